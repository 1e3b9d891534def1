// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Limits.h"

#include <chrono>
#include <cstddef>
#include <optional>

namespace stepglass::jsonata {

/// Says when work has to stop: somebody cancelled it, or its time is over. The token must outlive
/// it.
class Watch {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// Never over.
    Watch() = default;
    Watch(const CancelToken& cancel)
        : m_cancel(&cancel)
    {
    }
    /// Both may be missing.
    Watch(const CancelToken* cancel, std::optional<Time> deadline)
        : m_cancel(cancel)
        , m_deadline(deadline)
    {
    }

    [[nodiscard]] bool isOver() const
    {
        return (m_cancel != nullptr && m_cancel->isCancelled()) ||
               (m_deadline && std::chrono::steady_clock::now() > *m_deadline);
    }
    [[nodiscard]] const std::optional<Time>& deadline() const { return m_deadline; }
    /// The same with a deadline where there was none.
    [[nodiscard]] Watch withDeadline(Time otherwise) const
    {
        return {m_cancel, m_deadline.value_or(otherwise)};
    }

private:
    const CancelToken* m_cancel = nullptr;
    std::optional<Time> m_deadline = std::nullopt;
};

/// Asks a watch now and then, for loops that do little each time.
class PacedWatch {
public:
    explicit PacedWatch(const Watch& watch)
        : m_watch(watch)
    {
    }
    /// Says that there is work of so many bytes more: whether it is to stop.
    [[nodiscard]] bool isOver(std::size_t bytes = 1)
    {
        constexpr std::size_t fewBytes = std::size_t(16) << 10;
        m_bytes += bytes;
        if (m_bytes < fewBytes) [[likely]]
            return false;
        m_bytes = 0;
        return m_watch.isOver();
    }

private:
    Watch m_watch;
    std::size_t m_bytes = 0;
};

} // namespace stepglass::jsonata
