// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/private/ZoomBar.h"

#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include <cmath>

namespace stepglass::ui::canvas {

ZoomBar::ZoomBar(QWidget* parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("zoomBar"));
    setAccessibleName(tr("Zoom"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 4, 4, 4);
    row->setSpacing(0);
    m_out = addButton("zoomOutButton", tr("Zoom out"), tr("Zoom out (−)"));
    m_percent = addButton("zoomResetButton", tr("Zoom to 100 %"), tr("Zoom to 100 % (0)"));
    m_in = addButton("zoomInButton", tr("Zoom in"), tr("Zoom in (+)"));
    m_fit = addButton("zoomFitButton", tr("Show all"), tr("Show all (F)"));
    m_percent->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_percent->setMinimumWidth(56);
    connect(m_out, &QToolButton::clicked, this, &ZoomBar::zoomOutRequested);
    connect(m_percent, &QToolButton::clicked, this, &ZoomBar::resetRequested);
    connect(m_in, &QToolButton::clicked, this, &ZoomBar::zoomInRequested);
    connect(m_fit, &QToolButton::clicked, this, &ZoomBar::fitRequested);
    showZoom(1);
}

QToolButton* ZoomBar::addButton(const char* name, const QString& text, const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setAccessibleName(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIconSize(QSize(16, 16));
    button->setMinimumSize(28, 28);
    layout()->addWidget(button);
    return button;
}

void ZoomBar::setTheme(const theme::Theme& theme)
{
    m_out->setIcon(theme.icon(QStringLiteral("zoom-out")));
    m_in->setIcon(theme.icon(QStringLiteral("zoom-in")));
    m_fit->setIcon(theme.icon(QStringLiteral("fit")));
    m_fill = theme.colors().panel;
    m_border = theme.colors().border;
    update();
}

void ZoomBar::showZoom(double factor)
{
    m_percent->setText(tr("%1 %").arg(static_cast<int>(std::lround(factor * 100))));
}

void ZoomBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_border, 1));
    painter.setBrush(m_fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace stepglass::ui::canvas
