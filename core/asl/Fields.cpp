// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/Fields.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <unordered_map>

namespace stepglass::asl {

namespace {

constexpr std::uint32_t in(std::initializer_list<Place> places)
{
    std::uint32_t bits = 0;
    for (const Place place : places)
        bits |= 1U << static_cast<unsigned>(place);
    return bits;
}

using enum Place;
using enum FieldType;
using enum FieldLanguage;

constexpr double maximumSeconds = 99'999'999;
constexpr double maximumDelay = 31'622'400;
constexpr double maximumItems = 100'000'000;

constexpr std::uint32_t states = in({Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map});
constexpr std::uint32_t passing = in({Task, Pass, Wait, Parallel, Map}); // have Next or End
constexpr std::uint32_t working = in({Task, Parallel, Map});             // have Retry and Catch
constexpr std::uint32_t scopes = in({Machine, Branch, ItemProcessor});
constexpr std::uint32_t rules = in({ChoiceRule, Condition});
constexpr std::uint32_t everywhere = ~0U;

// clang-format off
constexpr std::array fieldTable{
    // places, name, type, language, required, minimum, maximum, allowed, inner, may be empty
    Field{states, "Type", Text, Both, true, {}, {}, "Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map"},
    Field{everywhere, "Comment", Text},
    Field{states | in({Machine}), "QueryLanguage", Text, Both, false, {}, {}, "JSONPath, JSONata"},
    // The machine and the scopes inside
    Field{in({Machine}), "Version", Text, Both, false, {}, {}, "1.0"},
    Field{scopes, "StartAt", StateName, Both, true},
    Field{scopes, "States", Object, Both, true},
    Field{in({Machine}), "TimeoutSeconds", Integer, Both, false, 0, maximumSeconds},
    Field{in({ItemProcessor}), "ProcessorConfig", Object, Both, false, {}, {}, {}, ProcessorConfig},
    Field{in({ProcessorConfig}), "Mode", Text, Both, false, {}, {}, "INLINE, DISTRIBUTED"},
    Field{in({ProcessorConfig}), "ExecutionType", Text, Both, false, {}, {}, "STANDARD, EXPRESS"},
    // Task
    Field{in({Task}), "Resource", Resource, Both, true},
    Field{in({Task}), "Credentials", ObjectTemplate, Both, false, {}, {}, {}, None, false},
    // Data
    Field{states & ~in({Fail}), "InputPath", PathOrNull, JsonPath},
    Field{in({Task, Pass, Parallel, Map}), "Parameters", Template, JsonPath},
    Field{in({Task, Parallel}), "Arguments", Any, Jsonata},
    Field{in({Pass}), "Result", Any, JsonPath},
    Field{in({Task, Parallel, Map}), "ResultSelector", Template, JsonPath},
    Field{in({Task, Pass, Parallel, Map, Catcher}), "ResultPath", ReferencePathOrNull, JsonPath},
    Field{states & ~in({Fail}), "OutputPath", PathOrNull, JsonPath},
    Field{(states & ~in({Fail})) | in({ChoiceRule, Catcher}), "Output", Any, Jsonata},
    Field{(states & ~in({Succeed, Fail})) | in({ChoiceRule, Catcher}), "Assign", ObjectTemplate},
    // Times
    Field{in({Task}), "TimeoutSeconds", Integer, Both, false, 1, maximumSeconds},
    Field{in({Task}), "TimeoutSecondsPath", Path, JsonPath},
    Field{in({Task}), "HeartbeatSeconds", Integer, Both, false, 1, maximumSeconds},
    Field{in({Task}), "HeartbeatSecondsPath", Path, JsonPath},
    Field{in({Wait}), "Seconds", Integer, Both, false, 0, maximumSeconds},
    Field{in({Wait}), "SecondsPath", BarePath, JsonPath},
    Field{in({Wait}), "Timestamp", Timestamp},
    Field{in({Wait}), "TimestampPath", BarePath, JsonPath},
    // Choice
    Field{in({Choice}), "Choices", ObjectList, Both, true, {}, {}, {}, ChoiceRule, false},
    Field{in({Choice}), "Default", StateName},
    Field{rules, "And", ObjectList, JsonPath, false, {}, {}, {}, Condition, false},
    Field{rules, "Or", ObjectList, JsonPath, false, {}, {}, {}, Condition, false},
    Field{rules, "Not", Object, JsonPath, false, {}, {}, {}, Condition},
    Field{rules, "Variable", Path, JsonPath},
    Field{in({ChoiceRule}), "Condition", Any, Jsonata},
    Field{rules, "IsNull", Boolean, JsonPath},
    Field{rules, "IsPresent", Boolean, JsonPath},
    Field{rules, "IsNumeric", Boolean, JsonPath},
    Field{rules, "IsString", Boolean, JsonPath},
    Field{rules, "IsBoolean", Boolean, JsonPath},
    Field{rules, "IsTimestamp", Boolean, JsonPath},
    Field{rules, "BooleanEquals", Boolean, JsonPath},
    Field{rules, "BooleanEqualsPath", Path, JsonPath},
    Field{rules, "NumericEquals", Number, JsonPath},
    Field{rules, "NumericEqualsPath", Path, JsonPath},
    Field{rules, "NumericGreaterThan", Number, JsonPath},
    Field{rules, "NumericGreaterThanPath", Path, JsonPath},
    Field{rules, "NumericGreaterThanEquals", Number, JsonPath},
    Field{rules, "NumericGreaterThanEqualsPath", Path, JsonPath},
    Field{rules, "NumericLessThan", Number, JsonPath},
    Field{rules, "NumericLessThanPath", Path, JsonPath},
    Field{rules, "NumericLessThanEquals", Number, JsonPath},
    Field{rules, "NumericLessThanEqualsPath", Path, JsonPath},
    Field{rules, "StringEquals", Text, JsonPath},
    Field{rules, "StringEqualsPath", Path, JsonPath},
    Field{rules, "StringGreaterThan", Text, JsonPath},
    Field{rules, "StringGreaterThanPath", Path, JsonPath},
    Field{rules, "StringGreaterThanEquals", Text, JsonPath},
    Field{rules, "StringGreaterThanEqualsPath", Path, JsonPath},
    Field{rules, "StringLessThan", Text, JsonPath},
    Field{rules, "StringLessThanPath", Path, JsonPath},
    Field{rules, "StringLessThanEquals", Text, JsonPath},
    Field{rules, "StringLessThanEqualsPath", Path, JsonPath},
    Field{rules, "StringMatches", Text, JsonPath},
    Field{rules, "TimestampEquals", Timestamp, JsonPath},
    Field{rules, "TimestampEqualsPath", Path, JsonPath},
    Field{rules, "TimestampGreaterThan", Timestamp, JsonPath},
    Field{rules, "TimestampGreaterThanPath", Path, JsonPath},
    Field{rules, "TimestampGreaterThanEquals", Timestamp, JsonPath},
    Field{rules, "TimestampGreaterThanEqualsPath", Path, JsonPath},
    Field{rules, "TimestampLessThan", Timestamp, JsonPath},
    Field{rules, "TimestampLessThanPath", Path, JsonPath},
    Field{rules, "TimestampLessThanEquals", Timestamp, JsonPath},
    Field{rules, "TimestampLessThanEqualsPath", Path, JsonPath},
    // Fail
    Field{in({Fail}), "Error", Text},
    Field{in({Fail}), "ErrorPath", PathOrCall, JsonPath},
    Field{in({Fail}), "Cause", Text},
    Field{in({Fail}), "CausePath", PathOrCall, JsonPath},
    // Parallel and Map
    Field{in({Parallel}), "Branches", ObjectList, Both, true, {}, {}, {}, Branch, false},
    Field{in({Map}), "Items", List, Jsonata},
    Field{in({Map}), "ItemsPath", Path, JsonPath},
    Field{in({Map}), "ItemSelector", Template},
    Field{in({Map}), "ItemProcessor", Object, Both, false, {}, {}, {}, ItemProcessor},
    Field{in({Map}), "Iterator", Object, Both, false, {}, {}, {}, ItemProcessor},
    Field{in({Map}), "MaxConcurrency", Integer, Both, false, 0},
    Field{in({Map}), "MaxConcurrencyPath", ReferencePath, JsonPath},
    Field{in({Map}), "Label", Text},
    Field{in({Map}), "ToleratedFailureCount", Integer, Both, false, 0},
    Field{in({Map}), "ToleratedFailureCountPath", ReferencePath, JsonPath},
    Field{in({Map}), "ToleratedFailurePercentage", Number, Both, false, 0, 100},
    Field{in({Map}), "ToleratedFailurePercentagePath", ReferencePath, JsonPath},
    Field{in({Map}), "ItemReader", Object, Both, false, {}, {}, {}, ItemReader},
    Field{in({Map}), "ItemBatcher", Object, Both, false, {}, {}, {}, ItemBatcher},
    Field{in({Map}), "ResultWriter", Object, Both, false, {}, {}, {}, ResultWriter},
    Field{in({ItemReader}), "Resource", Resource, Both, true},
    Field{in({ResultWriter}), "Resource", Resource},
    Field{in({ItemReader, ResultWriter}), "Parameters", Template, JsonPath},
    Field{in({ItemReader, ResultWriter}), "Arguments", Any, Jsonata},
    Field{in({ItemReader}), "ReaderConfig", Object, Both, false, {}, {}, {}, ReaderConfig},
    Field{in({ReaderConfig}), "InputType", Text, Both, false, {}, {}, "CSV, JSON, JSONL, PARQUET, MANIFEST"},
    Field{in({ReaderConfig}), "CSVHeaderLocation", Text, Both, false, {}, {}, "FIRST_ROW, GIVEN"},
    Field{in({ReaderConfig}), "CSVHeaders", TextList},
    Field{in({ReaderConfig}), "CSVDelimiter", Text, Both, false, {}, {}, "COMMA, PIPE, SEMICOLON, SPACE, TAB"},
    Field{in({ReaderConfig}), "MaxItems", Integer, Both, false, 0, maximumItems},
    Field{in({ReaderConfig}), "MaxItemsPath", ReferencePath, JsonPath},
    Field{in({ReaderConfig}), "ItemsPointer", Text},
    Field{in({ReaderConfig}), "ManifestType", Text, Both, false, {}, {}, "ATHENA_DATA, S3_INVENTORY"},
    Field{in({ReaderConfig}), "Transformation", Text, Both, false, {}, {}, "NONE, LOAD_AND_FLATTEN"},
    Field{in({ItemBatcher}), "MaxItemsPerBatch", Integer, Both, false, 0},
    Field{in({ItemBatcher}), "MaxItemsPerBatchPath", ReferencePath, JsonPath},
    Field{in({ItemBatcher}), "MaxInputBytesPerBatch", Integer, Both, false, 0},
    Field{in({ItemBatcher}), "MaxInputBytesPerBatchPath", ReferencePath, JsonPath},
    Field{in({ItemBatcher}), "BatchInput", Template},
    Field{in({ResultWriter}), "WriterConfig", Object, Both, false, {}, {}, {}, WriterConfig},
    Field{in({WriterConfig}), "Transformation", Text, Both, false, {}, {}, "NONE, COMPACT, FLATTEN"},
    Field{in({WriterConfig}), "OutputType", Text, Both, false, {}, {}, "JSON, JSONL"},
    // Errors
    Field{working, "Retry", ObjectList, Both, false, {}, {}, {}, Retrier},
    Field{working, "Catch", ObjectList, Both, false, {}, {}, {}, Catcher},
    Field{in({Retrier, Catcher}), "ErrorEquals", TextList, Both, true, {}, {}, {}, None, false},
    Field{in({Retrier}), "IntervalSeconds", Integer, Both, false, 0, maximumSeconds},
    Field{in({Retrier}), "MaxAttempts", Integer, Both, false, 0, maximumSeconds},
    Field{in({Retrier}), "BackoffRate", Number, Both, false, 1},
    Field{in({Retrier}), "MaxDelaySeconds", Integer, Both, false, 1, maximumDelay},
    Field{in({Retrier}), "JitterStrategy", Text, Both, false, {}, {}, "NONE, FULL"},
    // Where it goes on
    Field{in({ChoiceRule, Catcher}), "Next", StateName, Both, true},
    Field{passing, "Next", StateName},
    Field{passing, "End", Boolean},
};
// clang-format on

constexpr std::array<std::string_view, 2> nextNames{"Next", "End"};
constexpr std::array<std::string_view, 4> waitNames{"SecondsPath", "Seconds", "TimestampPath",
                                                    "Timestamp"};
constexpr std::array<std::string_view, 5> ruleNames{"And", "Or", "Not", "Variable", "Condition"};
constexpr std::array<std::string_view, 2> processorNames{"ItemProcessor", "Iterator"};
constexpr std::array<std::string_view, 2> selectorNames{"ItemSelector", "Parameters"};
constexpr std::array<std::string_view, 2> timeoutNames{"TimeoutSeconds", "TimeoutSecondsPath"};
constexpr std::array<std::string_view, 2> heartbeatNames{"HeartbeatSeconds",
                                                         "HeartbeatSecondsPath"};
constexpr std::array<std::string_view, 2> errorNames{"Error", "ErrorPath"};
constexpr std::array<std::string_view, 2> causeNames{"Cause", "CausePath"};
constexpr std::array<std::string_view, 2> concurrencyNames{"MaxConcurrency", "MaxConcurrencyPath"};
constexpr std::array<std::string_view, 2> failureCountNames{"ToleratedFailureCount",
                                                            "ToleratedFailureCountPath"};
constexpr std::array<std::string_view, 2> failurePercentageNames{"ToleratedFailurePercentage",
                                                                 "ToleratedFailurePercentagePath"};
constexpr std::array<std::string_view, 2> maxItemsNames{"MaxItems", "MaxItemsPath"};
constexpr std::array<std::string_view, 2> batchItemsNames{"MaxItemsPerBatch",
                                                          "MaxItemsPerBatchPath"};
constexpr std::array<std::string_view, 2> batchBytesNames{"MaxInputBytesPerBatch",
                                                          "MaxInputBytesPerBatchPath"};

constexpr std::array groupTable{
    FieldGroup{passing, nextNames, true},
    FieldGroup{in({Wait}), waitNames, true},
    FieldGroup{rules, ruleNames, true},
    FieldGroup{in({Map}), processorNames, true},
    FieldGroup{in({Map}), selectorNames},
    FieldGroup{in({Task}), timeoutNames},
    FieldGroup{in({Task}), heartbeatNames},
    FieldGroup{in({Fail}), errorNames},
    FieldGroup{in({Fail}), causeNames},
    FieldGroup{in({Map}), concurrencyNames},
    FieldGroup{in({Map}), failureCountNames},
    FieldGroup{in({Map}), failurePercentageNames},
    FieldGroup{in({ReaderConfig}), maxItemsNames},
    FieldGroup{in({ItemBatcher}), batchItemsNames},
    FieldGroup{in({ItemBatcher}), batchBytesNames},
};

constexpr bool isComparison(const Field& field)
{
    const bool isOther = field.name == "Comment" || field.name == "And" || field.name == "Or" ||
                         field.name == "Not" || field.name == "Variable";
    return field.places == rules && !isOther;
}

constexpr std::size_t comparisonCount()
{
    return static_cast<std::size_t>(
        std::count_if(fieldTable.begin(), fieldTable.end(), isComparison));
}

constexpr auto makeComparisons()
{
    std::array<std::string_view, comparisonCount()> names;
    std::size_t at = 0;
    for (const Field& field : fieldTable) {
        if (isComparison(field))
            names[at++] = field.name;
    }
    return names;
}
constexpr auto comparisons = makeComparisons();

} // namespace

std::span<const Field> allFields()
{
    return fieldTable;
}

std::span<const FieldGroup> fieldGroups()
{
    return groupTable;
}

const Field* findField(Place place, std::string_view name)
{
    // Several rows may share a name; those of one place never do.
    static const auto byName = [] {
        std::unordered_multimap<std::string_view, const Field*> index;
        for (const Field& field : fieldTable)
            index.emplace(field.name, &field);
        return index;
    }();
    const auto [first, last] = byName.equal_range(name);
    const auto found =
        std::find_if(first, last, [place](const auto& entry) { return entry.second->isIn(place); });
    return found != last ? found->second : nullptr;
}

std::vector<const Field*> fieldsOf(Place place)
{
    std::vector<const Field*> fields;
    for (const Field& field : fieldTable) {
        if (field.isIn(place))
            fields.push_back(&field);
    }
    return fields;
}

Place placeOf(StateType type)
{
    switch (type) {
    case StateType::Task:
        return Task;
    case StateType::Pass:
        return Pass;
    case StateType::Choice:
        return Choice;
    case StateType::Wait:
        return Wait;
    case StateType::Succeed:
        return Succeed;
    case StateType::Fail:
        return Fail;
    case StateType::Parallel:
        return Parallel;
    case StateType::Map:
        return Map;
    case StateType::Unknown:
        return None;
    }
    return None;
}

std::span<const std::string_view> comparisonOperators()
{
    return comparisons;
}

} // namespace stepglass::asl
