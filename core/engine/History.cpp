// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/TraceStore.h"
#include "core/value/Json.h"

#include <fmt/format.h>

#include <array>

namespace stepglass::engine {

namespace {

using value::Member;

constexpr std::array<std::string_view, 62> eventNames{"ActivityFailed",
                                                      "ActivityScheduled",
                                                      "ActivityScheduleFailed",
                                                      "ActivityStarted",
                                                      "ActivitySucceeded",
                                                      "ActivityTimedOut",
                                                      "ChoiceStateEntered",
                                                      "ChoiceStateExited",
                                                      "ExecutionAborted",
                                                      "ExecutionFailed",
                                                      "ExecutionStarted",
                                                      "ExecutionSucceeded",
                                                      "ExecutionTimedOut",
                                                      "FailStateEntered",
                                                      "LambdaFunctionFailed",
                                                      "LambdaFunctionScheduled",
                                                      "LambdaFunctionScheduleFailed",
                                                      "LambdaFunctionStarted",
                                                      "LambdaFunctionStartFailed",
                                                      "LambdaFunctionSucceeded",
                                                      "LambdaFunctionTimedOut",
                                                      "MapIterationAborted",
                                                      "MapIterationFailed",
                                                      "MapIterationStarted",
                                                      "MapIterationSucceeded",
                                                      "MapRunAborted",
                                                      "MapRunFailed",
                                                      "MapRunStarted",
                                                      "MapRunSucceeded",
                                                      "MapRunRedriven",
                                                      "MapStateAborted",
                                                      "MapStateEntered",
                                                      "MapStateExited",
                                                      "MapStateFailed",
                                                      "MapStateStarted",
                                                      "MapStateSucceeded",
                                                      "ParallelStateAborted",
                                                      "ParallelStateEntered",
                                                      "ParallelStateExited",
                                                      "ParallelStateFailed",
                                                      "ParallelStateStarted",
                                                      "ParallelStateSucceeded",
                                                      "PassStateEntered",
                                                      "PassStateExited",
                                                      "SucceedStateEntered",
                                                      "SucceedStateExited",
                                                      "TaskFailed",
                                                      "TaskScheduled",
                                                      "TaskStarted",
                                                      "TaskStartFailed",
                                                      "TaskStateAborted",
                                                      "TaskStateEntered",
                                                      "TaskStateExited",
                                                      "TaskSubmitFailed",
                                                      "TaskSubmitted",
                                                      "TaskSucceeded",
                                                      "TaskTimedOut",
                                                      "WaitStateAborted",
                                                      "WaitStateEntered",
                                                      "WaitStateExited",
                                                      "ExecutionRedriven",
                                                      "EvaluationFailed"};
static_assert(eventNames.size() == static_cast<std::size_t>(EventType::EvaluationFailed) + 1);

/// The members of an event's details, built one by one.
class Details {
public:
    Details& add(std::string_view name, Value value)
    {
        m_members.push_back({name, std::move(value)});
        return *this;
    }
    Details& addIfThere(std::string_view name, const Value& value)
    {
        return value.isNull() ? *this : add(name, value);
    }
    /// Data as AWS shows it: its JSON text, and that nothing was cut off.
    Details& addData(std::string_view name, const Value& data)
    {
        add(name, value::toJson(data));
        return add(std::string(name) + "Details", Value::object({{"truncated", false}}));
    }
    Details& addAll(const Value& object)
    {
        for (const Member& member : object.members())
            m_members.push_back(member);
        return *this;
    }
    Details& addError(const EventData& data)
    {
        return addIfThere("error", data.first).addIfThere("cause", data.second);
    }
    Value take() { return Value::takeObject(m_members); }

private:
    std::vector<Member> m_members;
};

/// The body of a Task that an event belongs to.
const TaskProgram* taskOf(const TraceStore& trace, const Event& event)
{
    if (!event.visit.isValid())
        return nullptr;
    return std::get_if<TaskProgram>(&trace.program().state(trace.visit(event.visit).state).body);
}

Details serviceDetails(const TaskProgram& task)
{
    Details details;
    details.add("resourceType", task.resourceType).add("resource", task.action);
    return details;
}

Value assignedTexts(const Value& assigned)
{
    std::vector<Member> texts;
    for (const Member& variable : assigned.members())
        texts.push_back({variable.name, value::toJson(variable.value)});
    return Value::takeObject(texts);
}

Value exitedDetails(const TraceStore& trace, const Visit& visit)
{
    Details details;
    details.add("name", trace.name(visit.state)).addData("output", visit.output.value_or(Value()));
    if (visit.assigned && visit.assigned->size() != 0) {
        details.add("assignedVariables", assignedTexts(*visit.assigned));
        details.add("assignedVariablesDetails", Value::object({{"truncated", false}}));
    }
    return details.take();
}

std::string timestamp(TimePoint time)
{
    std::string text = toTimestamp(time);
    text.pop_back();
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count() %
        1000;
    return text.substr(0, text.find('.')) + fmt::format(".{:03}+00:00", milliseconds);
}

/// The name of the member that holds an event's details.
std::string detailsName(EventType type)
{
    std::string name(toString(type));
    if (name.ends_with("StateEntered"))
        return "stateEnteredEventDetails";
    if (name.ends_with("StateExited"))
        return "stateExitedEventDetails";
    name.front() = static_cast<char>(name.front() - 'A' + 'a');
    return name + "EventDetails";
}

} // namespace

std::string_view toString(EventType type)
{
    return eventNames[static_cast<std::size_t>(type)];
}

std::string_view toString(ExecutionStatus status)
{
    switch (status) {
    case ExecutionStatus::Running:
        return "RUNNING";
    case ExecutionStatus::Succeeded:
        return "SUCCEEDED";
    case ExecutionStatus::Failed:
        return "FAILED";
    case ExecutionStatus::TimedOut:
        return "TIMED_OUT";
    case ExecutionStatus::Aborted:
        return "ABORTED";
    }
    return {};
}

Value TraceStore::eventDetails(EventId id) const
{
    if (id == 0 || id > eventCount())
        return {};
    const Event event = this->event(id);
    const EventData data = this->data(id);
    switch (event.type) {
    case EventType::ExecutionStarted:
        return Details().addData("input", input()).add("roleArn", roleArn()).take();
    case EventType::ExecutionSucceeded:
        return Details().addData("output", data.first).take();
    case EventType::ExecutionFailed:
    case EventType::ExecutionAborted:
    case EventType::ExecutionTimedOut:
    case EventType::LambdaFunctionFailed:
    case EventType::LambdaFunctionTimedOut:
    case EventType::LambdaFunctionScheduleFailed:
    case EventType::LambdaFunctionStartFailed:
    case EventType::ActivityFailed:
    case EventType::ActivityTimedOut:
    case EventType::ActivityScheduleFailed:
    case EventType::MapRunFailed:
        return Details().addError(data).take();
    case EventType::PassStateEntered:
    case EventType::TaskStateEntered:
    case EventType::ChoiceStateEntered:
    case EventType::WaitStateEntered:
    case EventType::SucceedStateEntered:
    case EventType::FailStateEntered:
    case EventType::ParallelStateEntered:
    case EventType::MapStateEntered: {
        const Visit entered = visit(event.visit);
        return Details().add("name", name(entered.state)).addData("input", *entered.input).take();
    }
    case EventType::PassStateExited:
    case EventType::TaskStateExited:
    case EventType::ChoiceStateExited:
    case EventType::WaitStateExited:
    case EventType::SucceedStateExited:
    case EventType::ParallelStateExited:
    case EventType::MapStateExited:
        return exitedDetails(*this, visit(event.visit));
    case EventType::TaskScheduled: {
        const TaskProgram* task = taskOf(*this, event);
        return serviceDetails(*task)
            .add("region", region())
            .add("parameters", value::toJson(data.first))
            .addAll(data.second)
            .take();
    }
    case EventType::TaskStarted:
        return serviceDetails(*taskOf(*this, event)).take();
    case EventType::TaskFailed:
    case EventType::TaskTimedOut:
    case EventType::TaskStartFailed:
    case EventType::TaskSubmitFailed:
        return serviceDetails(*taskOf(*this, event)).addError(data).take();
    case EventType::TaskSubmitted:
    case EventType::TaskSucceeded:
        return serviceDetails(*taskOf(*this, event)).addData("output", data.first).take();
    case EventType::LambdaFunctionScheduled:
    case EventType::ActivityScheduled:
        return Details()
            .add("resource", taskOf(*this, event)->resource)
            .addData("input", data.first)
            .addAll(data.second)
            .take();
    case EventType::LambdaFunctionSucceeded:
    case EventType::ActivitySucceeded:
        return Details().addData("output", data.first).take();
    case EventType::ActivityStarted:
        return Details().add("workerName", "Stepglass").take();
    case EventType::MapStateStarted:
        return Details().add("length", data.first).take();
    case EventType::MapIterationStarted:
    case EventType::MapIterationSucceeded:
    case EventType::MapIterationFailed:
    case EventType::MapIterationAborted:
        return Details()
            .add("name", name(visit(event.visit).state))
            .add("index", data.first)
            .take();
    case EventType::MapRunStarted:
        return Details().add("mapRunArn", data.first).take();
    case EventType::MapRunRedriven:
        return Details().add("mapRunArn", data.first).add("redriveCount", data.second).take();
    case EventType::EvaluationFailed:
        return Details()
            .add("error", "States.QueryEvaluationError")
            .addIfThere("cause", data.second)
            .addIfThere("location", data.first)
            .add("state", name(visit(event.visit).state))
            .take();
    case EventType::ExecutionRedriven:
        return Details().add("redriveCount", data.first).take();
    case EventType::LambdaFunctionStarted:
    case EventType::MapRunAborted:
    case EventType::MapRunSucceeded:
    case EventType::MapStateAborted:
    case EventType::MapStateFailed:
    case EventType::MapStateSucceeded:
    case EventType::ParallelStateAborted:
    case EventType::ParallelStateFailed:
    case EventType::ParallelStateStarted:
    case EventType::ParallelStateSucceeded:
    case EventType::TaskStateAborted:
    case EventType::WaitStateAborted:
        break;
    }
    return {};
}

Value toHistory(const Trace& trace)
{
    std::vector<Value> events;
    const auto count = static_cast<EventId>(trace.eventCount());
    events.reserve(count);
    for (EventId id = 1; id <= count; ++id) {
        const Event event = trace.event(id);
        Details details;
        details.add("timestamp", timestamp(event.time))
            .add("type", toString(event.type))
            .add("id", static_cast<std::int64_t>(id))
            .add("previousEventId", static_cast<std::int64_t>(event.previous))
            .addIfThere(detailsName(event.type), trace.eventDetails(id));
        events.push_back(details.take());
    }
    return Value::object({{"events", Value::takeArray(events)}});
}

Value toResult(const Trace& trace)
{
    Details result;
    result.add("status", toString(trace.status()));
    if (const auto output = trace.output())
        result.add("output", *output);
    const auto error = trace.error();
    // AWS names no error of an execution that ran out of time, only in its history.
    if (error && trace.status() != ExecutionStatus::TimedOut) {
        if (!error->name.empty())
            result.add("error", error->name);
        if (error->cause)
            result.add("cause", *error->cause);
    }
    return result.take();
}

} // namespace stepglass::engine
