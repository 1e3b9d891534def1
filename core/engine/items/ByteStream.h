// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace stepglass::items {

/// The bytes of an object, read once from their beginning. A port: data sets are never held whole.
class ByteStream {
public:
    virtual ~ByteStream() = default;
    /// Fills the beginning of `place` and says how much of it; 0 is the end of the bytes.
    [[nodiscard]] virtual Result<std::size_t> read(std::span<char> place) = 0;
};

/// The bytes of a text, which the stream keeps.
[[nodiscard]] std::unique_ptr<ByteStream> streamOf(std::string text);
/// The bytes of a file. Fails with CannotOpenFile.
[[nodiscard]] Result<std::unique_ptr<ByteStream>> openFile(const std::string& path);

/// What `bytes` holds once unpacked: gzip and Zstandard are known by their first bytes, anything
/// else passes as it is. Reading fails with CannotReadFile where the packed bytes are damaged.
[[nodiscard]] std::unique_ptr<ByteStream> unpacked(std::unique_ptr<ByteStream> bytes);

/// Bytes one at a time, with a look at the next one.
class ByteReader {
public:
    explicit ByteReader(std::unique_ptr<ByteStream> bytes);

    static constexpr int atEnd = -1;
    /// The next byte, or atEnd.
    [[nodiscard]] int peek()
    {
        if (m_next == m_end && !fill())
            return atEnd;
        return static_cast<unsigned char>(m_buffer[m_next]);
    }
    void skip() { ++m_next; }
    /// Whatever is at hand: at least one byte, or nothing at the end.
    [[nodiscard]] std::string_view available();
    void skip(std::size_t count) { m_next += count; }
    /// Why reading stopped before the end of the bytes; nothing where it did not.
    [[nodiscard]] const std::string& fault() const { return m_fault; }

private:
    bool fill();

    std::unique_ptr<ByteStream> m_bytes;
    std::unique_ptr<char[]> m_buffer;
    std::size_t m_next = 0;
    std::size_t m_end = 0;
    bool m_isOver = false;
    std::string m_fault;
};

} // namespace stepglass::items
