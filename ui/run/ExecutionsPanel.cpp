// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/ExecutionsPanel.h"

#include "ui/run/RunController.h"
#include "ui/run/RunWords.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyState.h"

#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace stepglass::ui::run {

namespace {

enum Role { DetailRole = Qt::UserRole, IndexRole };

/// Two lines: the title, and below it, muted, how it ended.
class RunDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {120, 48};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        QStyleOptionViewItem background = option;
        option.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &background, painter,
                                              option.widget);
        painter->save();
        const QRect inside = option.rect.adjusted(10, 5, -8, -5);
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, QRect(inside.left(), inside.top() + 2, 16, 16));
        const QRect words = inside.adjusted(26, 0, 0, 0);
        const int half = words.height() / 2;
        const auto line = [&](const QRect& place, const QFont& font, const QColor& color,
                              const QString& text) {
            painter->setFont(font);
            painter->setPen(color);
            painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                              QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
        };
        line({words.left(), words.top(), words.width(), half}, theme::Theme::cardTitleFont(),
             option.palette.color(QPalette::Text), index.data(Qt::DisplayRole).toString());
        line({words.left(), words.top() + half, words.width(), half},
             theme::Theme::cardDetailFont(), option.palette.color(QPalette::PlaceholderText),
             index.data(DetailRole).toString());
        painter->restore();
    }
};

} // namespace

ExecutionsPanel::ExecutionsPanel(RunController& controller, const theme::Theme& theme,
                                 QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_theme(&theme)
    , m_list(new QListWidget(this))
    , m_empty(new widgets::EmptyState(QStringLiteral("run"),
                                      tr("Each run appears here, to be looked at again"), tr("Run"),
                                      theme, this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("executionsPanel"));
    setProperty("panel", true);
    m_list->setObjectName(QStringLiteral("executionsList"));
    m_list->setAccessibleName(tr("Executions"));
    m_list->setItemDelegate(new RunDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_list);
    auto* heading = new QLabel(tr("Executions"), this);
    heading->setProperty("heading", true);
    heading->setContentsMargins(theme::metrics::panelPadding, 10, theme::metrics::panelPadding, 8);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(heading);
    column->addWidget(m_pages, 1);

    connect(m_empty, &widgets::EmptyState::buttonClicked, &controller, &RunController::start);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (!m_isFilling && item)
            m_controller.selectRun(item->data(IndexRole).toInt());
    });
    connect(&controller, &RunController::runsChanged, this, &ExecutionsPanel::showRuns);
    connect(&controller, &RunController::progress, this, &ExecutionsPanel::showProgress);
    showRuns();
}

void ExecutionsPanel::setTheme(const theme::Theme& theme)
{
    m_theme = &theme;
    m_empty->setTheme(theme);
    showRuns();
}

void ExecutionsPanel::showRuns()
{
    const QScopedValueRollback filling(m_isFilling, true);
    const std::vector<Run>& runs = m_controller.runs();
    m_pages->setCurrentWidget(runs.empty() ? static_cast<QWidget*>(m_empty) : m_list);
    while (m_list->count() > static_cast<int>(runs.size()))
        delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < static_cast<int>(runs.size()))
        m_list->addItem(QString());
    m_list->setCurrentItem(nullptr);
    for (int row = 0; row < m_list->count(); ++row) {
        const int index = m_list->count() - 1 - row;
        const Run& run = runs[static_cast<std::size_t>(index)];
        QListWidgetItem* item = m_list->item(row);
        item->setText(run.title);
        item->setIcon(m_theme->statusIcon(theme::statusOf(run.status)));
        item->setData(DetailRole, detailWords(run, m_controller.eventsSoFar()));
        item->setData(IndexRole, index);
        item->setData(Qt::AccessibleTextRole,
                      run.title + QLatin1String(", ") + item->data(DetailRole).toString());
        item->setToolTip(item->data(DetailRole).toString());
        if (index == m_controller.currentRun())
            m_list->setCurrentItem(item);
    }
}

void ExecutionsPanel::showProgress()
{
    if (QListWidgetItem* newest = m_list->item(0))
        newest->setData(DetailRole,
                        detailWords(m_controller.runs().back(), m_controller.eventsSoFar()));
}

} // namespace stepglass::ui::run
