// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/private/Item.h"

#include <string>

namespace stepglass::jsonata {

enum class JsonLayout { Compact, Indented };
/// All digits, as in messages; 15, as $string gives them; or 15 for fractions alone, as AWS does.
enum class Digits { All, Fifteen, FifteenOfFractions };

/// JSON as JavaScript's JSON.stringify writes it; functions are the empty text. Raises D1001 for
/// numbers that are not finite where not all digits are wanted; else they are null.
void appendJsonText(std::string& out, const Item& item, JsonLayout layout, Digits digits,
                    Pulse* pulse = nullptr);
/// A value as the sentences of errors show it.
[[nodiscard]] std::string jsonText(const Value& value);
/// $string and &: texts as they are. Raises D3001 for a number that is not finite.
[[nodiscard]] std::string textOfItem(const Item& item, Digits digits,
                                     JsonLayout layout = JsonLayout::Compact,
                                     Pulse* pulse = nullptr);

} // namespace stepglass::jsonata
