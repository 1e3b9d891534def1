// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/JsonModel.h"

#include "core/value/Json.h"

#include <algorithm>

namespace stepglass::ui::widgets {

namespace {

/// Longer values are shown in part by tool tips.
constexpr qsizetype toolTipLength = 1500;

bool isSameKindOfContainer(const Value& a, const Value& b)
{
    return (a.isArray() && b.isArray()) || (a.isObject() && b.isObject());
}

} // namespace

struct JsonModel::Node {
    Node* parent = nullptr;
    std::uint32_t row = 0;
    JsonMark mark = JsonMark::Same;
    bool isPopulated = false;
    value::Key name; ///< in objects
    Value value;
    std::optional<Value> compared;
    std::vector<Node>
        children; ///< never grows once it is filled: children hold pointers to their parents
};

JsonModel::JsonModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

JsonModel::~JsonModel() = default;

void JsonModel::setValue(const Value& value, const std::optional<Value>& compared)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_root->value = value;
    if (compared && !(*compared == value)) {
        m_root->compared = compared;
        if (!isSameKindOfContainer(value, *compared))
            m_root->mark = JsonMark::Changed;
    }
    endResetModel();
}

const Value& JsonModel::value() const
{
    return m_root->value;
}

JsonModel::Node& JsonModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? *static_cast<Node*>(index.internalPointer()) : *m_root;
}

void JsonModel::populate(Node& node) const
{
    if (node.isPopulated)
        return;
    node.isPopulated = true;
    const Value& value = node.value;
    const bool isCompared = node.compared && isSameKindOfContainer(value, *node.compared);
    const std::size_t own = value.size();

    std::vector<std::size_t> removed; // places in the compared container
    if (isCompared && value.isArray()) {
        for (std::size_t i = own; i < node.compared->size(); ++i)
            removed.push_back(i);
    } else if (isCompared) {
        for (std::size_t i = 0; i < node.compared->size(); ++i) {
            if (!value.find(node.compared->members()[i].name))
                removed.push_back(i);
        }
    }

    node.children = std::vector<Node>(own + removed.size());
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        Node& child = node.children[i];
        child.parent = &node;
        child.row = static_cast<std::uint32_t>(i);
        const Value& from = i < own ? value : *node.compared;
        const std::size_t place = i < own ? i : removed[i - own];
        if (from.isArray()) {
            child.value = from.elements()[place];
        } else {
            child.name = from.members()[place].name;
            child.value = from.members()[place].value;
        }
        if (i >= own) {
            child.mark = JsonMark::Removed;
        } else if (isCompared) {
            const Value* before =
                value.isArray() ? node.compared->at(place) : node.compared->find(child.name);
            if (!before) {
                child.mark = JsonMark::Added;
            } else if (!(*before == child.value)) {
                child.mark = JsonMark::Changed;
                child.compared = *before;
            }
        }
    }
}

QString JsonModel::name(const Node& node) const
{
    if (!node.parent)
        return {};
    if (node.parent->value.isArray())
        return QString::number(node.row);
    const std::string_view text = node.name.text();
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Value JsonModel::valueAt(const QModelIndex& index) const
{
    return nodeOf(index).value;
}

std::vector<JsonStep> JsonModel::stepsTo(const QModelIndex& index) const
{
    std::vector<JsonStep> steps;
    for (const Node* node = &nodeOf(index); node->parent; node = node->parent)
        steps.push_back({name(*node), node->row, node->parent->value.isArray()});
    std::reverse(steps.begin(), steps.end());
    return steps;
}

QModelIndex JsonModel::indexOf(const JsonRows& rows) const
{
    if (rows.empty())
        return index(0, 0);
    QModelIndex at;
    for (const std::uint32_t row : rows)
        at = index(static_cast<int>(row), 0, at);
    return at;
}

QModelIndex JsonModel::index(int row, int column, const QModelIndex& parent) const
{
    if (column != 0 || row < 0 || row >= rowCount(parent))
        return {};
    Node& node = nodeOf(parent);
    // A scalar stands in a row of its own.
    if (!parent.isValid() && node.children.empty())
        return createIndex(0, 0, &node);
    return createIndex(row, 0, &node.children[static_cast<std::size_t>(row)]);
}

QModelIndex JsonModel::parent(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    Node* parent = nodeOf(index).parent;
    if (!parent || !parent->parent)
        return {};
    return createIndex(static_cast<int>(parent->row), 0, parent);
}

int JsonModel::rowCount(const QModelIndex& parent) const
{
    Node& node = nodeOf(parent);
    if (parent.isValid() && &node == m_root.get())
        return 0;
    populate(node);
    if (!parent.isValid() && node.children.empty())
        return 1;
    return static_cast<int>(node.children.size());
}

int JsonModel::columnCount(const QModelIndex&) const
{
    return 1;
}

bool JsonModel::hasChildren(const QModelIndex& parent) const
{
    const Node& node = nodeOf(parent);
    if (!parent.isValid())
        return true;
    if (&node == m_root.get())
        return false;
    return node.value.size() > 0 || (node.compared && node.compared->size() > 0 &&
                                     isSameKindOfContainer(node.value, *node.compared));
}

QVariant JsonModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Node& node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        const QString label = name(node);
        return label.isEmpty() ? preview(node.value)
                               : label + QLatin1String(": ") + preview(node.value);
    }
    case Qt::ToolTipRole:
        return preview(node.value, toolTipLength);
    case NameRole:
        return name(node);
    case KindRole:
        return static_cast<int>(node.value.kind());
    case PreviewRole:
        return preview(node.value, 200);
    case MarkRole:
        return static_cast<int>(node.mark);
    case FormerRole:
        return node.mark == JsonMark::Changed && node.compared && !hasChildren(index)
                   ? preview(*node.compared, 60)
                   : QString();
    case IsElementRole:
        return node.parent && node.parent->value.isArray();
    default:
        return {};
    }
}

} // namespace stepglass::ui::widgets
