// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/Nearest.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace stepglass::catalogue {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit)
{
    const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > limit)
        return limit + 1;
    // Three rows of the table of distances between all beginnings (optimal string alignment).
    std::vector<std::size_t> beforeLast(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(last.begin(), last.end(), 0U);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        std::size_t best = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool isSame = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0U : 1U)});
            const bool isSwapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                                   lower(a[i - 2]) == lower(b[j - 1]);
            if (isSwapped)
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
            best = std::min(best, row[j]);
        }
        if (best > limit)
            return limit + 1;
        beforeLast.swap(last);
        last.swap(row);
    }
    return std::min(last[b.size()], limit + 1);
}

bool equalButForCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                              [](char x, char y) { return lower(x) == lower(y); });
}

Nearest::Nearest(std::string_view wanted)
    : m_wanted(wanted)
    , m_limit(std::max<std::size_t>(1, wanted.size() / 3))
    , m_distance(m_limit + 1)
{
}

void Nearest::offer(std::string_view name)
{
    if (m_distance == 0)
        return;
    const std::size_t distance = editDistance(m_wanted, name, m_distance - 1);
    if (distance < m_distance) {
        m_distance = distance;
        m_name = name;
    }
}

bool Nearest::isSlip() const
{
    // One letter in a word of four, or a case; shorter words are too near to each other.
    return m_name && m_distance <= (m_wanted.size() >= 4 ? 1U : 0U);
}

} // namespace stepglass::catalogue
