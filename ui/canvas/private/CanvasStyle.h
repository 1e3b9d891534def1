// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "ui/theme/Theme.h"

#include <QColor>
#include <QFont>
#include <QHash>
#include <QIcon>
#include <QPixmap>
#include <QString>

#include <functional>

class QPainter;
class QRectF;

namespace stepglass::ui::canvas {

/// What all items paint with: the theme, its fonts, and pictures that are rendered once.
class CanvasStyle {
public:
    explicit CanvasStyle(const theme::Theme& theme);

    void setTheme(const theme::Theme& theme);
    [[nodiscard]] const theme::Theme& theme() const { return *m_theme; }
    [[nodiscard]] const theme::Colors& colors() const { return m_theme->colors(); }
    [[nodiscard]] const QFont& titleFont() const { return m_titleFont; }
    [[nodiscard]] const QFont& detailFont() const { return m_detailFont; }
    [[nodiscard]] const QFont& labelFont() const { return m_labelFont; }
    [[nodiscard]] const QFont& badgeFont() const { return m_badgeFont; }

    /// Which tile a state has; states of the same key look alike.
    [[nodiscard]] static QString tileKey(const asl::State& state);
    [[nodiscard]] QColor tileColor(const QString& key, const asl::State& example) const;
    /// The coloured tile with its glyph, sharp at the painter's scale.
    void paintTile(QPainter& painter, const QRectF& box, const QString& key,
                   const asl::State& example) const;
    /// An icon of the theme in one colour.
    void paintIcon(QPainter& painter, const QRectF& box, const QString& name,
                   const QColor& color) const;
    void paintStatusIcon(QPainter& painter, const QRectF& box, theme::Status status) const;

private:
    const QIcon& keptIcon(const QString& key, const std::function<QIcon()>& make) const;
    void paintKept(QPainter& painter, const QRectF& box, const QString& key,
                   const std::function<QPixmap(int)>& render) const;

    const theme::Theme* m_theme;
    QFont m_titleFont;
    QFont m_detailFont;
    QFont m_labelFont;
    QFont m_badgeFont;
    mutable QHash<QString, QColor> m_tileColors;
    mutable QHash<QString, QIcon> m_icons;
    mutable QHash<QString, QPixmap> m_pixmaps;
};

/// How many device pixels one scene unit covers.
[[nodiscard]] double scaleOf(const QPainter& painter);

} // namespace stepglass::ui::canvas
