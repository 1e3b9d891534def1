// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/base/Diagnostic.h"
#include "core/base/Limits.h"
#include "core/catalogue/Catalogue.h"
#include "core/lint/Memory.h"

#include <memory>
#include <string>
#include <vector>

namespace stepglass::lint {

enum class MachineType { Standard, Express };

struct Options {
    MachineType type = MachineType::Standard;
    /// What services take and give; without it nothing is said of them.
    std::shared_ptr<const catalogue::Catalogue> catalogue{};
    /// Rules that are not asked, by id or by printed code; see Rules.h.
    std::vector<std::string> ignored{};
};

/// Every finding about a definition, those of its syntax included, in the order of their places.
[[nodiscard]] std::vector<Diagnostic> check(const asl::Model& model, const Options& options = {},
                                            const CancelToken& cancel = {});
/// The same with what the check before has left in `memory`, where most of the text is as it was.
/// Work that is cancelled leaves the memory as it is.
[[nodiscard]] std::vector<Diagnostic> check(std::shared_ptr<const asl::Model> model,
                                            const Options& options, Memory& memory,
                                            const CancelToken& cancel = {});

} // namespace stepglass::lint
