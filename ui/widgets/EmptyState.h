// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::widgets {

/// What a panel shows while it has nothing to show: an icon, a sentence that invites, and perhaps a
/// button that does what the sentence says.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    /// `iconName` is an action icon of the theme; without `buttonText` there is no button.
    EmptyState(const QString& iconName, const QString& sentence, const QString& buttonText,
               const theme::Theme& theme, QWidget* parent = nullptr);

    void setTheme(const theme::Theme& theme);
    void setSentence(const QString& sentence);
    [[nodiscard]] QPushButton* button() const { return m_button; }

Q_SIGNALS:
    void buttonClicked();

private:
    QString m_iconName;
    QLabel* m_icon;
    QLabel* m_sentence;
    QPushButton* m_button;
};

} // namespace stepglass::ui::widgets
