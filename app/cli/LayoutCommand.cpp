// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"
#include "app/cli/Definition.h"
#include "app/cli/Transitions.h"

#include "core/layout/Layout.h"
#include "core/value/Json.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

namespace stepglass::cli {

namespace {

/// Names a node: a state by its path; Start and End, which are no states, by these words.
std::string idOf(const layout::NodeLayout& node)
{
    switch (node.role) {
    case layout::NodeRole::Start:
        return "Start";
    case layout::NodeRole::End:
        return "End";
    case layout::NodeRole::State:
    case layout::NodeRole::Container:
        break;
    }
    return node.path.pointer();
}

const layout::NodeLayout& nodeAt(const layout::Layout& layout, int index)
{
    return layout.nodes[static_cast<std::size_t>(index)];
}

Value toJson(const layout::Layout& layout, const layout::NodeLayout& node)
{
    std::vector<value::Member> members{
        {"path", Value(idOf(node))},
        {"x", Value(node.box.x)},
        {"y", Value(node.box.y)},
        {"width", Value(node.box.width)},
        {"height", Value(node.box.height)},
        {"container", Value(node.role == layout::NodeRole::Container)},
    };
    if (node.parent >= 0)
        members.push_back({"parent", Value(idOf(nodeAt(layout, node.parent)))});
    return Value::object(std::move(members));
}

Value toJson(const layout::Layout& layout, const layout::EdgeLayout& edge)
{
    std::vector<Value> points;
    points.reserve(edge.points.size());
    for (const layout::Point& point : edge.points)
        points.push_back(Value::array({Value(point.x), Value(point.y)}));
    std::vector<value::Member> members{
        {"from", Value(idOf(nodeAt(layout, edge.from)))},
        {"to", Value(idOf(nodeAt(layout, edge.to)))},
        {"kind", Value(toString(edge.kind))},
        {"points", Value::array(std::move(points))},
    };
    if (!edge.label.empty())
        members.push_back({"label", Value(edge.label)});
    if (edge.labelBox) {
        members.push_back({"labelBox", Value::object({{"x", Value(edge.labelBox->x)},
                                                      {"y", Value(edge.labelBox->y)},
                                                      {"width", Value(edge.labelBox->width)},
                                                      {"height", Value(edge.labelBox->height)}})});
    }
    return Value::object(std::move(members));
}

Value toJson(const layout::Layout& layout)
{
    std::vector<Value> nodes;
    std::vector<Value> edges;
    nodes.reserve(layout.nodes.size());
    edges.reserve(layout.edges.size());
    for (const layout::NodeLayout& node : layout.nodes)
        nodes.push_back(toJson(layout, node));
    for (const layout::EdgeLayout& edge : layout.edges)
        edges.push_back(toJson(layout, edge));
    return Value::object({{"width", Value(layout.width)},
                          {"height", Value(layout.height)},
                          {"nodes", Value::array(std::move(nodes))},
                          {"edges", Value::array(std::move(edges))},
                          {"milliseconds", Value(layout.milliseconds)}});
}

void printText(const layout::Layout& layout, Streams& streams)
{
    streams.out << fmt::format("{:.0f} x {:.0f}, {} nodes, {} edges, {:.1f} ms{}\n", layout.width,
                               layout.height, layout.nodes.size(), layout.edges.size(),
                               layout.milliseconds, layout.isSimplified ? ", simplified" : "");
    for (const layout::NodeLayout& node : layout.nodes) {
        streams.out << fmt::format("{:>8.0f} {:>8.0f} {:>6.0f} x {:<6.0f} {}\n", node.box.x,
                                   node.box.y, node.box.width, node.box.height, idOf(node));
    }
}

class LayoutCommand final : public Command {
public:
    std::string_view name() const override { return "layout"; }
    std::string_view description() const override
    {
        return "Place a definition's states and routes";
    }

    void addOptions(CLI::App& app) override
    {
        app.add_option("FILE", m_file, "The definition, JSON or YAML; - is standard input")
            ->required();
        addFormatOption(app, m_format);
    }

    ExitCode run(Streams& streams) override
    {
        const Result<Definition> definition = readDefinition(m_file, streams);
        if (!definition)
            return reportError(definition.error(), streams);
        const auto layout = layout::makeGraphvizLayoutEngine()->layout(*definition->model, {}, {});
        if (layout == nullptr)
            return reportError({ErrorCode::LayoutFailed, {"the engine gave nothing"}, m_file},
                               streams);
        if (m_format == OutputFormat::Json)
            streams.out << value::toJson(toJson(*layout)) << '\n';
        else
            printText(*layout, streams);
        return ExitCode::Good;
    }

private:
    std::string m_file;
    OutputFormat m_format = OutputFormat::Text;
};

} // namespace

std::unique_ptr<Command> makeLayoutCommand()
{
    return std::make_unique<LayoutCommand>();
}

} // namespace stepglass::cli
