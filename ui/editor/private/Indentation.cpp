// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/private/Indentation.h"

#include "ui/editor/private/ScintillaView.h"

#include <algorithm>
#include <string>

namespace stepglass::ui::editor {

namespace {

std::string_view lineOf(std::string_view text, std::size_t begin)
{
    std::size_t end = text.find_first_of("\r\n", begin);
    return text.substr(begin, end == std::string_view::npos ? end : end - begin);
}

std::string_view leadingBlanks(std::string_view line)
{
    return line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::string oneLevel(const ScintillaView& view)
{
    return view.indentationsUseTabs()
               ? std::string("\t")
               : std::string(static_cast<std::size_t>(std::max(1, view.tabWidth())), ' ');
}

void insert(ScintillaView& view, std::uint32_t offset, const std::string& text)
{
    view.SendScintilla(QsciScintillaBase::SCI_INSERTTEXT, static_cast<unsigned long>(offset),
                       text.c_str());
}

void indentNewLine(ScintillaView& view, const document::WorkflowDocument& document)
{
    const std::string& text = document.text();
    const std::uint32_t caret = view.caretOffset();
    const auto line =
        static_cast<std::uint32_t>(view.send(QsciScintillaBase::SCI_LINEFROMPOSITION, caret));
    if (line == 0)
        return;
    const auto begin =
        static_cast<std::uint32_t>(view.send(QsciScintillaBase::SCI_POSITIONFROMLINE, line - 1));
    const std::string_view before = lineOf(text, begin);
    const std::string_view content = trimmed(before);
    const std::string blanks(leadingBlanks(before));
    const bool isYaml = document.format() == syntax::Format::Yaml;
    const char last = content.empty() ? ' ' : content.back();
    const bool opens = last == '{' || last == '[' || (isYaml && last == ':');
    std::string indent = blanks;
    // In YAML the members of "- key: value" stand below the key.
    if (isYaml && content.starts_with("- ") && !opens)
        indent += "  ";
    if (opens)
        indent += oneLevel(view) + (isYaml && content.starts_with("- ") ? "  " : "");
    const char next = caret < text.size() ? text[caret] : ' ';
    if (opens && (next == '}' || next == ']'))
        insert(view, caret,
               (text[caret - 1] == '\n' && caret > 1 && text[caret - 2] == '\r' ? "\r\n" : "\n") +
                   blanks);
    if (indent.empty())
        return;
    insert(view, caret, indent);
    view.send(QsciScintillaBase::SCI_SETEMPTYSELECTION,
              caret + static_cast<std::uint32_t>(indent.size()));
}

void alignClosingBracket(ScintillaView& view, const document::WorkflowDocument& document)
{
    const std::uint32_t bracket = view.caretOffset() - 1;
    const auto line =
        static_cast<std::uint32_t>(view.send(QsciScintillaBase::SCI_LINEFROMPOSITION, bracket));
    const auto begin =
        static_cast<std::uint32_t>(view.send(QsciScintillaBase::SCI_POSITIONFROMLINE, line));
    const std::string& text = document.text();
    if (text.find_first_not_of(" \t", begin) != bracket)
        return;
    const long opening = view.send(QsciScintillaBase::SCI_BRACEMATCH, bracket);
    if (opening < 0)
        return;
    const auto openingLine = static_cast<std::uint32_t>(
        view.send(QsciScintillaBase::SCI_LINEFROMPOSITION, static_cast<std::uint32_t>(opening)));
    const std::string blanks(
        leadingBlanks(lineOf(text, static_cast<std::size_t>(view.send(
                                       QsciScintillaBase::SCI_POSITIONFROMLINE, openingLine)))));
    if (blanks == std::string_view(text).substr(begin, bracket - begin))
        return;
    view.send(QsciScintillaBase::SCI_SETTARGETSTART, begin);
    view.send(QsciScintillaBase::SCI_SETTARGETEND, bracket);
    view.SendScintilla(QsciScintillaBase::SCI_REPLACETARGET,
                       static_cast<unsigned long>(blanks.size()), blanks.c_str());
}

} // namespace

Indentation indentationOf(std::string_view text)
{
    constexpr int linesToLookAt = 200;
    std::size_t begin = 0;
    for (int line = 0; line < linesToLookAt && begin < text.size(); ++line) {
        const std::string_view blanks = leadingBlanks(lineOf(text, begin));
        if (blanks.starts_with('\t'))
            return {.usesTabs = true, .width = 4};
        if (!blanks.empty() && blanks.size() < lineOf(text, begin).size())
            return {.usesTabs = false,
                    .width = static_cast<int>(std::min<std::size_t>(blanks.size(), 8))};
        const std::size_t end = text.find('\n', begin);
        if (end == std::string_view::npos)
            break;
        begin = end + 1;
    }
    return {};
}

void indentAfter(ScintillaView& view, const document::WorkflowDocument& document, char character)
{
    if (character == '\n')
        indentNewLine(view, document);
    else if ((character == '}' || character == ']') && document.format() == syntax::Format::Json)
        alignClosingBracket(view, document);
}

} // namespace stepglass::ui::editor
