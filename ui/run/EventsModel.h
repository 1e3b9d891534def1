// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Trace.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <memory>
#include <vector>

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::run {

/// The events of a trace as rows. Without a filter it is as cheap as the rows in view; with one,
/// rows are found in slices between other work.
class EventsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NumberColumn, TypeColumn, StateColumn, TimeColumn, ColumnCount };

    EventsModel(const theme::Theme& theme, QObject* parent);

    void setTheme(const theme::Theme& theme);
    void setTrace(std::shared_ptr<const engine::Trace> trace);
    /// Events whose type or state contains the text; case does not matter. Empty: all.
    void setFilter(const QString& text);
    /// Later events are drawn muted.
    void setPosition(engine::EventId position) { m_position = position; }

    [[nodiscard]] engine::EventId eventAt(int row) const;
    /// The row of an event, or of the last one before it that is shown; -1 for none.
    [[nodiscard]] int rowOf(engine::EventId event) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString stateName(const engine::Event& event) const;
    [[nodiscard]] QIcon dot(engine::EventType type) const;
    void filterSlice();

    const theme::Theme* m_theme;
    std::shared_ptr<const engine::Trace> m_trace;
    engine::EventId m_position = 0;
    QString m_filter;
    std::vector<engine::EventId> m_found; ///< while there is a filter
    engine::EventId m_filtered = 0;       ///< how far the filter is
    QTimer m_filterTimer;
};

} // namespace stepglass::ui::run
