// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/StateRules.h"

#include "core/value/Json.h"

#include <fmt/format.h>

// Quotas of Step Functions that a definition breaks whatever its input is (Developer Guide,
// "Service quotas").

namespace stepglass::lint {

namespace {

using asl::State;
using asl::StateType;
using syntax::NodeId;

constexpr std::size_t largestDefinition = 1'048'576;
constexpr std::int64_t longestExecution = 31'536'000; // a year
constexpr std::int64_t longestHttpTask = 60;
constexpr std::int64_t mostChildren = 10'000;

class QuotaRules final : public StateRules {
public:
    explicit QuotaRules(Checker& checker)
        : m_checker(checker)
    {
    }

    void checkMachine()
    {
        checkSize();
        checkSeconds(m_checker.tree().root(), "TimeoutSeconds");
    }

    void check(const State& state) override
    {
        if (state.isBroken)
            return;
        if (state.type == StateType::Wait)
            checkSeconds(state.node, "Seconds");
        if (state.type == StateType::Task)
            checkTask(state);
        if (state.type == StateType::Map && state.isDistributedMap)
            checkAbove(state.node, "MaxConcurrency", mostChildren,
                       DiagnosticCode::MapConcurrencyAboveQuota);
    }

private:
    /// The service counts what it is sent. Tools send templates and YAML as JSON without blanks, so
    /// a text that would fit so is no error.
    void checkSize()
    {
        const auto& tree = m_checker.tree();
        const bool isJson = tree.format() == syntax::Format::Json;
        if (tree.text().size() <= largestDefinition)
            return;
        const std::size_t least = asl::toValue(tree, tree.root()).textSize();
        if (!isJson && least <= largestDefinition)
            return;
        const std::size_t size = isJson ? tree.text().size() : least;
        m_checker.reportKey(DiagnosticCode::DefinitionTooLarge, tree.root(),
                            {fmt::format("{}", size), fmt::format("{}", largestDefinition)});
        if (least <= largestDefinition)
            m_checker.faults.back().severity = Severity::Warning;
    }

    void checkSeconds(NodeId owner, std::string_view field)
    {
        // An Express workflow has a much lower limit of its own.
        if (m_checker.options.type == MachineType::Express)
            return;
        const bool isTold =
            checkAbove(owner, field, longestExecution, DiagnosticCode::BeyondExecutionDuration);
        // A timeout that never comes does no harm; a pause that never ends does.
        if (isTold && field == "TimeoutSeconds")
            m_checker.faults.back().severity = Severity::Hint;
    }

    void checkTask(const State& state)
    {
        const asl::ServiceAction action = asl::serviceActionOf(state.resource);
        if (action.service == "http" && action.action == "invoke" && !action.isSdk)
            checkAbove(state.node, "TimeoutSeconds", longestHttpTask,
                       DiagnosticCode::BeyondHttpDuration);
        else
            checkSeconds(state.node, "TimeoutSeconds");
    }

    /// A number above what there can be, repaired by the most. Whether it is one.
    bool checkAbove(NodeId owner, std::string_view field, std::int64_t most, DiagnosticCode code)
    {
        const NodeId node = m_checker.tree().member(owner, field);
        if (!node.isValid() || m_checker.node(node).kind != syntax::NodeKind::Number)
            return false;
        const Value number = asl::toValue(m_checker.tree(), node);
        if (!number.isNumber() || number.asDouble() <= static_cast<double>(most))
            return false;
        m_checker.report(code, node, {fmt::format("{}", most)});
        m_checker.addFix(Fix::Kind::ReplaceValue, {}, fmt::format("{}", most));
        return true;
    }

    Checker& m_checker;
};

} // namespace

void checkMachineQuotas(Checker& checker)
{
    QuotaRules(checker).checkMachine();
}

std::unique_ptr<StateRules> makeQuotaRules(Checker& checker)
{
    return std::make_unique<QuotaRules>(checker);
}

} // namespace stepglass::lint
