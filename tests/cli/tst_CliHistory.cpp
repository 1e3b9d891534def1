// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using stepglass::test::Folder;
using stepglass::test::runCli;

namespace {

const QByteArray machine =
    "{\"StartAt\": \"M\", \"States\": {\"M\": {\"Type\": \"Map\", \"ItemReader\": {\"Resource\": "
    "\"arn:aws:states:::s3:getObject\", \"Parameters\": {\"Bucket\": \"b\", \"Key\": "
    "\"in/list.csv\"}, "
    "\"ReaderConfig\": {\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"FIRST_ROW\"}}, "
    "\"ItemProcessor\": {\"ProcessorConfig\": {\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": "
    "\"STANDARD\"}, \"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}, "
    "\"ResultWriter\": {\"Resource\": \"arn:aws:states:::s3:putObject\", \"Parameters\": "
    "{\"Bucket\": \"out\", \"Prefix\": \"p\"}, \"WriterConfig\": {\"Transformation\": \"COMPACT\", "
    "\"OutputType\": \"JSONL\"}}, \"End\": true}}}";

} // namespace

class CliHistoryTest : public QObject {
    Q_OBJECT
private slots:
    void mapRunsReadAndWriteFolders()
    {
        const Folder folder;
        const QString definition = folder.write("each.asl.json", machine);
        QDir(folder.path()).mkpath("data");
        folder.write("data/list.csv", "n\n1\n2\n");
        const QString objects = folder.write("s3.json", "{\"b/in\": {\"folder\": \"data\"}}");
        const auto run = runCli({"run", definition, "--s3", objects, "--s3-output",
                                 folder.path("results"), "--format", "json"});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject details =
            run.json().object().value("output").toObject().value("ResultWriterDetails").toObject();
        const QString manifest = details.value("Key").toString();
        QVERIFY(manifest.endsWith("/manifest.json"));
        const QString results = "results/out/" + manifest.chopped(13) + "SUCCEEDED_0.jsonl";
        QCOMPARE(folder.read(results), QByteArray("{\"n\":\"1\"}\n{\"n\":\"2\"}\n"));
        const auto text = runCli({"run", definition, "--s3", objects, "--keep-children", "1"});
        QVERIFY(text.out.contains("[0] P"));
        QVERIFY(!text.out.contains("[1] P"));
        QVERIFY(text.out.contains("Map Run of M: 2 items in 2 child executions, 2 succeeded"));
    }

    void historiesArePutTogetherAndShown()
    {
        const Folder folder;
        const QString definition =
            folder.write("two.asl.json",
                         "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"Next\": "
                         "\"B\"}, \"B\": {\"Type\": \"Fail\", \"Error\": \"E\"}}}");
        const QString history = folder.path("history.json");
        QCOMPARE(runCli({"run", definition, "--history", history}).exitCode, 1);
        const QJsonArray events =
            QJsonDocument::fromJson(folder.read("history.json")).object().value("events").toArray();
        QJsonArray first, rest;
        for (int place = 0; place < events.size(); ++place)
            (place < 2 ? first : rest).append(events[place]);
        const auto page = [&](const QString& name, const QJsonArray& part) {
            return folder.write(name, QJsonDocument(QJsonObject{{"events", part}}).toJson());
        };
        const QString firstPage = page("1.json", first);
        const QString lastPage = page("2.json", rest);
        const auto json = runCli({"history", lastPage, firstPage, "--format", "json"});
        QCOMPARE(json.exitCode, 1);
        QCOMPARE(json.json().object().value("status").toString(), QString("FAILED"));
        QCOMPARE(json.json().object().value("events").toArray(), events);
        const auto text = runCli({"history", history, "--definition", definition});
        QVERIFY(text.out.contains("A  succeeded"));
        QVERIFY(text.out.contains("B  failed"));
        const auto lacking = runCli({"history", lastPage});
        QCOMPARE(lacking.exitCode, 2);
        QVERIFY(lacking.err.contains("event 1 is missing"));
    }
};

QTEST_APPLESS_MAIN(CliHistoryTest)
#include "tst_CliHistory.moc"
