// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Fields.h"
#include "core/jsonata/Expression.h"
#include "core/lint/Lint.h"

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <unordered_map>
#include <vector>

namespace stepglass::lint {

class Recollection;

/// What the rules share: the definition, and where faults are put.
class Checker {
public:
    Checker(const asl::Model& definition, const Options& wishes, Recollection& known)
        : model(definition)
        , options(wishes)
        , recollection(known)
    {
    }

    const asl::Model& model;
    const Options& options;
    Recollection& recollection; ///< what the check before has left
    std::vector<Diagnostic> faults;

    [[nodiscard]] const syntax::SyntaxTree& tree() const { return model.tree(); }
    [[nodiscard]] const syntax::Node& node(syntax::NodeId id) const { return tree().node(id); }

    /// A fault of a value, at the value.
    void report(DiagnosticCode code, syntax::NodeId at, std::vector<std::string> arguments = {});
    /// A fault of a value's being there, or of an object as a whole, at its key. Where there is no
    /// key, at the value's first character.
    void reportKey(DiagnosticCode code, syntax::NodeId at, std::vector<std::string> arguments = {});

    /// A fault of a part of a string: `part` counts bytes of the string as it is read. At the whole
    /// value where the part cannot be found in the text.
    void reportPart(DiagnosticCode code, syntax::NodeId at, TextRange part,
                    std::vector<std::string> arguments = {});

    /// Gives the last fault a repair, at the fault's own value or at another one.
    void addFix(Fix::Kind kind, std::string name, std::string text);
    void addFixAt(Fix::Kind kind, syntax::NodeId at, std::string name, std::string text);

    /// Whether nothing can be said of a value: it is missing or broken (syntax has told that
    /// already), or holds a placeholder, or comes from a template's function.
    [[nodiscard]] bool isOpaque(syntax::NodeId id) const;
    /// Whether it is a text between {% and %}.
    [[nodiscard]] bool isExpression(syntax::NodeId id) const;
    /// What stands between {% and %}, read once for all rules. `text` is the whole string.
    [[nodiscard]] const tl::expected<jsonata::Expression, jsonata::Error>&
    expression(syntax::NodeId id, std::string_view text);
    [[nodiscard]] bool isText(syntax::NodeId id) const
    {
        return node(id).kind == syntax::NodeKind::String;
    }

private:
    std::unordered_map<std::uint32_t, tl::expected<jsonata::Expression, jsonata::Error>>
        m_expressions;
};

using asl::hasPlaceholder;

// The families that look at the whole definition, or at the machine's own fields. Those that look
// at one state at a time: StateRules.h.
void checkDuplicateKeys(Checker& checker);
void checkMachineFields(Checker& checker);
void checkTransitions(Checker& checker);
void checkReachability(Checker& checker);
void checkStateNames(Checker& checker);
void checkLabels(Checker& checker);
void checkVariables(Checker& checker);
void checkDataFlow(Checker& checker);
void checkMachineOperation(Checker& checker);
void checkMachineQuotas(Checker& checker);
void checkCost(Checker& checker);

/// Whether the machine limits its time.
[[nodiscard]] bool hasTimeout(const asl::Model& model);
/// Whether the text has the token of a task anywhere.
[[nodiscard]] bool mentionsToken(const asl::Model& model);
/// Takes back what the user does not want to hear.
void applySilences(Checker& checker);
/// Whether a text would be a path, were it read as one: "$", "$.a", "$$.Execution.Id".
[[nodiscard]] bool looksLikePath(std::string_view text);
/// Calls `visit` with every text of a value, deepest included, and with the name of the member that
/// holds it (empty for elements).
template <typename Visit>
void forEachText(const Checker& checker, syntax::NodeId root, const Visit& visit);
/// The same for texts that hold a `$`, and perhaps for some others: much faster.
template <typename Visit>
void forEachDollarText(const Checker& checker, syntax::NodeId root, const Visit& visit);

/// Whether a string may hold a `$`: told from the text, without reading the string.
[[nodiscard]] inline bool mayHoldDollar(const Checker& checker, syntax::NodeId id)
{
    const TextRange range = checker.node(id).range;
    // An escape, and an anchor of YAML that is somewhere else, may hide one.
    return checker.tree().format() == syntax::Format::Yaml ||
           std::string_view(checker.tree().text())
                   .substr(range.begin, range.length())
                   .find_first_of("$\\") != std::string_view::npos;
}

/// What a field's type demands of its value beyond the JSON type: paths, calls, timestamps,
/// resources.
void checkContent(Checker& checker, syntax::NodeId value, const asl::Field& field,
                  asl::QueryLanguage language);

template <typename Accept, typename Visit>
void forEachTextThat(const Checker& checker, syntax::NodeId root, const Accept& accepts,
                     const Visit& visit)
{
    std::vector<syntax::NodeId> pending{root};
    while (!pending.empty()) {
        const syntax::NodeId id = pending.back();
        pending.pop_back();
        if (checker.isText(id) && !checker.node(id).isBroken && !checker.node(id).hasTag &&
            accepts(id))
            visit(id, checker.tree().key(id), checker.tree().string(id));
        for (syntax::NodeId child = checker.node(id).firstChild; child.isValid();
             child = checker.node(child).nextSibling)
            pending.push_back(child);
    }
}

template <typename Visit>
void forEachText(const Checker& checker, syntax::NodeId root, const Visit& visit)
{
    forEachTextThat(
        checker, root, [](syntax::NodeId) { return true; }, visit);
}

template <typename Visit>
void forEachDollarText(const Checker& checker, syntax::NodeId root, const Visit& visit)
{
    forEachTextThat(
        checker, root, [&checker](syntax::NodeId id) { return mayHoldDollar(checker, id); }, visit);
}

} // namespace stepglass::lint
