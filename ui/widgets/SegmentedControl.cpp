// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/SegmentedControl.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace stepglass::ui::widgets {

SegmentedControl::SegmentedControl(const QStringList& texts, QWidget* parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (int index = 0; index < texts.size(); ++index) {
        auto* button = new QToolButton(this);
        button->setText(texts[index]);
        button->setAccessibleName(texts[index]);
        button->setObjectName(QStringLiteral("segment%1").arg(index));
        button->setCheckable(true);
        const char* place = index == 0 ? "first" : index + 1 == texts.size() ? "last" : "middle";
        button->setProperty("segment", QLatin1String(place));
        m_buttons->addButton(button, index);
        row->addWidget(button);
    }
    row->addStretch(1);
    if (!texts.isEmpty())
        m_buttons->button(0)->setChecked(true);
    connect(m_buttons, &QButtonGroup::idClicked, this, &SegmentedControl::chosen);
}

int SegmentedControl::current() const
{
    return m_buttons->checkedId();
}

void SegmentedControl::setCurrent(int index)
{
    if (QAbstractButton* wanted = m_buttons->button(index))
        wanted->setChecked(true);
}

QAbstractButton* SegmentedControl::button(int index) const
{
    return m_buttons->button(index);
}

} // namespace stepglass::ui::widgets
