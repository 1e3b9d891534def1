// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"
#include "ui/widgets/JsonSearch.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::widgets {

class JsonDelegate;
class JsonHighlighter;
class JsonModel;

/// Shows a value as a tree or as text; searches in it, copies from it, and marks what differs from
/// another value. Costs what is looked at, not what the value holds.
class JsonView : public QWidget {
    Q_OBJECT

public:
    /// With `Embedded` there is no bar with search and buttons, and the view is as high as its
    /// rows, up to a limit.
    enum class Form { Full, Embedded };

    JsonView(Form form, const theme::Theme& theme, QWidget* parent = nullptr);

    void setTheme(const theme::Theme& theme);
    void setValue(const Value& value, const std::optional<Value>& compared = std::nullopt);
    [[nodiscard]] const Value& value() const;
    [[nodiscard]] JsonModel* model() const { return m_model; }
    [[nodiscard]] QTreeView* tree() const { return m_tree; }
    [[nodiscard]] bool isText() const;

public Q_SLOTS:
    void setText(bool isText); ///< text instead of the tree
    void copyValue();
    void copyPointer();
    void copyPath();
    void expandAll(); ///< as far as about 2,000 rows
    void collapseAll();
    void findNext();
    void findPrevious();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildBar();
    void showMenu(const QPoint& place);
    void search();
    void showMatch(std::size_t which);
    void fitHeight();
    void openFirstLevels();
    [[nodiscard]] int visibleRows(const QModelIndex& parent, int limit) const;

    Form m_form;
    const theme::Theme* m_theme;
    JsonModel* m_model;
    JsonDelegate* m_delegate;
    QTreeView* m_tree;
    QStackedWidget* m_pages;
    QPlainTextEdit* m_text = nullptr;
    JsonHighlighter* m_highlighter = nullptr;
    QLineEdit* m_search = nullptr;
    QLabel* m_matchCount = nullptr;
    QToolButton* m_textButton = nullptr;
    bool m_isTextCurrent = false;
    std::vector<JsonRows> m_matches;
    std::size_t m_match = 0;
};

} // namespace stepglass::ui::widgets
