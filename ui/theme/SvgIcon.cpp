// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/SvgIcon.h"

#include "resources/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QtSvg/QSvgRenderer>

namespace stepglass::ui::theme {

namespace {

QString resourcePath(const QString& name)
{
    initializeStepglassIcons();
    return QStringLiteral(":/stepglass/icons/%1.svg").arg(name);
}

QByteArray drawing(const QString& name)
{
    QFile file(resourcePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Renders an SVG drawing for each size that is asked for; pixmaps are shared through QPixmapCache.
class SvgIconEngine : public QIconEngine {
public:
    SvgIconEngine(QString name, IconInk ink)
        : m_name(std::move(name))
        , m_ink(std::move(ink))
    {
    }

    QString key() const override { return QStringLiteral("stepglass"); }
    QIconEngine* clone() const override { return new SvgIconEngine(m_name, m_ink); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        renderer(mode).render(painter, QRectF(rect));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor color = inkFor(mode);
        const QString cacheKey =
            QStringLiteral("stepglass/%1/%2/%3/%4x%5")
                .arg(m_name, color.name(QColor::HexArgb), m_ink.background.name(QColor::HexArgb))
                .arg(size.width())
                .arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(cacheKey, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        const int side = qMin(size.width(), size.height());
        const QRectF square((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side);
        renderer(mode).render(&painter, square);
        painter.end();
        QPixmapCache::insert(cacheKey, pixmap);
        return pixmap;
    }

private:
    QColor inkFor(QIcon::Mode mode) const
    {
        return mode == QIcon::Disabled ? m_ink.disabled : m_ink.normal;
    }

    QSvgRenderer& renderer(QIcon::Mode mode)
    {
        std::unique_ptr<QSvgRenderer>& kept =
            mode == QIcon::Disabled ? m_disabledRenderer : m_renderer;
        if (!kept) {
            QByteArray svg = drawing(m_name);
            svg.replace("currentColor", inkFor(mode).name().toLatin1());
            svg.replace("currentBackground", m_ink.background.name().toLatin1());
            kept = std::make_unique<QSvgRenderer>(svg);
        }
        return *kept;
    }

    QString m_name;
    IconInk m_ink;
    std::unique_ptr<QSvgRenderer> m_renderer;
    std::unique_ptr<QSvgRenderer> m_disabledRenderer;
};

} // namespace

QIcon svgIcon(const QString& name, const IconInk& ink)
{
    return hasSvgIcon(name) ? QIcon(new SvgIconEngine(name, ink)) : QIcon();
}

bool hasSvgIcon(const QString& name)
{
    return QFile::exists(resourcePath(name));
}

} // namespace stepglass::ui::theme
