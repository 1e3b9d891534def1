// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Before <compare>: moc of Qt 6.4 fails on <concepts> where no header brought libstdc++'s
// configuration.
#include <version>

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stepglass {

/// A half-open range of bytes [begin, end) in a UTF-8 text.
struct TextRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr std::uint32_t length() const { return end - begin; }
    [[nodiscard]] constexpr bool isEmpty() const { return begin == end; }
    /// Whether `offset` lies in the range; the end counts, as a caret stands between bytes.
    [[nodiscard]] constexpr bool touches(std::uint32_t offset) const
    {
        return begin <= offset && offset <= end;
    }
    [[nodiscard]] constexpr bool contains(const TextRange& other) const
    {
        return begin <= other.begin && other.end <= end;
    }
    friend constexpr auto operator<=>(const TextRange&, const TextRange&) = default;
};

/// A place for people: both count from 1; columns count UTF-16 units, as editors do.
struct LineColumn {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    friend constexpr auto operator<=>(const LineColumn&, const LineColumn&) = default;
};

/// Translates between byte offsets and lines. Cheap to ask (a binary search), linear to make.
/// Lines end at LF, CR LF or a lone CR. The text must outlive the index.
class LineIndex {
public:
    explicit LineIndex(std::string_view text);

    [[nodiscard]] LineColumn position(std::uint32_t offset) const;
    /// The offset of a place; one beyond a line's end gives that line's end.
    [[nodiscard]] std::uint32_t offset(LineColumn position) const;
    [[nodiscard]] std::uint32_t lineCount() const
    {
        return static_cast<std::uint32_t>(m_starts.size());
    }

private:
    std::string_view m_text;
    std::vector<std::uint32_t> m_starts;
};

} // namespace stepglass
