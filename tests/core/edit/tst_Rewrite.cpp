// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/Model.h"
#include "core/edit/Rewrite.h"
#include "core/value/Json.h"

#include <QTest>

using namespace stepglass;

class Rewrite : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatDiffersIsTouched_data();
    void onlyWhatDiffersIsTouched();
    void theNewTextHasTheNewValue_data();
    void theNewTextHasTheNewValue();
    void whatAnAliasShowsIsNotTouched();
};

void Rewrite::onlyWhatDiffersIsTouched_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("after");
    QTest::newRow("nothing") << R"({ "a" : 1.0, "b":[ 1 ] })"
                             << R"({"a":1,"b":[1]})"
                             << R"({ "a" : 1.0, "b":[ 1 ] })";
    QTest::newRow("a value deep inside") << "{\n \"a\": { \"b\": [1, /*x*/ 2] } // y\n}"
                                         << R"({"a":{"b":[1,3]}})"
                                         << "{\n \"a\": { \"b\": [1, /*x*/ 3] } // y\n}";
    QTest::newRow("a name, with what is alike inside")
        << "{\n  \"T\": 1,\n  \"Parameters\": { // p\n    \"x.$\": \"$.x\",\n    \"y\": 2 // y\n  "
           "},\n  \"N\": 1\n}"
        << R"({"T":1,"Arguments":{"x":"{% $x %}","y":2},"N":1})"
        << "{\n  \"T\": 1,\n  \"Arguments\": { // p\n    \"x\": \"{% $x %}\",\n    \"y\": 2 // y\n "
           " },\n  \"N\": 1\n}";
    QTest::newRow("the member that is more alike keeps its place")
        << R"({"InputPath": "$.a", "Parameters": {"k.$": "$.k"}, "End": true})"
        << R"({"Arguments":{"k":"e"},"End":true})"
        << R"({"Arguments": {"k": "e"}, "End": true})";
    QTest::newRow("two new ones at the end") << "{\n  \"a\": 1 // one\n}"
                                             << R"({"a":1,"b":2,"c":3})"
                                             << "{\n  \"a\": 1, // one\n  \"b\": 2,\n  \"c\": 3\n}";
    QTest::newRow("two new ones in YAML") << "a: 1 # one\nz: 3\n"
                                          << R"({"a":1,"b":2,"c":[5],"z":3})"
                                          << "a: 1 # one\nb: 2\nc:\n  - 5\nz: 3\n";
    QTest::newRow("an element more") << "[\n  1, // one\n  3\n]"
                                     << "[1,2,3]"
                                     << "[\n  1, // one\n  2,\n  3\n]";
    QTest::newRow("an element more at the front, in YAML") << "a:\n- x: 1\n- x: 2\n"
                                                           << R"({"a":[{"w":0},{"x":1},{"x":2}]})"
                                                           << "a:\n- w: 0\n- x: 1\n- x: 2\n";
    QTest::newRow("an element less") << "[1, 2, 3]"
                                     << "[1,3]"
                                     << "[1, 3]";
}

void Rewrite::onlyWhatDiffersIsTouched()
{
    QFETCH(QString, before);
    QFETCH(QString, wanted);
    QFETCH(QString, after);
    const std::string text = before.toStdString();
    const auto tree = syntax::SyntaxTree::parse(text, syntax::formatOf({}, text));
    const auto edits = edit::rewrite(*tree, tree->root(), *value::parseJson(wanted.toStdString()));
    QVERIFY(edits);
    QCOMPARE(QString::fromStdString(syntax::applyEdits(text, *edits)), after);
}

void Rewrite::theNewTextHasTheNewValue_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("one line") << R"({"a":1,"b":{"c":[1,2],"d":{}},"e":[{"f":null}]})";
    QTest::newRow("lines") << "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": [\n      1,\n      2\n    "
                              "],\n    \"d\": {}\n  },\n  \"e\": [\n    {\n      \"f\": null\n    "
                              "}\n  ]\n}\n";
    QTest::newRow("YAML") << "a: 1\nb:\n  c:\n  - 1\n  - 2\n  d: {}\ne:\n- f: null\n";
    QTest::newRow("YAML with braces") << "a: 1\nb: {c: [1, 2], d: {}}\ne: [{f: null}]\n";
}

void Rewrite::theNewTextHasTheNewValue()
{
    QFETCH(QString, text);
    const std::string before = text.toStdString();
    const auto tree = syntax::SyntaxTree::parse(before, syntax::formatOf({}, before));
    for (const char* wanted : {
             R"({})",
             R"([])",
             R"("text")",
             R"({"a":2,"b":{"c":[2],"d":{"x":1,"y":[]}},"e":[{"f":null}]})",
             R"({"z":{"c":[1,2],"q":1},"e":[]})",
             R"({"n":1,"m":{"k":[{"l":[1,[2]]}]},"a":1,"b":{"c":[0,1,2],"d":{}},"e":[{"f":{}}]})",
             R"({"a":1,"b":{"d":{},"c":[1,2]},"e":[{"f":null,"g":1},{"h":"i"}]})",
             R"({"e":[{"f":null}]})",
             R"({"a":1,"x":1,"y":2,"w":3,"e":[{"f":null}],"v":{"u":{}}})",
         }) {
        const Value value = *value::parseJson(wanted);
        const auto edits = edit::rewrite(*tree, tree->root(), value);
        QVERIFY2(edits, wanted);
        const std::string after = syntax::applyEdits(before, *edits);
        const auto again = syntax::SyntaxTree::parse(after, tree->format());
        QVERIFY2(again->diagnostics().empty(), after.c_str());
        QVERIFY2(asl::toValue(*again, again->root()) == value, after.c_str());
    }
}

void Rewrite::whatAnAliasShowsIsNotTouched()
{
    const std::string text = "a: &x {k: 1}\nb: *x\n";
    const auto tree = syntax::SyntaxTree::parse(text, syntax::Format::Yaml);
    const auto edits =
        edit::rewrite(*tree, tree->root(), *value::parseJson(R"({"a":{"k":1},"b":{"k":2}})"));
    QVERIFY(!edits);
    QVERIFY(edits.error().code == ErrorCode::EditNotPossible);
}

QTEST_APPLESS_MAIN(Rewrite)
#include "tst_Rewrite.moc"
