// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assist/Actions.h"

#include <QString>

namespace stepglass::ui::bridge {

/// What an action does, as a menu shows it, in the user's language.
[[nodiscard]] QString title(const assist::Action& action);
/// What an action could not do, or did under an assumption, in the user's language.
[[nodiscard]] QString words(const assist::Note& note);

} // namespace stepglass::ui::bridge
