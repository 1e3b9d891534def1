// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/jsonata/Outcome.h"
#include "tests/support/ShownProvenance.h"

#include "core/value/Pointer.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::jsonata;
using value::Provenance;
using value::Trace;

namespace {

Value parsed(std::string_view json)
{
    const auto value = value::parseJson(json);
    return value ? *value : Value();
}

Value order()
{
    return parsed(R"({"id": "o-1", "net": 10, "tax": 2, "note": "a,b", "none": null,
        "lines": [{"sku": "x", "price": 3, "tags": ["p", "q"]}, {"sku": "y", "price": 1},
                  {"sku": "x", "price": 2, "tags": ["r"]}],
        "ship": {"to": {"city": "Ulm", "zip": 7}, "fast": true}, "a/b": {"m~n": 5},
        "matrix": [[1, 2], [3]], "dates": ["2024-01-01"]})");
}

Bindings variables()
{
    return {{"states", Value::object({{"input", order()}})}, {"limit", Value(2)}};
}

TracedResult tracedOf(std::string_view text, const value::ProvenanceLimits& limits = {},
                      const Value& input = order())
{
    const auto expression = Expression::parse(text);
    if (!expression)
        return {};
    auto result = expression->evaluateWithProvenance(input, variables(), {}, limits);
    return result ? *std::move(result) : TracedResult();
}

} // namespace

class JsonataProvenanceTest : public QObject {
    Q_OBJECT

private slots:
    void partsOfResultsHaveTheirSources_data()
    {
        test::addOutcomeColumns();
        const auto row = test::addOutcome;
        // Paths hand on what they find.
        row("id", " <- input/id");
        row("$", " <- input");
        row("$$.net", " <- input/net");
        row("ship.to", " <- input/ship/to");
        row("none", " <- input/none");
        row("`a/b`.`m~n`", " <- input/a~1b/m~0n");
        row("nothing", "");
        row("lines.price", "/0 <- input/lines/0/price\n/1 <- input/lines/1/price\n"
                           "/2 <- input/lines/2/price");
        row("lines.tags", "/0 <- input/lines/0/tags/0\n/1 <- input/lines/0/tags/1\n"
                          "/2 <- input/lines/2/tags/0");
        row("lines[0]", " <- input/lines/0");
        row("lines[-1].sku", " <- input/lines/2/sku");
        row("lines[price > 1].price", "/0 <- input/lines/0/price\n/1 <- input/lines/2/price");
        row("lines[sku='y']", " <- input/lines/1");
        row("lines[sku='y'][]", "/0 <- input/lines/1");
        row("matrix", " <- input/matrix");
        row("matrix.$", "/0 <- input/matrix/0/0\n/1 <- input/matrix/0/1\n/2 <- input/matrix/1/0");
        row("ship.to.*", "/0 <- input/ship/to/city\n/1 <- input/ship/to/zip");
        row("ship.**.zip", " <- input/ship/to/zip");
        row("lines.tags.%.sku", "/0 <- input/lines/0/sku\n/1 <- input/lines/0/sku\n"
                                "/2 <- input/lines/2/sku");
        row("lines^(price).sku", "/0 <- input/lines/1/sku\n/1 <- input/lines/2/sku\n"
                                 "/2 <- input/lines/0/sku");
        row("lines^(>price)[0]", " <- input/lines/0");
        row("lines@$l.$l.price", "/0 <- input/lines/0/price\n/1 <- input/lines/1/price\n"
                                 "/2 <- input/lines/2/price");
        row("lines#$i[$i=1].{'at': $i, 'is': sku}", "/is <- input/lines/1/sku");
        // Literals have no source.
        row("'x'", "");
        row("[1, {'a': null}]", "");
        row("{'a': 1, 'b': id}", "/b <- input/id");
        // What is put together has traces for its members.
        row("{'a': {'b': net}, 'c': [tax, 1]}", "/a/b <- input/net\n/c/0 <- input/tax");
        row("[lines.price, id]", "/0 <- input/lines/0/price\n/1 <- input/lines/1/price\n"
                                 "/2 <- input/lines/2/price\n/3 <- input/id");
        row("{'x~y/z': id}", "/x~0y~1z <- input/id");
        row("lines.{'s': sku}", "/0/s <- input/lines/0/sku\n/1/s <- input/lines/1/sku\n"
                                "/2/s <- input/lines/2/sku");
        row("({'a': [id, net]}).a[1]", " <- input/net");
        row("lines{sku: price}", "/x/0 <- input/lines/0/price\n/x/1 <- input/lines/2/price\n"
                                 "/y <- input/lines/1/price");
        row("lines{sku: $sum(price)}", "/x <~ input/lines/0/price input/lines/2/price\n"
                                       "/y <~ input/lines/1/price");
        // Operators compute.
        row("net + tax", " <~ input/net input/tax");
        row("net * 2", " <~ input/net");
        row("1 + 2", "");
        row("-net", " <~ input/net");
        row("net + tax * net", " <~ input/net input/tax");
        row("id & '-' & net", " <~ input/id input/net");
        row("net > tax", " <~ input/net input/tax");
        row("lines = matrix", " <~ input/lines input/matrix");
        row("'x' in lines.sku", " <~ input/lines/0/sku input/lines/1/sku input/lines/2/sku");
        row("ship.fast and net > 1", " <~ input/ship/fast input/net");
        row("ship.fast or net > 1", " <~ input/ship/fast");
        row("[1..tax]", "/0 <~ input/tax\n/1 <~ input/tax");
        row("lines.(price * 2)", "/0 <~ input/lines/0/price\n/1 <~ input/lines/1/price\n"
                                 "/2 <~ input/lines/2/price");
        // Functions compute, too.
        row("$sum(lines.price)", " <~ input/lines/0/price input/lines/1/price input/lines/2/price");
        row("$count(lines)", " <~ input/lines");
        row("$max([net, tax, 5])", " <~ input/net input/tax");
        row("$uppercase(id)", " <~ input/id");
        row("$string(net)", " <~ input/net");
        row("$string(id)", " <~ input/id");
        row("$number(net)", " <- input/net");
        row("$substring(id, tax)", " <~ input/id input/tax");
        row("$join(lines.sku, '-')", " <~ input/lines/0/sku input/lines/1/sku input/lines/2/sku");
        row("$split(note, ',')", " <~ input/note");
        row("$split(note, ',')[0]", " <~ input/note");
        row("$keys(ship)", "/0 <~ input/ship\n/1 <~ input/ship");
        row("$match(note, /[a-z]/)[0]", " <~ input/note");
        row("$match(note, /b/).match", " <~ input/note");
        row("/b/(note).start", " <~ input/note");
        row("$replace(note, /a/, id)", " <~ input/note input/id");
        row("$exists(nothing)", "");
        row("$not(ship.fast)", " <~ input/ship/fast");
        row("$type(id)", " <~ input/id");
        row("$toMillis(dates[0])", " <~ input/dates/0");
        row("$now()", "");
        row("$formatNumber(net, '0.0')", " <~ input/net");
        row("net.$power(2)", " <~ input/net");
        // These put values elsewhere.
        row("$append(lines[0].sku, [1, id])", "/0 <- input/lines/0/sku\n/2 <- input/id");
        row("$reverse(matrix[0])", "/0 <- input/matrix/0/1\n/1 <- input/matrix/0/0");
        row("$sort(lines.price)", "/0 <- input/lines/1/price\n/1 <- input/lines/2/price\n"
                                  "/2 <- input/lines/0/price");
        row("$distinct(lines.sku)", "/0 <- input/lines/0/sku\n/1 <- input/lines/1/sku");
        row("$zip(lines.sku, [1,2])", "/0/0 <- input/lines/0/sku\n/1/0 <- input/lines/1/sku");
        row("$lookup(ship, 'to')", " <- input/ship/to");
        row("$merge([ship.to, {'zip': net}])", "/city <- input/ship/to/city\n/zip <- input/net");
        row("$spread(ship.to)", "/0/city <- input/ship/to/city\n/1/zip <- input/ship/to/zip");
        row("$sift(ship.to, function($v, $k) { $k = 'zip' })", "/zip <- input/ship/to/zip");
        row("$each(ship.to, function($v) { $v })",
            "/0 <- input/ship/to/city\n/1 <- input/ship/to/zip");
        row("$each(ship.to, function($v, $k) { $k })",
            "/0 <~ input/ship/to/city\n/1 <~ input/ship/to/zip");
        row("$map(lines, function($l, $i) { {'i': $i, 'p': $l.price} })",
            "/0/p <- input/lines/0/price\n/1/p <- input/lines/1/price\n"
            "/2/p <- input/lines/2/price");
        row("$map(lines, function($l) { 1 })", "");
        row("$map(lines.sku, $uppercase)",
            "/0 <~ input/lines/0/sku\n/1 <~ input/lines/1/sku\n/2 <~ input/lines/2/sku");
        row("$filter(lines, function($l) { $l.price > 1 }).sku",
            "/0 <- input/lines/0/sku\n/1 <- input/lines/2/sku");
        row("$single(lines, function($l) { $l.price = 1 })", " <- input/lines/1");
        row("$reduce(lines.price, function($a, $b) { $a + $b })",
            " <~ input/lines/0/price input/lines/1/price input/lines/2/price");
        row("$reduce(lines, function($a, $l) { $append($a, $l.sku) }, [])",
            "/0 <- input/lines/0/sku\n/1 <- input/lines/1/sku\n/2 <- input/lines/2/sku");
        row("$clone(ship)", " <- input/ship");
        row("$eval('net')", " <- input/net");
        row("id ~> $uppercase() ~> $length()", " <~ input/id");
        row("lines.price ~> $sum",
            " <~ input/lines/0/price input/lines/1/price input/lines/2/price");
        // Variables, blocks, functions.
        row("$states.input.net", " <- states/input/net");
        row("$limit + net", " <~ limit input/net");
        row("($x := ship.to; [$x.city, $x])", "/0 <- input/ship/to/city\n/1 <- input/ship/to");
        row("($f := function($a, $b) { $a & $b }; $f(id, $limit))", " <~ input/id limit");
        row("($f := $substring(?, 0, 1); $f(id))", " <~ input/id");
        row("($f := function($n) { $n < 1 ? 'end' : $f($n - 1) }; $f(3))", "");
        // A transform copies, and tells what it changed.
        row("ship ~> |to|{'zip': $$.net}|",
            "/to/city <- input/ship/to/city\n/to/zip <- input/net\n/fast <- input/ship/fast");
        row("ship ~> |to|{}, 'zip'|", "/to/city <- input/ship/to/city\n/fast <- input/ship/fast");
        row("$ ~> |ship.nothing|{'a': 1}|", " <- input");
        row("lines[0] ~> |$|{'new': 1}|", "/sku <- input/lines/0/sku\n/price <- "
                                          "input/lines/0/price\n/tags <- input/lines/0/tags");
        // Conditions have a kind of their own.
        row("ship.fast ? net : tax", " <? input/ship/fast\n <- input/net");
        row("net > tax ? 'more' : 'less'", " <? input/net input/tax");
        row("net > tax ? {'a': id} : 1", " <? input/net input/tax\n/a <- input/id");
        row("{'k': ship.fast ? (tax > 1 ? net : 0) : 0}",
            "/k <? input/ship/fast\n/k <? input/tax\n/k <- input/net");
        row("(ship.fast ? net : tax) + 1", " <~ input/net");
        row("true ? net", " <- input/net");
    }
    void partsOfResultsHaveTheirSources()
    {
        QFETCH(QByteArray, expression);
        QFETCH(QByteArray, outcome);
        const TracedResult result = tracedOf(expression.toStdString());
        QCOMPARE(QByteArray::fromStdString(test::shown(result.provenance)), outcome);
    }

    void theResultIsThatOfAnEvaluationWithoutIt()
    {
        QCOMPARE(value::toJson(*tracedOf("lines{sku: price}").value),
                 std::string(R"({"x":[3,2],"y":1})"));
        QVERIFY(!tracedOf("nothing").value);
        const auto failing = Expression::parse("1 + id")->evaluateWithProvenance(order());
        QCOMPARE(failing.error().code, std::string("T2002"));
    }

    void arraysAsDocumentsHaveTheirPlaces()
    {
        const Value input = parsed(R"([{"a": 1}, {"a": 2}])");
        QCOMPARE(test::shown(tracedOf("a", {}, input).provenance),
                 std::string("/0 <- input/0/a\n/1 <- input/1/a"));
        QCOMPARE(test::shown(tracedOf("$", {}, input).provenance), std::string(" <- input"));
        QCOMPARE(test::shown(tracedOf("$[1]", {}, input).provenance), std::string(" <- input/1"));
    }

    void numbersThatStepFunctionsRewritesKeepTheirSource()
    {
        const auto expression =
            Expression::parse("{'a': $v, 'b': [$v / 0]}", {.dialect = Dialect::StepFunctions});
        const auto result = expression->evaluateWithProvenance(std::nullopt, {{"v", Value(3.0)}});
        QCOMPARE(value::toJson(*result->value), std::string(R"({"a":3,"b":["Infinity"]})"));
        QCOMPARE(test::shown(result->provenance), std::string("/a <- v\n/b/0 <~ v"));
    }

    void sourcesAndTracesAreBounded()
    {
        std::vector<Value> numbers;
        for (int number = 0; number < 3000; ++number)
            numbers.emplace_back(number);
        const Value input = Value::array(numbers);
        const Provenance few = tracedOf("$sum($map($, function($n) { $n }))", {}, input).provenance;
        QCOMPARE(few.traces.size(), std::size_t(1));
        QCOMPARE(few.traces[0].sources.size(), std::size_t(1000));
        QVERIFY(few.traces[0].isTruncated);
        const Provenance folded =
            tracedOf("$reduce($, function($a, $b) { $a + $b })", {.sourcesOfValue = 2}, input)
                .provenance;
        QCOMPARE(test::shown(folded), std::string(" <~ input/0 input/1 ..."));
        const Provenance cut =
            tracedOf("$map($, function($n) { $n })", {.traces = 2}, input).provenance;
        QCOMPARE(test::shown(cut), std::string("/0 <- input/0\n/1 <- input/1\n..."));
        const Provenance scarce =
            tracedOf("$map($, function($n) { $n + $$[0] })[[0..2]]", {.sources = 3}, input)
                .provenance;
        QCOMPARE(test::shown(scarce),
                 std::string("/0 <~ input/0\n/1 <~ input/1 input/0\n/2 <~ ..."));
    }

    void anyPartCanBeAskedFor()
    {
        const Provenance provenance =
            tracedOf("{'whole': ship, 'sum': net + tax, 'lines': lines.{'s': sku, 'k': 1}}")
                .provenance;
        const auto asked = [&](std::string_view pointer) {
            const auto trace = provenance.find(pointer);
            return trace ? test::shown({{*trace}, false}) : std::string("nothing");
        };
        QCOMPARE(asked("/whole/to/city"), std::string("/whole/to/city <- input/ship/to/city"));
        QCOMPARE(asked("/sum"), std::string("/sum <~ input/net input/tax"));
        QCOMPARE(asked("/lines/1"), std::string("/lines/1 <~ input/lines/1/sku"));
        QCOMPARE(asked("/lines"),
                 std::string("/lines <~ input/lines/0/sku input/lines/1/sku input/lines/2/sku"));
        QCOMPARE(asked("/lines/1/k"), std::string("nothing"));
        QCOMPARE(asked("/lin"), std::string("nothing"));
    }

    /// Random expressions: what is said to be copied really stands at its source, and tracing does
    /// not change the result.
    void copiedSourcesHoldWhatTheResultHolds();
};

namespace {

/// Makes expressions out of a small grammar; the same seed makes the same ones.
class Generator {
public:
    explicit Generator(std::uint64_t seed)
        : m_random(seed)
    {
    }

    std::string expression(int depth)
    {
        if (depth == 0)
            return pick({"net", "tax", "lines", "lines.price", "ship", "ship.to.city", "id",
                         "$states.input.lines[1]", "$limit", "1", "'t'", "[1, 2]", "matrix", "$",
                         "lines.tags", "none", "**.zip", "lines.tags.%.sku"});
        const std::string inner = expression(depth - 1);
        switch (m_random.next() % 24) {
        case 0:
            return "[" + inner + ", " + expression(depth - 1) + "]";
        case 1:
            return "{'a': " + inner + ", 'b/c': " + expression(depth - 1) + "}";
        case 2:
            return "(" + inner + ").*";
        case 3:
            return "(" + inner + ")[0]";
        case 4:
            return "(" + inner + ")[-1]";
        case 5:
            return "$append(" + inner + ", " + expression(depth - 1) + ")";
        case 6:
            return "$map(" + inner + ", function($v, $i) { {'v': $v, 'i': $i} })";
        case 7:
            return "$filter(" + inner + ", function($v) { $type($v) != 'null' })";
        case 8:
            return "$reverse([" + inner + "])";
        case 9:
            return "($x := " + inner + "; [$x, $string($x), $x])";
        case 10:
            return "$string(" + inner + ") & $string(" + expression(depth - 1) + ")";
        case 11:
            return "$count(" + inner + ") + $limit";
        case 12:
            return "($exists(" + inner + ") ? " + inner + " : " + expression(depth - 1) + ")";
        case 13:
            return "$distinct([" + inner + ", " + expression(depth - 1) + "])";
        case 14:
            return "[" + inner + "] ~> |$[0]|{'new': net}, 'city'|";
        case 15:
            return "$zip([" + inner + "], [" + expression(depth - 1) + "])";
        case 16:
            return "$spread(" + inner + ")";
        case 17:
            return "[" + inner + "].{'only': $}";
        case 18:
            return "[" + inner + "]{$type($): $}";
        case 19:
            return "(" + inner + ")[$type($) = 'object']";
        case 20:
            return "$merge([{'m': " + inner + "}, {'n': " + expression(depth - 1) + "}])";
        case 21:
            return "[" + inner + "]^($string($))";
        case 22:
            return "[" + inner + "]@$y.[$y, $limit]";
        default:
            return "$reduce([" + inner + "], function($a, $b) { [$b, $a] })";
        }
    }

private:
    std::string pick(std::initializer_list<const char*> choices)
    {
        return *(choices.begin() + m_random.next() % choices.size());
    }

    SeededRandom m_random;
};

const Value* sourceValue(const value::Source& source, const Value& input)
{
    if (source.root == value::Source::Root::Input)
        return value::resolve(input, source.pointer);
    static const Bindings bindings = variables();
    for (const auto& [name, bound] : bindings)
        if (name == source.variable)
            return value::resolve(bound, source.pointer);
    return nullptr;
}

} // namespace

void JsonataProvenanceTest::copiedSourcesHoldWhatTheResultHolds()
{
    Generator generator(20);
    const Value input = order();
    std::size_t copied = 0;
    for (int round = 0; round < 4000; ++round) {
        const std::string text = generator.expression(1 + round % 3);
        const auto expression = Expression::parse(text);
        QVERIFY2(expression.has_value(), text.c_str());
        const auto plain = expression->evaluate(input, variables());
        const auto traced = expression->evaluateWithProvenance(input, variables());
        QVERIFY2(plain.has_value() == traced.has_value(), text.c_str());
        if (!traced)
            continue;
        QVERIFY2(traced->value == *plain, text.c_str());
        for (const Trace& trace : traced->provenance.traces) {
            QVERIFY2(traced->value && value::resolve(*traced->value, trace.pointer) != nullptr,
                     text.c_str());
            for (const value::Source& source : trace.sources)
                QVERIFY2(sourceValue(source, input) != nullptr, text.c_str());
            if (trace.kind != Trace::Kind::Copied)
                continue;
            ++copied;
            QVERIFY2(trace.sources.size() == 1, text.c_str());
            QVERIFY2(*sourceValue(trace.sources.front(), input) ==
                         *value::resolve(*traced->value, trace.pointer),
                     text.c_str());
        }
    }
    QVERIFY(copied > 5000);
}

QTEST_APPLESS_MAIN(JsonataProvenanceTest)
#include "tst_JsonataProvenance.moc"
