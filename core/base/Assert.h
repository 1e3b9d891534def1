// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Stops in debug builds where our own code broke its promise; logs in release builds.
/// Not for the user's input, which is never our bug.
#define STEPGLASS_ASSERT(condition)                                                                \
    do {                                                                                           \
        if (!(condition)) [[unlikely]]                                                             \
            ::stepglass::assertionFailed(#condition, __FILE__, __LINE__);                          \
    } while (false)

namespace stepglass {

/// Prints the place to stderr; aborts when built without NDEBUG.
void assertionFailed(const char* condition, const char* file, int line);

} // namespace stepglass
