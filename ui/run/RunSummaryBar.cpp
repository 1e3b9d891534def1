// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/RunSummaryBar.h"

#include "ui/bridge/Words.h"
#include "ui/run/RunController.h"
#include "ui/run/RunWords.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidingLabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace stepglass::ui::run {

RunSummaryBar::RunSummaryBar(RunController& controller, const theme::Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_theme(&theme)
    , m_icon(new QLabel(this))
    , m_word(new QLabel(this))
    , m_error(new widgets::ElidingLabel(this))
    , m_showFailure(new QPushButton(tr("Show failed state"), this))
    , m_states(new QLabel(this))
    , m_events(new QLabel(this))
    , m_time(new QLabel(this))
{
    setObjectName(QStringLiteral("runSummaryBar"));
    setAccessibleName(tr("Summary of the run"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    m_icon->setFixedSize(18, 18);
    m_word->setObjectName(QStringLiteral("runStatusWord"));
    QFont bold = theme::Theme::interfaceFont();
    bold.setWeight(QFont::DemiBold);
    m_word->setFont(bold);
    m_error->setObjectName(QStringLiteral("runError"));
    m_error->setProperty("error", true);
    m_showFailure->setObjectName(QStringLiteral("showFailureButton"));
    m_showFailure->setProperty("link", true);
    m_states->setObjectName(QStringLiteral("statesVisited"));
    m_events->setObjectName(QStringLiteral("eventsShown"));
    m_time->setObjectName(QStringLiteral("runTimes"));
    for (QLabel* label : {m_states, m_events, m_time})
        label->setProperty("muted", true);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::metrics::panelPadding, 6, theme::metrics::panelPadding, 6);
    row->setSpacing(theme::metrics::grid * 2);
    row->addWidget(m_icon);
    row->addWidget(m_word);
    row->addWidget(m_error, 1);
    row->addWidget(m_showFailure);
    row->addSpacing(theme::metrics::grid * 2);
    row->addWidget(m_states);
    row->addSpacing(theme::metrics::grid * 2);
    row->addWidget(m_events);
    row->addSpacing(theme::metrics::grid * 2);
    row->addWidget(m_time);

    connect(m_showFailure, &QPushButton::clicked, &controller, &RunController::showFailure);
    connect(&controller, &RunController::runsChanged, this, &RunSummaryBar::showMoment);
    connect(&controller, &RunController::positionChanged, this, &RunSummaryBar::showMoment);
    connect(&controller, &RunController::playingChanged, this, &RunSummaryBar::showMoment);
    connect(&controller, &RunController::progress, this, &RunSummaryBar::showMoment);
    showMoment();
}

void RunSummaryBar::setTheme(const theme::Theme& theme)
{
    m_theme = &theme;
    showMoment();
}

void RunSummaryBar::showMoment()
{
    const std::shared_ptr<const engine::Trace> trace = m_controller.trace();
    theme::Status status = theme::Status::NotStarted;
    QString word = tr("No run yet");
    if (m_controller.isRunning() && m_controller.currentRun() >= 0 && !trace) {
        status = theme::Status::InProgress;
        word = theme::statusWord(status);
    } else if (trace && m_controller.position() < trace->eventCount()) {
        status = m_controller.isPlaying() ? theme::Status::InProgress : theme::Status::Paused;
        word = theme::statusWord(status);
    } else if (trace) {
        status = theme::statusOf(trace->status());
        word = statusWord(trace->status());
    }
    m_icon->setPixmap(m_theme->statusIcon(status).pixmap(18, 18));
    m_word->setText(word);

    const std::optional<engine::StateError> error = trace ? trace->error() : std::nullopt;
    QString errorText;
    if (error) {
        errorText = bridge::toQString(error->name);
        if (error->cause && !error->cause->empty())
            errorText += QLatin1String(": ") + bridge::toQString(*error->cause).simplified();
    }
    m_error->setText(errorText);
    m_showFailure->setVisible(trace && trace->status() != engine::ExecutionStatus::Succeeded);

    for (QLabel* label : {m_states, m_events, m_time})
        label->setVisible(trace != nullptr);
    if (!trace) {
        m_events->setVisible(m_controller.isRunning() && m_controller.currentRun() >= 0);
        m_events->setText(tr("%1 events").arg(QLocale().toString(m_controller.eventsSoFar())));
        return;
    }
    const Run& run = m_controller.runs()[static_cast<std::size_t>(m_controller.currentRun())];
    const QLocale locale;
    m_states->setText(
        tr("%1 of %2 states visited")
            .arg(locale.toString(static_cast<qulonglong>(m_controller.frame().states.size())),
                 locale.toString(static_cast<qulonglong>(run.model->allStates().size()))));
    const engine::EventId position = m_controller.position();
    m_events->setText(position < trace->eventCount()
                          ? tr("event %1 of %2")
                                .arg(locale.toString(position),
                                     locale.toString(static_cast<qulonglong>(trace->eventCount())))
                          : tr("%1 events").arg(locale.toString(position)));
    const engine::TimePoint now = position > 0 ? trace->event(position).time : trace->startTime();
    m_time->setText(
        tr("virtual %1 · real %2")
            .arg(durationWords(now - trace->startTime()), realTimeWords(run.realMilliseconds)));
}

} // namespace stepglass::ui::run
