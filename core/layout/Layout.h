// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/base/Limits.h"

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stepglass::layout {

struct Point {
    double x = 0;
    double y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

/// In scene units (one is a pixel at 100 %); x and y are the top left corner.
struct Rect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    friend bool operator==(const Rect&, const Rect&) = default;
};

/// How wide a font sets text; made once from the real font, so that workers need no font.
struct TextMetrics {
    std::array<float, 128> advance{}; ///< of ASCII
    float otherAdvance = 0;           ///< of anything else, a code point
    float height = 0;

    [[nodiscard]] double width(std::string_view utf8) const;
    /// The text cut to a width, with an ellipsis where something is missing.
    [[nodiscard]] std::string elided(const std::string& utf8, double width) const;
    /// An ordinary sans-serif font of a size in pixels.
    [[nodiscard]] static TextMetrics sansSerif(double pixelSize, bool bold = false);
};

struct Options {
    TextMetrics title = TextMetrics::sansSerif(13, true);
    TextMetrics detail = TextMetrics::sansSerif(11);
    TextMetrics label = TextMetrics::sansSerif(11);
    /// The words on cards and edges; asl::cardDetail and asl::transitionLabel unless given. Called
    /// from the layout's thread.
    std::function<std::string(const asl::Model&, const asl::State&)> detailText;
    std::function<std::string(const asl::Model&, const asl::State&, const asl::Transition&)>
        labelText;
    /// After this the rest is arranged by our own simple method.
    std::chrono::milliseconds budget{2000};
};

enum class NodeRole { Start, End, State, Container };

struct NodeLayout {
    NodeRole role = NodeRole::State;
    asl::StatePath path;     ///< of the state; of the scope for Start and End (the machine's only)
    int parent = -1;         ///< index of the container's node, -1 at the top
    Rect box;                ///< in scene coordinates, also for nested nodes
    double headerHeight = 0; ///< of a container: the band with icon, name and detail
};

/// Key: the state that owns the transition, its kind and its index.
struct EdgeLayout {
    int from = -1; ///< index of a node
    int to = -1;
    asl::StatePath state; ///< owner of the transition; the scope's path for Start
    asl::TransitionKind kind = asl::TransitionKind::Next;
    std::size_t index = 0;
    std::vector<Point>
        points;        ///< a polyline from border to border; whoever draws it rounds its corners
    std::string label; ///< as measured, perhaps elided; empty for none
    std::optional<Rect> labelBox;
};

/// Positions of everything. The same definition gives the same layout, whatever the order of its
/// keys where the flow does not depend on it.
struct Layout {
    double width = 0;
    double height = 0;
    std::vector<NodeLayout> nodes; ///< parents before children
    std::vector<EdgeLayout> edges;
    double milliseconds = 0;
    bool isSimplified = false;                            ///< the budget ran out for some part
    std::unordered_map<asl::StatePath, int> indexOfState; ///< of its node

    [[nodiscard]] const NodeLayout* node(const asl::StatePath& state) const;
};

/// Lays out models; keeps what it learned of containers, so that an edit in one lays out that one
/// only. A port: tests and tools may bring another. `layout` may be called from any thread, one at
/// a time.
class LayoutEngine {
public:
    virtual ~LayoutEngine() = default;
    /// Null if cancelled; else complete whatever happens, though perhaps simplified.
    [[nodiscard]] virtual std::shared_ptr<const Layout>
    layout(const asl::Model& model, const Options& options, const CancelToken& cancel) = 0;
};

/// The engine that uses Graphviz for ranks and routes and our own arithmetic for chains,
/// containers, long edges and labels.
[[nodiscard]] std::unique_ptr<LayoutEngine> makeGraphvizLayoutEngine();

} // namespace stepglass::layout
