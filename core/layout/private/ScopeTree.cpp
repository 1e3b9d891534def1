// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/private/ScopeTree.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string_view>

namespace stepglass::layout {

namespace {

constexpr double cardHeight = 56;
constexpr double cardText = 8 + 40 + 12; ///< where a card's text begins: margin, icon tile, gap
constexpr double cardRight = 20;
constexpr double narrowestCard = 144;
constexpr double widestCard = 264;
constexpr double pillWidth = 72;
constexpr double pillHeight = 32;
constexpr double widestLabel = 184; ///< of a label's text
constexpr double labelPadding = 16; ///< both sides together
constexpr double headerHeight = 56;
constexpr double containerPadding = 20;
constexpr double containerTop = 12; ///< between header and content
constexpr double branchGap = 24;
constexpr double slotWidth = 160; ///< of the place for a first state in an empty scope
constexpr double slotHeight = 56;

/// The next multiple of 8, so that halves stay on the grid of 4.
double gridded(double value)
{
    return std::ceil(value / 8) * 8;
}

/// Collects the states of a scope in the order in which the flow meets them.
class FlowOrder {
public:
    explicit FlowOrder(const asl::Scope& scope)
        : m_scope(scope)
    {
        for (std::size_t i = 0; i < scope.states.size(); ++i)
            m_byName.try_emplace(scope.states[i].name, static_cast<int>(i));
        m_isMet.assign(scope.states.size(), 0);
    }

    std::vector<int> run()
    {
        if (m_scope.start)
            follow(find(m_scope.start->target));
        // What the flow does not reach: heads before what they lead to, by name.
        std::vector<char> hasSource(m_scope.states.size(), 0);
        std::vector<int> rest;
        for (std::size_t i = 0; i < m_scope.states.size(); ++i) {
            for (const auto& transition : m_scope.states[i].transitions) {
                const int target = find(transition.target);
                if (target >= 0 && target != static_cast<int>(i))
                    hasSource[target] = 1;
            }
            if (!m_isMet[i])
                rest.push_back(static_cast<int>(i));
        }
        std::sort(rest.begin(), rest.end(), [&](int a, int b) {
            if (hasSource[a] != hasSource[b])
                return hasSource[a] < hasSource[b];
            const int order = m_scope.states[a].name.compare(m_scope.states[b].name);
            return order != 0 ? order < 0 : a < b;
        });
        for (const int state : rest)
            follow(state);
        return std::move(m_order);
    }

    [[nodiscard]] int find(const std::string& name) const
    {
        const auto it = m_byName.find(name);
        return it == m_byName.end() || name.empty() ? -1 : it->second;
    }

private:
    void follow(int first)
    {
        struct Visit {
            int state;
            std::size_t next;
        };
        std::vector<Visit> stack;
        const auto meet = [&](int state) {
            if (state < 0 || m_isMet[state])
                return;
            m_isMet[state] = 1;
            m_order.push_back(state);
            stack.push_back({state, 0});
        };
        meet(first);
        while (!stack.empty()) {
            Visit& visit = stack.back();
            const auto& transitions = m_scope.states[visit.state].transitions;
            if (visit.next == transitions.size()) {
                stack.pop_back();
                continue;
            }
            meet(find(transitions[visit.next++].target));
        }
    }

    const asl::Scope& m_scope;
    std::unordered_map<std::string_view, int> m_byName;
    std::vector<char> m_isMet;
    std::vector<int> m_order;
};

EdgeRole roleOf(asl::TransitionKind kind)
{
    switch (kind) {
    case asl::TransitionKind::Start:
    case asl::TransitionKind::Next:
        return EdgeRole::Main;
    case asl::TransitionKind::Choice:
    case asl::TransitionKind::Default:
        return EdgeRole::Choice;
    case asl::TransitionKind::Catch:
        return EdgeRole::Catch;
    case asl::TransitionKind::End:
        return EdgeRole::End;
    }
    return EdgeRole::Main;
}

class ScopeBuilder {
public:
    ScopeBuilder(const asl::Scope& scope, bool isRoot, ScopeTreeContext& context)
        : m_context(context)
        , m_flow(scope)
        , m_result(std::make_unique<ArrangedScope>())
    {
        m_result->scope = &scope;
        m_result->isRoot = isRoot;
    }

    std::unique_ptr<ArrangedScope> build()
    {
        const asl::Scope& scope = *m_result->scope;
        const std::vector<int> order = m_flow.run();
        m_nodeOf.assign(scope.states.size(), -1);
        if (m_result->isRoot)
            addNode(nullptr, {pillWidth, pillHeight});
        for (const int state : order) {
            m_nodeOf[state] = static_cast<int>(m_result->states.size());
            addState(scope.states[state]);
        }
        if (m_result->isRoot) {
            m_endNode = static_cast<int>(m_result->states.size());
            addNode(nullptr, {pillWidth, pillHeight});
        }
        addEdges(order);
        arrange();
        return std::move(m_result);
    }

private:
    void addNode(const asl::State* state, ScopeGraph::Node size)
    {
        m_result->states.push_back(state);
        m_result->graph.nodes.push_back(size);
    }

    void addState(const asl::State& state)
    {
        const Options& options = m_context.options;
        const std::string detail = options.detailText ? options.detailText(m_context.model, state)
                                                      : asl::cardDetail(m_context.model, state);
        const double text = std::max(options.title.width(state.name), options.detail.width(detail));
        const double width =
            gridded(std::clamp(cardText + text + cardRight, narrowestCard, widestCard));
        if (!state.isContainer()) {
            addNode(&state, {width, cardHeight});
            return;
        }

        ArrangedScope::Child child;
        child.node = static_cast<int>(m_result->states.size());
        child.headerHeight = headerHeight;
        double x = containerPadding;
        double height = 0;
        const auto takePlace = [&](double placeWidth, double placeHeight) {
            child.offsets.push_back({x, headerHeight + containerTop});
            x += placeWidth + branchGap;
            height = std::max(height, placeHeight);
        };
        for (const asl::Scope& inner : state.scopes) {
            child.scopes.push_back(arrangeTree(inner, false, m_context));
            const Arrangement& arrangement = *child.scopes.back()->arrangement;
            takePlace(std::max(arrangement.width, arrangement.nodes.empty() ? slotWidth : 0),
                      std::max(arrangement.height, arrangement.nodes.empty() ? slotHeight : 0));
        }
        if (state.scopes.empty())
            takePlace(slotWidth, slotHeight);
        const double contentWidth = x - branchGap + containerPadding;
        const double boxWidth = gridded(std::max(width, contentWidth));
        const double shift = std::floor((boxWidth - contentWidth) / 2 / 4) * 4;
        for (Point& offset : child.offsets)
            offset.x += shift;
        addNode(&state, {boxWidth, headerHeight + containerTop + height + containerPadding});
        m_result->children.push_back(std::move(child));
    }

    void addEdge(int from, int to, ScopeEdge edge)
    {
        if (from < 0 || to < 0)
            return;
        ScopeGraph::Edge graphEdge;
        graphEdge.from = from;
        graphEdge.to = to;
        if (edge.transition != nullptr)
            graphEdge.role = roleOf(edge.transition->kind);
        if (!edge.label.empty()) {
            const TextMetrics& metrics = m_context.options.label;
            graphEdge.labelWidth = gridded(metrics.width(edge.label) + labelPadding);
            graphEdge.labelHeight = std::ceil((static_cast<double>(metrics.height) + 4) / 4) * 4;
        }
        m_result->graph.edges.push_back(graphEdge);
        m_result->edges.push_back(std::move(edge));
    }

    void addEdges(const std::vector<int>& order)
    {
        const asl::Scope& scope = *m_result->scope;
        const auto nodeOf = [&](const std::string& name) {
            const int state = m_flow.find(name);
            return state < 0 ? -1 : m_nodeOf[state];
        };
        if (m_result->isRoot && scope.start)
            addEdge(0, nodeOf(scope.start->target), {nullptr, &*scope.start, {}});
        const std::vector<char> isOrdinary = findOrdinary();
        bool hasEnd = false;
        for (const int index : order) {
            const asl::State& state = scope.states[index];
            for (const asl::Transition& transition : state.transitions) {
                const bool isEnd = transition.kind == asl::TransitionKind::End;
                const int target = isEnd ? m_endNode : nodeOf(transition.target);
                if (target < 0)
                    continue;
                hasEnd = hasEnd || isEnd;
                addEdge(m_nodeOf[index], target, {&state, &transition, labelOf(state, transition)});
                if (isEnd && (!isOrdinary[index] || state.type == asl::StateType::Fail))
                    m_result->graph.edges.back().role = EdgeRole::OddEnd;
            }
        }
        // Nothing leads to End: it stands below the last state all the same.
        if (m_result->isRoot && !hasEnd)
            addEdge(m_endNode - 1, m_endNode, {});
    }

    /// Which states the flow reaches without any error being caught; by place in the text.
    [[nodiscard]] std::vector<char> findOrdinary() const
    {
        const asl::Scope& scope = *m_result->scope;
        std::vector<char> isOrdinary(scope.states.size(), 0);
        std::vector<int> open;
        const auto meet = [&](int state) {
            if (state >= 0 && !isOrdinary[state]) {
                isOrdinary[state] = 1;
                open.push_back(state);
            }
        };
        if (scope.start)
            meet(m_flow.find(scope.start->target));
        while (!open.empty()) {
            const int state = open.back();
            open.pop_back();
            for (const asl::Transition& transition : scope.states[state].transitions) {
                if (transition.kind != asl::TransitionKind::Catch)
                    meet(m_flow.find(transition.target));
            }
        }
        return isOrdinary;
    }

    [[nodiscard]] std::string labelOf(const asl::State& state,
                                      const asl::Transition& transition) const
    {
        const EdgeRole role = roleOf(transition.kind);
        if (role != EdgeRole::Choice && role != EdgeRole::Catch)
            return {};
        const Options& options = m_context.options;
        return options.label.elided(options.labelText
                                        ? options.labelText(m_context.model, state, transition)
                                        : asl::transitionLabel(m_context.model, state, transition),
                                    widestLabel);
    }

    void arrange()
    {
        m_result->arrangement = m_context.cache.find(m_result->graph);
        if (m_result->arrangement)
            return;
        m_result->arrangement = std::make_shared<const Arrangement>(
            arrangeScope(m_result->graph, m_context.advisor, m_context.isOverrun));
        // What was arranged in haste for a layout that nobody wants must not be taken for the best
        // later.
        if (!m_context.cancel.isCancelled() || !m_result->arrangement->isSimplified)
            m_context.cache.keep(m_result->graph, m_result->arrangement);
    }

    ScopeTreeContext& m_context;
    FlowOrder m_flow;
    std::unique_ptr<ArrangedScope> m_result;
    std::vector<int> m_nodeOf; ///< by state in the order of the text
    int m_endNode = -1;
};

} // namespace

std::size_t ArrangementCache::Hash::operator()(const ScopeGraph& graph) const noexcept
{
    std::uint64_t hash = 1469598103934665603U;
    const auto mix = [&](std::uint64_t value) {
        hash = (hash ^ value) * 1099511628211U;
        hash ^= hash >> 29U;
    };
    for (const auto& node : graph.nodes) {
        mix(std::bit_cast<std::uint64_t>(node.width));
        mix(std::bit_cast<std::uint64_t>(node.height));
    }
    for (const auto& edge : graph.edges) {
        mix(static_cast<std::uint64_t>(edge.from) << 32U | static_cast<std::uint64_t>(edge.to));
        mix(static_cast<std::uint64_t>(edge.role));
        mix(std::bit_cast<std::uint64_t>(edge.labelWidth));
    }
    return static_cast<std::size_t>(hash);
}

std::shared_ptr<const Arrangement> ArrangementCache::find(const ScopeGraph& graph)
{
    const auto it = m_entries.find(graph);
    if (it == m_entries.end())
        return nullptr;
    it->second.lastUse = m_layout;
    return it->second.arrangement;
}

void ArrangementCache::keep(ScopeGraph graph, std::shared_ptr<const Arrangement> arrangement)
{
    m_entries.insert_or_assign(std::move(graph), Entry{std::move(arrangement), m_layout});
}

void ArrangementCache::beginLayout()
{
    // Undo and redo come back to what the last few layouts showed.
    constexpr std::uint64_t layoutsKept = 8;
    ++m_layout;
    std::erase_if(m_entries,
                  [&](const auto& entry) { return entry.second.lastUse + layoutsKept < m_layout; });
}

std::unique_ptr<ArrangedScope> arrangeTree(const asl::Scope& scope, bool isRoot,
                                           ScopeTreeContext& context)
{
    return ScopeBuilder(scope, isRoot, context).build();
}

} // namespace stepglass::layout
