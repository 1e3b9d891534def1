// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace stepglass::assist {

/// A JSONata expression under construction.
struct Code {
    /// How tightly its outermost operator binds.
    enum class Binding : std::uint8_t { Or, And, Comparison, Sum, Atom };

    std::string text;
    Binding binding = Binding::Atom;
    /// Whether the value could be a list, which an array constructor would dissolve.
    bool mayBeList = true;
};

/// The expression as an operand of an operator that binds as `least` or tighter.
[[nodiscard]] std::string operand(const Code& code, Code::Binding least);
/// A name behind a dot: in backticks where it needs them; a call of $lookup where not even these
/// would do.
[[nodiscard]] Code withName(const Code& code, std::string_view name);
[[nodiscard]] Code withIndex(const Code& code, std::string_view index);
/// A value as a literal, in single quotes where there is a choice.
[[nodiscard]] std::string literal(const Value& value);
[[nodiscard]] std::string quotedText(std::string_view text);
[[nodiscard]] Code literalCode(const Value& value);
/// A list of exactly these elements, lists among them too.
[[nodiscard]] Code listOf(std::span<const Code> elements);
[[nodiscard]] Code conjunction(std::span<const Code> parts);
[[nodiscard]] Code disjunction(std::span<const Code> parts);
[[nodiscard]] Code negation(const Code& code);
[[nodiscard]] Code call(std::string_view function, std::span<const Code> arguments);
/// `$type(code) = 'type'`
[[nodiscard]] Code hasType(const Code& code, std::string_view type);
/// `left relation right`
[[nodiscard]] Code comparison(const Code& left, std::string_view relation, const Code& right);
/// The expression as the value of a field.
[[nodiscard]] std::string inField(const Code& code);

} // namespace stepglass::assist
