// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/Words.h"
#include "ui/editor/Scintilla.h"
#include "ui/editor/SourceEditor.h"
#include "ui/theme/Theme.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QTest>

using namespace stepglass;
using namespace stepglass::ui;
using document::EditOrigin;
using document::WorkflowDocument;

namespace {

const std::string plain = "one two\nthree four\nfive six\nseven\n";
const std::string windows = "one two\r\nthree four\r\nfive six\r\nseven\r\n";

} // namespace

/// Whatever the editor does, the document follows byte by byte, one undo restores it exactly, and
/// redo repeats it.
class TestOneHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void actionsAreOneStepEach_data();
    void actionsAreOneStepEach();
    void typedWordIsOneStep();
    void newLineIndentsInOneStep();
    void preeditIsNotText();
    void compositionReplacesTheSelectionInOneStep();
    void gestureEndsAComposition();
    void textIsDroppedInOneStep();
    void undoKeysWorkOnTheDocument();
    void editsFromElsewhereKeepCaretAndScroll();
    void scintillaKeepsNoHistory();
    void pasteConvertsLineEnds();

private:
    void load(const std::string& text);
    long send(unsigned message, unsigned long first = 0, long second = 0) const
    {
        return m_scintilla->SendScintilla(message, first, second);
    }
    std::string bytes() const
    {
        std::string text(std::size_t(send(QsciScintilla::SCI_GETLENGTH)), '\0');
        m_scintilla->SendScintilla(QsciScintilla::SCI_GETTEXT, text.size() + 1, text.data());
        return text;
    }
    void selectRectangle(long anchor, long caret)
    {
        send(QsciScintilla::SCI_SETSELECTIONMODE, QsciScintilla::SC_SEL_RECTANGLE);
        send(QsciScintilla::SCI_SETRECTANGULARSELECTIONANCHOR, static_cast<unsigned long>(anchor));
        send(QsciScintilla::SCI_SETRECTANGULARSELECTIONCARET, static_cast<unsigned long>(caret));
    }
    void key(Qt::Key code, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(m_scintilla, code, modifiers);
    }
    void act(const QByteArray& action);

    std::unique_ptr<WorkflowDocument> m_document;
    std::unique_ptr<editor::SourceEditor> m_editor;
    QsciScintilla* m_scintilla = nullptr;
};

void TestOneHistory::init()
{
    m_document = std::make_unique<WorkflowDocument>(bridge::layoutOptions());
    m_editor =
        std::make_unique<editor::SourceEditor>(*m_document, theme::Theme(theme::Scheme::Light));
    m_scintilla = m_editor->scintilla();
    m_editor->resize(600, 400);
    m_editor->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
    m_scintilla->setFocus();
}

void TestOneHistory::cleanup()
{
    m_editor.reset();
    m_document.reset();
}

void TestOneHistory::load(const std::string& text)
{
    m_document->setContents(text, {}, syntax::Format::Json);
    QCOMPARE(bytes(), text);
}

void TestOneHistory::actionsAreOneStepEach_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<bool>("isWindows");
    const char* const actions[] = {"letter",
                                   "non-ASCII letter",
                                   "letter over selection",
                                   "return",
                                   "backspace",
                                   "delete selection",
                                   "cut",
                                   "paste",
                                   "paste over text",
                                   "type in rectangle",
                                   "delete in rectangle",
                                   "paste in rectangle",
                                   "paste rectangle",
                                   "tab lines",
                                   "untab lines",
                                   "duplicate line",
                                   "delete line",
                                   "cut line",
                                   "transpose lines",
                                   "upper case",
                                   "delete word",
                                   "type at two carets",
                                   "committed text",
                                   "backspace over line end"};
    for (const char* action : actions) {
        QTest::addRow("%s, LF", action) << QByteArray(action) << false;
        QTest::addRow("%s, CR LF", action) << QByteArray(action) << true;
    }
}

void TestOneHistory::act(const QByteArray& action)
{
    using S = QsciScintilla;
    const auto lineStart = [this](int line) {
        return send(S::SCI_POSITIONFROMLINE, static_cast<unsigned long>(line));
    };
    const auto select = [this](long anchor, long caret) {
        send(S::SCI_SETSEL, static_cast<unsigned long>(anchor), caret);
    };
    QClipboard* clipboard = QGuiApplication::clipboard();
    select(4, 4);
    if (action == "letter") {
        QTest::keyClick(m_scintilla, 'x');
    } else if (action == "non-ASCII letter") {
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QStringLiteral("ä"));
        QCoreApplication::sendEvent(m_scintilla, &press);
    } else if (action == "letter over selection") {
        select(4, 7);
        QTest::keyClick(m_scintilla, 'x');
    } else if (action == "return") {
        key(Qt::Key_Return);
    } else if (action == "backspace") {
        key(Qt::Key_Backspace);
    } else if (action == "backspace over line end") {
        select(lineStart(1), lineStart(1));
        key(Qt::Key_Backspace);
    } else if (action == "delete selection") {
        select(2, lineStart(2));
        key(Qt::Key_Delete);
    } else if (action == "cut") {
        select(2, lineStart(1) + 2);
        key(Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(clipboard->text().left(5), QStringLiteral("e two"));
    } else if (action == "paste" || action == "paste over text") {
        clipboard->setText(QStringLiteral("several\nlines ä"));
        if (action == "paste over text")
            select(2, lineStart(1) + 2);
        key(Qt::Key_V, Qt::ControlModifier);
    } else if (action == "type in rectangle") {
        selectRectangle(1, lineStart(2) + 1);
        QTest::keyClick(m_scintilla, 'x');
    } else if (action == "delete in rectangle") {
        selectRectangle(1, lineStart(2) + 3);
        key(Qt::Key_Delete);
    } else if (action == "paste in rectangle") {
        clipboard->setText(QStringLiteral("word"));
        selectRectangle(1, lineStart(2) + 3);
        key(Qt::Key_V, Qt::ControlModifier);
    } else if (action == "paste rectangle") {
        selectRectangle(0, lineStart(2) + 3);
        key(Qt::Key_C, Qt::ControlModifier);
        select(5, 5);
        key(Qt::Key_V, Qt::ControlModifier);
    } else if (action == "tab lines" || action == "untab lines") {
        select(0, lineStart(2) + 1);
        key(Qt::Key_Tab);
        if (action == "untab lines") {
            m_document->undoStack()->clear();
            key(Qt::Key_Backtab, Qt::ShiftModifier);
        }
    } else if (action == "duplicate line") {
        key(Qt::Key_D, Qt::ControlModifier);
    } else if (action == "delete line") {
        key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    } else if (action == "cut line") {
        key(Qt::Key_L, Qt::ControlModifier);
    } else if (action == "transpose lines") {
        select(lineStart(1), lineStart(1));
        key(Qt::Key_T, Qt::ControlModifier);
    } else if (action == "upper case") {
        select(0, lineStart(1) + 3);
        key(Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
    } else if (action == "delete word") {
        key(Qt::Key_Delete, Qt::ControlModifier);
    } else if (action == "type at two carets") {
        send(S::SCI_SETSELECTION, 0, 0);
        send(S::SCI_ADDSELECTION, static_cast<unsigned long>(lineStart(2)), lineStart(2));
        QTest::keyClick(m_scintilla, 'x');
    } else if (action == "committed text") {
        QInputMethodEvent commit;
        commit.setCommitString(QStringLiteral("日本語"));
        QCoreApplication::sendEvent(m_scintilla, &commit);
    } else {
        QFAIL("an action of the table");
    }
}

void TestOneHistory::actionsAreOneStepEach()
{
    QFETCH(QByteArray, action);
    QFETCH(bool, isWindows);
    load(isWindows ? windows : plain);
    act(action);
    std::string before = isWindows ? windows : plain;
    if (action == "untab lines") {
        m_document->undoStack()->undo();
        before = m_document->text();
        QVERIFY(before.starts_with("  one"));
        m_document->undoStack()->redo();
    }
    const std::string after = m_document->text();
    QVERIFY2(after != before, "nothing happened");
    QCOMPARE(bytes(), after);
    QCOMPARE(m_document->undoStack()->count(), 1);

    m_document->undoStack()->undo();
    QCOMPARE(m_document->text(), before);
    QCOMPARE(bytes(), before);
    m_document->undoStack()->redo();
    QCOMPARE(m_document->text(), after);
    QCOMPARE(bytes(), after);
    m_document->undoStack()->undo();
    QCOMPARE(bytes(), before);
}

void TestOneHistory::typedWordIsOneStep()
{
    load(plain);
    QTest::keyClicks(m_scintilla, QStringLiteral("word"));
    QCOMPARE(m_document->text(), "word" + plain);
    QCOMPARE(m_document->undoStack()->count(), 1);
    key(Qt::Key_Right);
    key(Qt::Key_Left);
    QCoreApplication::processEvents();
    QTest::keyClicks(m_scintilla, QStringLiteral("s"));
    QCOMPARE(m_document->undoStack()->count(), 2);
    m_document->undoStack()->undo();
    QCOMPARE(bytes(), "word" + plain);
    m_document->undoStack()->undo();
    QCOMPARE(bytes(), plain);
}

void TestOneHistory::newLineIndentsInOneStep()
{
    const std::string text = "{\n  \"a\": {}\n}\n";
    load(text);
    m_scintilla->setCursorPosition(1, 8);
    key(Qt::Key_Return);
    QCOMPARE(m_document->text(), std::string("{\n  \"a\": {\n    \n  }\n}\n"));
    QCOMPARE(m_document->undoStack()->count(), 1);
    m_document->undoStack()->undo();
    QCOMPARE(bytes(), text);
}

void TestOneHistory::preeditIsNotText()
{
    load(plain);
    for (const QString& preedit :
         {QStringLiteral("n"), QStringLiteral("に"), QStringLiteral("にほ")}) {
        QInputMethodEvent compose(preedit, {});
        QCoreApplication::sendEvent(m_scintilla, &compose);
        QCOMPARE(m_document->text(), plain);
        QCoreApplication::processEvents();
    }
    QInputMethodEvent commit;
    commit.setCommitString(QStringLiteral("日本"));
    QCoreApplication::sendEvent(m_scintilla, &commit);
    QCOMPARE(m_document->text(), "日本" + plain);
    QCOMPARE(bytes(), m_document->text());
    QCOMPARE(m_document->undoStack()->count(), 1);

    QInputMethodEvent compose(QStringLiteral("x"), {});
    QCoreApplication::sendEvent(m_scintilla, &compose);
    QInputMethodEvent cancel;
    QCoreApplication::sendEvent(m_scintilla, &cancel);
    QCOMPARE(bytes(), "日本" + plain);
    QCOMPARE(m_document->undoStack()->count(), 1);
    m_document->undoStack()->undo();
    QCOMPARE(bytes(), plain);
    QCOMPARE(m_document->text(), plain);
}

void TestOneHistory::compositionReplacesTheSelectionInOneStep()
{
    load(plain);
    m_scintilla->setSelection(0, 0, 0, 3);
    QInputMethodEvent compose(QStringLiteral("に"), {});
    QCoreApplication::sendEvent(m_scintilla, &compose);
    QCoreApplication::processEvents();
    QInputMethodEvent commit;
    commit.setCommitString(QStringLiteral("二"));
    QCoreApplication::sendEvent(m_scintilla, &commit);
    QCOMPARE(bytes(), "二" + plain.substr(3));
    QCOMPARE(m_document->text(), bytes());
    QCOMPARE(m_document->undoStack()->count(), 1);
    m_document->undoStack()->undo();
    QCOMPARE(bytes(), plain);
}

void TestOneHistory::gestureEndsAComposition()
{
    load(plain);
    QInputMethodEvent compose(QStringLiteral("に"), {});
    QCoreApplication::sendEvent(m_scintilla, &compose);
    m_document->apply({{{4, 7}, "2"}}, QStringLiteral("Gesture"), EditOrigin::Gesture);
    QCOMPARE(bytes(), std::string("one 2") + plain.substr(7));
    QTest::keyClick(m_scintilla, 'x');
    QCOMPARE(bytes(), m_document->text());
    m_document->undoStack()->undo();
    m_document->undoStack()->undo();
    QCOMPARE(bytes(), plain);
}

void TestOneHistory::textIsDroppedInOneStep()
{
    load(plain);
    QWidget* viewport = m_scintilla->viewport();
    const QPoint place(int(send(QsciScintilla::SCI_POINTXFROMPOSITION, 0, 8)) + 1,
                       int(send(QsciScintilla::SCI_POINTYFROMPOSITION, 0, 8)) + 6);
    QMimeData dragged;
    dragged.setText(QStringLiteral("a\nb "));
    QDragEnterEvent enter(place, Qt::CopyAction, &dragged, Qt::LeftButton, {});
    QCoreApplication::sendEvent(viewport, &enter);
    QVERIFY(enter.isAccepted());
    QDragMoveEvent move(place, Qt::CopyAction, &dragged, Qt::LeftButton, {});
    QCoreApplication::sendEvent(viewport, &move);
    QDropEvent drop(place, Qt::CopyAction, &dragged, Qt::LeftButton, {});
    QCoreApplication::sendEvent(viewport, &drop);
    QCOMPARE(bridge::toQString(m_document->text()),
             QStringLiteral("one two\na\nb three four\nfive six\nseven\n"));
    QCOMPARE(bytes(), m_document->text());
    QCOMPARE(m_document->undoStack()->count(), 1);
    m_document->undoStack()->undo();
    QCOMPARE(bytes(), plain);
    m_document->undoStack()->redo();
    QCOMPARE(bytes(), m_document->text());
}

void TestOneHistory::undoKeysWorkOnTheDocument()
{
    load(plain);
    QTest::keyClicks(m_scintilla, QStringLiteral("abc"));
    m_document->apply({{{0, 0}, "gesture "}}, QStringLiteral("Gesture"), EditOrigin::Gesture);
    QCOMPARE(bytes(), "gesture abc" + plain);
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(bytes(), "abc" + plain);
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(bytes(), plain);
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(bytes(), plain);
    key(Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(bytes(), "abc" + plain);
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(bytes(), "gesture abc" + plain);
    QCOMPARE(m_document->text(), bytes());
}

void TestOneHistory::editsFromElsewhereKeepCaretAndScroll()
{
    std::string text;
    for (int line = 0; line < 300; ++line)
        text += "line " + std::to_string(line) + "\n";
    load(text);
    const auto caret = static_cast<std::uint32_t>(text.find("line 150"));
    send(QsciScintilla::SCI_GOTOPOS, caret);
    const long firstLine = send(QsciScintilla::SCI_GETFIRSTVISIBLELINE);
    QVERIFY(firstLine > 0);
    m_document->apply({{{0, 4}, "longer"}, {{caret + 20, caret + 20}, "X"}},
                      QStringLiteral("Gesture"), EditOrigin::Gesture);
    QCOMPARE(bytes(), m_document->text());
    QCOMPARE(send(QsciScintilla::SCI_GETCURRENTPOS), long(caret) + 2);
    QCOMPARE(send(QsciScintilla::SCI_GETFIRSTVISIBLELINE), firstLine);
}

void TestOneHistory::scintillaKeepsNoHistory()
{
    load(plain);
    QTest::keyClicks(m_scintilla, QStringLiteral("abc"));
    QCOMPARE(send(QsciScintilla::SCI_GETUNDOCOLLECTION), 0L);
    QCOMPARE(send(QsciScintilla::SCI_CANUNDO), 0L);
}

void TestOneHistory::pasteConvertsLineEnds()
{
    load(windows);
    QGuiApplication::clipboard()->setText(QStringLiteral("a\nb"));
    key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_document->text(), "a\r\nb" + windows);
}

QTEST_MAIN(TestOneHistory)
#include "tst_OneHistory.moc"
