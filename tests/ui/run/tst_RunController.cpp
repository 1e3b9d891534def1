// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/run/RunWorkshop.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace stepglass;
using namespace stepglass::ui::run;

class RunControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsWithMocksAndShowsTheEnd()
    {
        RunWorkshop shop;
        QVERIFY(shop.controller.openMockFile(shop.write("stock.json", stockMocks)));
        QCOMPARE(shop.controller.mockName(), QStringLiteral("stock"));
        QSignalSpy started(&shop.controller, &RunController::runStarted);
        QSignalSpy finished(&shop.controller, &RunController::runFinished);
        shop.run();
        QCOMPARE(started.count(), 1);
        QCOMPARE(finished.count(), 1);
        QCOMPARE(shop.status(), std::string("SUCCEEDED"));
        QCOMPARE(std::size_t(shop.controller.position()), shop.controller.trace()->eventCount());
        QCOMPARE(shop.controller.frame().states.size(), std::size_t(3));
        QCOMPARE(shop.controller.runs().front().title, QStringLiteral("Run 1 · stock"));
    }

    void stepsStopWhereStatesAreEnteredLeftOrFail()
    {
        RunWorkshop shop;
        QVERIFY(shop.controller.openMockFile(shop.write("stock.json", stockMocks)));
        shop.run();
        shop.controller.toStart();
        QCOMPARE(shop.controller.position(), engine::EventId(0));
        QVERIFY(shop.controller.frame().states.empty());
        QStringList forward;
        while (std::size_t(shop.controller.position()) < shop.controller.trace()->eventCount()) {
            shop.controller.stepForward();
            forward.append(QString::fromStdString(shop.typeAt(shop.controller.position())));
        }
        QCOMPARE(forward,
                 (QStringList{
                     QStringLiteral("TaskStateEntered"), QStringLiteral("TaskFailed"),
                     QStringLiteral("TaskFailed"), QStringLiteral("TaskStateExited"),
                     QStringLiteral("ChoiceStateEntered"), QStringLiteral("ChoiceStateExited"),
                     QStringLiteral("SucceedStateEntered"), QStringLiteral("SucceedStateExited"),
                     QStringLiteral("ExecutionSucceeded")}));
        QStringList back;
        while (shop.controller.position() > 0) {
            shop.controller.stepBack();
            if (shop.controller.position() > 0)
                back.prepend(QString::fromStdString(shop.typeAt(shop.controller.position())));
        }
        forward.removeLast();
        QCOMPARE(back, forward);
    }

    void playingMovesToTheEndAndTellsAtMostOnceAFrame()
    {
        RunWorkshop shop;
        QVERIFY(shop.controller.openMockFile(shop.write("stock.json", stockMocks)));
        shop.run();
        shop.controller.toStart();
        shop.controller.setSpeed(Speed::Fast);
        QSignalSpy told(&shop.controller, &RunController::positionChanged);
        QElapsedTimer clock;
        clock.start();
        shop.controller.play();
        QVERIFY(shop.controller.isPlaying());
        QTRY_VERIFY(!shop.controller.isPlaying());
        QCOMPARE(std::size_t(shop.controller.position()), shop.controller.trace()->eventCount());
        QVERIFY(told.count() >= 2);
        QVERIFY(told.count() <= clock.elapsed() / 16 + 2);
        shop.controller.play(); // from the start again
        QVERIFY(std::size_t(shop.controller.position()) < shop.controller.trace()->eventCount());
        shop.controller.pause();
        QVERIFY(!shop.controller.isPlaying());
    }

    void manyMovesInOneFrameAreToldTogether()
    {
        RunWorkshop shop;
        QVERIFY(shop.controller.openMockFile(shop.write("stock.json", stockMocks)));
        shop.run();
        QSignalSpy told(&shop.controller, &RunController::positionChanged);
        for (int round = 0; round < 50; ++round)
            shop.controller.moveTo(1U + static_cast<unsigned>(round % 5));
        QCOMPARE(shop.controller.position(), engine::EventId(5));
        QVERIFY(told.count() <= 2);
        QTRY_VERIFY(told.count() >= 1);
    }

    void aLoopWithoutLimitsStopsAtOnce()
    {
        RunWorkshop shop(endlessFlow);
        shop.controller.setHasLimits(false);
        QSignalSpy progress(&shop.controller, &RunController::progress);
        shop.controller.start();
        QTRY_VERIFY_WITH_TIMEOUT(shop.controller.eventsSoFar() > 200'000, 60'000);
        QVERIFY(progress.count() > 0);
        QSignalSpy finished(&shop.controller, &RunController::runFinished);
        QElapsedTimer clock;
        clock.start();
        shop.controller.stop();
        QVERIFY(finished.wait());
        qInfo("stopped after %lld ms, at %llu events", clock.elapsed(),
              shop.controller.eventsSoFar());
        QCOMPARE(shop.status(), std::string("ABORTED"));
        shop.controller.stepBack();
        QCOMPARE(std::size_t(shop.controller.position()) < shop.controller.trace()->eventCount(),
                 true);
    }

    void withLimitsALoopEndsByItself()
    {
        RunWorkshop shop(endlessFlow);
        shop.run();
        QCOMPARE(shop.status(), std::string("FAILED"));
        QVERIFY(shop.controller.trace()->eventCount() <= 25'000);
    }

    void whatCannotRunIsRefusedInWords_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("words");
        QTest::newRow("input that is no JSON")
            << stockFlow << QStringLiteral("{\"a\": }") << QStringLiteral("column 7");
        QTest::newRow("no start") << QByteArray(
                                         R"({"States": {"A": {"Type": "Pass", "End": true}}})")
                                  << QStringLiteral("{}") << QStringLiteral("StartAt");
        QTest::newRow("empty document") << QByteArray() << QStringLiteral("{}") << QString();
    }

    void whatCannotRunIsRefusedInWords()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, input);
        QFETCH(QString, words);
        RunWorkshop shop(text);
        QSignalSpy refused(&shop.controller, &RunController::refused);
        shop.controller.setInputText(input);
        shop.controller.start();
        QTRY_COMPARE(refused.count(), 1);
        const QString reason = refused.first().first().toString();
        QVERIFY2(!reason.isEmpty() && reason.contains(words), qPrintable(reason));
        QVERIFY(!shop.controller.isRunning());
        QVERIFY(shop.controller.runs().empty());
    }

    void aStatesOwnAnswersWinOverTheFiles()
    {
        RunWorkshop shop;
        QVERIFY(shop.controller.openMockFile(shop.write("stock.json", stockMocks)));
        const asl::StatePath look("/States/Look");
        shop.controller.setStateMock(
            look, *mock::MockSet::responsesFromJson(
                      value::parseJson(R"({"0": {"Return": {"count": 0}}})").value()));
        shop.run();
        QCOMPARE(shop.status(), std::string("FAILED"));
        QCOMPARE(shop.controller.trace()->error()->name, std::string("NothingLeft"));
        shop.controller.removeStateMock(look);
        QVERIFY(!shop.controller.mocks().responses(look.pointer(), "Look"));
    }

    void aConfigFileOffersItsCases()
    {
        RunWorkshop shop;
        const QString path = shop.write("config.json", R"({
          "StateMachines": { "Stock": { "TestCases": { "Full": { "Look": "Three" }, "Empty": { "Look": "None" } } } },
          "MockedResponses": { "Three": { "0": { "Return": { "count": 3 } } }, "None": { "0": { "Return": { "count": 0 } } } }
        })");
        QVERIFY(shop.controller.openMockFile(path));
        QStringList cases = shop.controller.testCases();
        cases.sort();
        QCOMPARE(cases, (QStringList{QStringLiteral("Stock#Empty"), QStringLiteral("Stock#Full")}));
        QVERIFY(shop.controller.chooseTestCase(QStringLiteral("Stock#Empty")));
        shop.run();
        QCOMPARE(shop.status(), std::string("FAILED"));
        QVERIFY(!shop.controller.chooseTestCase(QStringLiteral("Stock#Absent")));
        QCOMPARE(shop.controller.mockName(), QStringLiteral("Empty"));
    }

    void savedMocksAreReadAgain()
    {
        RunWorkshop shop;
        QVERIFY(shop.controller.openMockFile(shop.write("stock.json", stockMocks)));
        const QString copy = shop.folder.filePath(QStringLiteral("copy.json"));
        QVERIFY(shop.controller.saveMocks(copy));
        const Value before = shop.controller.mocks().toJson();
        shop.controller.clearMocks();
        QVERIFY(shop.controller.mockName().isEmpty());
        QVERIFY(shop.controller.openMockFile(copy));
        QVERIFY(shop.controller.mocks().toJson() == before);
    }

    void aMockFileWithATypoIsRefusedAndTheOldMocksStay()
    {
        RunWorkshop shop;
        QVERIFY(shop.controller.openMockFile(shop.write("stock.json", stockMocks)));
        QVERIFY(!shop.controller.openMockFile(
            shop.write("typo.json", R"({"Look": {"0": {"Retrun": 1}}})")));
        QVERIFY(!shop.controller.openMockFile(shop.folder.filePath(QStringLiteral("absent.json"))));
        QCOMPARE(shop.controller.mockName(), QStringLiteral("stock"));
    }

    void inputAndMocksAreRememberedForEachFile()
    {
        RunWorkshop shop;
        const QString first = shop.write("first.asl.json", stockFlow);
        const QString second = shop.write("second.asl.json", endlessFlow);
        QVERIFY(shop.document.load(first));
        shop.controller.setInputText(QStringLiteral("{\"a\": 1}"));
        QVERIFY(shop.controller.openMockFile(shop.write("stock.json", stockMocks)));
        shop.run();
        QVERIFY(shop.document.load(second));
        QCOMPARE(shop.controller.inputText(), QStringLiteral("{}"));
        QVERIFY(shop.controller.mockName().isEmpty());
        QVERIFY(shop.controller.runs().empty());
        QVERIFY(!shop.controller.trace());
        QVERIFY(shop.document.load(first));
        QCOMPARE(shop.controller.inputText(), QStringLiteral("{\"a\": 1}"));
        QCOMPARE(shop.controller.mockName(), QStringLiteral("stock"));
        QCOMPARE(shop.controller.recentInputs(), QStringList{QStringLiteral("{\"a\": 1}")});
    }

    void earlierRunsCanBeLookedAtAgain()
    {
        RunWorkshop shop;
        shop.run();
        QVERIFY(shop.controller.openMockFile(shop.write("stock.json", stockMocks)));
        shop.run();
        QCOMPARE(shop.controller.currentRun(), 1);
        shop.controller.selectRun(0);
        QCOMPARE(shop.status(), std::string("FAILED"));
        for (int i = 0; i < 22; ++i)
            shop.run();
        QCOMPARE(shop.controller.runs().size(), std::size_t(20));
        QCOMPARE(shop.controller.runs().back().number, 24);
        shop.controller.clearRun();
        QVERIFY(!shop.controller.trace());
        QCOMPARE(shop.controller.currentRun(), -1);
    }

    void theFailedStateIsShownAndSelected()
    {
        RunWorkshop shop;
        shop.controller.setStateMock(
            asl::StatePath("/States/Look"),
            *mock::MockSet::responsesFromJson(
                value::parseJson(R"({"0": {"Return": {"count": "12"}}})").value()));
        shop.run();
        QCOMPARE(shop.status(), std::string("FAILED"));
        shop.controller.toStart();
        shop.controller.showFailure();
        QCOMPARE(shop.document.selection().state, asl::StatePath("/States/Bad"));
        QVERIFY(shop.controller.position() > 0);
    }
};

QTEST_MAIN(RunControllerTest)
#include "tst_RunController.moc"
