// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/Values.h"

#include "core/base/Error.h"
#include "core/base/Excerpt.h"

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

/// Leads faults of the text with the values back to the text with the placeholders. There may be
/// thousands of both, so what needs a walk through the tree is asked only near a value.
class WayBack {
public:
    WayBack(const asl::Model& model, const asl::Model& filled, const TextEdits& edits)
        : m_tree(model.tree())
        , m_filled(filled.tree())
        , m_edits(edits)
        , m_places(placesAfter(edits))
        , m_hasKeys(holdsKey())
    {
    }

    void lead(Diagnostic& fault) const
    {
        if (const auto value = valueOf(fault)) {
            fault.range = m_edits[*value].range;
            fault.fixes.clear();
        } else {
            std::erase_if(fault.fixes, [this](const Fix& fix) { return overwritesValue(fix); });
            fault.range = before(fault.range);
        }
        if (m_hasKeys && !m_tree.find(fault.pointer).isValid())
            fault.pointer = m_tree.pointer(m_tree.nodeAt(fault.range.begin));
    }

private:
    /// Whether a value becomes a part of a member's name.
    [[nodiscard]] bool holdsKey() const
    {
        for (std::uint32_t id = 0; id < m_tree.nodeCount(); ++id) {
            const TextRange key = m_tree.node(syntax::NodeId(id)).keyRange;
            const auto edit = std::lower_bound(
                m_edits.begin(), m_edits.end(), key.begin,
                [](const syntax::TextEdit& one, std::uint32_t at) { return one.range.begin < at; });
            if (!key.isEmpty() && edit != m_edits.end() && edit->range.end <= key.end)
                return true;
        }
        return false;
    }

    /// The first value that ends at an offset or behind it.
    [[nodiscard]] std::size_t placeFrom(std::uint32_t offset) const
    {
        const auto found = std::lower_bound(
            m_places.begin(), m_places.end(), offset,
            [](const TextRange& place, std::uint32_t at) { return place.end < at; });
        return static_cast<std::size_t>(found - m_places.begin());
    }

    [[nodiscard]] TextRange before(TextRange range) const
    {
        const std::size_t next = placeFrom(range.begin);
        if (next < m_places.size() && m_places[next].begin <= range.end)
            return asl::rangeBefore(m_edits, range);
        // Between two values all is moved by as much.
        const std::int64_t shift =
            next == 0 ? 0 : std::int64_t(m_edits[next - 1].range.end) - m_places[next - 1].end;
        return {static_cast<std::uint32_t>(range.begin + shift),
                static_cast<std::uint32_t>(range.end + shift)};
    }

    /// Which value makes a fault: one that the fault lies in, or that the text at fault is made of.
    [[nodiscard]] std::optional<std::size_t> valueOf(const Diagnostic& fault) const
    {
        std::size_t place = placeFrom(fault.range.begin);
        const auto isMade = [&](bool isWhole) {
            return m_places[place].contains(fault.range) ||
                   (isWhole && fault.range.contains(m_places[place]));
        };
        while (place < m_places.size() && m_places[place].begin <= fault.range.end && !isMade(true))
            ++place;
        if (place == m_places.size() || m_places[place].begin > fault.range.end)
            return std::nullopt;
        const syntax::NodeId id = m_filled.find(fault.pointer);
        if (!id.isValid())
            return std::nullopt;
        const Node& node = m_filled.node(id);
        const bool isContainer = node.kind == NodeKind::Object || node.kind == NodeKind::Array;
        const bool isWhole = !isContainer || node.keyRange.contains(fault.range);
        return isMade(isWhole) ? std::optional(place) : std::nullopt;
    }

    [[nodiscard]] bool overwritesValue(const Fix& fix) const
    {
        const bool isKey = fix.kind == Fix::Kind::RenameKey;
        if (!isKey && fix.kind != Fix::Kind::ReplaceValue)
            return m_hasKeys && !m_tree.find(fix.pointer).isValid();
        const syntax::NodeId id = m_filled.find(fix.pointer);
        if (!id.isValid() || (m_hasKeys && !m_tree.find(fix.pointer).isValid()))
            return true;
        const Node& node = m_filled.node(id);
        const TextRange range = isKey ? node.keyRange : node.range;
        const std::size_t place = placeFrom(range.begin);
        return place < m_places.size() && m_places[place].begin <= range.end;
    }

    const syntax::SyntaxTree& m_tree;
    const syntax::SyntaxTree& m_filled;
    const TextEdits& m_edits;
    std::vector<TextRange> m_places;
    bool m_hasKeys;
};

/// The text of a model with the values put in, as a model.
std::shared_ptr<const asl::Model> filledModel(const asl::Model& model, const TextEdits& edits,
                                              const CancelToken& cancel)
{
    const syntax::SyntaxTree& tree = model.tree();
    return asl::Model::build(syntax::SyntaxTree::parse(syntax::applyEdits(tree.text(), edits),
                                                       tree.format(), {}, cancel));
}

TextEdits valuesOf(const asl::Model& model)
{
    return asl::substitutionEdits(model.tree(), model.knownPlaceholders().substitutions());
}

/// The faults of the text with the values as faults of the text without.
std::vector<Diagnostic> ledBack(const asl::Model& model, const asl::Model& filled,
                                const TextEdits& edits, std::vector<Diagnostic> faults)
{
    const WayBack back(model, filled, edits);
    for (Diagnostic& fault : faults)
        back.lead(fault);
    std::stable_sort(faults.begin(), faults.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.range < b.range; });
    return faults;
}

} // namespace

std::vector<Diagnostic> checkWithValues(const asl::Model& model, const Options& options,
                                        const CancelToken& cancel)
{
    const TextEdits edits = valuesOf(model);
    if (edits.empty())
        return check(model, options, cancel);
    const auto filled = filledModel(model, edits, cancel);
    if (cancel.isCancelled())
        return {};
    return ledBack(model, *filled, edits, check(*filled, options, cancel));
}

std::vector<Diagnostic> checkWithValues(std::shared_ptr<const asl::Model> model,
                                        const Options& options, Memory& memory,
                                        const CancelToken& cancel)
{
    const TextEdits edits = valuesOf(*model);
    if (edits.empty())
        return check(std::move(model), options, memory, cancel);
    const auto filled = filledModel(*model, edits, cancel);
    if (cancel.isCancelled())
        return {};
    return ledBack(*model, *filled, edits, check(filled, options, memory, cancel));
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
            return FaultyValue{all.environment, known->name, excerptOf(*known->value)};
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
