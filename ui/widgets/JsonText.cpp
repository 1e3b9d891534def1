// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/JsonText.h"

#include "core/value/Json.h"
#include "core/value/Pointer.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace stepglass::ui::widgets {

namespace {

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// A string as JSON, cut before it is quoted: a text of 256 KiB costs no more than its first line.
QString shortString(std::string_view text, qsizetype length)
{
    const auto bytes = static_cast<std::size_t>(std::max<qsizetype>(length, 8)) * 4;
    if (text.size() <= bytes)
        return fromUtf8(value::quoted(text));
    while (!text.empty() && text.size() > bytes)
        text = text.substr(0, bytes);
    // Not within a character.
    std::size_t end = text.size();
    while (end > 0 && (static_cast<unsigned char>(text[end - 1]) & 0xC0U) == 0x80U)
        --end;
    std::string quoted = value::quoted(text.substr(0, end > 0 ? end - 1 : 0));
    quoted.pop_back();
    return fromUtf8(quoted) + QChar(u'…') + QChar(u'"');
}

void appendPreview(QString& out, const Value& value, qsizetype length, int depth)
{
    if (value.isString()) {
        out += shortString(value.asString(), length);
        return;
    }
    if (!value.isArray() && !value.isObject()) {
        out += fromUtf8(value::toJson(value));
        return;
    }
    const bool isArray = value.isArray();
    const QChar open = isArray ? u'[' : u'{';
    const QChar close = isArray ? u']' : u'}';
    if (value.size() == 0) {
        out += open;
        out += close;
        return;
    }
    if (depth > 2) {
        out += open + QStringLiteral("…") + close;
        return;
    }
    out += open;
    out += QChar(u' ');
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (i > 0)
            out += QLatin1String(", ");
        if (out.size() >= length) {
            out += QChar(u'…');
            break;
        }
        if (isArray) {
            appendPreview(out, value.elements()[i], length - out.size(), depth + 1);
        } else {
            const value::Member& member = value.members()[i];
            out += fromUtf8(member.name.text()) + QLatin1String(": ");
            appendPreview(out, member.value, length, depth + 1);
        }
    }
    out += QChar(u' ');
    out += close;
}

bool isPlainName(const QString& name)
{
    return !name.isEmpty() && !name.front().isDigit() &&
           std::all_of(name.begin(), name.end(),
                       [](QChar c) { return c.isLetterOrNumber() || c == QChar(u'_'); });
}

} // namespace

QString preview(const Value& value, qsizetype length)
{
    QString text;
    appendPreview(text, value, length, 0);
    return text;
}

QString sizeWords(const Value& value)
{
    const QString count = QLocale().toString(static_cast<qulonglong>(value.size()));
    if (value.isArray())
        return value.size() == 1
                   ? QCoreApplication::translate("JsonText", "1 element")
                   : QCoreApplication::translate("JsonText", "%1 elements").arg(count);
    return value.size() == 1 ? QCoreApplication::translate("JsonText", "1 member")
                             : QCoreApplication::translate("JsonText", "%1 members").arg(count);
}

QString jsonPointer(const std::vector<JsonStep>& steps)
{
    QString text;
    for (const JsonStep& step : steps) {
        text += QChar(u'/');
        text += step.isElement ? QString::number(step.index)
                               : fromUtf8(value::escapePointerToken(step.name.toStdString()));
    }
    return text;
}

QString jsonPath(const std::vector<JsonStep>& steps)
{
    QString text = QStringLiteral("$");
    for (const JsonStep& step : steps) {
        if (step.isElement) {
            text += QStringLiteral("[%1]").arg(step.index);
        } else if (isPlainName(step.name)) {
            text += QChar(u'.') + step.name;
        } else {
            QString name = step.name;
            name.replace(QChar(u'\\'), QLatin1String("\\\\"))
                .replace(QChar(u'\''), QLatin1String("\\'"));
            text += QStringLiteral("['%1']").arg(name);
        }
    }
    return text;
}

} // namespace stepglass::ui::widgets
