// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/engine/SampleRun.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::engine;
using stepglass::test::json;
using stepglass::test::SampleRun;

namespace {

std::string machine(const std::string& fields)
{
    return R"({"StartAt": "M", "States": {"M": {"Type": "Map", )" + fields +
           R"("ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType":
           "STANDARD"}, "StartAt": "T", "States": {"T": {"Type": "Task", "Resource":
           "arn:aws:states:::lambda:invoke", "Parameters": {"in.$": "$"}, "End": true}}},
           "End": true}}})";
}

/// Every call takes 10 seconds.
const std::string_view slow = R"({"T": {"0-99": {"Return": 0, "Latency": 10}}})";
/// Every other call fails after 10 seconds.
const std::string_view halfFail = R"({"T": {"0": {"Throw": {"Error": "X"}, "Latency": 10},
    "1": {"Return": 0, "Latency": 10}, "2": {"Throw": {"Error": "X"}, "Latency": 10},
    "3": {"Return": 0, "Latency": 10}}})";

void runUntil(SampleRun& run, Duration time)
{
    while (run.execution().now() - run.trace()->startTime() < time)
        if (!run.execution().step())
            return;
}

MapRunRecord recordOf(const SampleRun& run)
{
    return run.trace()->mapRuns().front();
}

Duration lasted(const SampleRun& run)
{
    return run.trace()->endTime() - run.trace()->startTime();
}

} // namespace

class UpdateMapRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void moreRoomIsUsedAtOnce()
    {
        SampleRun run(machine(R"("MaxConcurrency": 1, )"), "[1, 2, 3, 4]", slow);
        runUntil(run, std::chrono::seconds(10));
        MapRunUpdate update;
        update.arn = recordOf(run).arn;
        update.maxConcurrency = 3;
        QVERIFY(!run.execution().updateMapRun(update));
        run.run();
        COMPARE_JSON(*run.trace()->output(), json("[0, 0, 0, 0]"));
        QVERIFY(lasted(run) == Duration(std::chrono::seconds(20)));
        QCOMPARE(recordOf(run).maxConcurrency, 3U);
    }

    void lessRoomLetsFinishWhatRuns()
    {
        SampleRun run(machine(R"("MaxConcurrency": 2, )"), "[1, 2, 3, 4]", slow);
        runUntil(run, Duration(1));
        MapRunUpdate update;
        update.arn = recordOf(run).arn;
        update.maxConcurrency = 1;
        QVERIFY(!run.execution().updateMapRun(update));
        run.run();
        QVERIFY(lasted(run) == Duration(std::chrono::seconds(30)));
    }

    void toleranceCanBeRaisedAndLowered_data()
    {
        QTest::addColumn<QString>("fields");
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("percentage");
        QTest::addColumn<QString>("status");
        QTest::newRow("a count raised")
            << R"("MaxConcurrency": 1, "ToleratedFailureCount": 1, )" << 2 << -1.0 << "SUCCEEDED";
        QTest::newRow("a count lowered")
            << R"("MaxConcurrency": 1, "ToleratedFailureCount": 2, )" << 0 << -1.0 << "FAILED";
        QTest::newRow("a percentage given")
            << R"("MaxConcurrency": 1, "ToleratedFailureCount": 9, )" << -1 << 25.0 << "FAILED";
        QTest::newRow("nothing that matters")
            << R"("MaxConcurrency": 1, "ToleratedFailureCount": 9, )" << -1 << 50.0 << "SUCCEEDED";
    }
    void toleranceCanBeRaisedAndLowered()
    {
        QFETCH(QString, fields);
        QFETCH(int, count);
        QFETCH(double, percentage);
        QFETCH(QString, status);
        SampleRun run(machine(fields.toStdString()), "[1, 2, 3, 4]", halfFail);
        runUntil(run, std::chrono::seconds(10));
        MapRunUpdate update;
        update.arn = recordOf(run).arn;
        if (count >= 0)
            update.toleratedFailureCount = count;
        if (percentage >= 0)
            update.toleratedFailurePercentage = percentage;
        QVERIFY(!run.execution().updateMapRun(update));
        run.run();
        QCOMPARE(QString::fromStdString(std::string(toString(run.trace()->status()))), status);
    }

    void refusals_data()
    {
        QTest::addColumn<int>("concurrency");
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("percentage");
        QTest::newRow("concurrency") << -1 << 0 << 0.0;
        QTest::newRow("count") << 0 << -1 << 0.0;
        QTest::newRow("percentage below") << 0 << 0 << -0.5;
        QTest::newRow("percentage above") << 0 << 0 << 100.5;
    }
    void refusals()
    {
        QFETCH(int, concurrency);
        QFETCH(int, count);
        QFETCH(double, percentage);
        SampleRun run(machine(""), "[1]", slow);
        runUntil(run, Duration(1));
        const MapRunUpdate update{recordOf(run).arn, concurrency, count, percentage};
        QVERIFY(run.execution().updateMapRun(update).has_value());
        QVERIFY(run.execution().interventions().empty());
    }

    void runsThatHaveEndedAreNotFound()
    {
        SampleRun run(machine(""), "[1]", slow);
        run.run();
        const std::string arn = recordOf(run).arn;
        QCOMPARE(run.execution().updateMapRun({arn, 2, {}, {}}).value_or(""),
                 "Resource not found: '" + arn + "'");
    }

    void replayGivesTheSameTrace()
    {
        const std::string definition = machine(R"("MaxConcurrency": 1, )");
        SampleRun first(definition, "[1, 2, 3, 4]", halfFail);
        runUntil(first, Duration(1));
        QVERIFY(!first.execution().updateMapRun({recordOf(first).arn, 2, 1, {}}));
        first.run();
        QVERIFY(first.trace()->status() == ExecutionStatus::Failed);
        first.execution().redrive(std::chrono::seconds(5));
        for (int steps = 0; steps < 4; ++steps)
            first.execution().step();
        first.execution().stop("Enough", {});
        QCOMPARE(first.execution().interventions().size(), std::size_t(3));

        SampleRun again(definition, "[1, 2, 3, 4]", halfFail);
        again.execution().replay(first.execution().interventions());
        COMPARE_JSON(toHistory(*again.trace()), toHistory(*first.trace()));
        QVERIFY(again.trace()->mapRuns().front().executions ==
                first.trace()->mapRuns().front().executions);
        QVERIFY(again.execution().interventions() == first.execution().interventions());
    }
};

QTEST_APPLESS_MAIN(UpdateMapRun)
#include "tst_UpdateMapRun.moc"
