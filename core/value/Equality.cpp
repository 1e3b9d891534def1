// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/Value.h"

#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace stepglass::value {

namespace {

/// Whether a double is exactly this integer; comparing as doubles would equate neighbours.
bool isExactly(double number, std::int64_t integer)
{
    constexpr double limit = 9223372036854775808.0; // 2^63
    return number >= -limit && number < limit && std::trunc(number) == number &&
           static_cast<std::int64_t>(number) == integer;
}

bool sameNumber(const Value& a, const Value& b)
{
    if (a.isInteger())
        return b.isInteger() ? a.asInteger() == b.asInteger()
                             : isExactly(b.asDouble(), a.asInteger());
    return b.isInteger() ? isExactly(a.asDouble(), b.asInteger()) : a.asDouble() == b.asDouble();
}

using Pair = std::pair<const Value*, const Value*>;

/// Compares one level, and leaves what is nested in `pending`.
bool sameLevel(const Value& a, const Value& b, std::vector<Pair>& pending)
{
    if (a.isNumber() && b.isNumber())
        return sameNumber(a, b);
    if (a.kind() != b.kind())
        return false;
    switch (a.kind()) {
    case Kind::Null:
    case Kind::Integer:
    case Kind::Double:
        return true;
    case Kind::Boolean:
        return a.asBoolean() == b.asBoolean();
    case Kind::String:
        return a.asString() == b.asString();
    case Kind::Array:
        if (a.isSameNode(b))
            return true;
        if (a.size() != b.size())
            return false;
        for (std::size_t index = 0; index < a.size(); ++index)
            pending.emplace_back(a.at(index), b.at(index));
        return true;
    case Kind::Object:
        if (a.isSameNode(b))
            return true;
        if (a.size() != b.size())
            return false;
        for (const Member& member : a.members()) {
            const Value* other = b.find(member.name);
            if (other == nullptr)
                return false;
            pending.emplace_back(&member.value, other);
        }
        return true;
    }
    return false;
}

} // namespace

bool operator==(const Value& a, const Value& b) noexcept
{
    std::vector<Pair> pending;
    if (!sameLevel(a, b, pending))
        return false;
    while (!pending.empty()) {
        const auto [left, right] = pending.back();
        pending.pop_back();
        if (!sameLevel(*left, *right, pending))
            return false;
    }
    return true;
}

} // namespace stepglass::value
