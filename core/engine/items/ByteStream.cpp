// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/items/ByteStream.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace stepglass::items {

namespace {

constexpr std::size_t bufferSize = std::size_t(256) << 10;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

class TextStream final : public ByteStream {
public:
    explicit TextStream(std::string text)
        : m_text(std::move(text))
    {
    }
    Result<std::size_t> read(std::span<char> place) override
    {
        const std::size_t count = std::min(place.size(), m_text.size() - m_next);
        std::copy_n(m_text.data() + m_next, count, place.data());
        m_next += count;
        return count;
    }

private:
    std::string m_text;
    std::size_t m_next = 0;
};

class FileStream final : public ByteStream {
public:
    FileStream(std::FILE* file, std::string path)
        : m_file(file, std::fclose)
        , m_path(std::move(path))
    {
        std::setvbuf(file, nullptr, _IONBF, 0);
    }
    Result<std::size_t> read(std::span<char> place) override
    {
        const std::size_t count = std::fread(place.data(), 1, place.size(), m_file.get());
        if (count == 0 && std::ferror(m_file.get()) != 0)
            return fail(ErrorCode::CannotReadFile, m_path, std::strerror(errno));
        return count;
    }

private:
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> m_file;
    std::string m_path;
};

} // namespace

std::unique_ptr<ByteStream> streamOf(std::string text)
{
    return std::make_unique<TextStream>(std::move(text));
}

Result<std::unique_ptr<ByteStream>> openFile(const std::string& path)
{
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr)
        return fail(ErrorCode::CannotOpenFile, path, std::strerror(errno));
    return std::make_unique<FileStream>(file, path);
}

ByteReader::ByteReader(std::unique_ptr<ByteStream> bytes)
    : m_bytes(std::move(bytes))
    , m_buffer(std::make_unique<char[]>(bufferSize))
{
    // The mark may come in pieces.
    while (m_end < byteOrderMark.size() && m_fault.empty()) {
        const Result<std::size_t> count =
            m_bytes->read({m_buffer.get() + m_end, bufferSize - m_end});
        if (!count)
            m_fault = toEnglish(count.error());
        if (count.value_or(0) == 0)
            break;
        m_end += *count;
    }
    if (std::string_view(m_buffer.get(), m_end).starts_with(byteOrderMark))
        skip(byteOrderMark.size());
}

std::string_view ByteReader::available()
{
    if (m_next == m_end && !fill())
        return {};
    return {m_buffer.get() + m_next, m_end - m_next};
}

bool ByteReader::fill()
{
    if (m_isOver || !m_fault.empty())
        return false;
    const Result<std::size_t> count = m_bytes->read({m_buffer.get(), bufferSize});
    if (!count)
        m_fault = toEnglish(count.error());
    m_next = 0;
    m_end = count.value_or(0);
    m_isOver = m_end == 0;
    return !m_isOver;
}

} // namespace stepglass::items
