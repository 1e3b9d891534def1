// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <optional>
#include <string_view>

namespace stepglass::catalogue {

/// Reads JSON as scripts/make-catalogue writes it: without blanks, and nested a few levels. Several
/// times as fast as a reader of any JSON. Nothing for a text of another form, also where that is
/// valid JSON: the caller asks value::parseJson then.
[[nodiscard]] std::optional<Value> readCompactJson(std::string_view text);

} // namespace stepglass::catalogue
