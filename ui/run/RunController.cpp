// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/RunController.h"

#include "core/base/File.h"
#include "core/value/Json.h"
#include "ui/bridge/Words.h"
#include "ui/run/private/EngineWorker.h"
#include "ui/run/private/RunSetup.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QHash>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <string_view>

namespace stepglass::ui::run {

namespace {

constexpr int frameMilliseconds = 16;
constexpr std::size_t keptRuns = 20;
/// A long run plays in about so many seconds when it plays fast.
constexpr double longestFastPlay = 20;

double eventsASecond(Speed speed, std::size_t eventCount)
{
    switch (speed) {
    case Speed::Instant:
        return 0;
    case Speed::Fast:
        return std::max(30.0, static_cast<double>(eventCount) / longestFastPlay);
    case Speed::Normal:
        return 8;
    case Speed::Slow:
        return 2;
    }
    Q_UNREACHABLE();
}

/// Whether a visit within `container` failed before an event.
bool hasFailedChild(const engine::Trace& trace, engine::VisitId container, engine::EventId before)
{
    for (engine::EventId event = before - 1; event > 0; --event) {
        const engine::VisitId id = trace.event(event).visit;
        if (!id.isValid())
            continue;
        if (id == container && engine::toString(trace.event(event).type).ends_with("StateEntered"))
            return false;
        const engine::Visit visit = trace.visit(id);
        if (visit.parent == container && visit.status == engine::VisitStatus::Failed)
            return true;
    }
    return false;
}

} // namespace

bool isStop(engine::EventType type)
{
    const std::string_view name = engine::toString(type);
    return name.ends_with("StateEntered") || name.ends_with("StateExited") ||
           name.ends_with("Failed") || name.ends_with("TimedOut") || name.ends_with("Aborted") ||
           name == "ExecutionSucceeded";
}

struct RunController::Private {
    explicit Private(document::WorkflowDocument& owner)
        : document(owner)
    {
    }

    document::WorkflowDocument& document;
    RunSetup setup;
    QString setupKey; ///< the document's file
    QHash<QString, RunSetup> setups;

    QThread thread;
    EngineWorker* worker = nullptr;
    CancelToken cancel;
    bool isRunning = false;
    bool isRunKept = true; ///< false: the document has gone while it ran
    qulonglong eventsSoFar = 0;
    bool hasLimits = true;

    std::vector<Run> runs;
    int current = -1;
    int lastNumber = 0;
    Run pending; ///< the run that is being compiled

    std::shared_ptr<engine::FrameCursor> cursor; ///< of the current run
    engine::Frame noFrame;
    Speed speed = Speed::Normal;
    bool isPlaying = false;
    QTimer playTimer;
    QElapsedTimer playClock;
    double playDebt = 0; ///< events that are due, in parts of one
    QTimer tellTimer;
    QElapsedTimer tellClock;
};

RunController::RunController(document::WorkflowDocument& document, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(document))
{
    d->worker = new EngineWorker;
    d->worker->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->worker, &QObject::deleteLater);
    connect(d->worker, &EngineWorker::compiled, this, &RunController::takeCompiled);
    connect(d->worker, &EngineWorker::finished, this, &RunController::takeResult);
    connect(d->worker, &EngineWorker::progress, this, [this](qulonglong events) {
        d->eventsSoFar = events;
        if (d->isRunning)
            Q_EMIT progress(events);
    });
    d->thread.setObjectName(QStringLiteral("engine"));
    d->thread.start();

    d->playTimer.setInterval(frameMilliseconds);
    d->playTimer.setTimerType(Qt::PreciseTimer);
    connect(&d->playTimer, &QTimer::timeout, this, &RunController::advance);
    d->tellTimer.setSingleShot(true);
    d->tellTimer.setTimerType(Qt::PreciseTimer);
    connect(&d->tellTimer, &QTimer::timeout, this, [this] {
        d->tellClock.start();
        Q_EMIT positionChanged();
    });
    d->setupKey = document.filePath();
    connect(&document, &document::WorkflowDocument::contentsReplaced, this,
            &RunController::forgetDocument);
    connect(&document, &document::WorkflowDocument::filePathChanged, this,
            [this] { d->setupKey = d->document.filePath(); });
}

RunController::~RunController()
{
    d->cancel.cancel();
    d->worker->disconnect(this);
    d->thread.quit();
    d->thread.wait();
}

void RunController::forgetDocument()
{
    // Results of an execution that still runs belong to the document before.
    d->cancel.cancel();
    d->isRunKept = false;
    pause();
    // A document without a file is a new one each time.
    if (!d->setupKey.isEmpty())
        d->setups[d->setupKey] = d->setup;
    d->setupKey = d->document.filePath();
    d->setup = d->setups.value(d->setupKey);
    d->runs.clear();
    d->lastNumber = 0;
    clearRun();
    Q_EMIT inputChanged();
    Q_EMIT mocksChanged();
    Q_EMIT runsChanged();
}

QString RunController::inputText() const
{
    return d->setup.input;
}

void RunController::setInputText(const QString& json)
{
    if (d->setup.input == json)
        return;
    d->setup.input = json;
    Q_EMIT inputChanged();
}

QStringList RunController::recentInputs() const
{
    return d->setup.recentInputs();
}

bool RunController::hasLimits() const
{
    return d->hasLimits;
}

void RunController::setHasLimits(bool hasLimits)
{
    d->hasLimits = hasLimits;
}

const mock::MockSet& RunController::mocks() const
{
    return d->setup.mocks();
}

QString RunController::mockName() const
{
    if (d->setup.mockName().isEmpty() && d->setup.hasStateMocks())
        return tr("own answers");
    return d->setup.mockName();
}

Result<void> RunController::tellMocks(Result<void> loaded)
{
    if (loaded)
        Q_EMIT mocksChanged();
    return loaded;
}

Result<void> RunController::loadMockResponses(const QString& filePath)
{
    return tellMocks(d->setup.loadResponses(filePath));
}

Result<void> RunController::loadMockConfig(const QString& filePath, const QString& testCase)
{
    return tellMocks(d->setup.loadConfig(filePath, testCase));
}

Result<void> RunController::openMockFile(const QString& filePath)
{
    return tellMocks(d->setup.openMockFile(filePath));
}

QStringList RunController::testCases() const
{
    return d->setup.testCases();
}

Result<void> RunController::chooseTestCase(const QString& testCase)
{
    return tellMocks(d->setup.chooseTestCase(testCase));
}

Result<void> RunController::saveMocks(const QString& filePath) const
{
    return writeFileAtomically(bridge::toUtf8(filePath),
                               value::toPrettyJson(mocks().toJson()) + "\n");
}

void RunController::clearMocks()
{
    d->setup.clearMocks();
    Q_EMIT mocksChanged();
}

void RunController::setStateMock(const asl::StatePath& state,
                                 std::vector<mock::MockResponse> responses)
{
    d->setup.setStateMock(state, std::move(responses));
    Q_EMIT mocksChanged();
}

void RunController::removeStateMock(const asl::StatePath& state)
{
    const asl::State* known = d->document.snapshot()->model->state(state);
    d->setup.removeStateMock(state, known ? known->name : std::string());
    Q_EMIT mocksChanged();
}

bool RunController::isRunning() const
{
    return d->isRunning;
}

bool RunController::isPlaying() const
{
    return d->isPlaying;
}

const std::vector<Run>& RunController::runs() const
{
    return d->runs;
}

int RunController::currentRun() const
{
    return d->current;
}

std::shared_ptr<const engine::Trace> RunController::trace() const
{
    return d->current < 0 ? nullptr : d->runs[static_cast<std::size_t>(d->current)].trace;
}

engine::EventId RunController::position() const
{
    return frame().event;
}

const engine::Frame& RunController::frame() const
{
    return d->cursor ? d->cursor->frame() : d->noFrame;
}

Speed RunController::speed() const
{
    return d->speed;
}

qulonglong RunController::eventsSoFar() const
{
    return d->eventsSoFar;
}

void RunController::start()
{
    if (d->isRunning)
        return;
    const std::string text = bridge::toUtf8(d->setup.input.trimmed());
    Result<Value> input = value::parseJson(text.empty() ? "{}" : text);
    if (!input) {
        Q_EMIT refused(tr("The input cannot be used. %1").arg(bridge::words(input.error())));
        return;
    }
    pause();
    auto job = std::make_shared<EngineJob>();
    job->text = d->document.text();
    job->format = d->document.format();
    if (d->document.isSnapshotCurrent())
        job->model = d->document.snapshot()->model;
    job->placeholders = d->document.knownPlaceholders();
    job->settings.input = std::move(*input);
    job->settings.hasLimits = d->hasLimits;
    if (const QString name = QFileInfo(d->document.filePath()).baseName(); !name.isEmpty())
        job->settings.machineName = bridge::toUtf8(name);
    job->mocks = mocks();
    d->cancel = job->cancel;
    d->isRunning = true;
    d->isRunKept = true;
    d->eventsSoFar = 0;

    d->pending = Run();
    d->pending.mockName = mockName();
    d->pending.source = bridge::toQString(job->text);
    QMetaObject::invokeMethod(
        d->worker, [worker = d->worker, job] { worker->run(job); }, Qt::QueuedConnection);
}

void RunController::takeCompiled(const QString& refusal, std::shared_ptr<const asl::Model> model)
{
    if (!refusal.isEmpty()) {
        d->isRunning = false;
        if (d->isRunKept)
            Q_EMIT refused(refusal);
        return;
    }
    if (!d->isRunKept)
        return;
    d->setup.rememberInput();

    Run run = std::move(d->pending);
    run.number = ++d->lastNumber;
    run.model = std::move(model);
    run.title = run.mockName.isEmpty() ? tr("Run %1").arg(run.number)
                                       : tr("Run %1 · %2").arg(run.number).arg(run.mockName);
    d->runs.push_back(std::move(run));
    if (d->runs.size() > keptRuns)
        d->runs.erase(d->runs.begin());
    d->current = static_cast<int>(d->runs.size()) - 1;
    d->cursor.reset();
    Q_EMIT runStarted();
    Q_EMIT runsChanged();
}

void RunController::takeResult(std::shared_ptr<const engine::Trace> trace,
                               std::shared_ptr<engine::FrameCursor> cursor, double realMilliseconds)
{
    d->isRunning = false;
    if (!d->isRunKept)
        return;
    Run& run = d->runs.back();
    run.status = trace->status();
    run.realMilliseconds = realMilliseconds;
    d->eventsSoFar = trace->eventCount();
    run.trace = std::move(trace);
    run.cursor = std::move(cursor);
    const bool isShown = d->current == static_cast<int>(d->runs.size()) - 1;
    Q_EMIT runFinished();
    if (isShown)
        showTrace(true);
    else
        Q_EMIT runsChanged();
}

void RunController::showTrace(bool isNew)
{
    const std::shared_ptr<const engine::Trace> shown = trace();
    d->cursor = d->current < 0 ? nullptr : d->runs[static_cast<std::size_t>(d->current)].cursor;
    const bool plays =
        isNew && d->speed != Speed::Instant && shown->status() != engine::ExecutionStatus::Aborted;
    if (plays)
        d->cursor->moveTo(0);
    Q_EMIT runsChanged();
    d->tellTimer.stop();
    d->tellClock.start();
    Q_EMIT positionChanged();
    if (plays)
        play();
}

void RunController::stop()
{
    d->cancel.cancel();
    pause();
}

void RunController::play()
{
    const std::shared_ptr<const engine::Trace> shown = trace();
    if (!shown || d->isPlaying)
        return;
    if (d->speed == Speed::Instant) {
        toEnd();
        return;
    }
    if (position() >= shown->eventCount())
        show(0);
    d->isPlaying = true;
    d->playDebt = 1;
    d->playClock.start();
    d->playTimer.start();
    Q_EMIT playingChanged(true);
}

void RunController::pause()
{
    if (!d->isPlaying)
        return;
    d->isPlaying = false;
    d->playTimer.stop();
    Q_EMIT playingChanged(false);
}

void RunController::advance()
{
    const std::size_t count = trace()->eventCount();
    d->playDebt +=
        static_cast<double>(d->playClock.restart()) / 1000 * eventsASecond(d->speed, count);
    const auto due = static_cast<std::size_t>(d->playDebt);
    if (due == 0)
        return;
    d->playDebt -= static_cast<double>(due);
    show(static_cast<engine::EventId>(std::min(count, position() + due)));
    if (position() >= count)
        pause();
}

void RunController::show(engine::EventId event)
{
    if (!d->cursor || event == position())
        return;
    d->cursor->moveTo(event);
    if (d->tellTimer.isActive())
        return;
    // At most once a frame: what follows within it is told together.
    const qint64 since = d->tellClock.isValid() ? d->tellClock.elapsed() : frameMilliseconds;
    if (since >= frameMilliseconds) {
        d->tellClock.start();
        Q_EMIT positionChanged();
    } else {
        d->tellTimer.start(frameMilliseconds - static_cast<int>(since));
    }
}

void RunController::stepForward()
{
    const std::shared_ptr<const engine::Trace> shown = trace();
    if (!shown)
        return;
    pause();
    const auto last = static_cast<engine::EventId>(shown->eventCount());
    engine::EventId event = position();
    while (event < last && !isStop(shown->event(++event).type)) {
    }
    show(event);
}

void RunController::stepBack()
{
    const std::shared_ptr<const engine::Trace> shown = trace();
    if (!shown)
        return;
    pause();
    engine::EventId event = position();
    while (event > 0 && --event > 0 && !isStop(shown->event(event).type)) {
    }
    show(event);
}

void RunController::moveTo(unsigned event)
{
    const std::shared_ptr<const engine::Trace> shown = trace();
    if (!shown)
        return;
    pause();
    show(std::min(event, static_cast<engine::EventId>(shown->eventCount())));
}

void RunController::toEnd()
{
    if (const std::shared_ptr<const engine::Trace> shown = trace())
        moveTo(static_cast<engine::EventId>(shown->eventCount()));
}

void RunController::toStart()
{
    moveTo(0);
}

void RunController::setSpeed(Speed speed)
{
    if (d->speed == speed)
        return;
    d->speed = speed;
    if (d->isPlaying && speed == Speed::Instant)
        toEnd();
    Q_EMIT speedChanged(speed);
}

void RunController::selectRun(int index)
{
    if (index < 0 || index >= static_cast<int>(d->runs.size()) || index == d->current)
        return;
    pause();
    d->current = index;
    showTrace(false);
}

void RunController::clearRun()
{
    pause();
    d->current = -1;
    d->cursor.reset();
    Q_EMIT runsChanged();
    Q_EMIT positionChanged();
}

void RunController::showFailure()
{
    const std::shared_ptr<const engine::Trace> shown = trace();
    if (!shown)
        return;
    // The end of a failed run is not far behind the state that failed: look back from there.
    for (auto event = static_cast<engine::EventId>(shown->eventCount()); event > 0; --event) {
        const engine::Event known = shown->event(event);
        if (!known.visit.isValid())
            continue;
        const engine::Visit visit = shown->visit(known.visit);
        if (visit.status != engine::VisitStatus::Failed)
            continue;
        // Containers fail because of what is in them; the innermost failure is the later event's
        // neighbour.
        const bool isContainer = engine::toString(known.type).starts_with("Parallel") ||
                                 engine::toString(known.type).starts_with("Map");
        if (isContainer && event > 1 && hasFailedChild(*shown, visit.id, event))
            continue;
        moveTo(event);
        d->document.selectState(shown->path(visit.state));
        return;
    }
    toEnd();
}

} // namespace stepglass::ui::run
