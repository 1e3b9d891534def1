// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/Recollection.h"

#include "core/syntax/Comparison.h"

#include <algorithm>
#include <limits>

// What a keystroke has not touched is not judged again.

namespace stepglass::lint {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// A state's text with its name.
TextRange rangeOf(const asl::Model& model, const asl::State& state)
{
    const syntax::Node& node = model.tree().node(state.node);
    return {node.keyRange.isEmpty() ? node.range.begin : node.keyRange.begin, node.range.end};
}

bool isInside(std::string_view pointer, std::string_view state)
{
    return pointer.starts_with(state) &&
           (pointer.size() == state.size() || pointer[state.size()] == '/');
}

/// Puts the beginning of a pointer in the place of another.
void replaceBeginning(std::string& pointer, const std::string& before, const std::string& now)
{
    pointer.replace(0, before.size(), now);
}

} // namespace

/// What one family of rules said of the states.
struct Recollection::Findings {
    std::vector<Diagnostic> faults;
    /// By state: where its faults begin; one more for their end.
    std::vector<std::uint32_t> begins{0};
    /// By state: whether its faults are about itself alone, so that they move with it.
    std::vector<bool> isOwn;
};

struct Memory::Contents {
    std::shared_ptr<const asl::Model> model;
    Recollection::Context context;
    std::vector<Recollection::Findings> families;
    std::vector<std::shared_ptr<const std::vector<VariableRead>>> reads; ///< by state
};

Memory::Memory() = default;
Memory::~Memory() = default;
Memory::Memory(Memory&&) noexcept = default;
Memory& Memory::operator=(Memory&&) noexcept = default;

Recollection::Recollection(Memory* memory, std::shared_ptr<const asl::Model> model, Context context)
    : m_memory(memory)
{
    if (memory == nullptr)
        return;
    m_now = std::make_unique<Memory::Contents>();
    m_now->model = std::move(model);
    m_now->context = std::move(context);
    m_now->reads.resize(m_now->model->allStates().size());
    if (memory->m_contents != nullptr && memory->m_contents->context == m_now->context)
        findStates();
}

Recollection::~Recollection() = default;

void Recollection::findStates()
{
    const asl::Model& before = *m_memory->m_contents->model;
    const asl::Model& now = *m_now->model;
    const syntax::Comparison comparison(before.tree(), now.tree());
    const auto& old = before.allStates();
    m_before.assign(now.allStates().size(), none);
    for (std::size_t i = 0; i < m_before.size(); ++i) {
        const asl::State& state = *now.allStates()[i];
        const syntax::NodeId node = comparison.before(state.node);
        if (!node.isValid())
            continue;
        // Both stand in the order of the text.
        const auto found = std::lower_bound(
            old.begin(), old.end(), node,
            [](const asl::State* candidate, syntax::NodeId id) { return candidate->node < id; });
        if (found == old.end() || (*found)->node != node)
            continue;
        // What a state inherits, or what is known of it from elsewhere.
        const asl::State& known = **found;
        if (known.isBroken == state.isBroken && known.queryLanguage == state.queryLanguage &&
            known.resource == state.resource)
            m_before[i] = static_cast<std::uint32_t>(found - old.begin());
    }
}

void Recollection::check(Checker& checker, StateRules& rules)
{
    const auto& states = checker.model.allStates();
    if (m_now == nullptr) {
        for (const asl::State* state : states)
            rules.check(*state);
        return;
    }
    m_now->families.emplace_back();
    for (std::size_t i = 0; i < states.size(); ++i) {
        const std::size_t first = checker.faults.size();
        if (!repeat(checker, i))
            rules.check(*states[i]);
        remember(m_now->families.back(), *states[i], std::span(checker.faults).subspan(first));
    }
    ++m_family;
}

bool Recollection::repeat(Checker& checker, std::size_t number) const
{
    if (m_before.empty() || m_before[number] == none)
        return false;
    const std::size_t old = m_before[number];
    const Findings& known = m_memory->m_contents->families[m_family];
    if (!known.isOwn[old])
        return false;
    const asl::Model& modelBefore = *m_memory->m_contents->model;
    const asl::State& before = *modelBefore.allStates()[old];
    const asl::State& now = *m_now->model->allStates()[number];
    const std::uint32_t begin = rangeOf(modelBefore, before).begin;
    const std::uint32_t newBegin = rangeOf(*m_now->model, now).begin;
    for (std::uint32_t i = known.begins[old]; i < known.begins[old + 1]; ++i) {
        Diagnostic& fault = checker.faults.emplace_back(known.faults[i]);
        fault.range = {fault.range.begin - begin + newBegin, fault.range.end - begin + newBegin};
        if (before.path == now.path)
            continue;
        replaceBeginning(fault.pointer, before.path.pointer(), now.path.pointer());
        for (Fix& fix : fault.fixes)
            replaceBeginning(fix.pointer, before.path.pointer(), now.path.pointer());
    }
    return true;
}

void Recollection::remember(Findings& kept, const asl::State& state,
                            std::span<const Diagnostic> faults) const
{
    const TextRange range = rangeOf(*m_now->model, state);
    const std::string& path = state.path.pointer();
    kept.isOwn.push_back(std::all_of(faults.begin(), faults.end(), [&](const Diagnostic& fault) {
        return range.contains(fault.range) && isInside(fault.pointer, path) &&
               std::all_of(fault.fixes.begin(), fault.fixes.end(),
                           [&path](const Fix& fix) { return isInside(fix.pointer, path); });
    }));
    kept.faults.insert(kept.faults.end(), faults.begin(), faults.end());
    kept.begins.push_back(static_cast<std::uint32_t>(kept.faults.size()));
}

std::shared_ptr<const std::vector<VariableRead>> Recollection::reads(Checker& checker,
                                                                     std::size_t number)
{
    const bool isKnown = !m_before.empty() && m_before[number] != none;
    auto known = isKnown ? m_memory->m_contents->reads[m_before[number]] : nullptr;
    if (known == nullptr) {
        const asl::State& state = *checker.model.allStates()[number];
        auto found = std::make_shared<std::vector<VariableRead>>();
        forEachVariableUse(checker, state, [&](VariableRead read) {
            read.node = syntax::NodeId(read.node.value() - state.node.value());
            found->push_back(std::move(read));
        });
        known = std::move(found);
    }
    if (m_now != nullptr)
        m_now->reads[number] = known;
    return known;
}

void Recollection::keep()
{
    if (m_memory != nullptr)
        m_memory->m_contents = std::move(m_now);
}

} // namespace stepglass::lint
