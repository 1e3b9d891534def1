// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/Nearest.h"
#include "core/jsonata/Expression.h"
#include "core/lint/private/Checker.h"

#include <algorithm>
#include <array>

// JSONata: where expressions begin and end, and what they can refer to.

namespace stepglass::lint {

namespace {

using asl::QueryLanguage;
using asl::State;
using asl::StateType;
using syntax::NodeId;
using syntax::NodeKind;

/// Fields whose texts are JSONata between {% and %}, at any depth.
constexpr std::array<std::string_view, 20> evaluatedFields{
    "Arguments",
    "Assign",
    "Output",
    "Items",
    "ItemSelector",
    "Seconds",
    "Timestamp",
    "TimeoutSeconds",
    "HeartbeatSeconds",
    "Credentials",
    "Error",
    "Cause",
    "MaxConcurrency",
    "ToleratedFailureCount",
    "ToleratedFailurePercentage",
    "ItemReader",
    "ItemBatcher",
    "ResultWriter",
    "Choices",
    "Catch",
};

class JsonataRules {
public:
    explicit JsonataRules(Checker& checker)
        : m_checker(checker)
    {
    }

    void check(const State& state)
    {
        if (state.queryLanguage != QueryLanguage::Jsonata ||
            m_checker.node(state.node).kind != NodeKind::Object)
            return;
        for (NodeId field = m_checker.node(state.node).firstChild; field.isValid();
             field = m_checker.node(field).nextSibling) {
            const std::string name = m_checker.tree().key(field);
            if (std::find(evaluatedFields.begin(), evaluatedFields.end(), name) ==
                evaluatedFields.end())
                continue;
            forEachText(m_checker, field,
                        [&](NodeId id, const std::string& key, const std::string& text) {
                            if (key != "Comment" && key != "Next" && key != "Resource")
                                checkText(state, name, id, key, text);
                        });
        }
    }

private:
    void checkText(const State& state, const std::string& field, NodeId id, const std::string& key,
                   const std::string& text)
    {
        const bool isOpened = text.starts_with("{%");
        const bool isClosed = text.ends_with("%}");
        const bool isCondition = field == "Choices" && key == "Condition";
        if (isOpened != isClosed || (isCondition && !isOpened && !hasPlaceholder(text))) {
            m_checker.report(DiagnosticCode::UnclosedJsonata, id);
            return;
        }
        if (!isOpened) {
            checkPlain(id, text);
            return;
        }
        if (!hasPlaceholder(text))
            checkExpression(state, field, id, text);
    }

    /// A path of the other language, which nothing reads here.
    void checkPlain(NodeId id, const std::string& text)
    {
        if (!looksLikePath(text) || m_checker.isOpaque(id))
            return;
        std::string expression = "$states.input";
        if (text.starts_with("$$"))
            expression = "$states.context" + text.substr(2);
        else
            expression += text.substr(1);
        m_checker.report(DiagnosticCode::PathInJsonata, id, {text, "{% " + expression + " %}"});
        m_checker.addFix(Fix::Kind::ReplaceValue, {}, "\"{% " + expression + " %}\"");
    }

    /// What the expression itself says: whether it can be read, and what it names.
    void checkContent(NodeId id, const std::string& text)
    {
        const std::string_view body = std::string_view(text).substr(2, text.size() - 4);
        const auto expression =
            jsonata::Expression::parse(body, {.dialect = jsonata::Dialect::StepFunctions});
        if (!expression) {
            m_checker.report(DiagnosticCode::InvalidJsonata, id, {expression.error().message});
            return;
        }
        const jsonata::References& references = expression->references();
        for (const jsonata::BareName& name : references.bareNames)
            m_checker.report(DiagnosticCode::UnsupportedReference, id,
                             {name.name, "write $states.input." + name.name});
        for (const jsonata::VariableUse& use : references.variables) {
            if (use.name == "$")
                m_checker.report(DiagnosticCode::UnsupportedReference, id,
                                 {"$$", "write $states.input"});
        }
        for (const jsonata::CallUse& call : references.calls)
            checkCall(id, call);
    }

    void checkCall(NodeId id, const jsonata::CallUse& call)
    {
        if (call.isLocal)
            return;
        const auto& table = jsonata::functionTable(jsonata::Dialect::StepFunctions);
        const auto known =
            std::find_if(table.begin(), table.end(), [&call](const jsonata::FunctionInfo& info) {
                return info.name == call.name;
            });
        if (known == table.end()) {
            catalogue::Nearest nearest(call.name);
            for (const jsonata::FunctionInfo& info : table)
                nearest.offer(info.name);
            const std::string more =
                nearest.name() ? "; did you mean \"$" + std::string(*nearest.name()) + "\"?" : "";
            m_checker.report(DiagnosticCode::UnknownFunction, id, {call.name, more});
            return;
        }
        const std::size_t most = mostArguments(known->signature);
        const std::size_t given = call.arguments + (call.isApplied ? 1 : 0);
        if (given > most)
            m_checker.report(DiagnosticCode::WrongArgumentCount, id,
                             {call.name, "at most " + std::to_string(most), std::to_string(given)});
    }

    /// How many arguments a signature such as <s-nn?:s> has room for; any number where it says so
    /// or where there is none.
    [[nodiscard]] static std::size_t mostArguments(std::string_view signature)
    {
        constexpr std::size_t any = 1000;
        if (!signature.starts_with('<'))
            return any;
        std::size_t count = 0;
        std::size_t depth = 0;
        for (const char c : signature.substr(1)) {
            if (c == ':' && depth == 0)
                return count;
            if (c == '(' || c == '<') {
                // A choice of types is one argument; what stands in <> belongs to the one before.
                count += depth == 0 && c == '(' ? 1 : 0;
                ++depth;
            } else if (c == ')' || c == '>') {
                depth -= depth > 0 ? 1 : 0;
            } else if (c == '+') {
                return any;
            } else if (depth == 0 && c != '?' && c != '-') {
                ++count;
            }
        }
        return any;
    }

    void checkExpression(const State& state, const std::string& field, NodeId id,
                         const std::string& text)
    {
        checkContent(id, text);
        if (field != "Catch" && text.find("$states.errorOutput") != std::string::npos)
            m_checker.report(DiagnosticCode::UnsupportedReference, id,
                             {"$states.errorOutput", "only a Catcher has an error"});
        const bool hasResult = state.type == StateType::Task || state.isContainer();
        if (!hasResult && text.find("$states.result") != std::string::npos) {
            m_checker.report(DiagnosticCode::UnsupportedReference, id,
                             {"$states.result", "only Task, Parallel and Map have a result"});
            m_checker.faults.back().severity = Severity::Warning;
        }
    }

    Checker& m_checker;
};

} // namespace

void checkJsonata(Checker& checker)
{
    JsonataRules rules(checker);
    for (const State* state : checker.model.allStates())
        rules.check(*state);
}

} // namespace stepglass::lint
