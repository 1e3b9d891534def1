// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/placeholders/Environments.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <optional>
#include <vector>

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::placeholders {

class PlaceholdersController;

/// The placeholders as rows: name, type, uses, and a column for each environment. Types and values
/// are edited through the controller.
class PlaceholdersModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, TypeColumn, UsesColumn, FirstEnvironmentColumn };
    /// Of a type's cell: the declared type as an int, or nothing where it is inferred.
    static constexpr int declaredTypeRole = Qt::UserRole;
    /// Of a type's cell: what the definition shows, as an int.
    static constexpr int inferredTypeRole = Qt::UserRole + 1;
    /// Of a value's cell: whether there is a value.
    static constexpr int hasValueRole = Qt::UserRole + 2;

    PlaceholdersModel(PlaceholdersController& controller, const theme::Theme& theme,
                      QObject* parent);

    void setTheme(const theme::Theme& theme);
    [[nodiscard]] const stepglass::placeholders::Placeholder* placeholder(int row) const;
    /// The environment of a column; empty for the first columns.
    [[nodiscard]] QString environment(int column) const;
    /// Takes the value of a cell away; false where it has none.
    bool removeValue(const QModelIndex& index);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Cell {
        QString text;
        bool isMuted = false; ///< a word about the cell, not its content
        QString icon;         ///< empty for none
        QString toolTip;      ///< beside the text; may be empty
    };
    void reread();
    [[nodiscard]] Cell nameCell(const stepglass::placeholders::Placeholder& placeholder) const;
    [[nodiscard]] Cell typeCell(const stepglass::placeholders::Placeholder& placeholder) const;
    [[nodiscard]] Cell usesCell(const stepglass::placeholders::Placeholder& placeholder) const;
    [[nodiscard]] Cell valueCell(const stepglass::placeholders::Placeholder& placeholder,
                                 int column) const;
    [[nodiscard]] Cell cell(const QModelIndex& index) const;
    [[nodiscard]] QVariant typeData(const stepglass::placeholders::Placeholder& placeholder,
                                    int role) const;
    [[nodiscard]] const stepglass::placeholders::PlaceholderValue*
    valueAt(const QModelIndex& index) const;

    PlaceholdersController& m_controller;
    const theme::Theme* m_theme;
    // What is shown: it changes only between beginResetModel and endResetModel.
    std::vector<stepglass::placeholders::Placeholder> m_placeholders;
    QStringList m_environments;
    QString m_current;
    QString m_default;
};

} // namespace stepglass::ui::placeholders
