// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/private/JavaScriptPattern.h"

#include "core/jsonata/library/private/Utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace stepglass::jsonata {

namespace {

// PCRE2 counts repetitions in 16 bits.
constexpr std::uint64_t mostRepetitions = 65535;

constexpr std::string_view lineEnds = R"(\n\r\x{2028}\x{2029})";
constexpr std::string_view spaces =
    R"(\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff})";
// Everything but those.
constexpr std::string_view noSpaces =
    R"(\x00-\x08\x0e-\x1f!-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027})"
    R"(\x{202a}-\x{202e}\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff})";

bool isDigit(char32_t character)
{
    return character >= U'0' && character <= U'9';
}

bool isNameCharacter(char32_t character)
{
    return isDigit(character) || (character >= U'a' && character <= U'z') ||
           (character >= U'A' && character <= U'Z') || character == U'_' || character == U'$' ||
           character >= 0x80;
}

/// A character that stands for itself in PCRE2, in a class and outside.
void appendLiteral(std::string& out, char32_t character)
{
    if (character < 0x80 && character != U'$' && isNameCharacter(character)) {
        out += static_cast<char>(character);
        return;
    }
    // Half a pair can occur in no text: a character that is never there.
    if (isSurrogate(character))
        character = 0x10FFFF;
    std::array<char, 8> digits{};
    const auto [end, fault] = std::to_chars(digits.data(), digits.data() + digits.size(),
                                            static_cast<std::uint32_t>(character), 16);
    out += "\\x{";
    out.append(digits.data(), end);
    out += '}';
}

class Translator {
public:
    Translator(std::string_view pattern, LineMode mode)
        : m_text(toCodePoints(pattern))
        , m_mode(mode)
    {
    }

    tl::expected<TranslatedPattern, std::string> run()
    {
        countGroups();
        while (m_fault.empty() && m_at < m_text.size())
            term();
        if (m_fault.empty() && !m_open.empty())
            m_fault = "Unterminated group";
        if (!m_fault.empty())
            return tl::unexpected(m_fault);
        return TranslatedPattern{std::move(m_out), m_groups};
    }

private:
    /// What a quantifier would repeat.
    enum class Atom { None, Repeatable, Fixed };

    [[nodiscard]] char32_t peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : U'\0';
    }
    [[nodiscard]] bool follows(std::u32string_view words) const
    {
        return std::u32string_view(m_text).substr(m_at).starts_with(words);
    }

    /// Backreferences may stand before their groups: how many there are must be known first.
    void countGroups()
    {
        bool inClass = false;
        for (std::size_t at = 0; at < m_text.size(); ++at) {
            const char32_t character = m_text[at];
            if (character == U'\\') {
                ++at;
            } else if (inClass) {
                inClass = character != U']';
            } else if (character == U'[') {
                inClass = true;
            } else if (character == U'(') {
                const std::u32string_view rest = std::u32string_view(m_text).substr(at + 1);
                const bool named = rest.starts_with(U"?<") && !rest.starts_with(U"?<=") &&
                                   !rest.starts_with(U"?<!");
                if (rest.starts_with(U'?') && !named)
                    continue;
                ++m_groups;
                if (!named)
                    continue;
                const std::size_t end = rest.find(U'>');
                const std::u32string_view name =
                    rest.substr(2, end == std::u32string_view::npos ? end : end - 2);
                if (end == std::u32string_view::npos || name.empty() || isDigit(name.front()) ||
                    !std::all_of(name.begin(), name.end(), isNameCharacter))
                    m_fault = "Invalid capture group name";
                else if (!m_names.emplace(name, m_groups).second)
                    m_fault = "Duplicate capture group name";
            }
        }
    }

    void term()
    {
        const char32_t character = m_text[m_at++];
        switch (character) {
        case U'^':
            m_out += m_mode == LineMode::EachLine ? "(?<![^" + std::string(lineEnds) + "])" : "\\A";
            m_atom = Atom::Fixed;
            break;
        case U'$':
            m_out += m_mode == LineMode::EachLine ? "(?![^" + std::string(lineEnds) + "])" : "\\z";
            m_atom = Atom::Fixed;
            break;
        case U'.':
            m_out += "[^" + std::string(lineEnds) + ']';
            m_atom = Atom::Repeatable;
            break;
        case U'|':
            m_out += '|';
            m_atom = Atom::None;
            break;
        case U'(':
            openGroup();
            break;
        case U')':
            closeGroup();
            break;
        case U'[':
            characterClass();
            m_atom = Atom::Repeatable;
            break;
        case U'\\':
            escape();
            break;
        case U'*':
        case U'+':
        case U'?':
            quantifier(std::string(1, static_cast<char>(character)));
            break;
        case U'{':
            braces();
            break;
        default:
            appendLiteral(m_out, character);
            m_atom = Atom::Repeatable;
        }
    }

    void openGroup()
    {
        struct Opening {
            std::u32string_view words;
            std::string_view text;
            Atom atom;
        };
        static constexpr std::array<Opening, 5> openings{{
            {U"?:", "(?:", Atom::Repeatable},
            {U"?=", "(?=", Atom::Repeatable},
            {U"?!", "(?!", Atom::Repeatable},
            {U"?<=", "(?<=", Atom::Fixed},
            {U"?<!", "(?<!", Atom::Fixed},
        }};
        const auto* opening = std::find_if(openings.begin(), openings.end(),
                                           [&](const auto& known) { return follows(known.words); });
        if (opening != openings.end()) {
            m_at += opening->words.size();
            m_out += opening->text;
            m_open.push_back(opening->atom);
        } else if (follows(U"?<")) {
            m_at = m_text.find(U'>', m_at) + 1;
            m_out += '(';
            m_open.push_back(Atom::Repeatable);
        } else if (peek() == U'?') {
            m_fault = "Invalid group";
        } else {
            m_out += '(';
            m_open.push_back(Atom::Repeatable);
        }
        m_atom = Atom::None;
    }

    void closeGroup()
    {
        if (m_open.empty()) {
            m_fault = "Unmatched ')'";
            return;
        }
        m_out += ')';
        m_atom = m_open.back();
        m_open.pop_back();
    }

    void quantifier(const std::string& text)
    {
        if (m_atom != Atom::Repeatable) {
            m_fault = "Nothing to repeat";
            return;
        }
        m_out += text;
        if (peek() == U'?') {
            m_out += '?';
            ++m_at;
        }
        m_atom = Atom::None;
    }

    std::optional<std::uint64_t> number()
    {
        if (!isDigit(peek()))
            return std::nullopt;
        std::uint64_t value = 0;
        while (isDigit(peek()))
            value = std::min<std::uint64_t>(value * 10 + (m_text[m_at++] - U'0'), UINT32_MAX);
        return value;
    }

    /// {2}, {2,} or {2,3}; any other brace stands for itself.
    void braces()
    {
        const std::size_t from = m_at;
        const std::optional<std::uint64_t> least = number();
        bool bounded = true;
        std::optional<std::uint64_t> most = least;
        if (least && peek() == U',') {
            ++m_at;
            most = number();
            bounded = most.has_value();
        }
        if (!least || peek() != U'}') {
            m_at = from;
            appendLiteral(m_out, U'{');
            m_atom = Atom::Repeatable;
            return;
        }
        ++m_at;
        if (bounded && *most < *least) {
            m_fault = "numbers out of order in {} quantifier";
            return;
        }
        if (*least > mostRepetitions) {
            m_fault = "number too big in {} quantifier";
            return;
        }
        std::string text = '{' + std::to_string(*least);
        // More than PCRE2 can count is as good as without end.
        if (!bounded || *most > mostRepetitions)
            text += ',';
        else if (*most != *least)
            text += ',' + std::to_string(*most);
        quantifier(text + '}');
    }

    std::optional<char32_t> hexadecimal(std::size_t digits)
    {
        char32_t value = 0;
        for (std::size_t place = 0; place < digits; ++place) {
            const char32_t character = peek(place);
            const char32_t lower = character | 0x20;
            if (isDigit(character))
                value = value * 16 + (character - U'0');
            else if (lower >= U'a' && lower <= U'f')
                value = value * 16 + (lower - U'a' + 10);
            else
                return std::nullopt;
        }
        m_at += digits;
        return value;
    }

    char32_t unicodeEscape()
    {
        const std::optional<char32_t> first = hexadecimal(4);
        if (!first)
            return U'u';
        constexpr char32_t highEnd = 0xDC00;
        if (!isSurrogate(*first) || *first >= highEnd || !follows(U"\\u"))
            return *first;
        const std::size_t before = m_at;
        m_at += 2;
        const std::optional<char32_t> second = hexadecimal(4);
        if (second && *second >= highEnd && *second <= 0xDFFF)
            return 0x10000 + ((*first - 0xD800) << 10U) + (*second - highEnd);
        m_at = before;
        return *first;
    }

    /// Up to three octal digits, below 256 (Annex B).
    char32_t octal()
    {
        char32_t value = 0;
        for (int place = 0; place < 3 && peek() >= U'0' && peek() <= U'7'; ++place) {
            if (value * 8 + (peek() - U'0') > 0xFF)
                break;
            value = value * 8 + (m_text[m_at++] - U'0');
        }
        return value;
    }

    /// The character of an escape that means the same in a class and outside; `character` is what
    /// follows the backslash.
    char32_t escapedCharacter(char32_t character)
    {
        switch (character) {
        case U'n':
            return U'\n';
        case U'r':
            return U'\r';
        case U't':
            return U'\t';
        case U'v':
            return U'\v';
        case U'f':
            return U'\f';
        case U'x':
            return hexadecimal(2).value_or(U'x');
        case U'u':
            return unicodeEscape();
        case U'c': {
            const char32_t letter = peek() | 0x20;
            if (letter < U'a' || letter > U'z') {
                // The backslash stands for itself then.
                --m_at;
                return U'\\';
            }
            ++m_at;
            return letter - U'a' + 1;
        }
        default:
            if (character >= U'0' && character <= U'7') {
                --m_at;
                return octal();
            }
            return character;
        }
    }

    /// \d, \w, \s and their opposites as the inside of a class.
    static std::optional<std::string_view> classOf(char32_t letter)
    {
        switch (letter) {
        case U'd':
            return "0-9";
        case U'D':
            return R"(\x00-/:-\x{10ffff})";
        case U'w':
            return "a-zA-Z0-9_";
        case U'W':
            return R"(\x00-/:-@\x5b-^`{-\x{10ffff})";
        case U's':
            return spaces;
        case U'S':
            return noSpaces;
        default:
            return std::nullopt;
        }
    }

    void escape()
    {
        if (m_at >= m_text.size()) {
            m_fault = "\\ at end of pattern";
            return;
        }
        const char32_t character = m_text[m_at++];
        m_atom = Atom::Repeatable;
        if (const std::optional<std::string_view> inside = classOf(character)) {
            m_out += '[' + std::string(*inside) + ']';
        } else if (character == U'b' || character == U'B') {
            // Case folding would let PCRE2's own \b know more letters; these are JavaScript's.
            m_out += character == U'b' ? "\\b" : "\\B";
            m_atom = Atom::Fixed;
        } else if (character == U'k' && !m_names.empty()) {
            namedReference();
        } else if (isDigit(character) && character != U'0') {
            numberedReference();
        } else {
            appendLiteral(m_out, escapedCharacter(character));
        }
    }

    void namedReference()
    {
        const std::size_t end = m_text.find(U'>', m_at);
        if (peek() != U'<' || end == std::u32string::npos) {
            m_fault = "Invalid named reference";
            return;
        }
        const auto group = m_names.find(m_text.substr(m_at + 1, end - m_at - 1));
        if (group == m_names.end()) {
            m_fault = "Invalid named capture referenced";
            return;
        }
        m_at = end + 1;
        m_out += "\\g{" + std::to_string(group->second) + '}';
    }

    void numberedReference()
    {
        const std::size_t from = --m_at;
        const std::optional<std::uint64_t> group = number();
        if (group && *group <= m_groups) {
            m_out += "\\g{" + std::to_string(*group) + '}';
            return;
        }
        m_at = from;
        if (peek() >= U'8')
            appendLiteral(m_out, m_text[m_at++]);
        else
            appendLiteral(m_out, octal());
    }

    /// One member of a class: a character, or the inside of \d and its like.
    struct ClassMember {
        char32_t character = 0;
        std::optional<std::string_view> inside;
    };

    ClassMember classMember()
    {
        const char32_t character = m_text[m_at++];
        if (character != U'\\')
            return {character, std::nullopt};
        if (m_at >= m_text.size()) {
            m_fault = "Unterminated character class";
            return {};
        }
        const char32_t letter = m_text[m_at++];
        if (letter == U'b')
            return {U'\b', std::nullopt};
        if (const std::optional<std::string_view> inside = classOf(letter))
            return {0, inside};
        return {escapedCharacter(letter), std::nullopt};
    }

    void characterClass()
    {
        const bool negated = peek() == U'^';
        if (negated)
            ++m_at;
        if (peek() == U']' && m_at < m_text.size()) {
            ++m_at;
            m_out += negated ? R"([\x00-\x{10ffff}])" : "(?!)";
            return;
        }
        m_out += negated ? "[^" : "[";
        const auto put = [&](const ClassMember& member) {
            if (member.inside)
                m_out += *member.inside;
            else
                appendLiteral(m_out, member.character);
        };
        while (m_fault.empty()) {
            if (m_at >= m_text.size()) {
                m_fault = "Unterminated character class";
                return;
            }
            if (peek() == U']')
                break;
            const ClassMember first = classMember();
            put(first);
            if (peek() != U'-' || m_at + 1 >= m_text.size() || peek(1) == U']')
                continue;
            ++m_at;
            const ClassMember second = classMember();
            if (first.inside || second.inside) {
                appendLiteral(m_out, U'-');
            } else {
                if (second.character < first.character)
                    m_fault = "Range out of order in character class";
                m_out += '-';
            }
            put(second);
        }
        ++m_at;
        m_out += ']';
    }

    std::u32string m_text;
    LineMode m_mode;
    std::size_t m_at = 0;
    std::string m_out;
    std::string m_fault;
    std::size_t m_groups = 0;
    std::map<std::u32string, std::size_t> m_names;
    /// What each open group will be once it is closed.
    std::vector<Atom> m_open;
    Atom m_atom = Atom::None;
};

} // namespace

tl::expected<TranslatedPattern, std::string> translatePattern(std::string_view pattern,
                                                              LineMode mode)
{
    return Translator(pattern, mode).run();
}

} // namespace stepglass::jsonata
