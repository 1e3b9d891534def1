// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::placeholders {

class PlaceholdersController;

/// Shows the environment whose values runs take, and lists the others.
class EnvironmentButton : public QToolButton {
    Q_OBJECT

public:
    EnvironmentButton(PlaceholdersController& controller, const theme::Theme& theme,
                      QWidget* parent = nullptr);

    /// Whether the definition has placeholders, or environments.
    [[nodiscard]] bool isNeeded() const { return m_isNeeded; }

public Q_SLOTS:
    void setTheme(const stepglass::ui::theme::Theme& theme);

Q_SIGNALS:
    /// Somebody wants to see and change the values.
    void editRequested();
    void neededChanged(bool isNeeded);

private:
    void showEnvironment();
    void fillMenu();

    PlaceholdersController& m_controller;
    bool m_isNeeded = false;
};

} // namespace stepglass::ui::placeholders
