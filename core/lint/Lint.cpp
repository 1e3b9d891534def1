// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/Lint.h"

namespace stepglass::lint {

std::vector<Diagnostic> check(const asl::Model& model, const Options&, const CancelToken&)
{
    const auto faults = model.tree().diagnostics();
    return {faults.begin(), faults.end()};
}

} // namespace stepglass::lint
