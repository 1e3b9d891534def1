// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/engine/SampleRun.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace stepglass;
using namespace stepglass::test;

/// What holds for every run, tried on machines made by chance.
class Properties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameSeedGivesTheSameHistory_data();
    void sameSeedGivesTheSameHistory();
    void steppingGivesTheHistoryOfRunning_data();
    void steppingGivesTheHistoryOfRunning();
    void eventsFollowEarlierOnes_data();
    void eventsFollowEarlierOnes();
    void nothingIsOpenAfterTheEnd_data();
    void nothingIsOpenAfterTheEnd();
    void concurrencyIsHonouredInVirtualTime_data();
    void concurrencyIsHonouredInVirtualTime();
    void branchesTakeTurns();
    void handedOutTraceOutlivesTheExecution();
};

namespace {

/// Machines of all kinds of states, with tasks that fail, retry and take their time.
class MachineMaker {
public:
    explicit MachineMaker(unsigned seed)
        : m_random(seed)
    {
    }

    std::string machine() { return scope(0); }
    [[nodiscard]] std::string mocks() const { return fmt::format("{{{}}}", m_mocks); }

private:
    unsigned below(unsigned end) { return static_cast<unsigned>(m_random() % end); }

    std::string scope(int depth)
    {
        const unsigned count = 1 + below(4);
        const unsigned first = m_next;
        m_next += count;
        std::string states;
        for (unsigned i = first; i < first + count; ++i) {
            const bool isLast = i + 1 == first + count;
            const unsigned next = isLast ? i : i + 1;
            const std::string leave =
                isLast ? std::string(R"("End":true)") : fmt::format(R"("Next":"S{}")", next);
            states += fmt::format(R"({}"S{}":{})", i == first ? "" : ",", i,
                                  state(i, leave, next, depth));
        }
        return fmt::format(R"({{"StartAt":"S{}","States":{{{}}}}})", first, states);
    }

    std::string state(unsigned number, const std::string& leave, unsigned next, int depth)
    {
        switch (below(depth < 2 ? 7 : 4)) {
        case 0:
            return fmt::format(R"({{"Type":"Pass","Result":[1,2,3],{}}})", leave);
        case 1:
            return fmt::format(R"({{"Type":"Wait","Seconds":{},{}}})", below(5), leave);
        case 2:
        case 3:
            return task(number, leave, next);
        case 4: {
            const std::string one = scope(depth + 1);
            return fmt::format(R"({{"Type":"Parallel","Branches":[{},{}],{}}})", one,
                               scope(depth + 1), leave);
        }
        default:
            return fmt::format(R"({{"Type":"Map","ItemsPath":"$$.Execution.Input.items",)"
                               R"("MaxConcurrency":{},"ItemProcessor":{},{}}})",
                               below(3), scope(depth + 1), leave);
        }
    }

    std::string task(unsigned number, const std::string& leave, unsigned next)
    {
        const unsigned latency = below(4);
        const unsigned failures = below(3);
        std::string answers;
        if (failures > 0)
            answers = fmt::format(R"("0-{}":{{"Throw":{{"Error":"Busy"}},"Latency":{}}},)",
                                  failures - 1, latency);
        m_mocks += fmt::format(R"({}"S{}":{{{}"{}-999":{{"Return":{{"n":1}},"Latency":{}}}}})",
                               m_mocks.empty() ? "" : ",", number, answers, failures, latency);
        std::string recovery;
        if (below(2) == 0)
            recovery = R"("Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":1,)"
                       R"("MaxAttempts":2,"JitterStrategy":"FULL"}],)";
        else if (next != number)
            recovery =
                fmt::format(R"("Catch":[{{"ErrorEquals":["States.ALL"],"Next":"S{}"}}],)", next);
        return fmt::format(
            R"({{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:1:function:f",{}{}}})",
            recovery, leave);
    }

    std::mt19937 m_random;
    unsigned m_next = 0;
    std::string m_mocks;
};

constexpr const char* input = "{\"items\": [1, 2, 3, 4]}";

void addSeeds()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 60; ++seed)
        QTest::addRow("machine %u", seed) << seed;
}

SampleRun sample(unsigned seed)
{
    MachineMaker maker(seed);
    const std::string machine = maker.machine();
    engine::ExecutionSettings settings;
    settings.seed = seed;
    return SampleRun(machine, input, maker.mocks(), settings);
}

} // namespace

void Properties::sameSeedGivesTheSameHistory_data()
{
    addSeeds();
}
void Properties::sameSeedGivesTheSameHistory()
{
    QFETCH(unsigned, seed);
    SampleRun first = sample(seed);
    SampleRun second = sample(seed);
    COMPARE_JSON(engine::toHistory(*first.run().trace()), engine::toHistory(*second.run().trace()));
}

void Properties::steppingGivesTheHistoryOfRunning_data()
{
    addSeeds();
}
void Properties::steppingGivesTheHistoryOfRunning()
{
    QFETCH(unsigned, seed);
    SampleRun whole = sample(seed);
    SampleRun stepped = sample(seed);
    // A cursor may look at the trace at any time without changing it.
    while (stepped.execution().step())
        (void)engine::toHistory(*stepped.trace());
    COMPARE_JSON(engine::toHistory(*stepped.trace()), engine::toHistory(*whole.run().trace()));
}

void Properties::eventsFollowEarlierOnes_data()
{
    addSeeds();
}
void Properties::eventsFollowEarlierOnes()
{
    QFETCH(unsigned, seed);
    SampleRun run = sample(seed);
    const auto trace = run.run().trace();
    engine::TimePoint last = trace->startTime();
    for (engine::EventId id = 1; id <= trace->eventCount(); ++id) {
        const engine::Event event = trace->event(id);
        QVERIFY(event.previous < id);
        QVERIFY(event.time >= last);
        last = event.time;
    }
    QVERIFY(trace->endTime() == last);
}

void Properties::nothingIsOpenAfterTheEnd_data()
{
    addSeeds();
}
void Properties::nothingIsOpenAfterTheEnd()
{
    QFETCH(unsigned, seed);
    SampleRun run = sample(seed);
    const auto trace = run.run().trace();
    QVERIFY(trace->status() != engine::ExecutionStatus::Running);
    for (std::uint32_t i = 0; i < trace->visitCount(); ++i)
        QVERIFY(trace->visit(engine::VisitId(i)).status != engine::VisitStatus::InProgress);
    const std::size_t events = trace->eventCount();
    QVERIFY(!run.execution().step());
    run.execution().stop("Late", std::nullopt);
    QCOMPARE(trace->eventCount(), events);
}

void Properties::concurrencyIsHonouredInVirtualTime_data()
{
    QTest::addColumn<int>("concurrency");
    QTest::addColumn<int>("items");
    QTest::addColumn<int>("most");
    QTest::newRow("one by one") << 1 << 5 << 1;
    QTest::newRow("three") << 3 << 10 << 3;
    QTest::newRow("more than items") << 30 << 7 << 7;
    QTest::newRow("none given: AWS's forty") << 0 << 100 << 40;
}
void Properties::concurrencyIsHonouredInVirtualTime()
{
    QFETCH(int, concurrency);
    QFETCH(int, items);
    QFETCH(int, most);
    const std::string definition = fmt::format(
        R"({{"StartAt":"Each","States":{{"Each":{{"Type":"Map","MaxConcurrency":{},)"
        R"("ItemProcessor":{{"StartAt":"Rest","States":{{"Rest":{{"Type":"Wait","Seconds":10,)"
        R"("End":true}}}}}},"End":true}}}}}})",
        concurrency);
    SampleRun run(definition,
                  value::toJson(Value::array(std::vector<Value>(static_cast<std::size_t>(items)))));
    const auto trace = run.run().trace();
    std::map<engine::TimePoint, int> changes;
    for (std::uint32_t i = 1; i < trace->visitCount(); ++i) {
        const engine::Visit visit = trace->visit(engine::VisitId(i));
        ++changes[visit.start];
        --changes[visit.end];
    }
    int open = 0;
    int largest = 0;
    for (const auto& [time, change] : changes)
        largest = std::max(largest, open += change);
    QCOMPARE(largest, most);
    const int rounds = (items + most - 1) / most;
    QVERIFY(trace->endTime() - trace->startTime() == std::chrono::seconds(10 * rounds));
}

void Properties::branchesTakeTurns()
{
    std::string branches;
    for (int number = 0; number < 4; ++number)
        branches += fmt::format(
            R"({0}{{"StartAt":"A{1}","States":{{"A{1}":{{"Type":"Wait","Seconds":1,"Next":"B{1}"}},)"
            R"("B{1}":{{"Type":"Wait","Seconds":1,"End":true}}}}}})",
            number == 0 ? "" : ",", number);
    SampleRun run(fmt::format(
        R"({{"StartAt":"All","States":{{"All":{{"Type":"Parallel","Branches":[{}],"End":true}}}}}})",
        branches));
    const auto trace = run.run().trace();
    std::string order;
    for (std::uint32_t i = 1; i < trace->visitCount(); ++i)
        order += trace->name(trace->visit(engine::VisitId(i)).state) + ' ';
    QCOMPARE(order, "A0 A1 A2 A3 B0 B1 B2 B3 ");
}

void Properties::handedOutTraceOutlivesTheExecution()
{
    std::shared_ptr<const engine::Trace> trace;
    {
        SampleRun run = sample(3);
        trace = run.run().trace();
    }
    QVERIFY(engine::toHistory(*trace).find(std::string_view("events"))->size() > 1);
}

QTEST_APPLESS_MAIN(Properties)
#include "tst_Properties.moc"
