// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/TestStateChecks.h"

#include "core/value/Json.h"
#include "core/value/Pointer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace stepglass::engine {

namespace {

using asl::StateType;

/// The name of a state that comes without one.
constexpr std::string_view loneName = "StateName";

tl::unexpected<TestStateException> refuse(std::string message,
                                          std::string code = "ValidationException")
{
    return tl::unexpected(TestStateException{std::move(code), std::move(message)});
}

/// "/States/A/Branches[0]/States/B" for "/States/A/Branches/0/States/B".
std::string locationOf(const std::string& pointer)
{
    std::string location;
    for (const std::string& token :
         value::splitPointer(pointer).value_or(std::vector<std::string>())) {
        const bool isIndex = !token.empty() && std::all_of(token.begin(), token.end(), [](char c) {
            return c >= '0' && c <= '9';
        });
        location += isIndex ? '[' + token + ']' : '/' + token;
    }
    return location.empty() ? "/" : location;
}

/// A fault in AWS's words where they are known to differ from ours.
std::string messageOf(const Diagnostic& diagnostic)
{
    if (diagnostic.code == DiagnosticCode::ValueEmpty)
        return "Value cannot be empty";
    if (diagnostic.code == DiagnosticCode::MissingTransitionTarget &&
        diagnostic.arguments.size() == 2)
        return fmt::format("Missing '{}' target: {}", diagnostic.arguments[0],
                           diagnostic.arguments[1]);
    return toEnglish(diagnostic);
}

tl::unexpected<TestStateException> refuseDefinition(const std::vector<Diagnostic>& diagnostics)
{
    std::string joined;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity != Severity::Error)
            continue;
        joined += fmt::format("{}{}: {} at {}", joined.empty() ? "" : ", ",
                              diagnosticInfo(diagnostic.code).code, messageOf(diagnostic),
                              locationOf(diagnostic.pointer));
    }
    return refuse(fmt::format("Invalid State Machine Definition: '{}'", joined),
                  "InvalidDefinition");
}

/// Where a lone state's transitions lead, so that its text can stand as a machine.
std::string machineAround(std::string_view state)
{
    const auto machine = [&](const std::string& others) {
        return fmt::format(R"({{"StartAt":"{0}","States":{{"{0}":{1}{2}}}}})", loneName, state,
                           others);
    };
    const auto model =
        asl::Model::build(syntax::SyntaxTree::parse(machine({}), syntax::Format::Json));
    const asl::State* lone = model->root().find(loneName);
    std::vector<std::string> targets{std::string(loneName)};
    std::string others;
    for (const asl::Transition& transition :
         lone == nullptr ? std::vector<asl::Transition>() : lone->transitions) {
        if (transition.target.empty() ||
            std::find(targets.begin(), targets.end(), transition.target) != targets.end())
            continue;
        targets.push_back(transition.target);
        others += fmt::format(R"(,{}:{{"Type":"Succeed"}})", value::quoted(transition.target));
    }
    return machine(others);
}

const asl::State* findState(const asl::Model& model, std::string_view name)
{
    const auto& states = model.allStates();
    const auto found = std::find_if(states.begin(), states.end(),
                                    [&](const asl::State* state) { return state->name == name; });
    return found == states.end() ? nullptr : *found;
}

/// Whether a Map is around the state.
bool standsInMap(const asl::Model& model, const asl::State& state)
{
    const std::string& path = state.path.pointer();
    const auto& states = model.allStates();
    return std::any_of(states.begin(), states.end(), [&](const asl::State* outer) {
        return outer->type == StateType::Map && path.starts_with(outer->path.pointer() + '/');
    });
}

bool isWithin(const asl::State& inner, const asl::State& outer)
{
    return inner.path.pointer().starts_with(outer.path.pointer() + '/');
}

/// What a mock may not be, before its content is looked at.
std::optional<std::string> checkMock(const TestStateRequest& request, StateType type)
{
    const bool runsByItself =
        type != StateType::Task && type != StateType::Parallel && type != StateType::Map;
    if (runsByItself)
        return fmt::format("State type '{}' is not supported when a mock is specified",
                           asl::toString(type));
    if (request.revealsSecrets)
        return "TestState does not support RevealSecrets when a mock is specified.";
    if (request.mock->result && request.mock->error)
        return "A test mock should have only one of the following fields: [result, errorOutput].";
    if (!request.mock->result && !request.mock->error)
        return "A test mock should have one of the following fields: [result, errorOutput].";
    return std::nullopt;
}

/// The shape that a container's mocked result must have.
std::optional<std::string> checkShape(const StateUnderTest& test, const Value& result)
{
    if (test.type == StateType::Map && test.hasResultWriter)
        return result.isObject() ? std::nullopt
                                 : std::optional<std::string>("Mocked result must be a JSON "
                                                              "object.");
    if (test.type != StateType::Map && test.type != StateType::Parallel)
        return std::nullopt;
    if (!result.isArray())
        return "Mocked result must be an array.";
    if (test.type == StateType::Parallel && result.size() != test.branches)
        return "Mocked result must contain the same number of items as number of Parallel "
               "branches.";
    return std::nullopt;
}

std::optional<std::string> checkMockedResult(const TestStateRequest& request,
                                             const StateUnderTest& test,
                                             const TestStateRules& rules)
{
    const auto result = value::parseJson(*request.mock->result);
    if (!result)
        return "Mocked result must be a valid JSON.";
    if (auto wrong = checkShape(test, *result))
        return wrong;
    if (test.type != StateType::Task || !rules.checkResult ||
        request.mock->validation == FieldValidation::None)
        return std::nullopt;
    if (const auto wrong = rules.checkResult(test.resource, *result, request.mock->validation))
        return "Mock result schema validation error: " + *wrong;
    return std::nullopt;
}

/// A Task whose answer comes later than its call: TestState does not wait for it.
bool needsMock(const std::string& resource)
{
    const asl::ServiceAction action = asl::serviceActionOf(resource);
    return action.isActivity || !action.pattern.empty();
}

std::optional<TestStateException> checkConfiguration(const TestStateRequest& request,
                                                     const asl::Model& model,
                                                     const asl::State& state)
{
    const TestConfiguration& configuration = request.configuration;
    const auto exception = [](std::string message) {
        return TestStateException{"ValidationException", std::move(message)};
    };
    if (configuration.errorCausedByState) {
        const asl::State* cause = findState(model, *configuration.errorCausedByState);
        if (cause == nullptr || !isWithin(*cause, state))
            return exception(fmt::format("State '{}' specified in errorCausedByState is not found "
                                         "in the state under test",
                                         *configuration.errorCausedByState));
    }
    if (configuration.mapIterationFailureCount && *configuration.mapIterationFailureCount < 0)
        return exception("Map iteration failure count must not be negative");
    return std::nullopt;
}

} // namespace

std::optional<TestStateException> checkIterations(const TestStateRequest& request,
                                                  std::optional<std::size_t> iterations)
{
    const auto& failed = request.configuration.mapIterationFailureCount;
    if (!failed || !iterations || *failed <= static_cast<std::int64_t>(*iterations))
        return std::nullopt;
    return TestStateException{"ValidationException",
                              "Map iteration failure count must be less than or equal to the "
                              "number of Map iterations"};
}

std::optional<TestStateException> checkContext(const Value& context)
{
    struct Part {
        std::string_view name;
        std::vector<std::string_view> texts;
        std::vector<std::string_view> numbers;
        std::string_view anything;
    };
    static const std::array<Part, 4> parts{{{"Execution",
                                             {"Id", "Name", "RoleArn", "StartTime", "RedriveTime"},
                                             {"RedriveCount"},
                                             "Input"},
                                            {"State", {"EnteredTime", "Name"}, {"RetryCount"}, {}},
                                            {"StateMachine", {"Id", "Name"}, {}, {}},
                                            {"Task", {"Token"}, {}, {}}}};
    const auto exception = [](std::string message) {
        return TestStateException{"ValidationException",
                                  "Invalid Context object provided: " + std::move(message)};
    };
    const auto has = [](const std::vector<std::string_view>& names, std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    if (!context.isObject())
        return exception("Context must be a JSON object");
    for (const value::Member& member : context.members()) {
        const std::string_view name = member.name.text();
        if (name == "Map")
            return exception("'Map' field is not supported when mocking a Context object");
        const auto part = std::find_if(parts.begin(), parts.end(),
                                       [&](const Part& each) { return each.name == name; });
        if (part == parts.end())
            return exception(fmt::format("Field '{}' is not allowed", name));
        if (!member.value.isObject())
            return exception(fmt::format("Field '{}' must be an object", name));
        for (const value::Member& field : member.value.members()) {
            const std::string_view key = field.name.text();
            if (has(part->texts, key)) {
                if (!field.value.isString())
                    return exception(fmt::format("Field '{}' must be a string", key));
            } else if (has(part->numbers, key)) {
                if (!field.value.isNumber())
                    return exception(fmt::format("Field '{}' must be a number", key));
            } else if (key != part->anything || key.empty()) {
                return exception(fmt::format("Field '{}' is not allowed", key));
            }
        }
    }
    return std::nullopt;
}

TestStateOutcome<StateUnderTest> prepareTest(const TestStateRequest& request,
                                             const TestStateRules& rules)
{
    const auto given =
        asl::Model::build(syntax::SyntaxTree::parse(request.definition, syntax::Format::Json));
    const bool isMachine = given->tree().member(given->tree().root(), "States").isValid();
    const auto model = isMachine ? given
                                 : asl::Model::build(syntax::SyntaxTree::parse(
                                       machineAround(request.definition), syntax::Format::Json));
    if (isMachine && request.stateName.empty())
        return refuse("A state name is required when the definition is a state machine");
    const CompileResult compiled = compile(*model);
    std::vector<Diagnostic> faults =
        rules.checkDefinition ? rules.checkDefinition(*model) : std::vector<Diagnostic>();
    const auto isError = [](const Diagnostic& diagnostic) {
        return diagnostic.severity == Severity::Error;
    };
    if (std::none_of(faults.begin(), faults.end(), isError))
        faults = compiled.diagnostics;
    const bool isInvalid = std::any_of(faults.begin(), faults.end(), isError);
    // A text that is no JSON has no state to look at.
    const std::string_view name =
        isMachine || !request.stateName.empty() ? std::string_view(request.stateName) : loneName;
    const asl::State* state = findState(*model, isMachine ? name : loneName);
    if (isInvalid)
        return refuseDefinition(faults);
    if (state == nullptr || (!isMachine && name != loneName))
        return refuse("State not found in definition");

    StateUnderTest test;
    test.program = compiled.program;
    test.index = compiled.program->byPath.at(state->path.pointer());
    test.type = state->type;
    test.queryLanguage = state->queryLanguage;
    test.isInsideMap = standsInMap(*model, *state);
    test.resource = state->resource;
    test.branches = state->scopes.size();
    const syntax::SyntaxTree& tree = model->tree();
    test.hasInputPath = tree.member(state->node, "InputPath").isValid();
    test.hasItemReader = tree.member(state->node, "ItemReader").isValid();
    test.hasResultWriter = tree.member(state->node, "ResultWriter").isValid();
    test.hasResult = tree.member(state->node, "Result").isValid();

    const bool isContainer = test.type == StateType::Parallel || test.type == StateType::Map;
    if (isContainer && !request.mock)
        return refuse("TestState API does not support Map or Parallel states. Supported state "
                      "types include: [Task, Wait, Pass, Succeed, Fail, Choice]",
                      "InvalidDefinition");
    if (test.type == StateType::Task && !request.mock && !request.serviceAnswer &&
        needsMock(test.resource))
        return refuse(fmt::format("TestState API does not support the resource {} without a mock",
                                  test.resource),
                      "InvalidDefinition");
    if (request.mock)
        if (auto wrong = checkMock(request, test.type))
            return refuse(std::move(*wrong));
    if (request.context)
        if (auto wrong = checkContext(*request.context))
            return tl::unexpected(std::move(*wrong));
    if (auto wrong = checkConfiguration(request, *model, *state))
        return tl::unexpected(std::move(*wrong));
    if (request.mock && request.mock->result) {
        if (auto wrong = checkMockedResult(request, test, rules))
            return refuse(std::move(*wrong));
        const auto result = value::parseJson(*request.mock->result);
        if (result->isArray() && test.type == StateType::Map)
            if (auto wrong = checkIterations(request, result->size()))
                return tl::unexpected(std::move(*wrong));
    }
    return test;
}

} // namespace stepglass::engine
