// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/Placeholders.h"

#include "core/value/Json.h"

#include <algorithm>
#include <array>

namespace stepglass::asl {

namespace {

constexpr std::array<std::pair<PlaceholderType, std::string_view>, 14> typeWords{{
    {PlaceholderType::Text, "text"},
    {PlaceholderType::Number, "number"},
    {PlaceholderType::Boolean, "boolean"},
    {PlaceholderType::Json, "json"},
    {PlaceholderType::Resource, "resource"},
    {PlaceholderType::Function, "function"},
    {PlaceholderType::StateMachine, "state-machine"},
    {PlaceholderType::Activity, "activity"},
    {PlaceholderType::Queue, "queue-url"},
    {PlaceholderType::Topic, "topic"},
    {PlaceholderType::Table, "table"},
    {PlaceholderType::Role, "role"},
    {PlaceholderType::Bucket, "bucket"},
    {PlaceholderType::Arn, "arn"},
}};
static_assert(typeWords.size() == static_cast<std::size_t>(lastPlaceholderType) + 1);

/// Whether a placeholder is a value all by itself, where JSON must stand.
bool isWholeValue(const syntax::SyntaxTree& tree, TextRange range)
{
    const syntax::Node& node = tree.node(tree.nodeAt(range.begin + 1));
    const bool isMemberOrElement =
        !node.keyRange.isEmpty() ||
        (node.parent.isValid() && tree.node(node.parent).kind == syntax::NodeKind::Array);
    return node.kind == syntax::NodeKind::Placeholder && node.range == range && isMemberOrElement;
}

/// A text as it stands inside the quotes of a JSON string.
std::string insideQuotes(const std::string& text)
{
    const std::string quoted = value::quoted(text);
    return quoted.substr(1, quoted.size() - 2);
}

} // namespace

std::string_view toString(PlaceholderType type)
{
    return typeWords[static_cast<std::size_t>(type)].second;
}

std::optional<PlaceholderType> placeholderTypeOf(std::string_view word)
{
    const auto found = std::find_if(typeWords.begin(), typeWords.end(),
                                    [word](const auto& entry) { return entry.second == word; });
    return found == typeWords.end() ? std::nullopt : std::optional(found->first);
}

const KnownPlaceholder* KnownPlaceholders::find(std::string_view name) const
{
    const auto found = std::find_if(all.begin(), all.end(), [name](const KnownPlaceholder& known) {
        return known.name == name;
    });
    return found == all.end() ? nullptr : &*found;
}

Substitutions KnownPlaceholders::substitutions() const
{
    Substitutions values;
    for (const KnownPlaceholder& known : all) {
        if (known.value)
            values.emplace_back(known.name, *known.value);
    }
    return values;
}

syntax::TextEdits substitutionEdits(const syntax::SyntaxTree& tree, const Substitutions& values)
{
    syntax::TextEdits edits;
    for (const syntax::Placeholder& placeholder : tree.placeholders()) {
        const auto found = std::find_if(values.begin(), values.end(), [&](const auto& each) {
            return each.first == placeholder.name;
        });
        // What a YAML alias repeats stands in the text once.
        const std::uint32_t done = edits.empty() ? 0 : edits.back().range.end;
        if (found == values.end() || placeholder.range.begin < done)
            continue;
        std::string text = found->second;
        if (tree.format() == syntax::Format::Json && !placeholder.isBare)
            text = insideQuotes(text);
        else if (tree.format() == syntax::Format::Json && !value::parseJson(text) &&
                 isWholeValue(tree, placeholder.range))
            text = value::quoted(text);
        edits.push_back({placeholder.range, std::move(text)});
    }
    return edits;
}

TextRange rangeBefore(const syntax::TextEdits& edits, TextRange range)
{
    const auto before = [&edits](std::uint32_t offset, bool isEnd) {
        std::int64_t shift = 0; // of the text after the edits so far
        for (const syntax::TextEdit& edit : edits) {
            const std::int64_t begin = std::int64_t(edit.range.begin) + shift;
            const std::int64_t end = begin + static_cast<std::int64_t>(edit.replacement.size());
            if (offset < begin || (offset == begin && isEnd))
                break;
            if (offset < end)
                return isEnd ? edit.range.end : edit.range.begin;
            shift += static_cast<std::int64_t>(edit.replacement.size()) - edit.range.length();
        }
        return static_cast<std::uint32_t>(std::int64_t(offset) - shift);
    };
    if (range.isEmpty()) {
        const std::uint32_t place = before(range.begin, false);
        return {place, place};
    }
    return {before(range.begin, false), before(range.end, true)};
}

std::string withValues(std::string_view text, const KnownPlaceholders& known)
{
    std::string result;
    while (true) {
        const std::size_t begin = text.find("${");
        const std::size_t end = begin == std::string_view::npos ? begin : text.find('}', begin);
        if (end == std::string_view::npos)
            return result.append(text);
        const KnownPlaceholder* found = known.find(text.substr(begin + 2, end - begin - 2));
        result.append(text.substr(0, begin));
        result.append(found != nullptr && found->value
                          ? *found->value
                          : std::string(text.substr(begin, end + 1 - begin)));
        text.remove_prefix(end + 1);
    }
}

bool hasPlaceholder(std::string_view text)
{
    const std::size_t begin = text.find("${");
    return begin != std::string_view::npos && text.find('}', begin) != std::string_view::npos;
}

} // namespace stepglass::asl
