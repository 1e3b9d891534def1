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
    std::shared_ptr<const layout::Layout> layout; ///< null as long as nobody has made it
    double parseMilliseconds = 0;                 ///< syntax, model and lint
};

struct Request {
    std::string text;
    syntax::Format format = syntax::Format::Json;
    Revision revision{};
    lint::Options lint;
    layout::Options layout;
    std::shared_ptr<const asl::KnownPlaceholders> placeholders{}; ///< may be null
};

/// Reads one document's revisions, and remembers of each what makes the next one quicker; what it
/// gives is the same as `analyze` would give. For one thread at a time.
class Analyzer {
public:
    /// All but the layout.
    [[nodiscard]] std::shared_ptr<const Snapshot> read(Request request, const CancelToken& cancel);

private:
    lint::Memory m_memory;
};

/// The snapshot with a layout, which takes much longer than the rest for large machines. Gives
/// nothing when cancelled.
[[nodiscard]] std::shared_ptr<const Snapshot> withLayout(const Snapshot& snapshot,
                                                         const layout::Options& options,
                                                         layout::LayoutEngine& engine,
                                                         const CancelToken& cancel);

/// Text to snapshot. Needs no GUI; takes as long as it takes, so call it on a worker. Gives nothing
/// when cancelled. `engine` may be null: then there is no layout.
[[nodiscard]] std::shared_ptr<const Snapshot> analyze(Request request, layout::LayoutEngine* engine,
                                                      const CancelToken& cancel);

} // namespace stepglass::analysis
