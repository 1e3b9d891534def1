// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/placeholders/EnvironmentButton.h"

#include "ui/placeholders/PlaceholdersController.h"
#include "ui/theme/Theme.h"

#include <QActionGroup>
#include <QMenu>

namespace stepglass::ui::placeholders {

EnvironmentButton::EnvironmentButton(PlaceholdersController& controller, const theme::Theme& theme,
                                     QWidget* parent)
    : QToolButton(parent)
    , m_controller(controller)
{
    setObjectName(QStringLiteral("environmentButton"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("environmentMenu"));
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &EnvironmentButton::fillMenu);
    connect(&controller, &PlaceholdersController::changed, this,
            &EnvironmentButton::showEnvironment);
    connect(&controller, &PlaceholdersController::currentEnvironmentChanged, this,
            &EnvironmentButton::showEnvironment);
    setTheme(theme);
    showEnvironment();
}

void EnvironmentButton::setTheme(const theme::Theme& theme)
{
    setIcon(theme.icon(QStringLiteral("environment")));
}

void EnvironmentButton::showEnvironment()
{
    constexpr qsizetype longestName = 18;
    const QString current = m_controller.currentEnvironment();
    const QString shown =
        current.size() <= longestName ? current : current.left(longestName - 1) + QChar(u'…');
    setText(current.isEmpty() ? tr("No environment") : shown);
    setAccessibleName(tr("Environment: %1").arg(current.isEmpty() ? tr("none") : current));
    setToolTip(current.isEmpty()
                   ? tr("Placeholders stay as the text has them: choose an environment for values")
                   : tr("Placeholders have the values of %1").arg(current));
    const bool isNeeded =
        !m_controller.placeholders().empty() || !m_controller.environments().isEmpty();
    if (isNeeded != m_isNeeded) {
        m_isNeeded = isNeeded;
        Q_EMIT neededChanged(isNeeded);
    }
}

void EnvironmentButton::fillMenu()
{
    menu()->clear();
    auto* group = new QActionGroup(menu());
    const auto add = [&](const QString& text, const QString& environment) {
        QAction* action = group->addAction(menu()->addAction(text));
        action->setCheckable(true);
        action->setChecked(environment == m_controller.currentEnvironment());
        connect(action, &QAction::triggered, &m_controller,
                [this, environment] { m_controller.setCurrentEnvironment(environment); });
    };
    const QStringList environments = m_controller.environments();
    for (const QString& environment : environments)
        add(environment, environment);
    add(tr("No Environment"), QString());
    menu()->addSeparator();
    menu()
        ->addAction(tr("Edit Placeholders…"), this, &EnvironmentButton::editRequested)
        ->setObjectName(QStringLiteral("editPlaceholdersAction"));
}

} // namespace stepglass::ui::placeholders
