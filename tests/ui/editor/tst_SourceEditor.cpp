// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/Words.h"
#include "ui/editor/Scintilla.h"
#include "ui/editor/SourceEditor.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <ctime>

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
      "Next": "Last"
    },
    "Last": {
      "Type": "Succeed"
    }
  }
}
)";

/// A chain of so many states, about 110 bytes each.
std::string chain(int states)
{
    std::string text = "{\n  \"StartAt\": \"S0\",\n  \"States\": {\n";
    for (int i = 0; i < states; ++i) {
        const std::string name = std::to_string(i);
        text += "    \"S" + name +
                "\": {\n      \"Type\": \"Pass\",\n      \"Result\": {\"value\": " + name + "},\n";
        text += i + 1 < states ? "      \"Next\": \"S" + std::to_string(i + 1) + "\"\n    },\n"
                               : "      \"End\": true\n    }\n";
    }
    return text + "  }\n}\n";
}

/// Of the processor's time, so that a busy machine does not count.
qint64 microsecondsSince(std::clock_t begin)
{
    return qint64(std::clock() - begin) * 1'000'000 / CLOCKS_PER_SEC;
}

} // namespace

class TestSourceEditor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void caretSelectsItsState();
    void selectedStateComesIntoView();
    void renamedStateIsFollowed();
    void faultsAreUnderlined();
    void caretCountsUtf16Units();
    void foldsStates();
    void findsWithKeys();
    void replacesEverythingInOneStep();
    void expressionsAreChecked();
    void themeChangesWhileItRuns();
    void everythingHasANameForAssistiveTools();
    void bigDefinitionStaysFluid();

private:
    void load(const std::string& text);
    long send(unsigned message, unsigned long first = 0, long second = 0) const
    {
        return m_scintilla->SendScintilla(message, first, second);
    }
    template <typename T>
    T* child(const char* name) const
    {
        return m_editor->findChild<T*>(QLatin1String(name));
    }

    std::unique_ptr<WorkflowDocument> m_document;
    std::unique_ptr<editor::SourceEditor> m_editor;
    QsciScintilla* m_scintilla = nullptr;
};

void TestSourceEditor::init()
{
    m_document = std::make_unique<WorkflowDocument>(bridge::layoutOptions());
    m_editor =
        std::make_unique<editor::SourceEditor>(*m_document, theme::Theme(theme::Scheme::Light));
    m_scintilla = m_editor->scintilla();
    m_editor->resize(700, 420);
    m_editor->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
    m_scintilla->setFocus();
}

void TestSourceEditor::cleanup()
{
    m_editor.reset();
    m_document.reset();
}

void TestSourceEditor::load(const std::string& text)
{
    m_document->setContents(text, {}, syntax::Format::Json);
    QTRY_VERIFY(m_document->isSnapshotCurrent());
}

void TestSourceEditor::caretSelectsItsState()
{
    load(machine);
    m_scintilla->setCursorPosition(4, 8);
    QTRY_COMPARE(m_document->selection().state, asl::StatePath("/States/First"));
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(m_scintilla, Qt::Key_Down);
    QTRY_COMPARE(m_document->selection().state, asl::StatePath("/States/Last"));
    QTest::keyClick(m_scintilla, Qt::Key_Home, Qt::ControlModifier);
    QTRY_VERIFY(!m_document->selection().hasState);
}

void TestSourceEditor::selectedStateComesIntoView()
{
    load(chain(200));
    QVERIFY(send(S::SCI_GETFIRSTVISIBLELINE) == 0);
    QSignalSpy selections(m_document.get(), &WorkflowDocument::selectionChanged);
    QWidget other;
    other.setFocusPolicy(Qt::StrongFocus);
    m_document->selectState(asl::StatePath("/States/S150"));
    const long line = 3 + 150 * 5;
    const long top = send(S::SCI_GETFIRSTVISIBLELINE);
    QVERIFY(top <= line && line < top + send(S::SCI_LINESONSCREEN));
    QVERIFY(send(S::SCI_MARKERGET, static_cast<unsigned long>(line)) != 0);
    QVERIFY(send(S::SCI_MARKERGET, static_cast<unsigned long>(line + 5)) == 0);
    QCOMPARE(m_editor->caret().line, std::uint32_t(line + 1));
    QCoreApplication::processEvents();
    QCOMPARE(selections.count(), 1); // the caret's move selects nothing else
    QCOMPARE(m_document->selection().state, asl::StatePath("/States/S150"));
}

void TestSourceEditor::renamedStateIsFollowed()
{
    load(machine);
    m_document->selectState(asl::StatePath("/States/First"));
    QVERIFY(m_document->perform(edit::RenameState{asl::StatePath("/States/First"), "Begin"},
                                QStringLiteral("Rename")));
    QTRY_VERIFY(m_document->isSnapshotCurrent());
    QCOMPARE(m_document->selection().state, asl::StatePath("/States/Begin"));
    QVERIFY(m_scintilla->text().contains(QStringLiteral("\"StartAt\": \"Begin\"")));
    QTest::keyClick(m_scintilla, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_document->text(), machine);
    QCOMPARE(m_document->selection().state, asl::StatePath("/States/First"));
}

void TestSourceEditor::faultsAreUnderlined()
{
    load(machine);
    const auto at = machine.find("\"Last\"\n");
    const auto isUnderlined = [&](std::size_t offset) {
        return (send(S::SCI_INDICATORALLONFOR, static_cast<unsigned long>(offset)) & (1 << 8)) != 0;
    };
    QVERIFY(!isUnderlined(at + 1));
    m_scintilla->setCursorPosition(5, 15);
    QTest::keyClicks(m_scintilla, QStringLiteral("X"));
    QTRY_VERIFY(isUnderlined(at + 1));
    QTest::keyClick(m_scintilla, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!isUnderlined(at + 1));
}

void TestSourceEditor::caretCountsUtf16Units()
{
    load("{\n\"\U0001F600\u00e4\": 1}");
    m_scintilla->setCursorPosition(1, 3);
    QCOMPARE(m_editor->caret(), (LineColumn{2, 5}));
}

void TestSourceEditor::foldsStates()
{
    load(machine);
    m_editor->foldAll();
    QVERIFY(send(S::SCI_GETLINEVISIBLE, 3) != 0);
    QVERIFY(send(S::SCI_GETLINEVISIBLE, 4) == 0);
    m_document->selectState(asl::StatePath("/States/Last"));
    m_editor->showRange({static_cast<std::uint32_t>(machine.find("Succeed")),
                         static_cast<std::uint32_t>(machine.find("Succeed")) + 7});
    QVERIFY(send(S::SCI_GETLINEVISIBLE, 8) != 0);
    QVERIFY(send(S::SCI_GETLINEVISIBLE, 4) == 0);
    m_editor->unfoldAll();
    QVERIFY(send(S::SCI_GETLINEVISIBLE, 4) != 0);
}

void TestSourceEditor::findsWithKeys()
{
    load(machine);
    QTest::keyClick(m_scintilla, Qt::Key_F, Qt::ControlModifier);
    auto* pattern = child<QLineEdit>("findText");
    QVERIFY(pattern->isVisible());
    QTest::keyClicks(pattern, QStringLiteral("type"));
    auto* count = child<QLabel>("findCount");
    QCOMPARE(count->text(), QStringLiteral("1 of 2"));
    QTest::keyClick(pattern, Qt::Key_Return);
    QCOMPARE(count->text(), QStringLiteral("2 of 2"));
    QTest::keyClick(pattern, Qt::Key_F3); // begins again
    QCOMPARE(count->text(), QStringLiteral("1 of 2"));
    QTest::keyClick(pattern, Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(count->text(), QStringLiteral("2 of 2"));
    const auto begin = static_cast<std::size_t>(send(S::SCI_GETSELECTIONSTART));
    const auto end = static_cast<std::size_t>(send(S::SCI_GETSELECTIONEND));
    QCOMPARE(m_document->text().substr(begin, end - begin), std::string("Type"));
    QCOMPARE(begin, machine.rfind("Type"));
    child<QToolButton>("findMatchCase")->click();
    QCOMPARE(count->text(), QStringLiteral("No match"));
    QTest::keyClick(pattern, Qt::Key_Escape);
    QVERIFY(!pattern->isVisible());
}

void TestSourceEditor::replacesEverythingInOneStep()
{
    load(machine);
    QTest::keyClick(m_scintilla, Qt::Key_H, Qt::ControlModifier);
    QTest::keyClicks(child<QLineEdit>("findText"), QStringLiteral("Last"));
    QTest::keyClicks(child<QLineEdit>("replaceText"), QStringLiteral("Finish"));
    child<QPushButton>("replaceAll")->click();
    QVERIFY(m_document->text().find("Last") == std::string::npos);
    QVERIFY(m_document->text().find("\"Finish\": {") != std::string::npos);
    QCOMPARE(m_scintilla->text().toStdString(), m_document->text());
    QCOMPARE(m_document->undoStack()->count(), 1);
    m_document->undoStack()->undo();
    QCOMPARE(m_document->text(), machine);
    QCOMPARE(m_scintilla->text().toStdString(), machine);
}

void TestSourceEditor::expressionsAreChecked()
{
    load(machine);
    m_editor->find();
    auto* pattern = child<QLineEdit>("findText");
    child<QToolButton>("findRegularExpression")->click();
    pattern->setText(QStringLiteral("(Ty"));
    QVERIFY(pattern->property("invalid").toBool());
    QVERIFY(!pattern->toolTip().isEmpty());
    pattern->setText(QStringLiteral("(Ty)pe"));
    QVERIFY(!pattern->property("invalid").toBool());
}

void TestSourceEditor::themeChangesWhileItRuns()
{
    load(machine);
    const theme::Theme dark(theme::Scheme::Dark);
    m_editor->setTheme(dark);
    const QImage image = m_scintilla->viewport()->grab().toImage();
    QCOMPARE(image.pixelColor(image.width() - 20, image.height() - 20),
             dark.colors().editorBackground);
}

void TestSourceEditor::everythingHasANameForAssistiveTools()
{
    m_editor->replace();
    for (const QWidget* widget : m_editor->findChildren<QWidget*>()) {
        const bool takesFocus = widget->focusPolicy() != Qt::NoFocus && widget->isVisible();
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool isNamed =
            !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        if (takesFocus && !widget->objectName().startsWith(QLatin1String("qt_")))
            QVERIFY2(isNamed, qPrintable(widget->objectName() +
                                         QLatin1String(widget->metaObject()->className())));
    }
}

void TestSourceEditor::bigDefinitionStaysFluid()
{
    const std::string big = chain(11'000);
    QVERIFY(big.size() > 1'000'000);
    m_document->setContents(big, {}, syntax::Format::Json);
    const auto measure = [this](const char* where) {
        qint64 worst = 0;
        qint64 first = 0;
        for (int i = 0; i < 10; ++i) {
            const std::clock_t begin = std::clock();
            QTest::keyClick(m_scintilla, 'x');
            m_scintilla->viewport()->repaint();
            const qint64 taken = microsecondsSince(begin);
            (i == 0 ? first : worst) = std::max(i == 0 ? first : worst, taken);
        }
        qInfo("first keystroke to paint %s: %lld, later ones at worst %lld microseconds", where,
              static_cast<long long>(first), static_cast<long long>(worst));
    };
    m_scintilla->setCursorPosition(1, 3);
    measure("at the beginning");
    m_scintilla->setCursorPosition(m_scintilla->lines() - 5, 3);
    const std::clock_t jump = std::clock();
    m_scintilla->ensureCursorVisible();
    m_scintilla->viewport()->repaint();
    qInfo("first paint of the end: %lld microseconds",
          static_cast<long long>(microsecondsSince(jump)));
    measure("at the end");
    QCOMPARE(m_document->text().size(), big.size() + 20);
    QCOMPARE(send(S::SCI_GETLENGTH), long(big.size()) + 20);
}

QTEST_MAIN(TestSourceEditor)
#include "tst_SourceEditor.moc"
