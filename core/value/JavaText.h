// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <string>

namespace stepglass::value {

/// A value as Java's toString gives it, which shows through in AWS's texts: objects as {a=1, b=[x,
/// y]}, texts without quotes, null as null.
[[nodiscard]] std::string toJavaText(const Value& value);

} // namespace stepglass::value
