// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/placeholders/PlaceholderDelegates.h"

#include "ui/placeholders/PlaceholdersController.h"
#include "ui/placeholders/PlaceholdersModel.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QLineEdit>

namespace stepglass::ui::placeholders {

QWidget* TypeDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                    const QModelIndex& index) const
{
    auto* combo = new QComboBox(parent);
    combo->setObjectName(QStringLiteral("placeholderType"));
    combo->setAccessibleName(
        tr("Type of %1")
            .arg(index.siblingAtColumn(PlaceholdersModel::NameColumn).data().toString()));
    const int inferred = index.data(PlaceholdersModel::inferredTypeRole).toInt();
    combo->addItem(tr("Inferred: %1").arg(word(static_cast<asl::PlaceholderType>(inferred))));
    combo->insertSeparator(1);
    for (int type = 0; type <= static_cast<int>(asl::lastPlaceholderType); ++type)
        combo->addItem(word(static_cast<asl::PlaceholderType>(type)), type);
    connect(combo, &QComboBox::activated, this, [this, combo] {
        auto* delegate = const_cast<TypeDelegate*>(this);
        Q_EMIT delegate->commitData(combo);
        Q_EMIT delegate->closeEditor(combo);
    });
    return combo;
}

void TypeDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* combo = static_cast<QComboBox*>(editor);
    const QVariant declared = index.data(PlaceholdersModel::declaredTypeRole);
    combo->setCurrentIndex(declared.isValid() ? combo->findData(declared) : 0);
}

void TypeDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                const QModelIndex& index) const
{
    const QVariant chosen = static_cast<QComboBox*>(editor)->currentData();
    if (chosen != index.data(PlaceholdersModel::declaredTypeRole))
        model->setData(index, chosen, PlaceholdersModel::declaredTypeRole);
}

QWidget* ValueDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const
{
    QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
    editor->setObjectName(QStringLiteral("placeholderValue"));
    editor->setFont(theme::Theme::monospaceFont());
    editor->setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
    return editor;
}

} // namespace stepglass::ui::placeholders
