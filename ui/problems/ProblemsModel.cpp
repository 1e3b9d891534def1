// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/problems/ProblemsModel.h"

#include "ui/bridge/FaultWords.h"
#include "ui/bridge/Words.h"
#include "ui/theme/Theme.h"

#include <algorithm>
#include <numeric>

namespace stepglass::ui::problems {

namespace {

QString iconName(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return QStringLiteral("error");
    case Severity::Warning:
        return QStringLiteral("warning");
    case Severity::Information:
        return QStringLiteral("information");
    case Severity::Hint:
        return QStringLiteral("hint");
    }
    return {};
}

} // namespace

ProblemsModel::ProblemsModel(const theme::Theme& theme, QObject* parent)
    : QAbstractTableModel(parent)
    , m_theme(&theme)
{
}

void ProblemsModel::setTheme(const theme::Theme& theme)
{
    m_theme = &theme;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1),
                           {Qt::DecorationRole});
}

void ProblemsModel::setSnapshot(std::shared_ptr<const analysis::Snapshot> snapshot)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_order.resize(m_snapshot ? m_snapshot->diagnostics.size() : 0);
    std::iota(m_order.begin(), m_order.end(), std::size_t(0));
    std::stable_sort(m_order.begin(), m_order.end(), [this](std::size_t a, std::size_t b) {
        const Diagnostic& first = m_snapshot->diagnostics[a];
        const Diagnostic& second = m_snapshot->diagnostics[b];
        return std::pair(first.severity, first.range.begin) <
               std::pair(second.severity, second.range.begin);
    });
    endResetModel();
}

const Diagnostic& ProblemsModel::diagnostic(int row) const
{
    return m_snapshot->diagnostics[m_order[static_cast<std::size_t>(row)]];
}

TextRange ProblemsModel::range(int row) const
{
    return m_snapshot->diagnostics[m_order[static_cast<std::size_t>(row)]].range;
}

int ProblemsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int ProblemsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProblemsModel::text(const Diagnostic& diagnostic, int column) const
{
    switch (column) {
    case StateColumn: {
        const asl::State* state = m_snapshot->model->stateAt(diagnostic.range.begin);
        return state ? bridge::toQString(state->name) : tr("State machine");
    }
    case MessageColumn:
        return bridge::words(*m_snapshot->model, diagnostic);
    case CodeColumn:
        return bridge::toQString(diagnosticInfo(diagnostic.code).code);
    case PlaceColumn: {
        const LineColumn place = m_snapshot->tree->lines().position(diagnostic.range.begin);
        return QStringLiteral("%1:%2").arg(place.line).arg(place.column);
    }
    default:
        return {};
    }
}

QVariant ProblemsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Diagnostic& diagnostic = this->diagnostic(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(diagnostic, index.column());
    case Qt::ToolTipRole:
        return QString(
            text(diagnostic, MessageColumn).toString() + QLatin1Char('\n') +
            text(diagnostic, CodeColumn).toString() +
            (diagnostic.fixes.empty() ? QString() : QLatin1Char('\n') + tr("Ctrl+. repairs it")));
    case Qt::DecorationRole:
        return index.column() == StateColumn ? m_theme->icon(iconName(diagnostic.severity))
                                             : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == StateColumn
                   ? QVariant(tr("%1 in %2")
                                  .arg(bridge::word(diagnostic.severity),
                                       text(diagnostic, StateColumn).toString()))
                   : text(diagnostic, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == PlaceColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                             : QVariant();
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateColumn:
        return tr("State");
    case MessageColumn:
        return tr("Problem");
    case CodeColumn:
        return tr("Code");
    case PlaceColumn:
        return tr("Place");
    default:
        return {};
    }
}

} // namespace stepglass::ui::problems
