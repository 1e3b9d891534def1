// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::widgets {

/// A heading that opens and closes what stands below it. The content may be made when it is first
/// wanted: see `aboutToExpand`.
class CollapsibleSection : public QWidget {
    Q_OBJECT

public:
    CollapsibleSection(const QString& title, const theme::Theme& theme, QWidget* parent = nullptr);

    void setTheme(const theme::Theme& theme);
    void setTitle(const QString& title);
    /// A muted word at the right of the heading ("unchanged", "3").
    void setNote(const QString& note);
    [[nodiscard]] QString note() const;
    /// Takes ownership; replaces the content before.
    void setContent(QWidget* content);
    [[nodiscard]] QWidget* content() const { return m_content; }
    [[nodiscard]] bool isExpanded() const;
    [[nodiscard]] QToolButton* header() const { return m_header; }

public Q_SLOTS:
    void setExpanded(bool isExpanded);

Q_SIGNALS:
    void aboutToExpand();
    void expandedChanged(bool isExpanded);

private:
    void showState();

    const theme::Theme* m_theme;
    QToolButton* m_header;
    QLabel* m_note;
    QWidget* m_content = nullptr;
    bool m_isExpanded = true;
};

} // namespace stepglass::ui::widgets
