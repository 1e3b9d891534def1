// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/PalettePanel.h"

#include "ui/bridge/Words.h"
#include "ui/theme/Theme.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace stepglass::ui::palette {

namespace {

constexpr int typeRole = Qt::UserRole;
constexpr int iconSize = 28;
constexpr int tallRow = 44;    ///< with a second line
constexpr int shortRow = 36;   ///< names alone
constexpr int besideText = 44; ///< margins, gap and scroll bar

struct Entry {
    asl::StateType type;
    const char* title;
    const char* purpose;
};

constexpr std::array entries{
    Entry{asl::StateType::Task, QT_TRANSLATE_NOOP("Palette", "Task"),
          QT_TRANSLATE_NOOP("Palette", "Calls a service")},
    Entry{asl::StateType::Pass, QT_TRANSLATE_NOOP("Palette", "Pass"),
          QT_TRANSLATE_NOOP("Palette", "Shapes or adds data")},
    Entry{asl::StateType::Choice, QT_TRANSLATE_NOOP("Palette", "Choice"),
          QT_TRANSLATE_NOOP("Palette", "Branches by rules")},
    Entry{asl::StateType::Wait, QT_TRANSLATE_NOOP("Palette", "Wait"),
          QT_TRANSLATE_NOOP("Palette", "Lets time pass")},
    Entry{asl::StateType::Parallel, QT_TRANSLATE_NOOP("Palette", "Parallel"),
          QT_TRANSLATE_NOOP("Palette", "Runs branches side by side")},
    Entry{asl::StateType::Map, QT_TRANSLATE_NOOP("Palette", "Map"),
          QT_TRANSLATE_NOOP("Palette", "Runs once for each item")},
    Entry{asl::StateType::Succeed, QT_TRANSLATE_NOOP("Palette", "Succeed"),
          QT_TRANSLATE_NOOP("Palette", "Ends well")},
    Entry{asl::StateType::Fail, QT_TRANSLATE_NOOP("Palette", "Fail"),
          QT_TRANSLATE_NOOP("Palette", "Ends with an error")},
};

QString translated(const char* text)
{
    return QCoreApplication::translate("Palette", text);
}

/// A list whose drags carry the state type.
class StateTypeList : public QListWidget {
public:
    using QListWidget::QListWidget;

protected:
    QStringList mimeTypes() const override { return {QLatin1String(PalettePanel::mimeType)}; }

    QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override
    {
        auto* mime = new QMimeData;
        if (!items.isEmpty())
            mime->setData(QLatin1String(PalettePanel::mimeType),
                          items.first()->data(typeRole).toByteArray());
        return mime;
    }
};

} // namespace

PalettePanel::PalettePanel(const theme::Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_list(new StateTypeList(this))
{
    setObjectName(QStringLiteral("palettePanel"));
    m_search->setObjectName(QStringLiteral("paletteSearch"));
    m_search->setPlaceholderText(tr("Search states"));
    m_search->setAccessibleName(tr("Search states"));
    m_search->setClearButtonEnabled(true);

    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("State types"));
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setIconSize(QSize(iconSize, iconSize));
    m_list->setUniformItemSizes(true);
    for (const Entry& entry : entries) {
        auto* item = new QListWidgetItem(m_list);
        item->setData(typeRole, QByteArray(asl::toString(entry.type).data()));
        item->setData(Qt::AccessibleDescriptionRole, translated(entry.purpose));
        item->setToolTip(translated(entry.purpose) + QLatin1Char('\n') +
                         tr("Drag onto the graph, or press Enter to add after the selected state"));
    }

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 0);
    column->setSpacing(8);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);

    connect(m_search, &QLineEdit::textChanged, this, &PalettePanel::filter);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        for (int row = 0; row < m_list->count(); ++row) {
            if (!m_list->item(row)->isHidden()) {
                m_list->setCurrentRow(row);
                m_list->setFocus();
                return;
            }
        }
    });
    connect(m_list, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
        Q_EMIT insertRequested(asl::stateTypeOf(item->data(typeRole).toByteArray().toStdString()));
    });
    fit();
    setTheme(theme);
}

void PalettePanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void PalettePanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void PalettePanel::fit()
{
    const QFontMetrics metrics(m_list->font());
    int widest = 0;
    for (const Entry& entry : entries)
        widest = std::max(widest, metrics.horizontalAdvance(translated(entry.purpose)));
    const QMargins margins = layout()->contentsMargins();
    const bool isRoomy =
        width() - margins.left() - margins.right() >= widest + iconSize + besideText;
    for (std::size_t row = 0; row < entries.size(); ++row) {
        const Entry& entry = entries[row];
        QString text = translated(entry.title);
        if (isRoomy)
            text += QLatin1Char('\n') + translated(entry.purpose);
        QListWidgetItem* item = m_list->item(static_cast<int>(row));
        if (item->text() == text)
            continue;
        item->setText(text);
        item->setSizeHint(QSize(0, isRoomy ? tallRow : shortRow));
    }
}

void PalettePanel::setTheme(const theme::Theme& theme)
{
    for (std::size_t row = 0; row < entries.size(); ++row) {
        asl::State example;
        example.type = entries[row].type;
        m_list->item(static_cast<int>(row))->setIcon(theme.tileIcon(example));
    }
}

void PalettePanel::filter(const QString& text)
{
    for (int row = 0; row < m_list->count(); ++row) {
        const Entry& entry = entries[static_cast<std::size_t>(row)];
        m_list->item(row)->setHidden(
            !translated(entry.title).contains(text, Qt::CaseInsensitive) &&
            !translated(entry.purpose).contains(text, Qt::CaseInsensitive));
    }
}

} // namespace stepglass::ui::palette
