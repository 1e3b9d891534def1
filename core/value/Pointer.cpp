// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/Pointer.h"

#include <charconv>

namespace stepglass::value {

namespace {

std::optional<std::string> unescape(std::string_view token)
{
    std::string plain;
    plain.reserve(token.size());
    for (std::size_t at = 0; at < token.size(); ++at) {
        if (token[at] != '~') {
            plain += token[at];
            continue;
        }
        ++at;
        if (at == token.size() || (token[at] != '0' && token[at] != '1'))
            return std::nullopt;
        plain += token[at] == '0' ? '~' : '/';
    }
    return plain;
}

/// RFC 6901, section 4: digits without a leading zero.
std::optional<std::size_t> arrayIndex(std::string_view token)
{
    std::size_t index = 0;
    const auto [end, fault] = std::from_chars(token.data(), token.data() + token.size(), index);
    const bool hasLeadingZero = token.size() > 1 && token.front() == '0';
    if (fault != std::errc() || end != token.data() + token.size() || hasLeadingZero)
        return std::nullopt;
    return index;
}

} // namespace

std::string escapePointerToken(std::string_view token)
{
    std::string escaped;
    escaped.reserve(token.size());
    for (const char character : token) {
        if (character == '~')
            escaped += "~0";
        else if (character == '/')
            escaped += "~1";
        else
            escaped += character;
    }
    return escaped;
}

std::optional<std::vector<std::string>> splitPointer(std::string_view pointer)
{
    std::vector<std::string> tokens;
    while (!pointer.empty()) {
        if (pointer.front() != '/')
            return std::nullopt;
        pointer.remove_prefix(1);
        const std::string_view token = pointer.substr(0, pointer.find('/'));
        std::optional<std::string> plain = unescape(token);
        if (!plain)
            return std::nullopt;
        tokens.push_back(*std::move(plain));
        pointer.remove_prefix(token.size());
    }
    return tokens;
}

const Value* resolve(const Value& root, std::string_view pointer)
{
    const std::optional<std::vector<std::string>> tokens = splitPointer(pointer);
    if (!tokens)
        return nullptr;
    const Value* place = &root;
    for (const std::string& token : *tokens) {
        if (place->isArray()) {
            const std::optional<std::size_t> index = arrayIndex(token);
            place = index ? place->at(*index) : nullptr;
        } else {
            place = place->find(std::string_view(token));
        }
        if (place == nullptr)
            return nullptr;
    }
    return place;
}

} // namespace stepglass::value
