// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Theme.h"

#include "resources/icons.h"
#include "ui/theme/ColorTables.h"
#include "ui/theme/SvgIcon.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QStyleFactory>
#include <QToolTip>

namespace stepglass::ui::theme {

namespace {

/// The first family of the list that is installed; the system's own where none is.
QString installedFamily(std::initializer_list<const char*> wanted,
                        QFontDatabase::SystemFont otherwise)
{
    for (const char* family : wanted) {
        const QString name = QString::fromLatin1(family);
        if (QFontDatabase::hasFamily(name))
            return name;
    }
    return QFontDatabase::systemFont(otherwise).family();
}

QFont interfaceFont(int pixelSize, QFont::Weight weight)
{
    static const QString family = installedFamily({"Inter", "Noto Sans", "Segoe UI", "Cantarell",
                                                   "Open Sans", "Liberation Sans", "DejaVu Sans"},
                                                  QFontDatabase::GeneralFont);
    QFont font(family);
    // DejaVu draws wider and taller than the others at the same size.
    font.setPixelSize(family == QLatin1String("DejaVu Sans") ? pixelSize - 1 : pixelSize);
    font.setWeight(weight);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

const char* statusIconName(Status status)
{
    switch (status) {
    case Status::NotStarted:
        return "status-not-started";
    case Status::InProgress:
        return "status-in-progress";
    case Status::Paused:
        return "status-paused";
    case Status::Succeeded:
        return "status-succeeded";
    case Status::CaughtError:
        return "status-caught";
    case Status::Failed:
        return "status-failed";
    case Status::Canceled:
        return "status-canceled";
    }
    Q_UNREACHABLE();
}

} // namespace

Status statusOf(engine::VisitStatus status)
{
    switch (status) {
    case engine::VisitStatus::InProgress:
        return Status::InProgress;
    case engine::VisitStatus::Succeeded:
        return Status::Succeeded;
    case engine::VisitStatus::CaughtError:
        return Status::CaughtError;
    case engine::VisitStatus::Failed:
        return Status::Failed;
    case engine::VisitStatus::Canceled:
        return Status::Canceled;
    }
    Q_UNREACHABLE();
}

Status statusOf(engine::ExecutionStatus status)
{
    switch (status) {
    case engine::ExecutionStatus::Running:
        return Status::InProgress;
    case engine::ExecutionStatus::Succeeded:
        return Status::Succeeded;
    case engine::ExecutionStatus::Failed:
    case engine::ExecutionStatus::TimedOut:
        return Status::Failed;
    case engine::ExecutionStatus::Aborted:
        return Status::Canceled;
    }
    Q_UNREACHABLE();
}

QString statusWord(Status status)
{
    switch (status) {
    case Status::NotStarted:
        return QCoreApplication::translate("Status", "Not started");
    case Status::InProgress:
        return QCoreApplication::translate("Status", "In progress");
    case Status::Paused:
        return QCoreApplication::translate("Status", "Paused");
    case Status::Succeeded:
        return QCoreApplication::translate("Status", "Succeeded");
    case Status::CaughtError:
        return QCoreApplication::translate("Status", "Caught error");
    case Status::Failed:
        return QCoreApplication::translate("Status", "Failed");
    case Status::Canceled:
        return QCoreApplication::translate("Status", "Canceled");
    }
    Q_UNREACHABLE();
}

Theme::Theme(Scheme scheme)
    : m_scheme(scheme)
    , m_colors(colorsOf(scheme))
{
}

QPalette Theme::palette() const
{
    const Colors& c = m_colors;
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.panel);
    palette.setColor(QPalette::AlternateBase, c.raised);
    palette.setColor(QPalette::ToolTipBase, c.raised);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::PlaceholderText, c.textMuted);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::Button, c.panel);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.error);
    palette.setColor(QPalette::Light, c.raised);
    palette.setColor(QPalette::Midlight, c.raised);
    palette.setColor(QPalette::Mid, c.border);
    palette.setColor(QPalette::Dark, c.borderStrong);
    palette.setColor(QPalette::Shadow, c.borderStrong);
    palette.setColor(QPalette::Highlight, c.accentSoft);
    palette.setColor(QPalette::HighlightedText, c.text);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, c.textDisabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.raised);
    return palette;
}

QColor Theme::statusColor(Status status) const
{
    return statusColorOf(m_scheme, status);
}

QColor Theme::statusTint(Status status) const
{
    return statusTintOf(m_scheme, status);
}

QIcon Theme::statusIcon(Status status) const
{
    const QColor color = statusColor(status);
    return svgIcon(QString::fromLatin1(statusIconName(status)), {color, color, statusTint(status)});
}

QIcon Theme::icon(const QString& name) const
{
    QColor color = m_colors.textMuted;
    if (name == QLatin1String("error"))
        color = m_colors.error;
    else if (name == QLatin1String("warning"))
        color = m_colors.warning;
    else if (name == QLatin1String("information"))
        color = m_colors.information;
    else if (name == QLatin1String("hint"))
        color = m_colors.hint;
    return icon(name, color);
}

QIcon Theme::icon(const QString& name, const QColor& color) const
{
    return svgIcon(name, {color, m_colors.textDisabled, m_colors.panel});
}

QFont Theme::interfaceFont()
{
    return theme::interfaceFont(13, QFont::Normal);
}

QFont Theme::headingFont()
{
    return theme::interfaceFont(15, QFont::DemiBold);
}

QFont Theme::monospaceFont()
{
    static const QString family =
        installedFamily({"JetBrains Mono", "Cascadia Code", "Source Code Pro", "Noto Sans Mono",
                         "DejaVu Sans Mono"},
                        QFontDatabase::FixedFont);
    QFont font(family);
    font.setPixelSize(13);
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    return font;
}

QFont Theme::cardTitleFont()
{
    return theme::interfaceFont(13, QFont::DemiBold);
}

QFont Theme::cardDetailFont()
{
    return theme::interfaceFont(12, QFont::Normal);
}

QFont Theme::edgeLabelFont()
{
    return theme::interfaceFont(12, QFont::Normal);
}

void apply(QApplication& application, const Theme& theme)
{
    // The style is set once: replacing it when the scheme changes would polish every widget twice.
    static constexpr char marker[] = "stepglassStyle";
    if (!application.property(marker).toBool()) {
        application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        application.setProperty(marker, true);
    }
    initializeStepglassIcons(); // the style sheet names some
    application.setFont(Theme::interfaceFont());
    application.setPalette(theme.palette());
    QToolTip::setPalette(theme.palette());
    application.setStyleSheet(theme.styleSheet());
}

} // namespace stepglass::ui::theme
