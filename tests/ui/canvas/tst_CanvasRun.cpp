// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ViewFixture.h"

#include "core/engine/Trace.h"

using namespace stepglass;
using namespace stepglass::ui;
using namespace stepglass::ui::canvas;
using test::top;
using test::ViewFixture;

namespace {

/// A trace that knows nothing but the paths of its states; the canvas asks no more.
class PathsOnly final : public engine::Trace {
public:
    explicit PathsOnly(std::vector<asl::StatePath> paths)
        : m_paths(std::move(paths))
    {
    }

    [[nodiscard]] engine::StateIndex at(const asl::StatePath& path) const
    {
        return stateIndex(path);
    }

    const engine::Program& program() const override { qFatal("the canvas needs no program"); }
    std::size_t eventCount() const override { return 0; }
    engine::Event event(engine::EventId) const override { return {}; }
    Value eventDetails(engine::EventId) const override { return {}; }
    std::size_t visitCount() const override { return 0; }
    engine::Visit visit(engine::VisitId) const override { return {}; }
    std::vector<engine::Attempt> attempts(engine::VisitId) const override { return {}; }
    std::vector<engine::VisitId> visitsOf(engine::StateIndex) const override { return {}; }
    const asl::StatePath& path(engine::StateIndex state) const override
    {
        return m_paths[state.value()];
    }
    const std::string& name(engine::StateIndex state) const override
    {
        return m_paths[state.value()].pointer();
    }
    engine::StateIndex stateIndex(const asl::StatePath& path) const override
    {
        const auto found = std::find(m_paths.begin(), m_paths.end(), path);
        return found == m_paths.end()
                   ? engine::StateIndex()
                   : engine::StateIndex(static_cast<std::uint32_t>(found - m_paths.begin()));
    }
    engine::ExecutionStatus status() const override { return engine::ExecutionStatus::Running; }
    Value input() const override { return {}; }
    std::optional<Value> output() const override { return std::nullopt; }
    std::optional<engine::StateError> error() const override { return std::nullopt; }
    engine::TimePoint startTime() const override { return {}; }
    engine::TimePoint endTime() const override { return {}; }
    std::size_t transitionCount() const override { return 0; }

private:
    std::vector<asl::StatePath> m_paths;
};

const asl::StatePath one("/States/Group/Branches/0/States/One");

struct Run {
    std::shared_ptr<PathsOnly> trace = std::make_shared<PathsOnly>(
        std::vector<asl::StatePath>{top("Check"), top("Right"), top("Broken"), top("Group"), one});

    /// Check chose Right, whose error was caught after two retries; the run is at Broken.
    [[nodiscard]] engine::Frame atBroken() const
    {
        engine::Frame frame;
        frame.event = 9;
        frame.states[trace->at(top("Check"))] = {engine::VisitStatus::Succeeded, 1, 0, 0, 0, {}};
        frame.states[trace->at(top("Right"))] = {engine::VisitStatus::CaughtError, 3, 0, 1, 2, {}};
        frame.states[trace->at(top("Broken"))] = {engine::VisitStatus::InProgress, 1, 1, 0, 0, {}};
        frame.transitions = {
            {{}, asl::TransitionKind::Start, 0, trace->at(top("Check")), 1},
            {trace->at(top("Check")), asl::TransitionKind::Choice, 1, trace->at(top("Right")), 3},
            {trace->at(top("Right")), asl::TransitionKind::Catch, 0, trace->at(top("Broken")), 1},
        };
        frame.active = {trace->at(top("Broken"))};
        return frame;
    }
};

} // namespace

class TestCanvasRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statesShowHowTheyStand();
    void takenTransitionsAreMarked();
    void markIsSaidInWords();
    void endIsReachedByTheLastTransition();
    void marksSurviveANewSnapshot();
    void clearedFrameLeavesThePlainGraph();

private:
    static std::optional<RunMark> mark(const ViewFixture& f, const char* name)
    {
        return f.view.canvasScene().stateItem(top(name))->runMark();
    }
};

void TestCanvasRun::statesShowHowTheyStand()
{
    ViewFixture f;
    const Run run;
    f.view.showFrame(run.atBroken(), run.trace);
    QCOMPARE(mark(f, "Check")->status, theme::Status::Succeeded);
    QCOMPARE(mark(f, "Right")->status, theme::Status::CaughtError);
    QCOMPARE(mark(f, "Right")->visits, 3u);
    QCOMPARE(mark(f, "Right")->retries, 2u);
    QVERIFY(!mark(f, "Right")->isActive);
    QCOMPARE(mark(f, "Broken")->status, theme::Status::InProgress);
    QVERIFY(mark(f, "Broken")->isActive);
    QCOMPARE(mark(f, "Left")->status, theme::Status::NotStarted);
}

void TestCanvasRun::takenTransitionsAreMarked()
{
    ViewFixture f;
    const Run run;
    f.view.showFrame(run.atBroken(), run.trace);
    const CanvasScene& scene = f.view.canvasScene();
    QCOMPARE(scene.edge({asl::StatePath(), asl::TransitionKind::Start, 0})->taken(),
             std::optional<std::uint32_t>(1));
    QCOMPARE(scene.edge({top("Check"), asl::TransitionKind::Choice, 1})->taken(),
             std::optional<std::uint32_t>(3));
    QCOMPARE(scene.edge({top("Check"), asl::TransitionKind::Choice, 0})->taken(),
             std::optional<std::uint32_t>(0));
    QVERIFY(scene.edge({top("Right"), asl::TransitionKind::Catch, 0})->isTaken());
    QVERIFY(!scene.edge({top("Right"), asl::TransitionKind::Next, 0})->isTaken());
}

void TestCanvasRun::markIsSaidInWords()
{
    ViewFixture f;
    const Run run;
    f.view.showFrame(run.atBroken(), run.trace);
    const NodeItem* right = f.view.canvasScene().stateItem(top("Right"));
    QVERIFY2(right->accessibleName().contains(QStringLiteral("Caught error")),
             qPrintable(right->accessibleName()));
    QVERIFY(right->toolTipText().contains(QStringLiteral("Caught error")));
    QVERIFY(right->toolTipText().contains(QStringLiteral("2 retr")));
}

void TestCanvasRun::endIsReachedByTheLastTransition()
{
    ViewFixture f;
    const Run run;
    engine::Frame frame = run.atBroken();
    f.view.showFrame(frame, run.trace);
    const NodeItem* end = f.view.canvasScene().node({NodeShape::End, {}});
    QCOMPARE(end->runMark()->status, theme::Status::NotStarted);
    frame.event = 10;
    frame.transitions.push_back({run.trace->at(top("Broken")), asl::TransitionKind::End, 0, {}, 1});
    f.view.showFrame(frame, run.trace);
    QCOMPARE(end->runMark()->status, theme::Status::Failed);
}

void TestCanvasRun::marksSurviveANewSnapshot()
{
    ViewFixture f;
    const Run run;
    f.view.showFrame(run.atBroken(), run.trace);
    QVERIFY(f.document.perform(
        edit::InsertState{top("Left"), asl::TransitionKind::Next, 0, asl::StateType::Pass, "New"},
        {}));
    f.settle();
    QCOMPARE(mark(f, "Check")->status, theme::Status::Succeeded);
    QCOMPARE(mark(f, "New")->status, theme::Status::NotStarted);
}

void TestCanvasRun::clearedFrameLeavesThePlainGraph()
{
    ViewFixture f;
    const Run run;
    f.view.showFrame(run.atBroken(), run.trace);
    f.view.clearFrame();
    for (const NodeItem* node : f.view.canvasScene().nodes())
        QVERIFY(!node->runMark());
    for (const EdgeItem* edge : f.view.canvasScene().edges())
        QVERIFY(!edge->taken());
}

QTEST_MAIN(TestCanvasRun)
#include "tst_CanvasRun.moc"
