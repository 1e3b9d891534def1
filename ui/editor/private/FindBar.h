// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/private/TextSearch.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace stepglass::ui::document {
class WorkflowDocument;
}

namespace stepglass::ui::editor {

class Decorations;
class ScintillaView;

/// Search and replace below the text. Return and F3 go forward, with Shift backward; Escape closes.
class FindBar : public QWidget {
    Q_OBJECT

public:
    FindBar(document::WorkflowDocument& document, ScintillaView& view, Decorations& decorations,
            QWidget* parent);

    void setTheme(const theme::Theme& theme);
    void open(bool withReplacement);
    void close();
    void findNext();
    void findPrevious();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Direction { Forward, Backward };
    void search(Direction direction);
    void findAsTyped();
    void replaceOne();
    void replaceEverything();
    void refreshMatches();
    void showCount();
    void tell(const QString& words);
    void show(TextRange match);
    [[nodiscard]] std::optional<TextSearch> compiled();

    document::WorkflowDocument& m_document;
    ScintillaView& m_view;
    Decorations& m_decorations;
    QLineEdit* m_pattern;
    QLineEdit* m_replacement;
    QWidget* m_replaceRow;
    QToolButton* m_case;
    QToolButton* m_expression;
    QToolButton* m_next;
    QToolButton* m_previous;
    QToolButton* m_closeButton;
    QLabel* m_count;
    std::vector<TextRange> m_matches;
    std::uint32_t m_origin = 0; ///< where the search as typed begins
    bool m_isRefreshPending = false;
};

} // namespace stepglass::ui::editor
