// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/SvgDrawing.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace stepglass;

namespace {

struct Drawn {
    QString svg;
    QString fault;     ///< of the XML reader; empty for none
    QStringList texts; ///< of text elements, in order
    QStringList titles;
    int dashes = 0; ///< dashed elements
    int boxes = 0;
};

Drawn draw(const QByteArray& definition, const exchange::DrawingOptions& options = {})
{
    const auto model = asl::Model::build(
        syntax::SyntaxTree::parse(definition.toStdString(), syntax::Format::Json));
    const auto layout = layout::makeGraphvizLayoutEngine()->layout(*model, options.text, {});
    Drawn drawn;
    drawn.svg = QString::fromStdString(exchange::toSvg(*model, *layout, options));
    QXmlStreamReader reader(drawn.svg);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        drawn.dashes += reader.attributes().hasAttribute(QStringLiteral("stroke-dasharray"));
        if (reader.name() == QStringLiteral("rect"))
            ++drawn.boxes;
        else if (reader.name() == QStringLiteral("text"))
            drawn.texts << reader.readElementText();
        else if (reader.name() == QStringLiteral("title"))
            drawn.titles << reader.readElementText();
    }
    if (reader.hasError())
        drawn.fault = reader.errorString();
    return drawn;
}

} // namespace

class SvgDrawingTest : public QObject {
    Q_OBJECT

private slots:
    void showsNamesLabelsAndEnds()
    {
        const Drawn drawn = draw(
            "{\"StartAt\":\"Check\",\"States\":{\"Check\":{\"Type\":\"Choice\",\"Choices\":[{"
            "\"Variable\":\"$.n\",\"NumericEquals\":1,\"Next\":\"Done\"}],\"Default\":\"Lost\"},"
            "\"Done\":{\"Type\":\"Succeed\"},\"Lost\":{\"Type\":\"Fail\"}}}");
        QCOMPARE(drawn.fault, QString());
        for (const char* text : {"Start", "End", "Check", "Done", "Lost", "default"})
            QVERIFY2(drawn.texts.contains(QString::fromLatin1(text)), text);
        QCOMPARE(drawn.dashes, 1);
    }

    void escapesWhatXmlCannotHold_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("shown");
        QTest::newRow("markup") << QByteArray("a<b>&'c") << QStringLiteral("a<b>&'c");
        QTest::newRow("a quote") << QByteArray("say \\\"no\\\"") << QStringLiteral("say \"no\"");
        QTest::newRow("a control character")
            << QByteArray("a\\u0001b") << QStringLiteral("a\uFFFDb");
        QTest::newRow("a line break") << QByteArray("a\\nb") << QStringLiteral("a b");
        QTest::newRow("a letter beyond ASCII")
            << QByteArray("caf\xC3\xA9") << QString::fromUtf8("caf\xC3\xA9");
        QTest::newRow("no character") << QByteArray("a\\uFFFEb") << QStringLiteral("a\uFFFDb");
    }
    void escapesWhatXmlCannotHold()
    {
        QFETCH(QByteArray, name);
        QFETCH(QString, shown);
        const Drawn drawn =
            draw("{\"StartAt\":\"" + name + "\",\"Comment\":\"" + name + "\",\"States\":{\"" +
                 name + "\":{\"Type\":\"Pass\",\"End\":true}}}");
        QCOMPARE(drawn.fault, QString());
        QVERIFY2(drawn.texts.contains(shown), qPrintable(drawn.texts.join(QLatin1Char('|'))));
        QVERIFY(drawn.titles.contains(shown));
    }

    void cutsLongNamesAndTellsThemWhole()
    {
        const QByteArray name(120, 'm');
        const Drawn drawn = draw("{\"StartAt\":\"" + name + "\",\"States\":{\"" + name +
                                 "\":{\"Type\":\"Pass\",\"End\":true}}}");
        QVERIFY(drawn.titles.contains(QString::fromLatin1(name)));
        QVERIFY(!drawn.texts.contains(QString::fromLatin1(name)));
        QVERIFY(std::any_of(drawn.texts.begin(), drawn.texts.end(), [](const QString& text) {
            return text.startsWith(QLatin1String("mmm")) && text.endsWith(QChar(0x2026));
        }));
    }

    void marksRetriersCatchersAndContainers()
    {
        const Drawn drawn =
            draw("{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Parallel\",\"End\":true,"
                 "\"Branches\":[{\"StartAt\":\"T\","
                 "\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:"
                 "invoke\",\"End\":true,"
                 "\"Retry\":[{\"ErrorEquals\":[\"A\"]},{\"ErrorEquals\":[\"B\"]}]}}}],"
                 "\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"H\"}]},\"H\":{\"Type\":"
                 "\"Fail\"}}}");
        QCOMPARE(drawn.fault, QString());
        QVERIFY(drawn.titles.contains(QStringLiteral("2 retriers")));
        QVERIFY(drawn.titles.contains(QStringLiteral("1 catchers")));
        QCOMPARE(drawn.dashes, 2); // the container's border and the Catch edge
    }

    void backgroundMayBeTransparent()
    {
        exchange::DrawingOptions options;
        const QByteArray definition(
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}");
        const int boxes = draw(definition, options).boxes;
        options.hasBackground = false;
        QCOMPARE(draw(definition, options).boxes, boxes - 1);
    }

    void coloursAreThoseGiven()
    {
        exchange::DrawingOptions options;
        options.colors = exchange::DrawingColors::dark();
        options.colors.card = "#123456";
        const Drawn drawn =
            draw("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}", options);
        QVERIFY(drawn.svg.contains(QStringLiteral("#123456")));
        QVERIFY(!drawn.svg.contains(
            QString::fromStdString(exchange::DrawingColors::light().background)));
    }

    void nothingIsStillADrawing()
    {
        const Drawn drawn = draw("");
        QCOMPARE(drawn.fault, QString());
        QVERIFY(drawn.texts.contains(QStringLiteral("Start")));
    }
};

QTEST_APPLESS_MAIN(SvgDrawingTest)
#include "tst_SvgDrawing.moc"
