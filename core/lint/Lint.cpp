// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/Lint.h"

#include "core/lint/private/Recollection.h"
#include "core/lint/private/TextPlace.h"

#include <algorithm>
#include <array>

namespace stepglass::lint {

namespace {

using syntax::Node;
using syntax::NodeId;
using syntax::NodeKind;

/// Rules that look at the whole definition, or at one state at a time.
struct Family {
    void (*check)(Checker&) = nullptr;
    std::unique_ptr<StateRules> (*rules)(Checker&) = nullptr;
};

/// The table of rules, a family a line.
constexpr std::array families{
    Family{.check = checkDuplicateKeys},    // Structure
    Family{.check = checkMachineFields},    // Structure
    Family{.rules = makeFieldRules},        // Structure, and Data through checkContent
    Family{.check = checkTransitions},      // Flow
    Family{.rules = makeExitRules},         // Flow
    Family{.check = checkReachability},     // Flow
    Family{.check = checkStateNames},       // Flow
    Family{.check = checkLabels},           // Places
    Family{.rules = makePlaceRules},        // Places
    Family{.rules = makeErrorRules},        // Errors
    Family{.check = checkVariables},        // Variables
    Family{.rules = makeJsonataRules},      // Jsonata
    Family{.check = checkDataFlow},         // DataFlow
    Family{.check = checkMachineOperation}, // Operation
    Family{.rules = makeOperationRules},    // Operation
    Family{.rules = makeServiceRules},      // Services
    Family{.check = checkMachineQuotas},    // Quotas
    Family{.rules = makeQuotaRules},        // Quotas
    Family{.check = checkCost},             // Cost
};

/// {"Ref": ...}, {"Fn::GetAtt": ...}: what it gives is known only to CloudFormation.
bool isTemplateFunction(const syntax::SyntaxTree& tree, const Node& node)
{
    if (node.kind != NodeKind::Object || node.childCount != 1)
        return false;
    std::string decoded;
    const std::string_view name = tree.key(node.firstChild, decoded);
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
    std::string decoded;
    switch (value.kind) {
    case NodeKind::Missing:
    case NodeKind::Placeholder:
        return true;
    case NodeKind::String:
        return value.isBroken || value.hasTag || hasPlaceholder(tree().string(id, decoded));
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
    std::string decoded;
    const std::string_view text = tree().string(id, decoded);
    return text.size() >= 4 && text.starts_with("{%") && text.ends_with("%}");
}

namespace {

Recollection::Context contextOf(const asl::Model& model, const Options& options)
{
    return {.type = options.type,
            .catalogue = options.catalogue,
            .language = model.queryLanguage(),
            .hasTimeout = hasTimeout(model),
            .mentionsToken = mentionsToken(model)};
}

std::vector<Diagnostic> check(const asl::Model& model, const Options& options,
                              Recollection& recollection, const CancelToken& cancel)
{
    Checker checker(model, options, recollection);
    const auto syntax = model.tree().diagnostics();
    checker.faults.assign(syntax.begin(), syntax.end());
    const NodeId root = model.tree().root();
    const NodeKind kind = model.tree().node(root).kind;
    if (kind == NodeKind::Object) {
        for (const Family& family : families) {
            if (cancel.isCancelled())
                return std::move(checker.faults);
            if (family.check != nullptr)
                family.check(checker);
            else if (const std::unique_ptr<StateRules> rules = family.rules(checker))
                recollection.check(checker, *rules);
        }
        recollection.keep();
    } else if (kind != NodeKind::Missing && kind != NodeKind::Placeholder) {
        checker.reportKey(DiagnosticCode::NotAnObject, root, {"A state machine"});
    }
    applySilences(checker);
    std::stable_sort(checker.faults.begin(), checker.faults.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.range < b.range; });
    return std::move(checker.faults);
}

} // namespace

std::vector<Diagnostic> check(const asl::Model& model, const Options& options,
                              const CancelToken& cancel)
{
    Recollection nothing(nullptr, nullptr, {});
    return check(model, options, nothing, cancel);
}

std::vector<Diagnostic> check(std::shared_ptr<const asl::Model> model, const Options& options,
                              Memory& memory, const CancelToken& cancel)
{
    const asl::Model& present = *model;
    Recollection recollection(&memory, std::move(model), contextOf(present, options));
    return check(present, options, recollection, cancel);
}

} // namespace stepglass::lint
