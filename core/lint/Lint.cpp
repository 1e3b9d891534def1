// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/Lint.h"

#include "core/lint/private/Checker.h"
#include "core/lint/private/TextPlace.h"

#include <algorithm>
#include <array>

namespace stepglass::lint {

namespace {

using syntax::Node;
using syntax::NodeId;
using syntax::NodeKind;

struct Family {
    void (*check)(Checker&);
};

/// The table of rules, a family a line.
constexpr std::array families{
    Family{checkDuplicateKeys}, // Structure
    Family{checkFields},        // Structure, and Data through checkContent
    Family{checkTransitions},   // Flow
    Family{checkReachability},  // Flow
    Family{checkStateNames},    // Flow
    Family{checkPlaces},        // Places
    Family{checkErrors},        // Errors
    Family{checkVariables},     // Variables
    Family{checkJsonata},       // Jsonata
    Family{checkDataFlow},      // DataFlow
    Family{checkOperation},     // Operation
    Family{checkServices},      // Services
    Family{checkQuotas},        // Quotas
    Family{checkCost},          // Cost
};

/// {"Ref": ...}, {"Fn::GetAtt": ...}: what it gives is known only to CloudFormation.
bool isTemplateFunction(const syntax::SyntaxTree& tree, const Node& node)
{
    if (node.kind != NodeKind::Object || node.childCount != 1)
        return false;
    const std::string name = tree.key(node.firstChild);
    return name == "Ref" || name.starts_with("Fn::");
}

} // namespace

void Checker::report(DiagnosticCode code, NodeId at, std::vector<std::string> arguments)
{
    const Node& value = node(at);
    const TextRange range =
        value.range.isEmpty() && !value.keyRange.isEmpty() ? value.keyRange : value.range;
    faults.push_back(makeDiagnostic(code, range, tree().pointer(at), std::move(arguments)));
}

void Checker::reportKey(DiagnosticCode code, NodeId at, std::vector<std::string> arguments)
{
    const Node& value = node(at);
    TextRange range = value.keyRange;
    if (range.isEmpty()) {
        range = value.range;
        range.end = std::min(range.end, range.begin + 1);
    }
    faults.push_back(makeDiagnostic(code, range, tree().pointer(at), std::move(arguments)));
}

void Checker::reportPart(DiagnosticCode code, NodeId at, TextRange part,
                         std::vector<std::string> arguments)
{
    report(code, at, std::move(arguments));
    if (const auto place = placeInText(tree(), at, part); place && !place->isEmpty())
        faults.back().range = *place;
}

const tl::expected<jsonata::Expression, jsonata::Error>& Checker::expression(NodeId id,
                                                                             std::string_view text)
{
    const auto known = m_expressions.find(id.value());
    if (known != m_expressions.end())
        return known->second;
    return m_expressions
        .emplace(id.value(),
                 jsonata::Expression::parse(text.substr(2, text.size() - 4),
                                            {.dialect = jsonata::Dialect::StepFunctions}))
        .first->second;
}

void Checker::addFix(Fix::Kind kind, std::string name, std::string text)
{
    faults.back().fixes.push_back({kind, faults.back().pointer, std::move(name), std::move(text)});
}

void Checker::addFixAt(Fix::Kind kind, NodeId at, std::string name, std::string text)
{
    faults.back().fixes.push_back({kind, tree().pointer(at), std::move(name), std::move(text)});
}

bool Checker::isOpaque(NodeId id) const
{
    const Node& value = node(id);
    switch (value.kind) {
    case NodeKind::Missing:
    case NodeKind::Placeholder:
        return true;
    case NodeKind::String:
        return value.isBroken || value.hasTag || hasPlaceholder(tree().string(id));
    case NodeKind::Object:
        return value.hasTag || isTemplateFunction(tree(), value);
    case NodeKind::Array:
        return value.hasTag;
    case NodeKind::Number:
    case NodeKind::Boolean:
    case NodeKind::Null:
        return value.isBroken;
    }
    return false;
}

bool Checker::isExpression(NodeId id) const
{
    if (!isText(id))
        return false;
    const std::string text = tree().string(id);
    return text.size() >= 4 && text.starts_with("{%") && text.ends_with("%}");
}

std::vector<Diagnostic> check(const asl::Model& model, const Options& options,
                              const CancelToken& cancel)
{
    Checker checker(model, options);
    const auto syntax = model.tree().diagnostics();
    checker.faults.assign(syntax.begin(), syntax.end());
    const NodeId root = model.tree().root();
    const NodeKind kind = model.tree().node(root).kind;
    if (kind == NodeKind::Object) {
        for (const Family& family : families) {
            if (cancel.isCancelled())
                break;
            family.check(checker);
        }
    } else if (kind != NodeKind::Missing && kind != NodeKind::Placeholder) {
        checker.reportKey(DiagnosticCode::NotAnObject, root, {"A state machine"});
    }
    applySilences(checker);
    std::stable_sort(checker.faults.begin(), checker.faults.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.range < b.range; });
    return std::move(checker.faults);
}

} // namespace stepglass::lint
