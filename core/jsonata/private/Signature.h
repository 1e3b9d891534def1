// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/Syntax.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::jsonata {

class Item;
class Pulse;

/// What a function accepts, in JSONata's notation: <s-nn?:s>. Arguments are checked by the letters
/// of their types, as a regular expression over those letters would: greedily, with a way back.
class Signature {
public:
    Signature() = default;
    /// Raises S0401 and S0402; `offset` is the place of the signature in the expression.
    [[nodiscard]] static Signature parse(std::string_view text, std::uint32_t offset = 0);

    /// Replaces the arguments by those that the function gets: the context where one is left out,
    /// lists where a list is wanted. Raises T0410, T0411 and T0412.
    void validate(std::vector<Item>& arguments, const Item& context, Pulse* pulse = nullptr) const;

    [[nodiscard]] Arity arity() const;

private:
    enum class Times : std::uint8_t { Once, Optional, Many };
    struct Parameter {
        std::string accepted; ///< letters of types
        char type = 0;        ///< '(' for a choice
        Times times = Times::Once;
        bool takesContext = false;
        std::string elementType;
    };
    struct Match {
        std::vector<std::size_t> counts;
        std::size_t length = 0;
    };

    [[nodiscard]] static bool matchFrom(const std::vector<Parameter>& parameters, std::size_t index,
                                        std::size_t last, std::string_view letters,
                                        std::size_t place, bool wholeText, Match& match);
    [[noreturn]] void refuse(const std::vector<Item>& arguments, std::string_view letters) const;
    [[nodiscard]] Item toList(const Parameter& parameter, const Item& argument, char letter,
                              std::size_t count, std::size_t index, Pulse* pulse) const;

    std::vector<Parameter> m_parameters;
    /// No parameter takes many arguments, and none is a list.
    bool m_isPlain = false;
};

/// The letter of a value's type: s, n, b, l (null), a, o, f, or m for what is missing.
[[nodiscard]] char letterOf(const Item& item);

} // namespace stepglass::jsonata
