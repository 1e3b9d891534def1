// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/syntax/TextEdit.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::ui::document {

/// What one step of the history does to a text, with all that is needed to take it back. Steps that
/// follow each other can be joined into one, without the text between them.
class ChangeSet {
public:
    ChangeSet() = default;
    /// The edits as seen from the text before them.
    ChangeSet(std::string_view oldText, const syntax::TextEdits& edits);

    /// Joins what happened next, given as seen from the text that this set leaves behind.
    void append(const ChangeSet& later);

    [[nodiscard]] syntax::TextEdits forward() const;  ///< of the text before
    [[nodiscard]] syntax::TextEdits backward() const; ///< of the text after

private:
    struct Change {
        std::uint32_t begin = 0; ///< in the text before
        std::string removed;
        std::string inserted;
    };
    void append(const Change& later);

    std::vector<Change> m_changes; ///< sorted, none touching another
};

} // namespace stepglass::ui::document
