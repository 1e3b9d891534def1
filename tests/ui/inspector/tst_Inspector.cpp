// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/Json.h"
#include "ui/bridge/Words.h"
#include "ui/document/WorkflowDocument.h"
#include "ui/inspector/InspectorPanel.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace stepglass;
using ui::inspector::InspectorPanel;

namespace {

const QByteArray definition = R"({
  "Comment": "a shop",
  "StartAt": "Pay",
  "States": {
    "Pay": {
      "Type": "Task",   "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:pay",
      "TimeoutSeconds": 30,
      "Retry": [
        { "ErrorEquals": ["Busy", "Slow"], "MaxAttempts": 2 }
      ],
      "Next": "Which"
    },
    "Which": {
      "Type": "Choice",
      "Choices": [
        { "Variable": "$.kind", "StringEquals": "gift", "Next": "Wrap" }
      ],
      "Default": "Done"
    },
    "Wrap": { "Type": "Wait", "Seconds": 5, "Next": "Done" },
    "Done": { "Type": "Succeed" }
  }
}
)";

struct Bench {
    explicit Bench(const char* selected)
    {
        document.setContents(definition.toStdString(), QString(), syntax::Format::Json);
        settle();
        panel.resize(340, 700);
        panel.show();
        if (*selected != '\0')
            document.selectState(asl::StatePath(selected));
    }
    void settle()
    {
        if (!QTest::qWaitFor([this] { return document.isSnapshotCurrent(); }))
            qFatal("the analysis did not end");
    }
    template <typename Type>
    Type* find(const char* name)
    {
        Type* found = nullptr;
        for (Type* candidate : panel.findChildren<Type*>(QLatin1String(name))) {
            if (candidate->isVisible())
                found = candidate;
        }
        if (!found)
            qFatal("no visible widget %s", name);
        return found;
    }
    void write(const char* field, const char* text)
    {
        auto* line = find<QLineEdit>(field);
        line->selectAll();
        QTest::keyClicks(line, QLatin1String(text));
        QTest::keyClick(line, Qt::Key_Return);
    }
    void showTab(const char* title)
    {
        auto* tabs = find<QTabWidget>("designTabs");
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i) == QLatin1String(title))
                tabs->setCurrentIndex(i);
        }
    }
    [[nodiscard]] QList<int> changedLines() const
    {
        const QList<QByteArray> before = definition.split('\n');
        const QList<QByteArray> after = QByteArray::fromStdString(document.text()).split('\n');
        QList<int> lines;
        for (qsizetype i = 0; i < std::max(before.size(), after.size()); ++i) {
            if (before.value(i) != after.value(i))
                lines.append(static_cast<int>(i) + 1);
        }
        return lines;
    }
    [[nodiscard]] bool holds(const char* text) const
    {
        return document.text().find(text) != std::string::npos;
    }

    ui::theme::Theme theme{ui::theme::Scheme::Light};
    ui::document::WorkflowDocument document{ui::bridge::layoutOptions()};
    InspectorPanel panel{document, theme};
};

} // namespace

class InspectorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHeaderNamesWhatIsSelected()
    {
        Bench bench("/States/Pay");
        QCOMPARE(bench.find<QLabel>("inspectorName")->text(), QStringLiteral("Pay"));
        bench.document.setSelection({});
        QCOMPARE(bench.find<QLabel>("inspectorType")->text(),
                 QStringLiteral("Workflow · 4 states"));
        QCOMPARE(bench.find<QLineEdit>("Comment")->text(), QStringLiteral("a shop"));
    }

    void anEditChangesItsLineOnly_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("a number") << QByteArray("/States/Pay") << QByteArray("TimeoutSeconds")
                                  << QByteArray("45") << 7 << QByteArray("\"TimeoutSeconds\": 45,");
        QTest::newRow("a text")
            << QByteArray("/States/Pay") << QByteArray("Resource")
            << QByteArray("arn:aws:states:::sns:publish") << 6
            << QByteArray("\"Type\": \"Task\",   \"Resource\": \"arn:aws:states:::sns:publish\",");
        QTest::newRow("a number in a retrier")
            << QByteArray("/States/Pay") << QByteArray("Retry.0.MaxAttempts") << QByteArray("7")
            << 9 << QByteArray("\"MaxAttempts\": 7");
        QTest::newRow("errors of a retrier")
            << QByteArray("/States/Pay") << QByteArray("Retry.0.ErrorEquals")
            << QByteArray("Busy, Late") << 9 << QByteArray("\"Late\"");
        QTest::newRow("a wait") << QByteArray("/States/Wrap") << QByteArray("waitValue")
                                << QByteArray("9") << 20 << QByteArray("\"Seconds\": 9,");
        QTest::newRow("the machine") << QByteArray("") << QByteArray("Comment")
                                     << QByteArray("a stall") << 2 << QByteArray("\"a stall\"");
    }

    void anEditChangesItsLineOnly()
    {
        QFETCH(QByteArray, state);
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(QByteArray, expected);
        Bench bench(state.constData());
        bench.write(field.constData(), text.constData());
        QCOMPARE(bench.changedLines(), QList<int>{line});
        QVERIFY2(bench.holds(expected.constData()), bench.document.text().c_str());
        bench.document.undoStack()->undo();
        QCOMPARE(QByteArray::fromStdString(bench.document.text()), definition);
    }

    void renamingFollowsReferencesAndTheSelection()
    {
        Bench bench("/States/Wrap");
        bench.panel.focusName();
        bench.write("stateName", "Pack");
        QCOMPARE(bench.changedLines(), (QList<int>{16, 20}));
        bench.settle();
        QTRY_COMPARE(bench.find<QLabel>("inspectorName")->text(), QStringLiteral("Pack"));
    }

    void aNameThatIsTakenIsRefusedAtTheFieldAndStays()
    {
        Bench bench("/States/Wrap");
        QSignalSpy refused(&bench.panel, &InspectorPanel::gestureRefused);
        bench.write("stateName", "Done");
        QCOMPARE(refused.count(), 1);
        QCOMPARE(bench.find<QLineEdit>("stateName")->text(), QStringLiteral("Done"));
        QVERIFY(bench.find<QLineEdit>("stateName")->property("invalid").toBool());
        QCOMPARE(QByteArray::fromStdString(bench.document.text()), definition);
    }

    void whatIsNoNumberIsToldAtTheFieldAndStays()
    {
        Bench bench("/States/Pay");
        bench.write("TimeoutSeconds", "soon");
        QCOMPARE(QByteArray::fromStdString(bench.document.text()), definition);
        QCOMPARE(bench.find<QLineEdit>("TimeoutSeconds")->text(), QStringLiteral("soon"));
        QVERIFY(bench.find<QLineEdit>("TimeoutSeconds")->property("invalid").toBool());
        bench.write("TimeoutSeconds", "60");
        QVERIFY(bench.holds("\"TimeoutSeconds\": 60"));
    }

    void anEmptyFieldIsRemoved()
    {
        Bench bench("/States/Pay");
        auto* line = bench.find<QLineEdit>("TimeoutSeconds");
        line->selectAll();
        QTest::keyClick(line, Qt::Key_Delete);
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(!bench.holds("TimeoutSeconds"));
    }

    void targetsAreChosenFromTheScope()
    {
        Bench bench("/States/Pay");
        auto* next = bench.find<QComboBox>("target.1.0");
        QCOMPARE(next->currentText(), QStringLiteral("Which"));
        next->setCurrentIndex(next->findText(QStringLiteral("Done")));
        Q_EMIT next->activated(next->currentIndex());
        QCOMPARE(bench.changedLines(), QList<int>{11});
        QVERIFY(bench.holds("\"Next\": \"Done\""));
        bench.settle();
        Q_EMIT next->activated(0);
        QVERIFY(bench.holds("\"End\": true"));
    }

    void rulesAreReadable()
    {
        Bench bench("/States/Which");
        QCOMPARE(bench.find<QLabel>("condition.0")->text(), QStringLiteral("$.kind == \"gift\""));
        QTest::mouseClick(bench.find<QToolButton>("showTarget.2.0"), Qt::LeftButton);
        QCOMPARE(bench.document.selection().state, asl::StatePath("/States/Wrap"));
    }

    void retriersAreAddedAndRemoved()
    {
        Bench bench("/States/Pay");
        QTest::mouseClick(bench.find<QPushButton>("addRetrier"), Qt::LeftButton);
        bench.settle();
        QTRY_COMPARE(
            bench.document.snapshot()->model->state(asl::StatePath("/States/Pay"))->retrierCount,
            std::size_t(2));
        QTest::mouseClick(bench.find<QToolButton>("remove.Retry/1"), Qt::LeftButton);
        bench.settle();
        QCOMPARE(
            bench.document.snapshot()->model->state(asl::StatePath("/States/Pay"))->retrierCount,
            std::size_t(1));
    }

    void fieldsFollowTheTextButNotUnderTheFingers()
    {
        Bench bench("/States/Pay");
        auto* timeout = bench.find<QLineEdit>("TimeoutSeconds");
        auto* comment = bench.find<QLineEdit>("Comment");
        QTest::keyClicks(comment, QStringLiteral("half a sen"));
        const std::string text = bench.document.text();
        const auto at = static_cast<std::uint32_t>(text.find("30"));
        bench.document.apply({{TextRange{at, at + 2}, "31"}}, QStringLiteral("type"),
                             ui::document::EditOrigin::Editor);
        bench.settle();
        QTRY_COMPARE(timeout->text(), QStringLiteral("31"));
        QCOMPARE(comment->text(), QStringLiteral("half a sen"));
    }

    void aFaultOfTheDefinitionStandsAtItsField()
    {
        Bench bench("/States/Pay");
        bench.write("TimeoutSeconds", "-5");
        bench.settle();
        QTRY_VERIFY(bench.find<QLineEdit>("TimeoutSeconds")->property("invalid").toBool());
    }

    void jsonIsWrittenIntoAField()
    {
        Bench bench("/States/Pay");
        auto* json = bench.find<QWidget>("Parameters")->findChild<QPlainTextEdit*>();
        QTest::keyClicks(json, QStringLiteral("{\"a.$\": "));
        QTest::keyClick(json, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(QByteArray::fromStdString(bench.document.text()), definition);
        QTest::keyClicks(json, QStringLiteral("\"$.b\"}"));
        QTest::keyClick(json, Qt::Key_Return, Qt::ControlModifier);
        bench.settle();
        const asl::Model& model = *bench.document.snapshot()->model;
        const syntax::NodeId node = model.tree().find("/States/Pay/Parameters");
        QVERIFY(node.isValid());
        QCOMPARE(value::toJson(asl::toValue(model.tree(), node)), std::string("{\"a.$\":\"$.b\"}"));
    }

    void mocksAreWrittenFromTemplatesAndChecked()
    {
        Bench bench("/States/Pay");
        bench.showTab("Mock");
        QSignalSpy edited(&bench.panel, &InspectorPanel::mockEdited);
        QTest::mouseClick(bench.find<QPushButton>("throwThenReturnTemplate"), Qt::LeftButton);
        QCOMPARE(edited.count(), 1);
        QCOMPARE(edited.last().at(0).value<asl::StatePath>(), asl::StatePath("/States/Pay"));
        const Value written =
            value::parseJson(edited.last().at(1).toString().toStdString()).value();
        QCOMPARE(written.size(), std::size_t(2));

        auto* edit = bench.find<QPlainTextEdit>("jsonEditor");
        edit->selectAll();
        edit->insertPlainText(QStringLiteral("{\"0\": {\"Retrun\": 1}}"));
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(edited.count(), 1);
        QVERIFY2(bench.find<QLabel>("jsonMessage")->text().contains(QLatin1String("Retrun")),
                 qPrintable(bench.find<QLabel>("jsonMessage")->text()));
        QTest::mouseClick(bench.find<QPushButton>("clearMock"), Qt::LeftButton);
        QCOMPARE(edited.count(), 2);
        QVERIFY(edited.last().at(1).toString().isEmpty());
    }

    void statesThatAskNobodyHaveNoMocks()
    {
        Bench bench("/States/Which");
        bench.showTab("Mock");
        QVERIFY(bench.find<QLabel>("emptySentence")->text().contains(QLatin1String("Task")));
    }

    void theDefinitionIsTheStatesOwnText()
    {
        Bench bench("/States/Which");
        bench.showTab("Definition");
        QCOMPARE(bench.find<QPlainTextEdit>("stateDefinition")
                     ->toPlainText()
                     .section(QLatin1Char('\n'), 0, 1),
                 QStringLiteral("{\n  \"Type\": \"Choice\","));
    }
};

QTEST_MAIN(InspectorTest)
#include "tst_Inspector.moc"
