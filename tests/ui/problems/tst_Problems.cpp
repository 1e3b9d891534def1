// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/MenuKeys.h"
#include "ui/bridge/Words.h"
#include "ui/document/WorkflowDocument.h"
#include "ui/problems/ProblemsModel.h"
#include "ui/problems/ProblemsPanel.h"
#include "ui/theme/Theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace stepglass;
using namespace stepglass::ui;

class Problems : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsErrorsBeforeWarningsWithStateAndPlace()
    {
        document::WorkflowDocument document(bridge::layoutOptions());
        problems::ProblemsPanel panel(document, m_theme);
        document.setContents(
            "{\"StartAt\":\"A\",\n\"States\":{\n\"A\":{\"Type\":\"Pass\",\"Next\":\"Nowhere\"}}}",
            {}, syntax::Format::Json);
        auto* view = panel.findChild<QTreeView*>(QStringLiteral("problemsView"));
        QTRY_VERIFY(document.isSnapshotCurrent());
        QVERIFY(view->model()->rowCount() > 0);
        int found = -1;
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            if (view->model()->index(row, 1).data().toString().contains(QLatin1String("Nowhere")))
                found = row;
        }
        QVERIFY(found >= 0);
        QCOMPARE(view->model()->index(found, 0).data().toString(), QStringLiteral("A"));
        QVERIFY(view->model()->index(found, 3).data().toString().startsWith(QLatin1String("3:")));
    }

    void tellsTheValueOfAPlaceholderThatIsAtFault()
    {
        document::WorkflowDocument document(bridge::layoutOptions());
        problems::ProblemsPanel panel(document, m_theme);
        document.setContents("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\","
                             "\"Seconds\":${Pause},\"End\":true}}}",
                             {}, syntax::Format::Json);
        QTRY_VERIFY(document.isSnapshotCurrent());
        QCOMPARE(panel.problemCount(), 0);
        document.setKnownPlaceholders(std::make_shared<const asl::KnownPlaceholders>(
            asl::KnownPlaceholders{"prod", {{.name = "Pause", .value = "-1"}}}));
        QTRY_COMPARE(panel.problemCount(), 1);
        auto* view = panel.findChild<QTreeView*>(QStringLiteral("problemsView"));
        QCOMPARE(view->model()->index(0, 1).data().toString(),
                 QStringLiteral("With environment prod, ${Pause} is -1: The value must be at "
                                "least 0"));
        const TextRange range = document.snapshot()->diagnostics.front().range;
        QCOMPARE(document.text().substr(range.begin, range.length()), std::string("${Pause}"));
    }

    void aNarrowListKeepsTheSentenceAndLeavesOutTheCode()
    {
        document::WorkflowDocument document(bridge::layoutOptions());
        problems::ProblemsPanel panel(document, m_theme);
        auto* view = panel.findChild<QTreeView*>(QStringLiteral("problemsView"));
        panel.resize(1000, 200);
        panel.show();
        QVERIFY(!view->isColumnHidden(problems::ProblemsModel::CodeColumn));
        panel.resize(500, 200);
        QTRY_VERIFY(view->isColumnHidden(problems::ProblemsModel::CodeColumn));
        QVERIFY(view->columnWidth(problems::ProblemsModel::MessageColumn) > 200);
    }

    void enterAsksForThePlace()
    {
        document::WorkflowDocument document(bridge::layoutOptions());
        problems::ProblemsPanel panel(document, m_theme);
        document.setContents("{\"StartAt\":\"Gone\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}", {},
                             syntax::Format::Json);
        auto* view = panel.findChild<QTreeView*>(QStringLiteral("problemsView"));
        QTRY_VERIFY(document.isSnapshotCurrent());
        QVERIFY(view->model()->rowCount() > 0);
        QSignalSpy asked(&panel, &problems::ProblemsPanel::placeRequested);
        panel.focusFirst();
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        const auto range = asked.first().first().value<TextRange>();
        QCOMPARE(document.text().substr(range.begin, range.length()), std::string("\"Gone\""));
    }

    void aChoiceWithoutDefaultCanGetOne()
    {
        document::WorkflowDocument document(bridge::layoutOptions());
        problems::ProblemsPanel panel(document, m_theme);
        document.setContents("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Choice\","
                             "\"Choices\":[{\"Variable\":\"$.x\",\"IsPresent\":true,"
                             "\"Next\":\"B\"}]},\"B\":{\"Type\":\"Succeed\"}}}",
                             {}, syntax::Format::Json);
        QTRY_VERIFY(document.isSnapshotCurrent());
        QCOMPARE(panel.problemCount(), 1);
        panel.resize(600, 200);
        panel.show();
        panel.focusFirst();
        auto* view = panel.findChild<QTreeView*>(QStringLiteral("problemsView"));
        QVERIFY(testing::usePopup<QMenu>(
            [view] { QTest::keyClick(view, Qt::Key_Period, Qt::ControlModifier); },
            [](QMenu& menu) {
                testing::chooseByKeys(menu, QStringLiteral("Add a Default that leads to B"));
            }));
        QVERIFY(document.text().find("\"Default\":\"B\"") != std::string::npos);
        QTRY_COMPARE(panel.problemCount(), 0);
    }

    void aCleanDefinitionSaysSo()
    {
        document::WorkflowDocument document(bridge::layoutOptions());
        problems::ProblemsPanel panel(document, m_theme);
        document.setContents("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}", {},
                             syntax::Format::Json);
        QTRY_VERIFY(document.isSnapshotCurrent());
        QCOMPARE(panel.problemCount(), 0);
        panel.resize(600, 200);
        panel.show();
        QVERIFY(panel.findChild<QWidget*>(QStringLiteral("problemsEmpty"))->isVisible());
    }

private:
    const theme::Theme m_theme{theme::Scheme::Dark};
};

QTEST_MAIN(Problems)
#include "tst_Problems.moc"
