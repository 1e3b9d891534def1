// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/jsonata/Outcome.h"

using namespace stepglass;
using stepglass::test::addOutcome;
using stepglass::test::addOutcomeColumns;

namespace {

constexpr const char* library = R"({
    "name": "City", "open": true, "none": null, "floors": 3,
    "shelves": [
        {"id": "a", "books": [{"title": "Emma", "pages": 474, "tags": ["love", "wit"]},
                              {"title": "Dune", "pages": 612, "tags": ["sand"]}]},
        {"id": "b", "books": [{"title": "Ulysses", "pages": 730}]},
        {"id": "c", "books": []}
    ],
    "grid": [[1, 2], [3, [4]]], "one": [7], "odd name": 5,
    "desk": {"lamp": {"watts": 40}, "drawer": {"pen": 2, "watts": 1}}
})";

} // namespace

class JsonataLanguageTest : public QObject {
    Q_OBJECT

    void check()
    {
        QFETCH(QByteArray, expression);
        QFETCH(QByteArray, outcome);
        const std::string found = test::outcomeOf(expression.toStdString(), test::json(library));
        QCOMPARE(QByteArray::fromStdString(found), outcome);
    }

private slots:
    void pathsMapAndFlatten_data()
    {
        addOutcomeColumns();
        addOutcome("name", "\"City\"");
        addOutcome("none", "null");
        addOutcome("missing", "undefined");
        addOutcome("missing.further", "undefined");
        addOutcome("name.further", "undefined");
        addOutcome("`odd name`", "5");
        addOutcome("\"odd name\"", "\"odd name\"");
        addOutcome("$.\"odd name\"", "5");
        addOutcome("shelves.id", "[\"a\",\"b\",\"c\"]");
        addOutcome("shelves.books.title", "[\"Emma\",\"Dune\",\"Ulysses\"]");
        addOutcome("shelves.books.tags", "[\"love\",\"wit\",\"sand\"]");
        addOutcome("grid", "[[1,2],[3,[4]]]");
        addOutcome("grid.$", "[1,2,3,[4]]");
        addOutcome("one", "[7]");
        addOutcome("one.$", "7");
        addOutcome("one.$[]", "[7]");
        addOutcome("floors[]", "[3]");
        addOutcome("shelves[id='b'].books.title", "\"Ulysses\"");
        addOutcome("shelves[id='b'].books[].title", "[\"Ulysses\"]");
        addOutcome("shelves.[id]", "[[\"a\"],[\"b\"],[\"c\"]]");
    }
    void pathsMapAndFlatten() { check(); }

    void predicatesSelect_data()
    {
        addOutcomeColumns();
        addOutcome("shelves[0].id", "\"a\"");
        addOutcome("shelves[-1].id", "\"c\"");
        addOutcome("shelves[1.9].id", "\"b\"");
        addOutcome("shelves[9]", "undefined");
        // Behind an array constructor a path goes on through arrays only.
        addOutcome("[shelves][0].id", "undefined");
        addOutcome("[shelves].id", "[\"a\",\"b\",\"c\"]");
        addOutcome("shelves.books[0].title", "[\"Emma\",\"Ulysses\"]");
        addOutcome("(shelves.books)[0].title", "\"Emma\"");
        addOutcome("shelves[[0, 2]].id", "[\"a\",\"c\"]");
        addOutcome("shelves[[0..1]].id", "[\"a\",\"b\"]");
        addOutcome("shelves.books[pages > 500].title", "[\"Dune\",\"Ulysses\"]");
        addOutcome("shelves.books[tags].title", "[\"Emma\",\"Dune\"]");
        addOutcome("shelves.books['wit' in tags][pages < 500].title", "\"Emma\"");
        addOutcome("floors[0]", "3");
        addOutcome("floors[1]", "undefined");
    }
    void predicatesSelect() { check(); }

    void wildcardsAndDescendantsLookEverywhere_data()
    {
        addOutcomeColumns();
        addOutcome("desk.*.watts", "[40,1]");
        addOutcome("desk.**.watts", "[40,1]");
        addOutcome("$sum(**.pages)", "1816");
        addOutcome("one.*", "undefined");
        addOutcome("grid.*", "[1,2,3,4]");
        addOutcome("desk.drawer.*", "[2,1]");
        addOutcome("{'k': [5]}.*", "[5]");
        addOutcome("{'k': []}.*", "[]");
        addOutcome("{'k': 5}.*", "5");
    }
    void wildcardsAndDescendantsLookEverywhere() { check(); }

    void parentsAreFound_data()
    {
        addOutcomeColumns();
        addOutcome("shelves.books.{'t': title, 's': %.id}",
                   "[{\"t\":\"Emma\",\"s\":\"a\"},{\"t\":\"Dune\",\"s\":\"a\"},{\"t\":"
                   "\"Ulysses\",\"s\":\"b\"}]");
        addOutcome("shelves.books.tags.(%.title & '/' & %.%.id)",
                   "[\"Emma/a\",\"Emma/a\",\"Dune/a\"]");
        addOutcome("shelves.books[%.id = 'b'].title", "\"Ulysses\"");
        addOutcome("%", "S0217@0");
        addOutcome("name.%.%", "S0217@0");
    }
    void parentsAreFound() { check(); }

    void bindingsJoin_data()
    {
        addOutcomeColumns();
        addOutcome("shelves#$i.books.(title & $i)", "[\"Emma0\",\"Dune0\",\"Ulysses1\"]");
        addOutcome("shelves.books#$i.(title & $i)", "[\"Emma0\",\"Dune1\",\"Ulysses0\"]");
        addOutcome("shelves@$s.floors.($s.id & $)", "[\"a3\",\"b3\",\"c3\"]");
        addOutcome("shelves@$s.shelves@$t[$s.id < $t.id].($s.id & $t.id)",
                   "[\"ab\",\"ac\",\"bc\"]");
        addOutcome("shelves[0]@$s.id", "S0215@10");
        addOutcome("shelves#5", "S0214@8");
    }
    void bindingsJoin() { check(); }

    void groupsAndSorts_data()
    {
        addOutcomeColumns();
        addOutcome("shelves.books{title: pages}", "{\"Emma\":474,\"Dune\":612,\"Ulysses\":730}");
        addOutcome("shelves.books{pages > 600 ? 'long' : 'short': title}",
                   "{\"short\":\"Emma\",\"long\":[\"Dune\",\"Ulysses\"]}");
        addOutcome("shelves.books{pages > 600 ? 'long' : 'short': title[]}",
                   "{\"short\":[\"Emma\"],\"long\":[\"Dune\",\"Ulysses\"]}");
        addOutcome("shelves{floors: 1, id: 2}", "{\"a\":2,\"b\":2,\"c\":2}");
        addOutcome("shelves{'x': 1, 'x': 2}", "D1009@7");
        addOutcome("shelves{1: 2}", "T1003@7");
        addOutcome("shelves.{id: 1}[0].c", "1");
        addOutcome("$x{'a': 1}[0]", "S0209@10");
        addOutcome("shelves{id: 1}{id: 2}", "S0210@14");
        addOutcome("shelves.books^(pages).title", "[\"Emma\",\"Dune\",\"Ulysses\"]");
        addOutcome("shelves.books^(>pages).title", "[\"Ulysses\",\"Dune\",\"Emma\"]");
        addOutcome("shelves.books^(tags = [], <title).title", "T2008@13");
        addOutcome("[{'k': 1, 'v': 1}, {'k': 0, 'v': 2}, {'k': 1, 'v': 3}]^(k).v", "[2,1,3]");
        addOutcome("[{'v': 1}, {'k': 0, 'v': 2}]^(k).v", "[2,1]");
        addOutcome("[{'k': 'x'}, {'k': 0}]^(k)", "T2007@22");
    }
    void groupsAndSorts() { check(); }

    void operatorsCompute_data()
    {
        addOutcomeColumns();
        addOutcome("1 + 2 * 3 - 4 / 8", "6.5");
        addOutcome("(1 + 2) * 3", "9");
        addOutcome("-floors % 2", "-1");
        addOutcome("7 % -4", "3");
        addOutcome("missing + 1", "undefined");
        addOutcome("'1' + 1", "T2001@4");
        addOutcome("1 - none", "T2002@2");
        addOutcome("-name", "D1002@0");
        addOutcome("1e300 * 1e300 + 1", "D1001@14");
        addOutcome("'a' & 1 & true & none & missing & [1, 'b'] & {'c': 2}",
                   "\"a1truenull[1,\\\"b\\\"]{\\\"c\\\":2}\"");
        addOutcome("1 = 1.0", "true");
        addOutcome("[1, {'a': 2}] = [1, {'a': 2}]", "true");
        addOutcome("{'a': 1, 'b': 2} = {'b': 2, 'a': 1}", "true");
        addOutcome("missing = missing", "false");
        addOutcome("missing != 1", "false");
        addOutcome("'10' < '9'", "true");
        addOutcome("1 < '2'", "T2009@2");
        addOutcome("true < 1", "T2010@5");
        addOutcome("missing > 1", "undefined");
        addOutcome("2 in [1, 2]", "true");
        addOutcome("2 in 2", "true");
        addOutcome("missing in [1]", "false");
        addOutcome("open and floors", "true");
        addOutcome("none or missing", "false");
        addOutcome("true or 1 + none", "true");
        addOutcome("[1..3]", "[1,2,3]");
        addOutcome("[3..1]", "[]");
        addOutcome("[2..2]", "[2]");
        addOutcome("[missing..2]", "[]");
        addOutcome("[1.5..2]", "T2003@4");
        addOutcome("[1..'2']", "T2004@2");
        addOutcome("[0..10000000]", "D2014@2");
        addOutcome("open ? 'y' : 'n'", "\"y\"");
        addOutcome("none ? 'y'", "undefined");
        addOutcome("true ? false ? 1 : 2 : 3", "2");
        // An object is in a list where it was taken from it, not where it only looks the same.
        addOutcome("shelves[1] in shelves", "true");
        addOutcome("{'a': 1} in [{'a': 1}]", "false");
    }
    void operatorsCompute() { check(); }

    void functionsAreValues_data()
    {
        addOutcomeColumns();
        addOutcome("($f := function($x) { $x * 2 }; $f(4))", "8");
        addOutcome("($f := \xCE\xBB($x) { $x + 1 }; $f(4))", "5");
        addOutcome("($n := 1; $f := function() { $n }; ($n := 2; $f()))", "1");
        addOutcome("($add := function($a) { function($b) { $a + $b } }; $add(3)(4))", "7");
        addOutcome("($f := $substring(?, 0, ?); $f('window', 4))", "\"wind\"");
        addOutcome("($f := function($x, $y) { $x - $y }(?, 1); $f(4))", "3");
        addOutcome("name ~> $uppercase() ~> $substring(1)", "\"ITY\"");
        addOutcome("($f := $trim ~> $length; $f('  ab '))", "2");
        addOutcome("($fact := function($n) { $n < 2 ? 1 : $n * $fact($n - 1) }; $fact(10))",
                   "3628800");
        addOutcome("($even := function($n) { $n = 0 ? true : $odd($n - 1) };"
                   " $odd := function($n) { $n = 0 ? false : $even($n - 1) }; $even(20001))",
                   "false");
        addOutcome("($f := function($x)<n:n> { $x }; $f('a'))", "T0410@35");
        addOutcome("($f := function($x)<a<s>:n> { $count($x) }; $f('a'))", "1");
        addOutcome("name.function($x)<s-:s> { $x & '!' }()", "\"City!\"");
        addOutcome("name(1)", "T1006@4");
        addOutcome("sum([1])", "T1005@3");
        addOutcome("sum(?)", "T1007@3");
        addOutcome("missing(?)", "T1008@7");
        addOutcome("1 ~> 2", "T2006@2");
        addOutcome("$sum", "\"\"");
        addOutcome("[$sum, 1]", "[\"\",1]");
    }
    void functionsAreValues() { check(); }

    void transformsChangeACopy_data()
    {
        addOutcomeColumns();
        addOutcome("desk ~> |lamp|{'watts': watts + 1}|",
                   "{\"lamp\":{\"watts\":41},\"drawer\":{\"pen\":2,\"watts\":1}}");
        addOutcome("desk ~> |drawer|{}, 'pen'|",
                   "{\"lamp\":{\"watts\":40},\"drawer\":{\"watts\":1}}");
        addOutcome("desk ~> |*|{'on': true}, ['pen', 'watts']|",
                   "{\"lamp\":{\"on\":true},\"drawer\":{\"on\":true}}");
        addOutcome("(desk ~> |lamp|{'watts': 0}|; desk.lamp.watts)", "40");
        addOutcome("desk ~> |lamp|5|", "T2011@14");
        addOutcome("desk ~> |lamp|{}, 5|", "T2012@18");
    }
    void transformsChangeACopy() { check(); }

    void faultsOfTheTextHaveAPlace_data()
    {
        addOutcomeColumns();
        addOutcome("", "S0207@0");
        addOutcome("1 +", "S0207@3");
        addOutcome("'open", "S0101@5");
        addOutcome("'\\q'", "S0103@2");
        addOutcome("'\\u12x4'", "S0104@2");
        addOutcome("`open", "S0105@5");
        addOutcome("1 /* open", "S0106@2");
        addOutcome("1e999", "S0102@0");
        addOutcome("1 2", "S0201@2");
        addOutcome("[1; 2]", "S0202@2");
        addOutcome("(1", "S0203@2");
        addOutcome("a ! b", "S0204@2");
        addOutcome("* + ]", "S0211@4");
        addOutcome("function(x) { 1 }", "S0208@9");
        addOutcome("x := 1", "S0212@0");
        addOutcome("a.1", "S0213@2");
        addOutcome("a.true", "S0213@2");
        addOutcome("$f(//)", "S0301@4");
        addOutcome("$f(/ab", "S0302@6");
        addOutcome("function($x)<n<s>> { 1 }", "S0401@14");
        addOutcome("function($x)<(a<s>n)> { 1 }", "S0402@13");
        addOutcome("1 /* said */ + /**/ 1", "2");
        addOutcome("'\\u0041\\n\\\"\\ud83d\\ude00'", "\"A\\n\\\"\xF0\x9F\x98\x80\"");
    }
    void faultsOfTheTextHaveAPlace() { check(); }

    void anArrayAsDocumentIsOneInput()
    {
        const Value numbers = test::json("[1, [2, 3], 4]");
        QCOMPARE(QString::fromStdString(test::outcomeOf("$", numbers)), QString("[1,[2,3],4]"));
        QCOMPARE(QString::fromStdString(test::outcomeOf("$[1]", numbers)), QString("[2,3]"));
        QCOMPARE(QString::fromStdString(test::outcomeOf("$count($)", numbers)), QString("3"));
        QCOMPARE(QString::fromStdString(test::outcomeOf("$", std::nullopt)), QString("undefined"));
    }
};

QTEST_APPLESS_MAIN(JsonataLanguageTest)
#include "tst_JsonataLanguage.moc"
