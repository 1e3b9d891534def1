// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assist/Actions.h"
#include "core/base/Error.h"

#include <span>

namespace stepglass::assist {

/// The action that puts states of one scope into a new Parallel with one branch; see
/// edit::putIntoParallel, which says where it fails. Without edits where a note says that a
/// variable would be gone behind the Parallel.
[[nodiscard]] Result<Action> intoParallel(const asl::Model& model,
                                          std::span<const asl::StatePath> states);

} // namespace stepglass::assist
