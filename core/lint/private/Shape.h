// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::lint {

struct Shape;
/// What is known of some data; nothing where it can be anything.
using ShapePtr = std::shared_ptr<const Shape>;

/// An object of which some members are known. A member that is known may be absent at times; one
/// that is not known is certainly absent, unless the shape is open.
struct Shape {
    bool isOpen = false;
    std::map<std::string, ShapePtr, std::less<>> members{};
};

/// The names of a path as far as they are plain: {"a", "b"} for $.a.b, $['a'].b and $.a.b[0].c.
/// Nothing for what does not begin at the input.
struct PlainPath {
    std::vector<std::string> names;
    bool isWhole = true; ///< whether the names are all of the path
};
[[nodiscard]] std::optional<PlainPath> plainPath(std::string_view text);

/// What a path finds. `isMissing` where it certainly finds nothing.
struct Finding {
    ShapePtr shape;
    bool isMissing = false;
    std::size_t depth = 0; ///< of the name that is missing
};
[[nodiscard]] Finding follow(const ShapePtr& shape, const PlainPath& path);
/// The data with a value put at a path. An object that has very many members already becomes
/// anything.
[[nodiscard]] ShapePtr withValue(const ShapePtr& shape, const std::vector<std::string>& names,
                                 ShapePtr value, std::size_t from = 0);
/// What is true of data that comes from here or from there.
[[nodiscard]] ShapePtr joined(const ShapePtr& a, const ShapePtr& b);
[[nodiscard]] bool isSame(const ShapePtr& a, const ShapePtr& b);
/// The shape with everything below a depth forgotten, so that loops cannot make it ever deeper.
[[nodiscard]] ShapePtr flattened(const ShapePtr& shape, std::size_t depth);

} // namespace stepglass::lint
