// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Execution.h"
#include "core/engine/Frame.h"
#include "core/mock/MockSet.h"
#include "ui/document/WorkflowDocument.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace stepglass::ui::run {

/// How fast the graph plays a run: events a second; 0 is instant.
enum class Speed { Instant, Fast, Normal, Slow };

/// One finished (or stopped, or still running) execution of the window's session.
struct Run {
    int number = 0;
    QString title;      ///< "Run 3 · happy path"
    QString mockName;
    std::shared_ptr<const engine::Trace> trace;
    QString source;     ///< the text that ran, to tell whether the document is still the same
};

/// Starts executions on a worker and plays their traces: a cursor over the events that the graph, the
/// tables and the inspector follow. Lives on the GUI thread.
class RunController : public QObject {
    Q_OBJECT

public:
    explicit RunController(document::WorkflowDocument& document, QObject* parent = nullptr);
    ~RunController() override;

    /// The input of the next run, as JSON text; what it says wrong comes back from `start`.
    [[nodiscard]] QString inputText() const;
    void setInputText(const QString& json);
    /// The mocks of the next run: of a chosen file and case, overlaid by those given to single states.
    [[nodiscard]] const mock::MockSet& mocks() const;
    [[nodiscard]] QString mockName() const;
    Result<void> loadMockResponses(const QString& filePath);
    Result<void> loadMockConfig(const QString& filePath, const QString& testCase);
    void setStateMock(const asl::StatePath& state, std::vector<mock::MockResponse> responses);
    void removeStateMock(const asl::StatePath& state);

    [[nodiscard]] bool isRunning() const;  ///< the worker is at work
    [[nodiscard]] bool isPlaying() const;  ///< the cursor moves by itself
    [[nodiscard]] const std::vector<Run>& runs() const;
    [[nodiscard]] int currentRun() const;  ///< index into runs(), -1 for none
    [[nodiscard]] std::shared_ptr<const engine::Trace> trace() const; ///< of the current run, or null
    [[nodiscard]] engine::EventId position() const; ///< the event that is shown
    [[nodiscard]] const engine::Frame& frame() const;
    [[nodiscard]] Speed speed() const;

public Q_SLOTS:
    /// Runs the document as it is now. A fault (input no JSON, definition cannot run) is told by `refused`.
    void start();
    /// Ends the run, or the playing of it, at once.
    void stop();
    void play();
    void pause();
    void stepForward();  ///< to the next event at which a state is entered or left
    void stepBack();
    void moveTo(unsigned event);
    void toEnd();
    void toStart();
    void setSpeed(stepglass::ui::run::Speed speed);
    void selectRun(int index);
    void clearRun();     ///< back to the plain graph

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

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace stepglass::ui::run
