// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/Snapshot.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::problems {

/// The diagnostics of one snapshot as rows, worst first, then by place.
class ProblemsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { StateColumn, MessageColumn, CodeColumn, PlaceColumn, ColumnCount };

    ProblemsModel(const theme::Theme& theme, QObject* parent);

    void setTheme(const theme::Theme& theme);
    void setSnapshot(std::shared_ptr<const analysis::Snapshot> snapshot);
    /// Where the diagnostic of a row stands in the text.
    [[nodiscard]] TextRange range(int row) const;
    [[nodiscard]] const Diagnostic& diagnostic(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QVariant text(const Diagnostic& diagnostic, int column) const;

    const theme::Theme* m_theme;
    std::shared_ptr<const analysis::Snapshot> m_snapshot;
    std::vector<std::size_t> m_order;
};

} // namespace stepglass::ui::problems
