// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Engine.h"

#include "core/engine/private/FieldReader.h"
#include "core/engine/private/Substitution.h"

#include <algorithm>

namespace stepglass::engine {

namespace {

using asl::StateType;
using asl::TransitionKind;

Duration seconds(double number)
{
    return std::chrono::duration_cast<Duration>(std::chrono::duration<double>(number));
}

Retrier compileRetrier(const FieldReader& fields)
{
    Retrier retrier;
    retrier.errorEquals = fields.texts("ErrorEquals");
    if (!fields.has("ErrorEquals"))
        fields.reportMissing("ErrorEquals");
    if (const auto interval = fields.number("IntervalSeconds"))
        retrier.interval = seconds(*interval);
    if (const auto most = fields.number("MaxAttempts"))
        retrier.maxAttempts = static_cast<std::uint32_t>(std::clamp(*most, 0.0, 99'999'999.0));
    if (const auto rate = fields.number("BackoffRate"))
        retrier.backoffRate = *rate;
    if (const auto longest = fields.number("MaxDelaySeconds"))
        retrier.maxDelay = seconds(*longest);
    retrier.hasFullJitter = fields.has("JitterStrategy") && fields.text("JitterStrategy") == "FULL";
    return retrier;
}

RecoveryRules compileRecovery(const FieldReader& fields)
{
    RecoveryRules rules;
    for (const FieldReader& retrier : fields.elements("Retry"))
        rules.retriers.push_back(compileRetrier(retrier));
    for (const FieldReader& reader : fields.elements("Catch")) {
        Catcher catcher;
        catcher.errorEquals = reader.texts("ErrorEquals");
        if (!reader.has("ErrorEquals"))
            reader.reportMissing("ErrorEquals");
        catcher.next = fields.target(TransitionKind::Catch, rules.catchers.size());
        if (!reader.has("Next"))
            reader.reportMissing("Next");
        catcher.resultPlace = reader.resultPlace();
        catcher.assign = reader.tmpl("Assign");
        if (reader.isJsonata())
            catcher.output = reader.tmpl("Output");
        rules.catchers.push_back(std::move(catcher));
    }
    return rules;
}

DataFields compileData(const FieldReader& fields, StateType type)
{
    DataFields data;
    data.input = fields.dataPath("InputPath");
    data.output = fields.dataPath("OutputPath");
    // A Map's Parameters are its ItemSelector's old name: the Map itself reads them.
    if (type != StateType::Map)
        data.parameters = fields.tmpl("Parameters");
    if (!fields.isJsonata())
        data.resultSelector = fields.tmpl("ResultSelector");
    data.resultPlace = fields.resultPlace();
    data.assign = fields.tmpl("Assign");
    data.isJsonata = fields.isJsonata();
    if (data.isJsonata)
        data.jsonataOutput = fields.tmpl("Output");
    return data;
}

StateBody compileBody(FieldReader& fields, StateType type)
{
    switch (type) {
    case StateType::Task:
        return compileTask(fields);
    case StateType::Choice:
        return compileChoice(fields);
    case StateType::Wait:
        return compileWait(fields);
    case StateType::Succeed:
        return SucceedProgram();
    case StateType::Fail:
        return compileFail(fields);
    case StateType::Parallel:
        return compileParallel(fields);
    case StateType::Map:
        return compileMap(fields);
    case StateType::Pass:
        return compilePass(fields);
    case StateType::Unknown:
        break;
    }
    fields.report(DiagnosticCode::UnknownStateType, fields.node("Type"), {fields.state().typeText});
    return PassProgram();
}

/// Whether a state of this type says where to go by Next or End.
bool needsNext(StateType type)
{
    return type != StateType::Choice && type != StateType::Succeed && type != StateType::Fail &&
           type != StateType::Unknown;
}

void compileState(const CompileContext& context, const asl::State& state, StateProgram& program)
{
    FieldReader fields(context, state);
    program.path = state.path;
    program.name = state.name;
    program.nameValue = Value(state.name);
    program.type = state.type;
    const bool endsOrLeads = std::any_of(state.transitions.begin(), state.transitions.end(),
                                         [](const asl::Transition& transition) {
                                             return transition.kind == TransitionKind::Next ||
                                                    transition.kind == TransitionKind::End;
                                         });
    if (needsNext(state.type) && !endsOrLeads)
        fields.report(DiagnosticCode::MissingNextOrEnd, state.node, {state.name});
    program.next = fields.target(TransitionKind::Next);
    program.data = compileData(fields, state.type);
    if (program.retries())
        program.recovery = compileRecovery(fields);
    program.body = compileBody(fields, state.type);
}

/// The machine's own fields.
void compileMachine(const CompileContext& context)
{
    const syntax::SyntaxTree& tree = context.tree();
    const syntax::NodeId timeout = tree.member(tree.root(), "TimeoutSeconds");
    if (!timeout.isValid())
        return;
    const Value value = asl::toValue(tree, timeout);
    if (value.isNumber() && value.asDouble() >= 0)
        context.program.timeout = seconds(value.asDouble());
    else
        context.report(DiagnosticCode::WrongType, timeout, {"Integer"});
}

} // namespace

CompileResult compile(const asl::Model& model, const CompileSettings& settings)
{
    if (!settings.substitutions.empty())
        if (const auto substituted = substitute(model, settings.substitutions); substituted.model) {
            CompileSettings rest = settings;
            rest.substitutions.clear();
            CompileResult result = compile(*substituted.model, rest);
            moveToOriginal(result.diagnostics, substituted.edits);
            return result;
        }
    CompileResult result;
    const auto diagnosed = model.tree().diagnostics();
    result.diagnostics.assign(diagnosed.begin(), diagnosed.end());
    auto program = std::make_shared<Program>();
    program->type = settings.type;
    const CompileContext context{model, result.diagnostics, *program};
    const auto& states = model.allStates();
    for (std::size_t index = 0; index < states.size(); ++index)
        program->byPath.emplace(states[index]->path.pointer(),
                                StateIndex(static_cast<std::uint32_t>(index)));
    program->states.resize(states.size());
    (void)context.addScope(model.root());
    for (std::size_t index = 0; index < states.size(); ++index)
        compileState(context, *states[index], program->states[index]);
    compileMachine(context);
    const bool canRun = std::none_of(
        result.diagnostics.begin(), result.diagnostics.end(),
        [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::Error; });
    if (canRun)
        result.program = std::move(program);
    return result;
}

} // namespace stepglass::engine
