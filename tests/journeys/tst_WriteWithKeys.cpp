// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/JourneyWindow.h"
#include "tests/support/MenuKeys.h"

#include <QLineEdit>
#include <QListWidget>
#include <QTreeView>

using namespace stepglass;
using journeys::JourneyWindow;
using S = QsciScintillaBase;

namespace {

const QByteArray definition = R"({
  "StartAt": "Ask",
  "States": {
    "Ask": {
      "Type": "Choice",
      "Choices": [
        {"Variable": "$.size", "NumericGreaterThan": 10, "Next": "Work"},
        {"Variable": "$.name", "IsPresent": true, "Next": "Work"}
      ],
      "Default": "Work"
    },
    "Try": {
      "Type": "Task",
      "Resource": "arn:aws:states:::sns:publish",
      "Parameters": {"TopicArn": "arn:aws:sns:eu-west-1:123456789012:news", "Message": "go"},
      "TimeoutSeconds": 30,
      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Work"}],
      "Next": "Work"
    },
    "Work": {
      "Type": "Pass",
      "End": true
    }
  }
}
)";

} // namespace

/// Somebody writes a definition with the keyboard alone.
class WriteWithKeys : public QObject {
    Q_OBJECT

    static void putCaretBehind(JourneyWindow& journey, const QByteArray& place)
    {
        journey.settle();
        const qsizetype at = journey.text().indexOf(place);
        QVERIFY(at >= 0);
        journey.scintilla()->SendScintilla(S::SCI_GOTOPOS,
                                           static_cast<unsigned long>(at + place.size()));
        journey.scintilla()->setFocus();
    }
    static QByteArray lineAtCaret(JourneyWindow& journey)
    {
        const QByteArray text = journey.text();
        const auto caret =
            static_cast<qsizetype>(journey.scintilla()->SendScintilla(S::SCI_GETCURRENTPOS));
        const qsizetype begin = caret == 0 ? 0 : text.lastIndexOf('\n', caret - 1) + 1;
        const qsizetype end = text.indexOf('\n', begin);
        return text.mid(begin, end - begin).trimmed();
    }

private Q_SLOTS:
    void aStateComesFromASnippet()
    {
        JourneyWindow journey(definition);
        putCaretBehind(journey, "\"States\": {");
        QTest::keyClick(journey.scintilla(), Qt::Key_Return);
        journey.settle();
        QTest::keyClick(journey.scintilla(), Qt::Key_Space, Qt::ControlModifier);
        auto* list = journey.find<QListWidget>("completionList");
        QTRY_VERIFY(list->isVisible());
        QTest::keyClicks(journey.scintilla(), QStringLiteral("Wait s"));
        QTRY_COMPARE(list->count(), 1);
        QTest::keyClick(journey.scintilla(), Qt::Key_Return);
        journey.settle();
        const asl::Model& model = *journey.window.document().snapshot()->model;
        QVERIFY(model.tree().diagnostics().empty());
        const asl::State* state = model.state(asl::StatePath("/States/Wait"));
        QVERIFY(state != nullptr);
        QVERIFY(state->type == asl::StateType::Wait);
        QCOMPARE(model.root().states.size(), std::size_t(4));
    }

    void aStateNamedInSixPlacesGetsAnotherName()
    {
        JourneyWindow journey(definition);
        QCOMPARE(journey.text().count("\"Work\""), 6);
        putCaretBehind(journey, "\"Default\": \"Wo");
        QTest::keyClick(journey.scintilla(), Qt::Key_F2);
        auto* field = journey.find<QLineEdit>("editorRename");
        QTRY_VERIFY(field->isVisible());
        QTest::keyClicks(field, QStringLiteral("Finish"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(journey.text().count("\"Work\""), 0);
        QCOMPARE(journey.text().count("\"Finish\""), 6);
        QCOMPARE(journeys::differingLines(definition, journey.text()).size(), 6);
        QTest::keyClick(journey.scintilla(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(journey.text(), definition);
    }

    void aFaultIsRepaired()
    {
        QByteArray faulty = definition;
        faulty.replace("\"NumericGreaterThan\"", "\"NumericGreaterThen\"");
        JourneyWindow journey(faulty);
        putCaretBehind(journey, "\"NumericGreat");
        QVERIFY(testing::usePopup<QMenu>(
            [&] { QTest::keyClick(journey.scintilla(), Qt::Key_Period, Qt::ControlModifier); },
            [](QMenu& menu) { testing::chooseByKeys(menu, QStringLiteral("Rename")); }));
        QCOMPARE(journey.text(), definition);
    }

    void aFaultIsRepairedFromTheList()
    {
        QByteArray faulty = definition;
        faulty.replace("\"NumericGreaterThan\"", "\"NumericGreaterThen\"");
        JourneyWindow journey(faulty);
        QTest::keyClick(&journey.window, Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        auto* problems = journey.find<QTreeView>("problemsView");
        QTRY_VERIFY(problems->hasFocus());
        int row = 0;
        while (row < problems->model()->rowCount() &&
               !problems->model()->index(row, 1).data().toString().contains(
                   QLatin1String("NumericGreaterThen")))
            QTest::keyClick(problems, Qt::Key_Down), ++row;
        QVERIFY(row < problems->model()->rowCount());
        QVERIFY(testing::usePopup<QMenu>(
            [&] { QTest::keyClick(problems, Qt::Key_Period, Qt::ControlModifier); },
            [](QMenu& menu) { testing::chooseByKeys(menu, QStringLiteral("Rename")); }));
        QCOMPARE(journey.text(), definition);
    }

    void ctrlAndAClickLeadToTheState()
    {
        JourneyWindow journey(definition);
        putCaretBehind(journey, "\"Default\": \"Wo");
        QsciScintilla* view = journey.scintilla();
        view->SendScintilla(S::SCI_SCROLLCARET);
        const long at = view->SendScintilla(S::SCI_GETCURRENTPOS);
        const QPoint place(
            static_cast<int>(view->SendScintilla(S::SCI_POINTXFROMPOSITION, 0UL, at)) + 2,
            static_cast<int>(view->SendScintilla(S::SCI_POINTYFROMPOSITION, 0UL, at)) + 4);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ControlModifier, place);
        QTRY_COMPARE(lineAtCaret(journey), QByteArray("\"Work\": {"));
        QVERIFY(journey.window.document().selection().hasState);
        QCOMPARE(journey.window.document().selection().state, asl::StatePath("/States/Work"));
    }
};

QTEST_MAIN(WriteWithKeys)
#include "tst_WriteWithKeys.moc"
