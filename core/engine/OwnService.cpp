// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Simulation.h"
#include "core/value/Json.h"

#include <fmt/format.h>

namespace stepglass::engine {

namespace {

using value::Member;

constexpr std::string_view optimised = "states";
constexpr std::string_view sdk = "aws-sdk:sfn";

std::string textMember(const Value& object, std::string_view name)
{
    const Value* member = object.find(name);
    return member != nullptr && member->isString() ? std::string(member->asString())
                                                   : std::string();
}

std::int64_t milliseconds(TimePoint time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

/// A time as the family of integrations prints it: the optimised one in milliseconds, the SDK's as
/// ISO 8601.
Value shownTime(TimePoint time, bool isSdk)
{
    return isSdk ? Value(toTimestamp(time)) : Value(milliseconds(time));
}

/// An error of the Step Functions API, named and worded as the family of integrations does.
TaskAnswer apiError(Simulation& simulation, bool isSdk, std::string_view code, std::string message)
{
    TaskAnswer answer;
    answer.error =
        isSdk ? StateError{fmt::format("Sfn.{}Exception", code),
                           fmt::format("{} (Service: Sfn, Status Code: 400, Request ID: {})",
                                       message, simulation.newUuid())}
              : StateError{fmt::format("StepFunctions.{}Exception", code),
                           fmt::format("{} (Service: AWSStepFunctions; Status Code: 400; Error "
                                       "Code: {}; Request ID: {}; Proxy: null)",
                                       message, code, simulation.newUuid())};
    return answer;
}

/// What goes with the answer of an SDK call.
void addMetadata(Simulation& simulation, std::vector<Member>& members)
{
    const std::string request = simulation.newUuid();
    const std::string length = std::to_string(Value::object(members).textSize());
    const auto header = [](std::string_view name, std::string_view text, bool isList) {
        return Member{name, isList ? Value::array({Value(text)}) : Value(text)};
    };
    const auto headers = [&](bool isList) {
        return Value::object({header("x-amzn-RequestId", request, isList),
                              header("connection", "keep-alive", isList),
                              header("Content-Length", length, isList),
                              header("Content-Type", "application/x-amz-json-1.0", isList)});
    };
    members.push_back({"SdkHttpMetadata", Value::object({{"AllHttpHeaders", headers(true)},
                                                         {"HttpHeaders", headers(false)},
                                                         {"HttpStatusCode", 200}})});
    members.push_back({"SdkResponseMetadata", Value::object({{"RequestId", request}})});
}

/// Which member of an answer a job's data stand in, and how.
enum class DataForm { Text, Json };

Value dataOf(const Value& data, DataForm form)
{
    return form == DataForm::Text ? Value(value::toJson(data)) : data;
}

/// DescribeExecution, members in the order of their names.
Value describe(const Simulation& nested, const std::string& machineArn, DataForm form, bool isSdk)
{
    const Trace& trace = *nested.trace();
    const Value included = Value::object({{"Included", true}});
    const bool isSucceeded = trace.status() == ExecutionStatus::Succeeded;
    const bool isExpress = nested.program().type == MachineType::Express;
    std::vector<Member> members;
    if (isSdk) {
        const auto lasted = std::chrono::duration_cast<std::chrono::milliseconds>(
            trace.endTime() - trace.startTime());
        // Billed by 100 ms and 64 MB.
        members.push_back({"BillingDetails", Value::object({{"BilledDurationInMilliseconds",
                                                             (lasted.count() + 99) / 100 * 100},
                                                            {"BilledMemoryUsedInMB", 64}})});
    }
    const auto error = trace.error();
    if (error && trace.status() != ExecutionStatus::TimedOut) {
        if (error->cause)
            members.push_back({"Cause", *error->cause});
        if (!error->name.empty())
            members.push_back({"Error", error->name});
    }
    members.push_back({"ExecutionArn", nested.arn()});
    members.push_back({"Input", dataOf(trace.input(), form)});
    members.push_back({"InputDetails", included});
    members.push_back({"Name", nested.settings().executionName});
    if (const auto output = trace.output()) {
        members.push_back({"Output", dataOf(*output, form)});
        members.push_back({"OutputDetails", included});
    }
    if (!isExpress && !isSdk) {
        members.push_back({"RedriveCount", 0});
        members.push_back({"RedriveStatus", isSucceeded ? "NOT_REDRIVABLE" : "REDRIVABLE"});
        if (isSucceeded)
            members.push_back(
                {"RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven"});
    }
    members.push_back({"StartDate", shownTime(trace.startTime(), isSdk)});
    members.push_back({"StateMachineArn", machineArn});
    members.push_back({"Status", toString(trace.status())});
    members.push_back({"StopDate", shownTime(trace.endTime(), isSdk)});
    return Value::takeObject(members);
}

/// The answer to a task that waited for an execution: its description, or States.TaskFailed.
TaskAnswer answerOfJob(const Simulation& nested, const std::string& machineArn, DataForm form)
{
    TaskAnswer answer;
    const Trace& trace = *nested.trace();
    const auto error = trace.error();
    if (error && error->name.starts_with(ownErrorPrefix)) {
        // What the run lacks, it lacks as a whole.
        answer.error = error;
        return answer;
    }
    if (trace.status() == ExecutionStatus::Succeeded)
        answer.result = describe(nested, machineArn, form, false);
    else
        answer.error =
            StateError{"States.TaskFailed",
                       value::toJson(describe(nested, machineArn, DataForm::Text, false))};
    return answer;
}

/// The ARN's account, or the caller's for a plain name.
std::string accountOf(const std::string& arn, const std::string& otherwise)
{
    // arn:aws:states:REGION:ACCOUNT:stateMachine:NAME
    std::size_t begin = 0;
    for (int colon = 0; colon < 4 && begin != std::string::npos; ++colon) {
        begin = arn.find(':', begin);
        begin += begin == std::string::npos ? 0 : 1;
    }
    const std::size_t end = begin == std::string::npos ? begin : arn.find(':', begin);
    return end == std::string::npos ? otherwise : arn.substr(begin, end - begin);
}

TaskAnswer unknownMachine(std::string_view state, const std::string& arn)
{
    TaskAnswer answer;
    answer.error = StateError{
        std::string(ownErrorPrefix) + "NoMock",
        fmt::format("The state '{}' starts an execution of '{}', which is no state machine of "
                    "this run, and no mock answers it. Give the run its definition, or the state "
                    "a mock.",
                    state, arn)};
    return answer;
}

TaskAnswer tooDeep(std::string_view state)
{
    TaskAnswer answer;
    answer.error = StateError{
        std::string(ownErrorPrefix) + "TooDeeplyNested",
        fmt::format("The state '{}' starts executions inside executions without end.", state)};
    return answer;
}

OwnAnswer startExecution(Simulation& simulation, Strand& strand, const TaskProgram& task,
                         const Value& arguments)
{
    const bool isSdk = task.resourceType == sdk;
    const bool isSync = isSdk && task.action == "startSyncExecution";
    const std::string& state = simulation.stateOf(strand).name;
    const std::string arn = textMember(arguments, "StateMachineArn");
    auto machine = simulation.settings().definitions->find(arn);
    if (!machine)
        return {unknownMachine(state, arn), {}};
    if (!simulation.canNest())
        return {tooDeep(state), {}};
    // A job is polled with DescribeExecution, which Express executions do not have; they alone can
    // be waited for synchronously.
    const bool isExpress = machine->program->type == MachineType::Express;
    const bool isStandard = !isExpress && machine->isTypeGiven;
    if ((isExpress && task.pattern == TaskProgram::Pattern::Sync) || (isStandard && isSync))
        return {apiError(simulation, isSdk, "StateMachineTypeNotSupported",
                         "This operation is not supported by this type of state machine"),
                {}};

    NestedSetup setup;
    const Value* input = arguments.find(std::string_view("Input"));
    setup.input = input == nullptr || input->isNull() ? Value::object() : *input;
    if (setup.input.isString()) {
        auto parsed = value::parseJson(setup.input.asString());
        if (!parsed)
            return {apiError(simulation, isSdk, "InvalidExecutionInput",
                             fmt::format("Invalid State Machine Execution Input: '{}'",
                                         toEnglish(parsed.error()))),
                    {}};
        setup.input = std::move(*parsed);
    }
    setup.name = textMember(arguments, "Name");
    if (setup.name.empty())
        setup.name = simulation.newUuid();
    setup.account = accountOf(arn, simulation.settings().account);
    const std::string executionArn =
        fmt::format("arn:aws:states:{}:{}:execution:{}:{}", simulation.settings().region,
                    setup.account, machine->name, setup.name);
    if (!isExpress && simulation.family().arns.contains(executionArn))
        return {apiError(simulation, isSdk, "ExecutionAlreadyExists",
                         fmt::format("Execution Already Exists: '{}'", executionArn)),
                {}};
    setup.isSynchronous = isSync;
    setup.machine = std::move(*machine);

    const bool isJob = task.pattern == TaskProgram::Pattern::Sync;
    const DataForm form = task.action.ends_with(":2") ? DataForm::Json : DataForm::Text;
    if (isJob)
        setup.answer = [arn, form](const Simulation& nested) {
            return answerOfJob(nested, arn, form);
        };
    else if (isSync)
        setup.answer = [arn](const Simulation& nested) {
            const auto error = nested.trace()->error();
            TaskAnswer answer;
            if (error && error->name.starts_with(ownErrorPrefix))
                answer.error = error;
            else
                answer.result = describe(nested, arn, DataForm::Text, true);
            return answer;
        };
    const bool waits = isJob || isSync;
    const Simulation& nested = simulation.startNested(strand, std::move(setup),
                                                      waits ? NestedWait::Job : NestedWait::None);

    std::vector<Member> response{{"ExecutionArn", nested.arn()}};
    if (!isSdk)
        addMetadata(simulation, response);
    response.push_back({"StartDate", shownTime(simulation.now(), isSdk)});
    OwnAnswer own;
    own.submitted = Value::takeObject(response);
    own.answer.isPending = waits || task.pattern == TaskProgram::Pattern::Callback;
    if (!own.answer.isPending)
        own.answer.result = own.submitted;
    return own;
}

OwnAnswer answerTask(Simulation& simulation, const TaskProgram& task, const Value& arguments)
{
    const std::string token = textMember(arguments, "TaskToken");
    bool isWaiting = false;
    if (task.action == "sendTaskHeartbeat") {
        isWaiting = simulation.beatToken(token);
    } else {
        TaskAnswer sent;
        if (task.action == "sendTaskFailure") {
            sent.error.emplace();
            sent.error->name = textMember(arguments, "Error");
            if (const Value* cause = arguments.find(std::string_view("Cause"));
                cause != nullptr && cause->isString())
                sent.error->cause = std::string(cause->asString());
        } else {
            const Value* output = arguments.find(std::string_view("Output"));
            const Value given = output == nullptr ? Value() : *output;
            auto parsed =
                given.isString() ? value::parseJson(given.asString()) : Result<Value>(given);
            if (!parsed)
                return {apiError(simulation, true, "InvalidOutput",
                                 "Invalid Output: Output must be valid JSON"),
                        {}};
            sent.result = std::move(*parsed);
        }
        isWaiting = simulation.answerToken(token, std::move(sent));
    }
    OwnAnswer own;
    if (isWaiting)
        own.answer.result = Value::object();
    else
        own.answer = apiError(simulation, true, "TaskTimedOut",
                              "Task Timed Out: 'Provided task does not exist anymore'");
    return own;
}

} // namespace

bool isOwnService(const TaskProgram& task)
{
    if (task.resourceType == optimised)
        return task.action.starts_with("startExecution");
    return task.resourceType == sdk &&
           (task.action == "startExecution" || task.action == "startSyncExecution" ||
            task.action.starts_with("sendTask"));
}

OwnAnswer callOwnService(Simulation& simulation, Strand& strand, const TaskProgram& task,
                         const Value& arguments, TaskAnswer answer)
{
    if (task.action.starts_with("sendTask"))
        return answerTask(simulation, task, arguments);
    if (simulation.settings().definitions == nullptr)
        return {std::move(answer), {}};
    return startExecution(simulation, strand, task, arguments);
}

} // namespace stepglass::engine
