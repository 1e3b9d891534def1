// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonpath/Path.h"

namespace stepglass::jsonpath {

/// A path that names exactly one place, by names and indexes only (States language, "Reference
/// Paths"), so that a value can be put there: what ResultPath is.
class ReferencePath {
public:
    [[nodiscard]] static tl::expected<ReferencePath, PathError> parse(std::string_view text);

    [[nodiscard]] const Path& path() const { return m_path; }
    [[nodiscard]] const std::string& text() const { return m_path.text(); }

    [[nodiscard]] tl::expected<Value, EvaluationError> get(const Value& root) const
    {
        return m_path.evaluate(root);
    }
    /// `root` with `value` at this place; only the objects and arrays on the way are copied.
    /// Missing names are made, as objects. Fails with WrongType or IndexPastEnd where a step meets
    /// something that it cannot be applied to, which AWS reports as States.ResultPathMatchFailure.
    [[nodiscard]] tl::expected<Value, EvaluationError> set(const Value& root, Value value) const;

private:
    explicit ReferencePath(Path path)
        : m_path(std::move(path))
    {
    }

    Path m_path;
};

} // namespace stepglass::jsonpath
