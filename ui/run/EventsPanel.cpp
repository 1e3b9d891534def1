// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/EventsPanel.h"

#include "ui/run/EventsModel.h"
#include "ui/run/RunController.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyState.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QTreeView>

namespace stepglass::ui::run {

EventsPanel::EventsPanel(RunController& controller, const theme::Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_model(new EventsModel(theme, this))
    , m_filter(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_view(new QTreeView(this))
    , m_table(new QWidget(this))
    , m_empty(new widgets::EmptyState(QStringLiteral("events"), tr("Run to see events"), tr("Run"),
                                      theme, this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("eventsPanel"));
    m_filter->setObjectName(QStringLiteral("eventsFilter"));
    m_filter->setPlaceholderText(tr("Filter by type or state"));
    m_filter->setAccessibleName(tr("Filter events"));
    m_filter->setClearButtonEnabled(true);
    m_count->setObjectName(QStringLiteral("eventsCount"));
    m_count->setProperty("muted", true);
    m_view->setObjectName(QStringLiteral("eventsView"));
    m_view->setAccessibleName(tr("Events"));
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setIconSize({10, 10});
    QHeaderView* header = m_view->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(36);
    header->setSectionResizeMode(EventsModel::TypeColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(EventsModel::StateColumn, QHeaderView::Stretch);
    header->resizeSection(EventsModel::NumberColumn, 60);
    header->resizeSection(EventsModel::TimeColumn, 108);

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 6, 12, 2);
    bar->setSpacing(theme::metrics::grid * 3);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_count);
    auto* column = new QVBoxLayout(m_table);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_view, 1);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_table);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);

    connect(m_empty, &widgets::EmptyState::buttonClicked, &controller, &RunController::start);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        {
            const QScopedValueRollback following(m_isFollowing, true);
            m_model->setFilter(text.trimmed());
        }
        showCount();
        followPosition();
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &EventsPanel::showCount);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) {
                if (!m_isFollowing && index.isValid())
                    m_controller.moveTo(m_model->eventAt(index.row()));
            });
    connect(&controller, &RunController::runsChanged, this, &EventsPanel::showRun);
    connect(&controller, &RunController::positionChanged, this, &EventsPanel::followPosition);
    showRun();
}

void EventsPanel::setTheme(const theme::Theme& theme)
{
    m_empty->setTheme(theme);
    m_model->setTheme(theme);
}

void EventsPanel::showRun()
{
    const std::shared_ptr<const engine::Trace> trace = m_controller.trace();
    {
        const QScopedValueRollback following(m_isFollowing, true);
        m_model->setTrace(trace);
    }
    m_pages->setCurrentWidget(trace ? m_table : static_cast<QWidget*>(m_empty));
    m_empty->setSentence(m_controller.isRunning() ? tr("The run is in progress")
                                                  : tr("Run to see events"));
    showCount();
    followPosition();
}

void EventsPanel::followPosition()
{
    const QScopedValueRollback following(m_isFollowing, true);
    m_model->setPosition(m_controller.position());
    const QModelIndex index = m_model->index(m_model->rowOf(m_controller.position()), 0);
    m_view->setCurrentIndex(index);
    if (index.isValid())
        m_view->scrollTo(index);
    m_view->viewport()->update();
}

void EventsPanel::showCount()
{
    const std::shared_ptr<const engine::Trace> trace = m_controller.trace();
    const QString all =
        QLocale().toString(static_cast<qulonglong>(trace ? trace->eventCount() : 0));
    m_count->setText(m_filter->text().trimmed().isEmpty()
                         ? tr("%1 events").arg(all)
                         : tr("%1 of %2 events").arg(QLocale().toString(m_model->rowCount()), all));
}

} // namespace stepglass::ui::run
