// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Timestamp.h"

#include <fmt/format.h>

#include <charconv>

namespace stepglass::engine {

namespace {

/// Reads a text from its front; every step says whether it succeeded.
class Reader {
public:
    explicit Reader(std::string_view text)
        : m_rest(text)
    {
    }

    [[nodiscard]] bool digits(std::size_t count, int& number)
    {
        if (m_rest.size() < count)
            return false;
        const char* end = m_rest.data() + count;
        if (m_rest.front() == '-' || std::from_chars(m_rest.data(), end, number).ptr != end)
            return false;
        m_rest.remove_prefix(count);
        return true;
    }
    [[nodiscard]] bool take(char character)
    {
        if (m_rest.empty() || m_rest.front() != character)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    [[nodiscard]] bool takeEither(char one, char other) { return take(one) || take(other); }
    /// One to nine digits, as nanoseconds.
    [[nodiscard]] bool fraction(std::int32_t& nanoseconds)
    {
        int count = 0;
        while (count < 9 && !m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9') {
            nanoseconds = nanoseconds * 10 + (m_rest.front() - '0');
            m_rest.remove_prefix(1);
            ++count;
        }
        if (count == 0)
            return false;
        for (; count < 9; ++count)
            nanoseconds *= 10;
        return true;
    }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
};

/// Z or an offset, in seconds.
bool readOffset(Reader& reader, int& offset)
{
    if (reader.takeEither('Z', 'z'))
        return true;
    const bool isWest = reader.take('-');
    if (!isWest && !reader.take('+'))
        return false;
    int hours = 0;
    int minutes = 0;
    int seconds = 0;
    if (!reader.digits(2, hours) || !reader.take(':') || !reader.digits(2, minutes))
        return false;
    if (reader.take(':') && !reader.digits(2, seconds))
        return false;
    if (hours > 18 || minutes > 59 || seconds > 59)
        return false;
    offset = (hours * 60 + minutes) * 60 + seconds;
    if (isWest)
        offset = -offset;
    return true;
}

} // namespace

std::optional<Instant> parseTimestamp(std::string_view text)
{
    Reader reader(text);
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    Instant instant;
    if (!reader.digits(4, year) || !reader.take('-') || !reader.digits(2, month) ||
        !reader.take('-') || !reader.digits(2, day) || !reader.takeEither('T', 't') ||
        !reader.digits(2, hour) || !reader.take(':') || !reader.digits(2, minute))
        return std::nullopt;
    if (reader.take(':')) {
        if (!reader.digits(2, second))
            return std::nullopt;
        if (reader.take('.') && !reader.fraction(instant.nanoseconds))
            return std::nullopt;
    }
    int offset = 0;
    if (!readOffset(reader, offset) || !reader.atEnd())
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const auto days = std::chrono::sys_days(date).time_since_epoch();
    instant.seconds = std::chrono::duration_cast<std::chrono::seconds>(days).count() + hour * 3600 +
                      minute * 60 + second - offset;
    return instant;
}

TimePoint toTimePoint(const Instant& instant)
{
    return TimePoint(std::chrono::seconds(instant.seconds)) +
           std::chrono::microseconds((instant.nanoseconds + 999) / 1000);
}

std::string toTimestamp(TimePoint time)
{
    const auto days = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(days);
    const std::chrono::hh_mm_ss clock(time - days);
    std::string text =
        fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                    clock.hours().count(), clock.minutes().count(), clock.seconds().count());
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(clock.subseconds()).count();
    if (milliseconds != 0) {
        text += fmt::format(".{:03}", milliseconds);
        while (text.back() == '0')
            text.pop_back();
    }
    return text + 'Z';
}

} // namespace stepglass::engine
