// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Provenance.h"

#include <string>

namespace stepglass::test {

/// A trace a line: the part, how it came (<- copied, <~ derived, <? decided), its sources; dots
/// where there are more.
[[nodiscard]] inline std::string shown(const value::Provenance& provenance)
{
    using Kind = value::Trace::Kind;
    std::string text;
    for (const value::Trace& trace : provenance.traces) {
        text += text.empty() ? "" : "\n";
        text += trace.pointer;
        text += trace.kind == Kind::Copied ? " <-" : trace.kind == Kind::Derived ? " <~" : " <?";
        for (const value::Source& source : trace.sources)
            text.append(" ").append(source.rootName()).append(source.pointer);
        text += trace.isTruncated ? " ..." : "";
    }
    text += provenance.isTruncated ? "\n..." : "";
    return text;
}

} // namespace stepglass::test
