// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::widgets {

/// Colours JSON in a text document: names, strings, numbers and literals.
class JsonHighlighter : public QSyntaxHighlighter {
    Q_OBJECT

public:
    JsonHighlighter(QTextDocument* document, const theme::Theme& theme);

    void setTheme(const theme::Theme& theme);

protected:
    void highlightBlock(const QString& text) override;

private:
    const theme::Theme* m_theme;
};

} // namespace stepglass::ui::widgets
