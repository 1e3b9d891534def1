// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/Catalogue.h"

#include <string>

namespace stepglass::catalogue {

/// Where the running program's catalogue is: beside it as installed (../share/stepglass/catalogue),
/// else in the source tree that it was built from.
[[nodiscard]] std::string installedPath();
/// Opens that one. Programs do this once and hand the result on.
[[nodiscard]] Result<std::shared_ptr<const Catalogue>> openInstalled();

} // namespace stepglass::catalogue
