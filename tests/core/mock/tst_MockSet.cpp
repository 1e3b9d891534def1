// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mock/MockSet.h"
#include "tests/support/JsonDifference.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::mock;
using stepglass::test::json;

namespace {

const std::string config = R"({
    "StateMachines": {"Orders": {"TestCases": {
        "Happy": {"Pay": "Paid"}, "Sad": {"Pay": "Declined"}, "Lost": {"Pay": "Payed"}}}},
    "MockedResponses": {
        "Paid": {"0": {"Return": {"ok": true}}},
        "Declined": {"0-1": {"Throw": {"Error": "Declined", "Cause": "no"}}, "2": {"Return": 1}}}})";

engine::TaskAnswer ask(MockTaskProvider& tasks, std::uint32_t invocation)
{
    engine::TaskRequest request;
    request.state = asl::StatePath("/States/Pay");
    request.stateName = "Pay";
    request.resource = "arn:aws:states:::lambda:invoke";
    request.invocation = invocation;
    return tasks.invoke(request);
}

} // namespace

class MockSetTest : public QObject {
    Q_OBJECT

private slots:
    void faults_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("pointer");
        QTest::addColumn<std::string>("message");
        const auto row = [](const char* title, const char* text, const char* pointer,
                            const char* message) {
            QTest::newRow(title) << std::string(text) << std::string(pointer)
                                 << std::string(message);
        };
        row("no object", "[]", "/", "a mock file holds one object");
        row("no numbered responses", R"({"A": [1]})", "/A",
            "the answers of a state must be an object of numbered responses");
        row("a word for a number", R"({"A": {"first": {"Return": 1}}})", "/A/first",
            R"("first" is no number of an invocation, such as "0", and no range, such as "1-2")");
        row("a range backwards", R"({"A": {"2-1": {"Return": 1}}})", "/A/2-1",
            R"("2-1" is no number of an invocation, such as "0", and no range, such as "1-2")");
        row("not from 0", R"({"A": {"1": {"Return": 1}}})", "/A",
            "the numbers must follow each other from 0: 0 is missing");
        row("a hole", R"({"A": {"0": {"Return": 1}, "2": {"Return": 1}}})", "/A",
            "the numbers must follow each other from 0: 1 is missing");
        row("twice the same", R"({"A": {"0-2": {"Return": 1}, "1": {"Return": 1}}})", "/A",
            "two responses answer the invocation 1");
        row("both answers", R"({"A": {"0": {"Return": 1, "Throw": {"Error": "e"}}}})", "/A/0",
            "a response has either Return or Throw, not both");
        row("no answer", R"({"A": {"0": {}}})", "/A/0", "a response needs Return or Throw");
        row("a slip of the pen", R"({"A": {"0": {"Retrun": 1}}})", "/A/0/Retrun",
            R"(unknown member "Retrun"; did you mean "Return"?)");
        row("lower case", R"({"A": {"0": {"throw": {}}}})", "/A/0/throw",
            R"(unknown member "throw"; did you mean "Throw"?)");
        row("nothing alike", R"({"A": {"0": {"Zebra": 1}}})", "/A/0/Zebra",
            R"(unknown member "Zebra")");
        row("a number for an error", R"({"A": {"0": {"Throw": {"Error": 5}}}})", "/A/0/Throw/Error",
            "Error must be a string");
        row("a slip in Throw", R"({"A": {"0": {"Throw": {"Errors": "x"}}}})", "/A/0/Throw/Errors",
            R"(unknown member "Errors"; did you mean "Error"?)");
        row("a state's name is escaped", R"({"A/B": {"0": {}}})", "/A~1B/0",
            "a response needs Return or Throw");
        row("negative latency", R"({"A": {"0": {"Return": 1, "Latency": -1}}})", "/A/0/Latency",
            "Latency must be a number of seconds that is not negative");
        row("heartbeats that are no list", R"({"A": {"0": {"Return": 1, "Heartbeats": 5}}})",
            "/A/0/Heartbeats", "Heartbeats must be an array of seconds");
        row("a heartbeat before the start", R"({"A": {"0": {"Return": 1, "Heartbeats": [1, -2]}}})",
            "/A/0/Heartbeats/1", "a heartbeat must be a number of seconds that is not negative");
        row("heartbeats out of order", R"({"A": {"0": {"Return": 1, "Heartbeats": [5, 2]}}})",
            "/A/0/Heartbeats/1", "heartbeats must be in the order of their times");
        row("an interval of nothing", R"({"A": {"0": {"Return": 1, "HeartbeatEvery": 0}}})",
            "/A/0/HeartbeatEvery", "HeartbeatEvery must be a positive number of seconds");
        row("times and an interval",
            R"({"A": {"0": {"Return": 1, "Heartbeats": [1], "HeartbeatEvery": 2}}})", "/A/0",
            "a response has either Heartbeats or HeartbeatEvery, not both");
    }
    void faults()
    {
        QFETCH(std::string, text);
        QFETCH(std::string, pointer);
        QFETCH(std::string, message);
        const auto mocks = MockSet::fromResponses(text);
        QVERIFY(!mocks);
        QCOMPARE(static_cast<int>(mocks.error().code),
                 static_cast<int>(ErrorCode::InvalidMockFile));
        QCOMPARE(mocks.error().arguments.at(0), pointer);
        QCOMPARE(mocks.error().arguments.at(1), message);
    }

    void brokenJsonIsNamedAsSuch()
    {
        const auto mocks = MockSet::fromResponses("{\"A\": \n nope}");
        QVERIFY(!mocks);
        QCOMPARE(static_cast<int>(mocks.error().code), static_cast<int>(ErrorCode::InvalidJson));
    }

    void configChoosesATestCase()
    {
        const auto happy = MockSet::fromMockConfig(config, "Orders#Happy");
        QVERIFY(happy);
        COMPARE_JSON(happy->toJson(), json(R"({"Pay": {"0": {"Return": {"ok": true}}}})"));
        QCOMPARE(MockSet::testCases(config).value(),
                 (std::vector<std::string>{"Orders#Happy", "Orders#Sad", "Orders#Lost"}));
    }

    void unknownTestCaseNamesThoseThereAre()
    {
        const auto none = MockSet::fromMockConfig(config, "Orders#Hapy");
        QVERIFY(!none);
        QCOMPARE(static_cast<int>(none.error().code), static_cast<int>(ErrorCode::UnknownTestCase));
        QCOMPARE(none.error().arguments.at(1),
                 std::string("Orders#Happy, Orders#Sad, Orders#Lost"));
    }

    void unknownResponsesNameTheNearest()
    {
        const auto lost = MockSet::fromMockConfig(config, "Orders#Lost");
        QVERIFY(!lost);
        QCOMPARE(lost.error().arguments.at(0),
                 std::string("/StateMachines/Orders/TestCases/Lost/Pay"));
        QCOMPARE(
            lost.error().arguments.at(1),
            std::string(R"(there are no MockedResponses named "Payed"; did you mean "Paid"?)"));
    }

    void sectionWithATypoIsNamed()
    {
        const auto wrong = MockSet::fromMockConfig(R"({"StateMachine": {}})", "A#B");
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().arguments.at(1),
                 std::string(R"(unknown member "StateMachine"; did you mean "StateMachines"?)"));
    }

    void answersByNumber()
    {
        MockTaskProvider tasks(MockSet::fromMockConfig(config, "Orders#Sad").value());
        QCOMPARE(ask(tasks, 0).error->name, std::string("Declined"));
        QCOMPARE(*ask(tasks, 1).error->cause, std::string("no"));
        COMPARE_JSON(*ask(tasks, 2).result, json("1"));
        const auto beyond = ask(tasks, 3);
        QCOMPARE(beyond.error->name, std::string("Stepglass.NoMock"));
        QCOMPARE(*beyond.error->cause,
                 std::string("The mock of the state 'Pay' (/States/Pay) answers the invocations 0 "
                             "to 2, but this is "
                             "invocation 3 of arn:aws:states:::lambda:invoke. Add a response "
                             "\"3\", or widen the "
                             "range of the last one."));
    }

    void pathWinsOverName()
    {
        MockTaskProvider tasks(
            MockSet::fromResponses(
                R"({"Pay": {"0": {"Return": "name"}}, "/States/Pay": {"0": {"Return": "path"}}})")
                .value());
        COMPARE_JSON(*ask(tasks, 0).result, json(R"("path")"));
    }

    void heartbeatsGoWithTheAnswer()
    {
        MockTaskProvider tasks(
            MockSet::fromResponses(R"({"Pay": {"0": {"NeverAnswers": true, "Heartbeats": [2, 4]},
                                               "1": {"Return": 1, "HeartbeatEvery": 0.5}}})")
                .value());
        QVERIFY(ask(tasks, 0).heartbeats ==
                (std::vector<engine::Duration>{std::chrono::seconds(2), std::chrono::seconds(4)}));
        QVERIFY(ask(tasks, 0).isPending);
        QVERIFY(ask(tasks, 1).heartbeatEvery == engine::Duration(500'000));
    }

    void responsesSurviveTheirJson()
    {
        const Value written = json(R"({"0": {"Return": null, "Latency": 1.5},
            "1-3": {"Throw": {"Error": "E", "Cause": "c"}, "Latency": 2}, "4": {"NeverAnswers": true},
            "5": {"Return": 1, "Latency": 9, "Heartbeats": [2, 4.5]},
            "6": {"NeverAnswers": true, "HeartbeatEvery": 3}})");
        const auto responses = MockSet::responsesFromJson(written);
        QVERIFY(responses);
        QCOMPARE((*responses)[0].latency.count(), std::int64_t(1'500'000));
        COMPARE_JSON(MockSet::toJson(*responses), written);
    }
};

QTEST_APPLESS_MAIN(MockSetTest)
#include "tst_MockSet.moc"
