// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/ActionWords.h"
#include "ui/bridge/Words.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::ui;

/// The window says of actions what the command line says, where nothing is translated.
class ActionWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyActionHasTheTitleThatCoreHas()
    {
        for (int code = 0; code <= static_cast<int>(assist::lastActionCode); ++code) {
            assist::Action action;
            action.code = static_cast<assist::ActionCode>(code);
            const std::string_view english = assist::englishTemplate(action.code);
            QVERIFY(!english.empty());
            action.arguments = {"{0}", "{1}"};
            QCOMPARE(bridge::title(action), bridge::toQString(english));
        }
    }

    void everyNoteHasTheSentenceThatCoreHas()
    {
        for (int code = 0; code <= static_cast<int>(assist::lastNoteCode); ++code) {
            const assist::Note note{static_cast<assist::NoteCode>(code), {}, {"{0}"}};
            QVERIFY(!assist::toEnglish(note).empty());
            QCOMPARE(bridge::words(note), bridge::toQString(assist::toEnglish(note)));
        }
    }
};

QTEST_MAIN(ActionWords)
#include "tst_ActionWords.moc"
