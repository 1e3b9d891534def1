// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/TraceStore.h"

namespace stepglass::engine {

namespace {

/// The Context Object as a visit's Choice saw it: the machine's part is kept, the state's made
/// anew.
class VisitContext final : public ContextSource {
public:
    VisitContext(const TraceStore& trace, const Visit& visit)
        : m_context(trace.context().with(
              "State", Value::object({{"Name", trace.name(visit.state)},
                                      {"EnteredTime", toTimestamp(visit.start)}})))
        , m_now(visit.start)
    {
    }
    const Value& context() const override { return m_context; }
    TimePoint now() const override { return m_now; }

private:
    Value m_context;
    TimePoint m_now;
};

} // namespace

std::vector<RuleExplanation> explainChoice(const Trace& trace, VisitId visitId)
{
    std::vector<RuleExplanation> explanations;
    const auto* store = dynamic_cast<const TraceStore*>(&trace);
    const Visit visit = trace.visit(visitId);
    if (store == nullptr || !visit.state.isValid())
        return explanations;
    const auto* choice = std::get_if<ChoiceProgram>(&store->program().state(visit.state).body);
    if (choice == nullptr)
        return explanations;
    const Value input = visit.afterInputPath ? *visit.afterInputPath : *visit.input;
    const VisitContext context(*store, visit);
    const Value variables = store->variablesAt(visitId);
    intrinsics::SeededRandom random(0);
    const Scope scope{input, context, variables, random};
    for (std::size_t index = 0; index < choice->rules.size(); ++index) {
        RuleExplanation explanation;
        explanation.rule = index;
        const ChoiceRule& rule = choice->rules[index];
        if (rule.expression) {
            explanation.condition.operatorName = rule.expression->expression();
            explanation.condition.isTrue = holds(rule, scope).value_or(false);
        } else {
            explanation.condition = explain(rule.condition, scope);
        }
        explanation.target = choice->rules[index].target;
        explanation.isTaken = visit.choiceRule == index;
        explanations.push_back(std::move(explanation));
    }
    return explanations;
}

std::vector<RecoveryExplanation> explainRecovery(const Trace& trace, VisitId visitId)
{
    const auto* store = dynamic_cast<const TraceStore*>(&trace);
    const Visit visit = trace.visit(visitId);
    if (store == nullptr || !visit.state.isValid() || !visit.error)
        return {};
    const std::vector<Failure> failures = store->failures(visitId);
    const RecoveryRules& rules = store->program().state(visit.state).recovery;
    // What the Retriers had granted before the last failure.
    std::vector<std::uint32_t> granted(rules.retriers.size());
    for (std::size_t index = 0; index + 1 < failures.size(); ++index) {
        const Recovery decision = decideRecovery(failures[index], rules, granted);
        if (decision.kind == Recovery::Kind::Retry)
            ++granted[decision.index];
    }
    return explain(failures.back(), rules, granted);
}

} // namespace stepglass::engine
