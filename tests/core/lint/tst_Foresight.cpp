// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/Lint.h"
#include "core/lint/Rules.h"

#include <QTest>

#include <algorithm>

using namespace stepglass;

namespace {

std::vector<Diagnostic> findingsOf(const std::string& text,
                                   lint::MachineType type = lint::MachineType::Standard)
{
    lint::Options options;
    options.type = type;
    return lint::check(*asl::Model::build(syntax::SyntaxTree::parse(text, syntax::Format::Json)),
                       options);
}

/// The arguments of the rule's finding, with blanks between; empty where there is none.
QByteArray told(const std::vector<Diagnostic>& findings, DiagnosticCode code)
{
    for (const Diagnostic& finding : findings) {
        if (finding.code != code)
            continue;
        QByteArray words;
        for (const std::string& argument : finding.arguments)
            words += (words.isEmpty() ? "" : "|") + QByteArray::fromStdString(argument);
        return words;
    }
    return {};
}

std::string states(const QByteArray& start, const QByteArray& members, const char* language)
{
    return "{\"QueryLanguage\": \"" + std::string(language) + "\", \"StartAt\": \"" +
           start.toStdString() + "\", \"States\": {" + members.toStdString() +
           ", \"Z\": {\"Type\": \"Succeed\"}}}";
}

const QByteArray pause = "\"P\": {\"Type\": \"Wait\", \"Seconds\": %1, \"Next\": \"T\"}, ";
const QByteArray ask = "\"T\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::%1\", "
                       "\"Parameters\": {}, \"Next\": \"C\"%2}, ";
const QByteArray decide = "\"C\": {\"Type\": \"Choice\", \"Choices\": [{\"Variable\": \"$.a\", "
                          "\"IsPresent\": true, \"Next\": \"Z\"}], \"Default\": \"P\"}";

QByteArray polling(const char* seconds, const char* resource, const char* more = "")
{
    return QByteArray(pause).replace("%1", seconds) +
           QByteArray(ask).replace("%1", resource).replace("%2", more) + decide;
}

} // namespace

/// What a definition will come to: in events, in transitions, in time.
class ForesightTest : public QObject {
    Q_OBJECT

private slots:
    void loopsAreJudged_data();
    void loopsAreJudged();
    void longHistoriesAreForeseen_data();
    void longHistoriesAreForeseen();
    void childrenAreJudged_data();
    void childrenAreJudged();
    void quotasAreKnown_data();
    void quotasAreKnown();
    void sizeOfADefinitionCounts();
    void manyLoopsCostLittle();
};

void ForesightTest::loopsAreJudged_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<bool>("isExpress");
    QTest::addColumn<QByteArray>("polling");
    QTest::addColumn<QByteArray>("job");
    // A round: Task 5 events, Choice 2, Wait 2; 25,000 / 9 = 2,777 rounds of 10 seconds.
    const char* other = "aws-sdk:s3:headObject";
    QTest::newRow("a short pause")
        << polling("10", other) << false << QByteArray("10|3|7 h 42 min") << QByteArray();
    QTest::newRow("a long pause") << polling("60", other) << false << QByteArray() << QByteArray();
    QTest::newRow("in an Express workflow")
        << polling("10", other) << true << QByteArray() << QByteArray();
    QTest::newRow("a job that another machine starts")
        << polling("90", "aws-sdk:glue:getJobRun") << false << QByteArray() << QByteArray();
    const QByteArray start = "\"S\": {\"Type\": \"Task\", \"Resource\": "
                             "\"arn:aws:states:::glue:startJobRun\", \"Parameters\": "
                             "{\"JobName\": \"j\"}, \"Next\": \"P\"}, ";
    QTest::newRow("a job of its own")
        << start + polling("90", "aws-sdk:glue:getJobRun") << false << QByteArray()
        << QByteArray("glue:getJobRun|glue:startJobRun.sync");
    QTest::newRow("errors that lead back are no polling")
        << QByteArray("\"P\": {\"Type\": \"Wait\", \"Seconds\": 5, \"Next\": \"T\"}, "
                      "\"T\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::sns:publish\", "
                      "\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"P\"}], "
                      "\"Next\": \"Z\"}")
        << false << QByteArray() << QByteArray();
}

void ForesightTest::loopsAreJudged()
{
    QFETCH(QByteArray, members);
    QFETCH(bool, isExpress);
    QFETCH(QByteArray, polling);
    QFETCH(QByteArray, job);
    const auto findings =
        findingsOf(states(members.startsWith("\"S\"") ? "S" : "P", members, "JSONPath"),
                   isExpress ? lint::MachineType::Express : lint::MachineType::Standard);
    QCOMPARE(told(findings, DiagnosticCode::PollingLoop), polling);
    QCOMPARE(told(findings, DiagnosticCode::SyncInsteadOfPolling), job);
}

void ForesightTest::longHistoriesAreForeseen_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<bool>("isJsonata");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray processor = "\"ItemProcessor\": {\"StartAt\": \"I\", \"States\": {\"I\": "
                                 "{\"Type\": \"Pass\", \"End\": true}}}, \"Next\": \"Z\"";
    const auto map = [&](const char* name, const char* items, const char* expected) {
        QTest::newRow(name) << "\"S\": {\"Type\": \"Map\", \"Items\": " + QByteArray(items) + ", " +
                                   processor + "}"
                            << true << QByteArray(expected);
    };
    // An iteration: started, succeeded, and 2 of the Pass; the Map itself 4.
    map("a range", "\"{% [1..10000] %}\"", "40004|25000");
    map("a shorter range", "\"{% [1..6000] %}\"", "");
    map("an unknown range", "\"{% [1..$states.input.n] %}\"", "");
    map("a list", "[1, 2, 3]", "");
    const auto count = [](const char* name, const char* test, const char* sum,
                          const char* expected) {
        QTest::newRow(name)
            << "\"S\": {\"Type\": \"Pass\", \"Parameters\": {\"n.$\": \"" + QByteArray(sum) +
                   "\"}, \"Next\": \"C\"}, \"C\": {\"Type\": \"Choice\", \"Choices\": "
                   "[{\"Variable\": \"$.n\", " +
                   test + ", \"Next\": \"S\"}], \"Default\": \"Z\"}"
            << false << QByteArray(expected);
    };
    count("a loop of 10,000 rounds", "\"NumericLessThan\": 10000", "States.MathAdd($.n, 1)",
          "40000|25000");
    count("a loop in steps of ten", "\"NumericLessThan\": 10000", "States.MathAdd($.n, 10)", "");
    count("another value is counted", "\"NumericLessThan\": 10000", "States.MathAdd($.m, 1)", "");
    count("no number to reach", "\"IsPresent\": true", "States.MathAdd($.n, 1)", "");
    QTest::newRow("a variable that counts")
        << QByteArray(
               "\"S\": {\"Type\": \"Pass\", \"Assign\": {\"n\": \"{% $n + 1 %}\"}, \"Next\": "
               "\"C\"}, \"C\": {\"Type\": \"Choice\", \"Choices\": [{\"Condition\": \"{% $n < "
               "7000 %}\", \"Next\": \"S\"}], \"Default\": \"Z\"}")
        << true << QByteArray("28000|25000");
}

void ForesightTest::longHistoriesAreForeseen()
{
    QFETCH(QByteArray, members);
    QFETCH(bool, isJsonata);
    QFETCH(QByteArray, expected);
    const std::string text = states("S", members, isJsonata ? "JSONata" : "JSONPath");
    QCOMPARE(told(findingsOf(text), DiagnosticCode::HistoryLimit), expected);
    QVERIFY(
        told(findingsOf(text, lint::MachineType::Express), DiagnosticCode::HistoryLimit).isEmpty());
}

void ForesightTest::childrenAreJudged_data()
{
    QTest::addColumn<QByteArray>("child");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray task = "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::sns:publish%1\", "
                            "\"Parameters\": {}, \"End\": true";
    QTest::newRow("one short task")
        << QByteArray(task).replace("%1", "") << QByteArray() << QByteArray("1");
    QTest::newRow("a batch") << QByteArray(task).replace("%1", "")
                             << QByteArray("\"ItemBatcher\": {\"MaxItemsPerBatch\": 10}, ")
                             << QByteArray();
    QTest::newRow("a task that waits")
        << QByteArray(task).replace("%1", ".waitForTaskToken") << QByteArray() << QByteArray();
    QTest::newRow("a task that may take an hour")
        << QByteArray(task).replace("%1", "") + ", \"TimeoutSeconds\": 3600" << QByteArray()
        << QByteArray();
    QTest::newRow("no task") << QByteArray("\"Type\": \"Pass\", \"End\": true") << QByteArray()
                             << QByteArray();
}

void ForesightTest::childrenAreJudged()
{
    QFETCH(QByteArray, child);
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, expected);
    const QByteArray map = "\"S\": {\"Type\": \"Map\", " + more +
                           "\"ItemProcessor\": {\"ProcessorConfig\": {\"Mode\": \"DISTRIBUTED\", "
                           "\"ExecutionType\": \"STANDARD\"}, \"StartAt\": \"I\", \"States\": "
                           "{\"I\": {" +
                           child + "}}}, \"Next\": \"Z\"}";
    QCOMPARE(told(findingsOf(states("S", map, "JSONPath")), DiagnosticCode::StandardChildren),
             expected);
}

void ForesightTest::quotasAreKnown_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("isTold");
    const auto row = [](const char* name, const char* state, DiagnosticCode code, bool isTold) {
        QTest::newRow(name) << QByteArray(state) << int(code) << isTold;
    };
    using enum DiagnosticCode;
    row("a year", R"("Type": "Wait", "Seconds": 31536000)", BeyondExecutionDuration, false);
    row("a second more", R"("Type": "Wait", "Seconds": 31536001)", BeyondExecutionDuration, true);
    row("a minute of HTTP",
        R"("Type": "Task", "Resource": "arn:aws:states:::http:invoke", "TimeoutSeconds": 60)",
        BeyondHttpDuration, false);
    row("two minutes of HTTP",
        R"("Type": "Task", "Resource": "arn:aws:states:::http:invoke", "TimeoutSeconds": 120)",
        BeyondHttpDuration, true);
    row("two minutes of anything else",
        R"("Type": "Task", "Resource": "arn:aws:states:::sns:publish", "TimeoutSeconds": 120)",
        BeyondHttpDuration, false);
}

void ForesightTest::quotasAreKnown()
{
    QFETCH(QByteArray, state);
    QFETCH(int, code);
    QFETCH(bool, isTold);
    const auto findings =
        findingsOf(states("S", "\"S\": {" + state + ", \"Next\": \"Z\"}", "JSONPath"));
    QCOMPARE(!told(findings, DiagnosticCode(code)).isEmpty(), isTold);
}

void ForesightTest::sizeOfADefinitionCounts()
{
    const auto padded = [](const std::string& padding, const std::string& comment) {
        return "{" + padding + "\"Comment\": \"" + comment +
               "\", \"StartAt\": \"Z\", \"States\": {\"Z\": {\"Type\": \"Succeed\"}}}";
    };
    const std::string million(1'048'576, ' ');
    QVERIFY(findingsOf(padded("", "small")).empty());
    const auto blanks = findingsOf(padded(million, ""));
    QCOMPARE(blanks.size(), std::size_t(1));
    QVERIFY(blanks.front().severity == Severity::Warning);
    const auto words = findingsOf(padded("", million));
    QCOMPARE(words.size(), std::size_t(1));
    QVERIFY(words.front().code == DiagnosticCode::DefinitionTooLarge);
    QVERIFY(words.front().severity == Severity::Error);
}

/// One loop of very many states, all of which pause: nothing is followed for ever.
void ForesightTest::manyLoopsCostLittle()
{
    QByteArray members;
    constexpr int count = 4000;
    for (int i = 0; i < count; ++i)
        members += "\"W" + QByteArray::number(i) +
                   "\": {\"Type\": \"Wait\", \"Seconds\": 5, \"Next\": \"W" +
                   QByteArray::number((i + 1) % count) + "\"}, ";
    members.chop(2);
    const auto findings = findingsOf(states("W0", members, "JSONPath"));
    QVERIFY(told(findings, DiagnosticCode::PollingLoop).isEmpty());
}

QTEST_APPLESS_MAIN(ForesightTest)
#include "tst_Foresight.moc"
