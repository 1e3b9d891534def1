// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/CanvasScene.h"

#include "ui/bridge/Words.h"
#include "ui/canvas/StateItems.h"
#include "ui/canvas/private/CanvasStyle.h"

#include <QVariantAnimation>

#include <algorithm>
#include <unordered_set>

namespace stepglass::ui::canvas {

struct CanvasScene::NodeMove {
    NodeItem* item;
    QRectF from;
    QRectF to;
    bool isNew;
};

struct CanvasScene::EdgeMove {
    EdgeItem* item;
    Polyline from;
    Polyline to;
    std::optional<QRectF> labelFrom;
    std::optional<QRectF> labelTo;
    bool isNew;
};

namespace {

// Beyond this nobody follows single items any more, and moving them all takes longer than a frame.
constexpr std::size_t mostMovingItems = 800;

QRectF toRect(const layout::Rect& rect)
{
    return {rect.x, rect.y, rect.width, rect.height};
}

QRectF blended(const QRectF& from, const QRectF& to, double fraction)
{
    const auto mix = [fraction](double a, double b) { return a + (b - a) * fraction; };
    return {mix(from.x(), to.x()), mix(from.y(), to.y()), mix(from.width(), to.width()),
            mix(from.height(), to.height())};
}

/// The faults by the innermost state that each lies in.
std::unordered_map<asl::StatePath, ProblemCount> problemsByState(const analysis::Snapshot& snapshot)
{
    std::unordered_map<asl::StatePath, ProblemCount> result;
    for (const Diagnostic& diagnostic : snapshot.diagnostics) {
        if (diagnostic.severity != Severity::Error && diagnostic.severity != Severity::Warning)
            continue;
        std::string pointer = diagnostic.pointer;
        while (!pointer.empty()) {
            if (const asl::StatePath path(pointer); snapshot.model->state(path)) {
                ProblemCount& count = result[path];
                ++(diagnostic.severity == Severity::Error ? count.errors : count.warnings);
                break;
            }
            pointer.resize(pointer.rfind('/'));
        }
    }
    return result;
}

std::unique_ptr<NodeItem> makeItem(const NodeKey& key, const CanvasStyle& style)
{
    switch (key.shape) {
    case NodeShape::Start:
    case NodeShape::End:
        return std::make_unique<TerminalItem>(key, style);
    case NodeShape::Card:
        return std::make_unique<StateItem>(key, style);
    case NodeShape::Container:
        break;
    }
    return std::make_unique<ContainerItem>(key, style);
}

const asl::Transition* transitionOf(const asl::State& state, const EdgeKey& key)
{
    for (const asl::Transition& transition : state.transitions) {
        if (transition.kind == key.kind && transition.index == key.index)
            return &transition;
    }
    return nullptr;
}

} // namespace

CanvasScene::CanvasScene(const theme::Theme& theme, QObject* parent)
    : QGraphicsScene(parent)
    , m_style(std::make_unique<CanvasStyle>(theme))
    , m_timeline(new QVariantAnimation(this))
{
    setObjectName(QStringLiteral("canvasScene"));
    auto empty = std::make_shared<analysis::Snapshot>();
    empty->layout = std::make_shared<layout::Layout>();
    m_snapshot = std::move(empty);
    m_timeline->setStartValue(0.0);
    m_timeline->setEndValue(1.0);
    m_timeline->setDuration(theme::metrics::animationMilliseconds);
    m_timeline->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_timeline, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { moveTo(value.toDouble()); });
    connect(m_timeline, &QVariantAnimation::finished, this, &CanvasScene::finishMoving);
}

CanvasScene::~CanvasScene() = default;

void CanvasScene::setTheme(const theme::Theme& theme)
{
    m_style->setTheme(theme);
    update();
    Q_EMIT pictureChanged();
}

void CanvasScene::setAnimated(bool animated)
{
    m_isAnimated = animated;
    if (!animated)
        finishMoving();
}

bool CanvasScene::isMoving() const
{
    return !m_nodeMoves.empty() || !m_edgeMoves.empty();
}

NodeItem* CanvasScene::node(const NodeKey& key) const
{
    const auto found = m_nodes.find(key);
    return found == m_nodes.end() ? nullptr : found->second.get();
}

EdgeItem* CanvasScene::edge(const EdgeKey& key) const
{
    const auto found = m_edges.find(key);
    return found == m_edges.end() ? nullptr : found->second.get();
}

NodeItem* CanvasScene::stateItem(const asl::StatePath& path) const
{
    NodeItem* card = node({NodeShape::Card, path});
    return card ? card : node({NodeShape::Container, path});
}

NodeItem* CanvasScene::nodeAt(QPointF place) const
{
    const QList<QGraphicsItem*> found = items(place, Qt::IntersectsItemShape, Qt::DescendingOrder);
    for (QGraphicsItem* item : found) {
        if (auto* hit = qgraphicsitem_cast<NodeItem*>(item))
            return hit;
    }
    return nullptr;
}

EdgeItem* CanvasScene::edgeAt(QPointF place, double reach) const
{
    const QRectF around(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach);
    const QList<QGraphicsItem*> found = items(around, Qt::IntersectsItemShape, Qt::DescendingOrder);
    EdgeItem* hit = nullptr;
    for (QGraphicsItem* item : found) {
        if (item->type() == NodeItem::Type && static_cast<NodeItem*>(item)->box().contains(place))
            return hit;
        if (item->type() == EdgeLabelItem::Type) {
            const EdgeItem& owner = static_cast<EdgeLabelItem*>(item)->edge();
            if (static_cast<EdgeLabelItem*>(item)->box().contains(place))
                return edge(owner.key());
        }
        if (item->type() == EdgeItem::Type && !hit)
            hit = static_cast<EdgeItem*>(item);
    }
    return hit;
}

void CanvasScene::followRenames(const layout::Layout& layout)
{
    const auto isState = [](NodeShape shape) {
        return shape == NodeShape::Card || shape == NodeShape::Container;
    };
    std::unordered_set<std::string> now;
    for (const layout::NodeLayout& placed : layout.nodes) {
        if (isState(shapeOf(placed.role)))
            now.insert(placed.path.pointer());
    }
    // By the pointer of the object that holds the states; an empty text stands for more than one.
    std::unordered_map<std::string, std::string> vanished;
    std::unordered_map<std::string, std::string> came;
    const auto note = [](std::unordered_map<std::string, std::string>& names,
                         const std::string& pointer) {
        const auto [entry, isFirst] =
            names.try_emplace(pointer.substr(0, pointer.rfind('/')), pointer);
        if (!isFirst)
            entry->second.clear();
    };
    for (const NodeItem* item : m_nodeOrder) {
        if (isState(item->key().shape) && !now.contains(item->key().path.pointer()))
            note(vanished, item->key().path.pointer());
    }
    if (vanished.empty())
        return;
    for (const layout::NodeLayout& placed : layout.nodes) {
        if (isState(shapeOf(placed.role)) && !stateItem(placed.path))
            note(came, placed.path.pointer());
    }
    for (const auto& [scope, from] : vanished) {
        const auto to = came.find(scope);
        if (!from.empty() && to != came.end() && !to->second.empty())
            renameItems(asl::StatePath(from), asl::StatePath(to->second));
    }
}

void CanvasScene::renameItems(const asl::StatePath& from, const asl::StatePath& to)
{
    const std::string below = from.pointer() + '/';
    const auto renamed = [&](const asl::StatePath& path) -> std::optional<asl::StatePath> {
        if (path == from)
            return to;
        if (path.pointer().starts_with(below))
            return asl::StatePath(to.pointer() + path.pointer().substr(from.pointer().size()));
        return std::nullopt;
    };
    for (NodeItem* item : m_nodeOrder) {
        if (const auto path = renamed(item->key().path)) {
            auto handle = m_nodes.extract(item->key());
            handle.key().path = *path;
            item->setKey(handle.key());
            m_nodes.insert(std::move(handle));
        }
    }
    for (EdgeItem* item : m_edgeOrder) {
        if (const auto path = renamed(item->key().state)) {
            auto handle = m_edges.extract(item->key());
            handle.key().state = *path;
            item->setKey(handle.key());
            m_edges.insert(std::move(handle));
        }
    }
}

void CanvasScene::clearItems()
{
    m_edgeOrder.clear();
    m_edges.clear();
    m_nodeOrder.clear();
    m_nodes.clear();
    m_graphRect = {};
    m_hasStates = false;
}

QPointF CanvasScene::shiftOf(const std::vector<NodeItem*>& anchors,
                             const layout::Layout& layout) const
{
    for (const NodeItem* anchor : anchors) {
        const NodeKey& key = anchor->key();
        for (const layout::NodeLayout& placed : layout.nodes) {
            if (placed.path != key.path || shapeOf(placed.role) != key.shape)
                continue;
            // The middle of the top edge stays: cards grow to both sides, containers grow
            // downwards.
            const QRectF before = anchor->box();
            const QRectF after = toRect(placed.box);
            return {after.center().x() - before.center().x(), after.top() - before.top()};
        }
    }
    return {};
}

QPointF CanvasScene::showSnapshot(std::shared_ptr<const analysis::Snapshot> snapshot,
                                  const std::vector<NodeKey>& anchors)
{
    static const layout::Layout nothing;
    const layout::Layout& layout =
        snapshot->layout && snapshot->model ? *snapshot->layout : nothing;
    m_timeline->stop();
    m_nodeMoves.clear();
    m_edgeMoves.clear();

    std::vector<NodeItem*> anchorItems;
    for (const NodeKey& key : anchors) {
        if (NodeItem* item = node(key))
            anchorItems.push_back(item);
    }
    followRenames(layout);
    const QPointF shift = shiftOf(anchorItems, layout);
    m_snapshot = std::move(snapshot);
    if (m_snapshot->model) {
        takeNodes(layout, *m_snapshot->model, shift);
        takeEdges(layout, *m_snapshot->model, shift);
    } else {
        clearItems();
    }
    startMoving();
    m_isFirst = m_nodes.empty();
    Q_EMIT pictureChanged();
    return shift;
}

void CanvasScene::takeNodes(const layout::Layout& layout, const asl::Model& model, QPointF shift)
{
    const std::unordered_map<asl::StatePath, ProblemCount> problems = problemsByState(*m_snapshot);
    std::unordered_set<const NodeItem*> present;
    std::vector<int> depths(layout.nodes.size(), 0);
    m_nodeOrder.clear();
    m_nodeOrder.reserve(layout.nodes.size());
    m_isRenewed.assign(layout.nodes.size(), false);
    m_hasStates = false;
    m_graphRect = {};
    for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
        const layout::NodeLayout& placed = layout.nodes[i];
        if (placed.parent >= 0)
            depths[i] = depths[static_cast<std::size_t>(placed.parent)] + 1;
        NodeKey key{shapeOf(placed.role), placed.path};
        auto entry = m_nodes.find(key);
        while (entry != m_nodes.end() && present.contains(entry->second.get())) {
            ++key.ordinal;
            entry = m_nodes.find(key);
        }
        const bool isNew = entry == m_nodes.end();
        if (isNew) {
            entry = m_nodes.emplace(key, makeItem(key, *m_style)).first;
            addItem(entry->second.get());
        }
        NodeItem* item = entry->second.get();
        present.insert(item);
        m_nodeOrder.push_back(item);
        item->setDepth(depths[i]);
        if (key.shape == NodeShape::Card || key.shape == NodeShape::Container) {
            m_hasStates = true;
            if (const asl::State* state = model.state(placed.path)) {
                const auto count = problems.find(placed.path);
                m_isRenewed[i] = static_cast<StateNodeItem*>(item)->showState(
                    model, *state, count == problems.end() ? ProblemCount{} : count->second);
            }
        }
        if (key.shape == NodeShape::Container)
            static_cast<ContainerItem*>(item)->setHeaderHeight(placed.headerHeight);
        const QRectF to = toRect(placed.box);
        m_graphRect = m_graphRect.united(to);
        const QRectF from = isNew ? to : item->box().translated(shift);
        if (isNew || from != to)
            m_nodeMoves.push_back({item, from, to, isNew});
        else
            item->setBox(to);
    }
    std::erase_if(m_nodes,
                  [&](const auto& entry) { return !present.contains(entry.second.get()); });
}

void CanvasScene::takeEdges(const layout::Layout& layout, const asl::Model& model, QPointF shift)
{
    std::unordered_set<const EdgeItem*> present;
    m_edgeOrder.clear();
    m_edgeOrder.reserve(layout.edges.size());
    for (const layout::EdgeLayout& placed : layout.edges) {
        EdgeKey key{placed.state, placed.kind, placed.index};
        auto entry = m_edges.find(key);
        while (entry != m_edges.end() && present.contains(entry->second.get())) {
            ++key.ordinal;
            entry = m_edges.find(key);
        }
        const bool isNew = entry == m_edges.end();
        if (isNew) {
            entry = m_edges.emplace(key, std::make_unique<EdgeItem>(key, *m_style)).first;
            addItem(entry->second.get());
        }
        EdgeItem* item = entry->second.get();
        present.insert(item);
        m_edgeOrder.push_back(item);
        if (placed.from >= 0 && placed.to >= 0) {
            const NodeItem* from = m_nodeOrder[static_cast<std::size_t>(placed.from)];
            const NodeItem* to = m_nodeOrder[static_cast<std::size_t>(placed.to)];
            item->setEnds(from->key(), to->key(), from->title(), to->title());
            item->setDepth(std::min(from->depth(), to->depth()));
        }
        const bool isRenewed =
            placed.from < 0 || m_isRenewed[static_cast<std::size_t>(placed.from)];
        if (isNew || isRenewed)
            labelEdge(*item, model, placed);

        Polyline to;
        to.reserve(placed.points.size());
        for (const layout::Point& point : placed.points)
            to.emplace_back(point.x, point.y);
        std::optional<QRectF> labelTo;
        if (placed.labelBox)
            labelTo = toRect(*placed.labelBox);
        for (const QPointF& point : to)
            m_graphRect = m_graphRect.united(QRectF(point, QSizeF(1, 1)));
        if (labelTo)
            m_graphRect = m_graphRect.united(*labelTo);
        Polyline from = isNew ? to : translated(item->line(), shift);
        if (isNew || from != to) {
            std::optional<QRectF> labelFrom = isNew ? labelTo : item->labelBox();
            if (labelFrom && !isNew)
                labelFrom->translate(shift);
            if (labelFrom && labelFrom->isEmpty())
                labelFrom = labelTo;
            m_edgeMoves.push_back(
                {item, std::move(from), std::move(to), labelFrom, labelTo, isNew});
        } else {
            item->setLine(std::move(to), labelTo);
        }
    }
    std::erase_if(m_edges,
                  [&](const auto& entry) { return !present.contains(entry.second.get()); });
}

void CanvasScene::labelEdge(EdgeItem& item, const asl::Model& model,
                            const layout::EdgeLayout& placed)
{
    const QString label = bridge::toQString(placed.label);
    QString fullLabel = label;
    // Only a label that was cut has more to say.
    const asl::State* state = model.state(placed.state);
    if (state && label.endsWith(QChar(0x2026))) {
        if (const asl::Transition* transition = transitionOf(*state, item.key()))
            fullLabel = bridge::transitionLabel(model, *state, *transition);
    }
    item.setLabel(label, fullLabel);
}

void CanvasScene::startMoving()
{
    // What only came with everything else (the first picture, an anchor that carried all along) is
    // there at once; the timeline is for what the eye should follow.
    const bool hasReasonToMove = !m_isFirst && m_isAnimated && isMoving() &&
                                 m_nodeMoves.size() + m_edgeMoves.size() <= mostMovingItems;
    if (!hasReasonToMove) {
        finishMoving();
        return;
    }
    moveTo(0);
    m_timeline->start();
}

void CanvasScene::moveTo(double fraction)
{
    for (const NodeMove& move : m_nodeMoves) {
        move.item->setBox(blended(move.from, move.to, fraction));
        if (move.isNew)
            move.item->setOpacity(fraction);
    }
    for (const EdgeMove& move : m_edgeMoves) {
        std::optional<QRectF> label = move.labelTo;
        if (move.labelFrom && move.labelTo)
            label = blended(*move.labelFrom, *move.labelTo, fraction);
        move.item->setLine(fraction >= 1 ? move.to : canvas::blended(move.from, move.to, fraction),
                           label);
        if (move.isNew)
            move.item->setOpacityWithLabel(fraction);
    }
    Q_EMIT pictureChanged();
}

void CanvasScene::finishMoving()
{
    if (!isMoving())
        return;
    m_timeline->stop();
    moveTo(1);
    m_nodeMoves.clear();
    m_edgeMoves.clear();
    Q_EMIT pictureChanged();
}

} // namespace stepglass::ui::canvas
