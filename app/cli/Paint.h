// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>
#include <string>
#include <string_view>

namespace stepglass::cli {

/// Colours words for a terminal, by what they say; anywhere else it leaves them as they are.
class Paint {
public:
    explicit Paint(bool isTerminal)
        : m_isTerminal(isTerminal)
    {
    }

    [[nodiscard]] std::string bad(std::string_view text) const { return wrap("1;31", text); }
    [[nodiscard]] std::string doubtful(std::string_view text) const { return wrap("1;33", text); }
    [[nodiscard]] std::string good(std::string_view text) const { return wrap("1;32", text); }
    [[nodiscard]] std::string strong(std::string_view text) const { return wrap("1", text); }
    [[nodiscard]] std::string faint(std::string_view text) const { return wrap("2", text); }

private:
    [[nodiscard]] std::string wrap(std::string_view code, std::string_view text) const
    {
        if (!m_isTerminal)
            return std::string(text);
        return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
    }

    bool m_isTerminal;
};

} // namespace stepglass::cli
