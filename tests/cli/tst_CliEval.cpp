// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace stepglass::test;

namespace {

const QByteArray simple = R"json({"id":8,"language":"jsonpath","expr":"$","input":1})json";

} // namespace

class CliEval : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersEveryRequestInOrder()
    {
        const QByteArray requests =
            R"json({"id":1,"language":"jsonpath","expr":"$.a[1]","input":{"a":[5,{"b":6}]}}
{"id":"two","language":"intrinsic","expr":"States.MathAdd(1, 2)"}
{"id":3,"language":"intrinsic","expr":"States.Format('{}!', $.x)","input":{"x":"hi"}}
)json";
        const CliResult result = runCli({"eval", "--batch"}, requests);
        QCOMPARE(result.exitCode, 0);
        const QList<QJsonDocument> lines = result.jsonLines();
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].object(), (QJsonObject{{"id", 1}, {"result", QJsonObject{{"b", 6}}}}));
        QCOMPARE(lines[1].object(), (QJsonObject{{"id", "two"}, {"result", 3}}));
        QCOMPARE(lines[2].object(), (QJsonObject{{"id", 3}, {"result", "hi!"}}));
    }

    void faultOfARequestIsItsAnswer_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("broken path")
            << QByteArray(R"json({"id":7,"language":"jsonpath","expr":"$.","input":{}})json");
        QTest::newRow("path that finds nothing")
            << QByteArray(R"json({"id":7,"language":"jsonpath","expr":"$.no","input":{}})json");
        QTest::newRow("unknown function")
            << QByteArray(R"json({"id":7,"language":"intrinsic","expr":"States.Nothing()"})json");
        QTest::newRow("unknown language")
            << QByteArray(R"json({"id":7,"language":"cobol","expr":"x"})json");
    }
    void faultOfARequestIsItsAnswer()
    {
        QFETCH(QByteArray, request);
        const CliResult result = runCli({"eval", "--batch"}, request + "\n" + simple);
        const QList<QJsonDocument> lines = result.jsonLines();
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0]["id"].toInt(), 7);
        QVERIFY(!lines[0]["error"]["code"].toString().isEmpty());
        QVERIFY(!lines[0]["error"]["message"].toString().isEmpty());
        QCOMPARE(lines[1]["result"].toInt(), 1);
    }

    void lineThatIsNoJsonDoesNotStopTheRest()
    {
        const CliResult result = runCli({"eval", "--batch"}, "nonsense\n" + simple + "\n");
        QCOMPARE(result.jsonLines().size(), 2);
        QVERIFY(result.jsonLines()[0]["error"].isObject());
        QCOMPARE(result.jsonLines()[1]["result"].toInt(), 1);
    }
};

QTEST_APPLESS_MAIN(CliEval)
#include "tst_CliEval.moc"
