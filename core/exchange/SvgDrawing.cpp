// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/SvgDrawing.h"

#include "core/exchange/private/Glyphs.h"
#include "core/exchange/private/XmlText.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>

namespace stepglass::exchange {

namespace {

using layout::EdgeLayout;
using layout::NodeLayout;
using layout::NodeRole;
using layout::Point;
using layout::Rect;

constexpr double margin = 24; ///< around the drawing
constexpr double cornerRadius = 12;
constexpr double arrowLength = 9;
constexpr double arrowHalfWidth = 4.5;
constexpr double tileSize = 40;
constexpr double tileInset = 8;
constexpr double textInset = tileInset + tileSize + 12;

/// A number as SVG likes it: no more digits than needed.
std::string number(double value)
{
    std::string text = fmt::format("{:.2f}", value);
    while (text.back() == '0')
        text.pop_back();
    if (text.back() == '.')
        text.pop_back();
    return text == "-0" ? "0" : text;
}

/// Moves from a towards b by a distance.
Point towards(const Point& a, const Point& b, double distance)
{
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    if (length <= 0)
        return a;
    const double t = distance / length;
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

double distanceOf(const Point& a, const Point& b)
{
    return std::hypot(b.x - a.x, b.y - a.y);
}

/// A polyline as path data with round corners.
std::string roundedPath(const std::vector<Point>& points)
{
    std::string path = fmt::format("M{} {}", number(points[0].x), number(points[0].y));
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const double radius = std::min({cornerRadius, distanceOf(points[i - 1], points[i]) / 2,
                                        distanceOf(points[i], points[i + 1]) / 2});
        const Point before = towards(points[i], points[i - 1], radius);
        const Point after = towards(points[i], points[i + 1], radius);
        fmt::format_to(std::back_inserter(path), "L{} {}Q{} {} {} {}", number(before.x),
                       number(before.y), number(points[i].x), number(points[i].y), number(after.x),
                       number(after.y));
    }
    fmt::format_to(std::back_inserter(path), "L{} {}", number(points.back().x),
                   number(points.back().y));
    return path;
}

class Drawing {
public:
    Drawing(const asl::Model& model, const layout::Layout& layout, const DrawingOptions& options)
        : m_model(model)
        , m_layout(layout)
        , m_options(options)
        , m_colors(options.colors)
    {
    }

    std::string run()
    {
        const double width = m_layout.width + 2 * margin;
        const double height = m_layout.height + 2 * margin;
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"{0}\" "
            "height=\"{1}\" "
            "viewBox=\"0 0 {0} {1}\" font-family=\"system-ui, -apple-system, 'Segoe UI', Inter, "
            "'Helvetica Neue', Arial, sans-serif\">\n",
            number(width), number(height));
        add("<title>{}</title>\n",
            xmlEscaped(m_model.comment().empty() ? "State machine" : m_model.comment()));
        if (m_options.hasBackground)
            add("<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n", m_colors.background);
        add("<g transform=\"translate({0} {0})\">\n", number(margin));
        for (const NodeLayout& node : m_layout.nodes) {
            if (node.role == NodeRole::Container)
                drawContainer(node);
        }
        for (const EdgeLayout& edge : m_layout.edges)
            drawEdge(edge);
        for (const NodeLayout& node : m_layout.nodes) {
            if (node.role == NodeRole::State)
                drawCard(node);
            else if (node.role != NodeRole::Container)
                drawPill(node);
        }
        for (const NodeLayout& node : m_layout.nodes) {
            if (const asl::State* state = m_model.state(node.path))
                drawBadges(node, *state);
        }
        for (const EdgeLayout& edge : m_layout.edges)
            drawLabel(edge);
        add("</g>\n</svg>\n");
        return std::move(m_svg);
    }

private:
    template <typename... Arguments>
    void add(fmt::format_string<Arguments...> format, Arguments&&... arguments)
    {
        fmt::format_to(std::back_inserter(m_svg), format, std::forward<Arguments>(arguments)...);
    }

    void drawBox(const Rect& box, double radius, const std::string& fill, const std::string& stroke,
                 std::string_view more = {})
    {
        add("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{}\" "
            "stroke=\"{}\"{}/>\n",
            number(box.x), number(box.y), number(box.width), number(box.height), number(radius),
            fill, stroke, more);
    }

    void drawHeading(const Rect& box, const asl::State& state)
    {
        const Glyph glyph = glyphOf(state);
        const double x = box.x + tileInset;
        const double y = box.y + tileInset;
        add("<rect x=\"{0}\" y=\"{1}\" width=\"{2}\" height=\"{2}\" rx=\"9\" fill=\"{3}\"/>\n",
            number(x), number(y), number(tileSize), glyph.tileColor);
        if (glyph.letters.empty())
            add("<path transform=\"translate({} {})\" d=\"{}\" fill=\"none\" stroke=\"#ffffff\" "
                "stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n",
                number(x + (tileSize - 24) / 2), number(y + (tileSize - 24) / 2), glyph.strokes);
        else
            add("<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"700\" "
                "text-anchor=\"middle\" "
                "fill=\"#ffffff\">{}</text>\n",
                number(x + tileSize / 2), number(y + tileSize / 2 + 6), glyph.fontSize,
                xmlEscaped(glyph.letters));

        const layout::Options& text = m_options.text;
        const double room = box.width - textInset - 12;
        const std::string detail =
            text.detailText ? text.detailText(m_model, state) : asl::cardDetail(m_model, state);
        add("<text x=\"{}\" y=\"{}\" font-size=\"13\" font-weight=\"600\" fill=\"{}\">{}</text>\n",
            number(box.x + textInset), number(box.y + (detail.empty() ? 33 : 25)), m_colors.title,
            xmlEscaped(text.title.elided(state.name, room)));
        if (!detail.empty())
            add("<text x=\"{}\" y=\"{}\" font-size=\"11\" fill=\"{}\">{}</text>\n",
                number(box.x + textInset), number(box.y + 41), m_colors.detail,
                xmlEscaped(text.detail.elided(detail, room)));
    }

    void drawCard(const NodeLayout& node)
    {
        const asl::State* state = m_model.state(node.path);
        if (state == nullptr)
            return;
        add("<g><title>{}</title>\n", xmlEscaped(state->name));
        drawBox(node.box, 10, m_colors.card,
                state->isBroken ? m_colors.catchEdge : m_colors.border);
        drawHeading(node.box, *state);
        add("</g>\n");
    }

    void drawContainer(const NodeLayout& node)
    {
        const asl::State* state = m_model.state(node.path);
        if (state == nullptr)
            return;
        add("<g><title>{}</title>\n", xmlEscaped(state->name));
        drawBox(node.box, 12, m_colors.container, m_colors.containerBorder,
                " stroke-dasharray=\"5 4\"");
        drawHeading(node.box, *state);
        add("</g>\n");
    }

    void drawPill(const NodeLayout& node)
    {
        drawBox(node.box, node.box.height / 2, m_colors.container, m_colors.border);
        add("<text x=\"{}\" y=\"{}\" font-size=\"13\" font-weight=\"600\" text-anchor=\"middle\" "
            "fill=\"{}\">{}</text>\n",
            number(node.box.x + node.box.width / 2), number(node.box.y + node.box.height / 2 + 4.5),
            m_colors.title, node.role == NodeRole::Start ? "Start" : "End");
    }

    /// Marks on the upper border: how many Retriers and how many Catchers.
    void drawBadges(const NodeLayout& node, const asl::State& state)
    {
        constexpr double width = 34;
        constexpr double height = 18;
        double x = node.box.x + node.box.width - 8 - width;
        const double y = node.box.y - height / 2;
        const auto badge = [&](std::size_t count, std::string_view glyph, std::string_view title) {
            if (count == 0)
                return;
            add("<g><title>{} {}</title>\n", count, title);
            drawBox({x, y, width, height}, height / 2, m_colors.badge, m_colors.background);
            add("<path transform=\"translate({} {})\" d=\"{}\" fill=\"none\" stroke=\"{}\" "
                "stroke-width=\"1.4\" "
                "stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n",
                number(x + 6), number(y + 4), glyph, m_colors.badgeText);
            add("<text x=\"{}\" y=\"{}\" font-size=\"11\" font-weight=\"600\" "
                "fill=\"{}\">{}</text></g>\n",
                number(x + 20), number(y + 13), m_colors.badgeText, count);
            x -= width + 4;
        };
        badge(state.catcherCount, "M5 .8L9.6 9.2H.4zM5 4v2.2M5 7.6v.1", "catchers");
        badge(state.retrierCount, "M8.8 3.2A4.2 4.2 0 1 0 9.2 5.6M9 .8v2.6H6.4", "retriers");
    }

    [[nodiscard]] bool isDashed(const EdgeLayout& edge) const
    {
        return edge.kind == asl::TransitionKind::Catch || edge.kind == asl::TransitionKind::Default;
    }

    [[nodiscard]] const std::string& colorOf(const EdgeLayout& edge) const
    {
        return edge.kind == asl::TransitionKind::Catch ? m_colors.catchEdge : m_colors.edge;
    }

    void drawEdge(const EdgeLayout& edge)
    {
        if (edge.points.size() < 2)
            return;
        std::vector<Point> points = edge.points;
        const Point tip = points.back();
        const Point before = points[points.size() - 2];
        const double last = distanceOf(before, tip);
        points.back() = towards(tip, before, std::min(arrowLength - 1, last / 2));
        add("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"{}/>\n",
            roundedPath(points), colorOf(edge), isDashed(edge) ? " stroke-dasharray=\"6 4\"" : "");
        if (last <= 0)
            return;
        const Point base = towards(tip, before, std::min(arrowLength, last));
        const double dx = (tip.x - before.x) / last * arrowHalfWidth;
        const double dy = (tip.y - before.y) / last * arrowHalfWidth;
        add("<path d=\"M{} {}L{} {}L{} {}z\" fill=\"{}\"/>\n", number(tip.x), number(tip.y),
            number(base.x - dy), number(base.y + dx), number(base.x + dy), number(base.y - dx),
            colorOf(edge));
    }

    void drawLabel(const EdgeLayout& edge)
    {
        if (!edge.labelBox || edge.label.empty())
            return;
        const Rect& box = *edge.labelBox;
        drawBox(box, box.height / 2, m_colors.label, colorOf(edge));
        add("<text x=\"{}\" y=\"{}\" font-size=\"11\" text-anchor=\"middle\" "
            "fill=\"{}\">{}</text>\n",
            number(box.x + box.width / 2), number(box.y + box.height / 2 + 4), m_colors.title,
            xmlEscaped(edge.label));
    }

    const asl::Model& m_model;
    const layout::Layout& m_layout;
    const DrawingOptions& m_options;
    const DrawingColors& m_colors;
    std::string m_svg;
};

} // namespace

DrawingColors DrawingColors::light()
{
    return {"#fbfcfe", "#ffffff", "#c9d0da", "#f1f3f6", "#aab2bf", "#1d232c",
            "#626d7c", "#626d7c", "#b85c00", "#ffffff", "#566173", "#ffffff"};
}

DrawingColors DrawingColors::dark()
{
    return {"#171b21", "#222831", "#404a57", "#1c2128", "#566173", "#e9edf2",
            "#9aa5b4", "#9aa5b4", "#e08a2c", "#1c2128", "#566173", "#ffffff"};
}

std::string toSvg(const asl::Model& model, const layout::Layout& layout,
                  const DrawingOptions& options)
{
    return Drawing(model, layout, options).run();
}

} // namespace stepglass::exchange
