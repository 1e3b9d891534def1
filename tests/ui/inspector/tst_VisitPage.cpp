// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Execution.h"
#include "core/mock/MockSet.h"
#include "core/value/Json.h"
#include "ui/bridge/Words.h"
#include "ui/document/WorkflowDocument.h"
#include "ui/inspector/InspectorPanel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/CollapsibleSection.h"
#include "ui/widgets/JsonModel.h"
#include "ui/widgets/JsonView.h"

#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>

using namespace stepglass;
using ui::inspector::InspectorPanel;
using ui::widgets::CollapsibleSection;
using ui::widgets::JsonView;

namespace {

const char* const definition = R"({
  "StartAt": "Ask",
  "States": {
    "Ask": {
      "Type": "Task", "Resource": "arn:aws:states:::dynamodb:getItem",
      "InputPath": "$.order",
      "Parameters": { "Key.$": "$.id" },
      "ResultSelector": { "left.$": "$.Item.quantity.N" },
      "ResultPath": "$.stock",
      "Retry": [{ "ErrorEquals": ["Busy"], "IntervalSeconds": 2 }],
      "Next": "Enough"
    },
    "Enough": {
      "Type": "Choice",
      "Choices": [
        { "Variable": "$.stock.left", "NumericGreaterThan": 0, "Next": "Twice" },
        { "Variable": "$.stock.left", "StringEquals": "12", "Next": "Twice" }
      ],
      "Default": "Never"
    },
    "Twice": { "Type": "Map", "ItemsPath": "$.list", "Iterator": {
      "StartAt": "One", "States": { "One": { "Type": "Pass", "End": true } } }, "End": true },
    "Never": { "Type": "Fail" }
  }
})";
const char* const mocks = R"({ "Ask": {
  "0": { "Throw": { "Error": "Busy", "Cause": "try later" } },
  "1": { "Return": { "Item": { "quantity": { "N": "12" } } } } } })";

struct Bench {
    Bench()
    {
        document.setContents(definition, QString(), syntax::Format::Json);
        if (!QTest::qWaitFor([this] { return document.isSnapshotCurrent(); }))
            qFatal("the analysis did not end");
        const engine::CompileResult compiled = engine::compile(*document.snapshot()->model);
        if (!compiled.program)
            qFatal("the definition cannot run");
        mock::MockTaskProvider tasks(mock::MockSet::fromResponses(mocks).value());
        engine::ExecutionSettings settings;
        settings.input =
            value::parseJson(R"({"order": {"id": "o-1"}, "list": [10, 20, 30]})").value();
        engine::Execution execution(compiled.program, settings, tasks);
        execution.run();
        trace = execution.trace();
        panel.resize(340, 700);
        panel.show();
    }
    void showAt(const char* state, engine::EventId event)
    {
        document.selectState(asl::StatePath(state));
        panel.showRun(trace, event);
    }
    void showEnd(const char* state)
    {
        showAt(state, static_cast<engine::EventId>(trace->eventCount()));
    }
    void openTab(const char* title)
    {
        auto* tabs = panel.findChild<QTabWidget*>(QStringLiteral("visitTabs"));
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i).startsWith(QLatin1String(title)))
                tabs->setCurrentIndex(i);
        }
    }
    /// Stages of the data flow as "title: note" or "title: JSON".
    [[nodiscard]] QStringList stages() const
    {
        QStringList all;
        auto* flow = panel.findChild<QWidget*>(QStringLiteral("dataFlow"));
        for (const CollapsibleSection* section : flow->findChildren<CollapsibleSection*>()) {
            const auto* view = qobject_cast<JsonView*>(section->content());
            all.append(
                section->objectName().mid(6) + QLatin1String(": ") +
                (view ? QString::fromStdString(value::toJson(view->value())) : section->note()));
        }
        return all;
    }

    ui::theme::Theme theme{ui::theme::Scheme::Dark};
    ui::document::WorkflowDocument document{ui::bridge::layoutOptions()};
    InspectorPanel panel{document, theme};
    std::shared_ptr<const engine::Trace> trace;
};

} // namespace

class VisitPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStageOfAVisitIsShown()
    {
        Bench bench;
        QVERIFY(bench.trace->status() == engine::ExecutionStatus::Succeeded);
        bench.showEnd("/States/Ask");
        const QStringList stages = bench.stages();
        const QString input = QStringLiteral(R"({"order":{"id":"o-1"},"list":[10,20,30]})");
        QVERIFY2(stages.contains(QStringLiteral("State input: ") + input),
                 qPrintable(stages.join(QLatin1Char('\n'))));
        QVERIFY(stages.contains(QStringLiteral("After InputPath: {\"id\":\"o-1\"}")));
        QVERIFY(stages.contains(QStringLiteral("After Parameters: {\"Key\":\"o-1\"}")));
        QVERIFY(stages.contains(
            QStringLiteral("Task result: {\"Item\":{\"quantity\":{\"N\":\"12\"}}}")));
        QVERIFY(stages.contains(QStringLiteral("After ResultSelector: {\"left\":\"12\"}")));
        QVERIFY2(stages.contains(QStringLiteral("State output: unchanged")),
                 qPrintable(stages.join(QLatin1Char('\n'))));
    }

    void whatResultPathAddedIsMarked()
    {
        Bench bench;
        bench.showEnd("/States/Ask");
        const auto* section =
            bench.panel.findChild<CollapsibleSection*>(QStringLiteral("stage.After ResultPath"));
        QVERIFY(section);
        const auto* view = qobject_cast<JsonView*>(section->content());
        QVERIFY(view);
        QStringList added;
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            const QModelIndex index = view->model()->index(row, 0);
            if (index.data(ui::widgets::JsonModel::MarkRole).toInt() ==
                int(ui::widgets::JsonMark::Added))
                added.append(index.data(ui::widgets::JsonModel::NameRole).toString());
        }
        QCOMPARE(added, QStringList{QStringLiteral("stock")});
    }

    void aChoiceSaysWhyItWentThere()
    {
        Bench bench;
        bench.showEnd("/States/Enough");
        const auto word = [&](const char* card) {
            auto* frame = bench.panel.findChild<QWidget*>(QLatin1String(card));
            return frame ? frame->findChild<QLabel*>(QStringLiteral("cardWord"))->text()
                         : QString();
        };
        QCOMPARE(word("rule.0"), QStringLiteral("false"));
        QCOMPARE(word("rule.1"), QStringLiteral("taken"));
        auto* remark = bench.panel.findChild<QWidget*>(QStringLiteral("rule.0"))
                           ->findChild<QLabel*>(QStringLiteral("remark"));
        QVERIFY(remark);
        QVERIFY2(remark->text().contains(QLatin1String("string")), qPrintable(remark->text()));
        QVERIFY(!bench.panel.findChild<QWidget*>(QStringLiteral("rule.default")));
    }

    void triesAreListedWithTheirErrorsAndPauses()
    {
        Bench bench;
        bench.showEnd("/States/Ask");
        bench.openTab("Retries (1)");
        auto* first = bench.panel.findChild<QWidget*>(QStringLiteral("attempt.0"));
        QVERIFY(first);
        QString text;
        for (const QLabel* label : first->findChildren<QLabel*>())
            text += label->text() + QLatin1Char('\n');
        QVERIFY2(text.contains(QLatin1String("Busy: try later")), qPrintable(text));
        QVERIFY2(text.contains(QLatin1String("2.000 s")), qPrintable(text));
        QVERIFY(bench.panel.findChild<QWidget*>(QStringLiteral("attempt.1")));
    }

    void beforeItsEndAVisitHasNoOutput()
    {
        Bench bench;
        bench.showAt("/States/Ask", 2);
        QVERIFY(bench.panel.findChild<QLabel*>(QStringLiteral("visitStatus"))
                    ->text()
                    .startsWith(QLatin1String("In progress")));
        QVERIFY(bench.stages().filter(QStringLiteral("output")).isEmpty());
        bench.openTab("Output");
        QVERIFY(bench.panel.findChild<QLabel*>(QStringLiteral("noOutput"))->isVisible());
        bench.showEnd("/States/Ask");
        QVERIFY(!bench.panel.findChild<QLabel*>(QStringLiteral("noOutput"))->isVisible());
    }

    void visitsAreChosenByNumber()
    {
        Bench bench;
        bench.showEnd("/States/Twice/Iterator/States/One");
        auto* chooser = bench.panel.findChild<QSpinBox*>(QStringLiteral("visitChooser"));
        QCOMPARE(chooser->maximum(), 3);
        QCOMPARE(chooser->value(), 3);
        auto* input = bench.panel.findChild<JsonView*>(QStringLiteral("visitInput"));
        bench.openTab("Input");
        QCOMPARE(value::toJson(input->value()), std::string("30"));
        QTest::keyClick(chooser, Qt::Key_Down);
        QCOMPARE(value::toJson(input->value()), std::string("20"));
        QVERIFY(bench.panel.findChild<QLabel*>(QStringLiteral("visitStatus"))
                    ->text()
                    .contains(QLatin1String("Twice #1")));
    }

    void eventsOfAVisitAskToBeSeen()
    {
        Bench bench;
        bench.showEnd("/States/Ask");
        bench.openTab("Events");
        auto* events = bench.panel.findChild<QListWidget*>(QStringLiteral("visitEvents"));
        QVERIFY(events->count() >= 6);
        QVERIFY(events->item(0)->text().contains(QLatin1String("TaskStateEntered")));
        QSignalSpy requested(&bench.panel, &InspectorPanel::eventRequested);
        QTest::mouseClick(events->viewport(), Qt::LeftButton, {},
                          events->visualItemRect(events->item(1)).center());
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested.first().first().toUInt(), 3U);
    }

    void aStateThatWasNotVisitedSaysSo()
    {
        Bench bench;
        bench.showEnd("/States/Never");
        QVERIFY(bench.panel.findChild<QWidget*>(QStringLiteral("notVisited"))->isVisible());
        bench.showAt("/States/Enough", 1);
        QVERIFY(bench.panel.findChild<QWidget*>(QStringLiteral("notVisited"))->isVisible());
    }

    void theMachineShowsTheExecutionsOwnData()
    {
        Bench bench;
        bench.document.setSelection({});
        bench.panel.showRun(bench.trace, 1);
        auto* output = bench.panel.findChild<JsonView*>(QStringLiteral("executionOutput"));
        QCOMPARE(value::toJson(output->value()), std::string("[10,20,30]"));
        bench.panel.showRun(nullptr, 0);
        QVERIFY(bench.panel.findChild<QWidget*>(QStringLiteral("machineForm"))->isVisible());
    }
};

QTEST_MAIN(VisitPageTest)
#include "tst_VisitPage.moc"
