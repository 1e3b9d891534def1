// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/EmptyState.h"

#include "ui/theme/Theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace stepglass::ui::widgets {

EmptyState::EmptyState(const QString& iconName, const QString& sentence, const QString& buttonText,
                       const theme::Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_iconName(iconName)
    , m_icon(new QLabel(this))
    , m_sentence(new QLabel(sentence, this))
    , m_button(new QPushButton(buttonText, this))
{
    m_sentence->setObjectName(QStringLiteral("emptySentence"));
    m_sentence->setProperty("muted", true);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setMaximumWidth(320);
    m_icon->setAlignment(Qt::AlignCenter);
    m_button->setObjectName(QStringLiteral("emptyButton"));
    m_button->setVisible(!buttonText.isEmpty());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(theme::metrics::grid * 2);
    column->addStretch(1);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_sentence, 8);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(2);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonClicked);
    setTheme(theme);
}

void EmptyState::setTheme(const theme::Theme& theme)
{
    m_icon->setPixmap(theme.icon(m_iconName, theme.colors().textDisabled).pixmap(28, 28));
}

void EmptyState::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
}

} // namespace stepglass::ui::widgets
