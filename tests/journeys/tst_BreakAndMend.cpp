// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/JourneyWindow.h"

using namespace stepglass;
using journeys::JourneyWindow;

namespace {

const QByteArray definition = R"({
  "StartAt": "First",
  "States": {
    "First": {
      "Type": "Pass",
      "Next": "Second"
    },
    "Second": {
      "Type": "Pass",
      "Next": "Third"
    },
    "Third": {
      "Type": "Succeed"
    }
  }
}
)";

QStringList drawn(JourneyWindow& journey)
{
    QStringList names;
    const analysis::Snapshot& snapshot = *journey.window.document().snapshot();
    for (const layout::NodeLayout& node : snapshot.layout->nodes) {
        if (node.role == layout::NodeRole::State)
            names.append(ui::bridge::toQString(snapshot.model->state(node.path)->name));
    }
    names.sort();
    return names;
}

} // namespace

/// Somebody types half a thing in the text: the graph stays; when the text is whole again, the
/// graph follows.
class BreakAndMend : public QObject {
    Q_OBJECT

    static void putCaretAfter(JourneyWindow& journey, const QByteArray& place)
    {
        const qsizetype offset = journey.text().indexOf(place) + place.size();
        journey.scintilla()->SendScintilla(QsciScintilla::SCI_GOTOPOS,
                                           static_cast<unsigned long>(offset));
        journey.scintilla()->setFocus();
    }

private Q_SLOTS:
    void theGraphStaysWhileTheTextIsBroken()
    {
        JourneyWindow journey(definition);
        const QStringList all{QStringLiteral("First"), QStringLiteral("Second"),
                              QStringLiteral("Third")};
        QCOMPARE(drawn(journey), all);

        putCaretAfter(journey, "\"Next\": \"Second\"");
        QTest::keyClick(journey.scintilla(), Qt::Key_Backspace);
        journey.settle();
        QVERIFY(!journey.window.document().snapshot()->tree->diagnostics().empty());
        QCOMPARE(drawn(journey), all);

        QTest::keyClicks(journey.scintilla(), QStringLiteral("\""));
        journey.settle();
        QVERIFY(journey.window.document().snapshot()->tree->diagnostics().empty());
        QCOMPARE(journey.text(), definition);
    }

    void anIntactStateIsEditedInTheGraphWhileAnotherIsBroken()
    {
        JourneyWindow journey(definition);
        putCaretAfter(journey, "\"First\": {\n      \"Type\": \"Pass\"");
        QTest::keyClick(journey.scintilla(), Qt::Key_Backspace);
        QVERIFY(journey.window.document().perform(
            edit::RenameState{asl::StatePath("/States/Third"), "Last"}, QStringLiteral("Rename")));
        journey.settle();
        QVERIFY(drawn(journey).contains(QStringLiteral("Last")));
        QVERIFY(journey.text().contains("\"Next\": \"Last\""));
    }

    void aNewStateTypedInTheTextAppearsInTheGraph()
    {
        JourneyWindow journey(definition);
        putCaretAfter(journey, "\"States\": {");
        QTest::keyClicks(journey.scintilla(),
                         QStringLiteral(" \"Zero\": { \"Type\": \"Pass\", \"Next\": \"First\" },"));
        journey.settle();
        QTRY_VERIFY(drawn(journey).contains(QStringLiteral("Zero")));
    }

    void anEmptyWindowInvites()
    {
        JourneyWindow journey(definition);
        QVERIFY(journey.window.files().newDocument());
        journey.settle();
        QVERIFY(journey.window.document().perform(
            edit::InsertFirstState{asl::StatePath(), asl::StateType::Pass, "Begin"},
            QStringLiteral("Add")));
        journey.settle();
        QCOMPARE(drawn(journey), QStringList{QStringLiteral("Begin")});
    }
};

QTEST_MAIN(BreakAndMend)
#include "tst_BreakAndMend.moc"
