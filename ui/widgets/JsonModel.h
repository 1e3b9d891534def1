// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/JsonSearch.h"
#include "ui/widgets/JsonText.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>

namespace stepglass::ui::widgets {

/// How a part of a value differs from what it is compared with.
enum class JsonMark { Same, Added, Changed, Removed };

/// A value as a tree of one column. Parts are made when somebody looks at them. A container's parts
/// are the top rows; a scalar is one row. Members and elements that the compared value alone has
/// follow as Removed.
class JsonModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role {
        NameRole = Qt::UserRole, ///< QString: the member's name or the element's index; empty for a
                                 ///< scalar root
        KindRole,                ///< int of value::Kind
        PreviewRole,             ///< QString: the value on one line
        MarkRole,                ///< int of JsonMark
        FormerRole,              ///< QString: what a Changed scalar was before
        IsElementRole,
    };

    explicit JsonModel(QObject* parent = nullptr);
    ~JsonModel() override;

    /// Shows another value; `compared`: what it is marked against.
    void setValue(const Value& value, const std::optional<Value>& compared = std::nullopt);
    [[nodiscard]] const Value& value() const;

    [[nodiscard]] Value valueAt(const QModelIndex& index) const;
    [[nodiscard]] std::vector<JsonStep> stepsTo(const QModelIndex& index) const;
    /// The index of a place that findInJson gave.
    [[nodiscard]] QModelIndex indexOf(const JsonRows& rows) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Node;
    [[nodiscard]] Node& nodeOf(const QModelIndex& index) const;
    void populate(Node& node) const;
    [[nodiscard]] QString name(const Node& node) const;

    std::unique_ptr<Node> m_root;
};

} // namespace stepglass::ui::widgets
