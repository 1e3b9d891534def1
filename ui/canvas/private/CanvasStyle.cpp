// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/private/CanvasStyle.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <cmath>

namespace stepglass::ui::canvas {

CanvasStyle::CanvasStyle(const theme::Theme& theme)
    : m_theme(&theme)
    , m_titleFont(theme::Theme::cardTitleFont())
    , m_detailFont(theme::Theme::cardDetailFont())
    , m_labelFont(theme::Theme::edgeLabelFont())
    , m_badgeFont(theme::Theme::edgeLabelFont())
{
    m_badgeFont.setWeight(QFont::DemiBold);
}

void CanvasStyle::setTheme(const theme::Theme& theme)
{
    m_theme = &theme;
    m_tileColors.clear();
    m_icons.clear();
    m_pixmaps.clear();
}

QString CanvasStyle::tileKey(const asl::State& state)
{
    QString key = QString::number(static_cast<int>(state.type));
    if (state.type == asl::StateType::Task) {
        const asl::ServiceAction action = asl::serviceActionOf(state.resource);
        key += QLatin1Char('/') + QString::fromStdString(action.service);
        if (action.isActivity)
            key += QLatin1String("/activity");
    }
    return key;
}

QColor CanvasStyle::tileColor(const QString& key, const asl::State& example) const
{
    auto color = m_tileColors.constFind(key);
    if (color == m_tileColors.constEnd())
        color = m_tileColors.insert(key, m_theme->tileColor(example));
    return *color;
}

double scaleOf(const QPainter& painter)
{
    return QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter.deviceTransform());
}

const QIcon& CanvasStyle::keptIcon(const QString& key, const std::function<QIcon()>& make) const
{
    auto icon = m_icons.constFind(key);
    if (icon == m_icons.constEnd())
        icon = m_icons.insert(key, make());
    return *icon;
}

void CanvasStyle::paintKept(QPainter& painter, const QRectF& box, const QString& key,
                            const std::function<QPixmap(int)>& render) const
{
    // Sizes in steps of an eighth of an octave: zooming renders few pictures, and each stays sharp.
    const double wanted = box.width() * scaleOf(painter);
    const int pixels =
        static_cast<int>(std::ceil(std::exp2(std::ceil(std::log2(std::max(wanted, 4.0)) * 8) / 8)));
    const QString sizedKey = key + QLatin1Char('@') + QString::number(pixels);
    auto kept = m_pixmaps.constFind(sizedKey);
    if (kept == m_pixmaps.constEnd())
        kept = m_pixmaps.insert(sizedKey, render(pixels));
    const bool wasSmooth = painter.testRenderHint(QPainter::SmoothPixmapTransform);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(box, *kept, QRectF(kept->rect()));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, wasSmooth);
}

void CanvasStyle::paintTile(QPainter& painter, const QRectF& box, const QString& key,
                            const asl::State& example) const
{
    paintKept(painter, box, QLatin1String("tile/") + key, [&](int pixels) {
        const double scale = pixels / double(theme::metrics::tileSize);
        QPixmap pixmap(pixels, pixels);
        pixmap.fill(Qt::transparent);
        QPainter tile(&pixmap);
        tile.setRenderHint(QPainter::Antialiasing);
        tile.setPen(Qt::NoPen);
        tile.setBrush(m_theme->tileColor(example));
        const double radius = theme::metrics::tileRadius * scale;
        tile.drawRoundedRect(QRectF(0, 0, pixels, pixels), radius, radius);
        const int glyph = static_cast<int>(std::round(20 * scale));
        const int margin = (pixels - glyph) / 2;
        const QIcon& icon =
            keptIcon(QLatin1String("tile/") + key, [&] { return m_theme->stateIcon(example); });
        tile.drawPixmap(margin, margin, icon.pixmap(QSize(glyph, glyph), 1.0));
        return pixmap;
    });
}

void CanvasStyle::paintIcon(QPainter& painter, const QRectF& box, const QString& name,
                            const QColor& color) const
{
    const QString key = name + color.name(QColor::HexArgb);
    paintKept(painter, box, key, [&](int pixels) {
        return keptIcon(key, [&] { return m_theme->icon(name, color); })
            .pixmap(QSize(pixels, pixels), 1.0);
    });
}

void CanvasStyle::paintStatusIcon(QPainter& painter, const QRectF& box, theme::Status status) const
{
    const QString key = QLatin1String("status/") + QString::number(static_cast<int>(status));
    paintKept(painter, box, key, [&](int pixels) {
        return keptIcon(key, [&] { return m_theme->statusIcon(status); })
            .pixmap(QSize(pixels, pixels), 1.0);
    });
}

} // namespace stepglass::ui::canvas
