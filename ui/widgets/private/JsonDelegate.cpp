// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/private/JsonDelegate.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/JsonModel.h"

#include <QApplication>
#include <QPainter>

namespace stepglass::ui::widgets {

namespace {

QColor valueColor(const theme::Colors& colors, value::Kind kind)
{
    switch (kind) {
    case value::Kind::String:
        return colors.syntaxString;
    case value::Kind::Integer:
    case value::Kind::Double:
        return colors.syntaxNumber;
    case value::Kind::Boolean:
    case value::Kind::Null:
        return colors.syntaxLiteral;
    case value::Kind::Array:
    case value::Kind::Object:
        return colors.textMuted;
    }
    Q_UNREACHABLE();
}

struct MarkLook {
    QColor tint;
    QColor ink;
    QString sign;
};

MarkLook lookOf(const theme::Theme& theme, JsonMark mark)
{
    using theme::Status;
    switch (mark) {
    case JsonMark::Same:
        return {};
    case JsonMark::Added:
        return {theme.statusTint(Status::Succeeded), theme.statusColor(Status::Succeeded),
                QStringLiteral("+")};
    case JsonMark::Changed:
        return {theme.statusTint(Status::CaughtError), theme.statusColor(Status::CaughtError),
                QStringLiteral("~")};
    case JsonMark::Removed:
        return {theme.statusTint(Status::Failed), theme.statusColor(Status::Failed),
                QStringLiteral("−")};
    }
    Q_UNREACHABLE();
}

/// Draws text and moves the place behind it.
void put(QPainter& painter, QRect& place, const QString& text, const QColor& color,
         const QFont& font)
{
    if (place.width() <= 0 || text.isEmpty())
        return;
    painter.setFont(font);
    painter.setPen(color);
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, place.width());
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
    place.setLeft(place.left() + metrics.horizontalAdvance(shown));
}

} // namespace

JsonDelegate::JsonDelegate(const theme::Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(&theme)
{
}

void JsonDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const theme::Colors& colors = m_theme->colors();
    const MarkLook look =
        lookOf(*m_theme, static_cast<JsonMark>(index.data(JsonModel::MarkRole).toInt()));
    const auto mark = static_cast<JsonMark>(index.data(JsonModel::MarkRole).toInt());
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);

    painter->save();
    if (isSelected)
        painter->fillRect(option.rect, colors.accentSoft);
    else if (look.tint.isValid())
        painter->fillRect(option.rect, look.tint);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, colors.hover);

    QRect place = option.rect.adjusted(4, 0, -6, 0);
    QFont font = theme::Theme::monospaceFont();
    font.setPixelSize(12);
    if (!look.sign.isEmpty()) {
        QFont bold = font;
        bold.setBold(true);
        put(*painter, place, look.sign + QLatin1Char(' '), look.ink, bold);
    }
    font.setStrikeOut(mark == JsonMark::Removed);
    if (const QString name = index.data(JsonModel::NameRole).toString(); !name.isEmpty()) {
        const bool isElement = index.data(JsonModel::IsElementRole).toBool();
        put(*painter, place, name, isElement ? colors.textMuted : colors.syntaxField, font);
        put(*painter, place, QStringLiteral(": "), colors.textMuted, font);
    }
    const auto kind = static_cast<value::Kind>(index.data(JsonModel::KindRole).toInt());
    put(*painter, place, index.data(JsonModel::PreviewRole).toString(), valueColor(colors, kind),
        font);
    if (const QString former = index.data(JsonModel::FormerRole).toString(); !former.isEmpty()) {
        place.setLeft(place.left() + 10);
        font.setStrikeOut(true);
        put(*painter, place, former, colors.textMuted, font);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(colors.accent);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize JsonDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {100, rowHeight};
}

} // namespace stepglass::ui::widgets
