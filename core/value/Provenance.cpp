// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/Provenance.h"

#include <set>

namespace stepglass::value {

namespace {

/// Whether `inner` is `outer` or below it.
bool isWithin(std::string_view inner, std::string_view outer)
{
    return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '/');
}

} // namespace

std::string_view Source::rootName() const
{
    switch (root) {
    case Root::Input:
        return "input";
    case Root::Context:
        return "context";
    case Root::Variable:
        break;
    }
    return variable;
}

std::string_view toString(Trace::Kind kind)
{
    switch (kind) {
    case Trace::Kind::Copied:
        return "copied";
    case Trace::Kind::Derived:
        return "derived";
    case Trace::Kind::Decided:
        break;
    }
    return "decided";
}

Trace Provenance::joined(const ProvenanceLimits& limits) const
{
    Trace all{{}, Trace::Kind::Derived, {}, isTruncated};
    std::set<Source> known;
    for (const Trace& trace : traces) {
        if (trace.kind == Trace::Kind::Decided)
            continue;
        all.isTruncated = all.isTruncated || trace.isTruncated;
        for (const Source& source : trace.sources) {
            if (known.contains(source))
                continue;
            if (all.sources.size() == limits.sourcesOfValue) {
                all.isTruncated = true;
                return all;
            }
            known.insert(source);
            all.sources.push_back(source);
        }
    }
    return all;
}

std::optional<Trace> Provenance::find(std::string_view pointer,
                                      const ProvenanceLimits& limits) const
{
    const Provenance own = part(pointer);
    std::optional<Trace> found;
    for (const Trace& trace : own.traces)
        if (trace.pointer.empty() && trace.kind != Trace::Kind::Decided)
            found = trace;
    if (!found)
        found = own.joined(limits);
    if (found->sources.empty() && !found->isTruncated)
        return std::nullopt;
    found->pointer = pointer;
    return found;
}

Provenance Provenance::part(std::string_view pointer) const
{
    Provenance result;
    result.isTruncated = isTruncated;
    for (const Trace& trace : traces) {
        const bool isAround = isWithin(pointer, trace.pointer);
        if (!isAround && !isWithin(trace.pointer, pointer))
            continue;
        Trace& own = result.traces.emplace_back(trace);
        own.pointer.erase(0, pointer.size());
        if (isAround && trace.kind == Trace::Kind::Copied)
            own.sources.front().pointer += pointer.substr(trace.pointer.size());
    }
    return result;
}

std::size_t placeOf(const Value& part, const Value& whole)
{
    if (whole.isArray())
        return static_cast<std::size_t>(&part - whole.elements().data());
    const auto distance = reinterpret_cast<const char*>(&part) -
                          reinterpret_cast<const char*>(whole.members().data());
    return static_cast<std::size_t>(distance) / sizeof(Member);
}

void Provenance::append(const Provenance& part, std::string_view pointer)
{
    isTruncated = isTruncated || part.isTruncated;
    for (const Trace& trace : part.traces) {
        Trace& moved = traces.emplace_back(trace);
        moved.pointer.insert(0, pointer);
    }
}

} // namespace stepglass::value
