// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/private/Sources.h"
#include "core/placeholders/Uses.h"
#include "core/syntax/Lines.h"

#include <fmt/format.h>

#include <algorithm>

namespace stepglass::assist {

namespace {

/// Names are words, with the separators that templates use in them (AWS::Region, Queue.Arn).
bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_.:-").find(c) != std::string_view::npos;
}

/// The name around the offset, if a `${` stands in front of it.
std::optional<TextRange> nameAt(std::string_view text, std::size_t offset)
{
    offset = std::min(offset, text.size());
    std::size_t begin = offset;
    while (begin > 0 && isNameCharacter(text[begin - 1]))
        --begin;
    if (begin < 2 || text.substr(begin - 2, 2) != "${")
        return std::nullopt;
    std::size_t end = offset;
    while (end < text.size() && isNameCharacter(text[end]))
        ++end;
    // Without a brace behind it, what follows the caret is other text.
    if (end == text.size() || text[end] != '}')
        end = offset;
    return syntax::rangeOf(begin, end);
}

} // namespace

bool addPlaceholders(Answers& answers, std::uint32_t offset)
{
    const std::string& text = answers.tree().text();
    const std::optional<TextRange> name = nameAt(text, offset);
    const auto comments = answers.tree().comments();
    const bool isInComment =
        std::any_of(comments.begin(), comments.end(), [offset](const TextRange& comment) {
            return comment.begin < offset && offset <= comment.end;
        });
    if (!name || isInComment)
        return false;
    const std::string_view brace = name->end < text.size() && text[name->end] == '}' ? "" : "}";
    const asl::KnownPlaceholders& known = answers.model.knownPlaceholders();
    const auto add = [&](const std::string& label, std::string_view detail,
                         std::string_view documentation) {
        answers.addRaw(ItemKind::Placeholder, label, label + std::string(brace), *name, detail,
                       documentation);
    };
    const auto used = placeholders::placeholdersOf(answers.model, answers.catalogue);
    for (const asl::KnownPlaceholder& each : known.all) {
        const auto use =
            std::find_if(used.begin(), used.end(), [&each](const placeholders::Placeholder& other) {
                return other.name == each.name;
            });
        std::string detail;
        if (each.declared || use != used.end())
            detail = toString(each.declared ? *each.declared : use->inferred);
        if (each.value)
            detail += fmt::format("{}{} in {}", detail.empty() ? "" : ", ", *each.value,
                                  known.environment);
        add(each.name, detail, each.description);
    }
    for (const placeholders::Placeholder& each : used) {
        // The one that is being typed is no answer to itself.
        const bool isThisOne =
            each.uses.size() == 1 && each.uses.front().range.touches(name->begin);
        if (!isThisOne && known.find(each.name) == nullptr)
            add(each.name, toString(each.inferred), {});
    }
    return true;
}

} // namespace stepglass::assist
