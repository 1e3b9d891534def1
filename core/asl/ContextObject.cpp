// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/ContextObject.h"

#include <algorithm>
#include <array>

namespace stepglass::asl {

namespace {

/// A member, named by its place; `isOpen` where what it holds is the user's.
struct Member {
    std::string_view parent;
    std::string_view name;
    bool isOpen = false;
};

constexpr std::array members{
    Member{"", "Execution"},
    Member{"", "State"},
    Member{"", "StateMachine"},
    Member{"", "Task"},
    Member{"", "Map"},
    Member{"Execution", "Id"},
    Member{"Execution", "Input", true},
    Member{"Execution", "Name"},
    Member{"Execution", "RoleArn"},
    Member{"Execution", "StartTime"},
    Member{"Execution", "RedriveCount"},
    Member{"Execution", "RedriveTime"},
    Member{"State", "EnteredTime"},
    Member{"State", "Name"},
    Member{"State", "RetryCount"},
    Member{"StateMachine", "Id"},
    Member{"StateMachine", "Name"},
    Member{"Task", "Token"},
    Member{"Map", "Item"},
    Member{"Map.Item", "Index"},
    Member{"Map.Item", "Value", true},
    Member{"Map.Item", "Key"},
    Member{"Map.Item", "Source"},
};

bool hasMembers(std::string_view place)
{
    return std::any_of(members.begin(), members.end(),
                       [place](const Member& member) { return member.parent == place; });
}

std::string joined(std::span<const std::string> names)
{
    std::string place;
    for (const std::string& name : names)
        place.append(place.empty() ? "" : ".").append(name);
    return place;
}

} // namespace

std::optional<std::size_t> firstUnknownInContext(std::span<const std::string> names)
{
    std::string place;
    for (std::size_t i = 0; i < names.size() && hasMembers(place); ++i) {
        const auto found = std::find_if(members.begin(), members.end(), [&](const Member& member) {
            return member.parent == place && member.name == names[i];
        });
        if (found == members.end())
            return i;
        if (found->isOpen)
            return std::nullopt;
        place.append(place.empty() ? "" : ".").append(names[i]);
    }
    return std::nullopt;
}

std::vector<std::string_view> contextMembers(std::span<const std::string> names)
{
    const std::string place = joined(names);
    std::vector<std::string_view> found;
    for (const Member& member : members) {
        if (member.parent == place)
            found.push_back(member.name);
    }
    return found;
}

} // namespace stepglass::asl
