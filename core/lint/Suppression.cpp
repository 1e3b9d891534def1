// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/Rules.h"
#include "core/lint/private/Checker.h"

#include <algorithm>
#include <set>

// What the user has decided not to hear: by settings, by comments in the text, by Comment fields.

namespace stepglass::lint {

namespace {

using syntax::NodeId;

constexpr std::string_view keyword = "stepglass-ignore:";

/// A stretch of text in which some rules are silent.
struct Silence {
    TextRange range;
    std::vector<std::string> names;
};

/// The names after the keyword, up to the end of the line: "no-timeout, no-dollar".
std::vector<std::string> namesIn(std::string_view text)
{
    std::vector<std::string> names;
    const std::size_t begin = text.find(keyword);
    if (begin == std::string_view::npos)
        return names;
    std::string_view rest = text.substr(begin + keyword.size());
    rest = rest.substr(0, rest.find_first_of("\r\n"));
    std::string name;
    for (const char c : std::string(rest) + ",") {
        const bool isPart = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                            c == '_' || (c >= '0' && c <= '9');
        if (isPart) {
            name += c;
        } else if (!name.empty()) {
            names.push_back(name);
            name.clear();
            if (c != ',' && c != ' ')
                break;
        }
    }
    return names;
}

bool isNamed(const std::vector<std::string>& names, DiagnosticCode code)
{
    return std::any_of(names.begin(), names.end(), [code](const std::string& name) {
        return name == ruleId(code) || name == diagnosticInfo(code).code;
    });
}

std::vector<Silence> silencesOf(const syntax::SyntaxTree& tree)
{
    std::vector<Silence> silences;
    if (tree.text().find(keyword) == std::string::npos)
        return silences;
    // A comment speaks of its own line, and of the next one.
    for (const TextRange& comment : tree.comments()) {
        auto names = namesIn(std::string_view(tree.text()).substr(comment.begin, comment.length()));
        if (names.empty())
            continue;
        const std::uint32_t first = tree.lines().position(comment.begin).line;
        const std::uint32_t last = tree.lines().position(comment.end).line;
        silences.push_back({{tree.lines().offset({first, 1}), tree.lines().offset({last + 2, 1})},
                            std::move(names)});
    }
    // A Comment field speaks of its object.
    for (std::size_t i = 0; i < tree.nodeCount(); ++i) {
        const NodeId id(static_cast<std::uint32_t>(i));
        const syntax::Node& node = tree.node(id);
        if (node.kind != syntax::NodeKind::String || !node.parent.isValid() ||
            node.keyRange.isEmpty() || tree.key(id) != "Comment")
            continue;
        auto names = namesIn(tree.string(id));
        if (names.empty())
            continue;
        const syntax::Node& owner = tree.node(node.parent);
        const std::uint32_t begin =
            owner.keyRange.isEmpty() ? owner.range.begin : owner.keyRange.begin;
        silences.push_back({{begin, owner.range.end}, std::move(names)});
    }
    return silences;
}

} // namespace

void applySilences(Checker& checker)
{
    const auto silences = silencesOf(checker.tree());
    if (silences.empty() && checker.options.ignored.empty())
        return;
    std::erase_if(checker.faults, [&](const Diagnostic& fault) {
        return isNamed(checker.options.ignored, fault.code) ||
               std::any_of(silences.begin(), silences.end(), [&fault](const Silence& silence) {
                   return silence.range.touches(fault.range.begin) &&
                          isNamed(silence.names, fault.code);
               });
    });
}

} // namespace stepglass::lint
