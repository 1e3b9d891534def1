// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpath/Path.h"
#include "core/value/Json.h"
#include "tests/support/JsonDifference.h"
#include "tests/support/Printing.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::jsonpath;
using stepglass::test::json;
using ErrorKind = EvaluationError::Kind;

namespace {

constexpr const char* shop = R"({
    "orders": [
        {"id": "a1", "total": 12.5, "items": ["pen", "ink"], "paid": true},
        {"id": "b2", "total": 7, "items": [], "paid": false},
        {"id": "c3", "total": 40, "items": ["map", "pen", "cup"]}
    ],
    "owner": {"name": "Ada", "home.town": "Ulm", "it\u0027s": 1, "back\\slash": 2},
    "numbers": [3, 1, 2],
    "nothing": null, "ub0": 4, "u\u00e4\ud83d\ude00": 5, "tail\\": 6,
    "empty": {}
})";

} // namespace

class PathTest : public QObject {
    Q_OBJECT

private slots:
    void pathsFind_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("found");
        const auto row = [](const char* path, const char* found) {
            QTest::newRow(path) << QByteArray(path) << QByteArray(found);
        };
        row("$.owner.name", R"("Ada")");
        row("$['owner']['name']", R"("Ada")");
        row("$[\"owner\"].name", R"("Ada")");
        row("$.['owner'].name", R"("Ada")");
        row("$.owner['home.town']", R"("Ulm")");
        row("$.owner.home\\.town", R"("Ulm")");
        row("$.owner['it\\'s']", "1");
        row("$.owner['back\\\\slash']", "2");
        row("$.nothing", "null");
        row("$.\\ub0", "4"); // too short for a code unit: u is escaped
        row("$.u\\u00e4\\uD83D\\uDE00", "5");
        row("$.tail\\", "6");
        row("$.numbers[0]", "3");
        row("$.numbers[-1]", "2");
        row("$.numbers[ 1 ]", "1");
        row("$.numbers[2,0]", "[2,3]");
        row("$.numbers[0,0]", "[3,3]");
        row("$.numbers[9,0]", "[3]");
        row("$.numbers[*]", "[3,1,2]");
        row("$.numbers.*", "[3,1,2]");
        row("$.orders[*].id", R"(["a1","b2","c3"])");
        row("$.orders[*].paid", "[true,false]");
        row("$.orders[*].items[0]", R"(["pen","map"])");
        row("$.orders[0]['id','total']", R"({"id":"a1","total":12.5})");
        row("$.orders[0]['id','nope']", R"({"id":"a1"})");
        row("$.orders[*]['id','paid']",
            R"([{"id":"a1","paid":true},{"id":"b2","paid":false},{"id":"c3"}])");
        row("$.owner.*", R"(["Ada","Ulm",1,2])");
        row("$.empty.*", "[]");
        row("$.owner.name.*", "[]");
        row("$..total", "[12.5,7,40]");
        row("$..items[0]", R"(["pen","map"])");
        row("$..items[-1:]", R"(["ink","cup"])");
        row("$..nope", "[]");
        row("$.orders..items[0]", R"(["pen","map"])");
        row("  $.owner.name ", R"("Ada")");
    }
    void pathsFind()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, found);
        const auto value = evaluate(path.toStdString(), json(shop));
        QVERIFY2(value, value ? "" : value.error().message.c_str());
        COMPARE_JSON(*value, json(found.toStdString()));
    }

    void slicesFollowJayway_data()
    {
        QTest::addColumn<QByteArray>("slice");
        QTest::addColumn<QByteArray>("found");
        const auto row = [](const char* slice, const char* found) {
            QTest::newRow(slice) << QByteArray(slice) << QByteArray(found);
        };
        row("1:3", "[1,2]");
        row("1:", "[1,2,3,4]");
        row(":2", "[0,1]");
        row(":-2", "[0,1,2]");
        row("-2:", "[3,4]");
        row("-9:", "[0,1,2,3,4]");
        row("3:99", "[3,4]");
        row("7:9", "[]");
        row("3:1", "[]");
        row("-3:-1", "[2,3]");
        row("3:-1", "[]");
        row("0:4:2", "[0,1,2,3]"); // a step is read over
        row("-2:2", "[3,4,0,1]");  // round past the end
        row("-2000000000:1", "[0,1,2,3,4,0]");
    }
    void slicesFollowJayway()
    {
        QFETCH(QByteArray, slice);
        QFETCH(QByteArray, found);
        const auto value = evaluate("$[" + slice.toStdString() + "]", json("[0,1,2,3,4]"));
        QVERIFY2(value, value ? "" : value.error().message.c_str());
        COMPARE_JSON(*value, json(found.toStdString()));
    }

    void functionsEndAPath_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("found");
        const auto row = [](const char* path, const char* found) {
            QTest::newRow(path) << QByteArray(path) << QByteArray(found);
        };
        row("$.numbers.length()", "3");
        row("$.numbers.size()", "3");
        row("$.owner.length()", "4");
        row("$.owner.name.length()", "null");
        row("$.numbers.sum()", "6.0");
        row("$.numbers.min()", "1.0");
        row("$.numbers.max()", "3.0");
        row("$.numbers.avg()", "2.0");
        row("$.numbers.first()", "3");
        row("$.numbers.last()", "2");
        row("$.numbers.index(1)", "1");
        row("$.numbers.index(-2)", "1");
        row("$.numbers.append(9, \"x\")", "[3,1,2,9,\"x\"]");
        row("$.empty.keys()", "[]");
        row("$.owner.keys()", R"(["name","home.town","it\u0027s","back\\slash"])");
        row("$.numbers.concat(\"a\", $.owner.name)", R"("aAda")");
        row("$.sum($.numbers[0], $.orders[1].total)", "10.0");
        row("$..total.sum()", "59.5");
        row("$.orders[*].items.length()", "[2,0,3]");
    }
    void functionsEndAPath()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, found);
        const auto value = evaluate(path.toStdString(), json(shop));
        QVERIFY2(value, value ? "" : value.error().message.c_str());
        COMPARE_JSON(*value, json(found.toStdString()));
    }

    void standardDeviationIsOfThePopulation()
    {
        const auto value = evaluate("$.stddev()", json("[2,4,4,4,5,5,7,9]"));
        QVERIFY(value);
        QCOMPARE(value->asDouble(), 2.0);
    }

    void failuresSayWhatJaywaySays_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char* path, ErrorKind kind, const char* message) {
            QTest::newRow(path) << QByteArray(path) << static_cast<int>(kind)
                                << QByteArray(message);
        };
        row("$.nope", ErrorKind::NoResult, "No results for path: $['nope']");
        row("$.owner.nope", ErrorKind::NoResult, "No results for path: $['owner']['nope']");
        row("$.nope.deeper", ErrorKind::NoResult, "Missing property in path $['nope']");
        row("$.owner.a.b.c", ErrorKind::NoResult, "Missing property in path $['owner']['a']");
        row("$.numbers[3]", ErrorKind::IndexPastEnd, "No results for path: $['numbers'][3]");
        row("$.numbers[-4]", ErrorKind::IndexPastEnd, "No results for path: $['numbers'][-4]");
        row("$.orders[7].id", ErrorKind::IndexPastEnd, "No results for path: $['orders'][7]['id']");
        row("$.owner[0]", ErrorKind::WrongType,
            "Filter: [0] can only be applied to arrays. Current context is: {name=Ada, "
            "home.town=Ulm, "
            "it's=1, back\\slash=2}");
        row("$.orders[1].total[0].x", ErrorKind::WrongType,
            "Filter: [0]['x'] can only be applied to arrays. Current context is: 7");
        row("$.nothing[0]", ErrorKind::WrongType, "The path $['nothing'] is null");
        row("$.owner[1:2]", ErrorKind::WrongType,
            "Filter: [1:2] can only be applied to arrays. Current context is: {name=Ada, "
            "home.town=Ulm, it's=1, back\\slash=2}");
        row("$.numbers.id", ErrorKind::WrongType,
            "Expected to find an object with property ['id'] in path $['numbers'] but found "
            "'java.util.ArrayList'. This is not a json object according to the JsonProvider: "
            "'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.");
        row("$.empty.sum()", ErrorKind::Invalid,
            "Aggregation function attempted to calculate value using empty array");
    }
    void failuresSayWhatJaywaySays()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, kind);
        QFETCH(QByteArray, message);
        const auto value = evaluate(path.toStdString(), json(shop));
        QVERIFY(!value);
        QCOMPARE(value.error().message, message.toStdString());
        QCOMPARE(static_cast<int>(value.error().kind), kind);
    }

    void textThatIsNoPathSaysWhere_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<unsigned>("offset");
        const auto row = [](const char* path, unsigned offset) {
            QTest::addRow("'%s'", path) << QByteArray(path) << offset;
        };
        row("", 0);
        row("   ", 0);
        row("plain", 0);
        row("@.a", 0);
        row("$.", 1);
        row("$.a..", 4);
        row("$...a", 3);
        row("$a b", 2);
        row("$ .a", 1);
        row("$.a b", 3);
        row("$[", 1);
        row("$[a]", 1);
        row("$['a]", 2);
        row("$['a'", 5);
        row("$['a''b']", 5);
        row("$['a',]", 6);
        row("$['a',\"b\"]", 6);
        row("$[]", 1);
        row("$[1:2,3]", 2);
        row("$[:]", 2);
        row("$[1,a]", 2);
        row("$[99999999999]", 2);
        row("$[*,1]", 3);
        row("$.a.nope()", 8);
        row("$.a.length(", 10);
        row("$.a.length().b", 12);
        row("$[?(@.a]", 8);
        row("$[?(@.a == )]", 8);
        row("  $.a[", 5);
    }
    void textThatIsNoPathSaysWhere()
    {
        QFETCH(QByteArray, path);
        QFETCH(unsigned, offset);
        const auto parsed = Path::parse(path.toStdString());
        QVERIFY(!parsed);
        QVERIFY(!parsed.error().message.empty());
        QCOMPARE(parsed.error().offset, std::size_t(offset));
    }

    void rootTellsWhereToLook()
    {
        QCOMPARE(Path::parse("$")->root(), RootKind::Input);
        QVERIFY(Path::parse("$")->isRootOnly());
        QCOMPARE(Path::parse("$.a")->root(), RootKind::Input);
        QCOMPARE(Path::parse("$$")->root(), RootKind::Context);
        QCOMPARE(Path::parse("$$.Execution.Id")->root(), RootKind::Context);
        const auto variable = Path::parse("$total_2.a[0]");
        QCOMPARE(variable->root(), RootKind::Variable);
        QCOMPARE(variable->variable(), std::string("total_2"));
        QCOMPARE(*variable->evaluate(json(R"({"a":[5]})")), Value(5));
        QCOMPARE(Path::parse("$größe")->variable(), std::string("größe"));
        QVERIFY(!variable->isRootOnly());
    }

    void rootIsOptionalWhereAsked()
    {
        QCOMPARE(*Path::parse("owner.name", RootRule::Optional)->evaluate(json(shop)),
                 Value("Ada"));
        QCOMPARE(*Path::parse("@.owner.name", RootRule::Optional)->evaluate(json(shop)),
                 Value("Ada"));
    }

    void definitenessIsKnown_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("definite");
        const auto row = [](const char* path, bool definite) {
            QTest::newRow(path) << QByteArray(path) << definite;
        };
        row("$", true);
        row("$.a[0]['b']", true);
        row("$['a','b']", true);
        row("$['a','b'].c", false);
        row("$.a[0,1]", false);
        row("$.a[0:1]", false);
        row("$.a[*]", false);
        row("$..a", false);
        row("$.a[?(@.b)]", false);
        row("$.a.length()", true);
        row("$..a.length()", true);
        row("$.a[*].length()", false);
    }
    void definitenessIsKnown()
    {
        QFETCH(QByteArray, path);
        QFETCH(bool, definite);
        QCOMPARE(Path::parse(path.toStdString())->isDefinite(), definite);
    }

    void plainPathsShareWhatTheyFind()
    {
        const Value root = json(shop);
        const Path path = *Path::parse("$.orders[2].items");
        QVERIFY(
            path.evaluate(root)->isSameNode(*root.find(Key("orders"))->at(2)->find(Key("items"))));
        QCOMPARE(path.locate(root), root.find(Key("orders"))->at(2)->find(Key("items")));
        QVERIFY(Path::parse("$.orders[9]")->locate(root) == nullptr);
    }

    void workIsBounded()
    {
        Value wide = json("[[1,2,3],[4,5,6],[7,8,9]]");
        for (int level = 0; level < 6; ++level)
            wide = Value::array({wide, wide, wide});
        EvaluationOptions options;
        options.limits.steps = 10'000;
        const auto value = Path::parse("$..*..*..*")->evaluate(wide, options);
        QVERIFY(!value);
        QCOMPARE(value.error().kind, ErrorKind::LimitExceeded);
    }

    void cancelStopsTheWork()
    {
        const CancelToken cancel;
        cancel.cancel();
        EvaluationOptions options;
        options.cancel = &cancel;
        Value wide = Value::array(std::vector<Value>(5000, json("[1]")));
        const auto value = Path::parse("$..*")->evaluate(wide, options);
        QVERIFY(!value);
        QCOMPARE(value.error().kind, ErrorKind::Cancelled);
    }

    void scanSurvivesNestingDeeperThanTheStack()
    {
        Value deep = json(R"({"leaf":1})");
        for (int level = 0; level < 200'000; ++level)
            deep = Value::array({deep});
        COMPARE_JSON(*Path::parse("$..leaf")->evaluate(deep), json("[1]"));
    }

    void textsThatAskForTooMuchAreRefused()
    {
        std::string steps = "$";
        for (int count = 0; count < 2000; ++count)
            steps += ".a";
        QVERIFY(!Path::parse(steps));
        std::string filters = "$";
        for (int count = 0; count < 2000; ++count)
            filters += "[?(@";
        QVERIFY(!Path::parse(filters));
        QVERIFY(!Path::parse("$[?(" + std::string(100'000, '(') + "@.a)]"));
        QVERIFY(!Path::parse("$[?(" + std::string(100'000, '!') + "(@.a))]"));
    }

private:
    using Key = value::Key;

    static tl::expected<Value, EvaluationError> evaluate(const std::string& text, const Value& root)
    {
        const auto path = Path::parse(text);
        if (!path)
            return tl::unexpected<EvaluationError>(
                EvaluationError{ErrorKind::Invalid, "not read: " + path.error().message});
        return path->evaluate(root);
    }
};

QTEST_APPLESS_MAIN(PathTest)
#include "tst_Path.moc"
