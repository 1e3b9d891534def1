// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/JourneyWindow.h"

#include "core/engine/Trace.h"

#include <QAction>

using namespace stepglass;
using journeys::JourneyWindow;

namespace {

const QByteArray definition = R"({
  "StartAt": "Route",
  "States": {
    "Route": {
      "Type": "Choice",
      "Choices": [{ "Variable": "$.mode", "StringEquals": "dual", "Next": "Both" }],
      "Default": "Nothing"
    },
    "Both": {
      "Type": "Parallel",
      "Branches": [
        { "StartAt": "Text", "States": { "Text": {
          "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": { "Message": "m" }, "End": true } } },
        { "StartAt": "Mail", "States": { "Mail": {
          "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": { "QueueUrl": "q" },
          "Retry": [{ "ErrorEquals": ["States.TaskFailed"], "IntervalSeconds": 5 }], "End": true } } }
      ],
      "End": true
    },
    "Nothing": { "Type": "Fail", "Error": "NoMode" }
  }
}
)";

const QByteArray mocks = R"({
  "Text": { "0": { "Return": { "id": "t" } } },
  "Mail": { "0": { "Throw": { "Error": "SQS.Busy", "Cause": "later" } }, "1": { "Return": { "id": "m" } } }
})";

engine::Visit lastVisit(const engine::Trace& trace, const char* path)
{
    return trace.visit(trace.visitsOf(trace.stateIndex(asl::StatePath(path))).back());
}

} // namespace

/// Somebody runs a machine with mocks, watches it, goes back and forth, and looks at the states.
class RunAndWatch : public QObject {
    Q_OBJECT

    static void runToTheEnd(JourneyWindow& journey, const char* input)
    {
        ui::run::RunController& run = journey.window.runController();
        QFile file(journey.folder.filePath(QStringLiteral("mocks.json")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(mocks) == mocks.size());
        file.close();
        QVERIFY(run.loadMockResponses(file.fileName()));
        run.setInputText(QLatin1String(input));
        run.setSpeed(ui::run::Speed::Instant);
        QTest::keyClick(&journey.window, Qt::Key_F5);
        QTRY_VERIFY(run.trace() && !run.isRunning());
        run.toEnd();
    }

private Q_SLOTS:
    void dualRunsBothBranches()
    {
        JourneyWindow journey(definition);
        runToTheEnd(journey, R"({"mode": "dual"})");
        const engine::Trace& trace = *journey.window.runController().trace();
        QVERIFY(trace.status() == engine::ExecutionStatus::Succeeded);
        QVERIFY(lastVisit(trace, "/States/Both/Branches/0/States/Text").status ==
                engine::VisitStatus::Succeeded);
        const engine::Visit mail = lastVisit(trace, "/States/Both/Branches/1/States/Mail");
        QVERIFY(mail.status == engine::VisitStatus::Succeeded);
        QCOMPARE(trace.attempts(mail.id).size(), std::size_t(2));
        QVERIFY(journey.window.arrangement() == ui::shell::Arrangement::Debug);
    }

    void stepsGoBackAsWellAsForward()
    {
        JourneyWindow journey(definition);
        runToTheEnd(journey, R"({"mode": "dual"})");
        ui::run::RunController& run = journey.window.runController();
        const engine::StateIndex both = run.trace()->stateIndex(asl::StatePath("/States/Both"));
        run.toEnd();
        QVERIFY(run.frame().states.at(both).status == engine::VisitStatus::Succeeded);
        for (int steps = 0; steps < 50 && run.frame().states.contains(both); ++steps)
            QTest::keyClick(&journey.window, Qt::Key_F10, Qt::ShiftModifier);
        QVERIFY(!run.frame().states.contains(both));
        for (int steps = 0; steps < 50 && !run.frame().states.contains(both); ++steps)
            QTest::keyClick(&journey.window, Qt::Key_F10);
        QVERIFY(run.frame().states.at(both).status == engine::VisitStatus::InProgress);
    }

    void aTaskWithoutAMockSaysHowToMockIt()
    {
        JourneyWindow journey(definition);
        ui::run::RunController& run = journey.window.runController();
        run.setInputText(QStringLiteral(R"({"mode": "dual"})"));
        run.setSpeed(ui::run::Speed::Instant);
        journey.find<QAction>("runAction")->trigger();
        QTRY_VERIFY(run.trace() && !run.isRunning());
        QVERIFY(run.trace()->status() == engine::ExecutionStatus::Failed);
        const QString cause = ui::bridge::toQString(run.trace()->error()->cause.value_or(""));
        QVERIFY2(cause.contains(QLatin1String("Text")) &&
                     cause.contains(QLatin1String("sns:publish")),
                 qPrintable(cause));
    }

    void anInputThatIsNoJsonIsRefusedWithItsPlace()
    {
        JourneyWindow journey(definition);
        journey.window.runController().setInputText(QStringLiteral("{\"mode\": }"));
        journey.find<QAction>("runAction")->trigger();
        QTRY_COMPARE(journey.prompts.told.size(), 1);
        QVERIFY(!journey.window.runController().trace());
    }

    void anotherFileForgetsTheRun()
    {
        JourneyWindow journey(definition);
        runToTheEnd(journey, R"({"mode": "none"})");
        QVERIFY(journey.window.runController().trace()->status() ==
                engine::ExecutionStatus::Failed);
        QVERIFY(journey.window.files().newDocument());
        QVERIFY(!journey.window.runController().trace());
    }
};

QTEST_MAIN(RunAndWatch)
#include "tst_RunAndWatch.moc"
