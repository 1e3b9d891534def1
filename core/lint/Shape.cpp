// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/Shape.h"

#include "core/lint/private/VariableUses.h"

#include <algorithm>

namespace stepglass::lint {

namespace {

/// An object of more members than this is taken for anything: every state that adds a member copies
/// the others, so a long machine that gathers its results would cost their square.
constexpr std::size_t mostMembers = 64;
/// The same for data of which it is only known what was added: long machines gather results in it.
constexpr std::size_t mostGathered = 32;

/// Whether nothing is known below a depth.
bool endsWithin(const ShapePtr& shape, std::size_t depth)
{
    if (shape == nullptr)
        return true;
    return depth > 0 &&
           std::all_of(shape->members.begin(), shape->members.end(),
                       [&](const auto& member) { return endsWithin(member.second, depth - 1); });
}

bool isPlainName(std::string_view name)
{
    return !name.empty() &&
           std::all_of(name.begin(), name.end(), [](char c) { return isNameByte(c) || c == '-'; });
}

} // namespace

std::optional<PlainPath> plainPath(std::string_view text)
{
    if (!text.starts_with('$'))
        return std::nullopt;
    text.remove_prefix(1);
    if (!text.empty() && text.front() != '.' && text.front() != '[')
        return std::nullopt;
    PlainPath path;
    while (!text.empty()) {
        std::string_view name;
        if (text.front() == '.') {
            const std::size_t end = std::min(text.find_first_of(".[", 1), text.size());
            name = text.substr(1, end - 1);
            if (!isPlainName(name) || (end < text.size() && text[end] == '('))
                break;
            text.remove_prefix(end);
        } else if (text.starts_with("['")) {
            const std::size_t end = text.find("']");
            if (end == std::string_view::npos)
                break;
            name = text.substr(2, end - 2);
            if (name.find_first_of("'\\,") != std::string_view::npos)
                break;
            text.remove_prefix(end + 2);
        } else {
            break;
        }
        path.names.emplace_back(name);
    }
    path.isWhole = text.empty();
    return path;
}

Finding follow(const ShapePtr& shape, const PlainPath& path)
{
    ShapePtr at = shape;
    for (std::size_t i = 0; i < path.names.size(); ++i) {
        if (at == nullptr)
            return {};
        const auto member = at->members.find(path.names[i]);
        if (member == at->members.end())
            return {nullptr, !at->isOpen, i};
        at = member->second;
    }
    return {path.isWhole ? at : nullptr, false, 0};
}

ShapePtr withValue(const ShapePtr& shape, const std::vector<std::string>& names, ShapePtr value,
                   std::size_t from)
{
    if (from == names.size())
        return value;
    if (shape != nullptr && shape->members.size() >= (shape->isOpen ? mostGathered : mostMembers))
        return nullptr;
    Shape changed = shape != nullptr ? *shape : Shape{true, {}};
    ShapePtr& member = changed.members[names[from]];
    member = withValue(member, names, std::move(value), from + 1);
    return std::make_shared<const Shape>(std::move(changed));
}

ShapePtr joined(const ShapePtr& a, const ShapePtr& b)
{
    if (a == b)
        return a;
    if (a == nullptr || b == nullptr)
        return nullptr;
    Shape both = *a;
    both.isOpen = a->isOpen || b->isOpen;
    for (const auto& [name, shape] : b->members) {
        const auto [member, isNew] = both.members.emplace(name, shape);
        if (!isNew)
            member->second = joined(member->second, shape);
    }
    if (both.members.size() > mostMembers)
        return nullptr;
    return std::make_shared<const Shape>(std::move(both));
}

bool isSame(const ShapePtr& a, const ShapePtr& b)
{
    if (a == b)
        return true;
    if (a == nullptr || b == nullptr || a->isOpen != b->isOpen ||
        a->members.size() != b->members.size())
        return false;
    return std::equal(a->members.begin(), a->members.end(), b->members.begin(),
                      [](const auto& x, const auto& y) {
                          return x.first == y.first && isSame(x.second, y.second);
                      });
}

ShapePtr flattened(const ShapePtr& shape, std::size_t depth)
{
    if (endsWithin(shape, depth))
        return shape;
    if (depth == 0)
        return nullptr;
    Shape flat{shape->isOpen, {}};
    for (const auto& [name, member] : shape->members)
        flat.members.emplace(name, flattened(member, depth - 1));
    return std::make_shared<const Shape>(std::move(flat));
}

} // namespace stepglass::lint
