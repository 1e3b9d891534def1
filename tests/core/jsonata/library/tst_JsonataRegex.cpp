// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/RegexFunctions.h"
#include "tests/core/jsonata/library/Shown.h"

#include <QElapsedTimer>
#include <QTest>

using namespace stepglass;
using namespace stepglass::jsonata;

namespace {

Regex compiled(const QByteArray& pattern, const QByteArray& flags = {})
{
    auto regex = Regex::compile(pattern.toStdString(), flags.toStdString());
    if (!regex)
        qFatal("%s is no pattern", pattern.constData());
    return *std::move(regex);
}

LibraryResult<std::vector<RegexMatch>> allMatches(std::string_view text, const Regex& pattern,
                                                  MatchLimit limit, const Watch& watch)
{
    std::vector<RegexMatch> matches;
    return forEachMatch(text, pattern, limit, watch,
                        [&](const RegexMatch& match) { matches.push_back(match); })
        .map([&](std::size_t count) {
            if (count != matches.size())
                qFatal("the count is not that of the matches");
            return matches;
        });
}

} // namespace

class JsonataRegexTest : public QObject {
    Q_OBJECT

    CancelToken m_never;

private slots:
    void patternsHaveJavaScriptsMeaning_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("flags");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("match");
        const auto row = [](const char* pattern, const char* flags, const char* text,
                            const char* match) {
            QTest::addRow("/%s/%s in %s", pattern, flags, text)
                << QByteArray(pattern) << QByteArray(flags) << QByteArray(text)
                << QByteArray(match);
        };
        row("\\d+", "", "\xD9\xA3 in 42", "42");
        row("\\w+", "", "\xC3\xA9t", "t");
        row("a\\sb", "",
            "a\xC2\xA0"
            "b",
            "a\xC2\xA0"
            "b");
        row("[\\S]+", "", " \xE3\x80\x80xy ", "xy");
        row(".+", "", "one\xE2\x80\xA8two", "one");
        row("^two", "m", "one\ntwo", "two");
        row("one$", "m", "one\r\ntwo", "one");
        row("two$", "", "two\n", "-");
        row("TWO", "i", "one two", "two");
        row("[^]+", "", "a\nb", "a\nb");
        row("a[]|b", "", "ab", "b");
        row("\\u0041\\x42", "", "AB", "AB");
        row("\\ud83d\\ude00", "", "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80");
        row("^.$", "", "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80");
        row("(?<word>\\w)\\k<word>", "", "abba", "bb");
        row("(?<=\\$)\\d+", "", "5 for $12", "12");
        row("(?<!\\$)\\b\\d+", "", "$12 5", "5");
        row("x{,2}", "", "x{,2}", "x{,2}");
        row("(a)?b\\1", "", "b", "b");
        row("\\101", "", "A", "A");
        row("[a-\\d]+", "", "b-1a", "-1a");
        row("[\\b]", "", "a\bc", "\b");
        row("\\cJ", "", "a\n", "\n");
        row("a{2}?", "", "aaaa", "aa");
        row("]}", "", "a]}", "]}");
    }
    void patternsHaveJavaScriptsMeaning()
    {
        QFETCH(QByteArray, pattern);
        QFETCH(QByteArray, flags);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, match);
        const Regex regex = compiled(pattern, flags);
        const std::string subject = text.toStdString();
        const auto found = regex.first(subject, m_never);
        QVERIFY(found);
        const std::string_view taken = *found ? (*found)->match : std::string_view("-");
        QCOMPARE(QByteArray(taken.data(), qsizetype(taken.size())), match);
    }

    void brokenPatternsAreRefused()
    {
        for (const char* pattern : {"(", ")", "[a", "*", "a**", "a++", "(?a)", "{1}{2}", "a{2,1}",
                                    "\\", "[b-a]", "(?<1>a)", "(?<a>.)(?<a>.)", "(?<=a)*"}) {
            const auto regex = Regex::compile(pattern);
            QVERIFY2(!regex && regex.error().code == "S0303", pattern);
        }
    }

    void matchesTellTheirPlaceAndGroups()
    {
        const std::string text = "\xF0\x9F\x98\x80 ab-cd";
        const auto found = allMatches(text, compiled("([a-z])([a-z])|(-)"), std::nullopt, m_never);
        QVERIFY(found);
        QCOMPARE(found->size(), std::size_t(3));
        const RegexMatch& last = found->back();
        QVERIFY(last.match == "cd");
        QCOMPARE(last.start, std::size_t(8));
        QCOMPARE(last.end, std::size_t(10));
        QCOMPARE(last.index, std::size_t(6));
        QVERIFY(last.groups[1] == "d");
        QVERIFY(!last.groups[2].has_value());
    }

    void limitsCut()
    {
        QCOMPARE(allMatches("aaa", compiled("a"), 2, m_never)->size(), std::size_t(2));
        QCOMPARE(allMatches("aaa", compiled("a"), 0, m_never)->size(), std::size_t(0));
        QVERIFY(allMatches("a", compiled("a"), -1, m_never).error().code == "D3040");
        QCOMPARE(shown(replaceMatches("aaa", compiled("a"), "b", 2, m_never)), QByteArray("bba"));
        QCOMPARE(shown(replaceMatches("a", compiled("a"), "b", -1, m_never)), QByteArray("!D3011"));
        QCOMPARE(splitAtMatches("a b c", compiled(" "), 2, m_never)->size(), std::size_t(2));
        QVERIFY(splitAtMatches("a", compiled(" "), -1, m_never).error().code == "D3020");
    }

    void emptyMatchesDoNotAdvance()
    {
        const auto found = allMatches("ab", compiled("x*"), std::nullopt, m_never);
        QVERIFY(!found);
        QVERIFY(found.error().code == "D1004");
        QVERIFY(found.error().value == Value("x*"));
        QCOMPARE(allMatches("", compiled("x*"), std::nullopt, m_never)->size(), std::size_t(1));
    }

    void replacementsTakeGroups_data()
    {
        QTest::addColumn<QByteArray>("replacement");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* replacement, const char* text) {
            QTest::newRow(replacement) << QByteArray(replacement) << QByteArray(text);
        };
        row("$2$1", "yx");
        row("[$0]", "[xy]");
        row("$$1", "$1");
        row("$12", "x2");
        row("$3", "");
        row("$", "$");
        row("$a", "$a");
    }
    void replacementsTakeGroups()
    {
        QFETCH(QByteArray, replacement);
        QFETCH(QByteArray, text);
        QCOMPARE(shown(replaceMatches("xy", compiled("(x)(y)"), replacement.toStdString(),
                                      std::nullopt, m_never)),
                 text);
    }

    void longGroupNumbersCountWhereTheGroupExists()
    {
        const Regex eleven = compiled("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)");
        const std::string text = "abcdefghijk";
        QCOMPARE(shown(replaceMatches(text, eleven, "$11", std::nullopt, m_never)),
                 QByteArray("k"));
        QCOMPARE(shown(replaceMatches(text, eleven, "$12", std::nullopt, m_never)),
                 QByteArray("a2"));
    }

    void plainTextsAreReplacedAndSplit()
    {
        QCOMPARE(shown(replaceText("a.b.c", ".", "$1", std::nullopt)), QByteArray("a$1b$1c"));
        QCOMPARE(shown(replaceText("a.b.c", ".", "-", 1)), QByteArray("a-b.c"));
        QCOMPARE(shown(replaceText("a", "", "-", std::nullopt)), QByteArray("!D3010"));
        QCOMPARE(splitAtText("a,b,", ",", std::nullopt)->size(), std::size_t(3));
        QCOMPARE(splitAtText("a\xF0\x9F\x98\x80", "", std::nullopt)->size(), std::size_t(2));
        QCOMPARE(splitAtText("", "", std::nullopt)->size(), std::size_t(0));
        QCOMPARE(splitAtText("", ",", std::nullopt)->size(), std::size_t(1));
    }

    void endlessBacktrackingIsStopped()
    {
        const std::string text(60, 'a');
        const Regex slow = compiled("(a+)+b");
        QElapsedTimer timer;
        timer.start();
        const auto found = slow.first(text, m_never);
        // PCRE2 may see that there is no b; what counts is that the answer comes.
        QVERIFY(!found ? found.error().code == "U1001" : !found->has_value());
        QVERIFY(timer.elapsed() < 5000);
    }

    void cancelledWorkStops()
    {
        const CancelToken cancel;
        cancel.cancel();
        const std::string text(60, 'a');
        const auto found = compiled("(a+)+[bc]$").first(text, cancel);
        QVERIFY(!found);
        QVERIFY(found.error().code == "U1001");
    }

    void textsThatAreNoUtf8HaveNoMatch()
    {
        QVERIFY(!compiled(".").first("\xFF", m_never)->has_value());
    }
};

QTEST_APPLESS_MAIN(JsonataRegexTest)
#include "tst_JsonataRegex.moc"
