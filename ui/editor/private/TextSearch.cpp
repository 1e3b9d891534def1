// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/private/TextSearch.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>

namespace stepglass::ui::editor {

namespace {

std::string messageOf(int code)
{
    std::array<PCRE2_UCHAR8, 256> buffer{};
    pcre2_get_error_message(code, buffer.data(), buffer.size());
    return reinterpret_cast<const char*>(buffer.data());
}

PCRE2_SPTR8 units(std::string_view text)
{
    return reinterpret_cast<PCRE2_SPTR8>(text.data());
}

constexpr std::uint32_t matchLimit = 1'000'000;
constexpr std::uint32_t depthLimit = 10'000;

} // namespace

struct TextSearch::Compiled {
    explicit Compiled(pcre2_code* compiled)
        : code(compiled)
        , data(pcre2_match_data_create_from_pattern(compiled, nullptr))
        , context(pcre2_match_context_create(nullptr))
    {
        pcre2_set_match_limit(context, matchLimit);
        pcre2_set_depth_limit(context, depthLimit);
    }
    ~Compiled()
    {
        pcre2_match_context_free(context);
        pcre2_match_data_free(data);
        pcre2_code_free(code);
    }
    Compiled(const Compiled&) = delete;
    Compiled& operator=(const Compiled&) = delete;

    pcre2_code* code;
    pcre2_match_data* data;
    pcre2_match_context* context;
};

Result<TextSearch> TextSearch::compile(const std::string& pattern, SearchOptions options)
{
    std::uint32_t flags = PCRE2_UTF | PCRE2_MULTILINE;
    if (!options.isRegularExpression)
        flags = PCRE2_UTF | PCRE2_LITERAL;
    if (!options.matchesCase)
        flags |= PCRE2_CASELESS;
    int fault = 0;
    PCRE2_SIZE place = 0;
    pcre2_code* code =
        pcre2_compile(units(pattern), pattern.size(), flags, &fault, &place, nullptr);
    if (!code)
        return fail(ErrorCode::Usage, messageOf(fault));
    TextSearch search;
    search.m_compiled = std::make_shared<const Compiled>(code);
    search.m_isRegularExpression = options.isRegularExpression;
    return search;
}

std::optional<TextRange> TextSearch::next(std::string_view text, std::uint32_t from) const
{
    if (from > text.size())
        return std::nullopt;
    const int count = pcre2_match(m_compiled->code, units(text), text.size(), from,
                                  PCRE2_NO_UTF_CHECK, m_compiled->data, m_compiled->context);
    if (count < 0)
        return std::nullopt;
    const PCRE2_SIZE* places = pcre2_get_ovector_pointer(m_compiled->data);
    if (places[1] < places[0]) // \K in a look-ahead
        return std::nullopt;
    return TextRange{static_cast<std::uint32_t>(places[0]), static_cast<std::uint32_t>(places[1])};
}

std::vector<TextRange> TextSearch::all(std::string_view text, std::size_t limit) const
{
    std::vector<TextRange> matches;
    std::uint32_t from = 0;
    while (matches.size() < limit) {
        const std::optional<TextRange> match = next(text, from);
        if (!match)
            break;
        matches.push_back(*match);
        from = match->end;
        if (match->isEmpty()) {
            // Past the character, so that the same place is not found again.
            do {
                ++from;
            } while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xc0) == 0x80);
        }
    }
    return matches;
}

std::optional<TextRange> TextSearch::previous(std::string_view text, std::uint32_t before) const
{
    std::optional<TextRange> last;
    for (const TextRange& match : all(text.substr(0, before), text.size() + 1))
        last = match;
    return last;
}

Result<std::string> TextSearch::replacement(std::string_view text, TextRange match,
                                            const std::string& by) const
{
    if (!m_isRegularExpression)
        return by;
    // Matched again where it stands, because look-behinds may look at what is before it.
    if (next(text, match.begin) != match)
        return by;
    std::string result(by.size() + match.length() + 256, '\0');
    PCRE2_SIZE size = result.size();
    constexpr std::uint32_t flags = PCRE2_SUBSTITUTE_MATCHED | PCRE2_SUBSTITUTE_REPLACEMENT_ONLY |
                                    PCRE2_SUBSTITUTE_OVERFLOW_LENGTH |
                                    PCRE2_SUBSTITUTE_UNSET_EMPTY | PCRE2_SUBSTITUTE_UNKNOWN_UNSET |
                                    PCRE2_NO_UTF_CHECK;
    for (int attempt = 0; attempt < 2; ++attempt) {
        const int code =
            pcre2_substitute(m_compiled->code, units(text), text.size(), match.begin, flags,
                             m_compiled->data, m_compiled->context, units(by), by.size(),
                             reinterpret_cast<PCRE2_UCHAR8*>(result.data()), &size);
        if (code >= 0) {
            result.resize(size);
            return result;
        }
        if (code != PCRE2_ERROR_NOMEMORY)
            return fail(ErrorCode::Usage, messageOf(code));
        result.resize(size);
    }
    return by;
}

Result<syntax::TextEdits> TextSearch::replaceAll(std::string_view text, const std::string& by) const
{
    syntax::TextEdits edits;
    for (const TextRange& match : all(text, text.size() + 1)) {
        Result<std::string> replaced = replacement(text, match, by);
        if (!replaced)
            return tl::unexpected(replaced.error());
        edits.push_back({match, std::move(*replaced)});
    }
    return edits;
}

} // namespace stepglass::ui::editor
