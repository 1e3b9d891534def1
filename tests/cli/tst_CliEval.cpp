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

    void whoAsksIsToldWhereResultsCameFrom_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("provenance");
        const auto row = [](const char* name, const char* request, const char* provenance) {
            QTest::newRow(name) << QByteArray(request) << QByteArray(provenance);
        };
        row("JSONata",
            R"json("language":"jsonata","expr":"{'a': x[0], 'b': x[0] + $v}","bindings":{"v":2})json",
            R"json([{"pointer":"/a","sources":[{"root":"input","pointer":"/x/0"}],"kind":"copied"},
                {"pointer":"/b","sources":[{"root":"input","pointer":"/x/0"},
                {"root":"v","pointer":""}],"kind":"derived"}])json");
        row("condition", R"json("language":"jsonata","expr":"x[0] > 3 ? 'big'")json",
            R"json([{"pointer":"","sources":[{"root":"input","pointer":"/x/0"}],"kind":"decided"}])json");
        row("template",
            R"json("language":"jsonata","template":{"k":"{% $states.input %}"},
                "bindings":{"states":{"input":7}})json",
            R"json([{"pointer":"/k","sources":[{"root":"states","pointer":"/input"}],"kind":"copied"}])json");
        row("path", R"json("language":"jsonpath","expr":"$.x[*]")json",
            R"json([{"pointer":"/0","sources":[{"root":"input","pointer":"/x/0"}],"kind":"copied"}])json");
        row("intrinsic function",
            R"json("language":"intrinsic","expr":"States.Format('{}', $$.k)","context":{"k":1})json",
            R"json([{"pointer":"","sources":[{"root":"context","pointer":"/k"}],"kind":"derived"}])json");
        row("literal", R"json("language":"jsonata","expr":"1")json", "[]");
        row("nothing", R"json("language":"jsonata","expr":"y")json", "[]");
    }
    void whoAsksIsToldWhereResultsCameFrom()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, provenance);
        request.replace('\n', ' ');
        const QByteArray line = R"json({"id":1,"input":{"x":[5]},)json" + request;
        const CliResult result = runCli(
            {"eval", "--batch"}, line + R"json(,"provenance":true})json" + "\n" + line + "}\n");
        const QList<QJsonDocument> lines = result.jsonLines();
        QCOMPARE(lines.size(), 2);
        QCOMPARE(QJsonDocument(lines[0]["provenance"].toArray()),
                 QJsonDocument::fromJson(provenance));
        QVERIFY(!lines[1].object().contains("provenance"));
        QCOMPARE(lines[0]["result"], lines[1]["result"]);
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
