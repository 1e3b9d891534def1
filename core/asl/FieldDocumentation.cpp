// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/FieldDocumentation.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stepglass::asl {

namespace {

using Text = std::pair<std::string_view, std::string_view>;

// clang-format off
constexpr std::array<Text, 91> documentation{{
    {"Type", "What kind of state this is."},
    {"Comment", "A note for people; the service ignores it."},
    {"QueryLanguage", "The language of paths and expressions: JSONPath, unless said otherwise, or JSONata."},
    {"Version", "The version of the language; 1.0 is the only one."},
    {"StartAt", "The name of the state that runs first."},
    {"States", "The states of this scope, by their names."},
    {"ProcessorConfig", "Whether iterations run inside this execution or as child executions."},
    {"Mode", "INLINE runs iterations in this execution, DISTRIBUTED as child executions."},
    {"ExecutionType", "The type of the child executions of a distributed Map."},
    {"Resource", "The ARN of what is called: a function, an activity or an integration."},
    {"Credentials", "The role that the task takes, such as one of another account."},
    {"RoleArn", "The role that the task takes: its ARN."},
    {"RoleArn.$", "A path or call that gives the ARN of the role."},
    {"InputPath", "The part of the input that the state sees; null for an empty object."},
    {"Parameters", "Data built for the call; names that end in .$ are paths or intrinsic calls."},
    {"Arguments", "What is passed to the call, with JSONata expressions between {% and %}."},
    {"Result", "A constant that the state gives as its result."},
    {"ResultSelector", "Data built from the result before it is put anywhere."},
    {"ResultPath", "Where the result goes in the input; $ replaces it, null discards the result."},
    {"OutputPath", "The part of the data that is passed on; null for an empty object."},
    {"Output", "What the state passes on, with JSONata expressions between {% and %}."},
    {"Assign", "Variables that get values when the state is done."},
    {"TimeoutSeconds", "How many seconds may pass before States.Timeout ends it."},
    {"TimeoutSecondsPath", "A path to the number of seconds that may pass."},
    {"HeartbeatSeconds", "How many seconds may pass between two signs of life."},
    {"HeartbeatSecondsPath", "A path to the number of seconds between two signs of life."},
    {"Seconds", "How many seconds to wait."},
    {"SecondsPath", "A path to the number of seconds to wait."},
    {"Timestamp", "The time until which to wait."},
    {"TimestampPath", "A path to the time until which to wait."},
    {"Choices", "Rules, asked in order; the first that holds decides what comes next."},
    {"Default", "The state that follows when no rule holds."},
    {"And", "Holds when all of these rules hold."},
    {"Or", "Holds when one of these rules holds."},
    {"Not", "Holds when this rule does not."},
    {"Variable", "A path to the value that is tested."},
    {"Condition", "A JSONata expression that gives true or false."},
    {"Error", "The name of the error with which the execution fails."},
    {"ErrorPath", "A path or call that gives the error's name."},
    {"Cause", "A description of the error for people."},
    {"CausePath", "A path or call that gives the error's description."},
    {"Branches", "Workflows that run side by side, each with the same input."},
    {"Items", "The list whose elements are worked on, or an expression for it."},
    {"ItemsPath", "A path to the list whose elements are worked on."},
    {"ItemSelector", "The input of each iteration, built from the element and the state's input."},
    {"ItemProcessor", "The workflow that runs for each element."},
    {"Iterator", "The old name of ItemProcessor."},
    {"MaxConcurrency", "How many iterations run at once; 0 for as many as possible."},
    {"MaxConcurrencyPath", "A path to the number of iterations that run at once."},
    {"Label", "A name for the Map Runs of this state."},
    {"ToleratedFailureCount", "How many iterations may fail before the Map does."},
    {"ToleratedFailureCountPath", "A path to the number of iterations that may fail."},
    {"ToleratedFailurePercentage", "Which share of iterations may fail before the Map does."},
    {"ToleratedFailurePercentagePath", "A path to the share of iterations that may fail."},
    {"ItemReader", "The data set in S3 whose items are worked on."},
    {"ItemBatcher", "How items are put together so that one child execution gets several."},
    {"ResultWriter", "Where in S3 the results of child executions are written."},
    {"ReaderConfig", "How the data set is read."},
    {"InputType", "The form of the data set."},
    {"CSVHeaderLocation", "Whether the column names stand in the first row or in CSVHeaders."},
    {"CSVHeaders", "The names of the columns."},
    {"CSVDelimiter", "What stands between two columns."},
    {"MaxItems", "How many items are read at most; 0 for all."},
    {"MaxItemsPath", "A path to the number of items that are read at most."},
    {"ItemsPointer", "A JSON Pointer to the list inside the data set."},
    {"ManifestType", "The kind of manifest that lists the files."},
    {"Transformation", "How data is rearranged on its way."},
    {"MaxItemsPerBatch", "How many items one child execution gets at most."},
    {"MaxItemsPerBatchPath", "A path to the number of items of a batch."},
    {"MaxInputBytesPerBatch", "How many bytes a batch has at most."},
    {"MaxInputBytesPerBatchPath", "A path to the number of bytes of a batch."},
    {"BatchInput", "Data that every batch gets beside its items."},
    {"WriterConfig", "How results are written."},
    {"OutputType", "The form of the files that are written."},
    {"Retry", "Rules, asked in order, for which errors to try again and after what time."},
    {"Catch", "Rules, asked in order, for which errors to go on at another state."},
    {"ErrorEquals", "Names of errors; States.ALL stands for all, States.TaskFailed for all but timeouts."},
    {"IntervalSeconds", "Seconds before the first new attempt."},
    {"MaxAttempts", "How many new attempts there are; 0 for none."},
    {"BackoffRate", "By how much the pause grows from one attempt to the next."},
    {"MaxDelaySeconds", "The longest pause between two attempts."},
    {"JitterStrategy", "FULL makes pauses a random part of their length, so that many do not come at once."},
    {"Next", "The state that follows."},
    {"End", "True where the workflow or branch ends after this state."},
    {"IsNull", "Whether the value is null."},
    {"IsPresent", "Whether there is a value."},
    {"IsNumeric", "Whether the value is a number."},
    {"IsString", "Whether the value is a text."},
    {"IsBoolean", "Whether the value is true or false."},
    {"IsTimestamp", "Whether the value is a timestamp."},
    {"StringMatches", "Whether the text has this form, in which * stands for any characters."},
}};

/// Comparisons say what they do by their kind; those that end in Path compare with a value found.
constexpr std::array<Text, 8> comparisonKinds{{
    {"BooleanEquals", "Whether the value is this one."},
    {"NumericEquals", "Whether the numbers are equal."},
    {"NumericGreaterThan", "Whether the number is greater (or equal, where the name says so)."},
    {"NumericLessThan", "Whether the number is less (or equal, where the name says so)."},
    {"StringEquals", "Whether the texts are equal."},
    {"StringGreaterThan", "Whether the text comes later in the alphabet (or is equal, where the name says so)."},
    {"StringLessThan", "Whether the text comes earlier in the alphabet (or is equal, where the name says so)."},
    {"Timestamp", "Compares the value, a timestamp, with another one."},
}};
// clang-format on

} // namespace

std::string_view fieldDocumentation(Place place, std::string_view name)
{
    if (findField(place, name) == nullptr)
        return {};
    const auto exact = std::find_if(documentation.begin(), documentation.end(),
                                    [name](const Text& text) { return text.first == name; });
    if (exact != documentation.end())
        return exact->second;
    const auto kind =
        std::find_if(comparisonKinds.begin(), comparisonKinds.end(),
                     [name](const Text& text) { return name.starts_with(text.first); });
    return kind != comparisonKinds.end() ? kind->second : std::string_view();
}

std::vector<std::string_view> allowedValues(const Field& field)
{
    std::vector<std::string_view> values;
    for (std::string_view rest = field.allowed; !rest.empty();) {
        const std::size_t comma = rest.find(", ");
        values.push_back(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 2);
    }
    return values;
}

} // namespace stepglass::asl
