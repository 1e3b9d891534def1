// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/Model.h"
#include "core/exchange/Convert.h"
#include "core/value/Json.h"

#include <QTest>

using namespace stepglass;
using syntax::Format;
using syntax::SyntaxTree;

class ConvertTest : public QObject {
    Q_OBJECT

private slots:
    void convertsTexts_data();
    void convertsTexts();
    void textsSurviveTheRoundTrip_data();
    void textsSurviveTheRoundTrip();
    void faultyTextIsRefused();
};

void ConvertTest::convertsTexts_data()
{
    QTest::addColumn<Format>("from");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto toYaml = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << Format::Json << QByteArray(text) << QByteArray(expected);
    };
    const auto toJson = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << Format::Yaml << QByteArray(text) << QByteArray(expected);
    };
    toYaml("order and numbers stay", R"({"b": 1.50, "a": -2e10, "c": 12345678901234567890})",
           "b: 1.50\na: -2e10\nc: 12345678901234567890\n");
    toYaml(
        "quotes only where they are needed",
        R"({"a": "Pass", "b": "Yes", "c": "1.0", "d": "null", "e": "", "f": "$.x", "g": "{% $y %}", "h": "2026-01-31", "i": "a: b", "j": "it's", "k": "${X}"})",
        "a: Pass\nb: 'Yes'\nc: '1.0'\nd: 'null'\ne: ''\nf: $.x\ng: '{% $y %}'\nh: '2026-01-31'\ni: "
        "'a: b'\nj: it's\nk: '${X}'\n");
    toYaml("names like other types", R"({"Yes": {"123": true}})", "'Yes':\n  '123': true\n");
    toYaml("lists", R"({"a": [1, [2, 3], {"b": 4, "c": [5]}, [], {}]})",
           "a:\n  - 1\n  - - 2\n    - 3\n  - b: 4\n    c:\n      - 5\n  - []\n  - {}\n");
    toYaml(
        "texts of several lines",
        R"({"a": "one\ntwo", "b": "one\n\n two\n", "c": "x\n\n", "d": " lead\n", "e": "tab\t\n"})",
        "a: |-\n  one\n  two\nb: |\n  one\n\n   two\nc: |+\n  x\n\nd: \" lead\\n\"\ne: "
        "\"tab\\t\\n\"\n");
    toYaml("comments",
           "// top\n{\n  \"a\": 1, // one\n  /* two\n     lines */\n  \"b\": {\n    // inside\n    "
           "\"c\": 2\n    // last\n  }\n}\n// end\n",
           "# top\na: 1 # one\n# two\n# lines\nb:\n  # inside\n  c: 2\n  # last\n# end\n");
    toYaml("a bare placeholder", R"({"a": ${X}})", "a: ${X}\n");
    toYaml("nothing in it", "{}", "{}\n");

    toJson("blocks", "b: 1.50\na:\n  - x\n  - y: 'z'\n",
           "{\n  \"b\": 1.50,\n  \"a\": [\n    \"x\",\n    {\n      \"y\": \"z\"\n    }\n  ]\n}\n");
    toJson("short lists stay on a line", "a: [x, 1, true, null]\n",
           "{\n  \"a\": [\"x\", 1, true, null]\n}\n");
    toJson("words and numbers of YAML", "a: True\nb: ~\nc: 0x10\nd: yes\n",
           "{\n  \"a\": true,\n  \"b\": null,\n  \"c\": 16,\n  \"d\": \"yes\"\n}\n");
    toJson("folded and literal texts", "a: >-\n  one\n  two\nb: |\n  one\n",
           "{\n  \"a\": \"one two\",\n  \"b\": \"one\\n\"\n}\n");
    toJson("anchors and merge keys", "a: &x {k: 1}\nb: {<<: *x, l: 2}\n",
           "{\n  \"a\": {\n    \"k\": 1\n  },\n  \"b\": {\n    \"k\": 1,\n    \"l\": 2\n  }\n}\n");
    toJson("functions of templates", "a: !Sub 'x-${Y}'\nb: !GetAtt F.Arn\nc: !Join ['', [p, q]]\n",
           "{\n  \"a\": \"x-${Y}\",\n  \"b\": \"${F.Arn}\",\n  \"c\": {\n    \"Fn::Join\": [\n     "
           " \"\",\n      [\"p\", \"q\"]\n    ]\n  }\n}\n");
    toJson("a placeholder is a text", "a: ${X}\n", "{\n  \"a\": \"${X}\"\n}\n");
    toJson("JSON has no comments", "# top\na: 1 # one\n", "{\n  \"a\": 1\n}\n");
}

void ConvertTest::convertsTexts()
{
    QFETCH(Format, from);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const Format target = from == Format::Json ? Format::Yaml : Format::Json;
    const auto converted = exchange::convert(*SyntaxTree::parse(text.toStdString(), from), target);
    QVERIFY2(converted.has_value(), converted ? "" : toEnglish(converted.error()).c_str());
    QCOMPARE(QByteArray::fromStdString(*converted), expected);
}

void ConvertTest::textsSurviveTheRoundTrip_data()
{
    QTest::addColumn<QString>("text");
    for (const char16_t* text : {u"",
                                 u" ",
                                 u"a",
                                 u"- a",
                                 u"? a",
                                 u": a",
                                 u"a:",
                                 u"a: b",
                                 u"#a",
                                 u"a #b",
                                 u"&a",
                                 u"*a",
                                 u"!a",
                                 u"|",
                                 u">",
                                 u"'",
                                 u"\"",
                                 u"%a",
                                 u"@a",
                                 u"`a",
                                 u"{a}",
                                 u"[a]",
                                 u"a,b",
                                 u"---",
                                 u"...",
                                 u"<<",
                                 u"=",
                                 u"~",
                                 u"yes",
                                 u"OFF",
                                 u"y",
                                 u"true",
                                 u"Null",
                                 u"0",
                                 u"-1",
                                 u"+1",
                                 u".5",
                                 u"1e3",
                                 u"0x1F",
                                 u"0b11",
                                 u"0o7",
                                 u"1_000",
                                 u"1:30",
                                 u"12:30:45",
                                 u"2026-01-31",
                                 u"2026-01-31T12:00:00Z",
                                 u".inf",
                                 u".NaN",
                                 u"\n",
                                 u"a\n",
                                 u"a\n\n",
                                 u"\na",
                                 u"a\nb",
                                 u" a\nb",
                                 u"a \nb ",
                                 u"a\n ",
                                 u"a\n  b\n",
                                 u"a\tb",
                                 u"\ta",
                                 u"a\r\nb",
                                 u"\u0001",
                                 u"\u0085",
                                 u"a\u2028b",
                                 u"\ufeff",
                                 u"\u00e9",
                                 u"\U0001F600",
                                 u"\\",
                                 u"a\\nb",
                                 u"${X}",
                                 u"x${X}",
                                 u"{% $a %}",
                                 u"$.a[?(@.b == 'c')]",
                                 u"States.Format('{}', $.a)",
                                 u"a\n# b\n",
                                 u"# a\nb"})
        QTest::newRow(QString::fromUtf16(text).toUtf8().toPercentEncoding().constData())
            << QString::fromUtf16(text);
}

void ConvertTest::textsSurviveTheRoundTrip()
{
    QFETCH(QString, text);
    const Value value = Value::object(
        {{"list", Value::array({text.toStdString(), Value::array({text.toStdString()})})},
         {value::Key(text.toStdString()), text.toStdString()},
         {"deep", Value::object({{"k", text.toStdString()}})}});
    const std::string json = value::toPrettyJson(value);
    const auto yaml = exchange::convert(*SyntaxTree::parse(json, Format::Json), Format::Yaml);
    QVERIFY(yaml.has_value());
    const auto tree = SyntaxTree::parse(*yaml, Format::Yaml);
    QVERIFY2(tree->diagnostics().empty(), yaml->c_str());
    const auto back = exchange::convert(*tree, Format::Json);
    QVERIFY(back.has_value());
    const auto result = value::parseJson(*back);
    QVERIFY(result.has_value());
    QVERIFY2(*result == value, yaml->c_str());
}

void ConvertTest::faultyTextIsRefused()
{
    const auto converted =
        exchange::convert(*SyntaxTree::parse(R"({"a": )", Format::Json), Format::Yaml);
    QVERIFY(!converted.has_value());
    QCOMPARE(converted.error().code, ErrorCode::InvalidDefinition);
}

QTEST_APPLESS_MAIN(ConvertTest)
#include "tst_Convert.moc"
