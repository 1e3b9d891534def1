// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/private/CompletionPopup.h"

#include "ui/bridge/Words.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QListWidget>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace stepglass::ui::editor {

namespace {

constexpr int itemRole = Qt::UserRole;
constexpr int mostRows = 10;
constexpr int popupWidth = 380;

} // namespace

CompletionPopup::CompletionPopup(QWidget* owner)
    : QFrame(owner, Qt::ToolTip | Qt::FramelessWindowHint)
    , m_list(new QListWidget(this))
    , m_documentation(new QLabel(this))
{
    setObjectName(QStringLiteral("completionPopup"));
    setAccessibleName(tr("Completions"));
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::StyledPanel);
    m_list->setObjectName(QStringLiteral("completionList"));
    m_list->setAccessibleName(tr("Completions"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_documentation->setObjectName(QStringLiteral("completionDocumentation"));
    m_documentation->setWordWrap(true);
    m_documentation->setProperty("muted", true);
    m_documentation->setMargin(8);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_list);
    column->addWidget(m_documentation);

    connect(m_list, &QListWidget::currentRowChanged, this, &CompletionPopup::showDocumentation);
    connect(m_list, &QListWidget::itemClicked, this, &CompletionPopup::accepted);
}

void CompletionPopup::setTheme(const theme::Theme& theme)
{
    m_list->setFont(theme::Theme::monospaceFont());
    setPalette(theme.palette());
}

void CompletionPopup::setItems(std::vector<assist::CompletionItem> items)
{
    m_items = std::move(items);
}

bool CompletionPopup::filter(const QString& text)
{
    std::vector<int> beginning;
    std::vector<int> containing;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const QString label = bridge::toQString(m_items[i].label);
        if (label.startsWith(text, Qt::CaseInsensitive))
            beginning.push_back(static_cast<int>(i));
        else if (label.contains(text, Qt::CaseInsensitive))
            containing.push_back(static_cast<int>(i));
    }
    m_list->clear();
    for (const auto* part : {&beginning, &containing}) {
        for (const int index : *part) {
            const assist::CompletionItem& item = m_items[static_cast<std::size_t>(index)];
            QString row = bridge::toQString(item.label);
            if (!item.detail.empty())
                row += QStringLiteral("   ") + bridge::toQString(item.detail);
            auto* entry = new QListWidgetItem(row, m_list);
            entry->setData(itemRole, index);
        }
    }
    m_list->setCurrentRow(0);
    const int rows = std::min(m_list->count(), mostRows);
    m_list->setFixedHeight(rows * std::max(1, m_list->sizeHintForRow(0)) +
                           2 * m_list->frameWidth() + 2);
    showDocumentation();
    return m_list->count() > 0;
}

void CompletionPopup::showAt(const QRect& line)
{
    setFixedWidth(popupWidth);
    adjustSize();
    const QRect room = parentWidget()->screen()->availableGeometry();
    const bool hasRoomBelow = line.bottom() + height() <= room.bottom();
    move(std::clamp(line.left(), room.left(), std::max(room.left(), room.right() - width())),
         hasRoomBelow ? line.bottom() + 2 : line.top() - height() - 2);
    show();
}

void CompletionPopup::moveChoice(int rows)
{
    m_list->setCurrentRow(std::clamp(m_list->currentRow() + rows, 0, m_list->count() - 1));
}

const assist::CompletionItem* CompletionPopup::choice() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item ? &m_items[static_cast<std::size_t>(item->data(itemRole).toInt())] : nullptr;
}

void CompletionPopup::showDocumentation()
{
    const assist::CompletionItem* item = choice();
    m_documentation->setVisible(item && !item->documentation.empty());
    if (item)
        m_documentation->setText(bridge::toQString(item->documentation));
    if (isVisible())
        adjustSize();
}

} // namespace stepglass::ui::editor
