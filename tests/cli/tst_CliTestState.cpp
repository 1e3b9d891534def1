// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"

#include <QJsonObject>
#include <QTest>

using namespace stepglass::test;

namespace {

const QByteArray pass =
    "{\"definition\": {\"Type\": \"Pass\", \"Next\": \"On\"}, \"input\": \"{\\\"a\\\": 1}\"}";
const QByteArray failing =
    "{\"definition\": {\"Type\": \"Fail\", \"Error\": \"Bad\", \"Cause\": \"apples\"}}";
const QByteArray empty =
    "{\"definition\": {\"Type\": \"Parallel\", \"Branches\": [], \"End\": true}, "
    "\"mock\": {\"result\": \"[]\"}}";

} // namespace

class CliTestState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersInTheApisForm()
    {
        const CliResult result = runCli({"test-state", "-", "--format", "json"}, pass);
        QCOMPARE(result.exitCode, 0);
        const QJsonObject expected{
            {"output", "{\"a\":1}"}, {"nextState", "On"}, {"status", "SUCCEEDED"}};
        QCOMPARE(result.json().object(), expected);
    }

    void failedStateIsAFault()
    {
        const CliResult result = runCli({"test-state", "-"}, failing);
        QCOMPARE(result.exitCode, 1);
        QCOMPARE(result.out, QByteArray("FAILED\nBad: apples\n"));
    }

    void refusedCallIsAnException()
    {
        const CliResult result = runCli({"test-state", "-", "--format", "json"}, empty);
        QCOMPARE(result.exitCode, 1);
        const QJsonObject exception = result.json()["exception"].toObject();
        QCOMPARE(exception["code"].toString(), QString("InvalidDefinition"));
        QVERIFY(exception["message"].toString().contains("at /States/StateName/Branches"));
    }

    void requestThatIsNoJsonCannotRun() { QCOMPARE(runCli({"test-state", "-"}, "{").exitCode, 2); }
};

QTEST_APPLESS_MAIN(CliTestState)
#include "tst_CliTestState.moc"
