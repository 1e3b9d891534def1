// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/Choice.h"

#include "core/engine/private/FieldReader.h"
#include "core/engine/private/Simulation.h"

namespace stepglass::engine {

namespace {

Condition compileCondition(const FieldReader& fields);

/// And, Or: all the conditions of an array.
std::vector<Condition> compileParts(const FieldReader& fields, std::string_view name)
{
    std::vector<Condition> parts;
    for (const FieldReader& part : fields.elements(name))
        parts.push_back(compileCondition(part));
    if (parts.empty())
        fields.report(DiagnosticCode::ValueEmpty, fields.node(name));
    return parts;
}

void compileComparison(const FieldReader& fields, Condition& condition)
{
    condition.variable = fields.path("Variable");
    if (!fields.has("Variable"))
        fields.reportMissing("Variable");
    for (const syntax::NodeId member : fields.members()) {
        const std::string name = fields.key(member);
        const std::optional<ComparisonOperator> op = comparisonOperatorOf(name);
        if (!op)
            continue;
        condition.operatorName = name;
        condition.op = *op;
        if (op->hasPath)
            condition.expectedPath = fields.path(name);
        else
            condition.expected = fields.value(name).value_or(Value());
        return;
    }
    fields.reportMissing("a comparison operator");
}

// The depth of a text is limited while it is parsed, which bounds this recursion.
Condition compileCondition(const FieldReader& fields)
{
    Condition condition;
    if (fields.has("And")) {
        condition.kind = Condition::Kind::And;
        condition.parts = compileParts(fields, "And");
    } else if (fields.has("Or")) {
        condition.kind = Condition::Kind::Or;
        condition.parts = compileParts(fields, "Or");
    } else if (fields.has("Not")) {
        condition.kind = Condition::Kind::Not;
        condition.parts.push_back(compileCondition(fields.within(fields.node("Not"))));
    } else {
        compileComparison(fields, condition);
    }
    return condition;
}

void leaveThrough(Simulation& simulation, Strand& strand, const Value& input,
                  const std::optional<Template>& ruleOutput, const std::optional<Template>& assign,
                  TraceStore::Exit exit)
{
    const StrandContext context(simulation, strand);
    const Scope scope{input, context, strand.variables, simulation.random()};
    Outcome<Value> output = simulation.outputOf(strand, ruleOutput, scope);
    if (!output)
        return simulation.fail(strand, std::move(output.error()));
    if (auto failure = simulation.assign(strand, assign, scope))
        return simulation.fail(strand, std::move(*failure));
    simulation.leave(strand, std::move(*output), std::move(exit));
}

} // namespace

Outcome<bool> holds(const ChoiceRule& rule, const Scope& scope)
{
    if (!rule.expression)
        return evaluate(rule.condition, scope);
    const Outcome<Value> value = rule.expression->evaluateAs("boolean", scope);
    if (!value)
        return tl::unexpected<Failure>(value.error());
    return value->asBoolean();
}

ChoiceProgram compileChoice(FieldReader& fields)
{
    ChoiceProgram program;
    if (!fields.has("Choices"))
        fields.reportMissing("Choices");
    for (const FieldReader& reader : fields.elements("Choices")) {
        ChoiceRule rule;
        if (fields.isJsonata()) {
            rule.expression = reader.tmpl("Condition");
            rule.output = reader.tmpl("Output");
            if (!rule.expression)
                reader.reportMissing("Condition");
        } else {
            rule.condition = compileCondition(reader);
        }
        if (!reader.has("Next"))
            reader.reportMissing("Next");
        rule.next = fields.target(asl::TransitionKind::Choice, program.rules.size());
        rule.target = reader.text("Next").value_or("");
        rule.assign = reader.tmpl("Assign");
        program.rules.push_back(std::move(rule));
    }
    program.defaultNext = fields.target(asl::TransitionKind::Default);
    return program;
}

void start(Simulation& simulation, Strand& strand, const ChoiceProgram& choice)
{
    Outcome<Value> input = applyInputPath(simulation, strand);
    if (!input)
        return simulation.fail(strand, std::move(input.error()));
    if (strand.variables.size() != 0)
        strand.stages.set(Stage::Variables, strand.variables);
    const StrandContext context(simulation, strand);
    const Scope scope{*input, context, strand.variables, simulation.random()};
    TraceStore::Exit exit;
    for (std::size_t index = 0; index < choice.rules.size(); ++index) {
        const ChoiceRule& rule = choice.rules[index];
        Outcome<bool> isTrue = holds(rule, scope);
        if (!isTrue)
            return simulation.fail(strand, std::move(isTrue.error()));
        if (!*isTrue)
            continue;
        exit.leftBy = asl::TransitionKind::Choice;
        exit.index = index;
        exit.next = rule.next;
        return leaveThrough(simulation, strand, *input, rule.output, rule.assign, std::move(exit));
    }
    if (!choice.defaultNext.isValid())
        return simulation.fail(strand,
                               stateFailure("States.NoChoiceMatched",
                                            "Failed to transition out of the state. The state does "
                                            "not point to a next state.")
                                   .value());
    exit.leftBy = asl::TransitionKind::Default;
    exit.next = choice.defaultNext;
    const DataFields& data = simulation.stateOf(strand).data;
    leaveThrough(simulation, strand, *input, data.jsonataOutput, data.assign, std::move(exit));
}

} // namespace stepglass::engine
