// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/Values.h"

#include "core/base/Error.h"

#include <algorithm>

namespace stepglass::lint {

namespace {

using syntax::Node;
using syntax::NodeKind;
using syntax::TextEdits;

/// Where the values stand in the text that has them.
std::vector<TextRange> placesAfter(const TextEdits& edits)
{
    std::vector<TextRange> places;
    std::int64_t shift = 0;
    for (const syntax::TextEdit& edit : edits) {
        const auto size = static_cast<std::int64_t>(edit.replacement.size());
        const auto begin = static_cast<std::uint32_t>(std::int64_t(edit.range.begin) + shift);
        places.push_back({begin, begin + static_cast<std::uint32_t>(size)});
        shift += size - std::int64_t(edit.range.length());
    }
    return places;
}

/// Leads faults of the text with the values back to the text with the placeholders.
class WayBack {
public:
    WayBack(const asl::Model& model, const asl::Model& filled, const TextEdits& edits)
        : m_tree(model.tree())
        , m_filled(filled.tree())
        , m_edits(edits)
        , m_places(placesAfter(edits))
    {
    }

    void lead(Diagnostic& fault) const
    {
        if (const auto value = valueOf(fault)) {
            fault.range = m_edits[*value].range;
            fault.fixes.clear();
        } else {
            std::erase_if(fault.fixes, [this](const Fix& fix) { return overwritesValue(fix); });
            fault.range = asl::rangeBefore(m_edits, fault.range);
        }
        // A value can be a part of a name.
        if (!m_tree.find(fault.pointer).isValid())
            fault.pointer = m_tree.pointer(m_tree.nodeAt(fault.range.begin));
    }

private:
    /// Which value makes a fault: one that the fault lies in, or that the text at fault is made of.
    [[nodiscard]] std::optional<std::size_t> valueOf(const Diagnostic& fault) const
    {
        const syntax::NodeId id = m_filled.find(fault.pointer);
        if (!id.isValid())
            return std::nullopt;
        const Node& node = m_filled.node(id);
        const bool isContainer = node.kind == NodeKind::Object || node.kind == NodeKind::Array;
        const bool isWhole = !isContainer || node.keyRange.contains(fault.range);
        const auto found =
            std::find_if(m_places.begin(), m_places.end(), [&](const TextRange& place) {
                return place.contains(fault.range) || (isWhole && fault.range.contains(place));
            });
        if (found == m_places.end())
            return std::nullopt;
        return static_cast<std::size_t>(found - m_places.begin());
    }

    [[nodiscard]] bool overwritesValue(const Fix& fix) const
    {
        const syntax::NodeId id = m_filled.find(fix.pointer);
        if (!id.isValid() || !m_tree.find(fix.pointer).isValid())
            return true;
        const Node& node = m_filled.node(id);
        const bool isKey = fix.kind == Fix::Kind::RenameKey;
        const TextRange range = isKey ? node.keyRange : node.range;
        return (isKey || fix.kind == Fix::Kind::ReplaceValue) &&
               std::any_of(m_places.begin(), m_places.end(),
                           [range](const TextRange& place) { return range.contains(place); });
    }

    const syntax::SyntaxTree& m_tree;
    const syntax::SyntaxTree& m_filled;
    const TextEdits& m_edits;
    std::vector<TextRange> m_places;
};

} // namespace

std::vector<Diagnostic> checkWithValues(const asl::Model& model, const Options& options,
                                        const CancelToken& cancel)
{
    const syntax::SyntaxTree& tree = model.tree();
    const TextEdits edits = asl::substitutionEdits(tree, model.knownPlaceholders().substitutions());
    if (edits.empty())
        return check(model, options, cancel);
    const auto filled = asl::Model::build(syntax::SyntaxTree::parse(
        syntax::applyEdits(tree.text(), edits), tree.format(), {}, cancel));
    if (cancel.isCancelled())
        return {};
    std::vector<Diagnostic> faults = check(*filled, options, cancel);
    const WayBack back(model, *filled, edits);
    for (Diagnostic& fault : faults)
        back.lead(fault);
    std::stable_sort(faults.begin(), faults.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.range < b.range; });
    return faults;
}

std::optional<FaultyValue> faultyValue(const asl::Model& model, const Diagnostic& diagnostic)
{
    // Nothing but a value can be at fault on a placeholder: without one, anything may stand there.
    for (const syntax::Placeholder& placeholder : model.tree().placeholders()) {
        if (placeholder.range != diagnostic.range)
            continue;
        const asl::KnownPlaceholders& all = model.knownPlaceholders();
        const asl::KnownPlaceholder* known = all.find(placeholder.name);
        if (known != nullptr && known->value)
            return FaultyValue{all.environment, known->name, *known->value};
    }
    return std::nullopt;
}

std::string_view englishTemplate(const FaultyValue& value)
{
    return value.environment.empty() ? "${{0}} is {1}: {2}"
                                     : "With environment {3}, ${{0}} is {1}: {2}";
}

std::string toEnglish(const asl::Model& model, const Diagnostic& diagnostic)
{
    const std::string sentence = stepglass::toEnglish(diagnostic);
    const auto value = faultyValue(model, diagnostic);
    if (!value)
        return sentence;
    return fillTemplate(englishTemplate(*value),
                        {value->placeholder, value->value, sentence, value->environment});
}

} // namespace stepglass::lint
