// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <vector>

namespace stepglass::bench {

/// How long text, model and lint take on generated definitions from 10 kB to 1 MB: the medians of
/// several rounds in milliseconds, a row a definition.
[[nodiscard]] std::vector<Value> measureParsing();

/// How long the catalogue of services takes to open, and the shapes of services to be read: the
/// medians of several rounds in milliseconds, a row a service; none where there is no catalogue.
[[nodiscard]] std::vector<Value> measureCatalogue();

} // namespace stepglass::bench
