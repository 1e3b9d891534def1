// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/CollapsibleSection.h"

#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace stepglass::ui::widgets {

CollapsibleSection::CollapsibleSection(const QString& title, const theme::Theme& theme,
                                       QWidget* parent)
    : QWidget(parent)
    , m_theme(&theme)
    , m_header(new QToolButton(this))
    , m_note(new QLabel(this))
{
    m_header->setObjectName(QStringLiteral("sectionHeader"));
    m_header->setAutoRaise(true);
    m_header->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_header->setFont(theme::Theme::cardTitleFont());
    m_note->setObjectName(QStringLiteral("sectionNote"));
    m_note->setProperty("muted", true);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::metrics::grid * 2);
    row->addWidget(m_header);
    row->addStretch(1);
    row->addWidget(m_note);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::metrics::grid);
    column->addLayout(row);

    connect(m_header, &QToolButton::clicked, this, [this] { setExpanded(!m_isExpanded); });
    setTitle(title);
    showState();
}

void CollapsibleSection::setTheme(const theme::Theme& theme)
{
    m_theme = &theme;
    showState();
}

void CollapsibleSection::setTitle(const QString& title)
{
    m_header->setText(title);
    m_header->setAccessibleName(title);
}

void CollapsibleSection::setNote(const QString& note)
{
    m_note->setText(note);
}

QString CollapsibleSection::note() const
{
    return m_note->text();
}

void CollapsibleSection::setContent(QWidget* content)
{
    delete m_content;
    m_content = content;
    layout()->addWidget(content);
    content->setVisible(isExpanded());
}

bool CollapsibleSection::isExpanded() const
{
    return m_isExpanded;
}

void CollapsibleSection::setExpanded(bool isExpanded)
{
    if (m_isExpanded == isExpanded)
        return;
    m_isExpanded = isExpanded;
    if (isExpanded)
        Q_EMIT aboutToExpand();
    showState();
    Q_EMIT expandedChanged(isExpanded);
}

void CollapsibleSection::showState()
{
    m_header->setAccessibleDescription(m_isExpanded ? tr("open") : tr("closed"));
    m_header->setIcon(m_theme->icon(isExpanded() ? QStringLiteral("chevron-down")
                                                 : QStringLiteral("chevron-right")));
    if (m_content)
        m_content->setVisible(isExpanded());
}

} // namespace stepglass::ui::widgets
