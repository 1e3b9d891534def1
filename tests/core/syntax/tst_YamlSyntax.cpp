// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Dump.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::syntax;

class YamlSyntaxTest : public QObject {
    Q_OBJECT

private slots:
    void readsTexts_data();
    void readsTexts();
    void oneFaultLeavesTheRestAlive_data();
    void oneFaultLeavesTheRestAlive();
    void badInputIsNamed_data();
    void badInputIsNamed();
    void rangesAreBytes();
    void emptyValueStandsAfterItsColon();
    void blockEndsWithItsLastValue();
    void commentsAreRemembered();
    void laughsAreBounded();
    void tagsOfTemplatesAreMarked();
    void placeholdersAreRemembered();
};

void YamlSyntaxTest::readsTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("block", "StartAt: A\nStates:\n  A:\n    Type: Pass\n    End: true\n",
        "{StartAt:'A',States:{A:{Type:'Pass',End:true}}}");
    row("flow", "{a: [1, 'two', \"th\\tree\"], b: {c: null}}",
        "{a:[1,'two','th\tree'],b:{c:null}}");
    row("names that look like other types", "Yes: 1\n123: 2\nnull: 3\ntrue: 4\n",
        "{Yes:1,123:2,null:3,true:4}");
    row("texts that other versions read as booleans", "- yes\n- No\n- on\n- OFF\n- y\n",
        "['yes','No','on','OFF','y']");
    row("booleans and nulls", "- True\n- FALSE\n- ~\n- Null\n-\n", "[True,FALSE,~,Null,]");
    row("numbers", "- 10\n- -1.5e3\n- +5\n- .5\n- 5.\n- 0x1F\n- 0o17\n",
        "[10,-1.5e3,5,0.5,5.0,31,15]");
    row("texts that look like numbers",
        "- 012\n- 1_000\n- 1.2.3\n- .inf\n- '10'\n- 2024-01-31\n- 1:30\n",
        "['012','1_000','1.2.3','.inf','10','2024-01-31','1:30']");
    row("literal block", "a: |\n  one\n  two\nb: 1\n", "{a:'one\ntwo\n',b:1}");
    row("folded block, stripped", "a: >-\n  one\n  two\n\n\nb: 1\n", "{a:'one two',b:1}");
    row("folded plain text", "a: one\n  two\nb: 1\n", "{a:'one two',b:1}");
    row("JSONata in quotes", "a: \"{% $states.input %}\"\n", "{a:'{% $states.input %}'}");
    row("anchor and alias", "a: &x {b: 1, c: [2]}\nd: *x\ne: [*x]\n",
        "{a:{b:1,c:[2]},d:{b:1,c:[2]},e:[{b:1,c:[2]}]}");
    row("alias of a text", "a: &x \"q\"\nb: *x\n", "{a:'q',b:'q'}");
    row("merge key", "b: &b\n  x: 1\n  y: 2\nc:\n  <<: *b\n  y: 3\n", "{b:{x:1,y:2},c:{x:1,y:3}}");
    row("merge list", "c:\n  z: 0\n  <<: [{x: 1}, {x: 2, y: 2}]\n", "{c:{z:0,x:1,y:2}}");
    row("quoted merge key is a name", "c:\n  '<<': {x: 1}\n", "{c:{<<:{x:1}}}");
    row("a document marker", "---\na: 1\n...\n", "{a:1}");
    row("a byte order mark",
        "\xEF\xBB\xBF"
        "a: 1\n",
        "{a:1}");
    row("Windows line ends", "a:\r\n  b: 1\r\nc: 2\r\n", "{a:{b:1},c:2}");
    row("a substituted number", "Seconds: ${Wait}\n", "{Seconds:$${Wait}}");
    row("a substituted text", "Resource: !Sub \"arn:${A.Arn}\"\n", "{Resource:'arn:${A.Arn}'}");
    row("a reference", "Resource: !GetAtt A.Arn\n", "{Resource:$${A.Arn}}");
    row("a tagged list", "Resource: !Join ['', [a, b]]\n", "{Resource:['',['a','b']]}");
    row("a tag of YAML", "a: !!str 12\n", "{a:'12'}");
}

void YamlSyntaxTest::readsTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const auto tree = SyntaxTree::parse(text.toStdString(), Format::Yaml);
    QCOMPARE(QByteArray::fromStdString(dump(*tree)), expected);
    QVERIFY(tree->diagnostics().empty());
}

void YamlSyntaxTest::oneFaultLeavesTheRestAlive_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* state, const char* expected) {
        QTest::newRow(name) << QByteArray(state) << QByteArray(expected);
    };
    row("nothing wrong", "  X:\n    Type: Pass\n    Next: Y\n", "{Type:'Pass',Next:'Y'}");
    row("half a key", "  X:\n    Type: Pass\n    Nex\n", "{Type:'Pass'}!");
    row("half a key before another", "  X:\n    Typ\n    Next: Y\n", "{Next:'Y'}!");
    row("a missing colon", "  X:\n    Type Pass\n    Next: Y\n", "{Next:'Y'}!");
    row("a quote left open", "  X:\n    Type: \"Pass\n    Next: Y\n", "{Type:'Pass',Next:'Y'}!");
    row("an expression without quotes", "  X:\n    Output: {% $a %}\n    Next: Y\n",
        "{Output:,Next:'Y'}!");
    row("a list left open", "  X:\n    L: [a, b\n    Next: Y\n", "{L:,Next:'Y'}!");
    row("a second colon", "  X:\n    Comment: one: two\n    Next: Y\n", "{Comment:,Next:'Y'}!");
    row("a tab", "  X:\n    Type: Pass\n\tNext: Y\n", "{Type:'Pass'}!");
    row("tabs only in one state", "  X:\n  \tType: Pass\n  \tNext: Y\n", "{Type:'Pass',Next:'Y'}!");
    row("one blank too many", "  X:\n    Type: Pass\n     Next: Y\n", "{Type:'Pass'}!");
    row("an unknown alias", "  X:\n    Type: *no\n    Next: Y\n", "{Type:?,Next:'Y'}");
}

void YamlSyntaxTest::oneFaultLeavesTheRestAlive()
{
    QFETCH(QByteArray, state);
    QFETCH(QByteArray, expected);
    const std::string before = "StartAt: X\nStates:\n  W:\n    Type: Pass\n    Next: X\n";
    const std::string after = "  Y:\n    Type: Succeed\n  Z:\n    Type: Fail\n";
    const auto tree = SyntaxTree::parse(before + state.toStdString() + after, Format::Yaml);
    QCOMPARE(tree->diagnostics().empty(), QByteArray(QTest::currentDataTag()) == "nothing wrong");
    const auto at = [&tree](const char* pointer) {
        const NodeId id = tree->find(pointer);
        return id.isValid() ? QByteArray::fromStdString(dump(*tree, id)) : QByteArray("nothing");
    };
    QCOMPARE(at("/States/X"), expected);
    QCOMPARE(at("/States/W"), QByteArray("{Type:'Pass',Next:'X'}"));
    QCOMPARE(at("/States/Y"), QByteArray("{Type:'Succeed'}"));
    QCOMPARE(at("/States/Z"), QByteArray("{Type:'Fail'}"));
    for (const Diagnostic& fault : tree->diagnostics()) {
        QCOMPARE(fault.code, DiagnosticCode::InvalidYaml);
        QVERIFY(fault.pointer.starts_with("/States/X"));
    }
}

void YamlSyntaxTest::badInputIsNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<DiagnosticCode>("code");
    QTest::newRow("empty") << QByteArray() << DiagnosticCode::EmptyDocument;
    QTest::newRow("comments only") << QByteArray("# a\n# b\n") << DiagnosticCode::EmptyDocument;
    QTest::newRow("another encoding") << QByteArray("a: \xe9t\xe9\n") << DiagnosticCode::NotText;
    QTest::newRow("zero bytes") << QByteArray("a\0b", 3) << DiagnosticCode::NotText;
    QTest::newRow("a control character") << QByteArray("a: \x01\n") << DiagnosticCode::InvalidYaml;
    QTest::newRow("ten thousand brackets")
        << QByteArray(10000, '[') << DiagnosticCode::TooDeeplyNested;
    QTest::newRow("two documents")
        << QByteArray("a: 1\n---\nb: 2\n") << DiagnosticCode::InvalidYaml;
    QTest::newRow("nothing but brackets") << QByteArray("]}]}") << DiagnosticCode::InvalidYaml;
}

void YamlSyntaxTest::badInputIsNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(DiagnosticCode, code);
    const auto tree = SyntaxTree::parse(text.toStdString(), Format::Yaml);
    const auto faults = tree->diagnostics();
    QVERIFY(std::any_of(faults.begin(), faults.end(),
                        [code](const Diagnostic& fault) { return fault.code == code; }));
    QVERIFY(tree->nodeCount() >= 1);
}

void YamlSyntaxTest::rangesAreBytes()
{
    const std::string text = "\u00e9\u00e9: \U0001F600\nname: 'v\u00e4lue'\n";
    const auto tree = SyntaxTree::parse(text, Format::Yaml);
    const auto source = [&text](TextRange range) {
        return text.substr(range.begin, range.length());
    };
    const NodeId first = tree->member(tree->root(), "\u00e9\u00e9");
    QCOMPARE(source(tree->node(first).keyRange), std::string("\u00e9\u00e9"));
    QCOMPARE(source(tree->node(first).range), std::string("\U0001F600"));
    const NodeId name = tree->member(tree->root(), "name");
    QCOMPARE(source(tree->node(name).range), std::string("'v\u00e4lue'"));
    QCOMPARE(source(tree->contentRange(name)), std::string("v\u00e4lue"));
}

void YamlSyntaxTest::emptyValueStandsAfterItsColon()
{
    const auto tree = SyntaxTree::parse("a:\n\n\nb: 1\n", Format::Yaml);
    const NodeId empty = tree->member(tree->root(), "a");
    QCOMPARE(tree->node(empty).kind, NodeKind::Null);
    QCOMPARE(tree->node(empty).range, (TextRange{2, 2}));
}

void YamlSyntaxTest::blockEndsWithItsLastValue()
{
    const std::string text = "a:\n  b: |\n    text\n\n  # note\n\nc: 1\n";
    const auto tree = SyntaxTree::parse(text, Format::Yaml);
    const TextRange range = tree->node(tree->member(tree->root(), "a")).range;
    QCOMPARE(text.substr(range.begin, range.length()), std::string("b: |\n    text"));
}

void YamlSyntaxTest::commentsAreRemembered()
{
    const std::string text = "# one\na: 'no # comment' # two\nb: x#y\nc: |\n  # text\n";
    const auto tree = SyntaxTree::parse(text, Format::Yaml);
    QCOMPARE(tree->comments().size(), std::size_t(2));
    QCOMPARE(text.substr(tree->comments()[0].begin, tree->comments()[0].length()),
             std::string("# one"));
    QCOMPARE(text.substr(tree->comments()[1].begin, tree->comments()[1].length()),
             std::string("# two"));
}

void YamlSyntaxTest::laughsAreBounded()
{
    std::string text = "a0: &a0 [lol]\n";
    for (int i = 1; i < 40; ++i) {
        text += QString("a%1: &a%1 [*a%2, *a%2]\n").arg(i).arg(i - 1).toStdString();
    }
    const auto tree = SyntaxTree::parse(text, Format::Yaml);
    QVERIFY(tree->nodeCount() < 300'000);
    QVERIFY(!tree->diagnostics().empty());
    const auto self = SyntaxTree::parse("a: &a [*a]\nb: 1\n", Format::Yaml);
    QCOMPARE(self->diagnostics().size(), std::size_t(1));
    QCOMPARE(self->string(self->member(self->root(), "b")), std::string("1"));
}

void YamlSyntaxTest::tagsOfTemplatesAreMarked()
{
    const auto tree =
        SyntaxTree::parse("a: !Join [x]\nb: !!str 1\nc: !Sub y\nd: z\n", Format::Yaml);
    const auto hasTag = [&tree](const char* name) {
        return tree->node(tree->member(tree->root(), name)).hasTag;
    };
    QVERIFY(hasTag("a"));
    QVERIFY(!hasTag("b"));
    QVERIFY(hasTag("c"));
    QVERIFY(!hasTag("d"));
}

void YamlSyntaxTest::placeholdersAreRemembered()
{
    const auto tree =
        SyntaxTree::parse("a: ${One}\nb: 'x ${Two}'\n${Three}: 1\nc: !Ref Four\n", Format::Yaml);
    std::string names;
    for (const Placeholder& placeholder : tree->placeholders())
        names.append(placeholder.name).append(placeholder.isBare ? "! " : " ");
    QCOMPARE(names, std::string("One! Two Three! Four! "));
}

QTEST_APPLESS_MAIN(YamlSyntaxTest)
#include "tst_YamlSyntax.moc"
