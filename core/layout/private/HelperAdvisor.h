// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/private/ArrangeScope.h"

#include <chrono>
#include <memory>
#include <string>

namespace stepglass::layout {

class HelperProcess;

/// Asks Graphviz, in a process of its own, how to order a block.
///
/// Graphviz cannot be cancelled, keeps global state and ends its process on its own faults; so it
/// lives in stepglass-layout-helper, which is started when first needed, killed when it takes too
/// long or is no longer wanted, and started again for the next question. Without the program there
/// is no advice.
class HelperAdvisor final : public OrderAdvisor {
public:
    /// Looks for the program beside the running one and in its libexec folder.
    HelperAdvisor();
    /// Uses the given program.
    explicit HelperAdvisor(std::string program);
    ~HelperAdvisor() override;

    /// When to give up, for all questions that follow.
    void setLimits(std::chrono::steady_clock::time_point deadline, CancelToken cancel);

    std::optional<std::vector<int>> advise(const LayeredGraph& layered,
                                           const Block& block) override;

private:
    std::string m_program;
    std::unique_ptr<HelperProcess> m_process;
    std::chrono::steady_clock::time_point m_deadline = std::chrono::steady_clock::time_point::max();
    CancelToken m_cancel;
    int m_failures = 0; ///< since the limits were set
};

} // namespace stepglass::layout
