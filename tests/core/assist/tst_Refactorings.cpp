// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Actions.h"
#include "core/assist/Convert.h"

#include <QTest>

#include <algorithm>

using namespace stepglass;
using assist::Action;
using assist::ActionCode;

Q_DECLARE_METATYPE(stepglass::assist::ActionCode)

class Refactorings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRefactoringChangesItsFieldsAlone_data();
    void aRefactoringChangesItsFieldsAlone();
    void whatIsThereIsNotOffered_data();
    void whatIsThereIsNotOffered();
    void aConversionKeepsWhatMeansTheSame();
    void aMachineIsConvertedWithItsInnerStates();
    void whatHasNoCounterpartIsLeftAlone_data();
    void whatHasNoCounterpartIsLeftAlone();
    void aMachineWithAStateThatStaysKeepsItsLanguage();
    void jsonPathIsRefusedInAMachineOfJsonata();
};

namespace {

std::shared_ptr<const asl::Model> modelOf(std::string text)
{
    const syntax::Format format = syntax::formatOf({}, text);
    return asl::Model::build(syntax::SyntaxTree::parse(std::move(text), format));
}

std::string after(const std::string& text, ActionCode code, const std::string& argument = {})
{
    const auto model = modelOf(text);
    std::vector<Action> actions = assist::stateActions(*model, asl::StatePath("/States/A"));
    const std::vector<Action> ofMachine = assist::machineActions(*model);
    actions.insert(actions.end(), ofMachine.begin(), ofMachine.end());
    for (const Action& action : actions) {
        const bool isMeant = argument.empty() || action.arguments.front() == argument;
        if (action.code == code && isMeant)
            return syntax::applyEdits(text, action.edits);
    }
    return "not offered";
}

} // namespace

void Refactorings::aRefactoringChangesItsFieldsAlone_data()
{
    QTest::addColumn<ActionCode>("code");
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("changed");
    QTest::newRow("a Default to a new state")
        << ActionCode::AddDefaultFail << "Fail"
        << "StartAt: A\nStates:\n  A:\n    Type: Choice # c\n    Choices:\n      - Variable: $.a\n"
           "        IsNull: true\n        Next: D\n  D:\n    Type: Succeed\n"
        << "StartAt: A\nStates:\n  A:\n    Type: Choice # c\n    Choices:\n      - Variable: $.a\n"
           "        IsNull: true\n        Next: D\n    Default: Fail\n  Fail:\n    Type: Fail\n"
           "    Error: Failed\n    Cause: What went wrong\n  D:\n    Type: Succeed\n";
    QTest::newRow("a Default to a state that is there")
        << ActionCode::AddDefault << "D"
        << "StartAt: A\nStates:\n  A:\n    Type: Choice\n    Choices:\n      - Variable: $.a\n"
           "        IsNull: true\n        Next: D\n  D:\n    Type: Succeed\n"
        << "StartAt: A\nStates:\n  A:\n    Type: Choice\n    Choices:\n      - Variable: $.a\n"
           "        IsNull: true\n        Next: D\n    Default: D\n  D:\n    Type: Succeed\n";
    QTest::newRow("a Catch to a state that is there")
        << ActionCode::AddCatch << "D"
        << "StartAt: A\nStates:\n  A:\n    Type: Task\n    Resource: arn:x # x\n    Next: D\n"
           "  D:\n    Type: Succeed\n"
        << "StartAt: A\nStates:\n  A:\n    Type: Task\n    Resource: arn:x # x\n    Catch:\n"
           "      - ErrorEquals:\n          - States.ALL\n        ResultPath: $.error\n"
           "        Next: D\n    Next: D\n  D:\n    Type: Succeed\n";
    QTest::newRow("a Catch to a new state")
        << ActionCode::AddCatchFail << "Fail"
        << R"({"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:x","End":true}}})"
        << R"({"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:x","Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.error","Next":"Fail"}],"End":true},"Fail":{"Type":"Fail","Error":"Failed","Cause":"What went wrong"}}})";
    QTest::newRow("the Retry for Lambda stands before that for all errors")
        << ActionCode::AddLambdaRetry << ""
        << R"({"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f"},"Retry":[{"ErrorEquals":["States.ALL"]}],"End":true}}})"
        << R"({"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f"},"Retry":[{"ErrorEquals":["Lambda.ClientExecutionTimeoutException","Lambda.ServiceException","Lambda.AWSLambdaException","Lambda.SdkClientException","Lambda.TooManyRequestsException"],"IntervalSeconds":2,"MaxAttempts":6,"BackoffRate":2,"JitterStrategy":"FULL"},{"ErrorEquals":["States.ALL"]}],"End":true}}})";
    QTest::newRow("a time limit")
        << ActionCode::AddTimeout << "3600"
        << R"({"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:x","End":true}}})"
        << R"({"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:x","TimeoutSeconds":3600,"End":true}}})";
    const QString oldMap =
        R"({"StartAt":"A","States":{"A":{"Type":"Map","Parameters":{"x":1},/*i*/"Iterator":{"StartAt":"B","States":{"B":{"Type":"Map","Iterator":{"StartAt":"C","States":{"C":{"Type":"Succeed"}}},"End":true}}},"End":true}}})";
    QTest::newRow("the old names of one state")
        << ActionCode::RenameOldFields << "" << oldMap
        << R"({"StartAt":"A","States":{"A":{"Type":"Map","ItemSelector":{"x":1},/*i*/"ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Map","Iterator":{"StartAt":"C","States":{"C":{"Type":"Succeed"}}},"End":true}}},"End":true}}})";
    QTest::newRow("the old names of the machine")
        << ActionCode::RenameAllOldFields << "" << oldMap
        << R"({"StartAt":"A","States":{"A":{"Type":"Map","ItemSelector":{"x":1},/*i*/"ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Map","ItemProcessor":{"StartAt":"C","States":{"C":{"Type":"Succeed"}}},"End":true}}},"End":true}}})";
}

void Refactorings::aRefactoringChangesItsFieldsAlone()
{
    QFETCH(ActionCode, code);
    QFETCH(QString, argument);
    QFETCH(QString, before);
    QFETCH(QString, changed);
    QCOMPARE(QString::fromStdString(after(before.toStdString(), code, argument.toStdString())),
             changed);
}

void Refactorings::whatIsThereIsNotOffered_data()
{
    QTest::addColumn<ActionCode>("code");
    QTest::addColumn<QString>("state");
    QTest::newRow("Default") << ActionCode::AddDefaultFail
                             << R"("Type":"Choice","Choices":[],"Default":"A")";
    QTest::newRow("Retry of a Lambda error")
        << ActionCode::AddLambdaRetry
        << R"("Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Retry":[{"ErrorEquals":["Lambda.ServiceException"]}],"End":true)";
    QTest::newRow("Retry of what is no Lambda")
        << ActionCode::AddLambdaRetry
        << R"("Type":"Task","Resource":"arn:aws:states:::sns:publish","End":true)";
    QTest::newRow("Catch of everything")
        << ActionCode::AddCatchFail
        << R"("Type":"Task","Resource":"arn:x","Catch":[{"ErrorEquals":["States.ALL"],"Next":"A"}],"End":true)";
    QTest::newRow("time limit")
        << ActionCode::AddTimeout
        << R"("Type":"Task","Resource":"arn:x","TimeoutSecondsPath":"$.t","End":true)";
}

void Refactorings::whatIsThereIsNotOffered()
{
    QFETCH(ActionCode, code);
    QFETCH(QString, state);
    const QString text = QString(R"({"StartAt":"A","States":{"A":{%1}}})").arg(state);
    QCOMPARE(after(text.toStdString(), code), std::string("not offered"));
}

void Refactorings::aConversionKeepsWhatMeansTheSame()
{
    const std::string text = "StartAt: A # begin\n"
                             "States:\n"
                             "  A:\n"
                             "    # works\n"
                             "    Type: Task\n"
                             "    Comment: \"it works\"\n"
                             "    Resource: arn:aws:states:::sns:publish\n"
                             "    Parameters:\n"
                             "      TopicArn: arn:aws:sns:x # fixed\n"
                             "      Message.$: $.text # from the input\n"
                             "    ResultPath: null # not needed\n"
                             "    End: true # done\n";
    const std::string wanted = "StartAt: A # begin\n"
                               "States:\n"
                               "  A:\n"
                               "    # works\n"
                               "    Type: Task\n"
                               "    QueryLanguage: JSONata\n"
                               "    Comment: \"it works\"\n"
                               "    Resource: arn:aws:states:::sns:publish\n"
                               "    Arguments:\n"
                               "      TopicArn: arn:aws:sns:x # fixed\n"
                               "      Message: '{% $states.input.text %}' # from the input\n"
                               "    Output: '{% $states.input %}' # not needed\n"
                               "    End: true # done\n";
    QCOMPARE(after(text, ActionCode::ConvertToJsonata), wanted);
}

void Refactorings::aMachineIsConvertedWithItsInnerStates()
{
    const std::string text =
        R"({"Comment":"c","StartAt":"A","States":{"A":{"Type":"Map","ItemsPath":"$.l","Iterator":{"StartAt":"B","States":{"B":{"Type":"Pass","OutputPath":"$.x","End":true},"C":{"QueryLanguage":"JSONata","Type":"Pass","End":true}}},"End":true}}})";
    const std::string wanted =
        R"({"Comment":"c","QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Map","Items":"{% $states.input.l %}","ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Pass","Output":"{% $states.input.x %}","End":true},"C":{"Type":"Pass","End":true}}},"End":true}}})";
    QCOMPARE(after(text, ActionCode::ConvertMachineToJsonata), wanted);
}

void Refactorings::whatHasNoCounterpartIsLeftAlone_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("isJsonata");
    const auto row = [](const char* name, bool isJsonata, const char* state) {
        QTest::newRow(name) << QString(state) << isJsonata;
    };
    row("a deep scan", false, R"("Type":"Pass","Parameters":{"x.$":"$..a"},"End":true)");
    row("a slice from both ends", false, R"("Type":"Pass","OutputPath":"$.a[-5:9]","End":true)");
    row("random numbers of a seed", false,
        R"~("Type":"Pass","Parameters":{"x.$":"States.MathRandom(1, 9, 5)"},"End":true)~");
    row("a text that would become an expression", false,
        R"("Type":"Pass","Result":{"x":"{% $y %}"},"End":true)");
    row("a path with a placeholder", false, R"("Type":"Pass","OutputPath":"$.${Name}","End":true)");
    row("a list's element as the place of a result", false,
        R"("Type":"Pass","Result":1,"ResultPath":"$.a[0]","End":true)");
    row("a sum of two results", true,
        R"~("Type":"Pass","Output":{"x":"{% $sum($states.input.a) %}"},"End":true)~");
    row("a part of the input in a task's output", true,
        R"("Type":"Task","Resource":"arn:x","Output":{"x":"{% $states.input.a %}"},"End":true)");
    row("names that JSONPath would read", true, R"("Type":"Pass","Output":{"x.$":"y"},"End":true)");
    row("a comparison of what is worked out", true,
        R"~("Type":"Choice","Choices":[{"Condition":"{% $states.input.a = $length($states.input.b) %}","Next":"A"}],"Default":"A")~");
    row("an expression with a fault", true, R"("Type":"Pass","Output":"{% $( %}","End":true)");
}

void Refactorings::whatHasNoCounterpartIsLeftAlone()
{
    QFETCH(QString, state);
    QFETCH(bool, isJsonata);
    const QString language = isJsonata ? R"("QueryLanguage":"JSONata",)" : "";
    const auto model = modelOf(
        QString(R"({"StartAt":"A","States":{"A":{%1%2}}})").arg(language, state).toStdString());
    const auto conversion = assist::convertState(*model, asl::StatePath("/States/A"),
                                                 isJsonata ? asl::QueryLanguage::JsonPath
                                                           : asl::QueryLanguage::Jsonata);
    QVERIFY(conversion);
    QVERIFY(conversion->edits.empty());
    QCOMPARE(conversion->refused, std::size_t(1));
    QVERIFY(std::any_of(conversion->notes.begin(), conversion->notes.end(),
                        [](const assist::Note& note) {
                            return note.isRefusal() && note.pointer.starts_with("/States/A");
                        }));
}

void Refactorings::aMachineWithAStateThatStaysKeepsItsLanguage()
{
    const std::string text =
        R"({"StartAt":"A","States":{"A":{"Type":"Pass","OutputPath":"$.a","Next":"B"},"B":{"Type":"Pass","OutputPath":"$..b","End":true}}})";
    QCOMPARE(
        after(text, ActionCode::ConvertMachineToJsonata),
        std::string(
            R"({"StartAt":"A","States":{"A":{"Type":"Pass","QueryLanguage":"JSONata","Output":"{% $states.input.a %}","Next":"B"},"B":{"Type":"Pass","OutputPath":"$..b","End":true}}})"));
    const std::string back =
        R"({"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Output":"{% $now() %}","End":true}}})";
    QCOMPARE(
        after(back, ActionCode::ConvertMachineToJsonPath),
        std::string(
            R"({"QueryLanguage":"JSONPath","StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","QueryLanguage":"JSONata","Output":"{% $now() %}","End":true}}})"));
}

void Refactorings::jsonPathIsRefusedInAMachineOfJsonata()
{
    const auto model = modelOf(
        R"({"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","End":true}}})");
    QVERIFY(
        !assist::convertState(*model, asl::StatePath("/States/A"), asl::QueryLanguage::JsonPath));
    QVERIFY(
        !assist::convertState(*model, asl::StatePath("/States/A"), asl::QueryLanguage::Jsonata));
    QVERIFY(
        !assist::convertState(*model, asl::StatePath("/States/B"), asl::QueryLanguage::Jsonata));
}

QTEST_APPLESS_MAIN(Refactorings)
#include "tst_Refactorings.moc"
