// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/MenuKeys.h"
#include "tests/ui/editor/Desk.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QSignalSpy>

using namespace stepglass;
using testing::Desk;

namespace {

const std::string machine = R"({
  "StartAt": "Look",
  "States": {
    "Look": {
      "Type": "Pass", // kept
      "InputPath": "$.items[0]",
      "next": "Done"
    },
    "Done": {
      "Type": "Succeed"
    }
  }
}
)";

/// Presses the keys that open the list of actions and chooses the entry that begins with a text.
bool choose(Desk& desk, const QString& beginning, Qt::Key key = Qt::Key_Period,
            Qt::KeyboardModifiers modifiers = Qt::ControlModifier)
{
    desk.settle();
    bool isThere = false;
    const bool isOpened =
        testing::usePopup<QMenu>([&] { desk.press(key, modifiers); },
                                 [&](QMenu& menu) {
                                     for (const QAction* action : menu.actions())
                                         isThere = isThere || action->text().startsWith(beginning);
                                     testing::chooseByKeys(menu, beginning);
                                 });
    return isOpened && isThere;
}

} // namespace

class TestEditorActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFaultIsRepairedAndTheRepairUndone()
    {
        Desk desk(machine);
        desk.putCaretBehind("\"nex");
        QVERIFY(choose(desk, QStringLiteral("Rename")));
        QVERIFY(desk.document.text().find("\"Next\": \"Done\"") != std::string::npos);
        QVERIFY(desk.document.text().find("// kept") != std::string::npos);
        desk.document.undoStack()->undo();
        QCOMPARE(desk.document.text(), machine);
    }

    void altReturnListsTheSame()
    {
        Desk desk(machine);
        desk.putCaretBehind("\"nex");
        QVERIFY(choose(desk, QStringLiteral("Rename"), Qt::Key_Return, Qt::AltModifier));
        QVERIFY(desk.document.text().find("\"next\"") == std::string::npos);
    }

    void whatAConversionTakesForGrantedIsAskedFirst()
    {
        Desk desk(machine);
        desk.putCaretBehind("\"InputPath");
        QString question;
        QVERIFY(testing::usePopup<QMessageBox>(
            [&] { QVERIFY(choose(desk, QStringLiteral("Convert"))); },
            [&](QMessageBox& box) {
                question = box.informativeText();
                box.button(QMessageBox::Cancel)->click();
            }));
        QVERIFY(question.contains(QLatin1String("$.items[0]")));
        QCOMPARE(desk.document.text(), machine);
    }

    void keysOfTheWindowAreLeftToIt()
    {
        Desk desk(machine);
        // An editor that takes the override keeps the key from the window's menus.
        const auto isKept = [&desk](Qt::Key key, Qt::KeyboardModifiers modifiers) {
            QKeyEvent event(QEvent::ShortcutOverride, key, modifiers);
            event.ignore();
            QApplication::sendEvent(desk.editor.scintilla(), &event);
            return event.isAccepted();
        };
        QVERIFY(isKept(Qt::Key_Space, Qt::ControlModifier));
        for (const Qt::Key key : {Qt::Key_0, Qt::Key_1, Qt::Key_E, Qt::Key_I})
            QVERIFY2(!isKept(key, Qt::ControlModifier), QByteArray::number(key));
        for (const Qt::Key key : {Qt::Key_I, Qt::Key_L, Qt::Key_M, Qt::Key_O, Qt::Key_S})
            QVERIFY2(!isKept(key, Qt::ControlModifier | Qt::ShiftModifier),
                     QByteArray::number(key));
    }

    void whereNothingCanBeDoneItSaysSo()
    {
        Desk desk("[]");
        desk.putCaretBehind("[]");
        QSignalSpy refused(&desk.editor, &ui::editor::SourceEditor::refused);
        desk.press(Qt::Key_Period, Qt::ControlModifier);
        QTRY_COMPARE(refused.size(), 1);
    }
};

QTEST_MAIN(TestEditorActions)
#include "tst_EditorActions.moc"
