// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/Regex.h"

#include "core/jsonata/library/Text.h"
#include "core/jsonata/library/private/JavaScriptPattern.h"
#include "core/jsonata/library/private/Utf8.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>
#include <chrono>

namespace stepglass::jsonata {

namespace {

// Enough for any honest match, and well below a millisecond. A search that needs more is begun
// anew by the watched program, which can be stopped.
constexpr std::uint32_t fewBacktracks = 20'000;
constexpr std::uint32_t mostBacktracks = 50'000'000;
constexpr std::uint32_t mostHeapKib = 64 * 1024;
constexpr unsigned stepsBetweenLooks = 512;
constexpr std::chrono::milliseconds longestSearch{1000};

struct CodeDeleter {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct ContextDeleter {
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};
struct MatchDataDeleter {
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};
using Code = std::unique_ptr<pcre2_code, CodeDeleter>;
using Context = std::unique_ptr<pcre2_match_context, ContextDeleter>;
using MatchData = std::unique_ptr<pcre2_match_data, MatchDataDeleter>;

/// A search that looks at its watch from time to time.
struct WatchedSearch {
    Watch watch;
    unsigned steps = 0;
};

int look(pcre2_callout_block* /*place*/, void* data)
{
    auto* search = static_cast<WatchedSearch*>(data);
    if (++search->steps % stepsBetweenLooks != 0)
        return 0;
    return search->watch.isOver() ? PCRE2_ERROR_CALLOUT : 0;
}

Code compileCode(const std::string& text, std::uint32_t options, std::string& reason)
{
    int fault = 0;
    PCRE2_SIZE offset = 0;
    Code code(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), options, &fault,
                            &offset, nullptr));
    if (code == nullptr) {
        std::array<PCRE2_UCHAR, 256> words{};
        pcre2_get_error_message(fault, words.data(), words.size());
        reason = reinterpret_cast<const char*>(words.data());
    }
    return code;
}

} // namespace

struct Regex::Program {
    std::string pattern;
    std::size_t groupCount = 0;
    Code quick;
    Code watched;
    Context limits;
};

LibraryResult<Regex> Regex::compile(std::string_view pattern, std::string_view flags)
{
    const auto fails = [&](std::string reason) {
        return tl::unexpected<LibraryError>(
            LibraryError{"S0303", Value(pattern), std::move(reason)});
    };
    const bool eachLine = flags.find('m') != std::string_view::npos;
    const auto translated =
        translatePattern(pattern, eachLine ? LineMode::EachLine : LineMode::WholeText);
    if (!translated)
        return fails(translated.error());
    std::uint32_t options =
        PCRE2_UTF | PCRE2_MATCH_UNSET_BACKREF | PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY;
    if (flags.find('i') != std::string_view::npos)
        options |= PCRE2_CASELESS;
    auto program = std::make_shared<Program>();
    program->pattern = std::string(pattern);
    program->groupCount = translated->groupCount;
    std::string reason;
    program->quick = compileCode(translated->text, options, reason);
    program->watched = compileCode(translated->text, options | PCRE2_AUTO_CALLOUT, reason);
    if (program->quick == nullptr || program->watched == nullptr)
        return fails(std::move(reason));
    // Where the machine has no just-in-time compiler, PCRE2 interprets.
    (void)pcre2_jit_compile(program->quick.get(), PCRE2_JIT_COMPLETE);
    program->limits.reset(pcre2_match_context_create(nullptr));
    if (program->limits != nullptr) {
        pcre2_set_match_limit(program->limits.get(), fewBacktracks);
        pcre2_set_heap_limit(program->limits.get(), mostHeapKib);
    }
    Regex regex;
    regex.m_program = std::move(program);
    return regex;
}

LibraryResult<std::optional<RegexMatch>> Regex::find(std::string_view text, std::size_t from,
                                                     const Watch& watch) const
{
    const MatchData data(pcre2_match_data_create_from_pattern(m_program->quick.get(), nullptr));
    const auto* subject = reinterpret_cast<PCRE2_SPTR>(text.data());
    int count = pcre2_match(m_program->quick.get(), subject, text.size(), from, PCRE2_NO_UTF_CHECK,
                            data.get(), m_program->limits.get());
    if (count == PCRE2_ERROR_MATCHLIMIT || count == PCRE2_ERROR_JIT_STACKLIMIT ||
        count == PCRE2_ERROR_HEAPLIMIT || count == PCRE2_ERROR_DEPTHLIMIT) {
        WatchedSearch search{watch.withDeadline(std::chrono::steady_clock::now() + longestSearch)};
        const Context context(pcre2_match_context_create(nullptr));
        pcre2_set_match_limit(context.get(), mostBacktracks);
        pcre2_set_heap_limit(context.get(), mostHeapKib);
        pcre2_set_callout(context.get(), look, &search);
        count = pcre2_match(m_program->watched.get(), subject, text.size(), from,
                            PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data.get(), context.get());
    }
    if (count == PCRE2_ERROR_NOMATCH)
        return std::optional<RegexMatch>();
    if (count < 0)
        return refuse("U1001", Value(m_program->pattern));

    const PCRE2_SIZE* places = pcre2_get_ovector_pointer(data.get());
    RegexMatch match;
    match.subject = text;
    match.start = places[0];
    match.end = places[1];
    match.match = text.substr(match.start, match.end - match.start);
    match.groups.resize(m_program->groupCount);
    for (std::size_t group = 1; group <= m_program->groupCount; ++group) {
        const std::size_t start = places[2 * group];
        const std::size_t end = places[2 * group + 1];
        if (group < static_cast<std::size_t>(count) && start != PCRE2_UNSET && end >= start)
            match.groups[group - 1] = text.substr(start, end - start);
    }
    return std::optional<RegexMatch>(std::move(match));
}

LibraryResult<std::optional<RegexMatch>> Regex::first(std::string_view text,
                                                      const Watch& watch) const
{
    if (!isUtf8(text, watch))
        return std::optional<RegexMatch>();
    if (watch.isOver())
        return refuse("U1001", Value(m_program->pattern));
    auto match = find(text, 0, watch);
    if (match && *match)
        (*match)->index = utf16Length(text.substr(0, (*match)->start));
    return match;
}

LibraryResult<std::optional<RegexMatch>> Regex::next(const RegexMatch& previous,
                                                     const Watch& watch) const
{
    const std::string_view text = previous.subject;
    if (previous.end >= text.size())
        return std::optional<RegexMatch>();
    auto match = find(text, previous.end, watch);
    if (!match || !*match)
        return match;
    if ((*match)->match.empty())
        return refuse("D1004", Value(m_program->pattern));
    (*match)->index =
        previous.index + utf16Length(text.substr(previous.start, (*match)->start - previous.start));
    return match;
}

const std::string& Regex::pattern() const noexcept
{
    return m_program->pattern;
}

std::size_t Regex::groupCount() const noexcept
{
    return m_program->groupCount;
}

} // namespace stepglass::jsonata
