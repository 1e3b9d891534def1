// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Limits.h"
#include "core/value/Value.h"

#include <memory>
#include <utility>
#include <vector>

namespace stepglass::value {

/// What work that was cancelled leaves behind. Destroyed on another thread than it was made on.
class Remains {
public:
    Remains() = default;
    Remains(const Remains&) = delete;
    Remains& operator=(const Remains&) = delete;
    virtual ~Remains() = default;
};

/// Lets cancelled work return at once, however much it has made: as soon as the token is cancelled,
/// the thread that the scope stands on stops to free large values, and what is left when the scope
/// ends is freed by another thread. A scope inside of another one of its thread does nothing: all
/// is left to the outermost.
class DisposalScope {
public:
    /// Nothing for work that nobody cancels. The token must outlive the scope.
    explicit DisposalScope(const CancelToken* cancel) noexcept;
    DisposalScope(const DisposalScope&) = delete;
    DisposalScope& operator=(const DisposalScope&) = delete;
    ~DisposalScope();

    /// Whether what this thread drops is to be left to the scope it works in.
    [[nodiscard]] static bool isOver() noexcept
    {
        return current != nullptr && current->m_cancel->isCancelled();
    }
    /// Leaves something to the current scope. Needs `isOver`.
    static void leave(std::unique_ptr<Remains> remains);

private:
    friend class Value;

    static thread_local constinit DisposalScope* current;

    const CancelToken* m_cancel;
    std::vector<std::unique_ptr<Remains>> m_remains;
};

/// Leaves something that is about to be dropped to the scope, where that is over.
template <typename T>
void leaveIfOver(T& content)
{
    struct Held final : Remains {
        explicit Held(T&& left)
            : content(std::move(left))
        {
        }
        T content;
    };
    if (DisposalScope::isOver())
        DisposalScope::leave(std::make_unique<Held>(std::move(content)));
}

} // namespace stepglass::value
