// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/IntegerPicture.h"
#include "core/jsonata/library/NumberPicture.h"
#include "core/value/Json.h"
#include "tests/core/jsonata/library/Shown.h"

#include <QTest>
#include <cmath>

using namespace stepglass;
using namespace stepglass::jsonata;

class JsonataPicturesTest : public QObject {
    Q_OBJECT

private slots:
    void numbersFollowTheirPicture_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("picture");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](double number, const char* picture, const char* text) {
            QTest::addRow("%g as %s", number, picture)
                << number << QByteArray(picture) << QByteArray(text);
        };
        row(9876543.21, "#,##0.00", "9,876,543.21");
        row(5, "000", "005");
        row(0, "#", "0");
        row(0.25, "#.##", ".25");
        row(2.5, "0", "2");
        row(3.5, "0", "4");
        row(0.375, "0%", "38%");
        row(0.375, "0\xE2\x80\xB0", "375\xE2\x80\xB0");
        row(-8, "0.0", "-8.0");
        row(-8, "0.0;(0.0)", "(8.0)");
        row(42, "about 0 pieces", "about 42 pieces");
        row(1234567, "#,##,##0", "12,34,567");
        row(0.12345678, "0.000,000,0", "0.123,4568");
        row(4567, "0.0e0", "4.6e3");
        row(0.0042, "00.0e00", "42.0e-04");
        row(1, "", "!D3085");
        row(1, "0;0;0", "!D3080");
        row(1, "0.0.0", "!D3081");
        row(1, "0%%", "!D3082");
        row(1, "0\xE2\x80\xB0\xE2\x80\xB0", "!D3083");
        row(1, "0%\xE2\x80\xB0", "!D3084");
        row(1, ".e0", "!D3085");
        row(1, "0x0", "!D3086");
        row(1, "0,.0", "!D3087");
        row(1, "0,", "!D3088");
        row(1, "0,,0", "!D3089");
        row(1, "0#", "!D3090");
        row(1, "0.#0", "!D3091");
        row(1, "0e0%", "!D3092");
        row(1, "0e#", "!D3093");
    }
    void numbersFollowTheirPicture()
    {
        QFETCH(double, number);
        QFETCH(QByteArray, picture);
        QFETCH(QByteArray, text);
        QCOMPARE(shown(formatNumber(number, picture.toStdString())), text);
    }

    void optionsReplaceTheSigns_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("picture");
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("separators of Germany")
            << 1234.5 << QByteArray("#.##0,00")
            << QByteArray(R"({"decimal-separator":",","grouping-separator":"."})")
            << QByteArray("1.234,50");
        QTest::newRow("digits of another family")
            << 70.2 << QByteArray("#\xE0\xA5\xA6.\xE0\xA5\xA6")
            << QByteArray("{\"zero-digit\":\"\xE0\xA5\xA6\"}")
            << QByteArray("\xE0\xA5\xAD\xE0\xA5\xA6.\xE0\xA5\xA8");
        QTest::newRow("a minus in words")
            << -3.0 << QByteArray("0") << QByteArray(R"({"minus-sign":"minus "})")
            << QByteArray("minus 3");
        QTest::newRow("another digit sign")
            << 12.0 << QByteArray("???0") << QByteArray(R"({"digit":"?"})") << QByteArray("12");
        QTest::newRow("another separator of pictures")
            << -1.0 << QByteArray("0|<0>") << QByteArray(R"({"pattern-separator":"|"})")
            << QByteArray("<1>");
        QTest::newRow("an unknown option and a number")
            << 6.0 << QByteArray("0.0") << QByteArray(R"({"colour":"red","percent":5})")
            << QByteArray("6.0");
    }
    void optionsReplaceTheSigns()
    {
        QFETCH(double, number);
        QFETCH(QByteArray, picture);
        QFETCH(QByteArray, options);
        QFETCH(QByteArray, text);
        const auto parsed = value::parseJson(options.toStdString());
        QVERIFY(parsed);
        QCOMPARE(shown(formatNumber(number, picture.toStdString(), *parsed)), text);
    }

    void exponentsOfZeroAndOfNegativeNumbersEnd()
    {
        QCOMPARE(shown(formatNumber(0, "0.0e0")), QByteArray("0.0e0"));
        QCOMPARE(shown(formatNumber(-0.02, "0.0e0")), QByteArray("-2.0e-2"));
    }

    void integersFollowTheirPicture_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("picture");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](double number, const char* picture, const char* text) {
            QTest::addRow("%g as %s", number, picture)
                << number << QByteArray(picture) << QByteArray(text);
        };
        row(37, "0", "37");
        row(37.9, "0", "37");
        row(-37.1, "0", "-38");
        row(37, "0000", "0037");
        row(7654321, "#,##0", "7,654,321");
        row(7654321, "#'###,##0", "7'654,321");
        row(58, "\xD9\xA0", "\xD9\xA5\xD9\xA8");
        row(3, "A", "C");
        row(28, "a", "ab");
        row(1987, "I", "MCMLXXXVII");
        row(14, "i", "xiv");
        row(0, "w", "zero");
        row(342, "w", "three hundred and forty-two");
        row(2015, "Ww", "Two Thousand and Fifteen");
        row(6000000, "W", "SIX MILLION");
        row(21, "w;o", "twenty-first");
        row(40, "w;o", "fortieth");
        row(300, "w;o", "three hundredth");
        row(1, "0;o", "1st");
        row(12, "0;o", "12th");
        row(103, "0;o", "103rd");
        row(1, "*", "!D3130");
        row(1,
            "\xD9\xA0"
            "0",
            "!D3131");
    }
    void integersFollowTheirPicture()
    {
        QFETCH(double, number);
        QFETCH(QByteArray, picture);
        QFETCH(QByteArray, text);
        const auto formatted = formatInteger(number, picture.toStdString());
        QCOMPARE(shown(formatted), text);
    }

    void textIsReadBack_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("picture");
        QTest::addColumn<double>("number");
        const auto row = [](const char* text, const char* picture, double number) {
            QTest::addRow("%s as %s", text, picture)
                << QByteArray(text) << QByteArray(picture) << number;
        };
        row("0090", "0000", 90);
        row("4,321", "#,##0", 4321);
        row("\xD9\xA5\xD9\xA8", "\xD9\xA0", 58);
        row("AB", "A", 28);
        row("z", "a", 26);
        row("MCMLXXXVII", "I", 1987);
        row("xiv", "i", 14);
        row("nine hundred and eleven", "w", 911);
        row("Two Thousand, Four Hundred and Eight", "Ww", 2408);
        row("twelfth", "w;o", 12);
        row("22nd", "0;o", 22);
    }
    void textIsReadBack()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, picture);
        QFETCH(double, number);
        const auto result = parseInteger(text.toStdString(), picture.toStdString());
        QVERIFY(result);
        QCOMPARE(*result, number);
    }

    void textThatIsNoNumberIsNaN()
    {
        QVERIFY(std::isnan(parseInteger("many", "0").value()));
        QVERIFY(std::isnan(parseInteger("umpteen", "w").value()));
        QVERIFY(parseInteger("1", "*").error().code == "D3130");
    }
};

QTEST_APPLESS_MAIN(JsonataPicturesTest)
#include "tst_JsonataPictures.moc"
