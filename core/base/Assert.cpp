// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Assert.h"

#include <cstdio>
#include <cstdlib>

namespace stepglass {

void assertionFailed(const char* condition, const char* file, int line)
{
    std::fprintf(stderr, "stepglass: internal error, %s does not hold (%s:%d)\n", condition, file,
                 line);
#ifndef NDEBUG
    std::abort();
#endif
}

} // namespace stepglass
