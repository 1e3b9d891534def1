// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/HistoryReader.h"

#include "core/engine/Time.h"
#include "core/engine/private/HistoryTrace.h"
#include "core/value/Json.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>

namespace stepglass::engine {

namespace {

using value::Member;

/// Times beyond are milliseconds, not seconds: the year 5138.
constexpr double mostSeconds = 1e11;

tl::unexpected<Error> noHistory(std::string why)
{
    return fail(ErrorCode::CannotReadFile, "the history", std::move(why));
}

/// Members as the API names them: some tools begin them with a capital.
Value withSmallLetters(const Value& object)
{
    if (!object.isObject())
        return object;
    std::vector<Member> members;
    for (const Member& member : object.members()) {
        std::string name(member.name.text());
        if (!name.empty() && name.front() >= 'A' && name.front() <= 'Z')
            name.front() = static_cast<char>(name.front() - 'A' + 'a');
        members.push_back({name, member.value});
    }
    return Value::takeObject(members);
}

const std::unordered_map<std::string_view, EventType>& eventTypes()
{
    static const auto types = [] {
        std::unordered_map<std::string_view, EventType> all;
        for (int type = 0; type <= static_cast<int>(EventType::EvaluationFailed); ++type)
            all.emplace(toString(static_cast<EventType>(type)), static_cast<EventType>(type));
        return all;
    }();
    return types;
}

const Value* firstOf(const Value& object, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        if (const Value* member = object.find(name))
            return member;
    return nullptr;
}

/// A number, also one that is written as a text.
std::optional<double> numberOf(const Value* value)
{
    if (value == nullptr)
        return std::nullopt;
    if (value->isNumber())
        return value->asDouble();
    if (!value->isString())
        return std::nullopt;
    const std::string_view text = value->asString();
    double number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::optional<EventId> idOf(const Value* value)
{
    const std::optional<double> number = numberOf(value);
    if (!number || *number < 0 || *number > 1e9 || std::trunc(*number) != *number)
        return std::nullopt;
    return static_cast<EventId>(*number);
}

std::optional<TimePoint> timeOf(const Value* value)
{
    if (value == nullptr)
        return std::nullopt;
    std::optional<double> number = numberOf(value);
    if (!number)
        return value->isString() ? parseTime(value->asString()) : std::nullopt;
    const double seconds = std::abs(*number) > mostSeconds ? *number / 1000 : *number;
    if (std::abs(seconds) > mostSeconds)
        return std::nullopt;
    return TimePoint(Duration(std::llround(seconds * 1e6)));
}

Value detailsOf(const Value& event)
{
    if (const Value* details = event.find(std::string_view("details")))
        return withSmallLetters(*details);
    for (const Member& member : event.members())
        if (member.name.text().ends_with("EventDetails"))
            return withSmallLetters(member.value);
    return {};
}

Result<RecordedEvent> readEvent(const Value& json)
{
    const Value event = withSmallLetters(json);
    const Value* type = event.find(std::string_view("type"));
    if (type == nullptr || !type->isString())
        return noHistory("an event has no type");
    const auto known = eventTypes().find(type->asString());
    if (known == eventTypes().end())
        return noHistory(fmt::format("there is no event type {}", type->asString()));
    const auto id = idOf(event.find(std::string_view("id")));
    if (!id || *id == 0)
        return noHistory(fmt::format("a {} has no id", type->asString()));
    const auto previous = idOf(firstOf(event, {"previousEventId", "previous_event_id"}));
    const auto time = timeOf(firstOf(event, {"timestamp", "event_timestamp"}));
    if (!time)
        return noHistory(fmt::format("event {} has no timestamp", *id));
    RecordedEvent recorded;
    recorded.event.id = *id;
    recorded.event.previous = previous.value_or(0);
    recorded.event.type = known->second;
    recorded.event.time = *time;
    recorded.details = detailsOf(event);
    return recorded;
}

/// The events of a page, of an array of pages or events, or one event.
Result<void> collect(const Value& json, std::vector<RecordedEvent>& events, int depth = 0)
{
    constexpr int mostDepth = 3;
    const Value* list = firstOf(json, {"events", "Events"});
    const Value& all = list != nullptr ? *list : json;
    if (all.isArray() && depth < mostDepth) {
        for (const Value& element : all.elements())
            if (Result<void> collected = collect(element, events, depth + 1); !collected)
                return collected;
        return {};
    }
    if (!all.isObject())
        return noHistory("it holds no object with events");
    Result<RecordedEvent> event = readEvent(all);
    if (!event)
        return tl::unexpected<Error>(std::move(event.error()));
    events.push_back(std::move(*event));
    return {};
}

/// A text that is one JSON value, or one on each line.
Result<void> collectText(std::string_view text, std::vector<RecordedEvent>& events)
{
    const Result<Value> whole = value::parseJson(text);
    if (whole)
        return collect(*whole, events);
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        const Result<Value> event = value::parseJson(line);
        if (!event)
            return tl::unexpected<Error>(whole.error());
        if (Result<void> collected = collect(*event, events); !collected)
            return collected;
    }
    return {};
}

} // namespace

Result<std::shared_ptr<const Trace>> readHistory(std::span<const std::string> texts,
                                                 std::shared_ptr<const Program> program)
{
    std::vector<RecordedEvent> events;
    for (const std::string& text : texts)
        if (Result<void> collected = collectText(text, events); !collected)
            return tl::unexpected<Error>(std::move(collected.error()));
    std::stable_sort(
        events.begin(), events.end(),
        [](const RecordedEvent& a, const RecordedEvent& b) { return a.event.id < b.event.id; });
    events.erase(std::unique(events.begin(), events.end(),
                             [](const RecordedEvent& a, const RecordedEvent& b) {
                                 return a.event.id == b.event.id;
                             }),
                 events.end());
    if (events.empty())
        return noHistory("it has no events");
    for (std::size_t place = 0; place < events.size(); ++place) {
        const Event& event = events[place].event;
        if (event.id != place + 1)
            return noHistory(
                fmt::format("event {} is missing; are all its pages there?", place + 1));
        if (event.previous >= event.id)
            return noHistory(fmt::format("event {} follows event {}, which is no earlier one",
                                         event.id, event.previous));
    }
    return std::make_shared<HistoryTrace>(std::move(events), std::move(program));
}

} // namespace stepglass::engine
