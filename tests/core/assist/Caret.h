// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"

#include <string>

namespace stepglass::testing {

/// A definition with `|` where the caret stands.
struct Caret {
    explicit Caret(std::string text, syntax::Format format = syntax::Format::Json)
    {
        const std::size_t at = text.find('|');
        text.erase(at, 1);
        offset = static_cast<std::uint32_t>(at);
        model = asl::Model::build(syntax::SyntaxTree::parse(std::move(text), format));
    }
    [[nodiscard]] std::string text(TextRange range) const
    {
        return model->tree().text().substr(range.begin, range.length());
    }

    std::shared_ptr<const asl::Model> model;
    std::uint32_t offset = 0;
};

} // namespace stepglass::testing
