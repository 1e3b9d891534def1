// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Comparison.h"
#include "core/engine/private/Timestamp.h"
#include "tests/support/JsonDifference.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::engine;
using stepglass::test::json;

class ComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void operators_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("actual");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char* title, const char* name, const char* actual,
                            const char* expected, bool holds) {
            QTest::newRow(title) << QString::fromUtf8(name) << QString::fromUtf8(actual)
                                 << QString::fromUtf8(expected) << holds;
        };
        row("equal strings", "StringEquals", R"("a")", R"("a")", true);
        row("strings differ by case", "StringEquals", R"("a")", R"("A")", false);
        row("a number equals no string", "StringEquals", "1", R"("1")", false);
        row("less is by characters", "StringLessThan", R"("10")", R"("9")", true);
        row("less is strict", "StringLessThan", R"("a")", R"("a")", false);
        row("less or equal takes equal ones", "StringLessThanEquals", R"("a")", R"("a")", true);
        row("greater strings", "StringGreaterThan", R"("b")", R"("a")", true);
        row("greater or equal strings", "StringGreaterThanEquals", R"("a")", R"("b")", false);
        row("integer equals double", "NumericEquals", "1", "1.0", true);
        row("large integers keep their last digit", "NumericEquals", "9007199254740993",
            "9007199254740992", false);
        row("a string equals no number", "NumericEquals", R"("1")", "1", false);
        row("null equals no number", "NumericEquals", "null", "0", false);
        row("less numbers", "NumericLessThan", "-1", "0", true);
        row("greater numbers", "NumericGreaterThan", "1.5", "1", true);
        row("a string is not greater than a number", "NumericGreaterThan", R"("12")", "1", false);
        row("less or equal numbers", "NumericLessThanEquals", "2", "1", false);
        row("greater or equal numbers", "NumericGreaterThanEquals", "2", "2.0", true);
        row("equal booleans", "BooleanEquals", "false", "false", true);
        row("a string equals no boolean", "BooleanEquals", R"("true")", "true", false);
        row("the same instant in two zones", "TimestampEquals", R"("2024-05-01T12:00:00Z")",
            R"("2024-05-01T14:00:00+02:00")", true);
        row("fractions count", "TimestampLessThan", R"("2024-05-01T12:00:00.1Z")",
            R"("2024-05-01T12:00:00.11Z")", true);
        row("a date is no timestamp", "TimestampLessThan", R"("2024-05-01")",
            R"("2025-05-01T12:00:00Z")", false);
        row("greater instants", "TimestampGreaterThan", R"("2024-05-01T12:00:01Z")",
            R"("2024-05-01T12:00:00Z")", true);
        row("greater or equal instants", "TimestampGreaterThanEquals", R"("2024-05-01T12:00:00Z")",
            R"("2024-05-01T12:00:00Z")", true);
        row("less or equal instants", "TimestampLessThanEquals", R"("2024-05-01T12:00:01Z")",
            R"("2024-05-01T12:00:00Z")", false);
        row("null is null", "IsNull", "null", "true", true);
        row("zero is not null", "IsNull", "0", "true", false);
        row("not null, as asked", "IsNull", "0", "false", true);
        row("a number is numeric", "IsNumeric", "1e3", "true", true);
        row("digits are not numeric", "IsNumeric", R"("1")", "true", false);
        row("an empty string is a string", "IsString", R"("")", "true", true);
        row("an object is no string", "IsString", "{}", "false", true);
        row("false is a boolean", "IsBoolean", "false", "true", true);
        row("a timestamp is one", "IsTimestamp", R"("2024-05-01T12:00:00.5-03:30")", "true", true);
        row("a time without zone is none", "IsTimestamp", R"("2024-05-01T12:00:00")", "true",
            false);
    }
    void operators()
    {
        QFETCH(QString, name);
        QFETCH(QString, actual);
        QFETCH(QString, expected);
        QFETCH(bool, holds);
        const auto op = comparisonOperatorOf(name.toStdString());
        QVERIFY(op);
        QCOMPARE(compare(*op, json(actual.toStdString()), json(expected.toStdString())), holds);
    }

    void knowsEveryOperator()
    {
        std::size_t known = 0;
        for (const char* family : {"String", "Numeric", "Timestamp"})
            for (const char* relation :
                 {"Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals"})
                for (const char* suffix : {"", "Path"}) {
                    const auto op = comparisonOperatorOf(std::string(family) + relation + suffix);
                    QVERIFY(op && op->hasPath == (*suffix != 0));
                    ++known;
                }
        for (const char* name : {"BooleanEquals", "BooleanEqualsPath", "StringMatches", "IsNull",
                                 "IsPresent", "IsNumeric", "IsString", "IsBoolean", "IsTimestamp"})
            known += comparisonOperatorOf(name) ? 1U : 0U;
        QCOMPARE(known, std::size_t(39));
        QVERIFY(!comparisonOperatorOf("BooleanLessThan"));
        QVERIFY(!comparisonOperatorOf("Variable"));
        QVERIFY(!comparisonOperatorOf("StringEqualsPathPath"));
    }

    void patterns_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("matches");
        const auto row = [](const char* title, const char* text, const char* pattern,
                            bool matches) {
            QTest::newRow(title) << QString::fromUtf8(text) << QString::fromUtf8(pattern)
                                 << matches;
        };
        row("the same text", "log", "log", true);
        row("a star at the end", "log-2024.txt", "log-*", true);
        row("a star takes nothing, too", "log-", "log-*", true);
        row("stars around", "my-log-2", "*log*", true);
        row("a star gives back what it took", "aXbXc", "a*Xc", true);
        row("something is left", "log.txt.gz", "log*.txt", false);
        row("an escaped star is a star", "a*b", "a\\*b", true);
        row("an escaped star is nothing else", "aXb", "a\\*b", false);
        row("an escaped backslash", "a\\b", "a\\\\b", true);
        row("empty matches only empty", "x", "", false);
        row("only a star", "", "*", true);
    }
    void patterns()
    {
        QFETCH(QString, text);
        QFETCH(QString, pattern);
        QFETCH(bool, matches);
        QCOMPARE(matchesPattern(text.toStdString(), pattern.toStdString()), matches);
    }

    void remarksNameTheTypeThatIsWrong()
    {
        const auto greater = *comparisonOperatorOf("NumericGreaterThan");
        QCOMPARE(remarkOn(greater, Value("12"), Value(1)),
                 std::string(R"("12" is a string, not a number)"));
        QCOMPARE(remarkOn(greater, Value(), Value(1)), std::string("null is not a number"));
        QCOMPARE(remarkOn(greater, Value(0), Value(1)), std::string());
        const auto later = *comparisonOperatorOf("TimestampGreaterThan");
        QCOMPARE(remarkOn(later, Value("tomorrow"), Value("2024-05-01T12:00:00Z")),
                 std::string(R"("tomorrow" is not a timestamp with Z or an offset)"));
    }

    void timestamps_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isValid");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("epoch") << "1970-01-01T00:00:00Z" << true << qint64(0);
        QTest::newRow("leap day") << "2024-02-29T00:00:00Z" << true << qint64(1709164800);
        QTest::newRow("before the epoch") << "1969-12-31T23:59:59Z" << true << qint64(-1);
        QTest::newRow("west of Greenwich") << "1970-01-01T00:00:00-01:30" << true << qint64(5400);
        QTest::newRow("no seconds") << "1970-01-01T00:01Z" << true << qint64(60);
        QTest::newRow("no zone") << "1970-01-01T00:00:00" << false << qint64(0);
        QTest::newRow("no leap day") << "2023-02-29T00:00:00Z" << false << qint64(0);
        QTest::newRow("hour 25") << "2024-01-01T25:00:00Z" << false << qint64(0);
        QTest::newRow("other order") << "05-12-2024T21:29:29Z" << false << qint64(0);
        QTest::newRow("something behind") << "1970-01-01T00:00:00Z!" << false << qint64(0);
        QTest::newRow("a point and no digits") << "1970-01-01T00:00:00.Z" << false << qint64(0);
    }
    void timestamps()
    {
        QFETCH(QString, text);
        QFETCH(bool, isValid);
        QFETCH(qint64, seconds);
        const auto instant = parseTimestamp(text.toStdString());
        QCOMPARE(instant.has_value(), isValid);
        if (instant)
            QCOMPARE(instant->seconds, seconds);
    }

    void timesCutTheirZeros()
    {
        const TimePoint noon = toTimePoint(*parseTimestamp("2026-03-01T12:00:00Z"));
        QCOMPARE(toTimestamp(noon), std::string("2026-03-01T12:00:00Z"));
        QCOMPARE(toTimestamp(noon + std::chrono::milliseconds(120)),
                 std::string("2026-03-01T12:00:00.12Z"));
        QCOMPARE(toTimestamp(noon + std::chrono::milliseconds(7)),
                 std::string("2026-03-01T12:00:00.007Z"));
    }
};

QTEST_APPLESS_MAIN(ComparisonTest)
#include "tst_Comparison.moc"
