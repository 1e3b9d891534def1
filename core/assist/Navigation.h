// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assist/Cursor.h"
#include "core/syntax/TextEdit.h"

#include <optional>
#include <string>
#include <vector>

namespace stepglass::assist {

/// A place that names something.
struct Occurrence {
    TextRange range;           ///< the name alone: no quotes, no `$`
    bool isDefinition = false; ///< a state's key, an Assign's member
    friend bool operator==(const Occurrence&, const Occurrence&) = default;
};

/// What a name under a caret means.
struct Symbol {
    enum class Kind : std::uint8_t { State, Variable, Placeholder };
    Kind kind = Kind::State;
    std::string name;                  ///< of a variable without `$`
    const asl::State* state = nullptr; ///< the state; of the others, whose text names it
    TextRange range;                   ///< the name under the caret
};

/// The state, variable or placeholder that a byte offset names: a state's key, a transition's
/// target, `$name` in an expression, a member of Assign, `${Name}`. Nothing anywhere else.
[[nodiscard]] std::optional<Symbol> symbolAt(const asl::Model& model, std::uint32_t offset);

/// Where a symbol is defined: a state's key; for a variable the assignments that the place can see.
/// Nothing for a placeholder: no definition defines one.
[[nodiscard]] std::vector<TextRange> definitionsOf(const asl::Model& model, const Symbol& symbol);

/// All places that name a symbol, in the order of the text. A variable's are those of every
/// assignment of its name and of every expression, wherever they stand.
[[nodiscard]] std::vector<Occurrence> occurrencesOf(const asl::Model& model, const Symbol& symbol);

/// The edits that give a variable another name, everywhere in the machine. Empty where the name is
/// none (letters, digits and underscores; a letter or underscore first), is reserved, or is taken.
/// States are renamed by edit::RenameState.
[[nodiscard]] syntax::TextEdits renameVariable(const asl::Model& model, const Symbol& variable,
                                               const std::string& newName);

/// The edits that give a placeholder another name, everywhere in the text. Empty where the name is
/// none (letters, digits and `_ . : -`) or is taken.
[[nodiscard]] syntax::TextEdits
renamePlaceholder(const asl::Model& model, const Symbol& placeholder, const std::string& newName);

} // namespace stepglass::assist
