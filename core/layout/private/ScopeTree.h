// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/private/ArrangeScope.h"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace stepglass::layout {

/// Arrangements by what they were made from, so that an edit arranges only the scopes that it
/// changed and those around them.
class ArrangementCache {
public:
    [[nodiscard]] std::shared_ptr<const Arrangement> find(const ScopeGraph& graph);
    void keep(ScopeGraph graph, std::shared_ptr<const Arrangement> arrangement);
    /// Begins another layout; forgets what the last few did not use.
    void beginLayout();

private:
    struct Hash {
        std::size_t operator()(const ScopeGraph& graph) const noexcept;
    };
    struct Entry {
        std::shared_ptr<const Arrangement> arrangement;
        std::uint64_t lastUse = 0;
    };
    std::unordered_map<ScopeGraph, Entry, Hash> m_entries;
    std::uint64_t m_layout = 0;
};

/// A transition that is drawn.
struct ScopeEdge {
    const asl::State* state = nullptr; ///< null for Start
    const asl::Transition* transition = nullptr;
    std::string label;
};

/// A scope with its arrangement, and those of the containers in it. Nodes are numbered in the order
/// of the flow; at the machine's top the first is Start and the last is End.
struct ArrangedScope {
    struct Child {
        int node = -1;
        std::vector<std::unique_ptr<ArrangedScope>> scopes; ///< side by side
        std::vector<Point> offsets; ///< of the scopes in the container's box
        double headerHeight = 0;
    };
    const asl::Scope* scope = nullptr;
    bool isRoot = false;
    std::vector<const asl::State*> states; ///< by node; null for Start and End
    std::vector<ScopeEdge> edges;          ///< by edge; without a transition it is not drawn
    std::vector<Child> children;
    ScopeGraph graph;
    std::shared_ptr<const Arrangement> arrangement;
};

struct ScopeTreeContext {
    const asl::Model& model;
    const Options& options;
    ArrangementCache& cache;
    OrderAdvisor* advisor = nullptr;
    Overrun isOverrun;
    CancelToken cancel;
};

/// Measures and arranges a scope and all below it, the innermost first.
[[nodiscard]] std::unique_ptr<ArrangedScope> arrangeTree(const asl::Scope& scope, bool isRoot,
                                                         ScopeTreeContext& context);

} // namespace stepglass::layout
