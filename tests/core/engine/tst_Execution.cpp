// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/engine/SampleRun.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::engine;
using stepglass::test::json;
using stepglass::test::SampleRun;

// The class comes first: moc loses its way in raw strings.
class ExecutionTest : public QObject {
    Q_OBJECT

private slots:
    void dataFlow_data();
    void dataFlow();
    void variables_data();
    void variables();
    void choices_data();
    void choices();
    void failures_data();
    void failures();
    void containers_data();
    void containers();
    void waits_data();
    void waits();
    void badWaits_data();
    void badWaits();
    void timeouts_data();
    void timeouts();
    void expressEndsAfterFiveMinutes();
    void expressWaitsForNobody_data();
    void expressWaitsForNobody();
    void dataBeyond256KiBFails();
    void faultsThatCannotRun_data();
    void faultsThatCannotRun();
    void substitutionsComeBeforeCompiling();
};

namespace {

/// A machine of one state.
std::string single(const std::string& fields)
{
    return R"({"StartAt": "S", "States": {"S": {)" + fields + R"(, "End": true}}})";
}

std::string pass(const std::string& fields)
{
    return single(R"("Type": "Pass", )" + fields);
}

/// A Task that leads to a Pass "Handler" by its Catchers.
std::string caught(const std::string& fields)
{
    return R"({"StartAt": "S", "States": {
        "S": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", )" +
           fields + R"(, "End": true},
        "Handler": {"Type": "Pass", "End": true}}})";
}

std::string inState(const std::string& cause)
{
    return "An error occurred while executing the state 'S' (entered at the event id #2). " + cause;
}

std::string succeeded(const std::string& output)
{
    return R"({"status": "SUCCEEDED", "output": )" + output + "}";
}

std::string failed(const std::string& error, const std::string& cause)
{
    return value::toJson(Value::object({{"status", "FAILED"}, {"error", error}, {"cause", cause}}));
}

void row(const char* title, const std::string& definition, const std::string& input,
         const std::string& expected, const std::string& mocks = "{}")
{
    QTest::newRow(title) << definition << input << mocks << expected;
}

void columns()
{
    QTest::addColumn<std::string>("definition");
    QTest::addColumn<std::string>("input");
    QTest::addColumn<std::string>("mocks");
    QTest::addColumn<std::string>("expected");
}

void compareResult()
{
    QFETCH(std::string, definition);
    QFETCH(std::string, input);
    QFETCH(std::string, mocks);
    QFETCH(std::string, expected);
    SampleRun sample(definition, input, mocks);
    COMPARE_JSON(sample.run().result(), json(expected));
}

} // namespace

void ExecutionTest::dataFlow_data()
{
    columns();
    row("a Pass hands on its input", pass(R"("Comment": "x")"), R"({"a": 1})",
        succeeded(R"({"a": 1})"));
    row("InputPath chooses", pass(R"("InputPath": "$.a")"), R"({"a": [1, 2]})",
        succeeded("[1, 2]"));
    row("InputPath null is an empty object", pass(R"("InputPath": null)"), R"({"a": 1})",
        succeeded("{}"));
    row("OutputPath chooses", pass(R"("OutputPath": "$.a")"), R"({"a": 1})", succeeded("1"));
    row("OutputPath null is an empty object", pass(R"("OutputPath": null)"), R"({"a": 1})",
        succeeded("{}"));
    row("Result replaces", pass(R"("Result": {"b": 2})"), R"({"a": 1})", succeeded(R"({"b": 2})"));
    row("Result is no template", pass(R"("Result": {"b.$": "$.a"})"), R"({"a": 1})",
        succeeded(R"({"b.$": "$.a"})"));
    row("ResultPath puts in", pass(R"("Result": 2, "ResultPath": "$.b.c")"), R"({"a": 1})",
        succeeded(R"({"a": 1, "b": {"c": 2}})"));
    row("ResultPath null keeps the input", pass(R"("Result": 2, "ResultPath": null)"),
        R"({"a": 1})", succeeded(R"({"a": 1})"));
    row("ResultPath adds to the raw input", pass(R"("InputPath": "$.a", "ResultPath": "$.copy")"),
        R"({"a": 1, "b": 2})", succeeded(R"({"a": 1, "b": 2, "copy": 1})"));
    row("Parameters shape the result of a Pass",
        pass(R"("Parameters": {"x.$": "$.a", "list": [{"y.$": "$.a"}], "fixed": "$.a"})"),
        R"({"a": 1})", succeeded(R"({"x": 1, "list": [{"y": 1}], "fixed": "$.a"})"));
    row("a template takes the Context Object", pass(R"("Parameters": {"n.$": "$$.State.Name"})"),
        "{}", succeeded(R"({"n": "S"})"));
    row("a template calls intrinsics", pass(R"j("Parameters": {"n.$": "States.MathAdd($.a, 4)"})j"),
        R"({"a": 3})", succeeded(R"({"n": 7})"));
    row("an index past the end is null", pass(R"("Parameters": {"n.$": "$.a[7]"})"), R"({"a": []})",
        succeeded(R"({"n": null})"));
    row("many places in nothing are an empty array", pass(R"("Parameters": {"n.$": "$.a[*].b"})"),
        "{}", succeeded(R"({"n": []})"));
    row("a missing path names field and input", pass(R"("Parameters": {"n.$": "$.b"})"),
        R"({"a": 1})",
        failed(
            "States.Runtime",
            inState(R"(The JSONPath '$.b' specified for the field 'n.$' could not be found in the )"
                    R"(input '{"a":1}')")));
    row("a missing InputPath has other words", pass(R"("InputPath": "$.b")"), "{}",
        failed("States.Runtime", inState("Invalid path '$.b' : No results for path: $['b']")));
    row("a result that does not fit", pass(R"("Result": 1, "ResultPath": "$.a.b")"), R"({"a": 5})",
        failed("States.ResultPathMatchFailure",
               inState(R"(Unable to apply ReferencePath $.a.b to input {"a":5})")));
    row("a task's result goes through selector, path and output",
        single(
            R"("Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"p.$": "$.a"},
            "ResultSelector": {"only.$": "$.Payload.x"}, "ResultPath": "$.r", "OutputPath": "$.r")"),
        R"({"a": 1})", succeeded(R"({"only": 5})"),
        R"({"S": {"0": {"Return": {"Payload": {"x": 5}}}}})");
}

void ExecutionTest::dataFlow()
{
    compareResult();
}

void ExecutionTest::variables_data()
{
    columns();
    row("Assign sets what later states read",
        R"j({"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"x.$": "$.n", "y": 1}, "Next": "B"},
            "B": {"Type": "Pass", "Parameters": {"sum.$": "States.MathAdd($x, $y)"}, "End": true}}})j",
        R"({"n": 2})", succeeded(R"({"sum": 3})"));
    row("Assign sees the values before it",
        R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"},
            "B": {"Type": "Pass", "Assign": {"x": 2, "old.$": "$x"}, "Next": "C"},
            "C": {"Type": "Pass", "Parameters": {"x.$": "$x", "old.$": "$old"}, "End": true}}})",
        "{}", succeeded(R"({"x": 2, "old": 1})"));
    row("a branch reads outer variables and keeps its own",
        R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "P"},
            "P": {"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {
                "B": {"Type": "Pass", "Parameters": {"x.$": "$x"}, "Assign": {"inner": 5}, "End": true}}}],
                "Next": "C"},
            "C": {"Type": "Pass", "Parameters": {"x.$": "$x"}, "End": true}}})",
        "{}", succeeded(R"({"x": 1})"));
    row("a Catcher assigns from the error",
        R"({"StartAt": "S", "States": {"S": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish",
            "Catch": [{"ErrorEquals": ["States.ALL"], "Assign": {"e.$": "$.Error"}, "Next": "H"}], "End": true},
            "H": {"Type": "Pass", "Parameters": {"e.$": "$e"}, "End": true}}})",
        "{}", succeeded(R"({"e": "Boom"})"), R"({"S": {"0": {"Throw": {"Error": "Boom"}}}})");
}

void ExecutionTest::variables()
{
    compareResult();
}

void ExecutionTest::choices_data()
{
    columns();
    const auto choice = [](const std::string& rule) {
        return R"({"StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [)" + rule +
               R"(], "Default": "No"}, "Yes": {"Type": "Pass", "Result": "yes", "End": true},
                 "No": {"Type": "Pass", "Result": "no", "End": true}}})";
    };
    const std::string yes = succeeded(R"("yes")");
    const std::string no = succeeded(R"("no")");
    row("a rule that holds",
        choice(R"({"Variable": "$.a", "NumericGreaterThan": 1, "Next": "Yes"})"), R"({"a": 2})",
        yes);
    row("text is no number",
        choice(R"({"Variable": "$.a", "NumericGreaterThan": 1, "Next": "Yes"})"), R"({"a": "12"})",
        no);
    row("two paths", choice(R"({"Variable": "$.a", "StringEqualsPath": "$.b", "Next": "Yes"})"),
        R"({"a": "x", "b": "x"})", yes);
    row("And needs all",
        choice(
            R"({"And": [{"Variable": "$.a", "IsPresent": true}, {"Variable": "$.a", "IsNumeric": true}],
            "Next": "Yes"})"),
        R"({"a": "1"})", no);
    row("And stops at the first that is false",
        choice(
            R"({"And": [{"Variable": "$.a", "IsPresent": true}, {"Variable": "$.a", "NumericEquals": 1}],
            "Next": "Yes"})"),
        "{}", no);
    row("Or needs one",
        choice(
            R"({"Or": [{"Variable": "$.a", "IsNull": true}, {"Variable": "$.a", "BooleanEquals": true}],
            "Next": "Yes"})"),
        R"({"a": true})", yes);
    row("Not turns around",
        choice(R"({"Not": {"Variable": "$.a", "StringMatches": "x*"}, "Next": "Yes"})"),
        R"({"a": "y"})", yes);
    row("what is not there is not present",
        choice(R"({"Variable": "$.a.b", "IsPresent": false, "Next": "Yes"})"), R"({"a": 1})", yes);
    row("null is present", choice(R"({"Variable": "$.a", "IsPresent": true, "Next": "Yes"})"),
        R"({"a": null})", yes);
    row("the first rule that holds wins",
        choice(R"({"Variable": "$.a", "IsNumeric": true, "Next": "No"},
            {"Variable": "$.a", "NumericEquals": 1, "Next": "Yes"})"),
        R"({"a": 1})", no);
    row("a rule without data fails the state",
        choice(R"({"Variable": "$.zzz", "NumericEquals": 1, "Next": "Yes"})"), R"({"a": 1})",
        failed("States.Runtime",
               "An error occurred while executing the state 'C' (entered at the event id #2). "
               "Invalid path "
               "'$.zzz': The choice state's condition path references an invalid value."));
    row("no rule and no Default",
        R"({"StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [
            {"Variable": "$.a", "NumericEquals": 1, "Next": "Yes"}]}, "Yes": {"Type": "Succeed"}}})",
        R"({"a": 2})",
        failed("States.NoChoiceMatched",
               "An error occurred while executing the state 'C' (entered at the event id #2). "
               "Failed to "
               "transition out of the state. The state does not point to a next state."));
}

void ExecutionTest::choices()
{
    compareResult();
}

void ExecutionTest::failures_data()
{
    columns();
    row("Fail names its error and cause",
        R"({"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "E", "Cause": "c"}}})", "{}",
        failed("E", "c"));
    row("Fail without fields says nothing",
        R"({"StartAt": "F", "States": {"F": {"Type": "Fail"}}})", "{}", R"({"status": "FAILED"})");
    row("Fail reads paths and calls",
        R"j({"StartAt": "F", "States": {"F": {"Type": "Fail", "ErrorPath": "$.e",
            "CausePath": "States.Format('of {}', $.who)"}}})j",
        R"({"e": "E", "who": "me"})", failed("E", "of me"));
    row("a Catcher replaces the data with the error",
        caught(R"("Catch": [{"ErrorEquals": ["Boom"], "Next": "Handler"}])"), R"({"a": 1})",
        succeeded(R"({"Error": "Boom", "Cause": "why"})"),
        R"({"S": {"0": {"Throw": {"Error": "Boom", "Cause": "why"}}}})");
    row("a Catcher's ResultPath adds to the input",
        caught(
            R"("Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.e", "Next": "Handler"}])"),
        R"({"a": 1})", succeeded(R"({"a": 1, "e": {"Error": "Boom", "Cause": "why"}})"),
        R"({"S": {"0": {"Throw": {"Error": "Boom", "Cause": "why"}}}})");
    row("an error without a name is caught as null",
        caught(R"("Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Handler"}])"), "{}",
        succeeded(R"({"Error": null, "Cause": null})"), R"({"S": {"0": {"Throw": {}}}})");
    row("a retried task goes on",
        caught(R"("Retry": [{"ErrorEquals": ["Boom"], "MaxAttempts": 2}])"), "{}", succeeded("7"),
        R"({"S": {"0-1": {"Throw": {"Error": "Boom"}}, "2": {"Return": 7}}})");
    row("a spent Retrier leaves the error to the Catcher",
        caught(R"("Retry": [{"ErrorEquals": ["Boom"], "MaxAttempts": 1}],
            "Catch": [{"ErrorEquals": ["Boom"], "ResultPath": null, "Next": "Handler"}])"),
        R"({"a": 1})", succeeded(R"({"a": 1})"), R"({"S": {"0-1": {"Throw": {"Error": "Boom"}}}})");
    row("States.Runtime cannot be caught",
        caught(
            R"("Parameters": {"x.$": "$.no"}, "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Handler"}])"),
        "{}",
        failed(
            "States.Runtime",
            inState(
                "The JSONPath '$.no' specified for the field 'x.$' could not be found in the input "
                "'{}'")));
    row("a task without a mock is not hidden by States.ALL",
        caught(R"("Retry": [{"ErrorEquals": ["States.ALL"]}],
            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Handler"}])"),
        "{}",
        failed("Stepglass.NoMock",
               "The state 'S' (/States/S) calls arn:aws:states:::sqs:sendMessage, and no mock "
               "answers it. "
               "Give it one in the mock responses, such as {\"S\": {\"0\": {\"Return\": {}}}}."));
    row("a branch's failure is the Parallel's",
        R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [
            {"StartAt": "Ok", "States": {"Ok": {"Type": "Pass", "End": true}}},
            {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "E", "Cause": "c"}}}],
            "Catch": [{"ErrorEquals": ["E"], "Next": "H"}], "End": true},
            "H": {"Type": "Pass", "End": true}}})",
        "{}", succeeded(R"({"Error": "E", "Cause": "c"})"));
}

void ExecutionTest::failures()
{
    compareResult();
}

void ExecutionTest::containers_data()
{
    columns();
    const auto map = [](const std::string& fields, const std::string& body) {
        return R"({"StartAt": "M", "States": {"M": {"Type": "Map", )" + fields +
               R"("ItemProcessor": {"StartAt": "I", "States": {"I": )" + body +
               R"(}}, "End": true}}})";
    };
    const std::string same = R"({"Type": "Pass", "End": true})";
    row("branches answer in their order",
        R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [
            {"StartAt": "Slow", "States": {"Slow": {"Type": "Wait", "Seconds": 9, "Next": "A"},
                "A": {"Type": "Pass", "Result": "slow", "End": true}}},
            {"StartAt": "B", "States": {"B": {"Type": "Pass", "Result": "fast", "End": true}}}], "End": true}}})",
        "{}", succeeded(R"(["slow", "fast"])"));
    row("a Map hands on each item", map("", same), "[1, 2, 3]", succeeded("[1, 2, 3]"));
    row("a Map of nothing", map("", same), "[]", succeeded("[]"));
    row("more items than run at once", map(R"("MaxConcurrency": 2, )", same), "[1, 2, 3, 4, 5]",
        succeeded("[1, 2, 3, 4, 5]"));
    row("ItemSelector sees input, item and index",
        map(R"("ItemsPath": "$.items", "ItemSelector": {"i.$": "$$.Map.Item.Index",
            "v.$": "$$.Map.Item.Value", "all.$": "$.k"}, )",
            same),
        R"({"items": ["a", "b"], "k": 0})",
        succeeded(R"([{"i": 0, "v": "a", "all": 0}, {"i": 1, "v": "b", "all": 0}])"));
    row("the states inside see the item",
        map("", R"({"Type": "Pass", "Parameters": {"i.$": "$$.Map.Item.Index"}, "End": true})"),
        R"(["a"])", succeeded(R"([{"i": 0}])"));
    row("Iterator and Parameters are the old names",
        R"({"StartAt": "M", "States": {"M": {"Type": "Map", "Parameters": {"v.$": "$$.Map.Item.Value"},
            "Iterator": {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}, "End": true}}})",
        "[1]", succeeded(R"([{"v": 1}])"));
    row("a Map needs an array", map("", same), R"({"a": 1})",
        failed("States.Runtime",
               "An error occurred while executing the state 'M' (entered at the event id #2). "
               "Reference path \"$\" must point to array."));
    row("mocks count across iterations",
        map(R"("MaxConcurrency": 1, )",
            R"({"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true})"),
        "[1, 2]", succeeded(R"(["first", "second"])"),
        R"({"I": {"0": {"Return": "first"}, "1": {"Return": "second"}}})");
    row("a distributed Map gives its results",
        R"({"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {"ProcessorConfig":
            {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "I",
            "States": {"I": {"Type": "Pass", "End": true}}}, "End": true}}})",
        "[1, 2]", succeeded("[1, 2]"));
    row("a mocked reader gives the items",
        R"({"StartAt": "M", "States": {"M": {"Type": "Map", "ItemReader": {"Resource":
            "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation":
            "FIRST_ROW", "MaxItems": 2}, "Parameters": {"Bucket": "b", "Key": "k"}}, "ItemBatcher":
            {"MaxItemsPerBatch": 2}, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED",
            "ExecutionType": "STANDARD"}, "StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}},
            "End": true}}})",
        "{}", succeeded(R"([{"Items": [{"a": "1", "b": "x,y"}, {"a": "2", "b": ""}]}])"),
        R"({"M": {"0": {"Return": "a,b\n1,\"x,y\"\n2\n3,z\n"}}})");
    row("more failures than tolerated",
        R"({"StartAt": "M", "States": {"M": {"Type": "Map", "ToleratedFailureCount": 1, "ItemProcessor":
            {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "I",
            "States": {"I": {"Type": "Fail", "Error": "E"}}}, "End": true}}})",
        "[1, 2]",
        failed("States.ExceedToleratedFailureThreshold",
               "The specified tolerated failure threshold was exceeded"));
}

void ExecutionTest::containers()
{
    compareResult();
}

void ExecutionTest::waits_data()
{
    QTest::addColumn<std::string>("fields");
    QTest::addColumn<std::string>("input");
    QTest::addColumn<int>("seconds");
    QTest::newRow("Seconds") << std::string(R"("Seconds": 90)") << std::string("{}") << 90;
    QTest::newRow("SecondsPath") << std::string(R"("SecondsPath": "$.s")")
                                 << std::string(R"({"s": 5})") << 5;
    QTest::newRow("Timestamp") << std::string(R"("Timestamp": "2026-01-01T00:10:00Z")")
                               << std::string("{}") << 600;
    QTest::newRow("TimestampPath") << std::string(R"("TimestampPath": "$.t")")
                                   << std::string(R"({"t": "2026-01-01T01:01:00+01:00"})") << 60;
    QTest::newRow("in the past") << std::string(R"("Timestamp": "1999-01-01T00:00:00Z")")
                                 << std::string("{}") << 0;
}

void ExecutionTest::waits()
{
    QFETCH(std::string, fields);
    QFETCH(std::string, input);
    QFETCH(int, seconds);
    SampleRun sample(single(R"("Type": "Wait", )" + fields), input);
    sample.run();
    COMPARE_JSON(sample.result(), json(succeeded(input)));
    const auto passed = sample.trace()->endTime() - sample.trace()->startTime();
    QCOMPARE(std::chrono::duration_cast<std::chrono::seconds>(passed).count(),
             std::int64_t(seconds));
}

void ExecutionTest::badWaits_data()
{
    columns();
    const std::string wait = single(R"("Type": "Wait", "SecondsPath": "$.s")");
    const std::string until = single(R"("Type": "Wait", "TimestampPath": "$.t")");
    row("negative", wait, R"({"s": -1})",
        failed("States.Runtime",
               inState("The SecondsPath parameter references a negative value: $.s == -1")));
    row("a fraction", wait, R"({"s": 1.5})",
        failed("States.Runtime",
               inState("The SecondsPath parameter cannot be parsed as a long value: $.s == 1.5")));
    row("too long", wait, R"({"s": 2147483648})",
        failed("States.Runtime", inState("Wait state delay is too long.")));
    row("missing", wait, "{}",
        failed("States.Runtime",
               inState("The SecondsPath parameter does not reference an input value: $.s")));
    row("no zone", until, R"({"t": "2026-01-01T00:00:00"})",
        failed(
            "States.Runtime",
            inState(
                "The TimestampPath parameter does not reference a valid ISO-8601 extended offset "
                "date-time format string: $.t == 2026-01-01T00:00:00")));
}

void ExecutionTest::badWaits()
{
    compareResult();
}

void ExecutionTest::timeouts_data()
{
    columns();
    const std::string timedOut = R"({"status": "FAILED", "error": "States.Timeout"})";
    const auto task = [](const std::string& resource, const std::string& fields) {
        return single(R"("Type": "Task", "Resource": ")" + resource + R"(")" + fields);
    };
    const std::string callback = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
    row("a slow answer", task("arn:aws:states:::lambda:invoke", R"(, "TimeoutSeconds": 5)"), "{}",
        timedOut, R"({"S": {"0": {"Return": 1, "Latency": 6}}})");
    row("an answer in time", task("arn:aws:states:::lambda:invoke", R"(, "TimeoutSeconds": 5)"),
        "{}", succeeded("1"), R"({"S": {"0": {"Return": 1, "Latency": 4}}})");
    row("a callback that never comes", task(callback, R"(, "TimeoutSecondsPath": "$.t")"),
        R"({"t": 60})", timedOut, R"({"S": {"0": {"NeverAnswers": true}}})");
    row("a heartbeat that never comes", task(callback, R"(, "HeartbeatSeconds": 10)"), "{}",
        timedOut, R"({"S": {"0": {"NeverAnswers": true}}})");
    row("nobody answers and nothing ends it", task(callback, ""), "{}",
        failed("Stepglass.NeverAnswered", "Nobody answers the task of the state 'S' "
                                          "(arn:aws:states:::sqs:sendMessage.waitForTaskToken), "
                                          "and it has no TimeoutSeconds or HeartbeatSeconds: on "
                                          "AWS it would wait for a year. Give the "
                                          "state a timeout, or its mock an answer."),
        R"({"S": {"0": {"NeverAnswers": true}}})");
    row("the machine's own time",
        R"({"StartAt": "W", "TimeoutSeconds": 3, "States": {"W": {"Type": "Wait", "Seconds": 9, "End": true}}})",
        "{}", R"({"status": "TIMED_OUT"})");
    row("a heartbeat is caught by its name",
        R"({"StartAt": "S", "States": {"S": {"Type": "Task", "Resource":
            "arn:aws:states:us-east-1:123456789012:activity:a", "HeartbeatSeconds": 10, "Catch": [
            {"ErrorEquals": ["States.HeartbeatTimeout"], "ResultPath": null, "Next": "H"}], "End": true},
            "H": {"Type": "Pass", "Result": "caught", "End": true}}})",
        "{}", succeeded(R"("caught")"), R"({"S": {"0": {"NeverAnswers": true}}})");
}

void ExecutionTest::timeouts()
{
    compareResult();
}

void ExecutionTest::expressEndsAfterFiveMinutes()
{
    CompileSettings express;
    express.type = MachineType::Express;
    const std::string wait = single(R"("Type": "Wait", "Seconds": 301)");
    SampleRun limited(wait, "{}", "{}", {}, express);
    COMPARE_JSON(limited.run().result(), json(R"({"status": "TIMED_OUT"})"));
    ExecutionSettings unlimited;
    unlimited.hasLimits = false;
    SampleRun free(wait, "{}", "{}", unlimited, express);
    COMPARE_JSON(free.run().result(), json(succeeded("{}")));
}

void ExecutionTest::expressWaitsForNobody_data()
{
    QTest::addColumn<std::string>("resource");
    QTest::addColumn<bool>("runs");
    QTest::newRow("a job") << std::string("arn:aws:states:::glue:startJobRun.sync") << false;
    QTest::newRow("a callback") << std::string("arn:aws:states:::sqs:sendMessage.waitForTaskToken")
                                << false;
    QTest::newRow("an activity") << std::string("arn:aws:states:us-east-1:123456789012:activity:a")
                                 << false;
    QTest::newRow("a request") << std::string("arn:aws:states:::sqs:sendMessage") << true;
}

void ExecutionTest::expressWaitsForNobody()
{
    QFETCH(std::string, resource);
    QFETCH(bool, runs);
    const std::string task = single(R"("Type": "Task", "Resource": )" + value::quoted(resource));
    const auto model = asl::Model::build(syntax::SyntaxTree::parse(task, syntax::Format::Json));
    CompileSettings settings;
    QVERIFY(compile(*model, settings).program);
    settings.type = MachineType::Express;
    const CompileResult compiled = compile(*model, settings);
    QCOMPARE(compiled.program != nullptr, runs);
    QCOMPARE(compiled.diagnostics.empty(), runs);
}

void ExecutionTest::dataBeyond256KiBFails()
{
    const std::string big = '"' + std::string(256 * 1024, 'x') + '"';
    const std::string mocks = R"({"S": {"0": {"Return": )" + big + "}}}";
    const std::string task =
        single(R"("Type": "Task", "Resource": "arn:aws:states:::lambda:invoke")");
    SampleRun limited(task, "{}", mocks);
    COMPARE_JSON(
        limited.run().result(),
        json(failed("States.DataLimitExceeded",
                    "The state/task 'lambda' returned a result with a size exceeding the maximum "
                    "number of bytes service limit.")));
    ExecutionSettings unlimited;
    unlimited.hasLimits = false;
    SampleRun free(task, "{}", mocks, unlimited);
    QVERIFY(free.run().execution().status() == ExecutionStatus::Succeeded);
}

void ExecutionTest::faultsThatCannotRun_data()
{
    QTest::addColumn<std::string>("definition");
    QTest::addColumn<std::string>("pointer");
    QTest::addColumn<int>("code");
    const auto fault = [](const char* title, const std::string& definition, const char* pointer,
                          DiagnosticCode code) {
        QTest::newRow(title) << definition << std::string(pointer) << static_cast<int>(code);
    };
    fault("a target that is not there",
          R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}}})", "/States/A/Next",
          DiagnosticCode::MissingTransitionTarget);
    fault("a bad path", pass(R"("InputPath": "$.a[")"), "/States/S/InputPath",
          DiagnosticCode::InvalidPath);
    fault("a bad call deep in a template",
          pass(R"j("Parameters": {"a": [{"b.$": "States.Nothing()"}]})j"),
          "/States/S/Parameters/a/0/b.$", DiagnosticCode::InvalidIntrinsic);
    fault("no way out", R"({"StartAt": "A", "States": {"A": {"Type": "Pass"}}})", "/States/A",
          DiagnosticCode::MissingNextOrEnd);
}

void ExecutionTest::faultsThatCannotRun()
{
    QFETCH(std::string, definition);
    QFETCH(std::string, pointer);
    QFETCH(int, code);
    const auto tree = syntax::SyntaxTree::parse(definition, syntax::Format::Json);
    const CompileResult result = compile(*asl::Model::build(tree));
    QVERIFY(!result.program);
    QCOMPARE(result.diagnostics.size(), std::size_t(1));
    QCOMPARE(result.diagnostics.front().pointer, pointer);
    QCOMPARE(static_cast<int>(result.diagnostics.front().code), code);
}

void ExecutionTest::substitutionsComeBeforeCompiling()
{
    CompileSettings settings;
    settings.substitutions = {{"Count", "3"}, {"Word", "a \"b\""}};
    SampleRun sample(pass(R"("Result": {"n": ${Count}, "t": "<${Word}>", "kept": "${Other}"})"),
                     "{}", "{}", {}, settings);
    COMPARE_JSON(sample.run().result(),
                 json(succeeded(R"({"n": 3, "t": "<a \"b\">", "kept": "${Other}"})")));
}

QTEST_APPLESS_MAIN(ExecutionTest)
#include "tst_Execution.moc"
