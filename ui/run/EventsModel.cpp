// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/EventsModel.h"

#include "ui/bridge/Words.h"
#include "ui/run/RunWords.h"
#include "ui/theme/Theme.h"

#include <QIcon>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace stepglass::ui::run {

namespace {

/// Events that one slice of the filter looks at: a few milliseconds.
constexpr engine::EventId filterSliceSize = 4000;
constexpr int dotSize = 10;

} // namespace

EventsModel::EventsModel(const theme::Theme& theme, QObject* parent)
    : QAbstractTableModel(parent)
    , m_theme(&theme)
{
    m_filterTimer.setInterval(0);
    connect(&m_filterTimer, &QTimer::timeout, this, &EventsModel::filterSlice);
}

void EventsModel::setTheme(const theme::Theme& theme)
{
    m_theme = &theme;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void EventsModel::setTrace(std::shared_ptr<const engine::Trace> trace)
{
    if (trace == m_trace)
        return;
    beginResetModel();
    m_trace = std::move(trace);
    m_found.clear();
    m_filtered = 0;
    endResetModel();
    setFilter(std::exchange(m_filter, QString()));
}

void EventsModel::setFilter(const QString& text)
{
    if (text == m_filter)
        return;
    beginResetModel();
    m_filter = text;
    m_found.clear();
    m_filtered = 0;
    endResetModel();
    if (m_trace && !text.isEmpty()) {
        filterSlice();
        m_filterTimer.start();
    } else {
        m_filterTimer.stop();
    }
}

void EventsModel::filterSlice()
{
    const auto count = static_cast<engine::EventId>(m_trace->eventCount());
    const engine::EventId end = std::min(count, m_filtered + filterSliceSize);
    std::vector<engine::EventId> found;
    while (m_filtered < end) {
        const engine::Event event = m_trace->event(++m_filtered);
        if (bridge::toQString(engine::toString(event.type))
                .contains(m_filter, Qt::CaseInsensitive) ||
            stateName(event).contains(m_filter, Qt::CaseInsensitive))
            found.push_back(event.id);
    }
    if (!found.empty()) {
        const int first = static_cast<int>(m_found.size());
        beginInsertRows({}, first, first + static_cast<int>(found.size()) - 1);
        m_found.insert(m_found.end(), found.begin(), found.end());
        endInsertRows();
    }
    if (m_filtered >= count)
        m_filterTimer.stop();
}

engine::EventId EventsModel::eventAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return 0;
    return m_filter.isEmpty() ? static_cast<engine::EventId>(row + 1)
                              : m_found[static_cast<std::size_t>(row)];
}

int EventsModel::rowOf(engine::EventId event) const
{
    if (m_filter.isEmpty())
        return std::min(static_cast<int>(event), rowCount()) - 1;
    const auto behind = std::upper_bound(m_found.begin(), m_found.end(), event);
    return static_cast<int>(behind - m_found.begin()) - 1;
}

int EventsModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() || !m_trace)
        return 0;
    return static_cast<int>(m_filter.isEmpty() ? m_trace->eventCount() : m_found.size());
}

int EventsModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QString EventsModel::stateName(const engine::Event& event) const
{
    return event.visit.isValid()
               ? bridge::toQString(m_trace->name(m_trace->visit(event.visit).state))
               : QString();
}

QIcon EventsModel::dot(engine::EventType type) const
{
    QPixmap pixmap(dotSize * 2, dotSize * 2);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme->statusColor(statusOf(type)));
    painter.drawEllipse(QRectF(1, 1, dotSize - 2, dotSize - 2));
    // The same in a selected row: the colour is the word.
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected);
    return icon;
}

QVariant EventsModel::data(const QModelIndex& index, int role) const
{
    const engine::EventId id = index.isValid() ? eventAt(index.row()) : 0;
    if (id == 0)
        return {};
    if (role == Qt::ForegroundRole && (id > m_position || index.column() == TimeColumn))
        return id > m_position ? m_theme->colors().textDisabled : m_theme->colors().textMuted;
    if (role == Qt::TextAlignmentRole && index.column() == TimeColumn)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DecorationRole && index.column() == TypeColumn)
        return dot(m_trace->event(id).type);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const engine::Event event = m_trace->event(id);
    switch (index.column()) {
    case NumberColumn:
        return id;
    case TypeColumn:
        return bridge::toQString(engine::toString(event.type));
    case StateColumn:
        return stateName(event);
    case TimeColumn:
        return offsetWords(*m_trace, event.time);
    default:
        return {};
    }
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == TimeColumn ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn:
        return QStringLiteral("#");
    case TypeColumn:
        return tr("Type");
    case StateColumn:
        return tr("State");
    case TimeColumn:
        return tr("Time");
    default:
        return {};
    }
}

} // namespace stepglass::ui::run
