// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/library/LibraryError.h"

#include <string>
#include <string_view>

namespace stepglass::jsonata {

/// $formatNumber (XPath Functions 3.1, section 4.7, as JSONata 2.0.6 implements it). `options` is
/// an object with any of decimal-separator, grouping-separator, exponent-separator, infinity,
/// minus-sign, NaN, percent, per-mille, zero-digit, digit and pattern-separator as texts (others
/// are ignored), or null. D3080 to D3093 where the picture is wrong.
///
/// A picture without any digit sign, which the reference answers with a fault of its own, is
/// D3085. A number that is not finite gives the symbol of the options between prefix and suffix.
[[nodiscard]] LibraryResult<std::string> formatNumber(double number, std::string_view picture,
                                                      const Value& options = {});

} // namespace stepglass::jsonata
