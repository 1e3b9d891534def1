// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/private/AccessibleCanvas.h"

#include "ui/canvas/CanvasScene.h"
#include "ui/canvas/CanvasView.h"

#include <QAccessibleWidget>
#include <QPointer>

#include <unordered_map>

namespace stepglass::ui::canvas {

namespace {

bool isState(const NodeKey& key)
{
    return key.shape == NodeShape::Card || key.shape == NodeShape::Container;
}

/// One node. Looked up by its key at every question, as items come and go with each snapshot.
class AccessibleNode final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    AccessibleNode(CanvasView& view, NodeKey key)
        : m_view(&view)
        , m_key(std::move(key))
    {
    }

    [[nodiscard]] const NodeKey& key() const { return m_key; }

    bool isValid() const override { return item() != nullptr; }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override
    {
        return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
    }
    int childCount() const override { return 0; }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }

    QRect rect() const override
    {
        const NodeItem* node = item();
        if (!node)
            return {};
        const QRect box = m_view->viewportTransform().mapRect(node->box()).toAlignedRect();
        return {m_view->viewport()->mapToGlobal(box.topLeft()), box.size()};
    }

    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        const NodeItem* node = item();
        if (!node) {
            state.invalid = true;
            return state;
        }
        const document::Selection& selection = m_view->document().selection();
        state.focusable = state.selectable = isState(m_key);
        state.selected = isState(m_key) && selection.hasState && selection.state == m_key.path;
        state.focused = state.selected && m_view->hasFocus();
        state.offscreen = !m_view->viewportTransform()
                               .mapRect(node->box())
                               .intersects(QRectF(m_view->viewport()->rect()));
        return state;
    }

    QString text(QAccessible::Text kind) const override
    {
        const NodeItem* node = item();
        return node && kind == QAccessible::Name ? node->accessibleName() : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& action) override
    {
        if (action == pressAction() && item())
            m_view->document().selectState(isState(m_key) ? m_key.path : asl::StatePath());
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    [[nodiscard]] NodeItem* item() const
    {
        return m_view ? m_view->canvasScene().node(m_key) : nullptr;
    }

    QPointer<CanvasView> m_view;
    NodeKey m_key;
};

/// The canvas: its nodes, then the small widgets that lie on it.
class AccessibleCanvas final : public QAccessibleWidget {
public:
    explicit AccessibleCanvas(CanvasView& view)
        : QAccessibleWidget(&view, QAccessible::List, view.accessibleName())
        , m_view(view)
    {
    }
    ~AccessibleCanvas() override
    {
        for (const auto& [key, id] : m_ids)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return nodeCount() + QAccessibleWidget::childCount(); }

    QAccessibleInterface* child(int index) const override
    {
        if (index < 0)
            return nullptr;
        if (index >= nodeCount())
            return QAccessibleWidget::child(index - nodeCount());
        forgetGone();
        const NodeKey& key = m_view.canvasScene().nodes()[static_cast<std::size_t>(index)]->key();
        auto known = m_ids.find(key);
        if (known == m_ids.end())
            known = m_ids
                        .emplace(key, QAccessible::registerAccessibleInterface(
                                          new AccessibleNode(m_view, key)))
                        .first;
        return QAccessible::accessibleInterface(known->second);
    }

    int indexOfChild(const QAccessibleInterface* child) const override
    {
        if (const auto* node = dynamic_cast<const AccessibleNode*>(child))
            return indexOf(node->key());
        const int index = QAccessibleWidget::indexOfChild(child);
        return index < 0 ? index : index + nodeCount();
    }

    QAccessibleInterface* childAt(int x, int y) const override
    {
        const QPoint place = m_view.viewport()->mapFromGlobal(QPoint(x, y));
        if (const NodeItem* node = m_view.canvasScene().nodeAt(m_view.mapToScene(place)))
            return child(indexOf(node->key()));
        return QAccessibleWidget::childAt(x, y);
    }

    QAccessibleInterface* focusChild() const override
    {
        const document::Selection& selection = m_view.document().selection();
        const NodeItem* node =
            selection.hasState ? m_view.canvasScene().stateItem(selection.state) : nullptr;
        return node ? child(indexOf(node->key())) : QAccessibleWidget::focusChild();
    }

    [[nodiscard]] int indexOf(const NodeKey& key) const
    {
        const std::vector<NodeItem*>& nodes = m_view.canvasScene().nodes();
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (nodes[i]->key() == key)
                return static_cast<int>(i);
        }
        return -1;
    }

private:
    [[nodiscard]] int nodeCount() const
    {
        return static_cast<int>(m_view.canvasScene().nodes().size());
    }

    void forgetGone() const
    {
        constexpr std::size_t slack = 64;
        if (m_ids.size() <= m_view.canvasScene().nodes().size() + slack)
            return;
        std::erase_if(m_ids, [this](const auto& entry) {
            if (m_view.canvasScene().node(entry.first))
                return false;
            QAccessible::deleteAccessibleInterface(entry.second);
            return true;
        });
    }

    CanvasView& m_view;
    mutable std::unordered_map<NodeKey, QAccessible::Id> m_ids;
};

QAccessibleInterface* makeInterface(const QString& className, QObject* object)
{
    if (className != QLatin1String(CanvasView::staticMetaObject.className()))
        return nullptr;
    auto* view = qobject_cast<CanvasView*>(object);
    return view ? new AccessibleCanvas(*view) : nullptr;
}

} // namespace

void installCanvasAccessibility()
{
    QAccessible::installFactory(makeInterface);
}

void announceSelection(CanvasView& view)
{
    if (!QAccessible::isActive())
        return;
    const auto* canvas =
        dynamic_cast<AccessibleCanvas*>(QAccessible::queryAccessibleInterface(&view));
    const document::Selection& selection = view.document().selection();
    const NodeItem* node =
        selection.hasState ? view.canvasScene().stateItem(selection.state) : nullptr;
    if (!canvas || !node)
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(canvas->indexOf(node->key()));
    QAccessible::updateAccessibility(&event);
}

} // namespace stepglass::ui::canvas
