// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/TestState.h"
#include "core/value/Json.h"
#include "tests/support/JsonDifference.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::test;

// Declared before the raw strings: moc overlooks a class that stands behind them.
class TestStateMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readerDataAreReadAsTheirSource_data();
    void readerDataAreReadAsTheirSource();
    void batchesAreShown();
    void iterationsAreBatches();
    void readerInJsonataSeesTheInput();
};

namespace {

/// A distributed Map that reads a file, whose ItemSelector shows each item.
Value request(std::string_view reader, std::string_view data, std::string_view fields = "")
{
    std::string definition = R"({"Type": "Map", "ItemSelector": {"v.$": "$$.Map.Item.Value"},
        "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Bucket": "b",
        "Key": "k"}, "ReaderConfig": )";
    definition += reader;
    definition += "}, ";
    definition += fields;
    definition += R"("ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED",
        "ExecutionType": "STANDARD"}, "StartAt": "P", "States": {"P": {"Type": "Pass",
        "End": true}}}, "End": true})";
    return Value::object({{"definition", definition},
                          {"inspectionLevel", "DEBUG"},
                          {"input", json("{\"most\": 2}")},
                          {"mock", json("{\"result\": \"[]\"}")},
                          {"stateConfiguration", Value::object({{"mapItemReaderData", data}})}});
}

Value answer(const Value& request)
{
    const auto read = engine::readTestStateRequest(request);
    return engine::toJson(
        read ? engine::testState(*read)
             : engine::TestStateOutcome<engine::TestStateResponse>(tl::unexpected(read.error())));
}

std::string member(const Value& object, std::string_view name)
{
    const Value* found = object.find(name);
    if (found == nullptr)
        return "(absent)";
    return found->isString() ? std::string(found->asString()) : value::toJson(*found);
}

std::string inspected(const Value& answer, std::string_view name)
{
    const Value* data = answer.find(std::string_view("inspectionData"));
    return data == nullptr ? value::toJson(answer) : member(*data, name);
}

} // namespace

void TestStateMap::readerDataAreReadAsTheirSource_data()
{
    QTest::addColumn<std::string>("reader");
    QTest::addColumn<std::string>("data");
    QTest::addColumn<std::string>("selected");
    QTest::addColumn<std::string>("pointed");
    const auto row = [](const char* title, const char* reader, const char* data,
                        const char* selected, const char* pointed = "(absent)") {
        QTest::newRow(title) << std::string(reader) << std::string(data) << std::string(selected)
                             << std::string(pointed);
    };
    row("JSON", R"({"InputType": "JSON"})", "[1, 2]", R"([{"v":1},{"v":2}])");
    row("JSON with a pointer", R"({"InputType": "JSON", "ItemsPointer": "/a/list"})",
        R"({"a": {"list": [3]}})", R"([{"v":3}])", "[3]");
    row("JSON Lines", R"({"InputType": "JSONL"})", "{\"n\": 1}\n{\"n\": 2}\n",
        R"([{"v":{"n":1}},{"v":{"n":2}}])");
    row("CSV with its headers", R"({"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"})",
        "a,b\n1,2\n3,4\n", R"([{"v":{"a":"1","b":"2"}},{"v":{"a":"3","b":"4"}}])");
    row("CSV with given headers",
        R"({"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["x"],
            "CSVDelimiter": "TAB"})",
        "1\t2\n", R"([{"v":{"x":"1"}}])");
    row("only the first items", R"({"InputType": "JSON", "MaxItems": 1})", "[1, 2]",
        R"([{"v":1}])");
    row("as many as the input says", R"({"InputType": "JSON", "MaxItemsPath": "$.most"})",
        "[1, 2, 3]", R"([{"v":1},{"v":2}])");
}

void TestStateMap::readerDataAreReadAsTheirSource()
{
    QFETCH(std::string, reader);
    QFETCH(std::string, data);
    QFETCH(std::string, selected);
    QFETCH(std::string, pointed);
    const Value given = answer(request(reader, data));
    QCOMPARE(inspected(given, "afterItemSelector"), selected);
    QCOMPARE(inspected(given, "afterItemsPointer"), pointed);
    QCOMPARE(inspected(given, "afterItemBatcher"), "(absent)");
}

void TestStateMap::batchesAreShown()
{
    const Value given = answer(
        request(R"({"InputType": "JSONL"})", "1\n2\n3\n",
                R"("ItemBatcher": {"MaxItemsPerBatch": 2, "BatchInput": {"m.$": "$.most"}}, )"));
    QCOMPARE(inspected(given, "afterItemSelector"), R"([{"v":1},{"v":2},{"v":3}])");
    QCOMPARE(inspected(given, "afterItemBatcher"),
             R"([{"BatchInput":{"m":2},"Items":[{"v":1},{"v":2}]},)"
             R"({"BatchInput":{"m":2},"Items":[{"v":3}]}])");
}

void TestStateMap::iterationsAreBatches()
{
    const Value call =
        request(R"({"InputType": "JSON"})", "[1, 2, 3]",
                R"("ToleratedFailurePercentage": 40, "ItemBatcher": {"MaxItemsPerBatch": 2}, )");
    const Value configuration =
        call.find(std::string_view("stateConfiguration"))->with("mapIterationFailureCount", 1);
    QCOMPARE(member(answer(call.with("stateConfiguration", configuration)
                               .with("mock", json("{\"result\": \"[1, 2]\"}"))),
                    "error"),
             "States.ExceedToleratedFailureThreshold");
}

void TestStateMap::readerInJsonataSeesTheInput()
{
    const Value given = answer(json(R"({"inspectionLevel": "DEBUG", "mock": {"result": "[]"},
        "input": {"n": 2}, "stateConfiguration": {"mapItemReaderData": "k\n1\n2\n3\n"},
        "definition": {"Type": "Map", "QueryLanguage": "JSONata", "End": true,
          "ItemSelector": {"v": "{% $states.context.Map.Item.Value.k %}"},
          "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
            "Arguments": {"Bucket": "b", "Key": "{% 'k' & $states.input.n %}"},
            "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW",
                             "MaxItems": "{% $states.input.n %}"}},
          "ItemBatcher": {"MaxItemsPerBatch": "{% $states.input.n %}"},
          "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType":
            "STANDARD"}, "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}})"));
    QCOMPARE(inspected(given, "afterItemBatcher"), R"([{"Items":[{"v":"1"},{"v":"2"}]}])");
}

QTEST_APPLESS_MAIN(TestStateMap)
#include "tst_TestStateMap.moc"
