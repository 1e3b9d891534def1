// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/Json.h"
#include "tests/conformance/Compare.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::test;

namespace {

Value json(const QByteArray& text)
{
    const Result<Value> value =
        value::parseJson(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    if (!value)
        qFatal("%s is no JSON", text.constData());
    return *value;
}

} // namespace

class ConformanceCompare : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placeholderStandsForAnyText_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("agrees");
        QTest::newRow("no placeholder, same text")
            << QByteArray("plain") << QByteArray("plain") << true;
        QTest::newRow("no placeholder, other text")
            << QByteArray("plain") << QByteArray("plainer") << false;
        QTest::newRow("whole text") << QByteArray("<uuid:1>") << QByteArray("7f-3") << true;
        QTest::newRow("in the middle")
            << QByteArray("id <uuid> found") << QByteArray("id 12 found") << true;
        QTest::newRow("beginning differs")
            << QByteArray("id <uuid> found") << QByteArray("Id 12 found") << false;
        QTest::newRow("end differs")
            << QByteArray("id <uuid> found") << QByteArray("id 12 lost") << false;
        QTest::newRow("two placeholders") << QByteArray("<a>-<b>!") << QByteArray("1-2-3!") << true;
        QTest::newRow("two placeholders, middle missing")
            << QByteArray("<a>-<b>!") << QByteArray("123!") << false;
        QTest::newRow("no overlap of beginning and end")
            << QByteArray("ab<x>ba") << QByteArray("aba") << false;
        QTest::newRow("comparison is no placeholder")
            << QByteArray("1 < 2 > 0") << QByteArray("1 < 2 > 0") << true;
    }
    void placeholderStandsForAnyText()
    {
        QFETCH(QByteArray, pattern);
        QFETCH(QByteArray, text);
        QFETCH(bool, agrees);
        QCOMPARE(matchesPlaceholders(pattern.toStdString(), text.toStdString()), agrees);
    }

    void valuesAgree_data()
    {
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<QByteArray>("actual");
        QTest::addColumn<QByteArray>("volatilePlace");
        QTest::addColumn<int>("count");
        QTest::newRow("numbers by value")
            << QByteArray("[1]") << QByteArray("[1.0]") << QByteArray() << 0;
        QTest::newRow("members without order")
            << QByteArray(R"({"a":1,"b":2})") << QByteArray(R"({"b":2,"a":1})") << QByteArray()
            << 0;
        QTest::newRow("elements in order")
            << QByteArray("[1,2]") << QByteArray("[2,1]") << QByteArray() << 2;
        QTest::newRow("length differs")
            << QByteArray("[1,2]") << QByteArray("[1]") << QByteArray() << 1;
        QTest::newRow("missing and extra member")
            << QByteArray(R"({"a":1})") << QByteArray(R"({"b":1})") << QByteArray() << 2;
        QTest::newRow("text is no number")
            << QByteArray("\"1\"") << QByteArray("1") << QByteArray() << 1;
        QTest::newRow("volatile value")
            << QByteArray(R"({"id":"x"})") << QByteArray(R"({"id":"y"})")
            << QByteArray("/output/id") << 0;
        QTest::newRow("volatile value must be there")
            << QByteArray(R"({"id":"x"})") << QByteArray("{}") << QByteArray("/output/id") << 1;
        QTest::newRow("volatile pattern")
            << QByteArray(R"({"id":"run-<uuid>"})") << QByteArray(R"({"id":"walk-1"})")
            << QByteArray("/output/id") << 1;
    }
    void valuesAgree()
    {
        QFETCH(QByteArray, expected);
        QFETCH(QByteArray, actual);
        QFETCH(QByteArray, volatilePlace);
        QFETCH(int, count);
        const Value actualValue = json(actual);
        const auto found =
            differences(json(expected), &actualValue, "/output", {volatilePlace.toStdString()});
        QCOMPARE(static_cast<int>(found.size()), count);
    }

    void emptyCauseIsNoCause()
    {
        const Value empty("");
        const Value null;
        const Value text("why");
        QVERIFY(textDifferences(nullptr, &empty, "/cause", {}).empty());
        QVERIFY(textDifferences(&null, nullptr, "/cause", {}).empty());
        QCOMPARE(textDifferences(nullptr, &text, "/cause", {}).size(), std::size_t(1));
        QCOMPARE(textDifferences(&text, nullptr, "/cause", {}).size(), std::size_t(1));
    }

    void expectedObjectStandsForItsText()
    {
        const Value expected = json(R"({"code":1})");
        const Value same(R"({ "code": 1.0 })");
        const Value other("{}");
        QVERIFY(textDifferences(&expected, &same, "/cause", {}).empty());
        QCOMPARE(textDifferences(&expected, &other, "/cause", {}).size(), std::size_t(1));
    }
};

QTEST_APPLESS_MAIN(ConformanceCompare)
#include "tst_ConformanceCompare.moc"
