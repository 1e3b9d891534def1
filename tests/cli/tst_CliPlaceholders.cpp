// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace stepglass::test;

namespace {

const QByteArray definition = R"({
  "StartAt": "Rest",
  "States": {
    "Rest": { "Type": "Wait", "Seconds": ${Pause}, "Next": "Say" },
    "Say": { "Type": "Pass", "Result": "hello ${Who}", "Next": "Call" },
    "Call": { "Type": "Task", "Resource": "${Oven}", "ResultPath": null, "End": true }
  }
}
)";
const QByteArray environments = R"({
  "default": "dev",
  "placeholders": { "Who": { "type": "text", "description": "Whom to greet" } },
  "environments": {
    "dev": { "Pause": 2, "Who": "Ada", "Oven": "arn:aws:lambda:eu-west-1:123456789012:function:oven" },
    "prod": { "Pause": 5, "Who": "Bo", "Oven": "arn:aws:states:::sqs:sendMessages" },
    "torn": { "Pause": "soon", "Who": "Cy" }
  }
}
)";
const QByteArray mocks = R"({"Call": {"0": {"Return": 1}}})";

} // namespace

/// Values of placeholders by environment: run, validate and the list of placeholders.
class CliPlaceholders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        m_file = m_folder->write("greet.asl.json", definition);
        m_environments = m_folder->write("greet.environments.json", environments);
        m_mocks = m_folder->write("mocks.json", mocks);
    }

    void runTakesTheValuesOfAnEnvironment_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("output");
        const QString elsewhere = QStringLiteral("ELSEWHERE");
        const QString substitutions = QStringLiteral("SUBSTITUTIONS");
        QTest::newRow("of the file beside") << QStringList{"--environment", "dev"} << "hello Ada";
        QTest::newRow("another one") << QStringList{"--environment", "prod"} << "hello Bo";
        QTest::newRow("another file's default")
            << QStringList{"--environments", elsewhere} << "hello Di";
        QTest::newRow("another file")
            << QStringList{"--environments", elsewhere, "--environment", "two"} << "hello Ed";
        QTest::newRow("substitutions go first")
            << QStringList{"--environment", "dev", "--substitutions", substitutions} << "hello Flo";
        QTest::newRow("a single substitution before them all")
            << QStringList{"--environment", "dev",          "--substitutions",
                           substitutions,   "--substitute", "Who=Gil"}
            << "hello Gil";
        QTest::newRow("what is put in otherwise need not be right")
            << QStringList{"--environment", "torn", "--substitute", "Pause=1"} << "hello Cy";
    }
    void runTakesTheValuesOfAnEnvironment()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, output);
        const QString elsewhere = m_folder->write("else.json", R"({"default": "one", "environments":
            {"one": {"Who": "Di", "Pause": 1}, "two": {"Who": "Ed", "Pause": 1}}})");
        const QString substitutions = m_folder->write("texts.json", R"({"Who": "Flo"})");
        options.replaceInStrings("ELSEWHERE", elsewhere);
        options.replaceInStrings("SUBSTITUTIONS", substitutions);
        const CliResult result = runCli(
            QStringList{"run", m_file, "--format", "json", "--mock-responses", m_mocks} + options);
        QVERIFY2(result.exitCode == 0, result.err + result.out);
        QCOMPARE(result.json()["output"].toString(), output);
    }

    void unknownEnvironmentsAreRefused_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("no such name")
            << QStringList{"--environment", "live"} << QByteArray("it has dev, prod, torn");
        QTest::newRow("no default")
            << QStringList{"--environments", "NODEFAULT"} << QByteArray("name one of a, b");
    }
    void unknownEnvironmentsAreRefused()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, message);
        const QString noDefault =
            m_folder->write("none.json", R"({"environments": {"a": {}, "b": {}}})");
        options.replaceInStrings("NODEFAULT", noDefault);
        for (const char* command : {"run", "validate"}) {
            const CliResult result = runCli(QStringList{command, m_file} + options);
            QCOMPARE(result.exitCode, 2);
            QVERIFY2(result.err.contains(message), result.err);
        }
    }

    void aMissingFileIsNamed()
    {
        const QString lonely = m_folder->write("lonely.json", definition);
        const CliResult result = runCli({"run", lonely, "--environment", "dev"});
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("lonely.environments.json"), result.err);
    }

    void standardInputNeedsAFile()
    {
        const CliResult result = runCli({"run", "-", "--environment", "dev"}, definition);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("--environments"), result.err);
    }

    void wrongValuesAreToldWithTheirPlace()
    {
        for (const char* command : {"run", "validate"}) {
            const CliResult result = runCli({command, m_file, "--environment", "torn"});
            QCOMPARE(result.exitCode, 2);
            QVERIFY2(result.err.contains("greet.environments.json:7:24: error: Pause in torn must "
                                         "be a number, not 'soon'"),
                     result.err);
        }
    }

    void brokenFilesAreToldWithTheirPlace()
    {
        const QString broken = m_folder->write("broken.json", "{\"environments\": {\n \"dev\" 1}}");
        const CliResult result =
            runCli({"run", m_file, "--environments", broken, "--environment", "dev"});
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("broken.json:2:"), result.err);
    }

    void validateLooksAtWhatAPlaceholderStandsFor()
    {
        const CliResult plain = runCli({"validate", m_file});
        QCOMPARE(plain.exitCode, 0);
        const CliResult dev = runCli({"validate", m_file, "--environment", "dev"});
        QVERIFY2(dev.exitCode == 0, dev.out);
        const CliResult prod =
            runCli({"validate", m_file, "--environment", "prod", "--format", "json"});
        QCOMPARE(prod.exitCode, 1);
        const QJsonObject fault = prod.json()["diagnostics"].toArray().first().toObject();
        QCOMPARE(fault["path"].toString(), QString("/States/Call/Resource"));
        QCOMPARE(fault["line"].toInt(), 6);
        QCOMPARE(fault["column"].toInt(), 44);
        QCOMPARE(fault["endColumn"].toInt(), 51);
        const QString message = fault["message"].toString();
        QVERIFY2(message.startsWith("With environment prod, ${Oven} is "
                                    "arn:aws:states:::sqs:sendMessages: "),
                 qPrintable(message));
    }

    void questionsOfAPlaceKnowTheEnvironment()
    {
        const auto ask = [this](const char* command, const char* line, const char* column) {
            return runCli({command, m_file, "--line", line, "--column", column, "--environment",
                           "prod", "--format", "json"});
        };
        const CliResult hover = ask("hover", "5", "49");
        QCOMPARE(hover.exitCode, 0);
        const QString contents = hover.json().object()["contents"].toString();
        QVERIFY2(contents.contains("Whom to greet") && contents.contains("In prod: Bo"),
                 qPrintable(contents));
        const CliResult completion = ask("complete", "5", "49");
        QCOMPARE(completion.exitCode, 0);
        QVERIFY2(completion.out.contains("Bo in prod"), completion.out);
        const CliResult actions = ask("actions", "6", "45");
        QCOMPARE(actions.exitCode, 0);
        QVERIFY2(!actions.out.contains("sqs:sendMessage\""), actions.out); // the value is at fault
        QCOMPARE(ask("signature", "6", "45").exitCode, 0);
        const CliResult unknown =
            runCli({"hover", m_file, "--line", "1", "--column", "1", "--environment", "live"});
        QCOMPARE(unknown.exitCode, 2);
    }

    void placeholdersAreListed()
    {
        const CliResult result = runCli({"placeholders", m_file, "--format", "json"});
        QCOMPARE(result.exitCode, 1); // for the value that is no number
        const QJsonObject list = result.json().object();
        QCOMPARE(list["environmentsFile"].toString(), m_environments);
        QCOMPARE(list["environments"].toArray(), (QJsonArray{"dev", "prod", "torn"}));
        QCOMPARE(list["default"].toString(), QString("dev"));
        QCOMPARE(list["faults"].toArray().size(), 1);
        const QJsonArray found = list["placeholders"].toArray();
        QCOMPARE(found.size(), 3);
        const QJsonObject pause = found[0].toObject();
        QCOMPARE(pause["name"].toString(), QString("Pause"));
        QCOMPARE(pause["type"].toString(), QString("number"));
        QVERIFY(!pause["declared"].toBool());
        QCOMPARE(pause["values"].toObject(),
                 (QJsonObject{{"dev", 2}, {"prod", 5}, {"torn", "soon"}}));
        const QJsonObject use = pause["uses"].toArray().first().toObject();
        const QJsonObject expected{{"path", "/States/Rest/Seconds"},
                                   {"whole", true},
                                   {"quoted", false},
                                   {"type", "number"},
                                   {"line", 4},
                                   {"column", 42},
                                   {"endLine", 4},
                                   {"endColumn", 50}};
        QCOMPARE(use, expected);
        const QJsonObject who = found[1].toObject();
        QVERIFY(who["declared"].toBool());
        QCOMPARE(who["description"].toString(), QString("Whom to greet"));
        QCOMPARE(found[2].toObject()["type"].toString(), QString("resource"));
    }

    void placeholdersAreListedForPeople()
    {
        const QString lonely = m_folder->write("lonely.json", definition);
        const CliResult result = runCli({"placeholders", lonely});
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.out.contains("${Pause}  number (inferred)"), result.out);
        QVERIFY2(result.out.contains("lonely.json:6:44: /States/Call/Resource"), result.out);
        QVERIFY2(result.out.endsWith("3 placeholders\n"), result.out);
    }

    void contradictionsAndForgottenNamesAreListed()
    {
        const QString odd = m_folder->write(
            "odd.json",
            R"({"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":${X},"Next":"${X}"}}})");
        m_folder->write("odd.environments.json", R"({"environments": {"dev": {"Y": 1}}})");
        const CliResult result = runCli({"placeholders", odd});
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.out.contains("(used as text here)"), result.out);
        QVERIFY2(result.out.contains("not used by the definition"), result.out);
    }

private:
    std::unique_ptr<Folder> m_folder;
    QString m_file;
    QString m_environments;
    QString m_mocks;
};

QTEST_APPLESS_MAIN(CliPlaceholders)
#include "tst_CliPlaceholders.moc"
