// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Surroundings.h"

#include <cstdint>
#include <string>

namespace stepglass::assist {

// What an object or array means is a matter of core/asl; its names are used here all the time.
using asl::fieldAt;
using asl::languageOf;
using asl::Surroundings;
using asl::surroundingsOf;

/// Where a caret stands in a definition, whole or half-typed.
struct Cursor {
    enum class Kind : std::uint8_t {
        Nowhere, ///< behind the end, inside a comment
        Key,     ///< where a member's name stands or could stand
        Value,   ///< where a member's value stands or could stand
        Element, ///< where an array's element stands or could stand
    };
    Kind kind = Kind::Nowhere;
    Surroundings around; ///< the object or array that the key, value or element belongs to
    std::string key;     ///< of a value, or of the array around an element; what is typed of a key
    syntax::NodeId node; ///< the member or element itself; invalid where there is none yet
    /// What an answer replaces: the content of the text under the caret (without its quotes), or
    /// nothing at the caret.
    TextRange replace;
    bool isQuoted = false;      ///< a quote stands before `replace`
    bool isQuoteClosed = false; ///< and one after it
    std::string before;         ///< what `replace` holds before the caret
};

/// Looks at the place of a byte offset. Never fails; works on broken text as far as the tolerant
/// tree does, and on an empty document.
[[nodiscard]] Cursor cursorAt(const asl::Model& model, std::uint32_t offset);

} // namespace stepglass::assist
