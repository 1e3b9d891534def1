// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/Task.h"

#include "core/engine/private/FieldReader.h"
#include "core/engine/private/Simulation.h"
#include "core/value/Json.h"

#include <algorithm>
#include <fmt/format.h>

namespace stepglass::engine {

namespace {

constexpr std::string_view servicePrefix = "arn:aws:states:::";

/// The events of one family of tasks.
struct TaskEvents {
    EventType scheduled;
    EventType started;
    EventType succeeded;
    EventType failed;
    EventType timedOut;
};

TaskEvents eventsOf(TaskProgram::Kind kind)
{
    switch (kind) {
    case TaskProgram::Kind::Lambda:
        return {EventType::LambdaFunctionScheduled, EventType::LambdaFunctionStarted,
                EventType::LambdaFunctionSucceeded, EventType::LambdaFunctionFailed,
                EventType::LambdaFunctionTimedOut};
    case TaskProgram::Kind::Activity:
        return {EventType::ActivityScheduled, EventType::ActivityStarted,
                EventType::ActivitySucceeded, EventType::ActivityFailed,
                EventType::ActivityTimedOut};
    case TaskProgram::Kind::Service:
        break;
    }
    return {EventType::TaskScheduled, EventType::TaskStarted, EventType::TaskSucceeded,
            EventType::TaskFailed, EventType::TaskTimedOut};
}

/// Splits "arn:aws:states:::sqs:sendMessage.waitForTaskToken" and
/// "arn:aws:states:::aws-sdk:s3:getObject" into type and action.
void readService(TaskProgram& program)
{
    std::string_view rest = program.resource;
    if (!rest.starts_with(servicePrefix)) {
        program.action = program.resource;
        return;
    }
    rest.remove_prefix(servicePrefix.size());
    const std::size_t colon = rest.rfind(':', rest.find('.'));
    if (colon != std::string_view::npos && rest.substr(colon) == ":2" && rest.find('.') < colon) {
        // ".sync:2" has a colon of its own.
        const std::size_t before = rest.rfind(':', colon - 1);
        program.resourceType = rest.substr(0, before);
        program.action = rest.substr(before + 1);
    } else if (colon != std::string_view::npos) {
        program.resourceType = rest.substr(0, colon);
        program.action = rest.substr(colon + 1);
    }
    if (program.action.ends_with(".waitForTaskToken"))
        program.pattern = TaskProgram::Pattern::Callback;
    else if (program.action.ends_with(".sync") || program.action.ends_with(".sync:2"))
        program.pattern = TaskProgram::Pattern::Sync;
}

/// The times that a task may take, and what its Scheduled event shows of them.
struct TaskTimes {
    std::optional<Duration> timeout;
    std::optional<Duration> heartbeat;
    Value shown;
};

Outcome<std::optional<std::int64_t>> secondsOf(const NumberSource& source, const Scope& scope)
{
    auto seconds = source.integer(scope);
    if (seconds && *seconds && **seconds <= 0)
        return runtimeFailure(
            fmt::format("The {} parameter references a value that is not positive: {}",
                        source.field, **seconds));
    return seconds;
}

Outcome<TaskTimes> timesOf(Simulation& simulation, Strand& strand, const TaskProgram& task)
{
    TaskTimes times;
    if (!task.timeout.isGiven() && !task.heartbeat.isGiven() && !task.credentials)
        return times;
    const Value& input = strand.stages.values[static_cast<std::size_t>(Stage::AfterInputPath)];
    const StrandContext context(simulation, strand);
    const Scope scope{input, context, strand.variables, simulation.random()};
    std::vector<value::Member> shown;
    auto timeout = secondsOf(task.timeout, scope);
    if (!timeout)
        return tl::unexpected<Failure>(std::move(timeout.error()));
    if (*timeout) {
        times.timeout = std::chrono::seconds(**timeout);
        shown.push_back({"timeoutInSeconds", **timeout});
    }
    auto heartbeat = secondsOf(task.heartbeat, scope);
    if (!heartbeat)
        return tl::unexpected<Failure>(std::move(heartbeat.error()));
    if (*heartbeat) {
        times.heartbeat = std::chrono::seconds(**heartbeat);
        shown.push_back({"heartbeatInSeconds", **heartbeat});
    }
    if (task.credentials) {
        Outcome<Value> credentials = task.credentials->evaluate(scope);
        if (!credentials)
            return tl::unexpected<Failure>(std::move(credentials.error()));
        if (const Value* role = credentials->find(std::string_view("RoleArn")))
            shown.push_back({"taskCredentials", Value::object({{"roleArn", *role}})});
    }
    times.shown = Value::takeObject(shown);
    return times;
}

/// What is wrong with the arguments of an optimised integration, or nothing. Headers and query
/// parameters of API Gateway hold a list of texts by name.
std::optional<std::string> wrongArguments(const TaskProgram& task, const Value& arguments)
{
    if (task.resourceType != "apigateway")
        return std::nullopt;
    const auto isList = [](const Value& value) {
        const auto elements = value.elements();
        return value.isArray() && std::all_of(elements.begin(), elements.end(),
                                              [](const Value& text) { return text.isString(); });
    };
    for (const std::string_view name : {"Headers", "QueryParameters"}) {
        const Value* field = arguments.find(name);
        if (field == nullptr || field->isNull())
            continue;
        const auto members = field->members();
        if (!field->isObject() ||
            !std::all_of(members.begin(), members.end(),
                         [&](const value::Member& member) { return isList(member.value); }))
            return fmt::format("The value of the field '{}' has an invalid format", name);
    }
    return std::nullopt;
}

/// Whether somebody outside has to send heartbeats for the task. AWS itself looks after a job; only
/// where the answer tells of heartbeats, they count.
bool hasWorker(const TaskProgram& task, const TaskAnswer& answer)
{
    return task.kind == TaskProgram::Kind::Activity ||
           task.pattern == TaskProgram::Pattern::Callback ||
           (task.pattern == TaskProgram::Pattern::Sync &&
            (answer.heartbeatEvery || !answer.heartbeats.empty()));
}

/// When the first heartbeat is missed that should have come `within` after the one before; nothing
/// where a worker never stops. A heartbeat at the very last moment counts.
std::optional<Duration> missedAfter(const TaskAnswer& answer, Duration within)
{
    if (answer.heartbeatEvery)
        return *answer.heartbeatEvery > within ? std::optional(within) : std::nullopt;
    Duration last{};
    for (const Duration time : answer.heartbeats) {
        if (time - last > within)
            break;
        last = time;
    }
    return last + within;
}

/// Sleeps until the answer, the timeout or a missed heartbeat, whatever comes first.
void await(Simulation& simulation, Strand& strand, const TaskProgram& task, const TaskTimes& times)
{
    PendingTask& pending = *strand.task;
    if (times.timeout)
        pending.timeout = simulation.now() + *times.timeout;
    if (hasWorker(task, pending.answer))
        pending.heartbeat = times.heartbeat;
    std::optional<Duration> end;
    if (!pending.answer.isPending)
        end = pending.answer.latency;
    const auto missed =
        pending.heartbeat ? missedAfter(pending.answer, *pending.heartbeat) : std::nullopt;
    if (missed && (!end || *missed < *end)) {
        end = missed;
        pending.ending = PendingTask::Ending::Heartbeat;
    }
    if (times.timeout && (!end || *times.timeout < *end)) {
        end = times.timeout;
        pending.ending = PendingTask::Ending::Timeout;
    }
    if (!end)
        return simulation.block(strand);
    if (*end == Duration::zero())
        return simulation.goOn(strand, Phase::Resume);
    simulation.sleep(strand, simulation.now() + *end, Phase::Resume);
}

Value textOrNull(const std::optional<std::string>& text)
{
    return text ? Value(*text) : Value();
}

void failTask(Simulation& simulation, Strand& strand, const TaskProgram& task, Failure failure)
{
    const TaskEvents events = eventsOf(task.kind);
    const bool isTimeout = failure.error.name == "States.Timeout";
    simulation.record(strand, isTimeout ? events.timedOut : events.failed,
                      {failure.error.name.empty() ? Value() : Value(failure.error.name),
                       textOrNull(failure.error.cause)});
    simulation.fail(strand, std::move(failure));
}

} // namespace

TaskProgram compileTask(FieldReader& fields)
{
    TaskProgram program;
    program.resource = fields.text("Resource").value_or("");
    if (!fields.has("Resource"))
        fields.reportMissing("Resource");
    const asl::ServiceAction action = asl::serviceActionOf(program.resource);
    if (action.isActivity)
        program.kind = TaskProgram::Kind::Activity;
    else if (program.resource.starts_with("arn:") &&
             program.resource.find(":lambda:") != std::string::npos &&
             !program.resource.starts_with(servicePrefix))
        program.kind = TaskProgram::Kind::Lambda;
    else
        readService(program);
    // An Express workflow is over before a job, a person or a worker can answer; AWS refuses it.
    if (fields.machineType() == MachineType::Express) {
        if (action.isActivity)
            fields.report(DiagnosticCode::ExpressNotSupported, fields.node("Resource"),
                          {"an activity"});
        else if (!action.pattern.empty())
            fields.report(DiagnosticCode::ExpressNotSupported, fields.node("Resource"),
                          {"." + action.pattern});
    }
    program.credentials = fields.tmpl("Credentials");
    program.timeout = fields.numberSource("TimeoutSeconds");
    program.heartbeat = fields.numberSource("HeartbeatSeconds");
    return program;
}

void start(Simulation& simulation, Strand& strand, const TaskProgram& task)
{
    if (task.pattern == TaskProgram::Pattern::Callback)
        strand.token = simulation.newToken();
    Outcome<Value> input = effectiveInput(simulation, strand);
    if (!input)
        return simulation.fail(strand, std::move(input.error()));
    if (const auto wrong = wrongArguments(task, *input))
        return simulation.fail(
            strand, runtimeFailure(fmt::format("The Parameters '{}' could not be used to start the "
                                               "Task: [{}]",
                                               value::toJson(*input), *wrong))
                        .value());
    Outcome<TaskTimes> times = timesOf(simulation, strand, task);
    if (!times)
        return simulation.fail(strand, std::move(times.error()));
    if (simulation.exceedsLimit(*input))
        return simulation.fail(
            strand, {{"States.DataLimitExceeded",
                      fmt::format("The state/task '{}' has an input with a size exceeding "
                                  "the maximum number of bytes service limit.",
                                  simulation.stateOf(strand).name)},
                     false,
                     false});
    const TaskEvents events = eventsOf(task.kind);
    simulation.startAttempt(strand,
                            simulation.record(strand, events.scheduled, {*input, times->shown}));
    simulation.record(strand, events.started);
    simulation.saveStages(strand);

    TaskRequest request;
    request.machine = simulation.settings().machineName;
    request.state = simulation.stateOf(strand).path;
    request.stateName = simulation.stateOf(strand).name;
    request.resource = task.resource;
    request.arguments = std::move(*input);
    request.context = [&] { return simulation.contextOf(strand); };
    request.attempt = static_cast<int>(strand.retryCount);
    request.invocation = simulation.countInvocation(strand.state);
    if (strand.item)
        request.iteration = strand.item->index;
    else if (strand.child)
        request.iteration = strand.child->index;
    strand.task.emplace();
    strand.task->answer = simulation.tasks().invoke(request);
    Value submitted = Value::object();
    if (strand.task->answer.isUnknown && isOwnService(task)) {
        OwnAnswer own = callOwnService(simulation, strand, task, request.arguments,
                                       std::move(strand.task->answer));
        strand.task->answer = std::move(own.answer);
        submitted = std::move(own.submitted);
    }
    if (strand.token.isString() && strand.task->answer.isPending)
        simulation.addToken(strand);

    const std::optional<StateError>& error = strand.task->answer.error;
    const bool isOwnError = error && error->name.starts_with(ownErrorPrefix);
    if (task.pattern != TaskProgram::Pattern::RequestResponse && !isOwnError)
        simulation.record(strand, EventType::TaskSubmitted, {std::move(submitted), {}});
    await(simulation, strand, task, *times);
}

void resume(Simulation& simulation, Strand& strand, const TaskProgram& task)
{
    if (strand.task->ending != PendingTask::Ending::Answer)
        simulation.abandonNested(strand);
    PendingTask pending = std::move(*strand.task);
    strand.task.reset();
    if (pending.ending != PendingTask::Ending::Answer)
        return failTask(simulation, strand, task,
                        {{"States.Timeout", std::nullopt},
                         false,
                         pending.ending == PendingTask::Ending::Heartbeat});
    if (pending.answer.error)
        return failTask(simulation, strand, task, {std::move(*pending.answer.error), false, false});
    Value result = pending.answer.result.value_or(Value());
    if (simulation.exceedsLimit(result))
        return failTask(
            simulation, strand, task,
            {{"States.DataLimitExceeded",
              fmt::format("The state/task '{}' returned a result with a size exceeding the "
                          "maximum number of bytes service limit.",
                          task.kind == TaskProgram::Kind::Service ? task.resourceType
                                                                  : task.resource)},
             false,
             false});
    simulation.record(strand, eventsOf(task.kind).succeeded, {result, {}});
    simulation.succeed(strand, std::move(result));
}

} // namespace stepglass::engine
