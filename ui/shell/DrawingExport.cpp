// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/DrawingExport.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QGraphicsScene>
#include <QGraphicsView>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace stepglass::ui::shell {

namespace {

constexpr double margin = 24;
/// Larger images exceed what image viewers open.
constexpr double mostPixels = 16000;

QString translated(const char* text)
{
    return QCoreApplication::translate("DrawingExport", text);
}

void paint(QPaintDevice& device, QGraphicsView& canvas, const QRectF& source, const QRectF& target)
{
    QPainter painter(&device);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(target, canvas.palette().color(QPalette::Base));
    canvas.scene()->render(&painter, target, source);
}

} // namespace

QString drawingFilter()
{
    return QStringLiteral("%1 (*.png);;%2 (*.svg);;%3 (*.pdf)")
        .arg(translated(QT_TRANSLATE_NOOP("DrawingExport", "PNG image")),
             translated(QT_TRANSLATE_NOOP("DrawingExport", "SVG drawing")),
             translated(QT_TRANSLATE_NOOP("DrawingExport", "PDF document")));
}

QString exportDrawing(QGraphicsView& canvas, const QString& path)
{
    const QRectF source =
        canvas.scene()->itemsBoundingRect().adjusted(-margin, -margin, margin, margin);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(source.size().toSize());
        generator.setViewBox(QRectF(QPointF(0, 0), source.size()));
        paint(generator, canvas, source, QRectF(QPointF(0, 0), source.size()));
    } else if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)) {
        QPdfWriter writer(&buffer);
        writer.setResolution(96);
        writer.setPageMargins(QMarginsF());
        writer.setPageSize(QPageSize(source.size() * 0.75, QPageSize::Point));
        paint(writer, canvas, source, QRectF(QPointF(0, 0), source.size()));
    } else {
        const double scale = std::min(2.0, mostPixels / std::max(source.width(), source.height()));
        QImage image((source.size() * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
        if (image.isNull())
            return translated(
                QT_TRANSLATE_NOOP("DrawingExport", "There is not enough memory for the image."));
        paint(image, canvas, source, QRectF(QPointF(0, 0), QSizeF(image.size())));
        image.save(&buffer, "PNG");
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return file.errorString();
    return {};
}

} // namespace stepglass::ui::shell
