// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Recovery.h"
#include "tests/core/engine/SampleRun.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::engine;

namespace {

Failure failure(std::string name)
{
    return {{std::move(name), "cause"}, false, false};
}

Retrier retrier(std::vector<std::string> errors, std::uint32_t most = 3)
{
    Retrier rule;
    rule.errorEquals = std::move(errors);
    rule.maxAttempts = most;
    return rule;
}

Catcher catcher(std::vector<std::string> errors)
{
    Catcher rule;
    rule.errorEquals = std::move(errors);
    return rule;
}

constexpr auto seconds(int count)
{
    return Duration(std::chrono::seconds(count));
}

} // namespace

class RecoveryTest : public QObject {
    Q_OBJECT

private slots:
    void wildcards_data()
    {
        QTest::addColumn<QString>("listed");
        QTest::addColumn<QString>("error");
        QTest::addColumn<bool>("isMatch");
        const auto row = [](const char* title, const char* listed, const char* error,
                            bool isMatch) {
            QTest::newRow(title) << QString::fromUtf8(listed) << QString::fromUtf8(error)
                                 << isMatch;
        };
        row("its own name", "Boom", "Boom", true);
        row("another name", "Boom", "Bang", false);
        row("names have case", "boom", "Boom", false);
        row("ALL takes any", "States.ALL", "Boom", true);
        row("ALL takes an error without a name", "States.ALL", "", true);
        row("ALL takes timeouts", "States.ALL", "States.Timeout", true);
        row("ALL takes too much data", "States.ALL", "States.DataLimitExceeded", true);
        row("ALL never takes Runtime", "States.ALL", "States.Runtime", false);
        row("not even by its name", "States.Runtime", "States.Runtime", false);
        row("ALL does not hide a missing mock", "States.ALL", "Stepglass.NoMock", false);
        row("TaskFailed takes any error", "States.TaskFailed", "Boom", true);
        row("but no timeout", "States.TaskFailed", "States.Timeout", false);
        row("a part of a name is no name", "Bo", "Boom", false);
    }
    void wildcards()
    {
        QFETCH(QString, listed);
        QFETCH(QString, error);
        QFETCH(bool, isMatch);
        QCOMPARE(matches({listed.toStdString()}, failure(error.toStdString())), isMatch);
    }

    void missedHeartbeatHasTwoNames()
    {
        Failure missed = failure("States.Timeout");
        missed.isHeartbeat = true;
        QVERIFY(matches({"States.HeartbeatTimeout"}, missed));
        QVERIFY(matches({"States.Timeout"}, missed));
        QVERIFY(!matches({"States.HeartbeatTimeout"}, failure("States.Timeout")));
    }

    void firstMatchingRetrierDecides()
    {
        const RecoveryRules rules{{retrier({"Other"}), retrier({"Boom"}), retrier({"States.ALL"})},
                                  {}};
        const Recovery recovery = decideRecovery(failure("Boom"), rules, {});
        QCOMPARE(recovery.kind, Recovery::Kind::Retry);
        QCOMPARE(recovery.index, std::size_t(1));
    }

    void usedUpRetrierGoesToCatchers()
    {
        const RecoveryRules rules{{retrier({"Boom"}, 2), retrier({"States.ALL"})},
                                  {catcher({"States.ALL"})}};
        const std::vector<std::uint32_t> granted{2, 0};
        const Recovery recovery = decideRecovery(failure("Boom"), rules, granted);
        QCOMPARE(recovery.kind, Recovery::Kind::Catch);
        QCOMPARE(recovery.index, std::size_t(0));
    }

    void zeroAttemptsGrantNone()
    {
        const RecoveryRules rules{{retrier({"States.ALL"}, 0)}, {}};
        QCOMPARE(decideRecovery(failure("Boom"), rules, {}).kind, Recovery::Kind::Fail);
    }

    void backoffGrowsUpToItsLimit()
    {
        Retrier rule = retrier({"Boom"}, 10);
        rule.interval = seconds(3);
        rule.backoffRate = 2;
        rule.maxDelay = seconds(20);
        const RecoveryRules rules{{rule}, {}};
        const std::vector<Duration> expected{seconds(3), seconds(6), seconds(12), seconds(20),
                                             seconds(20)};
        for (std::uint32_t retry = 0; retry < expected.size(); ++retry) {
            const std::vector<std::uint32_t> granted{retry};
            QCOMPARE(decideRecovery(failure("Boom"), rules, granted).backoff.count(),
                     expected[retry].count());
        }
    }

    void hugeBackoffStaysFinite()
    {
        Retrier rule = retrier({"Boom"}, 99999999);
        rule.backoffRate = 10;
        const RecoveryRules rules{{rule}, {}};
        const std::vector<std::uint32_t> granted{100000};
        QVERIFY(decideRecovery(failure("Boom"), rules, granted).backoff.count() > 0);
    }

    void explanationsSayWhy()
    {
        const RecoveryRules rules{{retrier({"Other"}), retrier({"Boom"}, 3)},
                                  {catcher({"PaymentDeclined"}), catcher({"States.TaskFailed"}),
                                   catcher({"States.ALL"})}};
        const std::vector<std::uint32_t> granted{0, 3};
        const auto all = explain(failure("Boom"), rules, granted);
        QCOMPARE(all.size(), std::size_t(5));
        QCOMPARE(all[0].reason, std::string("does not list Boom"));
        QCOMPARE(all[1].reason, std::string("used up after 3 attempts"));
        QVERIFY(all[1].isMatch && !all[1].isTaken);
        QCOMPARE(all[2].reason, std::string("does not list Boom"));
        QCOMPARE(all[3].reason, std::string("States.TaskFailed matches all but States.Timeout"));
        QVERIFY(all[3].isTaken && all[3].isCatcher);
        QCOMPARE(all[4].reason, std::string("an earlier Catcher matches"));
    }

    void providersSeeTheContextObjectOfTheTask()
    {
        struct Asking final : TaskProvider {
            TaskAnswer invoke(const TaskRequest& request) override
            {
                states.push_back(*request.context().find(std::string_view("State")));
                TaskAnswer answer;
                answer.error = StateError{"E", {}};
                return answer;
            }

            std::vector<Value> states;
        };
        Asking tasks;
        Execution execution(test::program(R"({"StartAt": "A", "States": {"A": {"Type": "Task",
            "Resource": "arn:aws:lambda:us-east-1:1:function:f", "End": true,
            "Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 7, "MaxAttempts": 1}]}}})"),
                            {}, tasks);
        execution.run();
        QCOMPARE(tasks.states.size(), std::size_t(2));
        const char* const expected = R"({"Name": "A", "EnteredTime": "2026-01-01T00:00:00Z",
                                         "RetryCount": %1})";
        for (int count = 0; count < 2; ++count)
            COMPARE_JSON(tasks.states[static_cast<std::size_t>(count)],
                         test::json(QString(expected).arg(count).toStdString()));
    }
};

QTEST_APPLESS_MAIN(RecoveryTest)
#include "tst_Recovery.moc"
