// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/JourneyWindow.h"

#include <QAction>
#include <QDir>

using namespace stepglass;
using journeys::JourneyWindow;

namespace {

const QByteArray definition = R"({"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}})";

} // namespace

/// Somebody types, the machine goes down, and the next start has what was typed.
class RestoreUnsaved : public QObject {
    Q_OBJECT

    static QStringList copies(const QString& folder)
    {
        return QDir(folder).entryList({QStringLiteral("*.note")}, QDir::Files);
    }

    static void type(JourneyWindow& journey, const char* keys)
    {
        journey.scintilla()->setFocus();
        journey.scintilla()->SendScintilla(QsciScintilla::SCI_DOCUMENTEND);
        QTest::keyClicks(journey.scintilla(), QLatin1String(keys));
    }

    /// What a crash leaves: the copy without anybody who holds its lock.
    static void crash(const QString& folder)
    {
        const QString id = copies(folder).first().chopped(5);
        for (const char* ending : {".text", ".note"})
            QVERIFY(QFile::copy(
                QDir(folder).filePath(id + QLatin1String(ending)),
                QDir(folder).filePath(QLatin1String("crashed") + QLatin1String(ending))));
    }

private Q_SLOTS:
    void whatWasTypedIsThereAfterACrash()
    {
        const QTemporaryDir folder;
        JourneyWindow journey(definition);
        journey.window.files().keepRecovery(folder.path());
        type(journey, " // half a thought");
        const QByteArray typed = journey.text();
        QTRY_COMPARE(copies(folder.path()).size(), 1);
        crash(folder.path());

        JourneyWindow next(definition, QStringLiteral("other.asl.json"));
        next.window.files().keepRecovery(folder.path());
        QVERIFY(next.window.files().offerRecovery({}));
        QCOMPARE(next.prompts.recoveryQuestions, QStringList{QStringLiteral("order.asl.json")});
        QCOMPARE(next.text(), typed);
        QCOMPARE(next.window.document().filePath(), journey.path);
        QVERIFY(next.window.document().isModified());
        next.find<QAction>("undoAction")->trigger();
        QCOMPARE(next.text(), definition);
        QVERIFY(!next.window.files().offerRecovery({}));
    }

    void savedTextLeavesNoCopy()
    {
        const QTemporaryDir folder;
        JourneyWindow journey(definition);
        journey.window.files().keepRecovery(folder.path());
        type(journey, " ");
        QTRY_COMPARE(copies(folder.path()).size(), 1);
        QVERIFY(journey.window.files().save());
        QCOMPARE(copies(folder.path()).size(), 0);
    }

    void textOfARunningProgramIsNotOffered()
    {
        const QTemporaryDir folder;
        JourneyWindow journey(definition);
        journey.window.files().keepRecovery(folder.path());
        type(journey, " ");
        QTRY_COMPARE(copies(folder.path()).size(), 1);
        JourneyWindow other(definition);
        other.window.files().keepRecovery(folder.path());
        QVERIFY(!other.window.files().offerRecovery({}));
        QVERIFY(other.prompts.recoveryQuestions.isEmpty());
    }

    void openingAnotherFileAsksNothing()
    {
        const QTemporaryDir folder;
        JourneyWindow journey(definition);
        journey.window.files().keepRecovery(folder.path());
        type(journey, " ");
        QTRY_COMPARE(copies(folder.path()).size(), 1);
        crash(folder.path());
        QVERIFY(!journey.window.files().offerRecovery(QStringLiteral("/elsewhere.asl.json")));
        QVERIFY(journey.prompts.recoveryQuestions.isEmpty());
        journey.prompts.recovery = ui::shell::RecoveryAnswer::Discard;
        QVERIFY(!journey.window.files().offerRecovery(journey.path));
        QTRY_COMPARE(copies(folder.path()).size(), 1);
    }
};

QTEST_MAIN(RestoreUnsaved)
#include "tst_RestoreUnsaved.moc"
