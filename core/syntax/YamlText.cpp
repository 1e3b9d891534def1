// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syntax/YamlText.h"

#include "core/syntax/Lines.h"
#include "core/syntax/private/YamlScalars.h"

#include <algorithm>
#include <array>

namespace stepglass::syntax {

namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// Words that YAML 1.1 reads as booleans, in any usual capitals.
bool isOldBoolean(std::string_view text)
{
    constexpr std::array<std::string_view, 6> words{"yes", "no", "on", "off", "y", "n"};
    return std::any_of(words.begin(), words.end(), [text](std::string_view word) {
        return text.size() == word.size() &&
               std::equal(text.begin(), text.end(), word.begin(), [](char a, char b) {
                   return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b);
               });
    });
}

/// Numbers with underscores, sexagesimal numbers, dates and times of YAML 1.1: all begin like
/// numbers.
bool mayBeOldNumber(std::string_view text)
{
    const char first = text.front();
    if (first == '.' || first == '+')
        return true;
    if (first < '0' || first > '9')
        return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') ||
               std::string_view("_.:-+eExXoObBaAcCdDfFtTzZ ").find(c) != std::string_view::npos;
    });
}

std::string singleQuoted(std::string_view text)
{
    std::string out = "'";
    for (const char c : text) {
        out.push_back(c);
        if (c == '\'')
            out.push_back(c);
    }
    out.push_back('\'');
    return out;
}

} // namespace

bool isPlainYaml(std::string_view text, bool isInFlow)
{
    if (text.empty() || isBlank(text.front()) || isBlank(text.back()) || text.back() == ':')
        return false;
    if (std::any_of(text.begin(), text.end(), isControl))
        return false;
    if (std::string_view("-?:,[]{}#&*!|>'\"%@`=~").find(text.front()) != std::string_view::npos)
        return false;
    if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos)
        return false;
    if (isInFlow && text.find_first_of(",[]{}:") != std::string_view::npos)
        return false;
    if (text == "<<" || text.starts_with("---") || text.starts_with("..."))
        return false;
    // U+0085, U+2028 and U+2029 are line ends to YAML 1.1, U+FEFF is a mark.
    for (const std::string_view special :
         {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xBB\xBF"}) {
        if (text.find(special) != std::string_view::npos)
            return false;
    }
    return resolvePlainScalar(text).kind == NodeKind::String && !isOldBoolean(text) &&
           !mayBeOldNumber(text);
}

std::string toJsonText(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (c == '\r') {
            out += "\\r";
        } else if (isControl(c)) {
            out += "\\u00";
            out.push_back(hexDigits[byte >> 4U]);
            out.push_back(hexDigits[byte & 0xFU]);
        } else {
            out.push_back(c);
        }
    }
    out.push_back('"');
    return out;
}

std::string toYamlScalar(std::string_view text, YamlQuotes quotes, bool isInFlow)
{
    if (quotes == YamlQuotes::AsNeeded && isPlainYaml(text, isInFlow))
        return std::string(text);
    const bool needsEscapes = std::any_of(text.begin(), text.end(), isControl) ||
                              text.find("\xC2\x85") != std::string_view::npos ||
                              text.find("\xE2\x80\xA8") != std::string_view::npos ||
                              text.find("\xE2\x80\xA9") != std::string_view::npos ||
                              text.find("\xEF\xBB\xBF") != std::string_view::npos;
    if (quotes != YamlQuotes::Double && !needsEscapes)
        return singleQuoted(text);
    std::string out = toJsonText(text);
    const std::array<std::pair<std::string_view, std::string_view>, 4> breaks{
        {{"\xC2\x85", "\\u0085"},
         {"\xE2\x80\xA8", "\\u2028"},
         {"\xE2\x80\xA9", "\\u2029"},
         {"\xEF\xBB\xBF", "\\uFEFF"}}};
    for (const auto& [raw, escape] : breaks) {
        for (std::size_t at = out.find(raw); at != std::string::npos; at = out.find(raw, at))
            out.replace(at, raw.size(), escape);
    }
    return out;
}

} // namespace stepglass::syntax
