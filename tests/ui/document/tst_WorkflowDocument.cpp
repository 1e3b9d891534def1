// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/Words.h"
#include "ui/document/WorkflowDocument.h"

#include <QSignalSpy>
#include <QTest>

using namespace stepglass;
using namespace stepglass::ui;
using document::EditOrigin;
using document::WorkflowDocument;

namespace {

const std::string machine = R"({
  "StartAt": "First",
  "States": {
    "First": { "Type": "Pass", "Next": "Last" },
    "Last": { "Type": "Succeed" }
  }
})";

} // namespace

class TestWorkflowDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void beginsEmptyWithASnapshot();
    void snapshotFollowsTheText();
    void manyEditsInOneEventAreAnalysedOnce();
    void diagnosticsOfALargeMachineDoNotWaitForItsLayout();
    void brokenTextKeepsTheSelection();
    void vanishedStateIsDeselected();

    void typingIsOneStep();
    void typingEndsAt_data();
    void typingEndsAt();
    void backspacesAreOneStep();
    void whateverOneActionDoesIsOneStep();
    void typingOverASelectionGoesOn();
    void savedPlaceIsNotMergedAway();
    void typingAfterUndoIsAStepOfItsOwn();
    void gesturesAreStepsOfTheirOwn();

    void renamedStateStaysSelected();
    void insertedStateBecomesSelected();
    void deletedStateIsDeselected();
    void impossibleGestureChangesNothing();
    void gestureWorksOnTheTextAsItIsNow();
    void otherContentsBeginANewHistory();

private:
    void type(const char* text, std::uint32_t at);
    void remove(std::uint32_t begin, std::uint32_t end);

    std::unique_ptr<WorkflowDocument> m_document;
};

void TestWorkflowDocument::init()
{
    m_document = std::make_unique<WorkflowDocument>(bridge::layoutOptions());
}

void TestWorkflowDocument::cleanup()
{
    m_document.reset();
}

/// Each key is an action of its own.
void TestWorkflowDocument::type(const char* text, std::uint32_t at)
{
    for (const char* character = text; *character != 0; ++character, ++at) {
        m_document->apply({{{at, at}, std::string(1, *character)}}, QStringLiteral("Typing"),
                          EditOrigin::Editor);
        m_document->endStep();
    }
}

void TestWorkflowDocument::remove(std::uint32_t begin, std::uint32_t end)
{
    m_document->apply({{{begin, end}, ""}}, QStringLiteral("Delete"), EditOrigin::Editor);
    m_document->endStep();
}

void TestWorkflowDocument::beginsEmptyWithASnapshot()
{
    QCOMPARE(m_document->text(), std::string());
    QVERIFY(m_document->snapshot());
    QVERIFY(m_document->snapshot()->model->allStates().empty());
    QVERIFY(m_document->snapshot()->layout);
    QVERIFY(!m_document->isModified());
    QCOMPARE(m_document->title(), QStringLiteral("Untitled"));
}

void TestWorkflowDocument::snapshotFollowsTheText()
{
    QSignalSpy changed(m_document.get(), &WorkflowDocument::snapshotChanged);
    m_document->setContents(machine, {}, syntax::Format::Json);
    QVERIFY(!m_document->isSnapshotCurrent());
    QTRY_VERIFY(m_document->isSnapshotCurrent());
    QCOMPARE(m_document->snapshot()->model->allStates().size(), std::size_t(2));
    QVERIFY(!changed.isEmpty());
    QVERIFY(m_document->snapshot()->diagnostics.empty());
}

void TestWorkflowDocument::manyEditsInOneEventAreAnalysedOnce()
{
    m_document->setContents(machine, {}, syntax::Format::Json);
    QTRY_VERIFY(m_document->isSnapshotCurrent());
    QSignalSpy changed(m_document.get(), &WorkflowDocument::snapshotChanged);
    for (int i = 0; i < 100; ++i)
        m_document->apply({{{0, 0}, " "}}, QStringLiteral("Typing"), EditOrigin::Editor);
    QTRY_VERIFY(m_document->isSnapshotCurrent());
    QCOMPARE(changed.count(), 1);
}

void TestWorkflowDocument::diagnosticsOfALargeMachineDoNotWaitForItsLayout()
{
    std::string large = R"({"StartAt": "S0", "States": {)";
    for (int i = 0; i < 300; ++i)
        large += "\"S" + std::to_string(i) + R"(": {"Type": "Pass", "Next": "S)" +
                 std::to_string(i + 1) + "\"}, ";
    large += R"("S300": {"Type": "Suceed"}}})";
    std::size_t diagnostics = 0;
    bool hasLayout = true;
    connect(m_document.get(), &WorkflowDocument::snapshotChanged, this, [&] {
        diagnostics = m_document->snapshot()->diagnostics.size();
        hasLayout = m_document->snapshot()->layout != nullptr;
    });
    QSignalSpy changed(m_document.get(), &WorkflowDocument::snapshotChanged);
    QSignalSpy drawn(m_document.get(), &WorkflowDocument::layoutChanged);
    m_document->setContents(large, {}, syntax::Format::Json);
    QTRY_VERIFY(m_document->isSnapshotCurrent() && m_document->snapshot()->layout);
    QVERIFY(diagnostics > 0);
    QVERIFY(!hasLayout);
    QCOMPARE(m_document->snapshot()->diagnostics.size(), diagnostics);
    QVERIFY(!m_document->snapshot()->layout->nodes.empty());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(drawn.count(), 1);
}

void TestWorkflowDocument::brokenTextKeepsTheSelection()
{
    m_document->setContents(machine, {}, syntax::Format::Json);
    m_document->selectState(asl::StatePath("/States/Last"));
    const auto at = static_cast<std::uint32_t>(machine.find("\"Last\": {"));
    remove(at, at + 1);
    QTRY_VERIFY(m_document->isSnapshotCurrent());
    QVERIFY(!m_document->snapshot()->diagnostics.empty());
    QCOMPARE(m_document->selection().state, asl::StatePath("/States/Last"));
}

void TestWorkflowDocument::vanishedStateIsDeselected()
{
    m_document->setContents(machine, {}, syntax::Format::Json);
    m_document->selectState(asl::StatePath("/States/Last"));
    QSignalSpy selected(m_document.get(), &WorkflowDocument::selectionChanged);
    const auto at = static_cast<std::uint32_t>(machine.find("Last\": {"));
    m_document->apply({{{at, at + 4}, "Ende"}}, QStringLiteral("Typing"), EditOrigin::Editor);
    QTRY_VERIFY(!m_document->selection().hasState);
    QCOMPARE(selected.count(), 1);
}

void TestWorkflowDocument::typingIsOneStep()
{
    type("hello", 0);
    QCOMPARE(m_document->text(), std::string("hello"));
    QCOMPARE(m_document->undoStack()->count(), 1);
    m_document->undoStack()->undo();
    QCOMPARE(m_document->text(), std::string());
    m_document->undoStack()->redo();
    QCOMPARE(m_document->text(), std::string("hello"));
}

void TestWorkflowDocument::typingEndsAt_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("a line's end") << "newline";
    QTest::newRow("a caret that was moved") << "caret";
    QTest::newRow("another place") << "place";
    QTest::newRow("a deletion") << "deletion";
    QTest::newRow("a pause") << "pause";
    QTest::newRow("a word put in at once") << "word";
}

void TestWorkflowDocument::typingEndsAt()
{
    QFETCH(QString, what);
    if (what == QLatin1String("pause"))
        m_document->setTypingPause(std::chrono::milliseconds(-1));
    type("a", 0);
    if (what == QLatin1String("newline")) {
        type("\n", 1);
        type("b", 2);
        QCOMPARE(m_document->undoStack()->count(), 3);
        return;
    }
    if (what == QLatin1String("caret"))
        m_document->breakTyping();
    if (what == QLatin1String("deletion"))
        remove(0, 1);
    else if (what == QLatin1String("word")) {
        m_document->apply({{{1, 1}, "word"}}, QStringLiteral("Paste"), EditOrigin::Editor);
        m_document->endStep();
    } else
        type("b", what == QLatin1String("place") ? 0 : 1);
    QCOMPARE(m_document->undoStack()->count(), 2);
}

void TestWorkflowDocument::backspacesAreOneStep()
{
    m_document->setContents("abcdef", {}, syntax::Format::Json);
    remove(5, 6); // Backspace, twice
    remove(4, 5);
    QCOMPARE(m_document->undoStack()->count(), 1);
    m_document->breakTyping();
    remove(0, 1); // Delete, twice
    remove(0, 1);
    QCOMPARE(m_document->undoStack()->count(), 2);
    QCOMPARE(m_document->text(), std::string("cd"));
    m_document->undoStack()->undo();
    QCOMPARE(m_document->text(), std::string("abcd"));
    m_document->undoStack()->undo();
    QCOMPARE(m_document->text(), std::string("abcdef"));
}

void TestWorkflowDocument::whateverOneActionDoesIsOneStep()
{
    m_document->setContents("aa\nbb\ncc", {}, syntax::Format::Json);
    // Text that is dragged to another place: removed here, put in there.
    m_document->apply({{{0, 3}, ""}}, QStringLiteral("Move"), EditOrigin::Editor);
    m_document->apply({{{3, 3}, "aa\n"}}, QStringLiteral("Move"), EditOrigin::Editor);
    m_document->endStep();
    QCOMPARE(m_document->text(), std::string("bb\naa\ncc"));
    QCOMPARE(m_document->undoStack()->count(), 1);
    m_document->undoStack()->undo();
    QCOMPARE(m_document->text(), std::string("aa\nbb\ncc"));
    m_document->undoStack()->redo();
    QCOMPARE(m_document->text(), std::string("bb\naa\ncc"));
}

void TestWorkflowDocument::typingOverASelectionGoesOn()
{
    m_document->setContents("old text", {}, syntax::Format::Json);
    m_document->apply({{{0, 3}, ""}}, QStringLiteral("Typing"), EditOrigin::Editor);
    m_document->apply({{{0, 0}, "n"}}, QStringLiteral("Typing"), EditOrigin::Editor);
    m_document->endStep();
    type("ew", 1);
    QCOMPARE(m_document->text(), std::string("new text"));
    QCOMPARE(m_document->undoStack()->count(), 1);
    m_document->undoStack()->undo();
    QCOMPARE(m_document->text(), std::string("old text"));
}

void TestWorkflowDocument::savedPlaceIsNotMergedAway()
{
    type("a", 0);
    m_document->undoStack()->setClean();
    type("b", 1);
    QVERIFY(m_document->isModified());
    m_document->undoStack()->undo();
    QVERIFY(!m_document->isModified());
    QCOMPARE(m_document->text(), std::string("a"));
}

void TestWorkflowDocument::typingAfterUndoIsAStepOfItsOwn()
{
    type("a", 0);
    m_document->breakTyping();
    type("b", 1);
    m_document->undoStack()->undo();
    type("c", 1);
    QCOMPARE(m_document->text(), std::string("ac"));
    QCOMPARE(m_document->undoStack()->count(), 2);
}

void TestWorkflowDocument::gesturesAreStepsOfTheirOwn()
{
    type("a", 0);
    m_document->apply({{{1, 1}, "b"}}, QStringLiteral("Gesture"), EditOrigin::Gesture);
    type("c", 2);
    QCOMPARE(m_document->undoStack()->count(), 3);
}

void TestWorkflowDocument::renamedStateStaysSelected()
{
    m_document->setContents(machine, {}, syntax::Format::Json);
    m_document->selectState(asl::StatePath("/States/Last"));
    QVERIFY(m_document->perform(edit::RenameState{asl::StatePath("/States/Last"), "End/Here"},
                                QStringLiteral("Rename")));
    QCOMPARE(m_document->selection().state, asl::StatePath("/States/End~1Here"));
    QVERIFY(m_document->text().find("\"End/Here\": {") != std::string::npos);
    m_document->undoStack()->undo();
    QCOMPARE(m_document->selection().state, asl::StatePath("/States/Last"));
    QCOMPARE(m_document->text(), machine);
    m_document->undoStack()->redo();
    QCOMPARE(m_document->selection().state, asl::StatePath("/States/End~1Here"));
}

void TestWorkflowDocument::insertedStateBecomesSelected()
{
    m_document->setContents(machine, {}, syntax::Format::Json);
    m_document->selectState(asl::StatePath("/States/First"));
    edit::InsertState insert;
    insert.state = asl::StatePath("/States/First");
    insert.type = asl::StateType::Wait;
    insert.name = "Pause";
    QVERIFY(m_document->perform(insert, QStringLiteral("Insert")));
    QCOMPARE(m_document->selection().state, asl::StatePath("/States/Pause"));
    QCOMPARE(m_document->undoStack()->count(), 1);
    m_document->undoStack()->undo();
    QCOMPARE(m_document->text(), machine);
    QCOMPARE(m_document->selection().state, asl::StatePath("/States/First"));
}

void TestWorkflowDocument::deletedStateIsDeselected()
{
    m_document->setContents(machine, {}, syntax::Format::Json);
    m_document->selectState(asl::StatePath("/States/First"));
    QVERIFY(m_document->perform(edit::DeleteState{asl::StatePath("/States/First")},
                                QStringLiteral("Delete")));
    QVERIFY(!m_document->selection().hasState);
    m_document->undoStack()->undo();
    QCOMPARE(m_document->selection().state, asl::StatePath("/States/First"));
}

void TestWorkflowDocument::impossibleGestureChangesNothing()
{
    m_document->setContents(machine, {}, syntax::Format::Json);
    const Result<void> result = m_document->perform(
        edit::RenameState{asl::StatePath("/States/Nobody"), "Somebody"}, QStringLiteral("Rename"));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::EditNotPossible);
    QCOMPARE(m_document->text(), machine);
    QCOMPARE(m_document->undoStack()->count(), 0);
}

void TestWorkflowDocument::gestureWorksOnTheTextAsItIsNow()
{
    m_document->setContents(machine, {}, syntax::Format::Json);
    QTRY_VERIFY(m_document->isSnapshotCurrent());
    m_document->apply({{{0, 0}, "   "}}, QStringLiteral("Typing"), EditOrigin::Editor);
    QVERIFY(!m_document->isSnapshotCurrent());
    QVERIFY(m_document->perform(edit::RenameState{asl::StatePath("/States/First"), "Begin"},
                                QStringLiteral("Rename")));
    QVERIFY(m_document->text().starts_with("   {"));
    QVERIFY(m_document->text().find("\"Begin\": {") != std::string::npos);
}

void TestWorkflowDocument::otherContentsBeginANewHistory()
{
    type("abc", 0);
    m_document->selectState(asl::StatePath("/States/First"));
    QSignalSpy replaced(m_document.get(), &WorkflowDocument::contentsReplaced);
    m_document->setContents(machine, {}, syntax::Format::Json);
    QCOMPARE(replaced.count(), 1);
    QCOMPARE(m_document->undoStack()->count(), 0);
    QVERIFY(!m_document->selection().hasState);
    QVERIFY(!m_document->isModified());
}

QTEST_MAIN(TestWorkflowDocument)
#include "tst_WorkflowDocument.moc"
