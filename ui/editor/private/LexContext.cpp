// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/private/LexContext.h"

#include <algorithm>
#include <array>

namespace stepglass::ui::editor {

namespace {

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 7> machineFields{
    "Comment",        "StartAt",       "States",         "Version",
    "TimeoutSeconds", "QueryLanguage", "ProcessorConfig"};

constexpr std::array<std::string_view, 46> stateFields{"Type",
                                                       "Comment",
                                                       "QueryLanguage",
                                                       "Next",
                                                       "End",
                                                       "InputPath",
                                                       "OutputPath",
                                                       "ResultPath",
                                                       "Parameters",
                                                       "Arguments",
                                                       "ResultSelector",
                                                       "Result",
                                                       "Output",
                                                       "Assign",
                                                       "Resource",
                                                       "Credentials",
                                                       "TimeoutSeconds",
                                                       "TimeoutSecondsPath",
                                                       "HeartbeatSeconds",
                                                       "HeartbeatSecondsPath",
                                                       "Retry",
                                                       "Catch",
                                                       "Choices",
                                                       "Default",
                                                       "Branches",
                                                       "Iterator",
                                                       "ItemProcessor",
                                                       "ItemsPath",
                                                       "Items",
                                                       "ItemSelector",
                                                       "ItemReader",
                                                       "ItemBatcher",
                                                       "ResultWriter",
                                                       "MaxConcurrency",
                                                       "MaxConcurrencyPath",
                                                       "ToleratedFailureCount",
                                                       "ToleratedFailureCountPath",
                                                       "ToleratedFailurePercentage",
                                                       "ToleratedFailurePercentagePath",
                                                       "Label",
                                                       "Seconds",
                                                       "SecondsPath",
                                                       "Timestamp",
                                                       "TimestampPath",
                                                       "Error",
                                                       "Cause"};

constexpr std::array<std::string_view, 9> handlerFields{
    "ErrorEquals", "Next",        "ResultPath",      "Comment",       "IntervalSeconds",
    "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy"};

constexpr std::array<std::string_view, 18> settingsFields{
    "Mode",         "ExecutionType",     "Resource",         "ReaderConfig",
    "InputType",    "CSVHeaderLocation", "CSVHeaders",       "CSVDelimiter",
    "MaxItems",     "MaxItemsPath",      "MaxItemsPerBatch", "MaxInputBytesPerBatch",
    "RoleArn",      "Transformation",    "OutputType",       "WriterConfig",
    "ManifestType", "ItemsPointer"};

constexpr std::array<std::string_view, 8> payloadFields{
    "Parameters", "Arguments", "ResultSelector", "Result",
    "Output",     "Assign",    "ItemSelector",   "BatchInput"};

bool isRuleField(std::string_view key)
{
    constexpr std::array<std::string_view, 7> others{"Variable", "Next", "Comment", "Condition",
                                                     "And",      "Or",   "Not"};
    if (contains(others, key))
        return true;
    constexpr std::array<std::string_view, 11> operators{
        "String",    "Numeric",  "Boolean",   "Timestamp",   "IsNull", "IsPresent",
        "IsNumeric", "IsString", "IsBoolean", "IsTimestamp", "Is"};
    return std::any_of(operators.begin(), operators.end(),
                       [key](std::string_view prefix) { return key.starts_with(prefix); });
}

bool isField(Role role, std::string_view key)
{
    switch (role) {
    case Role::Machine:
        return contains(machineFields, key);
    case Role::State:
        return contains(stateFields, key);
    case Role::Rule:
        return isRuleField(key) || contains(payloadFields, key);
    case Role::Handler:
        return contains(handlerFields, key) || contains(payloadFields, key);
    case Role::Settings:
        return contains(settingsFields, key) || contains(payloadFields, key);
    case Role::States:
    case Role::Payload:
        return false;
    }
    return false;
}

Role insideOf(Role role, std::string_view key)
{
    if (role == Role::States)
        return Role::State;
    if (role == Role::Payload || contains(payloadFields, key))
        return Role::Payload;
    if (key == "States" && role == Role::Machine)
        return Role::States;
    if (key == "Branches" || key == "Iterator" || key == "ItemProcessor")
        return Role::Machine;
    if (key == "Choices" || key == "And" || key == "Or" || key == "Not")
        return Role::Rule;
    if (key == "Retry" || key == "Catch")
        return Role::Handler;
    constexpr std::array<std::string_view, 7> settings{
        "ProcessorConfig", "ItemReader",   "ReaderConfig", "ItemBatcher",
        "ResultWriter",    "WriterConfig", "Credentials"};
    return contains(settings, key) ? Role::Settings : Role::Payload;
}

} // namespace

FieldMeaning meaningOf(Role role, std::string_view key)
{
    FieldMeaning meaning;
    meaning.isField = isField(role, key);
    meaning.inside = insideOf(role, key);
    if (key.ends_with(".$"))
        meaning.value = ValueKind::Path;
    else if (meaning.isField && (key.ends_with("Path") || key == "Variable"))
        meaning.value = ValueKind::Path;
    else if (meaning.isField && (key == "Next" || key == "Default" || key == "StartAt"))
        meaning.value = ValueKind::StateName;
    return meaning;
}

LexContexts::LexContexts()
{
    static_cast<void>(id({})); // becomes `start`
}

LexContexts::State LexContexts::state(Id id) const
{
    const bool isKnown = id >= 0 && static_cast<std::size_t>(id) < m_entries.size();
    const Entry& entry = m_entries[isKnown ? static_cast<std::size_t>(id) : 0];
    State state;
    state.overflow = entry.overflow;
    state.carry = entry.carry;
    state.carryIndent = entry.carryIndent;
    state.carryKind = entry.carryKind;
    if (entry.stack >= 0)
        state.frames.resize(m_stacks[static_cast<std::size_t>(entry.stack)].depth);
    std::size_t at = state.frames.size();
    for (int stack = entry.stack; stack >= 0;
         stack = m_stacks[static_cast<std::size_t>(stack)].parent)
        state.frames[--at] = m_stacks[static_cast<std::size_t>(stack)].frame;
    return state;
}

LexContexts::Id LexContexts::id(const State& state)
{
    int stack = -1;
    std::uint32_t depth = 0;
    for (const Frame& frame : state.frames) {
        const auto [found, isNew] =
            m_stackIds.try_emplace({stack, frame}, static_cast<int>(m_stacks.size()));
        if (isNew)
            m_stacks.push_back({stack, frame, depth + 1});
        stack = found->second;
        ++depth;
    }
    const auto [found, isNew] = m_entryIds.try_emplace(
        {stack, state.overflow, state.carry, state.carryIndent, state.carryKind},
        static_cast<Id>(m_entries.size()));
    if (isNew)
        m_entries.push_back(
            {stack, state.overflow, state.carry, state.carryIndent, state.carryKind});
    return found->second;
}

} // namespace stepglass::ui::editor
