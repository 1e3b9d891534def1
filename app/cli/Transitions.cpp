// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Transitions.h"

#include <array>

namespace stepglass::cli {

std::string_view toString(asl::TransitionKind kind)
{
    switch (kind) {
    case asl::TransitionKind::Start:
        return "Start";
    case asl::TransitionKind::Next:
        return "Next";
    case asl::TransitionKind::Choice:
        return "Choice";
    case asl::TransitionKind::Default:
        return "Default";
    case asl::TransitionKind::Catch:
        return "Catch";
    case asl::TransitionKind::End:
        return "End";
    }
    return {};
}

std::optional<asl::TransitionKind> transitionKindOf(std::string_view word)
{
    using enum asl::TransitionKind;
    for (const asl::TransitionKind kind : std::array{Start, Next, Choice, Default, Catch, End}) {
        if (toString(kind) == word)
            return kind;
    }
    return std::nullopt;
}

} // namespace stepglass::cli
