// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assist/Cursor.h"
#include "core/assist/KnownData.h"
#include "core/catalogue/Catalogue.h"

#include <string>
#include <vector>

namespace stepglass::assist {

enum class ItemKind : std::uint8_t {
    Field,    ///< a field of ASL, or an argument of an action
    Constant, ///< one of a field's values
    State,
    Resource,
    Error,
    Variable, ///< of Assign, or a member of `$states` or of the Context Object
    Function, ///< of JSONata, or an intrinsic one
    Path,     ///< into data that is known
    Snippet,  ///< more than a word: a whole state, a Retrier, a Catcher
    Placeholder,
};
[[nodiscard]] std::string_view toString(ItemKind kind);

/// One answer to "what could stand here?".
struct CompletionItem {
    std::string label; ///< what a list shows
    ItemKind kind = ItemKind::Field;
    std::string insertText; ///< what replaces `replace`, quotes and indentation included
    std::size_t caret = std::string::npos; ///< where in `insertText` it goes on; npos: at its end
    std::string detail;                    ///< a word beside the label: a type, a signature
    std::string documentation;             ///< a sentence or two, in English; may be empty
    TextRange replace;
};

/// What could stand at a byte offset, best first. All that fits the place is answered, whatever is
/// typed of it already: lists filter as people type. Never fails; empty where nothing is known.
/// Resources, arguments, the errors of actions and the members of their answers need a catalogue;
/// members of other data need `dataOf`.
[[nodiscard]] std::vector<CompletionItem> complete(const asl::Model& model, std::uint32_t offset,
                                                   const catalogue::Catalogue* catalogue = nullptr,
                                                   const DataOfState& dataOf = {});

} // namespace stepglass::assist
