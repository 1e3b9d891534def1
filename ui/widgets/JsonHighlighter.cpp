// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/JsonHighlighter.h"

#include "ui/theme/Theme.h"

namespace stepglass::ui::widgets {

namespace {

/// Lines longer than this stay plain: they are data that nobody reads by colour.
constexpr qsizetype longestLine = 20'000;

/// The place behind the string that begins at `begin`.
qsizetype endOfString(const QString& text, qsizetype begin)
{
    for (qsizetype i = begin + 1; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('\\'))
            ++i;
        else if (text[i] == QLatin1Char('"'))
            return i + 1;
    }
    return text.size();
}

bool isName(const QString& text, qsizetype behind)
{
    while (behind < text.size() && text[behind].isSpace())
        ++behind;
    return behind < text.size() && text[behind] == QLatin1Char(':');
}

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('.') || c == QLatin1Char('-') ||
           c == QLatin1Char('+');
}

} // namespace

JsonHighlighter::JsonHighlighter(QTextDocument* document, const theme::Theme& theme)
    : QSyntaxHighlighter(document)
    , m_theme(&theme)
{
}

void JsonHighlighter::setTheme(const theme::Theme& theme)
{
    m_theme = &theme;
    rehighlight();
}

void JsonHighlighter::highlightBlock(const QString& text)
{
    if (text.size() > longestLine)
        return;
    const theme::Colors& colors = m_theme->colors();
    const auto paint = [this](qsizetype begin, qsizetype end, const QColor& color) {
        setFormat(static_cast<int>(begin), static_cast<int>(end - begin), color);
    };
    for (qsizetype i = 0; i < text.size();) {
        if (text[i] == QLatin1Char('"')) {
            const qsizetype end = endOfString(text, i);
            const bool isPath = end - i > 2 && text[i + 1] == QLatin1Char('$');
            paint(i, end,
                  isName(text, end) ? colors.syntaxField
                  : isPath          ? colors.syntaxPath
                                    : colors.syntaxString);
            i = end;
        } else if (isWordPart(text[i])) {
            qsizetype end = i;
            while (end < text.size() && isWordPart(text[end]))
                ++end;
            paint(i, end, text[i].isLetter() ? colors.syntaxLiteral : colors.syntaxNumber);
            i = end;
        } else {
            paint(i, i + 1, colors.textMuted);
            ++i;
        }
    }
}

} // namespace stepglass::ui::widgets
