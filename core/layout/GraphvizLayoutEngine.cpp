// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/Layout.h"
#include "core/layout/private/HelperAdvisor.h"
#include "core/layout/private/ScopeTree.h"

#include <algorithm>

namespace stepglass::layout {

namespace {

using Clock = std::chrono::steady_clock;

/// Puts a tree of arranged scopes into one list with scene coordinates.
class Flattener {
public:
    explicit Flattener(Layout& layout)
        : m_layout(layout)
    {
    }

    void add(const ArrangedScope& scope, Point origin, int parent)
    {
        const Arrangement& arrangement = *scope.arrangement;
        const int first = static_cast<int>(m_layout.nodes.size());
        for (std::size_t n = 0; n < scope.states.size(); ++n) {
            NodeLayout node;
            const asl::State* state = scope.states[n];
            node.parent = parent;
            node.box = {arrangement.nodes[n].x + origin.x, arrangement.nodes[n].y + origin.y,
                        scope.graph.nodes[n].width, scope.graph.nodes[n].height};
            if (state != nullptr) {
                node.role = state->isContainer() ? NodeRole::Container : NodeRole::State;
                node.path = state->path;
                m_layout.indexOfState.try_emplace(state->path, first + static_cast<int>(n));
            } else {
                node.role = n == 0 ? NodeRole::Start : NodeRole::End;
                node.path = scope.scope->path;
            }
            m_layout.nodes.push_back(std::move(node));
        }
        for (std::size_t e = 0; e < scope.edges.size(); ++e) {
            if (scope.edges[e].transition != nullptr)
                addEdge(scope, e, origin, first);
        }
        m_layout.isSimplified = m_layout.isSimplified || arrangement.isSimplified;
        for (const ArrangedScope::Child& child : scope.children) {
            const int container = first + child.node;
            m_layout.nodes[container].headerHeight = child.headerHeight;
            const Rect box = m_layout.nodes[container].box;
            for (std::size_t s = 0; s < child.scopes.size(); ++s)
                add(*child.scopes[s], {box.x + child.offsets[s].x, box.y + child.offsets[s].y},
                    container);
        }
    }

private:
    void addEdge(const ArrangedScope& scope, std::size_t e, Point origin, int first)
    {
        const ScopeEdge& source = scope.edges[e];
        const ScopeGraph::Edge& graphEdge = scope.graph.edges[e];
        EdgeLayout edge;
        edge.from = first + graphEdge.from;
        edge.to = first + graphEdge.to;
        edge.state = source.state != nullptr ? source.state->path : scope.scope->path;
        edge.kind = source.transition->kind;
        edge.index = source.transition->index;
        edge.label = source.label;
        for (const Point& point : scope.arrangement->routes[e])
            edge.points.push_back({point.x + origin.x, point.y + origin.y});
        edge.labelBox = scope.arrangement->labels[e];
        if (edge.labelBox) {
            edge.labelBox->x += origin.x;
            edge.labelBox->y += origin.y;
        }
        m_layout.edges.push_back(std::move(edge));
    }

    Layout& m_layout;
};

class GraphvizLayoutEngine final : public LayoutEngine {
public:
    std::shared_ptr<const Layout> layout(const asl::Model& model, const Options& options,
                                         const CancelToken& cancel) override
    {
        const auto begin = Clock::now();
        const auto deadline = begin + options.budget;
        m_cache.beginLayout();
        const Overrun isOverrun = [&] { return cancel.isCancelled() || Clock::now() >= deadline; };
        m_advisor.setLimits(deadline, cancel);
        ScopeTreeContext context{model, options, m_cache, &m_advisor, isOverrun, cancel};
        const auto tree = arrangeTree(model.root(), true, context);
        if (cancel.isCancelled())
            return nullptr;

        auto result = std::make_shared<Layout>();
        Flattener(*result).add(*tree, {0, 0}, -1);
        result->width = tree->arrangement->width;
        result->height = tree->arrangement->height;
        result->milliseconds =
            std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
        return result;
    }

private:
    ArrangementCache m_cache;
    HelperAdvisor m_advisor;
};

} // namespace

const NodeLayout* Layout::node(const asl::StatePath& state) const
{
    const auto it = indexOfState.find(state);
    return it == indexOfState.end() ? nullptr : &nodes[it->second];
}

std::unique_ptr<LayoutEngine> makeGraphvizLayoutEngine()
{
    return std::make_unique<GraphvizLayoutEngine>();
}

} // namespace stepglass::layout
