// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/StateRules.h"
#include "core/lint/private/VariableUses.h"
#include "core/syntax/YamlText.h"

#include <algorithm>
#include <array>

// What goes wrong only when the workflow runs: tasks that wait for ever, tokens that nobody gets,
// comparisons that never hold, quotas.

namespace stepglass::lint {

namespace {

using asl::QueryLanguage;
using asl::State;
using asl::StateType;
using syntax::NodeId;
using syntax::NodeKind;

constexpr std::int64_t longestExpress = 300;
/// A state passes on at most this much: AWS's quota of 256 KiB.
constexpr std::size_t largestData = 262'144;

class OperationRules final : public StateRules {
public:
    explicit OperationRules(Checker& checker)
        : m_checker(checker)
        , m_mentionsToken(mentionsToken(checker.model))
        , m_hasTimeout(hasTimeout(checker.model))
    {
    }

    void checkMachine()
    {
        if (isExpress())
            checkSeconds(m_checker.tree().member(m_checker.tree().root(), "TimeoutSeconds"));
    }

    void check(const State& state) override
    {
        if (m_checker.node(state.node).kind != NodeKind::Object || state.isBroken)
            return;
        if (state.type == StateType::Task)
            checkTask(state);
        else
            checkNoToken(state);
        if (state.type == StateType::Choice)
            checkTests(m_checker.tree().member(state.node, "Choices"));
        if (isExpress())
            checkSeconds(m_checker.tree().member(
                state.node, state.type == StateType::Wait ? "Seconds" : "TimeoutSeconds"));
        for (const std::string_view field :
             {"Result", "Parameters", "Arguments", "Output", "Assign", "Items", "ItemSelector"})
            checkSize(m_checker.tree().member(state.node, field));
        if (state.type == StateType::Pass && state.queryLanguage == QueryLanguage::JsonPath)
            checkResult(m_checker.tree().member(state.node, "Result"));
    }

private:
    [[nodiscard]] bool isExpress() const { return m_checker.options.type == MachineType::Express; }
    [[nodiscard]] bool has(const State& state, std::string_view name) const
    {
        return m_checker.tree().member(state.node, name).isValid();
    }

    [[nodiscard]] bool readsToken(const State& state) const
    {
        bool isRead = false;
        forEachStateText(m_checker, state,
                         [&](NodeId, const std::string&, const std::string& text) {
                             isRead = isRead || isToken(text);
                         });
        return isRead;
    }
    /// The token itself, or something that holds it.
    [[nodiscard]] static bool isToken(std::string_view text)
    {
        const auto holds = [text](std::string_view part) {
            return text.find(part) != std::string_view::npos;
        };
        return holds("$$.Task") || holds("$$['Task']") || holds("$states.context.Task") ||
               text == "$$" || text == "{% $states.context %}" || holds("($$)") ||
               holds("$states.context)") || holds("($$,") || holds(" $$)") || holds("$$[");
    }

    void checkTask(const State& state)
    {
        const asl::ServiceAction action = asl::serviceActionOf(state.resource);
        const bool isCallback = action.pattern == "waitForTaskToken";
        const bool hasResource = has(state, "Resource") && !hasPlaceholder(state.resource);
        if (isCallback && !readsToken(state)) {
            const bool isPath = state.queryLanguage == QueryLanguage::JsonPath;
            const NodeId arguments =
                m_checker.tree().member(state.node, isPath ? "Parameters" : "Arguments");
            // What an expression gives cannot be seen.
            if (!arguments.isValid() || m_checker.node(arguments).kind == NodeKind::Object)
                m_checker.report(DiagnosticCode::TokenNotPassed,
                                 m_checker.tree().member(state.node, "Resource"),
                                 {isPath ? "$$.Task.Token" : "$states.context.Task.Token"});
        }
        if (!isCallback && hasResource)
            checkNoToken(state);
        if (isExpress() || has(state, "TimeoutSeconds") || has(state, "TimeoutSecondsPath"))
            return;
        const bool hasHeartbeat =
            has(state, "HeartbeatSeconds") || has(state, "HeartbeatSecondsPath");
        if ((isCallback || action.isActivity) && !hasHeartbeat)
            reportNoTimeout(state, Severity::Warning);
        else if (action.pattern.starts_with("sync"))
            reportNoTimeout(state, Severity::Hint);
    }

    void reportNoTimeout(const State& state, Severity severity)
    {
        if (m_hasTimeout)
            return; // the machine's own bounds it
        m_checker.report(DiagnosticCode::TimeoutMissing,
                         m_checker.tree().member(state.node, "Resource"), {"a year"});
        m_checker.faults.back().severity = severity;
        m_checker.addFixAt(Fix::Kind::AddMember, state.node, "TimeoutSeconds", "3600");
    }

    void checkNoToken(const State& state)
    {
        if (!m_mentionsToken)
            return;
        forEachStateText(
            m_checker, state, [&](NodeId id, const std::string& name, const std::string& text) {
                const bool isPath = state.queryLanguage == QueryLanguage::JsonPath &&
                                    (name.ends_with(".$") || name.ends_with("Path")) &&
                                    text.find("$$.Task.Token") != std::string::npos;
                const bool isExpression =
                    state.queryLanguage == QueryLanguage::Jsonata && text.starts_with("{%") &&
                    text.find("$states.context.Task.Token") != std::string::npos;
                if (isPath || isExpression) {
                    m_checker.report(DiagnosticCode::TokenWithoutCallback, id);
                    addCallback(state);
                }
            });
    }

    /// Repairs the last fault where the task could wait for its token.
    void addCallback(const State& state)
    {
        constexpr std::string_view callback = ".waitForTaskToken";
        const asl::ServiceAction action = asl::serviceActionOf(state.resource);
        const NodeId resource = m_checker.tree().member(state.node, "Resource");
        const bool isIntegration = resource.isValid() && m_checker.isText(resource) &&
                                   state.resource.find(":states:::") != std::string::npos;
        if (!isIntegration || !action.pattern.empty())
            return;
        const std::string text = m_checker.tree().string(resource).append(callback);
        m_checker.addFixAt(Fix::Kind::ReplaceValue, resource, {}, syntax::toJsonText(text));
    }

    /// DynamoDB's attribute values name their type, and numbers come as texts: {"N": "12"}.
    void checkTests(NodeId rules)
    {
        if (!rules.isValid())
            return;
        std::vector<NodeId> pending{rules};
        while (!pending.empty()) {
            const NodeId id = pending.back();
            pending.pop_back();
            for (NodeId child = m_checker.node(id).firstChild; child.isValid();
                 child = m_checker.node(child).nextSibling)
                pending.push_back(child);
            const NodeId variable = m_checker.tree().member(id, "Variable");
            if (!variable.isValid() || !m_checker.isText(variable))
                continue;
            const std::string path = m_checker.tree().string(variable);
            const bool isAttribute = path.ends_with(".N") || path.ends_with("['N']") ||
                                     path.ends_with(".S") || path.ends_with("['S']");
            for (NodeId test = m_checker.node(id).firstChild; isAttribute && test.isValid();
                 test = m_checker.node(test).nextSibling) {
                const std::string name = m_checker.tree().key(test);
                if (name.starts_with("Numeric"))
                    m_checker.reportKey(DiagnosticCode::NumericTestOnText, test, {path, name});
            }
        }
    }

    void checkSeconds(NodeId seconds)
    {
        if (!seconds.isValid() || m_checker.isOpaque(seconds))
            return;
        const Value number = asl::toValue(m_checker.tree(), seconds);
        if (number.isInteger() && number.asInteger() > longestExpress)
            reportDuration(seconds);
    }

    void reportDuration(NodeId seconds)
    {
        const std::string most = std::to_string(longestExpress);
        m_checker.report(DiagnosticCode::BeyondExpressDuration, seconds, {most});
        m_checker.addFix(Fix::Kind::ReplaceValue, {}, most);
    }

    void checkSize(NodeId data)
    {
        // The text is never shorter than the data without its blanks.
        if (!data.isValid() || m_checker.node(data).range.length() <= largestData)
            return;
        const std::size_t size = asl::toValue(m_checker.tree(), data).textSize();
        if (size > largestData)
            m_checker.reportKey(DiagnosticCode::DataTooLarge, data,
                                {std::to_string(size), std::to_string(largestData)});
    }

    /// One fault for the whole Result, as AWS tells it.
    void checkResult(NodeId result)
    {
        if (!result.isValid())
            return;
        std::string first;
        forEachText(m_checker, result,
                    [&first](NodeId, const std::string& name, const std::string& text) {
                        if (looksLikePath(text) || (name.ends_with(".$") && text.starts_with('$')))
                            first = text;
                    });
        if (first.empty())
            return;
        m_checker.reportKey(DiagnosticCode::PassResultStatic, result, {first});
        m_checker.addFix(Fix::Kind::RenameKey, {}, "Parameters");
    }

    Checker& m_checker;
    bool m_mentionsToken; ///< anywhere in the text
    bool m_hasTimeout;    ///< of the machine
};

} // namespace

bool mentionsToken(const asl::Model& model)
{
    return model.tree().text().find("Task.Token") != std::string::npos;
}

bool hasTimeout(const asl::Model& model)
{
    return model.tree().member(model.tree().root(), "TimeoutSeconds").isValid();
}

void checkMachineOperation(Checker& checker)
{
    OperationRules(checker).checkMachine();
}

std::unique_ptr<StateRules> makeOperationRules(Checker& checker)
{
    return std::make_unique<OperationRules>(checker);
}

} // namespace stepglass::lint
