// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpath/private/Recorder.h"

#include "core/value/Pointer.h"

namespace stepglass::jsonpath {

using value::Provenance;
using value::Trace;

std::size_t Recorder::enter(const Value& model, const Value& part)
{
    const std::size_t length = m_pointer.size();
    const std::size_t place = value::placeOf(part, model);
    m_pointer += '/';
    m_pointer += model.isArray() ? std::to_string(place)
                                 : value::escapePointerToken(model.members()[place].name.text());
    return length;
}

Recorder Recorder::here() const
{
    Recorder copy(m_root, *m_limits);
    copy.m_pointer = m_pointer;
    return copy;
}

Recorder Recorder::nowhere() const
{
    Recorder copy(m_root, *m_limits);
    copy.m_isNowhere = true;
    return copy;
}

value::Source Recorder::source() const
{
    value::Source place = m_root;
    place.pointer = m_pointer;
    return place;
}

void Recorder::addMatch()
{
    m_matches.push_back({{{{}, Trace::Kind::Copied, {source()}}}});
}

void Recorder::addTogether(const Value& model, const std::vector<value::Key>& names)
{
    Provenance& match = m_matches.emplace_back();
    for (const value::Key& name : names) {
        if (model.find(name) == nullptr)
            continue;
        std::string token("/");
        token += value::escapePointerToken(name.text());
        value::Source place = source();
        place.pointer += token;
        match.traces.push_back({std::move(token), Trace::Kind::Copied, {std::move(place)}});
    }
}

void Recorder::addOperand(const Provenance& operand)
{
    m_operands.append(operand, "");
}

Trace Recorder::derived(const Provenance& model, const Provenance& operands) const
{
    Provenance all = model;
    all.append(operands, "");
    return all.joined(*m_limits);
}

void Recorder::addComputed(const Recorder& computed, std::optional<std::size_t> element)
{
    Provenance model{{{{}, Trace::Kind::Copied, {source()}}}};
    if (element) {
        m_matches.push_back(model.part('/' + std::to_string(*element)));
        m_matches.back().traces.front().pointer.clear();
        return;
    }
    m_matches.push_back({{derived(model, computed.m_operands)}});
}

void Recorder::finish(bool isDefinite)
{
    if (isDefinite) {
        if (!m_matches.empty())
            result = std::move(m_matches.back());
        return;
    }
    for (std::size_t index = 0; index < m_matches.size() && !result.isTruncated; ++index) {
        result.append(m_matches[index], '/' + std::to_string(index));
        result.isTruncated = result.traces.size() > m_limits->traces;
    }
    if (result.traces.size() > m_limits->traces)
        result.traces.resize(m_limits->traces);
}

void Recorder::finishComputed(const Recorder& computed, std::optional<std::size_t> element)
{
    if (element) {
        result = std::move(m_matches[*element]);
        return;
    }
    Provenance model;
    for (const Provenance& match : m_matches)
        model.append(match, "");
    result = {{derived(model, computed.m_operands)}};
}

Recorder::Walk::Walk(Recorder& recorder)
    : m_recorder(recorder)
    , m_start(recorder.m_pointer)
    , m_waiting{recorder.m_pointer}
{
}

void Recorder::Walk::next(const Value& node)
{
    m_recorder.m_pointer = std::move(m_waiting.back());
    m_waiting.pop_back();
    // As the evaluator does it: the last one is put down first.
    const auto wait = [this](std::string_view token) {
        m_waiting.push_back(m_recorder.m_pointer + '/');
        m_waiting.back() += token;
    };
    for (std::size_t index = node.elements().size(); index > 0; --index)
        wait(std::to_string(index - 1));
    for (std::size_t index = node.members().size(); index > 0; --index)
        wait(value::escapePointerToken(node.members()[index - 1].name.text()));
}

} // namespace stepglass::jsonpath
