// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/JourneyWindow.h"

#include <QLineEdit>

using namespace stepglass;
using journeys::JourneyWindow;

namespace {

const QByteArray definition = R"({
  "Comment": "kept as it is",   "StartAt": "Check",
  "States": {
    "Check": { "Type": "Pass", "Next": "Charge" },
    "Charge": {
      "Type":   "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge",
      "Next": "Done"
    },
    "Done": { "Type": "Succeed" }
  }
}
)";

} // namespace

/// Somebody opens a file, renames a state in the graph, thinks again in the text, and saves.
class RenameUndoSave : public QObject {
    Q_OBJECT

    static void renameInTheGraph(JourneyWindow& journey, const char* state, const char* newName)
    {
        journey.window.document().selectState(asl::StatePath(state));
        journey.window.canvas().setFocus();
        QTest::keyClick(&journey.window.canvas(), Qt::Key_F2);
        QLineEdit* field = nullptr;
        QTRY_VERIFY((field = journey.window.canvas().findChild<QLineEdit*>()) &&
                    field->isVisible());
        field->selectAll();
        QTest::keyClicks(field, QLatin1String(newName));
        QTest::keyClick(field, Qt::Key_Return);
        journey.settle();
    }

private Q_SLOTS:
    void renameTouchesTheLinesThatNameTheState()
    {
        JourneyWindow journey(definition);
        renameInTheGraph(journey, "/States/Charge", "Collect");
        QCOMPARE(journeys::differingLines(definition, journey.text()), (QList<int>{4, 5}));
        QVERIFY(journey.window.isWindowModified());

        QTest::keyClick(&journey.window, Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(journey.onDisk(), journey.text());
        QVERIFY(!journey.window.isWindowModified());
    }

    void undoInTheTextTakesBackTheLastRenameOnly()
    {
        JourneyWindow journey(definition);
        renameInTheGraph(journey, "/States/Done", "Finished");
        const QByteArray once = journey.text();
        renameInTheGraph(journey, "/States/Charge", "Collect");

        journey.scintilla()->setFocus();
        QTest::keyClick(journey.scintilla(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(journey.text(), once);
        QCOMPARE(QByteArray(journey.scintilla()->text().toUtf8()), once);

        journey.settle();
        QVERIFY(journey.window.files().save());
        QCOMPARE(journeys::differingLines(definition, journey.onDisk()), (QList<int>{8, 10}));
    }

    void undoOfEverythingIsTheFileByteForByte()
    {
        JourneyWindow journey(definition);
        renameInTheGraph(journey, "/States/Charge", "Collect");
        QTest::keyClick(&journey.window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(journey.text(), definition);
        QVERIFY(!journey.window.isWindowModified());
    }

    void aFileThatCannotBeWrittenLosesNothing()
    {
        JourneyWindow journey(definition);
        renameInTheGraph(journey, "/States/Charge", "Collect");
        journey.prompts.file =
            journey.folder.filePath(QStringLiteral("no/such/folder/order.asl.json"));
        QVERIFY(!journey.window.files().saveAs());
        QCOMPARE(journey.prompts.told.size(), 1);
        QVERIFY2(journey.prompts.told.first().contains(QLatin1String("no/such/folder")),
                 qPrintable(journey.prompts.told.first()));
        QVERIFY(journey.window.isWindowModified());
        QVERIFY(journey.text().contains("Collect"));
    }

    void closingAsksBeforeChangesAreLost()
    {
        JourneyWindow journey(definition);
        renameInTheGraph(journey, "/States/Charge", "Collect");
        journey.prompts.unsaved = ui::shell::UnsavedAnswer::Cancel;
        QVERIFY(!journey.window.close());
        QCOMPARE(journey.prompts.unsavedQuestions, 1);
        QVERIFY(journey.window.isVisible());
        journey.prompts.unsaved = ui::shell::UnsavedAnswer::Save;
        QVERIFY(journey.window.close());
        QVERIFY(journey.onDisk().contains("Collect"));
    }

    void aChangeOnDiskIsNoticed()
    {
        JourneyWindow journey(definition);
        journey.write(QByteArray(definition).replace("Charge", "Refund"));
        QTRY_COMPARE(journey.prompts.reloadQuestions, 1);
        QTRY_VERIFY(journey.text().contains("Refund"));
    }
};

QTEST_MAIN(RenameUndoSave)
#include "tst_RenameUndoSave.moc"
