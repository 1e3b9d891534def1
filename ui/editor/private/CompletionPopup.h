// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assist/Completion.h"

#include <QFrame>

#include <vector>

class QLabel;
class QListWidget;

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::editor {

/// The list of what could stand at the caret, with a few words on the chosen one. Never takes the
/// focus: whoever owns the keyboard moves the choice.
class CompletionPopup : public QFrame {
    Q_OBJECT

public:
    explicit CompletionPopup(QWidget* owner);

    void setTheme(const theme::Theme& theme);
    void setItems(std::vector<assist::CompletionItem> items);
    /// Shows the items that have the text, those that begin with it first. False where none has.
    bool filter(const QString& text);
    /// Opens below (or where there is no room, above) a line.
    void showAt(const QRect& line);

    void moveChoice(int rows);
    /// The chosen item, or nothing.
    [[nodiscard]] const assist::CompletionItem* choice() const;

Q_SIGNALS:
    void accepted();

private:
    void showDocumentation();

    std::vector<assist::CompletionItem> m_items;
    QListWidget* m_list;
    QLabel* m_documentation;
};

} // namespace stepglass::ui::editor
