// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <QTest>
#include <string>
#include <string_view>

namespace stepglass::test {

/// The value of a JSON text that the test itself brings; stops the program where it is no JSON.
[[nodiscard]] Value json(std::string_view text);

/// Where two values differ, a line a place (at most ten), or nothing where they are equal.
[[nodiscard]] std::string differences(const Value& actual, const Value& expected);

} // namespace stepglass::test

/// Compares two values, and says at which places they differ.
#define COMPARE_JSON(actual, expected)                                                             \
    do {                                                                                           \
        const std::string jsonDifferences = ::stepglass::test::differences(actual, expected);      \
        QVERIFY2(jsonDifferences.empty(), jsonDifferences.c_str());                                \
    } while (false)
