// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Dump.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::syntax;

class JsonSyntaxTest : public QObject {
    Q_OBJECT

private slots:
    void readsTexts_data();
    void readsTexts();
    void badInputIsNamed_data();
    void badInputIsNamed();
    void rangesCoverKeysAndValues();
    void pointersLeadThereAndBack();
    void laterMemberOfOneNameCounts();
    void nodeAtFindsTheInnermost();
    void placeholdersAreRemembered();
    void trailingCommaIsAWarning();
    void commentsAreRemembered();
    void formatIsGuessed_data();
    void formatIsGuessed();
    void cancelledParsingStops();
};

void JsonSyntaxTest::readsTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("scalars", R"({"a": "x", "b": -1.5e3, "c": true, "d": false, "e": null})",
        "{a:'x',b:-1.5e3,c:true,d:false,e:null}");
    row("nesting", R"({"a": [1, [2, {"b": []}]], "c": {}})", "{a:[1,[2,{b:[]}]],c:{}}");
    row("escapes", R"({"a\n\u00e9": "\"\\\/\t\ud83d\ude00"})", "{a\n\u00e9:'\"\\/\t\U0001F600'}");
    row("a lone surrogate", R"(["\ud83d"])", "['\uFFFD']");
    row("a byte order mark", "\xEF\xBB\xBF{\"a\": 1}", "{a:1}");
    row("Windows line ends", "{\r\n\"a\": 1\r\n}\r\n", "{a:1}");
    row("a bare placeholder", R"({"Seconds": ${Wait}, "${Name}": 1, ${Key}: 2})",
        "{Seconds:$${Wait},${Name}:1,${Key}:2}");
    row("a placeholder instead of members", "{\"a\": 1,\n ${Members}\n}", "{a:1,:$${Members}}");
    row("a placeholder with quotes inside", R"({"a": ${jsonencode({"b": "}"})}, "c": 1})",
        R"({a:$${jsonencode({"b": "}"})},c:1})");
    row("a scalar alone", "12", "12");
    row("comments", "// a\n{/* b */\"a\": /* c */ 1 // d\n}", "{a:1}");
    row("a slash in a text", R"({"a": "http://x /* y */"})", "{a:'http://x /* y */'}");
}

void JsonSyntaxTest::readsTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const auto tree = SyntaxTree::parse(text.toStdString(), Format::Json);
    QCOMPARE(QByteArray::fromStdString(dump(*tree)), expected);
    QVERIFY(tree->diagnostics().empty());
}

void JsonSyntaxTest::badInputIsNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<DiagnosticCode>("code");
    QTest::addColumn<uint>("begin");
    const auto row = [](const char* name, const QByteArray& text, DiagnosticCode code, uint begin) {
        QTest::newRow(name) << text << code << begin;
    };
    row("empty", "", DiagnosticCode::EmptyDocument, 0);
    row("blanks only", " \n\t ", DiagnosticCode::EmptyDocument, 0);
    row("zero bytes", QByteArray("PK\x03\x04\0\0\xff\xfe", 8), DiagnosticCode::NotText, 4);
    row("another encoding", "{\"a\": \"\xe9t\xe9\"}", DiagnosticCode::NotText, 7);
    row("ten thousand brackets", QByteArray(10000, '[') + QByteArray(10000, ']'),
        DiagnosticCode::TooDeeplyNested, 1000);
    row("ten thousand objects", QByteArray("{\"a\":").repeated(10000),
        DiagnosticCode::TooDeeplyNested, 5000);
    row("a truncated file", "{\"a\": {\"b\": 1", DiagnosticCode::InvalidJson, 12);
    row("text after the end", "{} x", DiagnosticCode::InvalidJson, 3);
    row("a comment without end", "{} /* x", DiagnosticCode::InvalidJson, 3);
}

void JsonSyntaxTest::badInputIsNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(DiagnosticCode, code);
    QFETCH(uint, begin);
    const auto tree = SyntaxTree::parse(text.toStdString(), Format::Json);
    QVERIFY(!tree->diagnostics().empty());
    QCOMPARE(tree->diagnostics().front().code, code);
    QCOMPARE(tree->diagnostics().front().range.begin, begin);
    QVERIFY(tree->nodeCount() >= 1);
}

void JsonSyntaxTest::rangesCoverKeysAndValues()
{
    const std::string text = R"({"key" : "va\"lue" , "list": [10, {}]})";
    const auto tree = SyntaxTree::parse(text, Format::Json);
    const auto source = [&text](TextRange range) {
        return text.substr(range.begin, range.length());
    };
    const NodeId value = tree->member(tree->root(), "key");
    QCOMPARE(source(tree->node(value).keyRange), std::string("\"key\""));
    QCOMPARE(source(tree->node(value).range), std::string(R"("va\"lue")"));
    QCOMPARE(source(tree->contentRange(value)), std::string(R"(va\"lue)"));
    QCOMPARE(tree->string(value), std::string("va\"lue"));
    const NodeId list = tree->member(tree->root(), "list");
    QCOMPARE(source(tree->node(list).range), std::string("[10, {}]"));
    QCOMPARE(tree->node(list).childCount, 2U);
    QCOMPARE(source(tree->node(tree->element(list, 1)).range), std::string("{}"));
    QVERIFY(!tree->element(list, 2).isValid());
    QCOMPARE(source(tree->node(tree->root()).range), text);
}

void JsonSyntaxTest::pointersLeadThereAndBack()
{
    const auto tree = SyntaxTree::parse(R"({"a/b": {"~": [{"": 5}]}})", Format::Json);
    const NodeId node = tree->find("/a~1b/~0/0/");
    QVERIFY(node.isValid());
    QCOMPARE(tree->string(node), std::string("5"));
    QCOMPARE(tree->pointer(node), std::string("/a~1b/~0/0/"));
    QCOMPARE(tree->find(""), tree->root());
    for (const char* nothing : {"/x", "/a~1b/~0/1", "/a~1b/~0/-", "/a~1b/~0/0x", "a"})
        QVERIFY2(!tree->find(nothing).isValid(), nothing);
}

void JsonSyntaxTest::laterMemberOfOneNameCounts()
{
    const auto tree = SyntaxTree::parse(R"({"a": 1, "\u0061": 2})", Format::Json);
    QCOMPARE(tree->string(tree->member(tree->root(), "a")), std::string("2"));
}

void JsonSyntaxTest::nodeAtFindsTheInnermost()
{
    const auto tree = SyntaxTree::parse(R"({"a": {"b": [1, 22]}, "c": 3})", Format::Json);
    const auto at = [&tree](std::uint32_t offset) { return tree->pointer(tree->nodeAt(offset)); };
    QCOMPARE(at(0), std::string());
    QCOMPARE(at(2), std::string("/a"));
    QCOMPARE(at(8), std::string("/a/b"));
    QCOMPARE(at(16), std::string("/a/b/1"));
    QCOMPARE(at(18), std::string("/a/b/1"));
    QCOMPARE(at(21), std::string());
    QCOMPARE(at(1000), std::string());
}

void JsonSyntaxTest::placeholdersAreRemembered()
{
    const std::string text =
        R"({"a": "x-${One}-${Two.Arn}", "b": ${Three}, "c": "$${no} ${!no} ${} ${open", ${Four}: 1})";
    const auto tree = SyntaxTree::parse(text, Format::Json);
    std::string names;
    for (const Placeholder& placeholder : tree->placeholders()) {
        names += placeholder.name + (placeholder.isBare ? "! " : " ");
        const std::string source = text.substr(placeholder.range.begin, placeholder.range.length());
        QCOMPARE(source, "${" + placeholder.name + '}');
    }
    QCOMPARE(names, std::string("One Two.Arn Three! Four! "));
}

void JsonSyntaxTest::trailingCommaIsAWarning()
{
    const auto tree = SyntaxTree::parse("{\"a\": [1, 2,],\n}", Format::Json);
    QCOMPARE(dump(*tree), std::string("{a:[1,2]}"));
    QCOMPARE(tree->diagnostics().size(), std::size_t(2));
    QCOMPARE(tree->diagnostics()[0].severity, Severity::Warning);
    QCOMPARE(tree->diagnostics()[0].range, (TextRange{11, 12}));
    QCOMPARE(tree->diagnostics()[0].pointer, std::string("/a"));
    QCOMPARE(tree->diagnostics()[1].range, (TextRange{13, 14}));
}

void JsonSyntaxTest::commentsAreRemembered()
{
    const std::string text = "{ // one\n \"a\": 1, /* two\n lines */ \"b\": 2 }";
    const auto tree = SyntaxTree::parse(text, Format::Json);
    QCOMPARE(tree->comments().size(), std::size_t(2));
    QCOMPARE(text.substr(tree->comments()[0].begin, tree->comments()[0].length()),
             std::string("// one"));
    QCOMPARE(text.substr(tree->comments()[1].begin, tree->comments()[1].length()),
             std::string("/* two\n lines */"));
}

void JsonSyntaxTest::formatIsGuessed_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Format>("expected");
    QTest::newRow("name of JSON") << QByteArray("a.asl.json") << QByteArray("StartAt: A")
                                  << Format::Json;
    QTest::newRow("name of YAML") << QByteArray("a.asl.YAML") << QByteArray("{}") << Format::Yaml;
    QTest::newRow("short name of YAML") << QByteArray("a.yml") << QByteArray() << Format::Yaml;
    QTest::newRow("text of JSON") << QByteArray("a.txt") << QByteArray(" \n{}") << Format::Json;
    QTest::newRow("text of JSON with comments")
        << QByteArray() << QByteArray("// c\n{}") << Format::Json;
    QTest::newRow("text of YAML") << QByteArray() << QByteArray("# c\nStartAt: A") << Format::Yaml;
    QTest::newRow("nothing at all") << QByteArray() << QByteArray() << Format::Json;
}

void JsonSyntaxTest::formatIsGuessed()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, text);
    QFETCH(Format, expected);
    QCOMPARE(formatOf(name.toStdString(), text.toStdString()), expected);
}

void JsonSyntaxTest::cancelledParsingStops()
{
    std::string text = "[";
    for (int i = 0; i < 100'000; ++i)
        text += "1,";
    const CancelToken cancel;
    cancel.cancel();
    const auto tree = SyntaxTree::parse(text + "1]", Format::Json, {}, cancel);
    QVERIFY(tree->nodeCount() < 10'000);
}

QTEST_APPLESS_MAIN(JsonSyntaxTest)
#include "tst_JsonSyntax.moc"
