// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/Words.h"
#include "ui/document/WorkflowDocument.h"
#include "ui/palette/OutlinePanel.h"
#include "ui/palette/PalettePanel.h"
#include "ui/theme/Theme.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace stepglass;
using namespace stepglass::ui;

namespace {

constexpr const char* definition = R"({"StartAt":"Fan","States":{
  "Fan":{"Type":"Parallel","Branches":[{"StartAt":"Left","States":{"Left":{"Type":"Pass","End":true}}}],"Next":"Done"},
  "Done":{"Type":"Succeed"}}})";

} // namespace

class Palette : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void outlineShowsStatesAsATree()
    {
        document::WorkflowDocument document(bridge::layoutOptions());
        palette::OutlinePanel panel(document, m_theme);
        document.setContents(definition, {}, syntax::Format::Json);
        auto* tree = panel.findChild<QTreeWidget*>(QStringLiteral("outlineTree"));
        QTRY_COMPARE(tree->topLevelItemCount(), 2);
        QCOMPARE(tree->topLevelItem(0)->text(0), QStringLiteral("Fan"));
        QCOMPARE(tree->topLevelItem(0)->child(0)->text(0), QStringLiteral("Left"));
    }

    void outlineAndSelectionFollowEachOther()
    {
        document::WorkflowDocument document(bridge::layoutOptions());
        palette::OutlinePanel panel(document, m_theme);
        document.setContents(definition, {}, syntax::Format::Json);
        auto* tree = panel.findChild<QTreeWidget*>(QStringLiteral("outlineTree"));
        QTRY_COMPARE(tree->topLevelItemCount(), 2);
        tree->setCurrentItem(tree->topLevelItem(0)->child(0));
        QCOMPARE(document.selection().state.pointer(),
                 std::string("/States/Fan/Branches/0/States/Left"));
        document.selectState(asl::StatePath("/States/Done"));
        QCOMPARE(tree->currentItem()->text(0), QStringLiteral("Done"));
    }

    void searchKeepsTheContainersOfWhatItFinds()
    {
        document::WorkflowDocument document(bridge::layoutOptions());
        palette::OutlinePanel panel(document, m_theme);
        document.setContents(definition, {}, syntax::Format::Json);
        auto* tree = panel.findChild<QTreeWidget*>(QStringLiteral("outlineTree"));
        QTRY_COMPARE(tree->topLevelItemCount(), 2);
        auto* search = panel.findChild<QLineEdit*>(QStringLiteral("outlineSearch"));
        QTest::keyClicks(search, QStringLiteral("lef"));
        QVERIFY(!tree->topLevelItem(0)->isHidden());
        QVERIFY(tree->topLevelItem(1)->isHidden());
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(document.selection().state.pointer(),
                 std::string("/States/Fan/Branches/0/States/Left"));
    }

    void enterInThePaletteAsksForThatType()
    {
        palette::PalettePanel panel(m_theme);
        QSignalSpy asked(&panel, &palette::PalettePanel::insertRequested);
        auto* search = panel.findChild<QLineEdit*>(QStringLiteral("paletteSearch"));
        QTest::keyClicks(search, QStringLiteral("wait"));
        QTest::keyClick(search, Qt::Key_Return);
        auto* list = panel.findChild<QListWidget*>(QStringLiteral("paletteList"));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked.first().first().value<asl::StateType>() == asl::StateType::Wait);
    }

    void aNarrowPaletteShowsNamesAlone()
    {
        palette::PalettePanel panel(m_theme);
        auto* list = panel.findChild<QListWidget*>(QStringLiteral("paletteList"));
        panel.resize(400, 500);
        panel.show();
        QVERIFY(list->item(0)->text().startsWith(QStringLiteral("Task\n")));
        panel.resize(120, 500);
        QTRY_COMPARE(list->item(0)->text(), QStringLiteral("Task"));
        QTest::keyClicks(panel.findChild<QLineEdit*>(QStringLiteral("paletteSearch")),
                         QStringLiteral("service"));
        QVERIFY(!list->item(0)->isHidden());
        QVERIFY(list->item(1)->isHidden());
    }

    void aDragCarriesTheType()
    {
        palette::PalettePanel panel(m_theme);
        auto* list = panel.findChild<QListWidget*>(QStringLiteral("paletteList"));
        const std::unique_ptr<QMimeData> data(
            list->model()->mimeData({list->model()->index(0, 0)}));
        QCOMPARE(data->data(QLatin1String(palette::PalettePanel::mimeType)), QByteArray("Task"));
    }

private:
    const theme::Theme m_theme{theme::Scheme::Light};
};

QTEST_MAIN(Palette)
#include "tst_Palette.moc"
