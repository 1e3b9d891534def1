// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/Json.h"
#include "tests/support/JsonDifference.h"
#include "tests/support/Printing.h"

#include <QTest>
#include <limits>

using namespace stepglass;
using namespace stepglass::value;

class JsonTest : public QObject {
    Q_OBJECT

private slots:
    void compactTextIsPrintedAsRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("printed");
        const auto same = [](const char* text) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(text);
        };
        const auto becomes = [](const char* text, const char* printed) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(printed);
        };
        same("null");
        same("true");
        same("-12");
        same("9223372036854775807");
        same("-9223372036854775808");
        same("[]");
        same("{}");
        same("[1,[],{\"a\":{}}]");
        same("{\"b\":1,\"a\":2}");
        same("\"\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80\"");
        same("\"\\\"\\\\\\b\\f\\n\\r\\t\\u001F\x7F\"");
        becomes(" [ 1 , 2 ] ", "[1,2]");
        becomes("\"\\u00e4\\/\\uD83D\\uDE00\"", "\"\xC3\xA4/\xF0\x9F\x98\x80\"");
        becomes("{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":3,\"b\":2}");
        becomes("-0", "0");
        becomes("9223372036854775808", "9.223372036854776E18");
    }
    void compactTextIsPrintedAsRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, printed);
        const Result<Value> value = parseJson(text.toStdString());
        QVERIFY(value);
        QCOMPARE(toJson(*value), printed.toStdString());
        QCOMPARE(value->textSize(), toJson(*value).size());
    }

    void doublesAreWrittenAsJavaDoes_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](double number, const char* text) {
            QTest::newRow(text) << number << QByteArray(text);
        };
        row(0.0, "0.0");
        row(-0.0, "-0.0");
        row(1.0, "1.0");
        row(-2.5, "-2.5");
        row(100.0, "100.0");
        row(123456.789, "123456.789");
        row(9999999.0, "9999999.0");
        row(1e7, "1.0E7");
        row(1e10, "1.0E10");
        row(1789180622.0, "1.789180622E9");
        row(0.001, "0.001");
        row(0.0125, "0.0125");
        row(0.00099, "9.9E-4");
        row(1e-5, "1.0E-5");
        row(0.1 + 0.2, "0.30000000000000004");
        row(std::numeric_limits<double>::max(), "1.7976931348623157E308");
        row(std::numeric_limits<double>::min(), "2.2250738585072014E-308");
        row(std::numeric_limits<double>::quiet_NaN(), "\"NaN\"");
        row(-std::numeric_limits<double>::infinity(), "\"-Infinity\"");
    }
    void doublesAreWrittenAsJavaDoes()
    {
        QFETCH(double, number);
        QFETCH(QByteArray, text);
        QCOMPARE(toJson(Value(number)), text.toStdString());
        QCOMPARE(Value(number).textSize(), static_cast<std::size_t>(text.size()));
    }

    void prettyTextIsForPeople()
    {
        const Value value = test::json(R"({"a":[1,{"b":[]}],"c":{},"d":"x"})");
        QCOMPARE(toPrettyJson(value), std::string("{\n"
                                                  "  \"a\": [\n"
                                                  "    1,\n"
                                                  "    {\n"
                                                  "      \"b\": []\n"
                                                  "    }\n"
                                                  "  ],\n"
                                                  "  \"c\": {},\n"
                                                  "  \"d\": \"x\"\n"
                                                  "}"));
        QCOMPARE(toPrettyJson(Value::array({1}), 4), std::string("[\n    1\n]"));
        QCOMPARE(toPrettyJson(Value(1)), std::string("1"));
    }

    void brokenTextSaysWhere_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const auto row = [](const char* name, const char* text, int line, int column) {
            QTest::newRow(name) << QByteArray(text) << line << column;
        };
        row("nothing", "", 1, 1);
        row("a missing colon", "{\n  \"a\" 1}", 2, 7);
        row("a missing value", "{\"a\":}", 1, 6);
        row("a comma too many", "[1,]", 1, 4);
        row("not closed", "[1,\n[2", 2, 3);
        row("two values", "1 2", 1, 3);
        row("a comment", "[\n// no\n]", 2, 1);
        row("a bare word", "[nul]", 1, 5);
        row("single quotes", "['a']", 1, 2);
        row("a leading zero", "[01]", 1, 3);
        row("bytes that are no text", "[\"\xFF\"]", 1, 3);
    }
    void brokenTextSaysWhere()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(int, column);
        const Result<Value> value = parseJson(text.toStdString());
        QVERIFY(!value);
        QCOMPARE(value.error().code, ErrorCode::InvalidJson);
        QVERIFY(!value.error().arguments[0].empty());
        QCOMPARE(value.error().arguments[1], std::to_string(line));
        QCOMPARE(value.error().arguments[2], std::to_string(column));
    }

    void numberTooLargeForADoubleIsRefused()
    {
        const Result<Value> value = parseJson("[1e400]");
        QVERIFY(!value);
        QCOMPARE(value.error().code, ErrorCode::InvalidJson);
        QVERIFY(value.error().arguments[0].find('[') == std::string::npos);
    }

    void limitsHold()
    {
        Limits limits;
        limits.depth = 3;
        QVERIFY(parseJson("[[[]]]", limits));
        const Result<Value> tooDeep = parseJson("[[{\"a\":[]}]]", limits);
        QVERIFY(!tooDeep);
        QCOMPARE(tooDeep.error().code, ErrorCode::LimitExceeded);
        QCOMPARE(tooDeep.error().arguments[1], std::string("3"));

        limits = {};
        limits.nodes = 4;
        QVERIFY(parseJson("[1,2,3]", limits));
        QCOMPARE(parseJson("[1,2,3,4]", limits).error().code, ErrorCode::LimitExceeded);

        limits = {};
        limits.bytes = 4;
        QCOMPARE(parseJson("[1,2]", limits).error().code, ErrorCode::LimitExceeded);
    }

    void nestingIsBoundedByTheLimitAlone()
    {
        constexpr std::size_t depth = 100'000;
        const std::string text = std::string(depth, '[') + std::string(depth, ']');
        QCOMPARE(parseJson(text).error().code, ErrorCode::LimitExceeded);
        Limits limits;
        limits.depth = depth;
        const Result<Value> value = parseJson(text, limits);
        QVERIFY(value);
        QCOMPARE(toJson(*value), text);
    }

    void equalNamesOfOneTextAreOneKey()
    {
        const Value value = test::json(R"([{"name":1},{"name":2}])");
        const std::string_view first = value.at(0)->members()[0].name.text();
        const std::string_view second = value.at(1)->members()[0].name.text();
        QCOMPARE(static_cast<const void*>(first.data()), static_cast<const void*>(second.data()));
    }

    void textIsQuoted()
    {
        QCOMPARE(quoted("a\"b\\\n"), std::string("\"a\\\"b\\\\\\n\""));
        QCOMPARE(quoted(""), std::string("\"\""));
    }
};

QTEST_APPLESS_MAIN(JsonTest)
#include "tst_Json.moc"
