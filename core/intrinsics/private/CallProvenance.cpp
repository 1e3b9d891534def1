// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intrinsics/private/CallProvenance.h"

#include "core/value/Pointer.h"

#include <charconv>
#include <optional>

namespace stepglass::intrinsics {

namespace {

using value::Provenance;
using value::Trace;

std::string indexPointer(std::size_t index)
{
    std::string pointer("/");
    pointer += std::to_string(index);
    return pointer;
}

/// What is known of an array whose elements are put elsewhere: `placeOf(index)` gives the pointer
/// into the result, or nothing where the element is left out.
template <typename PlaceOf>
Provenance moved(const Provenance& array, std::size_t size, PlaceOf placeOf)
{
    Provenance result;
    result.isTruncated = array.isTruncated;
    for (const Trace& trace : array.traces) {
        if (trace.pointer.empty()) {
            // Known as a whole: then each element is.
            for (std::size_t index = 0; index < size; ++index)
                if (const std::optional<std::string> place = placeOf(index))
                    result.append(Provenance{{trace}}.part(indexPointer(index)), *place);
            continue;
        }
        std::size_t index = 0;
        const char* end = trace.pointer.data() + trace.pointer.size();
        const auto read = std::from_chars(trace.pointer.data() + 1, end, index);
        if (const std::optional<std::string> place = placeOf(index)) {
            Trace& own = result.traces.emplace_back(trace);
            own.pointer = *place;
            own.pointer.append(read.ptr, end);
        }
    }
    return result;
}

Provenance ofMerged(Arguments arguments, std::span<const Provenance> sources, const Value& merged)
{
    Provenance result;
    for (const value::Member& member : merged.members()) {
        const bool isOfSecond = arguments[1].value.find(member.name) != nullptr;
        std::string pointer("/");
        pointer += value::escapePointerToken(member.name.text());
        result.append(sources[isOfSecond ? 1 : 0].part(pointer), pointer);
    }
    return result;
}

Provenance ofUnique(const Value& array, const Provenance& source, const Value& unique)
{
    // What stands there first is kept, in the old order.
    std::vector<std::optional<std::size_t>> places(array.size());
    std::size_t next = 0;
    for (std::size_t index = 0; index < array.size() && next < unique.size(); ++index)
        if (*array.at(index) == *unique.at(next))
            places[index] = next++;
    return moved(source, array.size(), [&](std::size_t index) {
        return places[index] ? std::optional(indexPointer(*places[index])) : std::nullopt;
    });
}

} // namespace

Provenance provenanceOf(Function function, Arguments arguments, std::span<const Provenance> sources,
                        const Value& result, const value::ProvenanceLimits& limits)
{
    Provenance all;
    switch (function) {
    case Function::Array:
        for (std::size_t index = 0; index < sources.size(); ++index)
            all.append(sources[index], indexPointer(index));
        return all;
    case Function::ArrayPartition: {
        const auto size = static_cast<std::size_t>(wholeNumber(arguments[1].value).value_or(1));
        return moved(sources[0], arguments[0].value.size(), [size](std::size_t index) {
            return std::optional(indexPointer(index / size) + indexPointer(index % size));
        });
    }
    case Function::ArrayGetItem: {
        const auto index = static_cast<std::size_t>(wholeNumber(arguments[1].value).value_or(0));
        return sources[0].part(indexPointer(index));
    }
    case Function::ArrayUnique:
        return ofUnique(arguments[0].value, sources[0], result);
    case Function::JsonMerge:
        return ofMerged(arguments, sources, result);
    case Function::Format:
    case Function::StringSplit:
    case Function::StringToJson:
    case Function::JsonToString:
    case Function::ArrayContains:
    case Function::ArrayRange:
    case Function::ArrayLength:
    case Function::Base64Encode:
    case Function::Base64Decode:
    case Function::Hash:
    case Function::MathRandom:
    case Function::MathAdd:
    case Function::Uuid:
        break;
    }
    for (const Provenance& source : sources)
        all.append(source, "");
    Trace computed = all.joined(limits);
    if (computed.sources.empty() && !computed.isTruncated)
        return {};
    return {{std::move(computed)}};
}

} // namespace stepglass::intrinsics
