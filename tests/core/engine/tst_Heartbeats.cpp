// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/engine/SampleRun.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::engine;
using stepglass::test::json;
using stepglass::test::SampleRun;

namespace {

constexpr const char* callback = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
constexpr const char* activity = "arn:aws:states:us-east-1:123456789012:activity:a";
constexpr const char* job = "arn:aws:states:::batch:submitJob.sync";
constexpr const char* call = "arn:aws:states:::lambda:invoke";

/// A task that must give a sign of life every 10 seconds, and has a minute.
std::string task(const QString& resource)
{
    return R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": ")" +
           resource.toStdString() +
           R"(", "Parameters": {}, "HeartbeatSeconds": 10, "TimeoutSeconds": 60, "Catch": [
           {"ErrorEquals": ["States.HeartbeatTimeout"], "ResultPath": null, "Next": "H"}],
           "End": true}, "H": {"Type": "Pass", "Result": "heartbeat missed", "End": true}}})";
}

} // namespace

class Heartbeats : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scriptsDecideHowATaskEnds_data()
    {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<QString>("response");
        QTest::addColumn<QString>("result");
        QTest::addColumn<int>("seconds");
        const auto row = [](const char* title, const char* resource, const char* response,
                            const char* result, int seconds) {
            QTest::newRow(title) << QString(resource) << QString(response) << QString(result)
                                 << seconds;
        };
        row("silence until the answer", callback, R"({"Return": 1, "Latency": 30})",
            "heartbeat missed", 10);
        row("beats at times", callback,
            R"({"Return": 1, "Latency": 30, "Heartbeats": [8, 16, 24]})", "1", 30);
        row("beats at the last moment", callback,
            R"({"Return": 1, "Latency": 30, "Heartbeats": [10, 20]})", "1", 30);
        row("a beat too late", callback, R"({"Return": 1, "Latency": 30, "Heartbeats": [8, 19]})",
            "heartbeat missed", 18);
        row("the last beat too early", callback,
            R"({"Return": 1, "Latency": 30, "Heartbeats": [8, 16]})", "heartbeat missed", 26);
        row("beats without an answer", callback, R"({"NeverAnswers": true, "Heartbeats": [8, 16]})",
            "heartbeat missed", 26);
        row("an interval", activity, R"({"Return": 1, "Latency": 30, "HeartbeatEvery": 9.5})", "1",
            30);
        row("an interval too long", activity,
            R"({"Return": 1, "Latency": 30, "HeartbeatEvery": 11})", "heartbeat missed", 10);
        row("an interval and no answer until the time is up", activity,
            R"({"NeverAnswers": true, "HeartbeatEvery": 5})", "States.Timeout", 60);
        row("a failure in time", callback,
            R"({"Throw": {"Error": "Refused"}, "Latency": 12, "Heartbeats": [6]})", "Refused", 12);
        row("a failure too late", callback, R"({"Throw": {"Error": "Refused"}, "Latency": 12})",
            "heartbeat missed", 10);
        row("a job that tells nothing is looked after", job, R"({"Return": 1, "Latency": 30})", "1",
            30);
        row("a job that falls silent", job, R"({"Return": 1, "Latency": 30, "Heartbeats": [5]})",
            "heartbeat missed", 15);
        row("a call has no worker", call, R"({"Return": 1, "Latency": 30, "Heartbeats": [5]})", "1",
            30);
    }
    void scriptsDecideHowATaskEnds()
    {
        QFETCH(QString, resource);
        QFETCH(QString, response);
        QFETCH(QString, result);
        QFETCH(int, seconds);
        SampleRun run(task(resource), "{}", R"({"T": {"0": )" + response.toStdString() + "}}");
        run.run();
        const auto given = run.trace()->output();
        const std::string ended =
            given ? given->isString() ? std::string(given->asString()) : value::toJson(*given)
                  : run.trace()->error()->name;
        QCOMPARE(QString::fromStdString(ended), result);
        QVERIFY(run.trace()->endTime() - run.trace()->startTime() ==
                Duration(std::chrono::seconds(seconds)));
    }

    void aRetryBeginsWithItsOwnBeats()
    {
        SampleRun run(R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource":
            "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters": {},
            "HeartbeatSeconds": 10, "Retry": [{"ErrorEquals": ["States.HeartbeatTimeout"],
            "IntervalSeconds": 1}], "End": true}}})",
                      "{}", R"({"T": {"0": {"NeverAnswers": true, "Heartbeats": [4]},
                                      "1": {"Return": 5, "Latency": 15, "Heartbeats": [9]}}})");
        COMPARE_JSON(*run.run().trace()->output(), json("5"));
        QVERIFY(run.trace()->endTime() - run.trace()->startTime() ==
                Duration(std::chrono::seconds(14 + 1 + 15)));
    }
};

QTEST_APPLESS_MAIN(Heartbeats)
#include "tst_Heartbeats.moc"
