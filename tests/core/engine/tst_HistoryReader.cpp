// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/HistoryReader.h"
#include "tests/core/engine/SampleRun.h"

#include <QTest>

#include <algorithm>

using namespace stepglass;
using namespace stepglass::engine;
using stepglass::test::json;
using stepglass::test::SampleRun;

namespace {

struct Sample {
    const char* name;
    std::string definition;
    std::string input;
    std::string mocks;
};

const std::string call = R"("Resource": "arn:aws:states:::lambda:invoke", "Parameters": {}, )";

/// Runs that leave every kind of chain.
std::vector<Sample> samples()
{
    const std::string task = R"("T": {"Type": "Task", )" + call;
    return {
        {"states in a row",
         R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"v": [1]}, "Next": "C"},
          "C": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericEquals": 1, "Next": "W"}],
          "Default": "F"}, "W": {"Type": "Wait", "Seconds": 5, "Next": "S"}, "S": {"Type": "Succeed"},
          "F": {"Type": "Fail"}}})",
         R"({"n": 1})", "{}"},
        {"a failing machine",
         R"({"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "E"}}})", "{}", "{}"},
        {"retries, then a catch",
         R"({"StartAt": "T", "States": {)" + task +
             R"("Retry": [{"ErrorEquals": ["X"], "MaxAttempts": 1}],
             "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}], "End": true},
             "B": {"Type": "Pass", "End": true}}})",
         "{}", R"({"T": {"0-1": {"Throw": {"Error": "X", "Cause": "c"}}}})"},
        {"an uncaught error", R"({"StartAt": "T", "States": {)" + task + R"("End": true}}})", "{}",
         R"({"T": {"0": {"Throw": {"Error": "X", "Cause": "c"}}}})"},
        {"branches",
         R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [
         {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": true}}},
         {"StartAt": "C", "States": {"C": {"Type": "Wait", "Seconds": 1, "End": true}}}], "Next": "D"},
         "D": {"Type": "Pass", "End": true}}})",
         "{}", "{}"},
        {"a failing branch, caught",
         R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [
         {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 9, "End": true}}},
         {"StartAt": "T", "States": {)" +
             task +
             R"("End": true}}}], "Catch": [{"ErrorEquals": ["X"], "Next": "D"}], "Next": "D"},
             "D": {"Type": "Pass", "End": true}}})",
         "{}", R"({"T": {"0": {"Throw": {"Error": "X", "Cause": "c"}, "Latency": 1}}})"},
        {"iterations within iterations",
         R"({"StartAt": "M", "States": {"M": {"Type": "Map", "MaxConcurrency": 1, "ItemProcessor":
         {"StartAt": "N", "States": {"N": {"Type": "Map", "ItemProcessor": {"StartAt": "A", "States":
         {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": true}}}, "End": true}}},
         "End": true}}})",
         "[[1,2],[],[3]]", "{}"},
        {"a failing iteration",
         R"({"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {"StartAt": "T",
         "States": {)" +
             task + R"("End": true}}}, "End": true}}})",
         "[1,2,3]",
         R"({"T": {"0": {"Return": 1, "Latency": 2}, "1": {"Throw": {"Error": "X"}, "Latency": 1},
         "2": {"Return": 1, "Latency": 2}}})"},
        {"a retried Map",
         R"({"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {"StartAt": "T",
         "States": {)" +
             task + R"("End": true}}}, "Retry": [{"ErrorEquals": ["X"]}], "End": true}}})",
         "[1]", R"({"T": {"0": {"Throw": {"Error": "X"}}, "1": {"Return": 2}}})"},
        {"a Map Run",
         R"({"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {"ProcessorConfig":
         {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "A", "States": {"A":
         {"Type": "Pass", "End": true}}}, "End": true}}})",
         "[1]", "{}"},
    };
}

/// A visit in one line: where, how entered and left, and with what.
std::string shown(const Trace& trace, const Visit& visit)
{
    const auto data = [](const std::optional<Value>& value) {
        return value ? value::toJson(*value) : std::string("-");
    };
    std::string line = fmt::format(
        "{} [{}] #{} in {} {}..{} status {} {} -> {}", trace.path(visit.state).pointer(),
        visit.index, visit.occurrence,
        visit.parent.isValid() ? trace.path(trace.visit(visit.parent).state).pointer() : "top",
        visit.entered, visit.exited, static_cast<int>(visit.status), data(visit.input),
        data(visit.output));
    if (visit.next.isValid())
        line += " next " + trace.name(visit.next);
    for (const Attempt& attempt : trace.attempts(visit.id))
        line += fmt::format(" try {} {} {}", attempt.firstEvent,
                            attempt.error ? attempt.error->name : "good",
                            attempt.backoff ? attempt.backoff->count() : 0);
    return line;
}

/// All visits that left an event, in the order of their events.
std::vector<std::string> visitsOf(const Trace& trace)
{
    std::vector<std::string> lines;
    for (std::size_t place = 0; place < trace.visitCount(); ++place) {
        const Visit visit = trace.visit(VisitId(static_cast<std::uint32_t>(place)));
        if (visit.entered != 0)
            lines.push_back(shown(trace, visit));
    }
    return lines;
}

std::shared_ptr<const Trace> read(const std::vector<std::string>& texts,
                                  std::shared_ptr<const Program> program = nullptr)
{
    const auto trace = readHistory(texts, std::move(program));
    if (!trace)
        qWarning("%s", toEnglish(trace.error()).c_str());
    return trace.value_or(nullptr);
}

std::string historyOf(const SampleRun& run)
{
    return value::toJson(toHistory(*run.trace()));
}

} // namespace

class HistoryReaderTest : public QObject {
    Q_OBJECT
private slots:
    void roundTrip_data()
    {
        QTest::addColumn<int>("number");
        const auto all = samples();
        for (std::size_t number = 0; number < all.size(); ++number)
            QTest::newRow(all[number].name) << static_cast<int>(number);
    }
    void roundTrip()
    {
        QFETCH(int, number);
        const Sample sample = samples()[static_cast<std::size_t>(number)];
        SampleRun run(sample.definition, sample.input, sample.mocks);
        run.run();
        const auto program = test::program(sample.definition);
        const auto trace = read({historyOf(run)}, program);
        QVERIFY(trace != nullptr);
        COMPARE_JSON(toHistory(*trace), toHistory(*run.trace()));
        COMPARE_JSON(toResult(*trace), run.result());
        const auto expected = visitsOf(*run.trace());
        const auto actual = visitsOf(*trace);
        QCOMPARE(actual.size(), expected.size());
        for (std::size_t place = 0; place < actual.size(); ++place)
            QCOMPARE(QString::fromStdString(actual[place]),
                     QString::fromStdString(expected[place]));
        for (EventId id = 1; id <= trace->eventCount(); ++id) {
            const VisitId visit = run.trace()->event(id).visit;
            if (visit.isValid())
                QCOMPARE(
                    QString::fromStdString(shown(*trace, trace->visit(trace->event(id).visit))),
                    QString::fromStdString(shown(*run.trace(), run.trace()->visit(visit))));
        }
    }

    void withoutADefinitionStatesAreMade()
    {
        const Sample sample = samples()[6];
        SampleRun run(sample.definition, sample.input, sample.mocks);
        const auto trace = read({historyOf(run.run())});
        QVERIFY(trace != nullptr);
        const auto expected = visitsOf(*run.trace());
        const auto actual = visitsOf(*trace);
        QCOMPARE(actual.size(), expected.size());
        for (std::size_t place = 0; place < actual.size(); ++place)
            QCOMPARE(QString::fromStdString(actual[place]),
                     QString::fromStdString(expected[place]));
    }

    void pagesAndOrdersAreOneHistory()
    {
        SampleRun run(samples()[4].definition);
        const Value all = toHistory(*run.run().trace());
        const auto events = all.find(std::string_view("events"))->elements();
        std::vector<Value> reversed(events.rbegin(), events.rend());
        const auto page = [&](std::size_t first, std::size_t count) {
            const auto part = events.subspan(first, count);
            return value::toJson(Value::object(
                {{"events", Value::array(std::vector<Value>(part.begin(), part.end()))},
                 {"nextToken", "t"}}));
        };
        const std::string first = page(0, 5);
        const std::string rest = page(4, events.size() - 4);
        const std::vector<std::vector<std::string>> forms{
            {value::toJson(Value::object({{"events", Value::array(reversed)}}))},
            {rest, first},
            {"[" + first + "," + rest + "]"},
            {value::toJson(Value::array(reversed))}};
        for (const std::vector<std::string>& form : forms) {
            const auto trace = read(form);
            QVERIFY(trace != nullptr);
            COMPARE_JSON(toHistory(*trace), all);
        }
        const std::string lacking = page(0, 3);
        const auto broken = readHistory(std::vector<std::string>{lacking, page(5, 2)});
        QVERIFY(!broken);
        QCOMPARE(
            toEnglish(broken.error()),
            std::string("Cannot read the history: event 4 is missing; are all its pages there?"));
    }

    void timesAreSecondsOrTexts_data()
    {
        QTest::addColumn<QString>("time");
        QTest::newRow("seconds with a fraction") << "1767225600.25";
        QTest::newRow("ISO with an offset") << "\"2026-01-01T01:00:00.250000+01:00\"";
        QTest::newRow("ISO with Z") << "\"2026-01-01T00:00:00.25Z\"";
        QTest::newRow("milliseconds") << "1767225600250";
        QTest::newRow("milliseconds as text") << "\"1767225600250\"";
    }
    void timesAreSecondsOrTexts()
    {
        QFETCH(QString, time);
        const auto trace = read({R"([{"id": 1, "type": "ExecutionStarted", "timestamp": )" +
                                 time.toStdString() + "}]"});
        QVERIFY(trace != nullptr);
        QCOMPARE(trace->startTime().time_since_epoch().count(), std::int64_t(1767225600250000));
        QVERIFY(trace->status() == ExecutionStatus::Running);
    }

    void logLinesAreEvents()
    {
        const auto trace = read(
            {R"({"id":"1","type":"ExecutionStarted","details":{"input":"{}","roleArn":"r"},"previous_event_id":"0","event_timestamp":"1767225600000","execution_arn":"a"}
{"id":"2","type":"PassStateEntered","details":{"input":"{}","name":"A"},"previous_event_id":"0","event_timestamp":"1767225600001","execution_arn":"a"}
{"id":"3","type":"PassStateExited","details":{"name":"A","output":"{\u0022x\u0022:1}"},"previous_event_id":"2","event_timestamp":"1767225600002","execution_arn":"a"}
{"id":"4","type":"ExecutionSucceeded","details":{"output":"1"},"previous_event_id":"3","event_timestamp":"1767225600003","execution_arn":"a"}
)"});
        QVERIFY(trace != nullptr);
        COMPARE_JSON(toResult(*trace), json(R"({"status": "SUCCEEDED", "output": 1})"));
        COMPARE_JSON(*trace->visit(VisitId(0)).output, json(R"({"x": 1})"));
    }

    void capitalLettersAreRead()
    {
        const auto trace =
            read({R"([{"Type":"ExecutionStarted","PreviousEventId":0,"Id":1,"Timestamp":1},
             {"Type":"ExecutionFailed","PreviousEventId":1,"Id":2,"Timestamp":1,
              "ExecutionFailedEventDetails":{"Error":"E","Cause":"C"}}])"});
        QVERIFY(trace != nullptr);
        COMPARE_JSON(toResult(*trace), json(R"({"status": "FAILED", "error": "E", "cause": "C"})"));
    }

    void executionDataMayBeLeftOut()
    {
        const auto trace =
            read({R"([{"type":"ExecutionStarted","previousEventId":0,"id":1,"timestamp":1},
             {"type":"PassStateEntered","previousEventId":0,"id":2,"timestamp":1,
              "stateEnteredEventDetails":{"name":"A"}},
             {"type":"PassStateExited","previousEventId":2,"id":3,"timestamp":1,
              "stateExitedEventDetails":{"name":"A"}},
             {"type":"ExecutionSucceeded","previousEventId":3,"id":4,"timestamp":1}])"});
        QVERIFY(trace != nullptr);
        const Visit visit = trace->visit(VisitId(0));
        QVERIFY(!visit.input && !visit.output);
        QVERIFY(visit.status == VisitStatus::Succeeded);
        COMPARE_JSON(toResult(*trace), json(R"({"status": "SUCCEEDED"})"));
    }

    void aStateThatTheDefinitionLacksIsShownBesideIt()
    {
        SampleRun run(samples()[0].definition, samples()[0].input);
        const auto other =
            test::program(R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}})");
        const auto trace = read({historyOf(run.run())}, other);
        QVERIFY(trace != nullptr);
        QCOMPARE(trace->path(trace->visit(VisitId(1)).state).pointer(), std::string("/States/C"));
        QVERIFY(trace->stateIndex(asl::StatePath("/States/C")).isValid());
    }

    void faultsAreNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("no JSON") << "hello"
                                 << "Invalid JSON";
        QTest::newRow("no events") << R"({"events": []})"
                                   << "it has no events";
        QTest::newRow("a number") << "3"
                                  << "it holds no object with events";
        QTest::newRow("no type") << "[{}]"
                                 << "an event has no type";
        QTest::newRow("unknown type") << R"([{"type": "X"}])"
                                      << "there is no event type X";
        QTest::newRow("no id") << R"([{"type": "ExecutionStarted"}])"
                               << "has no id";
        QTest::newRow("no time") << R"([{"type": "ExecutionStarted", "id": 1}])"
                                 << "no timestamp";
        QTest::newRow("later event")
            << R"([{"type": "ExecutionStarted", "id": 1, "timestamp": 1, "previousEventId": 1}])"
            << "is no earlier one";
    }
    void faultsAreNamed()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        const auto trace = readHistory(std::vector<std::string>{text.toStdString()});
        QVERIFY(!trace);
        const std::string english = toEnglish(trace.error());
        QVERIFY2(english.find(message.toStdString()) != std::string::npos, english.c_str());
    }
};

QTEST_APPLESS_MAIN(HistoryReaderTest)
#include "tst_HistoryReader.moc"
