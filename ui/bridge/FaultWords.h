// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/base/Diagnostic.h"

#include <QString>

namespace stepglass::ui::bridge {

/// A fault that analysis found in a model, in the user's language: with the value of a placeholder
/// that makes it, where one does.
[[nodiscard]] QString words(const asl::Model& model, const Diagnostic& diagnostic);

} // namespace stepglass::ui::bridge
