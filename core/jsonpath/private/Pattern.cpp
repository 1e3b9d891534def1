// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpath/private/Pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>

namespace stepglass::jsonpath {

namespace {

// A pattern such as (a+)+b needs exponential time: these stop it within about a tenth of a second.
constexpr std::uint32_t mostBacktracks = 1'000'000;
constexpr std::uint32_t mostHeapKib = 64 * 1024;

std::uint32_t optionOf(char flag)
{
    switch (flag) {
    case 'i':
        return PCRE2_CASELESS;
    case 'm':
        return PCRE2_MULTILINE;
    case 's':
        return PCRE2_DOTALL;
    case 'x':
        return PCRE2_EXTENDED;
    case 'U':
        return PCRE2_UCP;
    default:
        return 0;
    }
}

} // namespace

struct Pattern::Code {
    pcre2_code* code = nullptr;
    pcre2_match_context* context = nullptr;

    Code() = default;
    Code(const Code&) = delete;
    Code& operator=(const Code&) = delete;
    ~Code()
    {
        pcre2_match_context_free(context);
        pcre2_code_free(code);
    }
};

tl::expected<Pattern, std::string> Pattern::compile(std::string_view expression,
                                                    std::string_view flags)
{
    std::uint32_t options = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C;
    for (const char flag : flags)
        options |= optionOf(flag);
    int fault = 0;
    PCRE2_SIZE offset = 0;
    auto code = std::make_shared<Code>();
    code->code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(expression.data()), expression.size(),
                               options, &fault, &offset, nullptr);
    if (code->code == nullptr) {
        std::array<PCRE2_UCHAR, 256> words{};
        pcre2_get_error_message(fault, words.data(), words.size());
        return tl::unexpected<std::string>(reinterpret_cast<const char*>(words.data()));
    }
    code->context = pcre2_match_context_create(nullptr);
    pcre2_set_match_limit(code->context, mostBacktracks);
    pcre2_set_heap_limit(code->context, mostHeapKib);
    Pattern pattern;
    pattern.m_code = std::move(code);
    return pattern;
}

bool Pattern::matches(std::string_view text) const
{
    pcre2_match_data* found = pcre2_match_data_create_from_pattern(m_code->code, nullptr);
    const int count =
        pcre2_match(m_code->code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0,
                    PCRE2_ANCHORED | PCRE2_ENDANCHORED, found, m_code->context);
    pcre2_match_data_free(found);
    return count >= 0;
}

} // namespace stepglass::jsonpath
