// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>

namespace stepglass {

/// Bounds for whatever reads text that somebody else wrote.
struct Limits {
    std::size_t depth = 1000;                   ///< nested values or expressions
    std::size_t nodes = 50'000'000;             ///< nodes of a tree
    std::size_t steps = 100'000'000;            ///< steps of an evaluation
    std::size_t bytes = std::size_t(512) << 20; ///< size of a text
};

/// Tells work to stop. Copies share one flag; a default-made token is never cancelled by others.
/// Safe to use from several threads.
class CancelToken {
public:
    void cancel() const { m_cancelled->store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isCancelled() const { return m_cancelled->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> m_cancelled = std::make_shared<std::atomic<bool>>(false);
};

} // namespace stepglass
