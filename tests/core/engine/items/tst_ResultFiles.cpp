// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/items/ResultFiles.h"
#include "core/value/Json.h"
#include "tests/support/JsonDifference.h"

#include <QTest>

#include <map>

using namespace stepglass;
using namespace stepglass::items;

namespace {

/// Keeps objects by "bucket/key" once they are closed; refuses keys that contain "forbidden".
class MemoryStore final : public ResultStore {
public:
    Result<std::unique_ptr<ByteSink>> create(const Place& place) override
    {
        if (place.key.find("forbidden") != std::string::npos)
            return fail(ErrorCode::CannotWriteFile, place.key, "forbidden");
        return std::make_unique<Sink>(objects[place.bucket + '/' + place.key]);
    }
    std::map<std::string, std::string> objects;

private:
    class Sink final : public ByteSink {
    public:
        explicit Sink(std::string& object)
            : m_object(object)
        {
        }
        Result<void> write(std::string_view bytes) override
        {
            m_text += bytes;
            return {};
        }
        Result<void> close() override
        {
            m_object = m_text;
            return {};
        }

    private:
        std::string& m_object;
        std::string m_text;
    };
};

ChildResult succeeded(Value output)
{
    ChildResult child;
    child.status = ChildStatus::Succeeded;
    child.executionArn = "arn:child";
    child.machineArn = "arn:machine";
    child.name = "one";
    child.input = Value::object({{"n", 1}});
    child.output = std::move(output);
    child.startDate = "2026-01-01T00:00:00Z";
    child.stopDate = "2026-01-01T00:00:01Z";
    return child;
}

ChildResult failed()
{
    ChildResult child = succeeded({});
    child.status = ChildStatus::Failed;
    child.output.reset();
    child.error = "Oops";
    child.cause = "because";
    return child;
}

} // namespace

class ResultFilesTest : public QObject {
    Q_OBJECT
private slots:
    void aSucceededChildIsDescribed()
    {
        QCOMPARE(
            value::toJson(describe(succeeded(Value::array({2})))),
            std::string("{\"ExecutionArn\":\"arn:child\",\"Input\":\"{\\\"n\\\":1}\","
                        R"("InputDetails":{"Included":true},"Name":"one","Output":"[2]",)"
                        R"("OutputDetails":{"Included":true},"RedriveCount":0,)"
                        R"("RedriveStatus":"NOT_REDRIVABLE","RedriveStatusReason":)"
                        R"("Execution is SUCCEEDED and cannot be redriven",)"
                        R"("StartDate":"2026-01-01T00:00:00Z","StateMachineArn":"arn:machine",)"
                        R"("Status":"SUCCEEDED","StopDate":"2026-01-01T00:00:01Z"})"));
    }

    void aFailedChildIsDescribed()
    {
        QCOMPARE(
            value::toJson(describe(failed())),
            std::string(
                R"({"Cause":"because","Error":"Oops","ExecutionArn":"arn:child",)"
                "\"Input\":\"{\\\"n\\\":1}\",\"InputDetails\":{\"Included\":true},\"Name\":\"one\","
                R"("RedriveCount":0,"RedriveStatus":"REDRIVABLE",)"
                R"("StartDate":"2026-01-01T00:00:00Z","StateMachineArn":"arn:machine",)"
                R"("Status":"FAILED","StopDate":"2026-01-01T00:00:01Z"})"));
    }

    void transformations_data()
    {
        QTest::addColumn<int>("transformation");
        QTest::addColumn<QString>("results");
        QTest::newRow("compact") << int(Transformation::Compact) << "[[1,2],3]";
        QTest::newRow("flatten") << int(Transformation::Flatten) << "[1,2,3]";
    }
    void transformations()
    {
        QFETCH(int, transformation);
        QFETCH(QString, results);
        std::vector<Value> all;
        appendResult(all, succeeded(Value::array({1, 2})), Transformation(transformation));
        appendResult(all, succeeded(3), Transformation(transformation));
        QCOMPARE(value::toJson(Value::array(all)), results.toStdString());
        appendResult(all, failed(), Transformation(transformation));
        COMPARE_JSON(all.back(), describe(failed()));
    }

    void filesLieAsOnAws()
    {
        MemoryStore store;
        ResultFiles files(store, {"out", "p/uuid"}, Transformation::Compact, OutputType::Json);
        QVERIFY(files.add(succeeded(1)));
        QVERIFY(files.add(failed()));
        QVERIFY(files.add(succeeded("b")));
        QVERIFY(files.finish("arn:run"));
        QCOMPARE(files.manifestKey(), std::string("p/uuid/manifest.json"));
        QCOMPARE(store.objects.size(), std::size_t(3));
        QCOMPARE(store.objects["out/p/uuid/SUCCEEDED_0.json"], std::string(R"([1,"b"])"));
        const std::string failures = store.objects["out/p/uuid/FAILED_0.json"];
        QCOMPARE(failures, '[' + value::toJson(describe(failed())) + ']');
        QCOMPARE(
            store.objects["out/p/uuid/manifest.json"],
            R"({"DestinationBucket":"out","MapRunArn":"arn:run","ResultFiles":{"FAILED":)"
            R"([{"Key":"p/uuid/FAILED_0.json","Size":)" +
                std::to_string(failures.size()) +
                R"(}],"PENDING":[],"SUCCEEDED":[{"Key":"p/uuid/SUCCEEDED_0.json","Size":7}]}})");
    }

    void pendingChildrenHaveAFileOfTheirOwn()
    {
        MemoryStore store;
        ResultFiles files(store, {"out", "r"}, Transformation::None, OutputType::JsonLines);
        ChildResult child = failed();
        child.status = ChildStatus::Pending;
        child.error.reset();
        child.cause.reset();
        child.startDate.clear();
        child.stopDate.clear();
        QVERIFY(files.add(child));
        QVERIFY(files.finish("arn"));
        QCOMPARE(store.objects["out/r/PENDING_0.jsonl"], value::toJson(describe(child)) + '\n');
        QVERIFY(describe(child).find(std::string_view("StartDate")) == nullptr);
    }

    void timedOutAndAbortedChildrenCountAsFailed()
    {
        MemoryStore store;
        ResultFiles files(store, {"out", "r"}, Transformation::None, OutputType::JsonLines);
        for (const ChildStatus status : {ChildStatus::TimedOut, ChildStatus::Aborted}) {
            ChildResult child = failed();
            child.status = status;
            QVERIFY(files.add(child));
        }
        QVERIFY(files.finish("arn"));
        const std::string& text = store.objects["out/r/FAILED_0.jsonl"];
        QVERIFY(text.find("\"TIMED_OUT\"") < text.find("\"ABORTED\""));
        QVERIFY(text.find("\"ABORTED\"") != std::string::npos);
    }

    void largeFilesAreContinued()
    {
        MemoryStore store;
        ResultFiles files(store, {"out", "r"}, Transformation::Compact, OutputType::Json, 10);
        for (int number = 0; number < 3; ++number)
            QVERIFY(files.add(succeeded("abcd")));
        QVERIFY(files.finish("arn"));
        QCOMPARE(store.objects["out/r/SUCCEEDED_0.json"], std::string(R"(["abcd"])"));
        QCOMPARE(store.objects["out/r/SUCCEEDED_2.json"], std::string(R"(["abcd"])"));
    }

    void aStoreThatFailsIsHeard()
    {
        MemoryStore store;
        ResultFiles files(store, {"out", "forbidden"}, Transformation::None, OutputType::Json);
        QVERIFY(!files.add(succeeded(1)));
        QVERIFY(!files.finish("arn"));
    }
};

QTEST_APPLESS_MAIN(ResultFilesTest)
#include "tst_ResultFiles.moc"
