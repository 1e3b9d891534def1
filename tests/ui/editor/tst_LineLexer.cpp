// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/private/LineLexer.h"

#include <QTest>

using namespace stepglass::ui::editor;

namespace {

using Lexer = LineFold (*)(std::string_view, LexContexts::State&, std::span<Style>);

/// A letter for each byte's style, line by line, with the lexer's state stored between the lines as
/// Scintilla stores it.
std::string picture(std::string_view text, Lexer lexer, std::string* folds = nullptr)
{
    static constexpr std::string_view letters = ".,kFNspxnlPc!";
    LexContexts contexts;
    LexContexts::Id id = LexContexts::start;
    std::string result;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        const std::string_view line = text.substr(0, end);
        std::vector<Style> styles(line.size());
        LexContexts::State state = contexts.state(id);
        const LineFold fold = lexer(line, state, styles);
        id = contexts.id(state);
        for (std::size_t i = 0; i < line.size(); ++i)
            result += line[i] == '\n' ? '\n' : letters[std::size_t(styles[i])];
        if (folds)
            *folds += std::to_string(fold.level) + (fold.isHeader ? "+" : fold.isBlank ? "_" : " ");
        text.remove_prefix(end);
    }
    return result;
}

} // namespace

class TestLineLexer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jsonIsColouredByMeaning_data();
    void jsonIsColouredByMeaning();
    void yamlIsColouredByMeaning_data();
    void yamlIsColouredByMeaning();
    void jsonFoldsBetweenBrackets();
    void yamlFoldsByIndentation();
    void deepNestingIsCounted();
    void equalStatesHaveEqualNumbers();
};

void TestLineLexer::jsonIsColouredByMeaning_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("styles");
    QTest::newRow("fields of the machine")
        << QByteArray(R"({"StartAt":"A","x":1})") << QByteArray(",FFFFFFFFF,NNN,kkk,n,");
    QTest::newRow("states are named")
        << QByteArray("{\"States\":{\n\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"}")
        << QByteArray(",FFFFFFFF,,\nNNN,,FFFFFF,ssssss,FFFFFF,NNN,");
    QTest::newRow("paths")
        << QByteArray("{\"States\":{\"A\":{\"InputPath\":\"$.a\",\n\"Parameters\":{\"b.$\":\"$.b\","
                      "\"Next\":\"$.c\"}")
        << QByteArray(
               ",FFFFFFFF,,NNN,,FFFFFFFFFFF,ppppp,\nFFFFFFFFFFFF,,kkkkk,ppppp,kkkkkk,sssss,");
    QTest::newRow("intrinsics and JSONata")
        << QByteArray(R"j({"a.$":"States.UUID()","b":"{% $x %}"})j")
        << QByteArray(",kkkkk,xxxxxxxxxxxxxxx,kkk,xxxxxxxxxx,");
    QTest::newRow("placeholders") << QByteArray(R"({"a":"x${N}y","b":${N}})")
                                  << QByteArray(",kkk,ssPPPPss,kkk,PPPP,");
    QTest::newRow("literals and numbers")
        << QByteArray("[true,null,-1.5e3,oops]") << QByteArray(",llll,llll,nnnnnn,!!!!,");
    QTest::newRow("comments over lines") << QByteArray("[1, // one\n/* two\nthree */ 3]")
                                         << QByteArray(",n,.cccccc\ncccccc\ncccccccc.n,");
    QTest::newRow("string without an end") << QByteArray("{\"a\n:1}") << QByteArray(",!!\n,n,");
    QTest::newRow("escaped quote") << QByteArray(R"(["a\"b"])") << QByteArray(",ssssss,");
    QTest::newRow("brackets that close nothing")
        << QByteArray("}]{\"StartAt\"") << QByteArray(",,,FFFFFFFFF");
    QTest::newRow("fields inside payloads are keys")
        << QByteArray(R"({"States":{"A":{"Result":{"Type":1}}}})")
        << QByteArray(",FFFFFFFF,,NNN,,FFFFFFFF,,kkkkkk,n,,,,");
    QTest::newRow("states of branches")
        << QByteArray("{\"States\":{\"P\":{\"Branches\":[{\n\"States\":{\"B\":{\"Type\":\"Pass\"")
        << QByteArray(",FFFFFFFF,,NNN,,FFFFFFFFFF,,,\nFFFFFFFF,,NNN,,FFFFFF,ssssss");
}

void TestLineLexer::jsonIsColouredByMeaning()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, styles);
    QCOMPARE(QByteArray::fromStdString(picture(text.toStdString(), lexJsonLine)), styles);
}

void TestLineLexer::yamlIsColouredByMeaning_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("styles");
    QTest::newRow("states are named")
        << QByteArray("States:\n  A:\n    Type: Pass\n    Next: B\n  C:\n    x: y")
        << QByteArray("FFFFFF,\n..N,\n....FFFF,.ssss\n....FFFF,.N\n..N,\n....k,.s");
    QTest::newRow("lists of rules")
        << QByteArray("States:\n A:\n  Choices:\n  - Variable: $.a\n    Next: B\n  Default: C")
        << QByteArray("FFFFFF,\n.N,\n..FFFFFFF,\n..,.FFFFFFFF,.ppp\n....FFFF,.N\n..FFFFFFF,.N");
    QTest::newRow("comments") << QByteArray("# all\nComment: x # y\nStartAt: 'a#b'")
                              << QByteArray("ccccc\nFFFFFFF,.s.ccc\nFFFFFFF,.NNNNN");
    QTest::newRow("block scalars") << QByteArray("Comment: |\n  Type: no\n\nStartAt: A")
                                   << QByteArray("FFFFFFF,.,\n..ssssssss\n\nFFFFFFF,.N");
    QTest::newRow("collections in brackets")
        << QByteArray("States: {A: {Type: Pass},\n  B: {End: true}}")
        << QByteArray("FFFFFF,.,N,.,FFFF,.ssss,,\n..N,.,FFF,.llll,,");
    QTest::newRow("quoted over lines") << QByteArray("Comment: \"a\n  b\"\nStartAt: A")
                                       << QByteArray("FFFFFFF,.ss\nssss\nFFFFFFF,.N");
    QTest::newRow("values") << QByteArray("a: 1\nb: true\nc: ${N}\nd: ~")
                            << QByteArray("k,.n\nk,.llll\nk,.PPPP\nk,.l");
    QTest::newRow("separator") << QByteArray("---\nStartAt: A") << QByteArray(",,,\nFFFFFFF,.N");
}

void TestLineLexer::yamlIsColouredByMeaning()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, styles);
    QCOMPARE(QByteArray::fromStdString(picture(text.toStdString(), lexYamlLine)), styles);
}

void TestLineLexer::jsonFoldsBetweenBrackets()
{
    std::string folds;
    picture("{\n  \"a\": {\n    \"b\": 1\n  },\n\n  \"c\": [1, 2]\n}\n", lexJsonLine, &folds);
    QCOMPARE(folds, std::string("0+1+2 1 1_1 0 "));
}

void TestLineLexer::yamlFoldsByIndentation()
{
    std::string folds;
    picture("States:\n  A:\n    Type: Pass\n  B:\n    Retry:\n      - ErrorEquals: [x]\n",
            lexYamlLine, &folds);
    QCOMPARE(folds, std::string("0+1+2 1+2+3+"));
}

void TestLineLexer::deepNestingIsCounted()
{
    const std::string open(10'000, '[');
    const std::string close(10'000, ']');
    LexContexts contexts;
    LexContexts::State state;
    std::vector<Style> styles(open.size());
    lexJsonLine(open, state, styles);
    QCOMPARE(state.depth(), 10'000);
    state = contexts.state(contexts.id(state));
    lexJsonLine(close, state, styles);
    QCOMPARE(state.depth(), 0);
}

void TestLineLexer::equalStatesHaveEqualNumbers()
{
    LexContexts contexts;
    LexContexts::State one, other;
    std::vector<Style> styles(100);
    lexJsonLine("{\"States\": {", one, std::span(styles).first(12));
    lexJsonLine("{ \"States\" :{", other, std::span(styles).first(13));
    QCOMPARE(contexts.id(one), contexts.id(other));
    lexJsonLine("}", other, std::span(styles).first(1));
    QVERIFY(contexts.id(one) != contexts.id(other));
    QCOMPARE(contexts.id({}), LexContexts::start);
}

QTEST_APPLESS_MAIN(TestLineLexer)
#include "tst_LineLexer.moc"
