// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/base/Diagnostic.h"
#include "core/base/Limits.h"
#include "core/base/StrongId.h"
#include "core/layout/Layout.h"
#include "core/lint/Lint.h"

#include <memory>
#include <string>
#include <vector>

namespace stepglass::analysis {

/// Everything that is known of one revision of a text. Immutable and shared between threads.
struct Snapshot {
    Revision revision{};
    std::shared_ptr<const syntax::SyntaxTree> tree;
    std::shared_ptr<const asl::Model> model;
    std::vector<Diagnostic> diagnostics;
    std::shared_ptr<const layout::Layout> layout;
    double parseMilliseconds = 0; ///< syntax, model and lint
};

struct Request {
    std::string text;
    syntax::Format format = syntax::Format::Json;
    Revision revision{};
    lint::Options lint;
    layout::Options layout;
    std::shared_ptr<const asl::KnownPlaceholders> placeholders{}; ///< may be null
};

/// Text to snapshot. Needs no GUI; takes as long as it takes, so call it on a worker. Gives nothing
/// when cancelled. `engine` may be null: then there is no layout.
[[nodiscard]] std::shared_ptr<const Snapshot> analyze(Request request, layout::LayoutEngine* engine,
                                                      const CancelToken& cancel);

} // namespace stepglass::analysis
