// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/Words.h"
#include "ui/editor/Scintilla.h"
#include "ui/editor/SourceEditor.h"
#include "ui/theme/Theme.h"

#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace stepglass;
using namespace stepglass::ui;
using document::WorkflowDocument;
using S = QsciScintillaBase;

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

/// An editor in a window, with the caret where people put it.
struct Desk {
    Desk()
        : document(bridge::layoutOptions())
        , editor(document, theme)
    {
        document.setContents(machine, {}, syntax::Format::Json);
        editor.resize(700, 500);
        editor.show();
        editor.scintilla()->setFocus();
    }

    void settle() { QTRY_VERIFY(document.isSnapshotCurrent()); }
    void putCaretBehind(const std::string& place)
    {
        settle();
        const std::size_t at = document.text().find(place);
        QVERIFY(at != std::string::npos);
        editor.scintilla()->SendScintilla(S::SCI_GOTOPOS,
                                          static_cast<unsigned long>(at + place.size()));
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(editor.scintilla(), static_cast<Qt::Key>(key), modifiers);
    }
    [[nodiscard]] std::string lineAtCaret()
    {
        const std::string& text = document.text();
        const auto caret =
            static_cast<std::size_t>(editor.scintilla()->SendScintilla(S::SCI_GETCURRENTPOS));
        const std::size_t begin = caret == 0 ? 0 : text.rfind('\n', caret - 1) + 1;
        return text.substr(begin, text.find('\n', begin) - begin);
    }
    [[nodiscard]] QStringList offered()
    {
        QStringList rows;
        auto* list = editor.findChild<QListWidget*>(QStringLiteral("completionList"));
        for (int row = 0; list && list->window()->isVisible() && row < list->count(); ++row)
            rows.append(list->item(row)->text());
        return rows;
    }

    const theme::Theme theme{theme::Scheme::Light};
    WorkflowDocument document;
    editor::SourceEditor editor;
};

} // namespace

class TestAssistance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStateIsChosenWithKeysAlone()
    {
        Desk desk;
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
        Desk desk;
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
        Desk desk;
        desk.putCaretBehind("\"StartAt\": \"");
        desk.press(Qt::Key_Space, Qt::ControlModifier);
        QTRY_VERIFY(!desk.offered().isEmpty());
        desk.press(Qt::Key_Escape);
        QVERIFY(desk.offered().isEmpty());
        QCOMPARE(desk.document.text(), machine);
    }

    void aTargetLeadsToItsState()
    {
        Desk desk;
        desk.putCaretBehind("\"Next\": \"La");
        desk.press(Qt::Key_F12);
        QTRY_COMPARE(desk.lineAtCaret(), std::string("    \"Last\": {"));
    }

    void aStateGetsANewNameEverywhere()
    {
        Desk desk;
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
        Desk desk;
        desk.putCaretBehind("$tot");
        desk.press(Qt::Key_F2);
        auto* field = desk.editor.findChild<QLineEdit*>(QStringLiteral("editorRename"));
        QTRY_VERIFY(field->isVisible());
        QTest::keyClicks(field, QStringLiteral("sum"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(desk.document.text().find("{\"sum\": 1}") != std::string::npos);
        QVERIFY(desk.document.text().find("\"$sum\"") != std::string::npos);
    }

    void whereNothingIsNamedItSaysSo()
    {
        Desk desk;
        desk.putCaretBehind("\"Type");
        QSignalSpy refused(&desk.editor, &editor::SourceEditor::refused);
        desk.press(Qt::Key_F12);
        QTRY_COMPARE(refused.size(), 1);
    }
};

QTEST_MAIN(TestAssistance)
#include "tst_Assistance.moc"
