// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/JourneyWindow.h"

#include "core/value/Json.h"

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

using namespace stepglass;
using journeys::JourneyWindow;

namespace {

const QByteArray greeting = R"({
  "StartAt": "Rest",
  "States": {
    "Rest": { "Type": "Wait", "Seconds": ${Pause}, "Next": "Greet" },
    "Greet": { "Type": "Pass", "Result": "${Pause} ${Who}", "End": true }
  }
}
)";

void type(QWidget* widget, const QString& text)
{
    QTest::keyClicks(widget, text);
    QTest::keyClick(widget, Qt::Key_Return);
}

} // namespace

/// Somebody opens a definition with placeholders, gives them values by keys, and runs it.
class PlaceholderValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesGivenByKeysAreTakenByARun()
    {
        JourneyWindow journey(greeting);
        QTRY_VERIFY(journey.find<QToolButton>("environmentButton")->isVisible());
        journey.find<QAction>("placeholdersAction")->trigger();
        auto* table = journey.find<QTableView>("placeholdersTable");
        QVERIFY(table->isVisible());
        QVERIFY(!QFile::exists(stored(journey)));

        QTest::mouseClick(journey.find<QToolButton>("addEnvironmentButton"), Qt::LeftButton);
        type(journey.find<QLineEdit>("environmentName"), QStringLiteral("home"));
        QCOMPARE(journey.find<QToolButton>("environmentButton")->text(), QStringLiteral("home"));

        // The keyboard is on the first value.
        QTest::keyClick(table, Qt::Key_F2);
        type(journey.find<QLineEdit>("placeholderValue"), QStringLiteral("7"));
        const auto value = [table](int row) { return table->model()->index(row, 3).data(); };
        const auto editors = [table] {
            return table->findChildren<QLineEdit*>(QStringLiteral("placeholderValue"));
        };
        QTRY_COMPARE(value(0).toString(), QStringLiteral("7"));
        QTRY_VERIFY(editors().isEmpty());

        // What is typed stays while the text is analysed with the first value.
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_F2);
        QTRY_COMPARE(editors().size(), 1);
        QTest::keyClicks(editors().constFirst(), QStringLiteral("Ada"));
        journey.settle();
        QCOMPARE(editors().constFirst()->text(), QStringLiteral("Ada"));
        QTest::keyClick(editors().constFirst(), Qt::Key_Return);
        QTRY_COMPARE(value(1).toString(), QStringLiteral("Ada"));
        journey.settle();

        journey.find<QAction>("runAction")->trigger();
        auto& runs = journey.window.runController();
        QTRY_VERIFY(!runs.runs().empty() && runs.runs().back().trace != nullptr);
        const auto trace = runs.runs().back().trace;
        QVERIFY(trace->status() == engine::ExecutionStatus::Succeeded);
        QCOMPARE(QString::fromStdString(value::toJson(engine::toResult(*trace))),
                 QStringLiteral(R"({"status":"SUCCEEDED","output":"7 Ada"})"));

        QFile file(stored(journey));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(text.contains("\"Pause\": 7"), text);
        QCOMPARE(journey.onDisk(), greeting);
    }

    void undoInThePanelLeavesTheDefinitionAlone()
    {
        JourneyWindow journey(greeting);
        journey.find<QAction>("placeholdersAction")->trigger();
        QTest::mouseClick(journey.find<QToolButton>("addEnvironmentButton"), Qt::LeftButton);
        type(journey.find<QLineEdit>("environmentName"), QStringLiteral("home"));
        journey.window.document().apply({{{0, 0}, " "}}, QStringLiteral("typing"),
                                        ui::document::EditOrigin::Gesture);
        auto* table = journey.find<QTableView>("placeholdersTable");
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(journey.find<QToolButton>("environmentButton")->text(),
                 QStringLiteral("No environment"));
        QVERIFY(journey.text().startsWith(' '));
    }

private:
    static QString stored(const JourneyWindow& journey)
    {
        return journey.folder.filePath(QStringLiteral("order.environments.json"));
    }
};

QTEST_MAIN(PlaceholderValues)
#include "tst_PlaceholderValues.moc"
