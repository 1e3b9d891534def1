// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assist/Actions.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stepglass::assist {

/// Collects what there is to say about one state; the same is said once.
class Notes {
public:
    void add(NoteCode code, std::string pointer, std::string argument = {},
             std::string second = {});
    [[nodiscard]] bool hasRefusal() const;
    [[nodiscard]] std::vector<Note> take() { return std::move(m_notes); }

private:
    std::vector<Note> m_notes;
};

/// Notes where a state's Retry or Catch names an error that expressions do not have any more.
void noteErrorNames(const syntax::SyntaxTree& tree, syntax::NodeId state,
                    std::span<const std::string_view> names, std::string_view newName,
                    Notes& notes);

} // namespace stepglass::assist
