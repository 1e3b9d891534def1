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

/// A distributed Map "M" with `fields`, whose children call the Task "T".
std::string machine(const std::string& fields, const std::string& type = "STANDARD")
{
    return R"({"StartAt": "M", "States": {"M": {"Type": "Map", )" + fields +
           R"("ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": ")" +
           type + R"("}, "StartAt": "T", "States": {"T": {"Type": "Task", "Resource":
           "arn:aws:states:::lambda:invoke", "Parameters": {"in.$": "$"}, "End": true}}},
           "End": true}}})";
}

/// The same with a Pass state that gives `parameters`.
std::string passing(const std::string& fields, const std::string& parameters)
{
    return R"({"StartAt": "M", "States": {"M": {"Type": "Map", )" + fields +
           R"("ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType":
           "STANDARD"}, "StartAt": "P", "States": {"P": {"Type": "Pass", "Parameters": )" +
           parameters + R"(, "End": true}}}, "End": true}}})";
}

const std::string reader = R"("ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
    "Parameters": {"Bucket": "b", "Key": "k"}, "ReaderConfig": {"InputType": "JSON"}}, )";
const std::string writer = R"("ResultWriter": {"Resource": "arn:aws:states:::s3:putObject",
    "Parameters": {"Bucket": "out", "Prefix": "p"}}, )";

/// The second call fails, all others give 0.
const std::string_view secondFails =
    R"({"T": {"0": {"Return": 0}, "1": {"Throw": {"Error": "X", "Cause": "c"}}, "2-99": {"Return": 0}}})";

Value output(const SampleRun& run)
{
    const auto given = run.trace()->output();
    return given ? *given : Value();
}

std::string errorOf(const SampleRun& run)
{
    const auto error = run.trace()->error();
    return error ? error->name + ": " + error->cause.value_or("-") : std::string();
}

} // namespace

class MapRunTest : public QObject {
    Q_OBJECT
private slots:
    void itemsAreSelectedBeforeTheyAreBatched()
    {
        SampleRun run(passing(R"("ItemSelector": {"n.$": "$$.Map.Item.Value", "i.$":
            "$$.Map.Item.Index"}, "ItemBatcher": {"MaxItemsPerBatch": 2, "BatchInput": {"f.$":
            "$.fact"}}, "ItemsPath": "$.list", )",
                              R"({"in.$": "$"})"),
                      R"({"fact": 7, "list": ["a", "b", "c"]})");
        run.run();
        const Value expected = json(R"([{"in": {"BatchInput": {"f": 7}, "Items":
            [{"n": "a", "i": 0}, {"n": "b", "i": 1}]}}, {"in": {"BatchInput": {"f": 7}, "Items":
            [{"n": "c", "i": 2}]}}])");
        COMPARE_JSON(output(run), expected);
        const MapRunRecord record = run.trace()->mapRuns().front();
        QCOMPARE(record.items.total, std::uint64_t(3));
        QCOMPARE(record.executions.total, std::uint64_t(2));
    }

    void batchesStayWithinBytes()
    {
        SampleRun run(passing(R"("ItemBatcher": {"MaxInputBytesPerBatchPath": "$.most"},
            "ItemsPath": "$.list", )",
                              R"({"in.$": "$.Items"})"),
                      R"({"most": 21, "list": ["aaa", "bbb", "c"]})");
        run.run();
        COMPARE_JSON(output(run), json(R"([{"in": ["aaa"]}, {"in": ["bbb", "c"]}])"));
    }

    void contextNamesTheItemAndTheChild()
    {
        const std::string selector =
            "\"Label\": \"L\", \"ItemSelector\": {\"key.$\": \"$$.Map.Item.Key\", "
            "\"value.$\": \"$$.Map.Item.Value\", \"from.$\": \"$$.Map.Item.Source\"}, ";
        const std::string parameters = "{\"in.$\": \"$\", \"id.$\": \"$$.Execution.Id\", "
                                       "\"machine.$\": \"$$.StateMachine.Name\"}";
        SampleRun run(passing(reader + selector, parameters), "{}",
                      R"({"M": {"0": {"Return": {"k": [5]}}}})");
        run.run();
        const Value first = *output(run).at(0);
        const Value expected = Value::object(
            {{"key", "k"}, {"value", json(R"({"Key": "k", "Value": [5]})")}, {"from", "S3://b/k"}});
        COMPARE_JSON(*first.find(std::string_view("in")), expected);
        COMPARE_JSON(*first.find(std::string_view("machine")), Value("StateMachine/L"));
        const std::string id(first.find(std::string_view("id"))->asString());
        QVERIFY(id.starts_with("arn:aws:states:us-east-1:123456789012:execution:StateMachine/L:"));
    }

    void dataSets_data()
    {
        QTest::addColumn<QString>("config");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        QTest::newRow("pointer") << R"("InputType": "JSON", "ItemsPointer": "/a/0")"
                                 << R"({"a": [[1, 2]]})"
                                 << "[1,2]";
        QTest::newRow("JSON Lines") << R"("InputType": "JSONL")"
                                    << "1\n[2]\n"
                                    << "[1,[2]]";
        QTest::newRow("CSV with a pipe")
            << R"("InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["x"], "CSVDelimiter": "PIPE")"
            << "1\n2|3\n"
            << R"([{"x":"1"},{"x":"2"}])";
        QTest::newRow("at most") << R"("InputType": "JSON", "MaxItems": 2)"
                                 << "[1, 2, 3]"
                                 << "[1,2]";
        QTest::newRow("0 is all") << R"("InputType": "JSON", "MaxItemsPath": "$.zero")"
                                  << "[1, 2]"
                                  << "[1,2]";
        QTest::newRow("no items") << R"("InputType": "JSON")"
                                  << "[]"
                                  << "[]";
        QTest::newRow("fault at the end") << R"("InputType": "JSON")"
                                          << "[1, 2"
                                          << "States.ItemReaderFailed";
        QTest::newRow("below zero") << R"("InputType": "JSON", "MaxItemsPath": "$.less")"
                                    << "[1]"
                                    << "States.ItemReaderFailed";
        QTest::newRow("Parquet") << R"("InputType": "PARQUET")"
                                 << "PAR1"
                                 << "Stepglass.UnknownInputType";
    }
    void dataSets()
    {
        QFETCH(QString, config);
        QFETCH(QString, text);
        QFETCH(QString, result);
        const std::string mocks = value::toJson(Value::object(
            {{"M", Value::object({{"0", Value::object({{"Return", text.toStdString()}})}})}}));
        SampleRun run(passing(R"("ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
            "Parameters": {"Bucket": "b", "Key": "k"}, "ReaderConfig": {)" +
                                  config.toStdString() + "}}, ",
                              R"({"v.$": "$"})"),
                      R"({"zero": 0, "less": -1})", mocks);
        run.run();
        std::vector<Value> values;
        for (const Value& element : output(run).elements())
            values.push_back(*element.find(std::string_view("v")));
        const auto error = run.trace()->error();
        QCOMPARE(error ? error->name : value::toJson(Value::array(values)), result.toStdString());
    }

    void readingThatFailsLateEndsTheRun()
    {
        SampleRun run(machine(reader + R"("MaxConcurrency": 1, )"), "{}",
                      R"({"M": {"0": {"Return": "[1, 2, x]"}}, "T": {"0-9": {"Return": 0}}})");
        run.run();
        const std::vector<std::string> expected{"1<0 ExecutionStarted", "2<0 MapStateEntered M",
                                                "3<2 MapStateStarted",  "4<3 MapRunStarted",
                                                "5<4 MapRunFailed",     "6<5 MapStateFailed",
                                                "7<6 ExecutionFailed"};
        QVERIFY(run.events() == expected);
        const MapRunRecord record = run.trace()->mapRuns().front();
        QVERIFY(record.status == ExecutionStatus::Failed);
        QCOMPARE(record.executions.succeeded, std::uint64_t(2));
    }

    void tolerance_data()
    {
        QTest::addColumn<QString>("fields");
        QTest::addColumn<int>("items");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("none is tolerated by default") << "" << 4 << false;
        QTest::newRow("one of one") << R"("ToleratedFailureCount": 1, )" << 4 << true;
        QTest::newRow("none of none") << R"("ToleratedFailureCount": 0, )" << 4 << false;
        QTest::newRow("a quarter of a quarter")
            << R"("ToleratedFailurePercentage": 25, )" << 4 << true;
        QTest::newRow("a third of a quarter")
            << R"("ToleratedFailurePercentage": 25, )" << 3 << false;
        QTest::newRow("all") << R"("ToleratedFailurePercentage": 100, )" << 2 << true;
        QTest::newRow("the smaller one counts")
            << R"("ToleratedFailurePercentage": 100, "ToleratedFailureCount": 0, )" << 4 << false;
        QTest::newRow("by a path") << R"("ToleratedFailureCountPath": "$[0]", )" << 4 << true;
    }
    void tolerance()
    {
        QFETCH(QString, fields);
        QFETCH(int, items);
        QFETCH(bool, isGood);
        std::vector<Value> list(static_cast<std::size_t>(items), Value(1));
        for (const char* concurrency : {"1", "40"}) {
            SampleRun run(
                machine(fields.toStdString() + R"("MaxConcurrency": )" + concurrency + ", "),
                value::toJson(Value::array(list)), secondFails);
            run.run();
            QCOMPARE(errorOf(run), isGood ? std::string()
                                          : "States.ExceedToleratedFailureThreshold: The specified "
                                            "tolerated failure threshold was exceeded");
        }
    }

    void failedChildrenOfABatchCountAllTheirItems()
    {
        SampleRun run(
            machine(R"("ToleratedFailureCount": 1, "ItemBatcher": {"MaxItemsPerBatch": 2}, )"),
            "[1,2,3,4]", secondFails);
        QVERIFY(errorOf(run.run()).starts_with("States.ExceedToleratedFailureThreshold"));
        QCOMPARE(run.trace()->mapRuns().front().items.failed, std::uint64_t(2));
    }

    void countsTellHowTheRunStands()
    {
        SampleRun run(machine(R"("MaxConcurrency": 1, )"), "[1,2,3,4]", secondFails);
        run.run();
        const MapRunRecord record = run.trace()->mapRuns().front();
        const Value description = toDescription(record, "arn");
        const Value counts = json(R"({"pending": 2, "running": 0, "succeeded": 1, "failed": 1,
            "timedOut": 0, "aborted": 0, "total": 4, "resultsWritten": 2,
            "failuresNotRedrivable": 0, "pendingRedrive": 0})");
        COMPARE_JSON(*description.find(std::string_view("itemCounts")), counts);
        COMPARE_JSON(*description.find(std::string_view("maxConcurrency")), Value(1));
        COMPARE_JSON(*description.find(std::string_view("status")), Value("FAILED"));
    }

    void siblingsOfTheLastFailureAreAborted()
    {
        SampleRun run(machine(""), "[1,2]",
                      R"({"T": {"0": {"Throw": {"Error": "X"}, "Latency": 1}, "1": {"Return": 0,
                      "Latency": 5}}})");
        run.run();
        const MapRunRecord record = run.trace()->mapRuns().front();
        QCOMPARE(record.executions.aborted, std::uint64_t(1));
        QCOMPARE(record.executions.running, std::uint64_t(0));
    }

    void expressChildrenHaveFiveMinutes()
    {
        const std::string_view slow =
            R"({"T": {"0": {"Return": 0, "Latency": 299}, "1": {"Return": 1, "Latency": 301}}})";
        SampleRun run(machine(R"("ToleratedFailureCount": 1, )", "EXPRESS"), "[1,2]", slow);
        run.run();
        const MapRunRecord record = run.trace()->mapRuns().front();
        QCOMPARE(record.executions.succeeded, std::uint64_t(1));
        QCOMPARE(record.executions.timedOut, std::uint64_t(1));
        COMPARE_JSON(*output(run).at(0), Value(0));
        const Value& late = *output(run).at(1);
        COMPARE_JSON(*late.find(std::string_view("Status")), Value("TIMED_OUT"));
        QVERIFY(run.trace()->endTime() - run.trace()->startTime() == std::chrono::minutes(5));
        SampleRun standard(machine("", "STANDARD"), "[1,2]", slow);
        COMPARE_JSON(output(standard.run()), json("[0,1]"));
    }

    void stoppingAbortsTheRun()
    {
        SampleRun run(machine(R"("TimeoutSeconds": 5, )"), "[1,2]",
                      R"({"T": {"0-1": {"Return": 0, "Latency": 9}}})");
        for (int step = 0; step < 6; ++step)
            run.execution().step();
        run.execution().stop({}, {});
        const MapRunRecord record = run.trace()->mapRuns().front();
        QVERIFY(record.status == ExecutionStatus::Aborted);
        QCOMPARE(record.executions.aborted, std::uint64_t(2));
    }

    void aRetryIsANewMapRun()
    {
        SampleRun run(machine(R"("Retry": [{"ErrorEquals": ["States.ALL"]}], )"), "[1]",
                      R"({"T": {"0": {"Throw": {"Error": "X"}}, "1": {"Return": 3}}})");
        run.run();
        COMPARE_JSON(output(run), json("[3]"));
        const auto runs = run.trace()->mapRuns();
        QCOMPARE(runs.size(), std::size_t(2));
        QVERIFY(runs[0].arn != runs[1].arn);
    }

    void resultsGoToFiles()
    {
        mock::ObjectStore store;
        ExecutionSettings settings;
        settings.results = &store;
        SampleRun run(machine(writer + R"("ToleratedFailureCount": 1, "Label": "L", )"), "[1,2,3]",
                      secondFails, settings);
        run.run();
        const Value details = *output(run).find(std::string_view("ResultWriterDetails"));
        const std::string key(details.find(std::string_view("Key"))->asString());
        COMPARE_JSON(*details.find(std::string_view("Bucket")), Value("out"));
        const std::string arn(output(run).find(std::string_view("MapRunArn"))->asString());
        QVERIFY(arn.starts_with("arn:aws:states:us-east-1:123456789012:mapRun:StateMachine/L:"));
        QCOMPARE(key, "p/" + arn.substr(arn.rfind(':') + 1) + "/manifest.json");
        QCOMPARE(store.objects().size(), std::size_t(3));
        const std::string folder = "out/" + key.substr(0, key.rfind('/'));
        const Value good = json(store.objects().at(folder + "/SUCCEEDED_0.json").text);
        QCOMPARE(good.size(), std::size_t(2));
        COMPARE_JSON(*good.at(1)->find(std::string_view("Input")), Value("3"));
        const Value bad = json(store.objects().at(folder + "/FAILED_0.json").text);
        COMPARE_JSON(*bad.at(0)->find(std::string_view("Error")), Value("X"));
    }

    void aFailedRunWritesWhatItHas()
    {
        mock::ObjectStore store;
        ExecutionSettings settings;
        settings.results = &store;
        SampleRun run(machine(writer + R"("MaxConcurrency": 1, )"), "[1,2,3,4]", secondFails,
                      settings);
        QVERIFY(errorOf(run.run()).starts_with("States.ExceedToleratedFailureThreshold"));
        std::vector<std::string> names;
        for (const auto& [name, object] : store.objects())
            names.push_back(name.substr(name.rfind('/') + 1));
        const std::vector<std::string> expected{"FAILED_0.json", "PENDING_0.json",
                                                "SUCCEEDED_0.json", "manifest.json"};
        QVERIFY(names == expected);
    }

    void writersWithoutAResourceShapeTheOutput_data()
    {
        QTest::addColumn<QString>("transformation");
        QTest::addColumn<QString>("result");
        QTest::newRow("compact") << "COMPACT"
                                 << "[[1,2],3]";
        QTest::newRow("flatten") << "FLATTEN"
                                 << "[1,2,3]";
    }
    void writersWithoutAResourceShapeTheOutput()
    {
        QFETCH(QString, transformation);
        QFETCH(QString, result);
        SampleRun run(machine(R"("ResultWriter": {"WriterConfig": {"Transformation": ")" +
                              transformation.toStdString() + R"(", "OutputType": "JSON"}}, )"),
                      "[0,0]", R"({"T": {"0": {"Return": [1, 2]}, "1": {"Return": 3}}})");
        COMPARE_JSON(output(run.run()), json(result.toStdString()));
    }

    void writingThatFailsFailsTheMap()
    {
        class Refusing final : public items::ResultStore {
        public:
            Result<std::unique_ptr<items::ByteSink>> create(const items::Place&) override
            {
                return fail(ErrorCode::CannotWriteFile, "x", "refused");
            }
        } store;
        ExecutionSettings settings;
        settings.results = &store;
        SampleRun run(machine(writer), "[1]", secondFails, settings);
        QCOMPARE(errorOf(run.run()),
                 std::string("States.ResultWriterFailed: Cannot write x: refused"));
    }

    void onlyTheChildrenAskedForAreKept_data()
    {
        QTest::addColumn<unsigned>("first");
        QTest::addColumn<bool>("hasFailed");
        QTest::addColumn<QString>("kept");
        QTest::newRow("the first two") << 2U << false << "0 1 ";
        QTest::newRow("failed ones") << 0U << true << "1 ";
        QTest::newRow("none") << 0U << false << "";
        QTest::newRow("all") << 100U << false << "0 1 2 3 4 5 ";
    }
    void onlyTheChildrenAskedForAreKept()
    {
        QFETCH(unsigned, first);
        QFETCH(bool, hasFailed);
        QFETCH(QString, kept);
        ExecutionSettings settings;
        settings.keptChildren = {first, hasFailed};
        SampleRun run(machine(R"("ToleratedFailureCount": 9, "MaxConcurrency": 2, )"),
                      "[1,2,3,4,5,6]", secondFails, settings);
        run.run();
        const auto trace = run.trace();
        std::string indices;
        const StateIndex inner =
            trace->stateIndex(asl::StatePath("/States/M/ItemProcessor/States/T"));
        for (const VisitId id : trace->visitsOf(inner))
            indices += std::to_string(trace->visit(id).index) + " ";
        QCOMPARE(indices, kept.toStdString());
        QVERIFY(trace->visitCount() <= 8);
        QCOMPARE(output(run).size(), std::size_t(6));
        // The chain of events is the same, whatever is kept.
        QCOMPARE(run.events().size(), std::size_t(8));
    }

    void manyItemsNeedFewVisits()
    {
        std::string list = "[0";
        for (int number = 1; number < 5000; ++number)
            list += ",1";
        ExecutionSettings settings;
        settings.keptChildren = {10, true};
        settings.hasLimits = false;
        SampleRun run(machine(writer + R"("MaxConcurrency": 20, )"), list + "]",
                      R"({"T": {"0-4999": {"Return": 0}}})", settings);
        QVERIFY(errorOf(run.run()).empty());
        QVERIFY(run.trace()->visitCount() <= 40);
        QCOMPARE(run.trace()->mapRuns().front().items.succeeded, std::uint64_t(5000));
    }

    void nestedRunsForgetWithTheChildAroundThem()
    {
        ExecutionSettings settings;
        settings.keptChildren = {0, false};
        SampleRun run(R"({"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor":
            {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "N",
            "States": {"N": {"Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode":
            "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "P", "States": {"P": {"Type":
            "Pass", "End": true}}}, "End": true}}}, "End": true}}})",
                      "[[1,2],[3]]", "{}", settings);
        run.run();
        COMPARE_JSON(output(run), json("[[1,2],[3]]"));
        QCOMPARE(run.trace()->mapRuns().size(), std::size_t(3));
        std::size_t left = 0;
        for (std::uint32_t id = 0; id < run.trace()->visitCount(); ++id)
            left += run.trace()->visit(VisitId(id)).id.isValid() ? 1 : 0;
        QCOMPARE(left, std::size_t(1));
    }
};

QTEST_APPLESS_MAIN(MapRunTest)
#include "tst_MapRun.moc"
