// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/TextNode.h"

#include "core/value/Value.h"

#include <cstring>
#include <functional>
#include <new>

namespace stepglass::value {

std::size_t hashOfText(std::string_view text) noexcept
{
    return std::hash<std::string_view>{}(text);
}

std::size_t quotedSize(std::string_view text) noexcept
{
    // Counted without branches, so that the compiler takes many bytes at once.
    std::size_t marks = 0;
    std::size_t controls = 0;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        marks += static_cast<std::size_t>(byte == '"') + static_cast<std::size_t>(byte == '\\');
        controls += static_cast<std::size_t>(byte < 0x20U);
    }
    std::size_t size = text.size() + 2 + marks;
    if (controls == 0) [[likely]]
        return size;
    constexpr std::string_view shortForms = "\n\t\r\b\f";
    for (const char character : text)
        if (static_cast<unsigned char>(character) < 0x20U)
            size += shortForms.find(character) != std::string_view::npos ? 1 : 5;
    return size;
}

Key::Data* Key::Data::make(std::string_view text)
{
    if (text.empty())
        return nullptr;
    void* memory = ::operator new(sizeof(Data) + text.size());
    auto* data = new (memory) Data;
    data->length = static_cast<std::uint32_t>(text.size());
    data->textSize = quotedSize(text);
    std::memcpy(reinterpret_cast<char*>(data + 1), text.data(), text.size());
    return data;
}

void Key::Data::destroy(Data* data) noexcept
{
    data->~Data();
    ::operator delete(data);
}

Key::Key(std::string_view text)
    : m_data(Data::make(text))
{
    if (m_data != nullptr)
        m_data->hash = hashOfText(text);
}

std::size_t Key::hash() const noexcept
{
    static const std::size_t hashOfNothing = hashOfText({});
    return m_data == nullptr ? hashOfNothing : m_data->hash;
}

bool operator==(const Key& a, const Key& b) noexcept
{
    if (a.m_data == b.m_data)
        return true;
    if (a.m_data == nullptr || b.m_data == nullptr)
        return false;
    return a.m_data->hash == b.m_data->hash && a.text() == b.text();
}

} // namespace stepglass::value
