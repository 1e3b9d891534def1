// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
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
        if (const NameId known = find(name); known != 0)
            return known;
        m_names.emplace_back(name);
        const auto id = static_cast<NameId>(m_names.size());
        if (m_names.size() == few)
            for (std::size_t place = 0; place < few; ++place)
                m_ids.emplace(m_names[place], static_cast<NameId>(place + 1));
        else if (m_names.size() > few)
            m_ids.emplace(m_names.back(), id);
        return id;
    }
    /// 0 where the name is not known.
    [[nodiscard]] NameId find(std::string_view name) const
    {
        if (m_names.size() >= few) {
            const auto found = m_ids.find(std::string(name));
            return found != m_ids.end() ? found->second : 0;
        }
        for (std::size_t place = 0; place < m_names.size(); ++place)
            if (m_names[place] == name)
                return static_cast<NameId>(place + 1);
        return 0;
    }
    [[nodiscard]] const std::string& textOf(NameId id) const { return m_names[id - 1]; }

private:
    /// So many are searched one by one, which is faster than to hash them.
    static constexpr std::size_t few = 32;

    std::vector<std::string> m_names;
    std::unordered_map<std::string, NameId> m_ids;
};

} // namespace stepglass::jsonata
