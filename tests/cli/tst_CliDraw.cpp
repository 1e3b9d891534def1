// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>
#include <QXmlStreamReader>

using namespace stepglass::test;

namespace {

/// A Choice with two ways, one through a Map, one to a state that both reach.
const QByteArray machine = R"({
  "StartAt": "Pick",
  "States": {
    "Pick": {
      "Type": "Choice",
      "Choices": [ { "Variable": "$.n", "NumericEquals": 1, "Next": "Each" } ],
      "Default": "Last"
    },
    "Each": {
      "Type": "Map",
      "ItemProcessor": { "StartAt": "Inner", "States": { "Inner": { "Type": "Pass", "End": true } } },
      "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Last" } ],
      "Next": "Last"
    },
    "Last": { "Type": "Succeed" }
  }
})";

QJsonObject nodeOf(const QJsonObject& layout, const QString& path)
{
    for (const QJsonValue& node : layout["nodes"].toArray()) {
        if (node["path"] == path)
            return node.toObject();
    }
    return {};
}

bool isInside(const QJsonObject& inner, const QJsonObject& outer)
{
    return inner["x"].toDouble() >= outer["x"].toDouble() &&
           inner["y"].toDouble() >= outer["y"].toDouble() &&
           inner["x"].toDouble() + inner["width"].toDouble() <=
               outer["x"].toDouble() + outer["width"].toDouble() &&
           inner["y"].toDouble() + inner["height"].toDouble() <=
               outer["y"].toDouble() + outer["height"].toDouble();
}

QStringList edgeWords(const QJsonObject& layout)
{
    QStringList words;
    for (const QJsonValue& edge : layout["edges"].toArray())
        words.append(edge["kind"].toString() + ' ' + edge["from"].toString() + " > " +
                     edge["to"].toString());
    words.sort();
    return words;
}

struct Drawing {
    QString root;
    QString text;
    bool isWellFormed = false;
};

Drawing readDrawing(const QByteArray& svg)
{
    Drawing drawing;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        const QXmlStreamReader::TokenType token = reader.readNext();
        if (token == QXmlStreamReader::StartElement && drawing.root.isEmpty())
            drawing.root = reader.name().toString();
        if (token == QXmlStreamReader::Characters)
            drawing.text += reader.text();
    }
    drawing.isWellFormed = !reader.hasError();
    return drawing;
}

} // namespace

class CliDraw : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layoutHasEveryStateAndTransition()
    {
        const CliResult result = runCli({"layout", "-", "--format", "json"}, machine);
        QCOMPARE(result.exitCode, 0);
        const QJsonObject layout = result.json().object();
        QVERIFY(layout["width"].toDouble() > 0);
        QVERIFY(layout["height"].toDouble() > 0);
        QVERIFY(layout["milliseconds"].isDouble());
        QCOMPARE(layout["nodes"].toArray().size(), 6);
        QCOMPARE(nodeOf(layout, "/States/Each")["container"].toBool(), true);
        QCOMPARE(nodeOf(layout, "/States/Last")["container"].toBool(), false);
        QVERIFY(isInside(nodeOf(layout, "/States/Each/ItemProcessor/States/Inner"),
                         nodeOf(layout, "/States/Each")));
        const QStringList expected{
            "Catch /States/Each > /States/Last",   "Choice /States/Pick > /States/Each",
            "Default /States/Pick > /States/Last", "End /States/Last > End",
            "Next /States/Each > /States/Last",    "Start Start > /States/Pick",
        };
        QCOMPARE(edgeWords(layout), expected);
    }

    void edgesHavePointsAndLabels()
    {
        const QJsonObject layout =
            runCli({"layout", "-", "--format", "json"}, machine).json().object();
        for (const QJsonValue& edge : layout["edges"].toArray()) {
            QVERIFY(edge["points"].toArray().size() >= 2);
            for (const QJsonValue& point : edge["points"].toArray())
                QCOMPARE(point.toArray().size(), 2);
            const bool hasLabel =
                edge["kind"] == "Choice" || edge["kind"] == "Default" || edge["kind"] == "Catch";
            QCOMPARE(edge.toObject().contains("label"), hasLabel);
            QCOMPARE(edge["labelBox"].isObject(), hasLabel);
        }
    }

    void layoutIsTheSameEveryTime()
    {
        const auto places = [] {
            QJsonObject layout =
                runCli({"layout", "-", "--format", "json"}, machine).json().object();
            layout.remove("milliseconds");
            return layout;
        };
        QCOMPARE(places(), places());
    }

    void brokenDefinitionIsLaidOutAsFarAsItGoes()
    {
        const qsizetype middle = machine.indexOf("\"Catch\"");
        const CliResult result = runCli({"layout", "-", "--format", "json"}, machine.left(middle));
        QCOMPARE(result.exitCode, 0);
        QVERIFY(!nodeOf(result.json().object(), "/States/Pick").isEmpty());
        QVERIFY(!nodeOf(result.json().object(), "/States/Each").isEmpty());
    }

    void badTextIsLaidOutWithoutStates_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty file") << QByteArray();
        QTest::newRow("binary file") << QByteArray("\x7F"
                                                   "ELF\x02\x01\x00\x00\xFF\xFE\x80",
                                                   11);
        QTest::newRow("10,000 deep") << QByteArray("{\"a\":").repeated(10'000);
    }
    void badTextIsLaidOutWithoutStates()
    {
        QFETCH(QByteArray, text);
        const CliResult result = runCli({"layout", "-", "--format", "json"}, text);
        QCOMPARE(result.exitCode, 0);
        for (const QJsonValue& node : result.json()["nodes"].toArray())
            QVERIFY(!node["path"].toString().startsWith('/'));
    }

    void renderWritesWellFormedSvg_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("bakery-order") << example("bakery-order.asl.json");
        QTest::newRow("sensor-readings") << example("sensor-readings.asl.json");
        QTest::newRow("tool-loan") << example("tool-loan.asl.yaml");
    }
    void renderWritesWellFormedSvg()
    {
        QFETCH(QString, file);
        const Folder folder;
        const CliResult result = runCli({"render", file, "-o", folder.path("out.svg")});
        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.out.isEmpty());
        const Drawing drawing = readDrawing(folder.read("out.svg"));
        QVERIFY(drawing.isWellFormed);
        QCOMPARE(drawing.root, QString("svg"));
    }

    void renderEscapesNames()
    {
        const CliResult result =
            runCli({"render", "-"}, R"({"StartAt":"A<&'b","States":{"A<&'b":{"Type":"Succeed"}}})");
        QCOMPARE(result.exitCode, 0);
        const Drawing drawing = readDrawing(result.out);
        QVERIFY(drawing.isWellFormed);
        QVERIFY(drawing.text.contains("A<&'b"));
    }

    void darkDiffersFromLight()
    {
        QVERIFY(runCli({"render", "-"}, machine).out !=
                runCli({"render", "-", "--dark"}, machine).out);
    }

    void otherImageFormatsAreRefused()
    {
        const Folder folder;
        const CliResult result = runCli({"render", "-", "-o", folder.path("out.png")}, machine);
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.err.contains("SVG"));
        QVERIFY(!QFile::exists(folder.path("out.png")));
    }

    void unwritableDrawingIsReported()
    {
        const CliResult result = runCli({"render", "-", "-o", "/nowhere/at/all.svg"}, machine);
        QCOMPARE(result.exitCode, 2);
        QCOMPARE(
            result.err,
            QByteArray(
                "stepglass-cli: Cannot write /nowhere/at/all.svg: No such file or directory\n"));
    }
};

QTEST_APPLESS_MAIN(CliDraw)
#include "tst_CliDraw.moc"
