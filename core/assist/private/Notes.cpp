// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/private/Notes.h"

#include <algorithm>

namespace stepglass::assist {

void Notes::add(NoteCode code, std::string pointer, std::string argument, std::string second)
{
    Note note{code, std::move(pointer), {}};
    if (!argument.empty())
        note.arguments.push_back(std::move(argument));
    if (!second.empty())
        note.arguments.push_back(std::move(second));
    if (std::find(m_notes.begin(), m_notes.end(), note) == m_notes.end())
        m_notes.push_back(std::move(note));
}

bool Notes::hasRefusal() const
{
    return std::any_of(m_notes.begin(), m_notes.end(),
                       [](const Note& note) { return note.isRefusal(); });
}

void noteErrorNames(const syntax::SyntaxTree& tree, syntax::NodeId state,
                    std::span<const std::string_view> names, std::string_view newName, Notes& notes)
{
    for (const std::string_view field : {"Retry", "Catch"}) {
        const syntax::NodeId list = tree.member(state, field);
        if (!list.isValid())
            continue;
        for (const syntax::NodeId entry : tree.children(list)) {
            const syntax::NodeId errors = tree.member(entry, "ErrorEquals");
            if (!errors.isValid())
                continue;
            for (const syntax::NodeId name : tree.children(errors)) {
                const std::string error = tree.string(name);
                if (std::find(names.begin(), names.end(), error) != names.end())
                    notes.add(NoteCode::OtherErrorName, tree.pointer(name), error,
                              std::string(newName));
            }
        }
    }
}

} // namespace stepglass::assist
