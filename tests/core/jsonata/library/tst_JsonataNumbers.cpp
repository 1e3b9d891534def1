// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/Numbers.h"
#include "tests/core/jsonata/library/Shown.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace stepglass::jsonata;

class JsonataNumbersTest : public QObject {
    Q_OBJECT

private slots:
    void numbersArePrintedAsJavaScriptDoes_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](double number, const char* text) {
            QTest::newRow(text) << number << QByteArray(text);
        };
        row(0, "0");
        row(-17, "-17");
        row(0.1, "0.1");
        row(-12.75, "-12.75");
        row(1e20, "100000000000000000000");
        row(1e21, "1e+21");
        row(-2.5e22, "-2.5e+22");
        row(0.000001, "0.000001");
        row(0.00000012, "1.2e-7");
        row(5e-324, "5e-324");
        row(9007199254740993.0, "9007199254740992");
        row(std::numeric_limits<double>::infinity(), "Infinity");
        row(-std::numeric_limits<double>::infinity(), "-Infinity");
        row(std::numeric_limits<double>::quiet_NaN(), "NaN");
    }
    void numbersArePrintedAsJavaScriptDoes()
    {
        QFETCH(double, number);
        QFETCH(QByteArray, text);
        QCOMPARE(QByteArray::fromStdString(numberText(number)), text);
    }

    void negativeZeroHasNoSign() { QCOMPARE(numberText(-0.0), std::string("0")); }

    void textsOfNumbersHaveFifteenDigits()
    {
        QCOMPARE(shortNumberText(2.0 / 3), std::string("0.666666666666667"));
        QCOMPARE(shortNumberText(0.1 + 0.2), std::string("0.3"));
        QCOMPARE(shortNumberText(123456789012345678.0), std::string("123456789012346000"));
    }

    void textBecomesANumber_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("number");
        const auto row = [](const char* text, double number) {
            QTest::newRow(text) << QByteArray(text) << number;
        };
        row("12", 12);
        row("-0.5", -0.5);
        row("007", 7);
        row("2e3", 2000);
        row("2E-2", 0.02);
        row("0x1f", 31);
        row("0XA", 10);
        row("0o17", 15);
        row("0b110", 6);
    }
    void textBecomesANumber()
    {
        QFETCH(QByteArray, text);
        QFETCH(double, number);
        const auto result = numberFromText(text.toStdString());
        QVERIFY(result);
        QCOMPARE(*result, number);
    }

    void otherTextIsNoNumber_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", " 1", "1.", ".5", "+1", "1e", "0x", "0b2", "-0x1", "1e999"})
            QTest::newRow(text) << QByteArray(text);
    }
    void otherTextIsNoNumber()
    {
        QFETCH(QByteArray, text);
        const auto result = numberFromText(text.toStdString());
        QVERIFY(!result);
        QVERIFY(result.error().code == "D3030");
        QVERIFY(result.error().value == stepglass::Value(text.toStdString()));
    }

    void halvesGoToTheEvenNeighbour_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<double>("precision");
        QTest::addColumn<double>("rounded");
        QTest::newRow("half above an even number") << 4.5 << 0.0 << 4.0;
        QTest::newRow("half above an odd number") << 5.5 << 0.0 << 6.0;
        QTest::newRow("negative half") << -3.5 << 0.0 << -4.0;
        QTest::newRow("no half") << 4.51 << 0.0 << 5.0;
        QTest::newRow("the decimal text counts") << 2.675 << 2.0 << 2.68;
        QTest::newRow("to the even digit") << 0.125 << 2.0 << 0.12;
        QTest::newRow("tens") << 45.0 << -1.0 << 40.0;
        QTest::newRow("hundreds") << 1250.5 << -2.0 << 1300.0;
        QTest::newRow("a number with an exponent") << 1.5e-7 << 7.0 << 2e-7;
    }
    void halvesGoToTheEvenNeighbour()
    {
        QFETCH(double, number);
        QFETCH(double, precision);
        QFETCH(double, rounded);
        QCOMPARE(roundHalfEven(number, precision), rounded);
    }

    void roundedZeroHasNoSign() { QVERIFY(!std::signbit(roundHalfEven(-0.2))); }

    void basesAreWritten()
    {
        QCOMPARE(shown(formatBase(200, 16)), QByteArray("c8"));
        QCOMPARE(shown(formatBase(-9, 2)), QByteArray("-1001"));
        QCOMPARE(shown(formatBase(35.5, 36)), QByteArray("10"));
        QCOMPARE(shown(formatBase(7)), QByteArray("7"));
        QCOMPARE(shown(formatBase(7, 1)), QByteArray("!D3100"));
        QCOMPARE(shown(formatBase(7, 36.6)), QByteArray("!D3100"));
    }

    void fixedDecimalsGoUpAtAHalf()
    {
        QCOMPARE(fixedText(2.5, 0), std::string("3"));
        QCOMPARE(fixedText(99.5, 0), std::string("100"));
        QCOMPARE(fixedText(1.25, 1), std::string("1.3"));
        // In binary it is a little less than the half.
        QCOMPARE(fixedText(1.005, 2), std::string("1.00"));
    }
};

QTEST_APPLESS_MAIN(JsonataNumbersTest)
#include "tst_JsonataNumbers.moc"
