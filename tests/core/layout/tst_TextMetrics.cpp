// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/Layout.h"

#include <QTest>

using namespace stepglass::layout;

class TextMetricsTest : public QObject {
    Q_OBJECT

private slots:
    void addsUpCodePoints()
    {
        TextMetrics metrics;
        metrics.advance.fill(2);
        metrics.advance['i'] = 1;
        metrics.otherAdvance = 5;
        QCOMPARE(metrics.width(""), 0.0);
        QCOMPARE(metrics.width("ab"), 4.0);
        QCOMPARE(metrics.width("ai"), 3.0);
        QCOMPARE(metrics.width("a\xC3\xA9"), 7.0);
        QCOMPARE(metrics.width("\xF0\x9F\x98\x80"), 5.0);
    }

    void growsWithSizeAndWeight()
    {
        const std::string text = "Validate order";
        const double plain = TextMetrics::sansSerif(10).width(text);
        QVERIFY(std::abs(TextMetrics::sansSerif(20).width(text) - 2 * plain) < 0.01);
        QVERIFY(TextMetrics::sansSerif(10, true).width(text) > plain);
        QVERIFY(TextMetrics::sansSerif(10).width("iii") < TextMetrics::sansSerif(10).width("WWW"));
    }

    void elides_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("width");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("fits") << QByteArray("abcd") << 8.0 << QByteArray("abcd");
        QTest::newRow("too long") << QByteArray("abcdef") << 9.0 << QByteArray("ab\xE2\x80\xA6");
        QTest::newRow("no space before the dots")
            << QByteArray("a bcdef") << 9.0 << QByteArray("a\xE2\x80\xA6");
        QTest::newRow("no half characters")
            << QByteArray("\xC3\xA9\xC3\xA9\xC3\xA9") << 10.0 << QByteArray("\xC3\xA9\xE2\x80\xA6");
        QTest::newRow("no room at all") << QByteArray("abc") << 1.0 << QByteArray("\xE2\x80\xA6");
    }
    void elides()
    {
        QFETCH(QByteArray, text);
        QFETCH(double, width);
        QFETCH(QByteArray, expected);
        TextMetrics metrics;
        metrics.advance.fill(2);
        metrics.otherAdvance = 5;
        QCOMPARE(QByteArray::fromStdString(metrics.elided(text.toStdString(), width)), expected);
    }
};

QTEST_APPLESS_MAIN(TextMetricsTest)
#include "tst_TextMetrics.moc"
