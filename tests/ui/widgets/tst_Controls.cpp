// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Theme.h"
#include "ui/widgets/CollapsibleSection.h"
#include "ui/widgets/ElidingLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/SegmentedControl.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace stepglass::ui;
using namespace stepglass::ui::widgets;

class Controls : public QObject {
    Q_OBJECT

    theme::Theme m_theme{theme::Scheme::Light};

private Q_SLOTS:
    void arrowKeysMoveASegmentedControl()
    {
        SegmentedControl control(
            {QStringLiteral("One"), QStringLiteral("Two"), QStringLiteral("Three")});
        QSignalSpy chosen(&control, &SegmentedControl::chosen);
        control.show();
        control.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&control));
        control.button(0)->setFocus();
        QCOMPARE(control.current(), 0);
        QTest::keyClick(control.button(0), Qt::Key_Right);
        QTest::keyClick(control.button(1), Qt::Key_Right);
        QTest::keyClick(control.button(2), Qt::Key_Right);
        QCOMPARE(control.current(), 2);
        QCOMPARE(chosen.count(), 2);
        control.setCurrent(1);
        QCOMPARE(chosen.count(), 2);
    }

    void aSectionAsksForItsContentWhenOpened()
    {
        CollapsibleSection section(QStringLiteral("Retry"), m_theme);
        section.setExpanded(false);
        connect(&section, &CollapsibleSection::aboutToExpand, &section, [&section] {
            if (!section.content())
                section.setContent(new QLabel(QStringLiteral("content"), &section));
        });
        section.show();
        QVERIFY(!section.content());
        QTest::mouseClick(section.header(), Qt::LeftButton);
        QVERIFY(section.content() && section.content()->isVisible());
        QTest::keyClick(section.header(), Qt::Key_Space);
        QVERIFY(!section.content()->isVisible());
    }

    void aLabelSaysWhetherItIsCut()
    {
        ElidingLabel label(QStringLiteral("A name that is much too long for sixty pixels"));
        label.resize(60, 20);
        QVERIFY(label.isElided());
        label.resize(label.sizeHint());
        QVERIFY(!label.isElided());
    }

    void anEmptyStateInvites()
    {
        EmptyState empty(QStringLiteral("run"), QStringLiteral("Run to see events"),
                         QStringLiteral("Run"), m_theme);
        QSignalSpy clicked(&empty, &EmptyState::buttonClicked);
        QTest::mouseClick(empty.button(), Qt::LeftButton);
        QCOMPARE(clicked.count(), 1);
        const EmptyState silent(QStringLiteral("run"), QStringLiteral("Nothing"), QString(),
                                m_theme);
        QVERIFY(silent.button()->isHidden());
    }
};

QTEST_MAIN(Controls)
#include "tst_Controls.moc"
