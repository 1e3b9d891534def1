// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assist/Cursor.h"

#include <optional>
#include <string>

namespace stepglass::catalogue {
class Catalogue;
}

namespace stepglass::assist {

/// What is to be said of a place.
struct Hover {
    std::string
        title;        ///< what it is: a field with its type, a state, a function with its signature
    std::string text; ///< a few sentences, in English; may be empty
    TextRange range;  ///< of what it is said
};

/// Explains what stands at a byte offset: a field, a state, an action, an error name, a variable, a
/// function. Nothing where nothing is known. `catalogue` may be null.
[[nodiscard]] std::optional<Hover> hover(const asl::Model& model, std::uint32_t offset,
                                         const catalogue::Catalogue* catalogue = nullptr);

} // namespace stepglass::assist
