// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/Lint.h"
#include "core/lint/Rules.h"

#include <QTest>

using namespace stepglass;

namespace {

std::vector<Diagnostic> findingsOf(const std::string& text, syntax::Format format)
{
    return lint::check(*asl::Model::build(syntax::SyntaxTree::parse(text, format)));
}

/// A machine of one state, with these fields, that is written in JSONata.
std::string machineOf(const QByteArray& fields)
{
    return "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"S\", \"States\": {\"S\": {" +
           fields.toStdString() + "}, \"Z\": {\"Type\": \"Succeed\"}}}";
}

/// "rule: what is marked", a line each.
QByteArray listed(const std::vector<Diagnostic>& findings, const std::string& text)
{
    QByteArray lines;
    for (const Diagnostic& finding : findings) {
        const std::string_view id = lint::ruleId(finding.code);
        lines +=
            QByteArray(id.data(), qsizetype(id.size())) + ": " +
            QByteArray::fromStdString(text.substr(finding.range.begin, finding.range.length())) +
            '\n';
    }
    return lines;
}

} // namespace

/// Faults of expressions are marked where they stand in the text.
class ExpressionPlacesTest : public QObject {
    Q_OBJECT

private slots:
    void faultsAreMarked_data();
    void faultsAreMarked();
    void escapesAreFollowed_data();
    void escapesAreFollowed();
    void foldedTextsOfYamlAreFollowed_data();
    void foldedTextsOfYamlAreFollowed();
    void namesAreRepairedInPlace_data();
    void namesAreRepairedInPlace();
};

void ExpressionPlacesTest::faultsAreMarked_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("expected");
    const auto pass = [](const char* name, const char* expression, const char* expected) {
        QTest::newRow(name) << QByteArray(
                                   "\"Type\": \"Pass\", \"Next\": \"Z\", \"Output\": \"{% ") +
                                   expression + " %}\""
                            << QByteArray(expected);
    };
    const auto task = [](const char* name, const char* field, const char* expected) {
        QTest::newRow(name)
            << QByteArray(
                   "\"Type\": \"Task\", \"Resource\": \"arn:aws:lambda:eu-west-1:123456789012:"
                   "function:f\", \"Retry\": [{\"ErrorEquals\": [\"E\"]}], \"Next\": \"Z\", ") +
                   field
            << QByteArray(expected);
    };
    pass("all is well", "$states.input.a & $uppercase('x')", "");
    pass("an unknown function", "1 + $uppercas('a')", "unknown-function: $uppercas\n");
    pass("two unknown functions", "$f1() + $f2()",
         "unknown-function: $f1\nunknown-function: $f2\n");
    pass("a function of one's own", "($f1 := function($x){ $x }; $f1(1))", "");
    pass("too many arguments", "$substringBefore('a', 'b', 'c')",
         "wrong-argument-count: $substringBefore\n");
    pass("too few arguments", "$substringBefore('a')", "");
    pass("no argument at all", "$join()", "wrong-argument-count: $join\n");
    pass("the argument in front", "['a'] ~> $join('-')", "");
    pass("a partial call", "$substringBefore(?, 'b')", "");
    pass("a bare name", "1 + order.id", "unsupported-reference: order\n");
    pass("the document", "$$.a", "unsupported-reference: $$\n");
    pass("a wrong token", "[1, 2}", "invalid-jsonata: }\n");
    pass("an end too early", "1 +", "invalid-jsonata: %}\n");
    pass("an unknown member", "$states.inputs.a", "unknown-states-field: inputs\n");
    pass("$states as a whole", "$states", "");
    pass("no result in a Pass", "$states.result.a", "unsupported-reference: $states.result\n");
    pass("no error outside a Catcher", "[1, $states.errorOutput.Error]",
         "unsupported-reference: $states.errorOutput\n");
    pass("the name in a text", "'$states.errorOutput $states.result'", "");
    pass("an unknown field of the context",
         "$states.context.Execution.Name & "
         "$states.context.Execution.Names",
         "unknown-context-field: Names\n");
    pass("the user's part of the context", "$states.context.Execution.Input.anything", "");
    pass("a variable that nobody assigns", "1 + $nobody", "undefined-variable: $nobody\n");
    pass("a sum that cannot be", "1 + 'a'", "always-fails: +\n");
    pass("a sum of what comes", "1 + $states.input.a", "");
    pass("a fault that is meant", "$error('stop')", "");
    task("the result in Output", "\"Output\": \"{% $states.result.a %}\"", "");
    task("the result in Assign and nothing reads it",
         "\"Assign\": {\"a\": \"{% $states.result %}\"}", "unused-variable: \"a\"\n");
    task("the result in Arguments", "\"Arguments\": {\"a\": \"{% $states.result.a %}\"}",
         "unsupported-reference: $states.result\n");
    task("the error in a Catcher",
         "\"Catch\": [{\"ErrorEquals\": [\"E\"], \"Output\": \"{% $states.errorOutput %}\", "
         "\"Next\": \"Z\"}]",
         "");
    task("the result in a Catcher",
         "\"Catch\": [{\"ErrorEquals\": [\"E\"], \"Output\": \"{% $states.result %}\", "
         "\"Next\": \"Z\"}]",
         "unsupported-reference: $states.result\n");
}

void ExpressionPlacesTest::faultsAreMarked()
{
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, expected);
    const std::string text = machineOf(fields);
    QCOMPARE(listed(findingsOf(text, syntax::Format::Json), text), expected);
}

void ExpressionPlacesTest::escapesAreFollowed_data()
{
    QTest::addColumn<QByteArray>("literal"); // what stands in front, as JSON writes it
    QTest::newRow("none") << QByteArray("'a'");
    QTest::newRow("quotes") << QByteArray("\\\"a\\\"");
    QTest::newRow("a line break") << QByteArray("\\n\\t'a'");
    QTest::newRow("a letter by number") << QByteArray("'\\u00e9'");
    QTest::newRow("three bytes by number") << QByteArray("'\\u20AC'");
    QTest::newRow("a pair of surrogates") << QByteArray("'\\uD83D\\uDE00'");
    QTest::newRow("the same as it is") << QByteArray("'\xF0\x9F\x98\x80'");
    QTest::newRow("a backslash") << QByteArray("'\\\\\\\\'");
}

void ExpressionPlacesTest::escapesAreFollowed()
{
    QFETCH(QByteArray, literal);
    const std::string text = machineOf("\"Type\": \"Pass\", \"Next\": \"Z\", \"Output\": \"{% " +
                                       literal + " & $nothing(1) %}\"");
    QCOMPARE(listed(findingsOf(text, syntax::Format::Json), text),
             QByteArray("unknown-function: $nothing\n"));
}

void ExpressionPlacesTest::foldedTextsOfYamlAreFollowed_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("plain") << QByteArray("'{% 1 + $nothing(1) %}'");
    QTest::newRow("doubled quotes") << QByteArray("'{% ''a'' & $nothing(1) %}'");
    QTest::newRow("double quotes with escapes")
        << QByteArray("\"{% \\\"\\xe9\\u20AC\\U0001F600\\\" & $nothing(1) %}\"");
    QTest::newRow("a line that goes on") << QByteArray("\"{% 'a' & \\\n      $nothing(1) %}\"");
    QTest::newRow("folded") << QByteArray(">-\n      {% 'a' &\n      $nothing(1) %}");
    QTest::newRow("literal") << QByteArray("|-\n      {% 'a' &\n        $nothing(1)\n      %}");
}

void ExpressionPlacesTest::foldedTextsOfYamlAreFollowed()
{
    QFETCH(QByteArray, value);
    const std::string text = "QueryLanguage: JSONata\nStartAt: S\nStates:\n  S:\n    Type: Pass\n"
                             "    Output: " +
                             value.toStdString() + "\n    End: true\n";
    QCOMPARE(listed(findingsOf(text, syntax::Format::Yaml), text),
             QByteArray("unknown-function: $nothing\n"));
}

void ExpressionPlacesTest::namesAreRepairedInPlace_data()
{
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<QByteArray>("repaired");
    QTest::newRow("a function") << QByteArray("$uppercas($lowercase('A'))")
                                << QByteArray("$uppercase($lowercase('A'))");
    QTest::newRow("a member of $states")
        << QByteArray("$states.inptu.a") << QByteArray("$states.input.a");
    QTest::newRow("a field of the context")
        << QByteArray("$states.context.Exection.Id") << QByteArray("$states.context.Execution.Id");
    QTest::newRow("a bare name") << QByteArray("[1, a.b]") << QByteArray("[1, $states.input.a.b]");
    QTest::newRow("the document") << QByteArray("$$.a") << QByteArray("$states.input.a");
    QTest::newRow("$state") << QByteArray("$state.input") << QByteArray("$states.input");
}

void ExpressionPlacesTest::namesAreRepairedInPlace()
{
    QFETCH(QByteArray, expression);
    QFETCH(QByteArray, repaired);
    const std::string text =
        machineOf("\"Type\": \"Pass\", \"Next\": \"Z\", \"Output\": \"{% " + expression + " %}\"");
    const auto findings = findingsOf(text, syntax::Format::Json);
    QCOMPARE(findings.size(), std::size_t(1));
    QVERIFY(!findings.front().fixes.empty());
    const Fix& fix = findings.front().fixes.front();
    QVERIFY(fix.kind == Fix::Kind::ReplaceValue);
    QCOMPARE(fix.pointer, std::string("/States/S/Output"));
    QCOMPARE(QByteArray::fromStdString(fix.text), "\"{% " + repaired + " %}\"");
}

QTEST_APPLESS_MAIN(ExpressionPlacesTest)
#include "tst_ExpressionPlaces.moc"
