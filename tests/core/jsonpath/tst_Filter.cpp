// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpath/Path.h"
#include "tests/support/JsonDifference.h"
#include "tests/support/Printing.h"

#include <QElapsedTimer>
#include <QTest>

using namespace stepglass;
using namespace stepglass::jsonpath;
using stepglass::test::json;

class FilterTest : public QObject {
    Q_OBJECT

private slots:
    /// Each row: a condition, the items it is asked of, and the places of those that it takes.
    void conditionsTake_data()
    {
        QTest::addColumn<QByteArray>("condition");
        QTest::addColumn<QByteArray>("items");
        QTest::addColumn<QByteArray>("places");
        const auto row = [](const char* condition, const char* items, const char* places) {
            QTest::addRow("%s of %s", condition, items)
                << QByteArray(condition) << QByteArray(items) << QByteArray(places);
        };
        const char* values =
            R"([{"v":1},{"v":2},{"v":"2"},{"v":"b"},{"v":null},{"v":true},{},{"v":[1,2]},{"v":2.5}])";
        row("@.v", values, "[0,1,2,3,4,5,7,8]");
        row("!@.v", values, "[6]");
        row("!(@.v)", values, "[6]");
        row("@.v == 2", values, "[1,2]");
        row("@.v == '2'", values, "[1,2]");
        row("@.v === 2", values, "[1]");
        row("@.v != 2", values, "[0,3,4,5,6,7,8]");
        row("@.v !== 2", values, "[0,2,3,4,5,6,7,8]");
        row("@.v == 2.0", values, "[1]");
        row("@.v == null", values, "[4]");
        row("@.v == true", values, "[5]");
        row("@.v == \"b\"", values, "[3]");
        row("@.v == [1,2]", values, "[7]");
        row("@.v < 2", values, "[0]");
        row("@.v <= 2", values, "[0,1]");
        row("@.v > 1", values, "[1,8]");
        row("@.v >= 2", values, "[1,8]");
        row("@.v > 'a'", values, "[3]");
        row("2 == @.v", values, "[1,2]");
        row("@.v == 1 || @.v == 2.5", values, "[0,8]");
        row("@.v > 0 && @.v < 2", values, "[0]");
        row("@.v == 1 || @.v > 1 && @.v < 2.2", values, "[0,1]");
        row("(@.v == 1 || @.v > 1) && @.v < 2.2", values, "[0,1]");
        row("!(@.v == 1) && @.v", values, "[1,2,3,4,5,7,8]");
        row("1 == 1", "[1,2]", "[0,1]");
        row("@ > 1", "[1,2,3]", "[1,2]");
        row("@['v'] == 2", "[{\"v\":2}]", "[0]");
        row("@.a.b[0] == 'x'", R"([{"a":{"b":["x"]}},{"a":1},{"a":{"b":[]}}])", "[0]");
        row("@.a-b == 1", R"([{"a-b":1},{"a":1}])", "[0]");
        row("@.v == $[0].v", R"([{"v":3},{"v":4},{"v":3}])", "[0,2]");
        row("@.length() == 2", R"([[1],[1,2],"ab"])", "[1]");
        row("@.v in ['a', 2]", R"([{"v":"a"},{"v":2},{"v":3},{}])", "[0,1]");
        row("@.v nin ['a', 2]", R"([{"v":"a"},{"v":2},{"v":3},{}])", "[2,3]");
        row("2 in @.v", R"([{"v":[1,2]},{"v":[3]},{"v":2}])", "[0]");
        row("@.v contains 'b'", R"([{"v":"abc"},{"v":["b"]},{"v":["abc"]},{"v":1}])", "[0,1]");
        row("@.v all [1,2]", R"([{"v":[1,2,3]},{"v":[1]},{"v":1}])", "[0]");
        row("@.v size 2", R"([{"v":[1,2]},{"v":"ab"},{"v":{"a":1,"b":2}},{"v":2}])", "[0,1,2]");
        row("@.v empty true", R"([{"v":[]},{"v":""},{"v":[1]},{}])", "[0,1]");
        row("@.v empty false", R"([{"v":[]},{"v":"x"},{"v":[1]},{}])", "[1,2]");
        row("@.v subsetof [1,2]", R"([{"v":[1]},{"v":[1,3]},{"v":[]}])", "[0,2]");
        row("@.v anyof [1,2]", R"([{"v":[1,9]},{"v":[3]},{"v":[]}])", "[0]");
        row("@.v noneof [1,2]", R"([{"v":[1,9]},{"v":[3]},{"v":[]}])", "[1,2]");
        row("@.v =~ /a.c/", R"([{"v":"abc"},{"v":"abcd"},{"v":"ABC"},{"v":["x","abc"]}])", "[0,3]");
        row("@.v =~ /a.c/i", R"([{"v":"abc"},{"v":"ABC"}])", "[0,1]");
        row("@.v =~ /a\\/b/", R"([{"v":"a/b"}])", "[0]");
        row("@.v =~ /[0-9]+/", R"([{"v":12},{"v":"12"},{"v":1.5}])", "[0,1]");
        row("@.v == 'it\\'s'", R"([{"v":"it\u0027s"}])", "[0]");
        row("@.v == 'a]) b'", "[{\"v\":\"a]) b\"}]", "[0]");
        row("@.v == 010", R"([{"v":"010"},{"v":"10"},{"v":10}])", "[1,2]");
        row("@.list[?(@.n > 1)]", R"([{"list":[]},{"other":1}])", "[0]");
    }
    void conditionsTake()
    {
        QFETCH(QByteArray, condition);
        QFETCH(QByteArray, items);
        QFETCH(QByteArray, places);
        const Value all = json(items.toStdString());
        const auto path = Path::parse("$[?(" + condition.toStdString() + ")]");
        QVERIFY2(path, path ? "" : path.error().message.c_str());
        std::vector<Value> expected;
        const Value wanted = json(places.toStdString());
        for (const Value& place : wanted.elements())
            expected.push_back(*all.at(static_cast<std::size_t>(place.asInteger())));
        const auto found = path->evaluate(all);
        QVERIFY2(found, found ? "" : found.error().message.c_str());
        COMPARE_JSON(*found, Value::array(expected));
    }

    void conditionsThatCannotBeRead_data()
    {
        QTest::addColumn<QByteArray>("condition");
        for (const char* condition :
             {"@.v = 2", "true", "@.v == 1 && true", "@.v <> 1", "@.v near 1", "(@.v < 1) == false",
              "@.v == 'open", "@.v =~ /open", "@.v =~ /[/", "@.v == [1", "@.v + 1 == 2", "",
              "@.v ==", "length(@) == 1"})
            QTest::newRow(condition) << QByteArray(condition);
    }
    void conditionsThatCannotBeRead()
    {
        QFETCH(QByteArray, condition);
        QVERIFY(!Path::parse("$[?(" + condition.toStdString() + ")]"));
    }

    void objectIsTakenAsAWhole()
    {
        const Value item = json(R"({"v":1})");
        COMPARE_JSON(*Path::parse("$[?(@.v == 1)]")->evaluate(item), Value::array({item}));
        COMPARE_JSON(*Path::parse("$[?(@.v == 2)]")->evaluate(item), Value::array());
    }

    void filterOnAScalarFails()
    {
        const auto found = Path::parse("$.v[?(@.x)]")->evaluate(json(R"({"v":7})"));
        QVERIFY(!found);
        QCOMPARE(
            found.error().message,
            std::string("Filter: [?] can not be applied to primitives. Current context is: 7"));
    }

    void scanAsksTheFilterOfEveryContainer()
    {
        const Value root = json(R"({"id":1,"in":[{"id":2},{"x":{"id":3}}]})");
        COMPARE_JSON(*Path::parse("$..[?(@.id)].id")->evaluate(root), json("[1,2,3]"));
    }

    void regularExpressionThatExplodesIsStopped()
    {
        const std::string text(64, 'a');
        const Value root = Value::array({Value::object({{"v", text}})});
        QElapsedTimer timer;
        timer.start();
        COMPARE_JSON(*Path::parse("$[?(@.v =~ /(a+)+b/)]")->evaluate(root), Value::array());
        QVERIFY(timer.elapsed() < 5000);
    }
};

QTEST_APPLESS_MAIN(FilterTest)
#include "tst_Filter.moc"
