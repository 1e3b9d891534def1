// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/Expression.h"
#include "core/jsonata/Syntax.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace stepglass;
using namespace stepglass::jsonata;

namespace {

std::string_view wordOf(SyntaxNode::Kind kind)
{
    constexpr std::array<std::string_view, 26> words{
        "name",        "variable", "text",   "number", "constant", "regex", "wildcard",
        "descendants", "parent",   "place",  "op",     "range",    "step",  "predicate",
        "group",       "order",    "focus",  "index",  "bind",     "apply", "array",
        "object",      "call",     "lambda", "block",  "condition"};
    const auto place = static_cast<std::size_t>(kind);
    return place < words.size() ? words[place] : "transform";
}

/// Every node on a line of its own: indented, with its kind and its text.
std::string treeOf(std::string_view text)
{
    const auto expression = Expression::parse(text);
    if (!expression)
        return expression.error().code;
    std::string tree;
    for (const SyntaxNode& node : syntaxOf(*expression)) {
        if (!tree.empty())
            tree += '\n';
        tree.append(node.depth, '.').append(wordOf(node.kind)).append(" ");
        tree += text.substr(node.range.begin, node.range.end - node.range.begin);
    }
    return tree;
}

std::string tokensOf(std::string_view text)
{
    const auto expression = Expression::parse(text);
    std::string tokens;
    for (const SyntaxNode& node : syntaxOf(*expression)) {
        if (!tokens.empty())
            tokens += ' ';
        tokens += text.substr(node.token.begin, node.token.end - node.token.begin);
    }
    return tokens;
}

Arity arityOfName(Dialect dialect, std::string_view name)
{
    for (const FunctionInfo& function : functionTable(dialect))
        if (function.name == name)
            return arityOf(function);
    return {99, 99};
}

} // namespace

class JsonataSyntaxTest : public QObject {
    Q_OBJECT

private slots:
    void everyPartHasItsKindAndRange_data()
    {
        QTest::addColumn<QByteArray>("expression");
        QTest::addColumn<QByteArray>("tree");
        const auto row = [](const char* expression, const char* tree) {
            QTest::newRow(expression) << QByteArray(expression) << QByteArray(tree);
        };
        row(" 12 ", "number 12");
        row("'a' & \"b\"", "op 'a' & \"b\"\n.text 'a'\n.text \"b\"");
        row("a.\"b c\"", "step a.\"b c\"\n.name a\n.name \"b c\"");
        row("-( 1 )", "op -( 1 )\n.block ( 1 )\n..number 1");
        row("[1..2, null]",
            "array [1..2, null]\n.range 1..2\n..number 1\n..number 2\n.constant null");
        row("{'k': $v}", "object {'k': $v}\n.text 'k'\n.variable $v");
        row("a[b = 1]", "predicate a[b = 1]\n.name a\n.op b = 1\n..name b\n..number 1");
        row("a[]", "name a[]");
        row("a^(>b, c)", "order a^(>b, c)\n.name a\n.name b\n.name c");
        row("a{b: c}", "group a{b: c}\n.name a\n.name b\n.name c");
        row("a@$x", "focus a@$x\n.name a\n.variable $x");
        row("a#$i", "index a#$i\n.name a\n.variable $i");
        row("$f := function($x) { $x }",
            "bind $f := function($x) { $x }\n.variable $f\n.lambda function($x) { $x }\n"
            "..variable $x\n..variable $x");
        row("a ~> $f(?, 1)",
            "apply a ~> $f(?, 1)\n.name a\n.call $f(?, 1)\n..variable $f\n..place ?\n..number 1");
        row("a ? b : /x/i", "condition a ? b : /x/i\n.name a\n.name b\n.regex /x/i");
        row("|a|{},'b'|", "transform |a|{},'b'|\n.name a\n.object {}\n.text 'b'");
        row("a.*.(%)", "step a.*.(%)\n.step a.*\n..name a\n..wildcard *\n.block (%)\n..parent %");
        row("a.**", "step a.**\n.name a\n.descendants **");
        row("/* c */ a /* d */ . b", "step a /* d */ . b\n.name a\n.name b");
    }
    void everyPartHasItsKindAndRange()
    {
        QFETCH(QByteArray, expression);
        QFETCH(QByteArray, tree);
        QCOMPARE(QByteArray::fromStdString(treeOf(expression.toStdString())), tree);
    }

    void tokensShowWhatMakesAPart()
    {
        QCOMPARE(tokensOf("a.b[c >= 1]"), std::string(". a [ b >= c 1"));
        QCOMPARE(tokensOf("$f(1) ~> function($y){$y}"), std::string("~> ( $f 1 function $y $y"));
    }

    void partsBehindAPartAndDeeperLieInsideOfIt()
    {
        const auto expression =
            Expression::parse("($a := [1..3]; $map($a, function($x) { $x[0].b }))");
        QVERIFY(expression.has_value());
        const std::vector<SyntaxNode> nodes = syntaxOf(*expression);
        QVERIFY(nodes.size() > 10);
        for (std::size_t place = 0; place < nodes.size(); ++place)
            for (std::size_t inner = place + 1;
                 inner < nodes.size() && nodes[inner].depth > nodes[place].depth; ++inner) {
                QVERIFY(nodes[inner].range.begin >= nodes[place].range.begin);
                QVERIFY(nodes[inner].range.end <= nodes[place].range.end);
            }
    }

    void deepExpressionsAreWalked()
    {
        std::string text = "1";
        for (int level = 0; level < 1500; ++level)
            text += "+1";
        const auto expression = Expression::parse(text);
        QVERIFY(expression.has_value());
        QCOMPARE(syntaxOf(*expression).size(), std::size_t(3001));
    }

    void aritiesFollowTheSignatures_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most"); // -1: no end
        const auto row = [](const char* name, int least, int most) {
            QTest::newRow(name) << QByteArray(name) << least << most;
        };
        row("sum", 1, 1);
        row("length", 0, 1); // of the context
        row("substring", 1, 3);
        row("formatNumber", 1, 3);
        row("now", 0, 2);
        row("millis", 0, 0);
        row("map", 2, 2);
        row("reduce", 2, 3);
        row("zip", 1, -1);
        row("lookup", 1, 2);
        row("merge", 1, 1);
        row("clone", 0, 1);
        row("append", 2, 2);
        row("partition", 1, 2);
        row("range", 2, 3);
        row("uuid", 0, 0);
        row("hash", 0, 2);
    }
    void aritiesFollowTheSignatures()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, least);
        QFETCH(int, most);
        const Arity arity = arityOfName(Dialect::StepFunctions, name.toStdString());
        QCOMPARE(static_cast<int>(arity.least), least);
        QCOMPARE(arity.most ? static_cast<int>(*arity.most) : -1, most);
        QVERIFY(arity.accepts(arity.least));
        QVERIFY(arity.least == 0 || !arity.accepts(arity.least - 1));
        QCOMPARE(arity.accepts(static_cast<std::size_t>(1000)), !arity.most.has_value());
    }

    /// What an arity refuses is refused when the expression runs, and the other way round.
    void aritiesAgreeWithTheEvaluation_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const FunctionInfo& function : functionTable(Dialect::Plain))
            QTest::newRow(std::string(function.name).c_str())
                << QByteArray(function.name.data(), static_cast<qsizetype>(function.name.size()));
    }
    void aritiesAgreeWithTheEvaluation()
    {
        QFETCH(QByteArray, name);
        const Arity arity = arityOfName(Dialect::Plain, name.toStdString());
        const auto isCounted = [&](std::size_t count) {
            // Undefined fits every parameter but a function's.
            std::string text("$");
            text.append(name.toStdString()).append("(");
            for (std::size_t argument = 0; argument < count; ++argument)
                text += argument == 0 ? "nothing" : ", nothing";
            text += ')';
            const auto result = Expression::parse(text)->evaluate(std::nullopt);
            return result.has_value() || result.error().code != "T0410";
        };
        if (arity.most)
            QVERIFY(!isCounted(*arity.most + 1));
        if (arity.least > 0)
            QVERIFY(!isCounted(arity.least - 1));
        const auto& table = functionTable(Dialect::Plain);
        const auto info = std::ranges::find(table, std::string_view(name.data()),
                                            [](const FunctionInfo& each) { return each.name; });
        if (info->signature.find('f') == std::string_view::npos) {
            QVERIFY(isCounted(arity.least));
            QVERIFY(isCounted(arity.most.value_or(arity.least + 3)));
        }
    }
};

QTEST_APPLESS_MAIN(JsonataSyntaxTest)
#include "tst_JsonataSyntax.moc"
