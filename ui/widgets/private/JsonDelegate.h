// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::widgets {

/// Draws a row of a JsonModel: the mark's sign, the name, the value coloured by its kind, and what
/// it was before.
class JsonDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    JsonDelegate(const theme::Theme& theme, QObject* parent);

    void setTheme(const theme::Theme& theme) { m_theme = &theme; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

    static constexpr int rowHeight = 22;

private:
    const theme::Theme* m_theme;
};

} // namespace stepglass::ui::widgets
