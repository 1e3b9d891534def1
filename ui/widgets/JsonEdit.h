// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/value/Value.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::widgets {

class JsonHighlighter;

/// A JSON text that is being written. Below it stands what is wrong, with line and column; the text
/// itself is never changed by that. Ctrl+Return, and leaving the field, commit.
class JsonEdit : public QWidget {
    Q_OBJECT

public:
    JsonEdit(const theme::Theme& theme, QWidget* parent = nullptr);

    void setTheme(const theme::Theme& theme);
    [[nodiscard]] QString text() const;
    /// Shows another text, unless it is the same; the cursor stays where it was as far as that
    /// goes.
    void setText(const QString& text);
    void setPlaceholderText(const QString& text);
    /// Whether no text at all is fine.
    void setEmptyAllowed(bool isAllowed);
    /// Lines that are shown before it scrolls: it is as high as its text between these bounds.
    void setVisibleLines(int least, int most);

    /// The value of the text: an error where it is no JSON (or nothing is there).
    [[nodiscard]] Result<Value> value() const;
    [[nodiscard]] bool isValid() const;
    /// What the owner has against a value that is JSON; empty to take it back.
    void setFault(const QString& fault);
    [[nodiscard]] QString message() const;
    /// Whether the text was changed by the user since it was set or committed.
    [[nodiscard]] bool isEdited() const;
    [[nodiscard]] QPlainTextEdit* editor() const { return m_editor; }

Q_SIGNALS:
    void textChanged();
    /// The user is done for now; the text may be invalid.
    void committed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void check();
    void fitHeight();
    void commit();
    void showMessage();

    const theme::Theme* m_theme;
    QPlainTextEdit* m_editor;
    QLabel* m_message;
    JsonHighlighter* m_highlighter;
    QString m_syntaxFault;
    QString m_ownerFault;
    std::optional<int> m_faultLine;
    bool m_isEmptyAllowed = false;
    bool m_isEdited = false;
    int m_leastLines = 3;
    int m_mostLines = 14;
};

} // namespace stepglass::ui::widgets
