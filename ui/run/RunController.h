// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Execution.h"
#include "core/engine/Frame.h"
#include "core/mock/MockSet.h"
#include "ui/document/WorkflowDocument.h"

#include <QObject>
#include <QString>

#include <QStringList>

#include <memory>
#include <string>
#include <vector>

namespace stepglass::ui::run {

/// How fast the graph plays a run: events a second; 0 is instant.
enum class Speed { Instant, Fast, Normal, Slow };

/// One finished (or stopped, or still running) execution of the window's session.
struct Run {
    int number = 0;
    QString title; ///< "Run 3 · happy path"
    QString mockName;
    std::shared_ptr<const engine::Trace> trace; ///< null while it runs
    QString source; ///< the text that ran, to tell whether the document is still the same
    engine::ExecutionStatus status = engine::ExecutionStatus::Running;
    std::shared_ptr<const asl::Model> model;     ///< of the text that ran
    std::shared_ptr<engine::FrameCursor> cursor; ///< the moment that was shown last
    double realMilliseconds = 0;                 ///< what the simulation took on this machine
};

/// What an event means to somebody who steps: a state was entered or left, something failed, the
/// run ended.
[[nodiscard]] bool isStop(engine::EventType type);

/// Starts executions on a worker and plays their traces: a cursor over the events that the graph,
/// the tables and the inspector follow. Lives on the GUI thread.
///
/// Input and mocks are remembered for each document as long as the program runs.
class RunController : public QObject {
    Q_OBJECT

public:
    explicit RunController(document::WorkflowDocument& document, QObject* parent = nullptr);
    ~RunController() override;

    /// The input of the next run, as JSON text; what it says wrong comes back from `start`.
    [[nodiscard]] QString inputText() const;
    void setInputText(const QString& json);
    /// Inputs that ran, the newest first, at most ten.
    [[nodiscard]] QStringList recentInputs() const;
    /// AWS's limits (25,000 events and so on); without them a loop runs until it is stopped.
    [[nodiscard]] bool hasLimits() const;
    void setHasLimits(bool hasLimits);
    /// The mocks of the next run: of a chosen file and case, overlaid by those given to single
    /// states.
    [[nodiscard]] const mock::MockSet& mocks() const;
    [[nodiscard]] QString mockName() const;
    Result<void> loadMockResponses(const QString& filePath);
    Result<void> loadMockConfig(const QString& filePath, const QString& testCase);
    /// Opens a mock file of either format; of a MockConfigFile with several cases, `testCases` then
    /// has them and the first one is chosen.
    Result<void> openMockFile(const QString& filePath);
    /// "MACHINE#CASE" of the MockConfigFile that was opened last; empty for another file.
    [[nodiscard]] QStringList testCases() const;
    Result<void> chooseTestCase(const QString& testCase);
    /// Writes the mocks of the next run as numbered responses by state.
    Result<void> saveMocks(const QString& filePath) const;
    void clearMocks();
    void setStateMock(const asl::StatePath& state, std::vector<mock::MockResponse> responses);
    void removeStateMock(const asl::StatePath& state);

    [[nodiscard]] bool isRunning() const; ///< the worker is at work
    [[nodiscard]] bool isPlaying() const; ///< the cursor moves by itself
    [[nodiscard]] const std::vector<Run>& runs() const;
    [[nodiscard]] int currentRun() const; ///< index into runs(), -1 for none
    [[nodiscard]] std::shared_ptr<const engine::Trace>
    trace() const;                                  ///< of the current run, or null
    [[nodiscard]] engine::EventId position() const; ///< the event that is shown
    [[nodiscard]] const engine::Frame& frame() const;
    [[nodiscard]] Speed speed() const;
    /// Events so far of the execution that the worker is at.
    [[nodiscard]] qulonglong eventsSoFar() const;

public Q_SLOTS:
    /// Runs the document as it is now. A fault (input no JSON, definition cannot run) is told by
    /// `refused`.
    void start();
    /// Ends the run, or the playing of it, at once.
    void stop();
    void play();
    void pause();
    void stepForward(); ///< to the next event at which a state is entered or left
    void stepBack();
    void moveTo(unsigned event);
    void toEnd();
    void toStart();
    void setSpeed(stepglass::ui::run::Speed speed);
    void selectRun(int index);
    void clearRun(); ///< back to the plain graph
    /// Moves to the moment when the shown run failed, and selects the state that failed first.
    void showFailure();

Q_SIGNALS:
    void refused(const QString& reason);
    void runStarted();
    /// Progress of a long run: events so far.
    void progress(qulonglong events);
    void runFinished();
    void runsChanged();
    /// Another moment is shown.
    void positionChanged();
    void playingChanged(bool isPlaying);
    void mocksChanged();
    void inputChanged();
    void speedChanged(stepglass::ui::run::Speed speed);

private:
    void takeCompiled(const QString& refusal, std::shared_ptr<const asl::Model> model);
    void takeResult(std::shared_ptr<const engine::Trace> trace,
                    std::shared_ptr<engine::FrameCursor> cursor, double realMilliseconds);
    void showTrace(bool isNew);
    void show(engine::EventId event);
    void advance();
    void forgetDocument();
    Result<void> tellMocks(Result<void> loaded);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace stepglass::ui::run
