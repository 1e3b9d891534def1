// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mock/ObjectStore.h"
#include "tests/core/engine/SampleRun.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::engine;
using stepglass::test::json;
using stepglass::test::SampleRun;

namespace {

/// A distributed Map "M" with `fields`, whose children call "A" and then "B".
std::string machine(const std::string& fields, const std::string& type = "STANDARD")
{
    return R"({"StartAt": "M", "States": {"M": {"Type": "Map", "MaxConcurrency": 1, )" + fields +
           R"("ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": ")" +
           type + R"("}, "StartAt": "A", "States": {
           "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                 "Parameters": {"in.$": "$"}, "Next": "B"},
           "B": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                 "Parameters": {"in.$": "$", "redrives.$": "$$.Execution.RedriveCount"},
                 "End": true}}}, "End": true}}})";
}

/// "B" fails at its second call, which is the second child's.
const std::string_view secondFails = R"({"A": {"0-9": {"Return": "a"}}, "B": {"0": {"Return": "b0"},
    "1": {"Throw": {"Error": "X", "Cause": "c"}}, "2": {"Return": "b2"}, "3": {"Return": "b3"}}})";

std::vector<Visit> inner(const SampleRun& run, const std::string& state)
{
    std::vector<Visit> visits;
    const auto trace = run.trace();
    for (const VisitId id : trace->visitsOf(
             trace->stateIndex(asl::StatePath("/States/M/ItemProcessor/States/" + state))))
        visits.push_back(trace->visit(id));
    return visits;
}

std::vector<std::string> eventsFrom(const SampleRun& run, std::size_t first)
{
    const std::vector<std::string> all = run.events();
    return {all.begin() + static_cast<std::ptrdiff_t>(first) - 1, all.end()};
}

std::size_t countOf(const SampleRun& run, EventType type)
{
    std::size_t count = 0;
    for (EventId id = 1; id <= run.trace()->eventCount(); ++id)
        count += run.trace()->event(id).type == type ? 1 : 0;
    return count;
}

Value output(const SampleRun& run)
{
    return run.trace()->output().value_or(Value());
}

SampleRun& redrive(SampleRun& run)
{
    run.execution().redrive(std::chrono::minutes(1));
    return run.run();
}

} // namespace

class MapRunRedrive : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void standardChildrenGoOnWhereTheyStood()
    {
        SampleRun run(machine(""), "[7, 8, 9]", secondFails);
        QVERIFY(run.run().trace()->status() == ExecutionStatus::Failed);
        redrive(run);
        COMPARE_JSON(output(run), json(R"(["b0", "b2", "b3"])"));
        // Each child called A once: what had succeeded is not done again.
        QCOMPARE(inner(run, "A").size(), std::size_t(3));
        QCOMPARE(inner(run, "B").size(), std::size_t(3));
        QVERIFY(inner(run, "B")[1].status == VisitStatus::Succeeded);
        COMPARE_JSON(*inner(run, "B")[1].afterParameters, json(R"({"in": "a", "redrives": 1})"));
        COMPARE_JSON(*inner(run, "B")[2].afterParameters, json(R"({"in": "a", "redrives": 0})"));
    }

    void expressChildrenStartAnew()
    {
        SampleRun run(machine("", "EXPRESS"), "[7, 8, 9]", secondFails);
        run.run();
        redrive(run);
        COMPARE_JSON(output(run), json(R"(["b0", "b2", "b3"])"));
        const std::vector<Visit> calls = inner(run, "A");
        QCOMPARE(calls.size(), std::size_t(4));
        QCOMPARE(calls[2].index, 1U);
        COMPARE_JSON(*calls[2].input, json("8"));
        COMPARE_JSON(*inner(run, "B")[2].afterParameters, json(R"({"in": "a", "redrives": 0})"));
    }

    void historyTellsOfTheRedrivenRun()
    {
        SampleRun run(machine(""), "[7, 8, 9]", secondFails);
        const std::vector<std::string> failed{"4<3 MapRunStarted", "5<4 MapRunFailed",
                                              "6<5 MapStateFailed", "7<6 ExecutionFailed"};
        QCOMPARE(eventsFrom(run.run(), 4), failed);
        redrive(run);
        const std::vector<std::string> expected{
            "8<7 ExecutionRedriven",   "9<8 MapRunRedriven",    "10<9 MapRunSucceeded",
            "11<10 MapStateSucceeded", "12<9 MapStateExited M", "13<12 ExecutionSucceeded"};
        QCOMPARE(eventsFrom(run, 8), expected);
        const Value arn = *run.trace()->eventDetails(4).find(std::string_view("mapRunArn"));
        COMPARE_JSON(run.trace()->eventDetails(9),
                     Value::object({{"mapRunArn", arn}, {"redriveCount", 1}}));
    }

    void countsFollowTheRedrive()
    {
        SampleRun run(machine(""), "[7, 8, 9]", secondFails);
        run.run();
        MapRunRecord record = run.trace()->mapRuns().front();
        QVERIFY(record.status == ExecutionStatus::Failed);
        QCOMPARE(record.executions.failed, std::uint64_t(1));
        QCOMPARE(record.executions.pending, std::uint64_t(1));
        QCOMPARE(record.executions.total, std::uint64_t(3));
        redrive(run);
        QCOMPARE(run.trace()->mapRuns().size(), std::size_t(1));
        record = run.trace()->mapRuns().front();
        QVERIFY(record.status == ExecutionStatus::Succeeded);
        MapRunCounts expected;
        expected.succeeded = 3;
        expected.total = 3;
        expected.resultsWritten = 3;
        QVERIFY(record.executions == expected);
        QVERIFY(record.items == expected);
        const Value description = toDescription(record, "arn");
        QCOMPARE(description.find(std::string_view("redriveCount"))->asInteger(), 1);
        QVERIFY(description.find(std::string_view("redriveDate"))->asDouble() >
                description.find(std::string_view("startDate"))->asDouble());
    }

    void childrenWaitForRoom()
    {
        SampleRun run(machine(R"("ToleratedFailureCount": 1, )"), "[1, 2, 3]",
                      R"({"A": {"0-1": {"Throw": {"Error": "X"}}, "2": {"Return": 0, "Latency": 9},
                          "3": {"Return": 0}, "4": {"Return": 0}}, "B": {"0-2": {"Return": 0}}})");
        QVERIFY(run.run().trace()->status() == ExecutionStatus::Failed);
        run.execution().redrive();
        while (countOf(run, EventType::MapRunRedriven) == 0)
            QVERIFY(run.execution().step());
        MapRunCounts counts = run.trace()->mapRuns().front().executions;
        QCOMPARE(counts.running, std::uint64_t(1));
        QCOMPARE(counts.pendingRedrive, std::uint64_t(1));
        QCOMPARE(counts.failed, std::uint64_t(0));
        // Those that were not redriven after all are what they were.
        run.execution().stop({}, {});
        counts = run.trace()->mapRuns().front().executions;
        QCOMPARE(counts.pendingRedrive, std::uint64_t(0));
        QCOMPARE(counts.failed, std::uint64_t(1));
        QCOMPARE(counts.aborted, std::uint64_t(1));
        QCOMPARE(counts.pending, std::uint64_t(1));
        COMPARE_JSON(output(redrive(run)), json("[0, 0, 0]"));
    }

    void stoppedRunIsAborted()
    {
        SampleRun run(machine(""), "[1, 2, 3]",
                      R"({"A": {"0-9": {"Return": 0}}, "B": {"0": {"Return": 0},
                          "1-9": {"Return": 1, "Latency": 60}}})");
        while (inner(run, "B").size() < 2)
            QVERIFY(run.execution().step());
        run.execution().stop("Enough", {});
        const std::vector<std::string> expected{"4<3 MapRunStarted", "5<4 MapRunAborted",
                                                "6<0 ExecutionAborted"};
        QCOMPARE(eventsFrom(run, 4), expected);
        const MapRunRecord record = run.trace()->mapRuns().front();
        QVERIFY(record.status == ExecutionStatus::Aborted);
        QCOMPARE(record.executions.succeeded, std::uint64_t(1));
        QCOMPARE(record.executions.aborted, std::uint64_t(1));
        QCOMPARE(record.executions.pending, std::uint64_t(1));
        QVERIFY(inner(run, "B")[1].status == VisitStatus::Canceled);
        COMPARE_JSON(output(redrive(run)), json("[0, 1, 1]"));
        QCOMPARE(inner(run, "A").size(), std::size_t(3));
    }

    void runBesideAFailingBranchIsAborted()
    {
        SampleRun run(R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [
            {"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {"ProcessorConfig":
                {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "W", "States":
                {"W": {"Type": "Wait", "Seconds": 5, "End": true}}}, "End": true}}},
            {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "X"}}}], "End": true}}})",
                      "[1, 2]");
        run.run();
        const std::vector<std::string> events = run.events();
        const auto aborted = std::find_if(events.begin(), events.end(), [](const auto& line) {
            return line.ends_with(" MapRunAborted");
        });
        QVERIFY(aborted != events.end());
        QVERIFY((aborted + 1)->ends_with(" MapStateAborted"));
        QVERIFY(run.trace()->mapRuns().front().status == ExecutionStatus::Aborted);
        QCOMPARE(run.trace()->mapRuns().front().items.aborted, std::uint64_t(2));
        // The branch that fails fails again, and the Map Run goes on once more until then.
        redrive(run);
        QCOMPARE(countOf(run, EventType::MapRunStarted), std::size_t(1));
        QCOMPARE(countOf(run, EventType::MapRunAborted), std::size_t(2));
    }

    void filesJoinThoseWrittenBefore()
    {
        mock::ObjectStore store;
        ExecutionSettings settings;
        settings.results = &store;
        SampleRun run(machine(R"("ResultWriter": {"Resource": "arn:aws:states:::s3:putObject",
            "Parameters": {"Bucket": "out", "Prefix": "p"}}, )"),
                      "[7, 8, 9]", secondFails, settings);
        run.run();
        const auto text = [&](std::string_view end) {
            for (const auto& [name, object] : store.objects())
                if (name.ends_with(end))
                    return object.text;
            return std::string();
        };
        QCOMPARE(json(text("FAILED_0.json")).size(), std::size_t(1));
        QCOMPARE(json(text("PENDING_0.json")).size(), std::size_t(1));
        redrive(run);
        QVERIFY(run.trace()->status() == ExecutionStatus::Succeeded);
        const Value manifest = json(text("manifest.json"));
        const Value files = *manifest.find(std::string_view("ResultFiles"));
        QCOMPARE(files.find(std::string_view("FAILED"))->size(), std::size_t(0));
        QCOMPARE(files.find(std::string_view("PENDING"))->size(), std::size_t(0));
        QCOMPARE(files.find(std::string_view("SUCCEEDED"))->size(), std::size_t(2));
        const Value second = json(text("SUCCEEDED_1.json"));
        QCOMPARE(second.size(), std::size_t(2));
        QCOMPARE(second.at(0)->find(std::string_view("RedriveCount"))->asInteger(), 1);
        QCOMPARE(second.at(1)->find(std::string_view("RedriveCount"))->asInteger(), 0);
    }

    void anotherRunFollowsAnErrorOfData()
    {
        SampleRun run(machine(R"("ItemSelector": {"n.$": "$$.Map.Item.Value.n"}, )"), "[{}]", "{}");
        run.run();
        QCOMPARE(run.trace()->error()->name, "States.Runtime");
        redrive(run);
        QCOMPARE(countOf(run, EventType::MapRunRedriven), std::size_t(0));
        QCOMPARE(run.trace()->mapRuns().size(), std::size_t(2));
    }

    void dataSetThatCouldNotBeReadIsReadAnew()
    {
        SampleRun run(machine(R"("ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
            "Parameters": {"Bucket": "b", "Key": "k"}, "ReaderConfig": {"InputType": "JSON"}}, )"),
                      "{}", R"({"M": {"0": {"Return": "no list"}, "1": {"Return": [5]}},
                               "A": {"0": {"Return": 1}}, "B": {"0": {"Return": 2}}})");
        QVERIFY(run.run().trace()->status() == ExecutionStatus::Failed);
        COMPARE_JSON(output(redrive(run)), json("[2]"));
        QCOMPARE(countOf(run, EventType::MapRunRedriven), std::size_t(1));
    }

    void itemsLeftOverComeFromTheSameAnswer()
    {
        // The mock of the Map has one answer: a redrive does not ask for a second one.
        SampleRun run(machine(R"("ItemBatcher": {"MaxItemsPerBatch": 2}, "ItemReader": {"Resource":
            "arn:aws:states:::s3:getObject", "Parameters": {"Bucket": "b", "Key": "k"},
            "ReaderConfig": {"InputType": "JSON"}}, )"),
                      "{}", R"({"M": {"0": {"Return": [1, 2, 3, 4, 5]}},
                               "A": {"0": {"Throw": {"Error": "X"}}, "1-3": {"Return": 1}},
                               "B": {"0-2": {"Return": 2}}})");
        run.run();
        QCOMPARE(run.trace()->mapRuns().front().items.pending, std::uint64_t(3));
        COMPARE_JSON(output(redrive(run)), json("[2, 2, 2]"));
        COMPARE_JSON(*inner(run, "A")[1].input, json(R"({"Items": [3, 4]})"));
        COMPARE_JSON(*inner(run, "A")[2].input, json(R"({"Items": [5]})"));
        QCOMPARE(run.trace()->mapRuns().front().items.total, std::uint64_t(5));
    }

    void theLastTryOfARetriedMapIsRedriven()
    {
        SampleRun run(machine(R"("Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 1}], )"),
                      "[1]", R"({"A": {"0-1": {"Throw": {"Error": "X"}}, "2": {"Return": 1}},
                                 "B": {"0": {"Return": 2}}})");
        run.run();
        QCOMPARE(countOf(run, EventType::MapRunStarted), std::size_t(2));
        COMPARE_JSON(output(redrive(run)), json("[2]"));
        const auto runs = run.trace()->mapRuns();
        QCOMPARE(runs.size(), std::size_t(2));
        QCOMPARE(runs[0].redriveCount, 0);
        QCOMPARE(runs[1].redriveCount, 1);
    }

    void fullHistoriesStayFailed()
    {
        // The child turns in a circle until its own history is full.
        SampleRun run(R"({"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {
            "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
            "StartAt": "L", "States": {"L": {"Type": "Pass", "Next": "L2"},
            "L2": {"Type": "Choice", "Choices": [{"Variable": "$", "IsString": true, "Next": "E"}],
            "Default": "L"}, "E": {"Type": "Succeed"}}}, "End": true}}})",
                      R"(["x", 1])");
        run.run();
        MapRunCounts counts = run.trace()->mapRuns().front().executions;
        QCOMPARE(counts.failed, std::uint64_t(1));
        QCOMPARE(counts.failuresNotRedrivable, std::uint64_t(1));
        const std::size_t visits = run.trace()->visitCount();
        redrive(run);
        QVERIFY(run.trace()->status() == ExecutionStatus::Failed);
        QCOMPARE(run.trace()->visitCount(), visits);
        QCOMPARE(countOf(run, EventType::MapRunRedriven), std::size_t(1));
    }

    void branchesInsideAChildThatSucceededStay()
    {
        SampleRun run(R"({"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {
            "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
            "StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [
              {"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
                "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {}}}},
              {"StartAt": "B", "States": {"B": {"Type": "Task", "End": true,
                "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {}}}}],
            "End": true}}}, "End": true}}})",
                      "[1]", R"({"A": {"0": {"Return": 1}},
                                 "B": {"0": {"Throw": {"Error": "X"}, "Latency": 1},
                                       "1": {"Return": 2}}})");
        run.run();
        COMPARE_JSON(output(redrive(run)), json("[[1, 2]]"));
    }

    void forgottenChildrenBeginTheirLastStateAnew()
    {
        ExecutionSettings settings;
        settings.keptChildren = {0, false};
        SampleRun run(machine(""), "[7, 8, 9]", secondFails, settings);
        run.run();
        COMPARE_JSON(output(redrive(run)), json(R"(["b0", "b2", "b3"])"));
        QVERIFY(inner(run, "A").empty());
    }

    void runsInsideChildrenAreRedrivenToo()
    {
        SampleRun run(R"({"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor":
            {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt":
            "N", "States": {"N": {"Type": "Map", "MaxConcurrency": 1, "ItemProcessor":
            {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
            "StartAt": "T", "States": {"T": {"Type": "Task", "Resource":
            "arn:aws:states:::lambda:invoke", "Parameters": {}, "End": true}}},
            "End": true}}}, "End": true}}})",
                      "[[1, 2]]", R"({"T": {"0": {"Return": 0}, "1": {"Throw": {"Error": "X"}},
                                            "2": {"Return": 2}}})");
        run.run();
        COMPARE_JSON(output(redrive(run)), json("[[0, 2]]"));
        const auto runs = run.trace()->mapRuns();
        QCOMPARE(runs.size(), std::size_t(2));
        QCOMPARE(runs[1].redriveCount, 1);
        QVERIFY(runs[1].status == ExecutionStatus::Succeeded);
    }
};

QTEST_APPLESS_MAIN(MapRunRedrive)
#include "tst_MapRunRedrive.moc"
