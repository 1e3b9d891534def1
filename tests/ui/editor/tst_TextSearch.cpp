// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/private/TextSearch.h"

#include <QTest>

using namespace stepglass;
using stepglass::ui::editor::TextSearch;

class TestTextSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsPlaces_data();
    void findsPlaces();
    void goesBackwards();
    void replacesWithGroups();
    void faultyExpressionSaysWhy();
    void evilExpressionEnds();
};

void TestTextSearch::findsPlaces_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<bool>("matchesCase");
    QTest::addColumn<bool>("isExpression");
    QTest::addColumn<QByteArray>("found");
    QTest::newRow("text, any case") << QByteArray("Next next") << QByteArray("NEXT") << false
                                    << false << QByteArray("0-4 5-9 ");
    QTest::newRow("text, same case")
        << QByteArray("Next next") << QByteArray("next") << true << false << QByteArray("5-9 ");
    QTest::newRow("signs are no expression")
        << QByteArray("$.a $xa") << QByteArray("$.a") << true << false << QByteArray("0-3 ");
    QTest::newRow("expression") << QByteArray("a1 b22") << QByteArray("[a-z]\\d+") << true << true
                                << QByteArray("0-2 3-6 ");
    QTest::newRow("lines' beginnings")
        << QByteArray("ab\nac") << QByteArray("^a") << true << true << QByteArray("0-1 3-4 ");
    QTest::newRow("empty matches move on") << QByteArray("\xc3\xa4x") << QByteArray("y*") << true
                                           << true << QByteArray("0-0 2-2 3-3 ");
    QTest::newRow("bytes of other letters")
        << QByteArray("\xc3\xa4 \xc3\x84") << QByteArray("\xc3\x84") << false << false
        << QByteArray("0-2 3-5 ");
    QTest::newRow("nothing") << QByteArray("abc") << QByteArray("x") << false << false
                             << QByteArray("");
}

void TestTextSearch::findsPlaces()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, pattern);
    QFETCH(bool, matchesCase);
    QFETCH(bool, isExpression);
    QFETCH(QByteArray, found);
    const auto search = TextSearch::compile(pattern.toStdString(), {matchesCase, isExpression});
    QVERIFY(search);
    QByteArray places;
    for (const TextRange& match : search->all(text.toStdString(), 100))
        places += QByteArray::number(match.begin) + '-' + QByteArray::number(match.end) + ' ';
    QCOMPARE(places, found);
}

void TestTextSearch::goesBackwards()
{
    const auto search = TextSearch::compile("a", {});
    QCOMPARE(search->previous("a a a", 4), (TextRange{2, 3}));
    QVERIFY(!search->previous("a a a", 0));
}

void TestTextSearch::replacesWithGroups()
{
    const auto search = TextSearch::compile("(\\w+)=(\\w+)", {true, true});
    const std::string text = "a=b, c=d";
    const auto edits = search->replaceAll(text, "$2=$1");
    QVERIFY(edits);
    QCOMPARE(syntax::applyEdits(text, *edits), std::string("b=a, d=c"));
    const auto literal = TextSearch::compile("a=b", {});
    QCOMPARE(*literal->replacement(text, {0, 3}, "$1"), std::string("$1"));
}

void TestTextSearch::faultyExpressionSaysWhy()
{
    const auto search = TextSearch::compile("(a", {true, true});
    QVERIFY(!search);
    QVERIFY(!search.error().arguments.front().empty());
    QVERIFY(TextSearch::compile("(a", {true, false}));
}

void TestTextSearch::evilExpressionEnds()
{
    const auto search = TextSearch::compile("(a+)+$x", {true, true});
    QVERIFY(search);
    QVERIFY(!search->next(std::string(5000, 'a'), 0));
}

QTEST_APPLESS_MAIN(TestTextSearch)
#include "tst_TextSearch.moc"
