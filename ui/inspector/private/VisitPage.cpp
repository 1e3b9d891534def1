// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/private/VisitPage.h"

#include "ui/bridge/Words.h"
#include "ui/inspector/private/ChoiceCards.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/CollapsibleSection.h"
#include "ui/widgets/JsonText.h"
#include "ui/widgets/JsonView.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>

namespace stepglass::ui::inspector {

namespace {

enum Tab { InputTab, OutputTab, FlowTab, ErrorsTab, EventsTab, TabCount };

/// A container's visit spans the events of all that is in it: look at so many, list so many.
constexpr engine::EventId eventsLookedAt = 20'000;
constexpr int eventsListed = 500;

} // namespace

VisitPage::VisitPage(const theme::Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(&theme)
    , m_isTabCurrent(TabCount, false)
    , m_chooser(new QSpinBox(this))
    , m_count(new QLabel(this))
    , m_icon(new QLabel(this))
    , m_status(new QLabel(this))
    , m_tabs(new QTabWidget(this))
    , m_input(new widgets::JsonView(widgets::JsonView::Form::Full, theme, this))
    , m_output(new widgets::JsonView(widgets::JsonView::Form::Full, theme, this))
    , m_noOutput(new QLabel(this))
    , m_flow(new QScrollArea(this))
    , m_errors(new QScrollArea(this))
    , m_events(new QListWidget(this))
{
    setObjectName(QStringLiteral("visitPage"));
    m_chooser->setObjectName(QStringLiteral("visitChooser"));
    m_chooser->setAccessibleName(tr("Visit"));
    m_chooser->setPrefix(tr("Visit "));
    m_chooser->setKeyboardTracking(false);
    m_count->setObjectName(QStringLiteral("visitCount"));
    m_count->setProperty("muted", true);
    m_status->setObjectName(QStringLiteral("visitStatus"));
    m_status->setWordWrap(true);
    m_icon->setFixedSize(16, 16);
    m_noOutput->setObjectName(QStringLiteral("noOutput"));
    m_noOutput->setProperty("muted", true);
    m_noOutput->setWordWrap(true);
    m_noOutput->setMargin(4);
    m_tabs->setObjectName(QStringLiteral("visitTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(true);
    m_input->setObjectName(QStringLiteral("visitInput"));
    m_output->setObjectName(QStringLiteral("visitOutput"));
    m_events->setObjectName(QStringLiteral("visitEvents"));
    m_events->setAccessibleName(tr("Events of this visit"));
    m_flow->setObjectName(QStringLiteral("dataFlow"));
    m_errors->setObjectName(QStringLiteral("errorsAndRetries"));
    for (QScrollArea* area : {m_flow, m_errors}) {
        area->setWidgetResizable(true);
        area->setFrameShape(QFrame::NoFrame);
        area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }

    const auto padded = [this](std::initializer_list<QWidget*> widgets) {
        auto* page = new QWidget(m_tabs);
        auto* column = new QVBoxLayout(page);
        column->setContentsMargins(8, 8, 8, 8);
        for (QWidget* widget : widgets)
            column->addWidget(widget, widget == m_noOutput ? 0 : 1);
        return page;
    };
    m_tabs->addTab(padded({m_input}), tr("Input"));
    m_tabs->addTab(padded({m_noOutput, m_output}), tr("Output"));
    m_tabs->addTab(m_flow, tr("Data flow"));
    m_tabs->addTab(m_errors, tr("Retries"));
    m_tabs->addTab(m_events, tr("Events"));
    m_tabs->setCurrentIndex(FlowTab);

    auto* chooser = new QHBoxLayout;
    chooser->addWidget(m_chooser);
    chooser->addWidget(m_count, 1);
    auto* status = new QHBoxLayout;
    status->setSpacing(6);
    status->addWidget(m_icon, 0, Qt::AlignTop);
    status->addWidget(m_status, 1);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(theme::metrics::panelPadding, 4, theme::metrics::panelPadding, 6);
    top->setSpacing(6);
    top->addLayout(status);
    top->addLayout(chooser);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_tabs, 1);

    connect(m_chooser, &QSpinBox::valueChanged, this,
            [this](int value) { showVisit(static_cast<std::size_t>(value - 1)); });
    connect(m_tabs, &QTabWidget::currentChanged, this, &VisitPage::showTab);
    const auto request = [this](const QListWidgetItem* item) {
        if (item && item->data(Qt::UserRole).isValid())
            Q_EMIT eventRequested(item->data(Qt::UserRole).toUInt());
    };
    connect(m_events, &QListWidget::itemClicked, this, request);
    connect(m_events, &QListWidget::itemActivated, this, request);
}

void VisitPage::setTheme(const theme::Theme& theme)
{
    m_theme = &theme;
    m_input->setTheme(theme);
    m_output->setTheme(theme);
    if (m_trace && !m_visits.empty())
        showVisit(static_cast<std::size_t>(m_chooser->value() - 1));
}

void VisitPage::forget()
{
    m_trace.reset();
    m_visits.clear();
    m_state = {};
}

bool VisitPage::showMoment(std::shared_ptr<const engine::Trace> trace, engine::StateIndex state,
                           asl::StateType type, engine::EventId event)
{
    const bool isOther = trace != m_trace || state != m_state;
    if (isOther) {
        m_trace = std::move(trace);
        m_state = state;
        m_type = type;
        m_visits = m_trace->visitsOf(state);
    }
    m_event = event;
    const auto behind = std::upper_bound(
        m_visits.begin(), m_visits.end(), event,
        [this](engine::EventId at, engine::VisitId id) { return at < m_trace->visit(id).entered; });
    const auto begun = static_cast<std::size_t>(behind - m_visits.begin());
    if (begun == 0)
        return false;
    // The visit that the event is about, or the last one that had begun.
    std::size_t which = begun - 1;
    if (const engine::VisitId about = event > 0 ? m_trace->event(event).visit : engine::VisitId();
        about.isValid()) {
        const auto found = std::lower_bound(m_visits.begin(), m_visits.end(), about);
        if (found != m_visits.end() && *found == about)
            which = static_cast<std::size_t>(found - m_visits.begin());
    }
    const QSignalBlocker blocker(m_chooser);
    m_chooser->setRange(1, static_cast<int>(begun));
    m_chooser->setValue(static_cast<int>(which) + 1);
    m_chooser->setVisible(m_visits.size() > 1);

    const engine::VisitId before = m_visit.id;
    const bool wasOver = m_isOver;
    m_visit = m_trace->visit(m_visits[which]);
    m_isOver = hasEnded();
    const bool hasAll = m_visit.status != engine::VisitStatus::InProgress;
    if (isOther || before != m_visit.id || wasOver != m_isOver || !hasAll)
        showVisit(which);
    else
        m_count->setText(tr("of %1").arg(begun));
    return true;
}

bool VisitPage::hasEnded() const
{
    if (m_visit.exited != 0)
        return m_event >= m_visit.exited;
    return m_visit.status != engine::VisitStatus::InProgress && m_event > 0 &&
           (m_event >= m_trace->eventCount() ||
            (m_event > m_visit.entered && m_trace->event(m_event).time >= m_visit.end &&
             m_visit.end > m_visit.start));
}

void VisitPage::showVisit(std::size_t which)
{
    if (which >= m_visits.size())
        return;
    m_visit = m_trace->visit(m_visits[which]);
    m_isOver = hasEnded();
    const theme::Status status =
        m_isOver ? theme::statusOf(m_visit.status) : theme::Status::InProgress;
    m_icon->setPixmap(m_theme->statusIcon(status).pixmap(16, 16));
    const auto since = [this](engine::TimePoint time) {
        return QLocale().toString(static_cast<double>((time - m_trace->startTime()).count()) / 1e6,
                                  'f', 3);
    };
    QString text = theme::statusWord(status);
    text += m_isOver ? tr(" · +%1 s to +%2 s").arg(since(m_visit.start), since(m_visit.end))
                     : tr(" · since +%1 s").arg(since(m_visit.start));
    if (m_visit.parent.isValid()) {
        const engine::Visit parent = m_trace->visit(m_visit.parent);
        text +=
            tr(" · %1 #%2").arg(bridge::toQString(m_trace->name(parent.state))).arg(m_visit.index);
    }
    m_status->setText(text);
    m_count->setText(m_visits.size() > 1 ? tr("of %1").arg(m_chooser->maximum()) : QString());
    m_count->setVisible(m_visits.size() > 1);
    const std::size_t tries = m_trace->attempts(m_visit.id).size();
    m_tabs->setTabText(ErrorsTab, tries > 1 ? tr("Retries (%1)").arg(tries - 1) : tr("Errors"));
    m_tabs->setTabVisible(ErrorsTab, tries > 1 || m_visit.error.has_value());
    std::fill(m_isTabCurrent.begin(), m_isTabCurrent.end(), false);
    showTab();
}

void VisitPage::showTab()
{
    const int tab = m_tabs->currentIndex();
    if (!m_trace || tab < 0 || m_isTabCurrent[static_cast<std::size_t>(tab)])
        return;
    m_isTabCurrent[static_cast<std::size_t>(tab)] = true;
    switch (tab) {
    case InputTab:
    case OutputTab:
        showData();
        break;
    case FlowTab:
        showFlow();
        break;
    case ErrorsTab:
        showErrors();
        break;
    case EventsTab:
        showEvents();
        break;
    default:
        break;
    }
}

void VisitPage::showData()
{
    m_input->setValue(m_visit.input.value_or(Value()));
    const bool hasOutput = m_isOver && m_visit.output.has_value();
    m_output->setVisible(hasOutput);
    m_noOutput->setVisible(!hasOutput);
    if (hasOutput)
        m_output->setValue(*m_visit.output);
    m_noOutput->setText(m_isOver ? tr("This visit ended without an output.")
                                 : tr("At this moment the state had not ended yet."));
}

void VisitPage::addStage(QVBoxLayout* column, const QString& title,
                         const std::optional<Value>& value, const std::optional<Value>& before,
                         bool isOpen)
{
    if (!value)
        return;
    auto* section = new widgets::CollapsibleSection(title, *m_theme);
    section->setObjectName(QStringLiteral("stage.") + title);
    const bool isUnchanged = before && *before == *value;
    section->setNote(isUnchanged         ? tr("unchanged")
                     : value->size() > 0 ? widgets::sizeWords(*value)
                                         : QString());
    // A view is made when somebody opens the stage.
    const auto fill = [this, section, value = *value, before] {
        if (section->content())
            return;
        auto* view = new widgets::JsonView(widgets::JsonView::Form::Embedded, *m_theme, section);
        view->setValue(value, before);
        section->setContent(view);
    };
    connect(section, &widgets::CollapsibleSection::aboutToExpand, section, fill);
    const bool isExpanded = isOpen && !isUnchanged;
    if (isExpanded)
        fill();
    section->setExpanded(isExpanded);
    column->addWidget(section);
}

void VisitPage::showFlow()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(theme::metrics::panelPadding, 8, theme::metrics::panelPadding, 12);
    column->setSpacing(6);
    if (m_type == asl::StateType::Choice && m_isOver) {
        addChoiceCards(column, *m_trace, m_visit, *m_theme);
        auto* heading = new QLabel(tr("DATA"));
        heading->setProperty("section", true);
        column->addWidget(heading);
    }
    const engine::Visit& visit = m_visit;
    std::optional<Value> last = visit.input;
    const auto stage = [&](const QString& title, const std::optional<Value>& value, bool isOpen) {
        addStage(column, title, value, last, isOpen);
        if (value)
            last = value;
    };
    addStage(column, tr("State input"), visit.input, std::nullopt, true);
    stage(tr("After InputPath"), visit.afterInputPath, true);
    stage(tr("After ItemsPath"), visit.afterItemsPath, true);
    stage(tr("After Parameters"), visit.afterParameters, true);
    if (m_isOver) {
        addStage(column, m_type == asl::StateType::Task ? tr("Task result") : tr("Result"),
                 visit.result, std::nullopt, true);
        last = visit.result ? visit.result : last;
        stage(tr("After ResultSelector"), visit.afterResultSelector, true);
        // What ResultPath does is seen against the input that it writes into.
        addStage(column, tr("After ResultPath"), visit.afterResultPath, visit.input, true);
        addStage(column, tr("Variables"), visit.assigned, std::nullopt, true);
        addStage(column, tr("State output"), visit.output,
                 visit.afterResultPath ? visit.afterResultPath : visit.input, true);
        // An error that a retry got over is told beside the attempts.
        if (visit.error && visit.status != engine::VisitStatus::Succeeded)
            column->addWidget(errorCard(*visit.error, visit.status, *m_theme));
    } else {
        auto* note = new QLabel(tr("At this moment the state had not ended yet."));
        note->setProperty("muted", true);
        note->setWordWrap(true);
        column->addWidget(note);
    }
    column->addStretch(1);
    m_flow->setWidget(content);
}

void VisitPage::showErrors()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(theme::metrics::panelPadding, 8, theme::metrics::panelPadding, 12);
    column->setSpacing(8);
    addAttemptCards(column, *m_trace, m_visit, *m_theme);
    column->addStretch(1);
    m_errors->setWidget(content);
}

void VisitPage::showEvents()
{
    m_events->clear();
    const auto count = static_cast<engine::EventId>(m_trace->eventCount());
    const engine::EventId last = m_visit.exited != 0 ? m_visit.exited : count;
    const engine::EventId end = std::min(last, m_visit.entered + eventsLookedAt);
    for (engine::EventId id = m_visit.entered; id <= end; ++id) {
        const engine::Event event = m_trace->event(id);
        if (event.visit != m_visit.id)
            continue;
        if (m_events->count() == eventsListed) {
            m_events->addItem(tr("… more in the list of all events"));
            return;
        }
        auto* item = new QListWidgetItem(
            tr("%1   %2   +%3 s")
                .arg(id)
                .arg(bridge::toQString(engine::toString(event.type)),
                     QLocale().toString(
                         static_cast<double>((event.time - m_trace->startTime()).count()) / 1e6,
                         'f', 3)),
            m_events);
        item->setData(Qt::UserRole, id);
        if (id == m_event)
            m_events->setCurrentItem(item);
    }
}

} // namespace stepglass::ui::inspector
