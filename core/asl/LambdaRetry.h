// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

namespace stepglass::asl {

/// The Retrier that every call of a Lambda function should have: the errors and figures of AWS's
/// developer guide ("Handle transient Lambda service exceptions"), with the error of too many calls
/// at once that the page names below them, and with jitter, as AWS's designer gives it.
[[nodiscard]] Value lambdaRetrier();

} // namespace stepglass::asl
