// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Hover.h"
#include "core/assist/Navigation.h"
#include "tests/core/assist/Caret.h"

#include <QTest>

using namespace stepglass;
using testing::Caret;

class SymbolNavigation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTargetLeadsToItsState()
    {
        const Caret caret(
            R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B|"},"B":{"Type":"Succeed"}}})");
        const auto symbol = assist::symbolAt(*caret.model, caret.offset);
        QVERIFY(symbol);
        QVERIFY(symbol->kind == assist::Symbol::Kind::State);
        const auto places = assist::definitionsOf(*caret.model, *symbol);
        QCOMPARE(places.size(), std::size_t(1));
        QCOMPARE(caret.text(places[0]), std::string("B"));
        QCOMPARE(places[0].begin, caret.model->tree().node(symbol->state->node).keyRange.begin + 1);
    }

    void allThatNamesAStateIsFound()
    {
        const Caret caret(
            R"({"StartAt":"A","States":{"A|":{"Type":"Choice","Choices":[{"Next":"A"}],"Default":"A"},)"
            R"("B":{"Type":"Task","Catch":[{"Next":"A"}],"Next":"A"},)"
            R"("M":{"Type":"Map","ItemProcessor":{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"}}}}}})");
        const auto symbol = assist::symbolAt(*caret.model, caret.offset);
        QVERIFY(symbol);
        const auto found = assist::occurrencesOf(*caret.model, *symbol);
        QCOMPARE(found.size(), std::size_t(6)); // the inner A is another state
        QCOMPARE(std::count_if(found.begin(), found.end(),
                               [](const assist::Occurrence& place) { return place.isDefinition; }),
                 1);
        for (const assist::Occurrence& place : found)
            QCOMPARE(caret.text(place.range), std::string("A"));
    }

    void aVariableLeadsToWhatAssignsIt()
    {
        const Caret caret(
            R"({"QueryLanguage":"JSONata","States":{"A":{"Type":"Pass","Assign":{"n":1},"Next":"B"},)"
            R"("B":{"Type":"Pass","Output":"{% $n| + $sum($states.input) %}","End":true}}})");
        const auto symbol = assist::symbolAt(*caret.model, caret.offset);
        QVERIFY(symbol);
        QVERIFY(symbol->kind == assist::Symbol::Kind::Variable);
        const auto places = assist::definitionsOf(*caret.model, *symbol);
        QCOMPARE(places.size(), std::size_t(1));
        QCOMPARE(caret.text(places[0]), std::string("n"));
        QCOMPARE(assist::occurrencesOf(*caret.model, *symbol).size(), std::size_t(2));
    }

    void aVariableIsRenamedEverywhere()
    {
        const std::string before =
            R"x({"States":{"A":{"Type":"Pass","Assign":{"n|.$":"$.x"},"Next":"B"},)x"
            R"x("B":{"Type":"Pass","Parameters":{"a.$":"$n","b.$":"States.Format('{}', $n.y)"},"End":true}}})x";
        const QByteArray after =
            R"x({"States":{"A":{"Type":"Pass","Assign":{"count.$":"$.x"},"Next":"B"},)x"
            R"x("B":{"Type":"Pass","Parameters":{"a.$":"$count","b.$":"States.Format('{}', $count.y)"},"End":true}}})x";
        const Caret caret(before);
        const auto symbol = assist::symbolAt(*caret.model, caret.offset);
        QVERIFY(symbol);
        const std::string renamed = syntax::applyEdits(
            caret.model->tree().text(), assist::renameVariable(*caret.model, *symbol, "count"));
        QCOMPARE(QByteArray::fromStdString(renamed), after);
        QVERIFY(assist::renameVariable(*caret.model, *symbol, "states").empty());
        QVERIFY(assist::renameVariable(*caret.model, *symbol, "1st").empty());
    }

    void hoverExplains_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("a field") << QByteArray(R"({"Start|At":"A","States":{"A":{}}})")
                                 << "StartAt";
        QTest::newRow("a state")
            << QByteArray(R"({"StartAt":"A|","States":{"A":{"Type":"Wait","Seconds":5}}})")
            << "Wait 5 s";
        QTest::newRow("a function of JSONata")
            << QByteArray(
                   R"({"QueryLanguage":"JSONata","States":{"A":{"Type":"Pass","Output":"{% $su|m(1) %}"}}})")
            << "$sum(numbers)";
        QTest::newRow("an intrinsic function")
            << QByteArray(
                   R"x({"States":{"A":{"Type":"Pass","Parameters":{"x.$":"States.Form|at('a')"}}}})x")
            << "States.Format";
        QTest::newRow("an error name")
            << QByteArray(
                   R"({"States":{"A":{"Type":"Task","Retry":[{"ErrorEquals":["States.Ti|meout"]}]}}})")
            << "TimeoutSeconds";
        QTest::newRow("an action")
            << QByteArray(
                   R"({"States":{"A":{"Type":"Task","Resource":"arn:aws:states:::sns:pub|lish"}}})")
            << "SNS";
        QTest::newRow("the Context Object")
            << QByteArray(R"({"States":{"A":{"Type":"Pass","InputPath":"$$.Execution.I|d"}}})")
            << "ARN";
    }

    void hoverExplains()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const Caret caret(text.toStdString());
        const auto hover = assist::hover(*caret.model, caret.offset);
        QVERIFY(hover);
        const QString all = QString::fromStdString(hover->title + "\n" + hover->text);
        QVERIFY2(all.contains(says), qPrintable(all));
    }
};

QTEST_APPLESS_MAIN(SymbolNavigation)
#include "tst_SymbolNavigation.moc"
