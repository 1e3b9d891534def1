// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/Lint.h"

#include <QTest>

using namespace stepglass;

class LintTest : public QObject {
    Q_OBJECT

private slots:
    void faultsAreFound_data();
    void faultsAreFound();
    void faultlessStaysFaultless_data();
    void faultlessStaysFaultless();
    void expressForbidsWaiting_data();
    void expressForbidsWaiting();
    void brokenTextHidesWhatFollowsFromIt();
    void yamlIsCheckedLikeJson();
    void faultsComeInTheOrderOfTheText();
    void anEntryWithoutAnErrorOfItsOwnIsOneFault();
};

namespace {

std::vector<Diagnostic> faultsOf(const std::string& text,
                                 syntax::Format format = syntax::Format::Json,
                                 lint::MachineType type = lint::MachineType::Standard)
{
    const auto model = asl::Model::build(syntax::SyntaxTree::parse(text, format));
    return lint::check(*model, {type, {}, {}});
}

/// What the service would refuse.
std::vector<Diagnostic> errorsOf(const std::string& text,
                                 syntax::Format format = syntax::Format::Json,
                                 lint::MachineType type = lint::MachineType::Standard)
{
    auto faults = faultsOf(text, format, type);
    std::erase_if(faults, [](const Diagnostic& f) { return f.severity != Severity::Error; });
    return faults;
}

QByteArray listed(const std::vector<Diagnostic>& faults, const std::string& text)
{
    QByteArray out;
    for (const Diagnostic& fault : faults) {
        out += fault.severity == Severity::Error ? "error " : "warning ";
        out += QByteArray::fromStdString(fault.pointer) + " <";
        out +=
            QByteArray::fromStdString(text.substr(fault.range.begin, fault.range.length())) + "> ";
        out += QByteArray::fromStdString(toEnglish(fault)) + "\n";
    }
    return out;
}

/// A machine of one state S, whose fields are given, and a last state Z.
std::string machineOf(const QByteArray& fields)
{
    return R"({"StartAt": "S", "States": {"S": {)" + fields.toStdString() +
           R"(}, "Z": {"Type": "Succeed"}}})";
}

} // namespace

void LintTest::faultsAreFound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<DiagnosticCode>("code");
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("source");
    using enum DiagnosticCode;
    const auto whole = [](const char* name, const char* text, DiagnosticCode code,
                          const char* pointer, const char* source) {
        QTest::newRow(name) << QByteArray(text) << code << QByteArray(pointer)
                            << QByteArray(source);
    };
    const auto state = [](const char* name, const char* fields, DiagnosticCode code,
                          const char* pointer, const char* source) {
        QTest::newRow(name) << QByteArray::fromStdString(machineOf(fields)) << code
                            << QByteArray(pointer) << QByteArray(source);
    };
    whole("an empty object lacks everything", "{}", MissingField, "", "{");
    whole("a list is no machine", "[]", NotAnObject, "", "[");
    whole("an unknown field of the machine",
          R"({"StartAt": "A", "Foo": 1, "States": {"A": {"Type": "Succeed"}}})", UnknownField,
          "/Foo", "\"Foo\"");
    whole("a start that is not there", R"({"StartAt": "B", "States": {"A": {"Type": "Succeed"}}})",
          MissingTransitionTarget, "/StartAt", "\"B\"");
    whole("a state that is no object",
          R"({"StartAt": "A", "States": {"A": {"Type": "Succeed"}, "B": 1}})", NotAnObject,
          "/States/B", "\"B\"");
    whole("a state out of reach",
          R"({"StartAt": "A", "States": {"A": {"Type": "Succeed"}, "B": {"Type": "Succeed"}}})",
          UnreachableState, "/States/B", "\"B\"");
    whole("a loop without end",
          R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "A"}}})", MissingEndState,
          "/States", "\"States\"");
    whole(
        "a name in two branches",
        R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "X", "States": {"X": {"Type": "Succeed"}}}, {"StartAt": "X", "States": {"X": {"Type": "Succeed"}}}]}}})",
        DuplicateStateName, "/States/P/Branches/1/States/X", "\"X\"");
    whole("a name twice in one object",
          R"({"StartAt": "A", "States": {"A": {"Type": "Succeed"}, "A": {"Type": "Succeed"}}})",
          DuplicateKey, "/States/A", "\"A\"");
    whole("a version of the future",
          R"({"Version": "2.0", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}})",
          ValueNotAllowed, "/Version", "\"2.0\"");
    whole(
        "a target in another scope",
        R"({"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "Next": "M"}}}}}})",
        TargetInOtherScope, "/States/M/ItemProcessor/States/I/Next", "\"M\"");
    whole(
        "JSONPath inside of JSONata",
        R"({"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "QueryLanguage": "JSONPath", "Parameters": {}, "End": true}}})",
        LanguageDowngrade, "/States/A/QueryLanguage", "\"JSONPath\"");
    whole(
        "a field of JSONPath in JSONata",
        R"({"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "InputPath": "$", "End": true}}})",
        FieldNotForQueryLanguage, "/States/A/InputPath", "\"InputPath\"");

    state("no type", R"("Next": "Z")", MissingField, "/States/S", "\"S\"");
    state("a type that is none", R"("Type": "Taks", "Next": "Z")", UnknownStateType,
          "/States/S/Type", "\"Taks\"");
    state("a type that is no text", R"("Type": 5, "Next": "Z")", WrongType, "/States/S/Type", "5");
    state("an unknown field", R"("Type": "Pass", "Next": "Z", "Foo": 1)", UnknownField,
          "/States/S/Foo", "\"Foo\"");
    state("a field of another type", R"("Type": "Pass", "Next": "Z", "Resource": "arn:x")",
          UnknownField, "/States/S/Resource", "\"Resource\"");
    state("a field of JSONata", R"("Type": "Pass", "Next": "Z", "Output": 1)",
          FieldNotForQueryLanguage, "/States/S/Output", "\"Output\"");
    state("neither Next nor End", R"("Type": "Pass")", MissingNextOrEnd, "/States/S", "\"S\"");
    state("both Next and End", R"("Type": "Pass", "Next": "Z", "End": true)", ExclusiveFields,
          "/States/S", "\"End\"");
    state("a dangling Next", R"("Type": "Pass", "Next": "Zz")", MissingTransitionTarget,
          "/States/S/Next", "\"Zz\"");
    state(
        "a dangling Default",
        R"("Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "Z"}], "Default": "Y")",
        MissingTransitionTarget, "/States/S/Default", "\"Y\"");
    state(
        "a dangling rule",
        R"("Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "Y"}], "Default": "Z")",
        MissingTransitionTarget, "/States/S/Choices/0/Next", "\"Y\"");
    state(
        "a dangling Catcher",
        R"("Type": "Parallel", "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}], "Next": "Z", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Y"}])",
        MissingTransitionTarget, "/States/S/Catch/0/Next", "\"Y\"");
    state("a target that is no text", R"("Type": "Pass", "Next": 5)", WrongType, "/States/S/Next",
          "5");
    state("a task without its resource", R"("Type": "Task", "Next": "Z")", MissingField,
          "/States/S", "\"S\"");
    state("a resource that is no ARN", R"("Type": "Task", "Resource": "lambda", "Next": "Z")",
          InvalidResource, "/States/S/Resource", "\"lambda\"");
    state("a timeout of nothing",
          R"("Type": "Task", "Resource": "arn:a", "TimeoutSeconds": 0, "Next": "Z")",
          ValueOutOfRange, "/States/S/TimeoutSeconds", "0");
    state("a timeout without end",
          R"("Type": "Task", "Resource": "arn:a", "TimeoutSeconds": 100000000, "Next": "Z")",
          ValueOutOfRange, "/States/S/TimeoutSeconds", "100000000");
    state("a timeout in a text",
          R"("Type": "Task", "Resource": "arn:a", "TimeoutSeconds": "5", "Next": "Z")", WrongType,
          "/States/S/TimeoutSeconds", "\"5\"");
    state("half a second", R"("Type": "Wait", "Seconds": 0.5, "Next": "Z")", WrongType,
          "/States/S/Seconds", "0.5");
    state(
        "a heartbeat as long as the task",
        R"("Type": "Task", "Resource": "arn:a", "TimeoutSeconds": 5, "HeartbeatSeconds": 5, "Next": "Z")",
        ValueOutOfRange, "/States/S/HeartbeatSeconds", "5");
    state("two kinds of waiting",
          R"("Type": "Wait", "Seconds": 1, "SecondsPath": "$.s", "Next": "Z")", ExclusiveFields,
          "/States/S", "\"SecondsPath\"");
    state("no kind of waiting", R"("Type": "Wait", "Next": "Z")", MissingField, "/States/S",
          "\"S\"");
    state("a timestamp without zone",
          R"("Type": "Wait", "Timestamp": "2026-01-31T12:00:00", "Next": "Z")", InvalidTimestamp,
          "/States/S/Timestamp", "\"2026-01-31T12:00:00\"");
    state("a month too many", R"("Type": "Wait", "Timestamp": "2026-13-31T12:00:00Z", "Next": "Z")",
          InvalidTimestamp, "/States/S/Timestamp", "\"2026-13-31T12:00:00Z\"");
    state("no rules", R"("Type": "Choice", "Choices": [], "Default": "Z")", ValueEmpty,
          "/States/S/Choices", "[]");
    state("a rule without target",
          R"("Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true}], "Default": "Z")",
          MissingField, "/States/S/Choices/0", "{");
    state("a rule without comparison",
          R"("Type": "Choice", "Choices": [{"Variable": "$.a", "Next": "Z"}], "Default": "Z")",
          MissingField, "/States/S/Choices/0", "{");
    state("a rule without variable",
          R"("Type": "Choice", "Choices": [{"IsNull": true, "Next": "Z"}], "Default": "Z")",
          MissingField, "/States/S/Choices/0", "{");
    state(
        "two comparisons in a rule",
        R"("Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "IsString": true, "Next": "Z"}], "Default": "Z")",
        ExclusiveFields, "/States/S/Choices/0", "\"IsString\"");
    state(
        "Next deep inside a rule",
        R"("Type": "Choice", "Choices": [{"Not": {"Variable": "$.a", "IsNull": true, "Next": "Z"}, "Next": "Z"}], "Default": "Z")",
        UnknownField, "/States/S/Choices/0/Not/Next", "\"Next\"");
    state("a rule that is no object", R"("Type": "Choice", "Choices": [1], "Default": "Z")",
          NotAnObject, "/States/S/Choices/0", "1");
    state("no Default",
          R"("Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "Z"}])",
          ChoiceWithoutDefault, "/States/S", "\"S\"");
    state(
        "a number compared with a text",
        R"("Type": "Choice", "Choices": [{"Variable": "$.a", "NumericEquals": "1", "Next": "Z"}], "Default": "Z")",
        WrongType, "/States/S/Choices/0/NumericEquals", "\"1\"");
    state("branches without any", R"("Type": "Parallel", "Branches": [], "Next": "Z")", ValueEmpty,
          "/States/S/Branches", "[]");
    state(
        "a branch without start",
        R"("Type": "Parallel", "Branches": [{"States": {"B": {"Type": "Succeed"}}}], "Next": "Z")",
        MissingField, "/States/S/Branches/0", "{");
    state("a map without processor", R"("Type": "Map", "Next": "Z")", MissingField, "/States/S",
          "\"S\"");
    state(
        "a map with two processors",
        R"("Type": "Map", "ItemProcessor": {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}, "Iterator": {"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}, "Next": "Z")",
        ExclusiveFields, "/States/S", "\"Iterator\"");
    state(
        "a distributed map without its type",
        R"("Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED"}, "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}, "Next": "Z")",
        MissingField, "/States/S/ItemProcessor/ProcessorConfig", "\"ProcessorConfig\"");
    state(
        "a mode that is none",
        R"("Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "inline"}, "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}, "Next": "Z")",
        ValueNotAllowed, "/States/S/ItemProcessor/ProcessorConfig/Mode", "\"inline\"");
    state(
        "a percentage above a hundred",
        R"("Type": "Map", "ToleratedFailurePercentage": 101, "Iterator": {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}, "Next": "Z")",
        ValueOutOfRange, "/States/S/ToleratedFailurePercentage", "101");
    state(
        "a wildcard that is not last",
        R"("Type": "Task", "Resource": "arn:a", "Retry": [{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["E"]}], "Next": "Z")",
        ErrorWildcardNotLast, "/States/S/Retry/0/ErrorEquals/0", "\"States.ALL\"");
    state(
        "a wildcard in company",
        R"("Type": "Task", "Resource": "arn:a", "Catch": [{"ErrorEquals": ["E", "States.ALL"], "Next": "Z"}], "Next": "Z")",
        ErrorWildcardNotLast, "/States/S/Catch/0/ErrorEquals/1", "\"States.ALL\"");
    state("no error names",
          R"("Type": "Task", "Resource": "arn:a", "Retry": [{"ErrorEquals": []}], "Next": "Z")",
          ValueEmpty, "/States/S/Retry/0/ErrorEquals", "[]");
    state("an error name that is no text",
          R"("Type": "Task", "Resource": "arn:a", "Retry": [{"ErrorEquals": [1]}], "Next": "Z")",
          WrongType, "/States/S/Retry/0/ErrorEquals/0", "1");
    state(
        "a back-off that shrinks",
        R"("Type": "Task", "Resource": "arn:a", "Retry": [{"ErrorEquals": ["E"], "BackoffRate": 0.5}], "Next": "Z")",
        ValueOutOfRange, "/States/S/Retry/0/BackoffRate", "0.5");
    state(
        "an unknown jitter",
        R"("Type": "Task", "Resource": "arn:a", "Retry": [{"ErrorEquals": ["E"], "JitterStrategy": "HALF"}], "Next": "Z")",
        ValueNotAllowed, "/States/S/Retry/0/JitterStrategy", "\"HALF\"");
    state("a path without its dollar", R"("Type": "Pass", "InputPath": "foo", "Next": "Z")",
          InvalidPath, "/States/S/InputPath", "\"foo\"");
    state("a path that breaks off", R"("Type": "Pass", "InputPath": "$.a[", "Next": "Z")",
          InvalidPath, "/States/S/InputPath", "\"$.a[\"");
    state("a result path with a wildcard", R"("Type": "Pass", "ResultPath": "$.a[*]", "Next": "Z")",
          InvalidReferencePath, "/States/S/ResultPath", "\"$.a[*]\"");
    state("a result path into the context", R"("Type": "Pass", "ResultPath": "$$.a", "Next": "Z")",
          InvalidReferencePath, "/States/S/ResultPath", "\"$$.a\"");
    state(
        "a path operand without its dollar",
        R"("Type": "Choice", "Choices": [{"Variable": "$.a", "StringEqualsPath": "b", "Next": "Z"}], "Default": "Z")",
        InvalidPath, "/States/S/Choices/0/StringEqualsPath", "\"b\"");
    state("a template value that is neither path nor call",
          R"("Type": "Pass", "Parameters": {"a": {"b.$": "text"}}, "Next": "Z")", InvalidIntrinsic,
          "/States/S/Parameters/a/b.$", "\"text\"");
    state("a call that breaks off",
          R"("Type": "Pass", "Parameters": {"b.$": "States.Array($.a"}, "Next": "Z")",
          InvalidIntrinsic, "/States/S/Parameters/b.$", "\"States.Array($.a\"");
    state("a template value that is a number",
          R"("Type": "Pass", "Parameters": {"b.$": 5}, "Next": "Z")", WrongType,
          "/States/S/Parameters/b.$", "5");
    state("a field with and without dollar",
          R"("Type": "Pass", "Parameters": {"b": 1, "b.$": "$.b"}, "Next": "Z")", DuplicateKey,
          "/States/S/Parameters/b.$", "\"b.$\"");
    state("a path that is passed as text",
          R"("Type": "Pass", "Parameters": {"b": "$.b"}, "Next": "Z")", PathWithoutDollar,
          "/States/S/Parameters/b", "\"$.b\"");
    state("variables that are no object", R"("Type": "Pass", "Assign": 5, "Next": "Z")", WrongType,
          "/States/S/Assign", "5");
}

void LintTest::faultsAreFound()
{
    QFETCH(QByteArray, text);
    QFETCH(DiagnosticCode, code);
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, source);
    const std::string definition = text.toStdString();
    const std::vector<Diagnostic> faults = faultsOf(definition);
    const auto found = std::find_if(faults.begin(), faults.end(),
                                    [code](const Diagnostic& fault) { return fault.code == code; });
    QVERIFY2(found != faults.end(), listed(faults, definition).constData());
    QCOMPARE(QByteArray::fromStdString(found->pointer), pointer);
    QCOMPARE(
        QByteArray::fromStdString(definition.substr(found->range.begin, found->range.length())),
        source);
    QCOMPARE(found->severity, diagnosticInfo(code).severity);
    // What follows from the one fault may be told as well, but no more than that.
    QVERIFY2(faults.size() <= 3, listed(faults, definition).constData());
}

void LintTest::faultlessStaysFaultless_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto state = [](const char* name, const char* fields) {
        QTest::newRow(name) << QByteArray::fromStdString(machineOf(fields));
    };
    state(
        "a pass",
        R"("Type": "Pass", "Comment": "c", "Result": {"a.$": 1}, "ResultPath": null, "InputPath": null, "Next": "Z")");
    state(
        "a task with everything",
        R"J("Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f", "Payload.$": "States.Array($.a, $$.Execution.Id, $v)"
}, "ResultSelector": {"a.$": "$.Payload"}, "ResultPath": "$.a.b[0]", "OutputPath": "$.a", "TimeoutSeconds": 9, "HeartbeatSeconds": 3, "Credentials": {"RoleArn.$": "$.r"}, "Assign": {"v.$": "$.x"}, "Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 0, "MaxAttempts": 0, "BackoffRate": 1, "MaxDelaySeconds": 1, "JitterStrategy": "FULL"}, {"ErrorEquals": ["States.ALL"]}], "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.e", "Comment": "c", "Next": "Z"}], "Next": "Z")J");
    state(
        "JSONata",
        R"("Type": "Wait", "QueryLanguage": "JSONata", "Seconds": "{% $states.input.s %}", "Output": "{% 1 %}", "Next": "Z")");
    state("a timestamp with offset",
          R"("Type": "Wait", "Timestamp": "2026-01-31T12:00:00.25+01:00", "Next": "Z")");
    state(
        "placeholders wherever they stand",
        R"("Type": "Task", "Resource": "${Arn}", "TimeoutSeconds": ${Timeout}, "HeartbeatSecondsPath": "${Path}", "Parameters": {"a.$": "${Path}"}, "Retry": "${Retry}", "Next": "${Next}")");
    state("a function of a template",
          R"("Type": "Task", "Resource": {"Fn::GetAtt": ["F", "Arn"]}, "Next": "Z")");
    state(
        "nested rules",
        R"("Type": "Choice", "Choices": [{"And": [{"Not": {"Variable": "$.a", "IsPresent": false}}, {"Or": [{"Variable": "$$.b", "StringMatches": "x*"}, {"Variable": "$v", "TimestampLessThanPath": "$.t"}]}], "Next": "Z", "Comment": "c", "Assign": {"x": 1}}], "Default": "Z")");
    state(
        "a distributed map",
        R"("Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, "StartAt": "I", "States": {"I": {"Type": "Succeed"}}}, "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW", "MaxItems": 10}, "Parameters": {"Bucket.$": "$.b", "Key": "k"}}, "ItemBatcher": {"MaxItemsPerBatch": 5, "BatchInput": {"x.$": "$.y"}}, "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "b", "Prefix": "p"}}, "ItemSelector": {"i.$": "$$.Map.Item.Value"}, "Label": "L", "MaxConcurrency": 0, "ToleratedFailurePercentage": 5.5, "Next": "Z")");
    QTest::newRow("a placeholder as members")
        << QByteArray(R"({"StartAt": "A", "States": {"A": {"Type": "Succeed"}, ${More}}})");
    QTest::newRow("a name of a placeholder")
        << QByteArray(R"({"StartAt": "${First}", "States": {"${First}": {"Type": "Succeed"}}})");
    QTest::newRow("comments") << QByteArray(
        "// c\n{\"StartAt\": \"A\", /* d */ \"States\": {\"A\": {\"Type\": \"Succeed\"}}}");
}

void LintTest::faultlessStaysFaultless()
{
    QFETCH(QByteArray, text);
    const std::string definition = text.toStdString();
    const std::vector<Diagnostic> faults = errorsOf(definition);
    QVERIFY2(faults.empty(), listed(faults, definition).constData());
}

void LintTest::expressForbidsWaiting_data()
{
    QTest::addColumn<QByteArray>("resource");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("request and response") << QByteArray("arn:aws:states:::sns:publish") << true;
    QTest::newRow("job") << QByteArray("arn:aws:states:::glue:startJobRun.sync") << false;
    QTest::newRow("callback") << QByteArray("arn:aws:states:::sns:publish.waitForTaskToken")
                              << false;
    QTest::newRow("activity") << QByteArray("arn:aws:states:eu-west-1:123456789012:activity:a")
                              << false;
}

void LintTest::expressForbidsWaiting()
{
    QFETCH(QByteArray, resource);
    QFETCH(bool, isAllowed);
    const std::string text =
        machineOf(R"("Type": "Task", "Next": "Z", "Resource": ")" + resource + '"');
    QVERIFY(errorsOf(text).empty());
    QCOMPARE(errorsOf(text, syntax::Format::Json, lint::MachineType::Express).empty(), isAllowed);
}

void LintTest::brokenTextHidesWhatFollowsFromIt()
{
    // Z would be out of reach, A without end: both because of the line that is being typed.
    const std::string text = "{\"StartAt\": \"A\", \"States\": {\n\"A\": {\"Type\": \"Pass\", "
                             "\"Ne\n},\n\"Z\": {\"Type\": \"Succeed\"}}}";
    const std::vector<Diagnostic> faults = faultsOf(text);
    QVERIFY(!faults.empty());
    for (const Diagnostic& fault : faults)
        QVERIFY2(fault.code == DiagnosticCode::InvalidJson, listed(faults, text).constData());
}

void LintTest::yamlIsCheckedLikeJson()
{
    const std::string text = "StartAt: A\nStates:\n  A:\n    Type: Task\n    Resource: !GetAtt "
                             "F.Arn\n    TimeoutSeconds: 0\n    Next: Yes\n";
    const std::vector<Diagnostic> faults = faultsOf(text, syntax::Format::Yaml);
    QCOMPARE(faults.size(), std::size_t(3));
    QCOMPARE(faults[0].code, DiagnosticCode::MissingEndState);
    QCOMPARE(faults[1].code, DiagnosticCode::ValueOutOfRange);
    QCOMPARE(faults[2].code, DiagnosticCode::MissingTransitionTarget);
    QCOMPARE(faults[2].arguments, (std::vector<std::string>{"Next", "Yes"}));
    QCOMPARE(text.substr(faults[2].range.begin, faults[2].range.length()), std::string("Yes"));
}

void LintTest::faultsComeInTheOrderOfTheText()
{
    const std::string text =
        R"({"StartAt": "A", "X": 1, "States": {"A": {"Type": "Pass", "Y": 2, "End": true, "Next": "B"}}, "Z": 3})";
    const std::vector<Diagnostic> faults = faultsOf(text);
    QVERIFY(faults.size() >= 4);
    QVERIFY(
        std::is_sorted(faults.begin(), faults.end(),
                       [](const Diagnostic& a, const Diagnostic& b) { return a.range < b.range; }));
}

void LintTest::anEntryWithoutAnErrorOfItsOwnIsOneFault()
{
    const auto told = [](const char* names) {
        const std::string text =
            machineOf(QByteArray(R"("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:)"
                                 R"(123456789012:function:f", "Retry": [{"ErrorEquals": )"
                                 R"(["States.TaskFailed"]}, {"ErrorEquals": [%1]}], "Next": "Z")")
                          .replace("%1", names));
        return listed(faultsOf(text), text);
    };
    QCOMPARE(told(R"("A", "B")"),
             QByteArray(R"(warning /States/S/Retry/1/ErrorEquals <["A", "B"]> )"
                        R"(Entry 1 comes first and takes "A", "B" as well)"
                        "\n"));
    QCOMPARE(told(R"("A", "States.Timeout")"),
             QByteArray(R"(warning /States/S/Retry/1/ErrorEquals/0 <"A"> )"
                        R"(Entry 1 comes first and takes "A" as well)"
                        "\n"));
}

QTEST_APPLESS_MAIN(LintTest)
#include "tst_Lint.moc"
