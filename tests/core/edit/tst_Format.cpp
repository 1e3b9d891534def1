// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/Edit.h"

#include <QTest>

using namespace stepglass;
using syntax::Format;
using syntax::SyntaxTree;

class FormatTest : public QObject {
    Q_OBJECT

private slots:
    void textsAreLaidOut_data();
    void textsAreLaidOut();
    void faultyTextIsRefused();
};

void FormatTest::textsAreLaidOut_data()
{
    QTest::addColumn<Format>("format");
    QTest::addColumn<int>("indent");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto json = [](const char* name, int indent, const char* before, const char* after) {
        QTest::newRow(name) << Format::Json << indent << QByteArray(before) << QByteArray(after);
    };
    const auto yaml = [](const char* name, int indent, const char* before, const char* after) {
        QTest::newRow(name) << Format::Yaml << indent << QByteArray(before) << QByteArray(after);
    };
    json("one line", 2, R"({"a":1,"b":{"c":[ ],"d":{ }}})",
         "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": [],\n    \"d\": {}\n  }\n}");
    json("four blanks", 4, "{\n\"a\" : [{\"b\" :2}]\n}\n",
         "{\n    \"a\": [\n        {\n            \"b\": 2\n        }\n    ]\n}\n");
    json("short lists stay on their line", 2, R"({"a":[1,2],"b":["x" , "y"]})",
         "{\n  \"a\": [1, 2],\n  \"b\": [\"x\", \"y\"]\n}");
    json("broken lists stay broken", 2, "{\"a\":[1,\n2]}", "{\n  \"a\": [\n    1,\n    2\n  ]\n}");
    json("one blank line stays", 2, "{\"a\": 1,\n\n\n\n\"b\": 2}",
         "{\n  \"a\": 1,\n\n  \"b\": 2\n}");
    json("Windows line ends", 2, "{\r\n\"a\": 1}\r\n", "{\r\n  \"a\": 1\r\n}\r\n");
    json("comments", 2,
         "// top\n{ // open\n\"a\": 1, // one\n/* two */ \"b\": 2 /* end */\n// last\n}",
         "// top\n{ // open\n  \"a\": 1, // one\n  /* two */ \"b\": 2 /* end */\n  // last\n}");
    json("bare placeholders and numbers", 2, R"({"a":${x, "y"},"b":1.50})",
         "{\n  \"a\": ${x, \"y\"},\n  \"b\": 1.50\n}");
    json("a comma at the end", 2, R"({"a":[{},],})", "{\n  \"a\": [\n    {},\n  ],\n}");
    json("brackets in texts", 2, R"({"a":"{[,:\"]}"})", "{\n  \"a\": \"{[,:\\\"]}\"\n}");
    json("well laid out", 2, "{\n  \"a\": 1\n}\n", "{\n  \"a\": 1\n}\n");

    yaml("more blanks", 4, "a:\n  b: 1\n  c:\n    d: 2\n", "a:\n    b: 1\n    c:\n        d: 2\n");
    yaml("uneven blanks", 2, "a:\n     b: 1\nc:\n   d: 2\n", "a:\n  b: 1\nc:\n  d: 2\n");
    yaml("lists under their name stay there", 2, "a:\n- b: 1\n  c:\n      d: 2\n",
         "a:\n- b: 1\n  c:\n    d: 2\n");
    yaml("indented lists", 2, "a:\n    - b: 1\n      c: 2\n    - 3\n",
         "a:\n  - b: 1\n    c: 2\n  - 3\n");
    yaml("texts of several lines move along", 2,
         "a:\n    b: |\n        one\n          two\n\n    c: >\n        x\n",
         "a:\n  b: |\n      one\n        two\n\n  c: >\n      x\n");
    yaml("brackets move along", 2, "a:\n      b: {c: 1,\n          d: 2}\n",
         "a:\n  b: {c: 1,\n      d: 2}\n");
    yaml("comments go with the next line", 2, "a:\n    # about b\n    b: 1\n# about c\nc: 2\n",
         "a:\n  # about b\n  b: 1\n# about c\nc: 2\n");
}

void FormatTest::textsAreLaidOut()
{
    QFETCH(syntax::Format, format);
    QFETCH(int, indent);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const auto tree = SyntaxTree::parse(before.toStdString(), format);
    const auto edits = edit::format(*tree, indent);
    QVERIFY2(edits.has_value(), edits ? "" : toEnglish(edits.error()).c_str());
    const std::string text = syntax::applyEdits(before.toStdString(), *edits);
    QCOMPARE(QByteArray::fromStdString(text), after);
    const auto again = edit::format(*SyntaxTree::parse(text, format), indent);
    QVERIFY(again.has_value());
    QVERIFY(again->empty());
}

void FormatTest::faultyTextIsRefused()
{
    for (const char* text : {"{\"a\": ", "{\"a\" 1}"}) {
        const auto edits = edit::format(*SyntaxTree::parse(text, Format::Json));
        QVERIFY(!edits.has_value());
        QCOMPARE(edits.error().code, ErrorCode::EditNotPossible);
    }
}

QTEST_APPLESS_MAIN(FormatTest)
#include "tst_Format.moc"
