// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assist/Completion.h"

namespace stepglass::assist {

/// What the sources of answers share: the place, and the answers so far.
class Answers {
public:
    Answers(const asl::Model& definition, const Cursor& place, const catalogue::Catalogue* actions,
            const DataOfState& data)
        : model(definition)
        , cursor(place)
        , catalogue(actions)
        , dataOf(data)
        , language(languageOf(definition, place.around))
    {
    }

    const asl::Model& model;
    const Cursor& cursor;
    const catalogue::Catalogue* const catalogue; ///< or nothing
    const DataOfState& dataOf;                   ///< or empty
    const asl::QueryLanguage language;
    std::vector<CompletionItem> items;

    [[nodiscard]] const syntax::SyntaxTree& tree() const { return model.tree(); }
    [[nodiscard]] bool isYaml() const { return tree().format() == syntax::Format::Yaml; }

    /// A text as the value or element under the caret, with the quotes that are missing.
    void addText(ItemKind kind, std::string_view text, std::string_view detail = {},
                 std::string_view documentation = {});
    /// A bare word (true, a number) as the value under the caret.
    void addWord(std::string_view word);
    /// Text for a range, as it is.
    void addRaw(ItemKind kind, std::string_view label, std::string text, TextRange replace,
                std::string_view detail = {}, std::string_view documentation = {});

    /// What must follow a JSON value or member that ends at `end`: a comma before the next member.
    [[nodiscard]] std::string_view separator(std::uint32_t end) const;
};

// The sources. Each adds what it knows of the place.
void addKeys(Answers& answers);
void addValues(Answers& answers);
/// Paths, variables, functions: where the text under the caret is an expression. Whether it is one.
bool addExpressions(Answers& answers);
/// The names of placeholders, where one is being typed behind `${`. Whether it is so.
bool addPlaceholders(Answers& answers, std::uint32_t offset);
/// The members of data that is known, behind a path into it. Whether there are any.
bool addKnownPaths(Answers& answers);
/// Whole states where a state's name could stand; Retry and Catch in states that take them.
void addSnippets(Answers& answers);

} // namespace stepglass::assist
