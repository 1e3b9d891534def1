// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::jsonata {

/// Stands for a variable's name; 0 is none.
using NameId = std::uint32_t;

/// Gives every name of an expression a number. Ids never change, so that a copy which grows
/// ($eval) agrees with its origin.
class Names {
public:
    [[nodiscard]] NameId intern(std::string_view name)
    {
        for (std::size_t place = 0; place < m_names.size(); ++place)
            if (m_names[place] == name)
                return static_cast<NameId>(place + 1);
        m_names.emplace_back(name);
        return static_cast<NameId>(m_names.size());
    }
    /// 0 where the name is not known.
    [[nodiscard]] NameId find(std::string_view name) const
    {
        for (std::size_t place = 0; place < m_names.size(); ++place)
            if (m_names[place] == name)
                return static_cast<NameId>(place + 1);
        return 0;
    }
    [[nodiscard]] const std::string& textOf(NameId id) const { return m_names[id - 1]; }

private:
    std::vector<std::string> m_names;
};

} // namespace stepglass::jsonata
