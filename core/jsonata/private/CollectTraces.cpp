// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/Item.h"
#include "core/jsonata/private/Tracer.h"
#include "core/value/Pointer.h"

#include <unordered_set>

namespace stepglass::jsonata {

namespace {

/// Origins that are looked at for one value, and for all of them: a sum of sums may have many.
constexpr std::size_t mostVisitsOfValue = 200'000;
constexpr std::size_t mostVisits = 20'000'000;

} // namespace

/// Walks a result beside the origins of its parts.
class Tracer::Collector {
public:
    Collector(Tracer& tracer, const value::ProvenanceLimits& limits)
        : m_tracer(tracer)
        , m_limits(limits)
    {
    }

    value::Provenance provenance;

    void walkItem(const Item& item, const Value& value)
    {
        if (item.isJson()) {
            walkOrigin(item.origin(), value);
            return;
        }
        const OriginId chosen = takeDecisions(item.origin());
        if (m_tracer.isPlace(chosen) && m_tracer.isUntouched(item, chosen)) {
            walkOrigin(chosen, value);
        } else if (item.isList()) {
            for (std::size_t index = 0; index < item.list().items.size(); ++index)
                walkPart(std::to_string(index),
                         [&] { walkItem(item.list().items[index], *value.at(index)); });
        } else if (item.isRecord()) {
            for (const auto& [name, content] : item.record().members)
                if (const Value* member = value.find(name); !content.isUndefined() && member)
                    walkPart(value::escapePointerToken(name.text()),
                             [&] { walkItem(content, *member); });
        } else if (item.isTuple()) {
            walkItem(item.tuple().context, value);
        }
    }

private:
    void walkOrigin(OriginId origin, const Value& value)
    {
        origin = takeDecisions(origin);
        const Origin& known = m_tracer.m_origins[origin];
        switch (known.kind) {
        case Kind::None:
        case Kind::Decided:
            break;
        case Kind::Beyond:
        case Kind::Derived:
            addResolved(value::Trace::Kind::Derived, origin);
            break;
        case Kind::Root:
        case Kind::Child:
            addTrace({m_pointer, value::Trace::Kind::Copied, {sourceOf(origin)}});
            break;
        case Kind::Parts:
            for (std::size_t index = 0; index < known.second && index < value.size(); ++index) {
                const OriginId part = m_tracer.m_pool[known.first + index];
                if (value.isArray())
                    walkPart(std::to_string(index),
                             [&] { walkOrigin(part, value.elements()[index]); });
                else
                    walkPart(value::escapePointerToken(value.members()[index].name.text()),
                             [&] { walkOrigin(part, value.members()[index].value); });
            }
            break;
        }
    }

    template <typename Walk>
    void walkPart(const std::string& token, Walk&& walk)
    {
        const std::size_t length = m_pointer.size();
        m_pointer.append("/").append(token);
        walk();
        m_pointer.resize(length);
    }

    /// Tells of the conditions that chose an origin, and gives what they chose.
    OriginId takeDecisions(OriginId origin)
    {
        while (m_tracer.m_origins[origin].kind == Kind::Decided) {
            addResolved(value::Trace::Kind::Decided, m_tracer.m_origins[origin].second);
            origin = m_tracer.m_origins[origin].first;
        }
        return origin;
    }

    void addTrace(value::Trace trace)
    {
        m_sources += trace.sources.size();
        if (provenance.traces.size() >= m_limits.traces)
            provenance.isTruncated = true;
        else
            provenance.traces.push_back(std::move(trace));
    }

    /// Follows operands to the places they came from.
    void addResolved(value::Trace::Kind kind, OriginId derived)
    {
        value::Trace trace{m_pointer, kind, {}};
        std::unordered_set<OriginId> known;
        std::vector<OriginId> waiting{derived};
        while (!waiting.empty() && !trace.isTruncated) {
            const OriginId id = waiting.back();
            waiting.pop_back();
            if (id == 0 || !known.insert(id).second)
                continue;
            const Origin& origin = m_tracer.m_origins[id];
            trace.isTruncated = ++m_visits > mostVisits || known.size() > mostVisitsOfValue;
            switch (origin.kind) {
            case Kind::None:
                break;
            case Kind::Beyond:
                trace.isTruncated = true;
                break;
            case Kind::Root:
            case Kind::Child:
                if (trace.sources.size() >= m_limits.sourcesOfValue ||
                    m_sources + trace.sources.size() >= m_limits.sources)
                    trace.isTruncated = true;
                else
                    trace.sources.push_back(sourceOf(id));
                break;
            case Kind::Decided:
                waiting.push_back(origin.first);
                break;
            case Kind::Parts:
            case Kind::Derived:
                // The first one is looked at first.
                for (std::size_t index = origin.second; index > 0; --index)
                    waiting.push_back(m_tracer.m_pool[origin.first + index - 1]);
                break;
            }
        }
        addTrace(std::move(trace));
    }

    [[nodiscard]] value::Source sourceOf(OriginId place) const
    {
        std::vector<OriginId> way;
        while (m_tracer.m_origins[place].kind == Kind::Child) {
            way.push_back(place);
            place = m_tracer.m_origins[place].first;
        }
        value::Source source = m_tracer.m_roots[m_tracer.m_origins[place].first].source;
        for (auto step = way.rbegin(); step != way.rend(); ++step) {
            const Origin& origin = m_tracer.m_origins[*step];
            const Value& whole = *m_tracer.m_origins[origin.first].value;
            source.pointer += '/';
            source.pointer +=
                whole.isArray()
                    ? std::to_string(origin.second)
                    : value::escapePointerToken(whole.members()[origin.second].name.text());
        }
        return source;
    }

    Tracer& m_tracer;
    const value::ProvenanceLimits& m_limits;
    std::string m_pointer;
    std::size_t m_sources = 0;
    std::size_t m_visits = 0;
};

value::Provenance Tracer::collect(const Item& result, const Value& value,
                                  const value::ProvenanceLimits& limits)
{
    Collector collector(*this, limits);
    collector.walkItem(result, value);
    return std::move(collector.provenance);
}

} // namespace stepglass::jsonata
