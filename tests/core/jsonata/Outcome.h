// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/Expression.h"
#include "core/value/Json.h"
#include "tests/support/JsonDifference.h"
#include "tests/support/Printing.h"

#include <QTest>

#include <string>

namespace stepglass::test {

/// What an expression comes to, as one text: its JSON, "undefined",
/// or the code of its error with the byte it points at, as "T2001@4".
[[nodiscard]] inline std::string outcomeOf(std::string_view text, const std::optional<Value>& input,
                                           jsonata::Dialect dialect = jsonata::Dialect::Plain,
                                           const jsonata::Bindings& bindings = {},
                                           const jsonata::EvaluationOptions& options = {})
{
    const auto describe = [](const jsonata::Error& error) {
        std::string described = error.code;
        if (error.position)
            described.append("@").append(std::to_string(*error.position));
        return described;
    };
    const auto expression = jsonata::Expression::parse(text, {.dialect = dialect});
    if (!expression)
        return describe(expression.error());
    const auto result = expression->evaluate(input, bindings, options);
    if (!result)
        return describe(result.error());
    return *result ? value::toJson(**result) : std::string("undefined");
}

/// Adds the columns of a table of expressions.
inline void addOutcomeColumns()
{
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<QByteArray>("outcome");
}

/// A row named by its expression.
inline void addOutcome(const char* expression, const char* outcome)
{
    QTest::newRow(expression) << QByteArray(expression) << QByteArray(outcome);
}

} // namespace stepglass::test
