// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"
#include "app/cli/Definition.h"

#include "core/exchange/SvgDrawing.h"

#include <CLI/CLI.hpp>
#include <string_view>

using namespace std::string_view_literals;

namespace stepglass::cli {

namespace {

class RenderCommand final : public Command {
public:
    std::string_view name() const override { return "render"; }
    std::string_view description() const override { return "Draw a definition's graph as SVG"; }

    void addOptions(CLI::App& app) override
    {
        app.add_option("FILE", m_file, "The definition, JSON or YAML; - is standard input")
            ->required();
        app.add_option("-o,--output", m_output, "The drawing, OUT.svg; - is standard output")
            ->capture_default_str();
        app.add_flag("--dark", m_isDark, "Light lines on a dark ground");
        app.add_flag("--transparent", m_isTransparent, "Draw no background");
        app.footer("PNG and PDF come from the window: File, Export Drawing.");
    }

    ExitCode run(Streams& streams) override
    {
        if (m_output.ends_with(".png"sv) || m_output.ends_with(".pdf"sv))
            return reportError({ErrorCode::Usage,
                                {"only SVG can be drawn here; the window exports PNG and PDF"},
                                m_output},
                               streams);
        const Result<Definition> definition = readDefinition(m_file, streams);
        if (!definition)
            return reportError(definition.error(), streams);
        exchange::DrawingOptions options;
        options.hasBackground = !m_isTransparent;
        if (m_isDark)
            options.colors = exchange::DrawingColors::dark();
        const auto layout =
            layout::makeGraphvizLayoutEngine()->layout(*definition->model, options.text, {});
        if (layout == nullptr)
            return reportError({ErrorCode::LayoutFailed, {"the engine gave nothing"}, m_file},
                               streams);
        const Result<void> written =
            writeOutput(m_output, exchange::toSvg(*definition->model, *layout, options), streams);
        return written ? ExitCode::Good : reportError(written.error(), streams);
    }

private:
    std::string m_file;
    std::string m_output = "-";
    bool m_isDark = false;
    bool m_isTransparent = false;
};

} // namespace

std::unique_ptr<Command> makeRenderCommand()
{
    return std::make_unique<RenderCommand>();
}

} // namespace stepglass::cli
