// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Diagnostic.h"
#include "core/base/Error.h"
#include "core/base/TextRange.h"
#include "core/value/Value.h"

// QCOMPARE looks for toString beside the type that it compares, and deletes[] what it gets.

namespace stepglass {

[[nodiscard]] char* toString(const TextRange& range);
[[nodiscard]] char* toString(const LineColumn& place);
[[nodiscard]] char* toString(const Error& error);
[[nodiscard]] char* toString(const Diagnostic& diagnostic);
[[nodiscard]] char* toString(const ErrorCode& code);

} // namespace stepglass

namespace stepglass::value {

[[nodiscard]] char* toString(const Value& value);
[[nodiscard]] char* toString(const Kind& kind);

} // namespace stepglass::value
