// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/editor/Desk.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

using namespace stepglass;
using namespace stepglass::ui;
using testing::Desk;

namespace {

const std::string machine = R"({
  "StartAt": "First",
  "States": {
    "First": {
      "Type": "Pass",
      "Assign": {"total": 1},
      "Next": "Last"
    },
    "Last": {
      "Type": "Pass",
      "InputPath": "$total",
      "End": true
    }
  }
}
)";

} // namespace

class TestAssistance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStateIsChosenWithKeysAlone()
    {
        Desk desk(machine);
        desk.putCaretBehind("\"StartAt\": \"");
        desk.press(Qt::Key_Space, Qt::ControlModifier);
        QTRY_COMPARE(desk.offered().size(), 2);
        desk.press(Qt::Key_Down);
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.lineAtCaret(), std::string("  \"StartAt\": \"Last\","));
        QVERIFY(desk.offered().isEmpty());
        desk.document.undoStack()->undo();
        QCOMPARE(desk.document.text(), machine);
    }

    void typingNarrowsTheList()
    {
        Desk desk(machine);
        desk.putCaretBehind("\"End\": true");
        QTest::keyClicks(desk.editor.scintilla(), QStringLiteral(","));
        desk.press(Qt::Key_Return);
        QTest::keyClick(desk.editor.scintilla(), '"');
        QTRY_VERIFY(!desk.offered().isEmpty());
        const qsizetype all = desk.offered().size();
        QTest::keyClicks(desk.editor.scintilla(), QStringLiteral("Comm"));
        QVERIFY(desk.offered().size() < all);
        QVERIFY(desk.offered().first().startsWith(QLatin1String("Comment")));
        desk.press(Qt::Key_Tab);
        QVERIFY(desk.lineAtCaret().ends_with("\"Comment\": \"\""));
    }

    void escapeLeavesTheTextAlone()
    {
        Desk desk(machine);
        desk.putCaretBehind("\"StartAt\": \"");
        desk.press(Qt::Key_Space, Qt::ControlModifier);
        QTRY_VERIFY(!desk.offered().isEmpty());
        desk.press(Qt::Key_Escape);
        QVERIFY(desk.offered().isEmpty());
        QCOMPARE(desk.document.text(), machine);
    }

    void aTargetLeadsToItsState()
    {
        Desk desk(machine);
        desk.putCaretBehind("\"Next\": \"La");
        desk.press(Qt::Key_F12);
        QTRY_COMPARE(desk.lineAtCaret(), std::string("    \"Last\": {"));
    }

    void aStateGetsANewNameEverywhere()
    {
        Desk desk(machine);
        desk.putCaretBehind("\"Next\": \"La");
        desk.press(Qt::Key_F2);
        auto* field = desk.editor.findChild<QLineEdit*>(QStringLiteral("editorRename"));
        QTRY_VERIFY(field->isVisible());
        QCOMPARE(field->text(), QStringLiteral("Last"));
        QTest::keyClicks(field, QStringLiteral("Done"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(desk.document.text().find("Last") == std::string::npos);
        QVERIFY(desk.document.text().find("\"Next\": \"Done\"") != std::string::npos);
        QVERIFY(desk.document.text().find("\"Done\": {") != std::string::npos);
        desk.document.undoStack()->undo();
        QCOMPARE(desk.document.text(), machine);
    }

    void aVariableGetsANewNameEverywhere()
    {
        Desk desk(machine);
        desk.putCaretBehind("$tot");
        desk.press(Qt::Key_F2);
        auto* field = desk.editor.findChild<QLineEdit*>(QStringLiteral("editorRename"));
        QTRY_VERIFY(field->isVisible());
        QTest::keyClicks(field, QStringLiteral("sum"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(desk.document.text().find("{\"sum\": 1}") != std::string::npos);
        QVERIFY(desk.document.text().find("\"$sum\"") != std::string::npos);
    }

    void theParametersOfACallAreTold()
    {
        Desk desk(R"({"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass",
"Output":"{% 1 %}","End":true}}})");
        desk.putCaretBehind("{% 1");
        auto* tip = desk.editor.findChild<QWidget*>(QStringLiteral("signatureTip"));
        auto* label = desk.editor.findChild<QLabel*>(QStringLiteral("signature"));
        QTest::keyClicks(desk.editor.scintilla(), QStringLiteral(" + $power("));
        QTRY_VERIFY(tip->isVisible());
        QTRY_COMPARE(label->text(), QStringLiteral("$power(<b>base</b>, exponent)"));
        desk.press(Qt::Key_Escape); // the completions
        QTest::keyClicks(desk.editor.scintilla(), QStringLiteral("2, "));
        QTRY_COMPARE(label->text(), QStringLiteral("$power(base, <b>exponent</b>)"));
        QTest::keyClicks(desk.editor.scintilla(), QStringLiteral("3)"));
        QTRY_VERIFY(!tip->isVisible());

        desk.putCaretBehind("$power(2");
        desk.press(Qt::Key_Space, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(label->text(), QStringLiteral("$power(<b>base</b>, exponent)"));
        QVERIFY(tip->isVisible());
        desk.press(Qt::Key_Escape);
        QVERIFY(!tip->isVisible());
    }

    void whereNothingIsNamedItSaysSo()
    {
        Desk desk(machine);
        desk.putCaretBehind("\"Type");
        QSignalSpy refused(&desk.editor, &editor::SourceEditor::refused);
        desk.press(Qt::Key_F12);
        QTRY_COMPARE(refused.size(), 1);
    }
};

QTEST_MAIN(TestAssistance)
#include "tst_Assistance.moc"
