// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intrinsics/Expression.h"
#include "tests/support/JsonDifference.h"
#include "tests/support/Printing.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::intrinsics;
using stepglass::test::json;

namespace {

class OneVariable final : public Variables {
public:
    [[nodiscard]] const Value* find(std::string_view name) const override
    {
        return name == "limit" ? &m_value : nullptr;
    }

private:
    Value m_value = json("{\"most\":3}");
};

tl::expected<Value, Failure> evaluate(const std::string& text, const Value& input)
{
    const auto expression = Expression::parse(text);
    if (!expression)
        return tl::unexpected<Failure>(Failure{"not read", expression.error().message});
    const Value context = json("{\"Execution\":{\"Name\":\"run-7\"}}");
    const OneVariable variables;
    SeededRandom random(1);
    return expression->evaluate({input, context, variables, random});
}

constexpr const char* input = R"({
    "name": "Ada", "year": 1815, "list": [3, 1, 3, 2], "pi": 3.14, "yes": true, "nothing": null,
    "pair": {"a": 1, "b": [2, "x"]}, "first": {"k": 1, "in": {"x": 1}}, "second": {"k": 2, "in": {"y": 2}},
    "template": "{} and {}", "text": "one, two,,three", "long": ""
})";

} // namespace

class ExpressionTest : public QObject {
    Q_OBJECT

private slots:
    void functionsGive_data()
    {
        QTest::addColumn<QByteArray>("expression");
        QTest::addColumn<QByteArray>("result");
        const auto row = [](const char* expression, const char* result) {
            QTest::newRow(expression) << QByteArray(expression) << QByteArray(result);
        };
        row("States.Format('{} was born in {}', $.name, $.year)", "\"Ada was born in 1815\"");
        row("States.Format('no places')", "\"no places\"");
        row("States.Format('{}{}', true, null)", "\"truenull\"");
        row("States.Format('{}', $.pair)", "\"{a=1, b=[2, x]}\"");
        row("States.Format('{} {}', 2.50, -7)", "\"2.5 -7\"");
        row("States.Format('it\\'s \\{\\} \\\\ {}', 1)", "\"it's {} \\\\ 1\"");
        row("States.Format($.template, 'x', 'y')", "\"x and y\"");
        row("States.Format('{}', '{}')", "\"{}\"");
        row("States.Format('{} of {}', $$.Execution.Name, $limit.most)", "\"run-7 of 3\"");
        row("States.StringSplit('a.b-c', '.-')", "[\"a\",\"b\",\"c\"]");
        row("States.StringSplit($.text, ', ')", "[\"one\",\"two\",\"three\"]");
        row("States.StringSplit('abc', '')", "[\"abc\"]");
        row("States.StringSplit('', ',')", "[]");
        row("States.StringSplit('aäbäc', 'ä')", "[\"a\",\"b\",\"c\"]");
        row("States.StringToJson('{\"a\": [1, 2.5]}')", "{\"a\":[1,2.5]}");
        row("States.StringToJson('  ')", "null");
        row("States.StringToJson('7')", "7");
        row("States.JsonToString($.pair)", "\"{\\\"a\\\":1,\\\"b\\\":[2,\\\"x\\\"]}\"");
        row("States.JsonToString('text')", "\"\\\"text\\\"\"");
        row("States.JsonMerge($.first, $.second, false)", "{\"k\":2,\"in\":{\"y\":2}}");
        row("States.Array()", "[]");
        row("States.Array(1, 'two', $.nothing, States.Array())", "[1,\"two\",null,[]]");
        row("States.ArrayPartition($.list, 3)", "[[3,1,3],[2]]");
        row("States.ArrayPartition($.list, 1.5)", "[[3,1],[3,2]]");
        row("States.ArrayContains($.list, 2)", "true");
        row("States.ArrayContains($.list, '2')", "false");
        row("States.ArrayContains(States.Array($.pair), $.pair)", "true");
        row("States.ArrayRange(1, 9, 3)", "[1,4,7]");
        row("States.ArrayRange(3, 1, -1)", "[3,2,1]");
        row("States.ArrayRange(3, 1, 1)", "[]");
        row("States.ArrayRange(5, 5, 1)", "[5]");
        row("States.ArrayGetItem($.list, 1)", "1");
        row("States.ArrayLength($.list)", "4");
        row("States.ArrayUnique($.list)", "[3,1,2]");
        row("States.ArrayUnique(States.Array($.pair, 1, $.pair, 1.0, 'x', 'x'))",
            "[{\"a\":1,\"b\":[2,\"x\"]},1,\"x\"]");
        row("States.Base64Encode('any carnal pleas')", "\"YW55IGNhcm5hbCBwbGVhcw==\"");
        row("States.Base64Encode('äö')", "\"w6TDtg==\"");
        row("States.Base64Decode('w6TDtg==')", "\"äö\"");
        row("States.Base64Decode('w6TDtg')", "\"äö\"");
        row("States.Base64Decode('/+8=')", "\"\\uFFFD\\uFFFD\"");
        row("States.Hash('abc', 'MD5')", "\"900150983cd24fb0d6963f7d28e17f72\"");
        row("States.Hash('abc', 'SHA-1')", "\"a9993e364706816aba3e25717850c26c9cd0d89d\"");
        row("States.Hash('abc', 'SHA-256')",
            "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"");
        row("States.Hash(12, 'MD5')", "\"c20ad4d76fe97759aa27a0c99bff6710\"");
        row("States.MathAdd(1, 2)", "3");
        row("States.MathAdd($.pi, -0.5)", "3");
        row("States.MathAdd(2.5, -2.5)", "1");
        row("States.MathAdd(0.49999999999999994, 0)", "0");
        row("States.MathAdd(4503599627370497.0, 0)", "4503599627370497");
        row("States.MathRandom(5, 6)", "5");
        row("  States.MathAdd( 1 ,2 )  ", "3");
        row("States.ArrayGetItem(States.StringSplit('a b c', ' '), States.MathAdd(1, 1))", "\"c\"");
        row("States.ArrayLength($.list[?(@ == 3)])", "2");
        row("States.Format('{}', $['name'])", "\"Ada\"");
        row("States.MathAdd($.list.length(), 0)", "4");
    }
    void functionsGive()
    {
        QFETCH(QByteArray, expression);
        QFETCH(QByteArray, result);
        const auto value = evaluate(expression.toStdString(), json(input));
        QVERIFY2(value, value ? "" : value.error().cause.c_str());
        COMPARE_JSON(*value, json(result.toStdString()));
    }

    void badArgumentsFailTheFunction_data()
    {
        QTest::addColumn<QByteArray>("expression");
        for (const char* expression : {"States.Format('{}')",
                                       "States.Format('{}', 1, 2)",
                                       "States.Format('{', 'x')",
                                       "States.Format(1)",
                                       "States.StringSplit('a', 1)",
                                       "States.StringToJson('{')",
                                       "States.StringToJson(1)",
                                       "States.JsonMerge($.first, $.second, true)",
                                       "States.JsonMerge($.first, 1, false)",
                                       "States.ArrayPartition($.list, 0)",
                                       "States.ArrayPartition($.list, -1)",
                                       "States.ArrayPartition('abc', 1)",
                                       "States.ArrayContains('abc', 'a')",
                                       "States.ArrayRange(1, 2, 0)",
                                       "States.ArrayRange(0, 1000, 1)",
                                       "States.ArrayRange('1', 2, 1)",
                                       "States.ArrayGetItem($.list, 4)",
                                       "States.ArrayGetItem($.list, -1)",
                                       "States.ArrayLength('abc')",
                                       "States.ArrayUnique(1)",
                                       "States.Base64Encode(1)",
                                       "States.Base64Decode('!!')",
                                       "States.Base64Decode('A')",
                                       "States.Base64Decode('AA=')",
                                       "States.Hash('a', 'SHA-3')",
                                       "States.Hash('a', 1)",
                                       "States.MathAdd('1', 2)",
                                       "States.MathAdd(9223372036854775807, 1)",
                                       "States.MathRandom(5, 5)",
                                       "States.MathRandom(5, 4)",
                                       "States.MathRandom('1', 2)"})
            QTest::newRow(expression) << QByteArray(expression);
    }
    void badArgumentsFailTheFunction()
    {
        QFETCH(QByteArray, expression);
        const auto value = evaluate(expression.toStdString(), json(input));
        QVERIFY(!value);
        QCOMPARE(value.error().error, std::string("States.IntrinsicFailure"));
        QVERIFY(value.error().cause.starts_with("The function '" + expression.toStdString() +
                                                "' had the following error: "));
    }

    void rangesMayHaveAThousandElements()
    {
        QCOMPARE(evaluate("States.ArrayRange(1, 1000, 1)", json("{}"))->size(), std::size_t(1000));
    }

    void textsMayBeTenThousandCharacters()
    {
        const std::string longest(10'000, 'a');
        const Value fits = Value::object({{"t", longest}});
        const Value tooLong = Value::object({{"t", longest + "a"}});
        for (const char* expression :
             {"States.Base64Encode($.t)", "States.Base64Decode($.t)", "States.Hash($.t, 'MD5')"}) {
            QVERIFY2(evaluate(expression, fits), expression);
            QVERIFY2(!evaluate(expression, tooLong), expression);
        }
    }

    void missingPathNamesTheWholeExpression()
    {
        const auto value =
            evaluate("States.Format('{}', States.ArrayLength($.nope))", json("{\"a\":1}"));
        QVERIFY(!value);
        QCOMPARE(value.error().error, std::string("States.Runtime"));
        QCOMPARE(
            value.error().cause,
            std::string(
                "The function 'States.Format('{}', States.ArrayLength($.nope))' had the following "
                "error: The JsonPath argument for the field '$.nope' could not be found in "
                "the input '{\"a\":1}'"));
    }

    void missingPlaceInTheContextShowsTheContext()
    {
        const auto value = evaluate("States.Array($$.Task.Token)", json("{}"));
        QVERIFY(!value);
        QVERIFY(
            value.error().cause.ends_with("in the input '{\"Execution\":{\"Name\":\"run-7\"}}'"));
    }

    void indexIntoNoArraySaysSo()
    {
        const auto value = evaluate("States.Array($.a[0])", json("{\"a\":1}"));
        QVERIFY(!value);
        QCOMPARE(value.error().error, std::string("States.Runtime"));
        QVERIFY(value.error().cause.find(
                    "Filter: [0] can only be applied to arrays. Current context is: 1") !=
                std::string::npos);
    }

    void unknownVariableFails()
    {
        const auto value = evaluate("States.Array($other)", json("{}"));
        QVERIFY(!value);
        QCOMPARE(value.error().error, std::string("States.Runtime"));
    }

    void textThatIsNoCallSaysWhere_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<unsigned>("offset");
        const auto row = [](const char* text, unsigned offset) {
            QTest::addRow("'%s'", text) << QByteArray(text) << offset;
        };
        row("", 0);
        row("$.a", 0);
        row("States.Nope()", 0);
        row("States.UUID", 11);
        row("States.UUID(", 12);
        row("States.UUID() x", 14);
        row("States.UUID(1)", 0);
        row("States.MathAdd(1)", 0);
        row("States.MathAdd(1, 2, 3)", 0);
        row("States.MathRandom(1, 2, 3, 4)", 0);
        row("States.Format()", 0);
        row("States.Array(1 2)", 15);
        row("States.Array(1,)", 15);
        row("States.Array(,1)", 13);
        row("States.Array('open)", 13);
        row("States.Array('open\\')", 13);
        row("States.Array(\"double\")", 13);
        row("States.Array(yes)", 13);
        row("States.Array(1.2.3)", 13);
        row("States.Array('a\\nb')", 15);
        row("States.Array('say \\\"x\\\"')", 18);
        row("States.Array($.a[)", 16);
        row("States.Array(States.Nope(1))", 13);
        row("States.Array($.a.)", 16);
    }
    void textThatIsNoCallSaysWhere()
    {
        QFETCH(QByteArray, text);
        QFETCH(unsigned, offset);
        const auto parsed = Expression::parse(text.toStdString());
        QVERIFY(!parsed);
        QVERIFY(!parsed.error().message.empty());
        QCOMPARE(parsed.error().offset, std::size_t(offset));
    }

    void tenCallsMayBeNested()
    {
        const auto nested = [](int depth) {
            std::string text;
            for (int level = 0; level < depth; ++level)
                text += "States.Array(";
            return text + std::string(static_cast<std::size_t>(depth), ')');
        };
        QVERIFY(Expression::parse(nested(10)));
        QVERIFY(!Expression::parse(nested(11)));
        QVERIFY(!Expression::parse(nested(100'000)));
    }

    void tokensAndPathsHaveTheirRanges()
    {
        const std::string text = "States.Format('{}', $.a[0], States.MathAdd(-1, $x))";
        const auto expression = Expression::parse(text);
        QVERIFY(expression);
        std::vector<std::string> pieces;
        for (const Token& token : expression->tokens())
            pieces.push_back(text.substr(token.range.begin, token.range.length()));
        const std::vector<std::string> expected{"States.Format",
                                                "(",
                                                "'{}'",
                                                ",",
                                                "$.a[0]",
                                                ",",
                                                "States.MathAdd",
                                                "(",
                                                "-1",
                                                ",",
                                                "$x",
                                                ")",
                                                ")"};
        QCOMPARE(pieces, expected);
        QCOMPARE(expression->paths().size(), std::size_t(2));
        QCOMPARE(expression->paths()[0].range, (TextRange{20, 26}));
        QCOMPARE(expression->paths()[1].path.variable(), std::string("x"));
        QCOMPARE(expression->tokens()[6].kind, Token::Kind::Function);
        QCOMPARE(expression->tokens()[8].kind, Token::Kind::Number);
    }

    void tableNamesEveryFunctionOnce()
    {
        QCOMPARE(functionTable().size(), std::size_t(18));
        for (const FunctionInfo& info : functionTable()) {
            QVERIFY(info.name.starts_with("States."));
            QVERIFY(info.leastArguments <= info.mostArguments);
            QCOMPARE(findFunction(info.name), &info);
            QCOMPARE(&functionInfo(info.function), &info);
        }
        QVERIFY(findFunction("States.format") == nullptr);
    }
};

QTEST_APPLESS_MAIN(ExpressionTest)
#include "tst_Expression.moc"
