// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Diagnostics.h"

#include "core/lint/Values.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <ostream>

namespace stepglass::cli {

namespace {

/// As much of a source line as is shown, in characters.
constexpr std::size_t excerptWidth = 96;

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::size_t characterCount(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !isContinuation(byte); }));
}

/// Offset of the n-th character, or the end.
std::size_t offsetOfCharacter(std::string_view text, std::size_t index)
{
    std::size_t offset = 0;
    for (; offset < text.size(); ++offset) {
        if (isContinuation(text[offset]))
            continue;
        if (index == 0)
            break;
        --index;
    }
    return offset;
}

/// Terminals act on control characters; a space keeps the columns right.
std::string printable(std::string_view text)
{
    std::string shown(text);
    for (char& byte : shown) {
        if (static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F)
            byte = ' ';
    }
    return shown;
}

std::string severityWord(const Paint& paint, Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return paint.bad("error");
    case Severity::Warning:
        return paint.doubtful("warning");
    case Severity::Information:
    case Severity::Hint:
        break;
    }
    return paint.strong(toString(severity));
}

/// The source line with its place underlined; of a long line, the part around the place.
void printExcerpt(std::ostream& out, const Paint& paint, const syntax::SyntaxTree& tree,
                  TextRange range)
{
    const LineIndex& lines = tree.lines();
    const std::uint32_t line = lines.position(range.begin).line;
    const std::uint32_t begin = lines.offset({line, 1});
    const std::uint32_t end = lines.offset({line, std::numeric_limits<std::uint32_t>::max()});
    const std::string_view source = std::string_view(tree.text()).substr(begin, end - begin);
    if (source.empty())
        return;

    const std::size_t column = characterCount(source.substr(0, range.begin - begin));
    const std::uint32_t markedEnd = std::min(std::max(range.end, range.begin), end);
    const std::size_t marked =
        characterCount(source.substr(range.begin - begin, markedEnd - range.begin));
    const std::size_t skipped = column > excerptWidth * 2 / 3 ? column - excerptWidth / 3 : 0;
    const std::size_t from = offsetOfCharacter(source, skipped);
    const std::size_t to = from + offsetOfCharacter(source.substr(from), excerptWidth);
    const std::string_view before = skipped > 0 ? "…" : "";
    const std::string_view after = to < source.size() ? "…" : "";

    const std::size_t place = column - skipped;
    const std::size_t length = std::clamp<std::size_t>(marked, 1, excerptWidth - place);
    const std::string margin(place + characterCount(before), ' ');
    out << fmt::format("{:>6} | {}{}{}\n", line, before, printable(source.substr(from, to - from)),
                       after)
        << fmt::format("{:>6} | {}{}\n", "", margin,
                       paint.bad(fmt::format("^{:~<{}}", "", length - 1)));
}

void printDiagnostic(std::ostream& out, const Paint& paint, std::string_view file,
                     const syntax::SyntaxTree& tree, const Diagnostic& diagnostic,
                     const std::string& sentence)
{
    const std::string code = fmt::format("[{}]", diagnosticInfo(diagnostic.code).code);
    printFault(out, paint, file, tree, diagnostic.range, diagnostic.severity,
               printable(sentence) + ' ' + paint.faint(code));
}

} // namespace

std::string_view toString(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return "error";
    case Severity::Warning:
        return "warning";
    case Severity::Information:
        return "info";
    case Severity::Hint:
        return "hint";
    }
    return "error";
}

bool hasErrors(std::span<const Diagnostic> diagnostics)
{
    return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
        return diagnostic.severity == Severity::Error;
    });
}

Value toJson(const Diagnostic& diagnostic, const syntax::SyntaxTree& tree)
{
    const LineColumn begin = tree.lines().position(diagnostic.range.begin);
    const LineColumn end = tree.lines().position(diagnostic.range.end);
    const auto number = [](std::uint32_t count) { return Value(static_cast<std::int64_t>(count)); };
    return Value::object({
        {"severity", Value(toString(diagnostic.severity))},
        {"code", Value(diagnosticInfo(diagnostic.code).code)},
        {"message", Value(toEnglish(diagnostic))},
        {"path", Value(diagnostic.pointer)},
        {"line", number(begin.line)},
        {"column", number(begin.column)},
        {"endLine", number(end.line)},
        {"endColumn", number(end.column)},
    });
}

Value toJson(const Diagnostic& diagnostic, const asl::Model& model)
{
    return toJson(diagnostic, model.tree())
        .with("message", Value(lint::toEnglish(model, diagnostic)));
}

void printDiagnostics(std::ostream& out, const Paint& paint, std::string_view file,
                      const syntax::SyntaxTree& tree, std::span<const Diagnostic> diagnostics)
{
    for (const Diagnostic& diagnostic : diagnostics)
        printDiagnostic(out, paint, file, tree, diagnostic, stepglass::toEnglish(diagnostic));
}

void printDiagnostics(std::ostream& out, const Paint& paint, std::string_view file,
                      const asl::Model& model, std::span<const Diagnostic> diagnostics)
{
    for (const Diagnostic& diagnostic : diagnostics)
        printDiagnostic(out, paint, file, model.tree(), diagnostic,
                        lint::toEnglish(model, diagnostic));
}

void printFault(std::ostream& out, const Paint& paint, std::string_view file,
                const syntax::SyntaxTree& tree, TextRange range, Severity severity,
                std::string_view message)
{
    const LineColumn place = tree.lines().position(range.begin);
    out << paint.strong(fmt::format("{}:{}:{}:", file, place.line, place.column)) << ' '
        << severityWord(paint, severity) << ": " << message << '\n';
    printExcerpt(out, paint, tree, range);
}

} // namespace stepglass::cli
