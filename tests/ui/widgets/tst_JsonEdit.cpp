// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/Json.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/JsonEdit.h"

#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace stepglass;
using stepglass::ui::widgets::JsonEdit;

class JsonEditTest : public QObject {
    Q_OBJECT

    ui::theme::Theme m_theme{ui::theme::Scheme::Dark};

private Q_SLOTS:
    void saysWhatIsWrongWithItsPlaceAndKeepsTheText()
    {
        JsonEdit edit(m_theme);
        QTest::keyClicks(edit.editor(), QStringLiteral("{"));
        QTest::keyClick(edit.editor(), Qt::Key_Return);
        QTest::keyClicks(edit.editor(), QStringLiteral("\"a\": }"));
        QVERIFY(!edit.isValid());
        QVERIFY2(edit.message().startsWith(QStringLiteral("Line 2, column 6: ")),
                 qPrintable(edit.message()));
        QVERIFY(edit.editor()->property("invalid").toBool());
        QCOMPARE(edit.text(), QStringLiteral("{\n\"a\": }"));
        QTest::keyClick(edit.editor(), Qt::Key_Left);
        QTest::keyClicks(edit.editor(), QStringLiteral("1"));
        QVERIFY2(edit.isValid(), qPrintable(edit.message()));
        QCOMPARE(value::toJson(edit.value().value()), std::string("{\"a\":1}"));
        QVERIFY(!edit.editor()->property("invalid").toBool());
    }

    void commitsOnceByControlReturn()
    {
        JsonEdit edit(m_theme);
        edit.setText(QStringLiteral("1"));
        QSignalSpy committed(&edit, &JsonEdit::committed);
        QTest::keyClick(edit.editor(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(committed.count(), 0);
        QTest::keyClicks(edit.editor(), QStringLiteral("2"));
        QVERIFY(edit.isEdited());
        QTest::keyClick(edit.editor(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(committed.count(), 1);
        QVERIFY(!edit.isEdited());
    }

    void theOwnersFaultStandsUntilTheTextChanges()
    {
        JsonEdit edit(m_theme);
        edit.setText(QStringLiteral("{}"));
        edit.setFault(QStringLiteral("no answers"));
        QCOMPARE(edit.message(), QStringLiteral("no answers"));
        QTest::keyClicks(edit.editor(), QStringLiteral(" "));
        QCOMPARE(edit.message(), QString());
    }

    void emptyIsAFaultUnlessAllowed()
    {
        JsonEdit edit(m_theme);
        edit.setText(QStringLiteral(" "));
        QVERIFY(!edit.isValid());
        edit.setEmptyAllowed(true);
        QVERIFY(edit.isValid());
    }
};

QTEST_MAIN(JsonEditTest)
#include "tst_JsonEdit.moc"
