// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Vocabulary.h"

#include <algorithm>
#include <array>

namespace stepglass::assist {

namespace {

// clang-format off
constexpr std::array errorTable{
    Word{"States.ALL", "any error", "Stands for every error but States.DataLimitExceeded and States.Runtime. It must stand alone, in the last Retrier or Catcher."},
    Word{"States.TaskFailed", "any task error", "A Task failed. In Retry and Catch it stands for every error but States.Timeout."},
    Word{"States.Timeout", "time", "A Task ran longer than TimeoutSeconds, or sent no heartbeat within HeartbeatSeconds."},
    Word{"States.HeartbeatTimeout", "time", "A Task sent no heartbeat within HeartbeatSeconds."},
    Word{"States.Permissions", "access", "The role of the state machine may not do what the Task asks for."},
    Word{"States.ResultPathMatchFailure", "data", "ResultPath names a place that the state's input cannot have."},
    Word{"States.ParameterPathFailure", "data", "A path in Parameters, ResultSelector or another template found nothing."},
    Word{"States.QueryEvaluationError", "data", "A JSONata expression failed, or gave a value of a type that the field does not take."},
    Word{"States.IntrinsicFailure", "data", "An intrinsic function could not work with its arguments."},
    Word{"States.BranchFailed", "Parallel", "A branch of a Parallel failed."},
    Word{"States.NoChoiceMatched", "Choice", "No rule of a Choice was true, and it has no Default."},
    Word{"States.ExceedToleratedFailureThreshold", "Map", "More child executions failed than the Map tolerates."},
    Word{"States.ItemReaderFailed", "Map", "The items of a distributed Map could not be read."},
    Word{"States.ResultWriterFailed", "Map", "The results of a distributed Map could not be written."},
    Word{"States.Http.Socket", "HTTP", "An HTTP Task got no answer within its time."},
    Word{"States.DataLimitExceeded", "never caught", "A result is larger than 256 KiB. States.ALL does not catch it."},
    Word{"States.Runtime", "never caught", "The state could not work with its data. No Retrier and no Catcher sees it."},
};

constexpr std::array contextTable{
    Word{"Execution", "object", "The execution that runs."},
    Word{"State", "object", "The state that runs."},
    Word{"StateMachine", "object", "The state machine that runs."},
    Word{"Task", "object", "The task, where the state waits for its token."},
    Word{"Map", "object", "The item at work, inside a Map."},
};
constexpr std::array executionTable{
    Word{"Id", "text", "The execution's ARN."},
    Word{"Input", "any", "The input of the execution."},
    Word{"Name", "text", "The execution's name."},
    Word{"RoleArn", "text", "The role with whose rights the execution runs."},
    Word{"StartTime", "timestamp", "When the execution started."},
    Word{"RedriveCount", "number", "How often the execution was redriven."},
    Word{"RedriveTime", "timestamp", "When the execution was last redriven."},
};
constexpr std::array stateTable{
    Word{"EnteredTime", "timestamp", "When the state was entered."},
    Word{"Name", "text", "The state's name."},
    Word{"RetryCount", "number", "How often the state has been retried so far."},
};
constexpr std::array machineTable{
    Word{"Id", "text", "The state machine's ARN."},
    Word{"Name", "text", "The state machine's name."},
};
constexpr std::array taskTable{
    Word{"Token", "text", "What an answer must bring back (SendTaskSuccess, SendTaskFailure), in tasks that wait for a callback."},
};
constexpr std::array mapTable{
    Word{"Item", "object", "The item at work."},
};
constexpr std::array itemTable{
    Word{"Index", "number", "The item's place, counted from 0."},
    Word{"Value", "any", "The item."},
    Word{"Key", "text", "The member's name, where the items are the members of an object."},
    Word{"Source", "text", "Where a distributed Map read the item: STATE_DATA, or the object in S3."},
};

constexpr std::array functionTable{
    Word{"string", "(value, prettify)", "The value as text; objects and arrays as JSON."},
    Word{"length", "(text)", "The number of characters."},
    Word{"substring", "(text, start, length)", "A part of a text; a negative start counts from the end."},
    Word{"substringBefore", "(text, separator)", "What stands before the first separator."},
    Word{"substringAfter", "(text, separator)", "What stands behind the first separator."},
    Word{"uppercase", "(text)", "The text in capital letters."},
    Word{"lowercase", "(text)", "The text in small letters."},
    Word{"trim", "(text)", "The text without white space around it; inside, runs of it become one blank."},
    Word{"pad", "(text, width, filler)", "The text brought to a width; a negative width fills on the left."},
    Word{"contains", "(text, pattern)", "Whether a text or regular expression is found."},
    Word{"split", "(text, separator, limit)", "The parts between separators."},
    Word{"join", "(texts, separator)", "One text of many."},
    Word{"match", "(text, pattern, limit)", "What a regular expression finds: match, index and groups of each."},
    Word{"replace", "(text, pattern, replacement, limit)", "The text with what the pattern finds replaced by a text, or by what a function gives."},
    Word{"base64encode", "(text)", "The text in base64."},
    Word{"base64decode", "(text)", "The text that base64 stands for."},
    Word{"encodeUrlComponent", "(text)", "The text escaped as a part of a URL."},
    Word{"encodeUrl", "(text)", "The text escaped as a whole URL."},
    Word{"decodeUrlComponent", "(text)", "The text that an escaped part of a URL stands for."},
    Word{"decodeUrl", "(text)", "The text that an escaped URL stands for."},
    Word{"number", "(value)", "The number that a text shows; 1 for true, 0 for false."},
    Word{"abs", "(number)", "The number without its sign."},
    Word{"floor", "(number)", "The next whole number below."},
    Word{"ceil", "(number)", "The next whole number above."},
    Word{"round", "(number, precision)", "The number rounded, halves to the even neighbour."},
    Word{"power", "(base, exponent)", "A power."},
    Word{"sqrt", "(number)", "The square root."},
    Word{"random", "(seed)", "A number from 0 up to 1; the same seed gives the same number."},
    Word{"formatNumber", "(number, picture, options)", "The number written after a picture such as \"#,##0.00\"."},
    Word{"formatBase", "(number, radix)", "The whole number in another base."},
    Word{"formatInteger", "(number, picture)", "The whole number written after a picture: digits, letters, Roman numerals or words."},
    Word{"parseInteger", "(text, picture)", "The whole number that a text shows in the form of a picture."},
    Word{"sum", "(numbers)", "The sum."},
    Word{"max", "(numbers)", "The greatest number."},
    Word{"min", "(numbers)", "The least number."},
    Word{"average", "(numbers)", "The mean."},
    Word{"boolean", "(value)", "Whether a value counts as true: empty and zero do not."},
    Word{"not", "(value)", "The opposite."},
    Word{"exists", "(value)", "Whether an expression found anything."},
    Word{"count", "(values)", "How many there are."},
    Word{"append", "(first, second)", "Both, one behind the other."},
    Word{"sort", "(values, function)", "The values in order; the function tells whether the first of two comes later."},
    Word{"reverse", "(values)", "The values, last first."},
    Word{"shuffle", "(values)", "The values in a random order."},
    Word{"distinct", "(values)", "Each value once."},
    Word{"zip", "(arrays)", "Arrays of the values that stand at the same place."},
    Word{"partition", "(values, size)", "The values in groups of a size."},
    Word{"range", "(first, last, step)", "Numbers from the first to the last."},
    Word{"keys", "(object)", "The names of the members."},
    Word{"lookup", "(object, name)", "The member of a name that is computed."},
    Word{"spread", "(object)", "An object for each member."},
    Word{"merge", "(objects)", "One object of many; later members win."},
    Word{"clone", "(value)", "A copy of an object or array."},
    Word{"sift", "(object, function)", "The members for which the function is true."},
    Word{"each", "(object, function)", "What the function gives for each member."},
    Word{"error", "(message)", "Fails with a message."},
    Word{"assert", "(condition, message)", "Fails with a message unless the condition is true."},
    Word{"type", "(value)", "null, number, string, boolean, array, object or function."},
    Word{"map", "(values, function)", "What the function gives for each value."},
    Word{"filter", "(values, function)", "The values for which the function is true."},
    Word{"single", "(values, function)", "The one value for which the function is true; fails where there is none or more than one."},
    Word{"reduce", "(values, function, initial)", "What is left of all values when the function joins them two by two."},
    Word{"now", "(picture, timezone)", "The present time, as text."},
    Word{"millis", "()", "The present time, in milliseconds since 1970."},
    Word{"fromMillis", "(number, picture, timezone)", "A time in milliseconds since 1970 as text."},
    Word{"toMillis", "(text, picture)", "A time as milliseconds since 1970."},
    Word{"hash", "(text, algorithm)", "A hash: MD5, SHA-1, SHA-256, SHA-384 or SHA-512."},
    Word{"uuid", "()", "A new random UUID."},
    Word{"parse", "(text)", "The value that a text of JSON stands for."},
};

constexpr std::array intrinsicTable{
    Word{"States.Format", "", "A text with each {} replaced by an argument."},
    Word{"States.StringToJson", "", "The value that a text of JSON stands for."},
    Word{"States.JsonToString", "", "The value as a text of JSON."},
    Word{"States.Array", "", "An array of the arguments."},
    Word{"States.ArrayPartition", "", "The elements in arrays of a size."},
    Word{"States.ArrayContains", "", "Whether an array has a value."},
    Word{"States.ArrayRange", "", "Numbers from a first to a last, by a step."},
    Word{"States.ArrayGetItem", "", "The element at a place, counted from 0."},
    Word{"States.ArrayLength", "", "The number of elements."},
    Word{"States.ArrayUnique", "", "Each element once."},
    Word{"States.Base64Encode", "", "A text in base64."},
    Word{"States.Base64Decode", "", "The text that base64 stands for."},
    Word{"States.Hash", "", "A hash of a value: MD5, SHA-1, SHA-256, SHA-384 or SHA-512."},
    Word{"States.JsonMerge", "", "Two objects joined; the second's members win. The third argument must be false."},
    Word{"States.MathRandom", "", "A whole number from a first up to, but without, a last; the same seed gives the same number."},
    Word{"States.MathAdd", "", "The sum of two whole numbers."},
    Word{"States.StringSplit", "", "The parts of a text between separators."},
    Word{"States.UUID", "", "A new random UUID."},
};
// clang-format on

template <std::size_t Count>
std::vector<Word> all(const std::array<Word, Count>& table)
{
    return {table.begin(), table.end()};
}

template <std::size_t Count>
const Word* find(const std::array<Word, Count>& table, std::string_view name)
{
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const Word& word) { return word.name == name; });
    return found == table.end() ? nullptr : &*found;
}

} // namespace

std::span<const Word> errorNames()
{
    return errorTable;
}

std::vector<Word> contextMembers(std::span<const std::string_view> path)
{
    if (path.empty())
        return all(contextTable);
    if (path.size() == 1) {
        if (path[0] == "Execution")
            return all(executionTable);
        if (path[0] == "State")
            return all(stateTable);
        if (path[0] == "StateMachine")
            return all(machineTable);
        if (path[0] == "Task")
            return all(taskTable);
        if (path[0] == "Map")
            return all(mapTable);
    }
    if (path.size() == 2 && path[0] == "Map" && path[1] == "Item")
        return all(itemTable);
    return {};
}

std::vector<Word> statesMembers(std::span<const std::string_view> path, bool hasResult,
                                bool hasError)
{
    if (!path.empty())
        return path[0] == "context" ? contextMembers(path.subspan(1)) : std::vector<Word>();
    std::vector<Word> members{{"input", "any", "The state's input."},
                              {"context", "object", "The Context Object."}};
    if (hasResult)
        members.push_back({"result", "any", "What the task, branches or iterations gave."});
    if (hasError)
        members.push_back({"errorOutput", "object", "The error that was caught: Error and Cause."});
    return members;
}

std::span<const Word> jsonataFunctions()
{
    return functionTable;
}

const Word* findJsonataFunction(std::string_view name)
{
    return find(functionTable, name);
}

std::string_view intrinsicDocumentation(std::string_view name)
{
    const Word* word = find(intrinsicTable, name);
    return word == nullptr ? std::string_view() : word->documentation;
}

} // namespace stepglass::assist
