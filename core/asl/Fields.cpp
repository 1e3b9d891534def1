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
    Field{states | in({Machine}), "QueryLanguage", Text, Both, false, {}, {}, "JSONPath, JSONata"}.from("2024-11"),
    // The machine and the scopes inside
    Field{in({Machine}), "Version", Text, Both, false, {}, {}, "1.0"},
    Field{scopes, "StartAt", StateName, Both, true},
    Field{scopes, "States", Object, Both, true},
    Field{in({Machine}), "TimeoutSeconds", Integer, Both, false, 0, maximumSeconds},
    Field{in({ItemProcessor}), "ProcessorConfig", Object, Both, false, {}, {}, {}, ProcessorConfig}.from("2022-12"),
    Field{in({ProcessorConfig}), "Mode", Text, Both, false, {}, {}, "INLINE, DISTRIBUTED"}.from("2022-12"),
    Field{in({ProcessorConfig}), "ExecutionType", Text, Both, false, {}, {}, "STANDARD, EXPRESS"}.from("2022-12"),
    // Task
    Field{in({Task}), "Resource", Resource, Both, true},
    Field{in({Task}), "Credentials", ObjectTemplate, Both, false, {}, {}, {}, Place::Credentials, false}.from("2022-11"),
    Field{in({Place::Credentials}), "RoleArn", Text}.from("2022-11"),
    Field{in({Place::Credentials}), "RoleArn.$", PathOrCall, JsonPath}.from("2022-11"),
    // Data
    Field{states & ~in({Fail}), "InputPath", PathOrNull, JsonPath},
    Field{in({Task, Pass, Parallel, Map}), "Parameters", Template, JsonPath},
    Field{in({Task, Parallel}), "Arguments", Any, Jsonata}.from("2024-11"),
    Field{in({Pass}), "Result", Any, JsonPath},
    Field{in({Task, Parallel, Map}), "ResultSelector", Template, JsonPath}.from("2020-08"),
    Field{in({Task, Pass, Parallel, Map, Catcher}), "ResultPath", ReferencePathOrNull, JsonPath},
    Field{states & ~in({Fail}), "OutputPath", PathOrNull, JsonPath},
    Field{(states & ~in({Fail})) | in({ChoiceRule, Catcher}), "Output", Any, Jsonata}.from("2024-11"),
    Field{(states & ~in({Succeed, Fail})) | in({ChoiceRule, Catcher}), "Assign", ObjectTemplate}.from("2024-11"),
    // Times
    Field{in({Task}), "TimeoutSeconds", Integer, Both, false, 1, maximumSeconds},
    Field{in({Task}), "TimeoutSecondsPath", Path, JsonPath}.from("2020-08"),
    Field{in({Task}), "HeartbeatSeconds", Integer, Both, false, 1, maximumSeconds},
    Field{in({Task}), "HeartbeatSecondsPath", Path, JsonPath}.from("2020-08"),
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
    Field{in({ChoiceRule}), "Condition", Any, Jsonata}.from("2024-11"),
    Field{rules, "IsNull", Boolean, JsonPath}.from("2020-08"),
    Field{rules, "IsPresent", Boolean, JsonPath}.from("2020-08"),
    Field{rules, "IsNumeric", Boolean, JsonPath}.from("2020-08"),
    Field{rules, "IsString", Boolean, JsonPath}.from("2020-08"),
    Field{rules, "IsBoolean", Boolean, JsonPath}.from("2020-08"),
    Field{rules, "IsTimestamp", Boolean, JsonPath}.from("2020-08"),
    Field{rules, "BooleanEquals", Boolean, JsonPath},
    Field{rules, "BooleanEqualsPath", Path, JsonPath}.from("2020-08"),
    Field{rules, "NumericEquals", Number, JsonPath},
    Field{rules, "NumericEqualsPath", Path, JsonPath}.from("2020-08"),
    Field{rules, "NumericGreaterThan", Number, JsonPath},
    Field{rules, "NumericGreaterThanPath", Path, JsonPath}.from("2020-08"),
    Field{rules, "NumericGreaterThanEquals", Number, JsonPath},
    Field{rules, "NumericGreaterThanEqualsPath", Path, JsonPath}.from("2020-08"),
    Field{rules, "NumericLessThan", Number, JsonPath},
    Field{rules, "NumericLessThanPath", Path, JsonPath}.from("2020-08"),
    Field{rules, "NumericLessThanEquals", Number, JsonPath},
    Field{rules, "NumericLessThanEqualsPath", Path, JsonPath}.from("2020-08"),
    Field{rules, "StringEquals", Text, JsonPath},
    Field{rules, "StringEqualsPath", Path, JsonPath}.from("2020-08"),
    Field{rules, "StringGreaterThan", Text, JsonPath},
    Field{rules, "StringGreaterThanPath", Path, JsonPath}.from("2020-08"),
    Field{rules, "StringGreaterThanEquals", Text, JsonPath},
    Field{rules, "StringGreaterThanEqualsPath", Path, JsonPath}.from("2020-08"),
    Field{rules, "StringLessThan", Text, JsonPath},
    Field{rules, "StringLessThanPath", Path, JsonPath}.from("2020-08"),
    Field{rules, "StringLessThanEquals", Text, JsonPath},
    Field{rules, "StringLessThanEqualsPath", Path, JsonPath}.from("2020-08"),
    Field{rules, "StringMatches", Text, JsonPath}.from("2020-08"),
    Field{rules, "TimestampEquals", Timestamp, JsonPath},
    Field{rules, "TimestampEqualsPath", Path, JsonPath}.from("2020-08"),
    Field{rules, "TimestampGreaterThan", Timestamp, JsonPath},
    Field{rules, "TimestampGreaterThanPath", Path, JsonPath}.from("2020-08"),
    Field{rules, "TimestampGreaterThanEquals", Timestamp, JsonPath},
    Field{rules, "TimestampGreaterThanEqualsPath", Path, JsonPath}.from("2020-08"),
    Field{rules, "TimestampLessThan", Timestamp, JsonPath},
    Field{rules, "TimestampLessThanPath", Path, JsonPath}.from("2020-08"),
    Field{rules, "TimestampLessThanEquals", Timestamp, JsonPath},
    Field{rules, "TimestampLessThanEqualsPath", Path, JsonPath}.from("2020-08"),
    // Fail
    Field{in({Fail}), "Error", Text},
    Field{in({Fail}), "ErrorPath", PathOrCall, JsonPath}.from("2023-09"),
    Field{in({Fail}), "Cause", Text},
    Field{in({Fail}), "CausePath", PathOrCall, JsonPath}.from("2023-09"),
    // Parallel and Map
    Field{in({Parallel}), "Branches", ObjectList, Both, true, {}, {}, {}, Branch, false},
    Field{in({Map}), "Items", List, Jsonata}.from("2024-11"),
    Field{in({Map}), "ItemsPath", Path, JsonPath}.from("2019-09"),
    Field{in({Map}), "ItemSelector", Template}.from("2022-12"),
    Field{in({Map}), "ItemProcessor", Object, Both, false, {}, {}, {}, ItemProcessor}.from("2022-12"),
    Field{in({Map}), "Iterator", Object, Both, false, {}, {}, {}, ItemProcessor}.from("2019-09"),
    Field{in({Map}), "MaxConcurrency", Integer, Both, false, 0}.from("2019-09"),
    Field{in({Map}), "MaxConcurrencyPath", ReferencePath, JsonPath},
    Field{in({Map}), "Label", Text}.from("2022-12"),
    Field{in({Map}), "ToleratedFailureCount", Integer, Both, false, 0}.from("2022-12"),
    Field{in({Map}), "ToleratedFailureCountPath", ReferencePath, JsonPath}.from("2022-12"),
    Field{in({Map}), "ToleratedFailurePercentage", Number, Both, false, 0, 100}.from("2022-12"),
    Field{in({Map}), "ToleratedFailurePercentagePath", ReferencePath, JsonPath}.from("2022-12"),
    Field{in({Map}), "ItemReader", Object, Both, false, {}, {}, {}, ItemReader}.from("2022-12"),
    Field{in({Map}), "ItemBatcher", Object, Both, false, {}, {}, {}, ItemBatcher}.from("2022-12"),
    Field{in({Map}), "ResultWriter", Object, Both, false, {}, {}, {}, ResultWriter}.from("2022-12"),
    Field{in({ItemReader}), "Resource", Resource, Both, true}.from("2022-12"),
    Field{in({ResultWriter}), "Resource", Resource}.from("2022-12"),
    Field{in({ItemReader, ResultWriter}), "Parameters", Template, JsonPath}.from("2022-12"),
    Field{in({ItemReader, ResultWriter}), "Arguments", Any, Jsonata}.from("2024-11"),
    Field{in({ItemReader}), "ReaderConfig", Object, Both, false, {}, {}, {}, ReaderConfig}.from("2022-12"),
    Field{in({ReaderConfig}), "InputType", Text, Both, false, {}, {}, "CSV, JSON, JSONL, PARQUET, MANIFEST"}.from("2022-12"),
    Field{in({ReaderConfig}), "CSVHeaderLocation", Text, Both, false, {}, {}, "FIRST_ROW, GIVEN"}.from("2022-12"),
    Field{in({ReaderConfig}), "CSVHeaders", TextList}.from("2022-12"),
    Field{in({ReaderConfig}), "CSVDelimiter", Text, Both, false, {}, {}, "COMMA, PIPE, SEMICOLON, SPACE, TAB"}.from("2025-02"),
    Field{in({ReaderConfig}), "MaxItems", Integer, Both, false, 0, maximumItems}.from("2022-12"),
    Field{in({ReaderConfig}), "MaxItemsPath", ReferencePath, JsonPath}.from("2022-12"),
    Field{in({ReaderConfig}), "ItemsPointer", Text}.from("2025-09"),
    Field{in({ReaderConfig}), "ManifestType", Text, Both, false, {}, {}, "ATHENA_DATA, S3_INVENTORY"}.from("2025-09"),
    Field{in({ReaderConfig}), "Transformation", Text, Both, false, {}, {}, "NONE, LOAD_AND_FLATTEN"}.from("2025-09"),
    Field{in({ItemBatcher}), "MaxItemsPerBatch", Integer, Both, false, 0}.from("2022-12"),
    Field{in({ItemBatcher}), "MaxItemsPerBatchPath", ReferencePath, JsonPath}.from("2022-12"),
    Field{in({ItemBatcher}), "MaxInputBytesPerBatch", Integer, Both, false, 0}.from("2022-12"),
    Field{in({ItemBatcher}), "MaxInputBytesPerBatchPath", ReferencePath, JsonPath}.from("2022-12"),
    Field{in({ItemBatcher}), "BatchInput", Template}.from("2022-12"),
    Field{in({ResultWriter}), "WriterConfig", Object, Both, false, {}, {}, {}, WriterConfig}.from("2025-02"),
    Field{in({WriterConfig}), "Transformation", Text, Both, false, {}, {}, "NONE, COMPACT, FLATTEN"}.from("2025-02"),
    Field{in({WriterConfig}), "OutputType", Text, Both, false, {}, {}, "JSON, JSONL"}.from("2025-02"),
    // Errors
    Field{working, "Retry", ObjectList, Both, false, {}, {}, {}, Retrier},
    Field{working, "Catch", ObjectList, Both, false, {}, {}, {}, Catcher},
    Field{in({Retrier, Catcher}), "ErrorEquals", TextList, Both, true, {}, {}, {}, None, false},
    Field{in({Retrier}), "IntervalSeconds", Integer, Both, false, 0, maximumSeconds},
    Field{in({Retrier}), "MaxAttempts", Integer, Both, false, 0, maximumSeconds},
    Field{in({Retrier}), "BackoffRate", Number, Both, false, 1},
    Field{in({Retrier}), "MaxDelaySeconds", Integer, Both, false, 1, maximumDelay}.from("2023-09"),
    Field{in({Retrier}), "JitterStrategy", Text, Both, false, {}, {}, "NONE, FULL"}.from("2023-09"),
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
    // Rows that share a name follow each other through `next`; those of one place never share one.
    struct Row {
        const Field* field = nullptr;
        std::size_t next = 0; ///< the row after this one, plus 1
    };
    struct Index {
        std::array<Row, fieldTable.size()> rows{};
        std::unordered_map<std::string_view, std::size_t> first;
    };
    static const Index index = [] {
        Index made;
        made.first.reserve(2 * fieldTable.size());
        for (std::size_t i = 0; i < fieldTable.size(); ++i) {
            std::size_t& first = made.first[fieldTable[i].name];
            made.rows[i] = {&fieldTable[i], first};
            first = i + 1;
        }
        return made;
    }();
    const auto found = index.first.find(name);
    for (std::size_t at = found == index.first.end() ? 0 : found->second; at != 0;
         at = index.rows[at - 1].next) {
        if (index.rows[at - 1].field->isIn(place))
            return index.rows[at - 1].field;
    }
    return nullptr;
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
