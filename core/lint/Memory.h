// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace stepglass::lint {

/// What one check leaves for the next one of the same document, a keystroke later: findings about
/// states, which are repeated where neither the state nor anything else that they follow from has
/// changed. What a check finds is the same with and without it. Not for several threads at a time.
class Memory {
public:
    Memory();
    ~Memory();
    Memory(Memory&&) noexcept;
    Memory& operator=(Memory&&) noexcept;

private:
    friend class Recollection;
    struct Contents;
    std::unique_ptr<Contents> m_contents; ///< null before the first check
};

} // namespace stepglass::lint
