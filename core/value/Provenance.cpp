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

std::optional<Trace> Provenance::find(std::string_view pointer,
                                      const ProvenanceLimits& limits) const
{
    Trace joined;
    joined.pointer = pointer;
    joined.kind = Trace::Kind::Derived;
    std::set<Source> known;
    for (const Trace& trace : traces) {
        if (trace.kind == Trace::Kind::Decided)
            continue;
        if (isWithin(pointer, trace.pointer)) {
            Trace found = trace;
            found.pointer = pointer;
            if (trace.kind == Trace::Kind::Copied)
                found.sources.front().pointer += pointer.substr(trace.pointer.size());
            return found;
        }
        if (!isWithin(trace.pointer, pointer))
            continue;
        joined.isTruncated = joined.isTruncated || trace.isTruncated;
        for (const Source& source : trace.sources) {
            if (known.contains(source))
                continue;
            if (joined.sources.size() == limits.sourcesOfValue) {
                joined.isTruncated = true;
                break;
            }
            known.insert(source);
            joined.sources.push_back(source);
        }
    }
    if (joined.sources.empty() && !joined.isTruncated)
        return std::nullopt;
    return joined;
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
