// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syntax/private/JsonParser.h"

#include "core/syntax/Lines.h"

#include <algorithm>
#include <cctype>

namespace stepglass::syntax {

namespace {

/// More are of no use to anybody; a text of brackets alone would have millions.
constexpr std::size_t maximumFaults = 200;
/// How often the parser asks whether its work is still wanted.
constexpr std::size_t nodesBetweenQuestions = 4096;

bool isWordCharacter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0 ||
           std::string_view("_.-+$%@#&*!?<>=~^|'`\\;()").find(c) != std::string_view::npos;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) ==
               std::tolower(static_cast<unsigned char>(y));
    });
}

} // namespace

JsonParser::JsonParser(SyntaxTree& tree, const Limits& limits, const CancelToken& cancel)
    : m_tree(tree)
    , m_text(tree.m_text)
    , m_limits(limits)
    , m_cancel(cancel)
{
}

void JsonParser::parse()
{
    run(Mode::Trusting);
    if (m_mustRestart)
        run(Mode::Recovering);
    finish();
}

void JsonParser::run(Mode mode)
{
    m_mode = mode;
    m_mustRestart = false;
    m_isDone = false;
    m_stack.clear();
    m_pending.clear();
    m_tree.m_nodes.clear();
    m_tree.m_comments.clear();
    m_tree.m_placeholders.clear();
    m_tree.m_nodes.reserve(m_text.size() / 24 + 16);
    m_at = m_text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    m_lineStart = m_at;
    m_tokenEnd = m_at;
    m_isFirstOnLine = true;
    if (isRecovering())
        m_indentUsable = isIndentUsable();

    std::size_t nextQuestion = nodesBetweenQuestions;
    while (!m_mustRestart) {
        if (m_tree.m_nodes.size() >= nextQuestion) {
            if (m_cancel.isCancelled() || m_tree.m_nodes.size() > m_limits.nodes)
                return;
            nextQuestion += nodesBetweenQuestions;
        }
        skipSpace();
        if (atEnd())
            break;
        step();
    }
    if (m_mustRestart)
        return;
    if (m_tree.m_nodes.empty()) {
        m_tree.m_nodes.push_back(Node{.range = rangeOf(m_text.size(), m_text.size())});
        return;
    }
    if (!m_stack.empty()) {
        const bool isArray = top().isArray;
        fault(top().node, lastTokenRange(),
              isArray ? "the list is not closed: expected ']'"
                      : "the object is not closed: expected '}'");
        while (!m_stack.empty())
            closeUnclosed();
    }
}

void JsonParser::step()
{
    if (m_stack.empty()) {
        if (!m_isDone) {
            if (isRecovering() && isMemberAhead(m_at)) {
                open(false, {}, m_at, true);
                fault(top().node, rangeOf(m_at, m_at + 1), "expected '{'");
            } else {
                readValue({});
            }
            return;
        }
        fault(m_tree.root(), rangeOf(m_at, m_text.size()), "unexpected text after the end");
        m_at = m_text.size();
        return;
    }
    if (isRecovering() && m_isFirstOnLine && m_indentUsable)
        recoverByIndent();
    const char c = peek();
    if (c == ',') {
        readComma();
    } else if (c == '}' || c == ']') {
        readCloser();
    } else {
        Frame& frame = top();
        if (frame.hasValue) {
            const bool isValueStart = c == '"' || c == '{' || c == '[' || c == '$' || c == '-' ||
                                      std::isdigit(static_cast<unsigned char>(c)) != 0;
            if (!isValueStart && !(m_isFirstOnLine && isMemberAhead(m_at))) {
                readStray();
                return;
            }
            fault(frame.node, lastTokenRange(), "expected ','");
            frame.hasValue = false;
        }
        if (frame.childIndent < 0 && m_isFirstOnLine)
            frame.childIndent = lineIndent();
        frame.hasComma = false;
        if (frame.isArray)
            readElement();
        else
            readMember();
    }
}

void JsonParser::readComma()
{
    Frame& frame = top();
    if (!frame.hasValue)
        fault(frame.node, rangeOf(m_at, m_at + 1), "unexpected ','");
    frame.hasComma = frame.hasValue || frame.hasComma;
    frame.hasValue = false;
    frame.comma = static_cast<std::uint32_t>(m_at);
    m_tokenEnd = ++m_at;
    m_isFirstOnLine = false;
}

/// Text between members that is no member: it is passed over up to the next bracket, comma or line.
void JsonParser::readStray()
{
    std::size_t end = m_at;
    while (end < m_text.size() &&
           std::string_view(",{}[]\"\n\r").find(m_text[end]) == std::string_view::npos)
        ++end;
    end = std::max(end, m_at + 1);
    fault(top().node, rangeOf(m_at, end), "unexpected text");
    m_tokenEnd = m_at = end;
    m_isFirstOnLine = false;
}

void JsonParser::readElement()
{
    if (isRecovering() && peek() == '"' && isMemberAhead(m_at)) {
        const Frame& frame = top();
        const bool isFirst = !frame.lastChild.isValid();
        if (m_isFirstOnLine || isFirst) {
            open(false, {}, m_at, true);
            fault(top().node, rangeOf(m_at, m_at + 1), "expected '{'");
        } else {
            fault(frame.node, lastTokenRange(), "the list is not closed: expected ']'");
            closeUnclosed();
        }
        return;
    }
    readValue({});
}

void JsonParser::readMember()
{
    const char c = peek();
    if (c == '{' || c == '[') {
        fault(top().node, rangeOf(m_at, m_at + 1), "expected a name");
        readValue({});
        return;
    }
    if (c == '$' && placeholderEnd(m_text, m_at) != m_at && !isMemberAhead(m_at)) {
        readValue({}); // ${Members}, filled in by a template
        return;
    }
    const TextRange key = readKey();
    const std::size_t keyEnd = m_at;
    skipSpace();
    if (peek() == ':' || (isRecovering() && peek() == '=')) {
        if (peek() == '=')
            fault(top().node, rangeOf(m_at, m_at + 1), "expected ':'");
        do {
            m_tokenEnd = ++m_at;
            m_isFirstOnLine = false;
            skipSpace();
            if (peek() == ':')
                fault(top().node, rangeOf(m_at, m_at + 1), "unexpected ':'");
        } while (peek() == ':');
        readValue(key);
        return;
    }
    const bool isValueOnLine = !m_isFirstOnLine && !atEnd() &&
                               std::string_view(",}]").find(peek()) == std::string_view::npos;
    fault(top().node, rangeOf(key.begin, keyEnd), "expected ':' and a value after the name");
    if (isValueOnLine)
        readValue(key);
    else
        addMissing(keyEnd, key);
}

TextRange JsonParser::readKey()
{
    const NodeId owner = top().node;
    if (peek() == '"') {
        const StringToken token = isRecovering() ? scanFaultyString(m_text, m_at, ':', openOnLine())
                                                 : scanString(m_text, m_at);
        checkString(owner, token);
        if (token.hasDollar)
            collectPlaceholders(m_text, token.range, false, m_tree.m_placeholders);
        m_tokenEnd = m_at = token.range.end;
        m_isFirstOnLine = false;
        return token.range;
    }
    const std::size_t end = std::max(wordEnd(m_at, true), m_at + 1);
    const TextRange range = rangeOf(m_at, end);
    if (placeholderEnd(m_text, m_at) != m_at && m_text[end - 1] != '"')
        collectPlaceholders(m_text, range, true, m_tree.m_placeholders);
    else
        fault(owner, range, "a name must stand in double quotes");
    m_tokenEnd = m_at = end;
    m_isFirstOnLine = false;
    return range;
}

void JsonParser::readValue(TextRange key)
{
    const char c = peek();
    if (isRecovering() && !m_stack.empty() && !top().isArray && m_isFirstOnLine && !key.isEmpty() &&
        (c == '"' || c == '$') && isMemberAhead(m_at)) {
        // A name stands where the value should be. If it stands deeper than the line of the name
        // before it, then a brace was lost between them; else the value is still to be typed.
        const int own = lineIndent();
        std::size_t keyLine = key.begin;
        while (keyLine > 0 && m_text[keyLine - 1] != '\n' && m_text[keyLine - 1] != '\r')
            --keyLine;
        const NodeId owner = top().node;
        if (m_indentUsable && own > indentOfLine(m_text, keyLine)) {
            open(false, key, m_at, true);
            fault(top().node, key, "expected '{' after the name");
        } else {
            fault(owner, key, "expected a value after the name");
            addMissing(m_tokenEnd, key);
        }
        return;
    }
    switch (c) {
    case '{':
    case '[':
        open(c == '[', key, m_at, false);
        return;
    case '"':
        readStringValue(key);
        return;
    case ',':
    case '}':
    case ']':
    case ':':
    case '\0':
        if (c == '\0' && !atEnd())
            break;
        if (m_stack.empty()) {
            fault(m_tree.root(), rangeOf(m_at, m_at + 1), "expected '{'");
            ++m_at;
            return;
        }
        fault(top().node, key.isEmpty() ? lastTokenRange() : key, "expected a value");
        addMissing(m_tokenEnd, key);
        if (c == ':')
            m_tokenEnd = ++m_at; // in a list, where nothing takes it
        return;
    default:
        break;
    }
    readWordValue(key);
}

void JsonParser::readStringValue(TextRange key)
{
    const StringToken token = isRecovering() ? scanFaultyString(m_text, m_at, ',', openOnLine())
                                             : scanString(m_text, m_at);
    const bool isBroken =
        !token.isClosed || token.badEscape != 0 || token.badCharacter != 0 || token.strayQuote != 0;
    addScalar(NodeKind::String, token.range, key, isBroken);
    if (isBroken)
        checkString(NodeId(static_cast<std::uint32_t>(m_tree.m_nodes.size() - 1)), token);
    if (token.hasDollar)
        collectPlaceholders(m_text, token.range, false, m_tree.m_placeholders);
}

/// Numbers, the three words, bare placeholders, and words that somebody forgot to quote.
void JsonParser::readWordValue(TextRange key)
{
    const std::size_t end = std::max(wordEnd(m_at, false), m_at + 1);
    const TextRange range = rangeOf(m_at, end);
    const std::string_view word = m_text.substr(m_at, end - m_at);
    const char c = word.front();
    if (word == "true" || word == "false") {
        addScalar(NodeKind::Boolean, range, key);
    } else if (word == "null") {
        addScalar(NodeKind::Null, range, key);
    } else if (isJsonNumber(word)) {
        addScalar(NodeKind::Number, range, key);
    } else if (placeholderEnd(m_text, m_at) != m_at && word.back() != '"') {
        addScalar(NodeKind::Placeholder, range, key);
        collectPlaceholders(m_text, range, true, m_tree.m_placeholders);
    } else {
        NodeKind kind = NodeKind::String;
        std::string what = "a text must stand in double quotes";
        if (equalsIgnoringCase(word, "true") || equalsIgnoringCase(word, "false")) {
            kind = NodeKind::Boolean;
            what = "write true or false in lower case";
        } else if (equalsIgnoringCase(word, "null")) {
            kind = NodeKind::Null;
            what = "write null in lower case";
        } else if (c == '-' || c == '+' || c == '.' ||
                   std::isdigit(static_cast<unsigned char>(c)) != 0) {
            kind = NodeKind::Missing;
            what = "this is no number";
        } else if (!isWordCharacter(c)) {
            kind = NodeKind::Missing;
            what = "expected a value";
        }
        addScalar(kind, range, key, true);
        fault(NodeId(static_cast<std::uint32_t>(m_tree.m_nodes.size() - 1)), range, what);
    }
}

void JsonParser::addScalar(NodeKind kind, TextRange range, TextRange key, bool isBroken)
{
    Node child{.kind = kind, .isBroken = isBroken, .range = range, .keyRange = key};
    if (m_stack.empty()) {
        NodeId none;
        TreeBuilder::append(m_tree.m_nodes, child, none);
        m_isDone = true;
    } else {
        child.parent = top().node;
        TreeBuilder::append(m_tree.m_nodes, child, top().lastChild);
        top().hasValue = true;
    }
    m_at = std::max<std::size_t>(m_at, range.end);
    m_tokenEnd = range.end;
    m_isFirstOnLine = false;
}

void JsonParser::addMissing(std::size_t at, TextRange key)
{
    Node child{
        .kind = NodeKind::Missing, .isBroken = true, .range = rangeOf(at, at), .keyRange = key};
    child.parent = top().node;
    TreeBuilder::append(m_tree.m_nodes, child, top().lastChild);
    // The comma may be missing with the value: `"Ne` in the middle of a line is how typing looks.
    top().hasValue = peek() == ',';
}

void JsonParser::open(bool isArray, TextRange key, std::size_t at, bool isImplied)
{
    if (m_stack.size() >= m_limits.depth) {
        skipTooDeep(key);
        return;
    }
    Node child{.kind = isArray ? NodeKind::Array : NodeKind::Object,
               .isBroken = isImplied,
               .range = rangeOf(at, at),
               .keyRange = key};
    NodeId none;
    if (!m_stack.empty())
        child.parent = top().node;
    const NodeId id =
        TreeBuilder::append(m_tree.m_nodes, child, m_stack.empty() ? none : top().lastChild);
    Frame frame;
    frame.node = id;
    frame.isArray = isArray;
    frame.lineStart = m_lineStart;
    if (isRecovering()) {
        frame.openerIndent = indentOfLine(m_text, m_lineStart);
        if (isImplied) {
            // The members are the first thing seen of it; its line is the one above.
            frame.childIndent = frame.openerIndent;
            frame.openerIndent = std::max(0, frame.childIndent - 1);
            if (!m_stack.empty() && top().childIndent >= 0 && top().childIndent < frame.childIndent)
                frame.openerIndent = top().childIndent;
        }
    }
    m_stack.push_back(frame);
    if (!isImplied) {
        m_tokenEnd = ++m_at;
        m_isFirstOnLine = false;
    }
}

/// What stands beyond the limit is one Missing value: its end is found by counting brackets.
void JsonParser::skipTooDeep(TextRange key)
{
    const std::size_t begin = m_at;
    std::size_t depth = 0;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == '"') {
            m_at = scanString(m_text, m_at).range.end;
            continue;
        }
        ++m_at;
        if (c == '{' || c == '[')
            ++depth;
        if ((c == '}' || c == ']') && --depth == 0)
            break;
    }
    if (const std::size_t line = m_text.substr(begin, m_at - begin).rfind('\n');
        line != std::string_view::npos)
        m_lineStart = begin + line + 1;
    addScalar(NodeKind::Missing, rangeOf(begin, m_at), key, true);
    const bool isKnown =
        std::any_of(m_pending.begin(), m_pending.end(), [](const PendingDiagnostic& pending) {
            return pending.diagnostic.code == DiagnosticCode::TooDeeplyNested;
        });
    if (!isKnown)
        m_pending.push_back(
            {NodeId(static_cast<std::uint32_t>(m_tree.m_nodes.size() - 1)),
             makeDiagnostic(DiagnosticCode::TooDeeplyNested, rangeOf(begin, begin + 1), {},
                            {std::to_string(m_limits.depth)})});
}

void JsonParser::close(std::size_t end)
{
    const Frame& frame = top();
    if (frame.hasComma && !frame.hasValue) {
        const NodeId id = frame.node;
        m_pending.push_back(
            {id, makeDiagnostic(DiagnosticCode::InvalidJson, rangeOf(frame.comma, frame.comma + 1),
                                {}, {"a comma must not stand after the last entry"})});
        m_pending.back().diagnostic.severity = Severity::Warning;
    }
    node(frame.node).range.end = static_cast<std::uint32_t>(end);
    m_stack.pop_back();
    if (m_stack.empty())
        m_isDone = true;
    else
        top().hasValue = true;
}

/// Where a word without quotes ends. Bare placeholders in it may hold anything.
std::size_t JsonParser::wordEnd(std::size_t at, bool isKey) const
{
    while (at < m_text.size()) {
        if (const std::size_t end = placeholderEnd(m_text, at); end != at) {
            at = end;
            continue;
        }
        const char c = m_text[at];
        if (c == '"')
            return at + 1; // the last quote of a text that lost its first
        if (!isWordCharacter(c) && (isKey || c != ':'))
            break;
        ++at;
    }
    return at;
}

std::size_t JsonParser::openOnLine() const
{
    return static_cast<std::size_t>(
        std::count_if(m_stack.begin(), m_stack.end(),
                      [this](const Frame& frame) { return !isMultiLine(frame); }));
}

int JsonParser::lineIndent() const
{
    return indentOfLine(m_text, m_lineStart);
}

void JsonParser::skipSpace()
{
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == ' ' || c == '\t') {
            ++m_at;
        } else if (c == '\n' || c == '\r') {
            m_lineStart = ++m_at;
            m_isFirstOnLine = true;
        } else if (c == '/' && m_at + 1 < m_text.size() &&
                   (m_text[m_at + 1] == '/' || m_text[m_at + 1] == '*')) {
            readComment();
        } else {
            return;
        }
    }
}

void JsonParser::readComment()
{
    const std::size_t begin = m_at;
    if (m_text[m_at + 1] == '/') {
        m_at = std::min(m_text.find_first_of("\r\n", m_at), m_text.size());
    } else {
        const std::size_t end = m_text.find("*/", m_at + 2);
        if (end == std::string_view::npos)
            fault(m_stack.empty() ? m_tree.root() : top().node, rangeOf(begin, begin + 2),
                  "the comment is not closed");
        m_at = end == std::string_view::npos ? m_text.size() : end + 2;
        if (const std::size_t line = m_text.substr(begin, m_at - begin).rfind('\n');
            line != std::string_view::npos)
            m_lineStart = begin + line + 1;
    }
    m_tree.m_comments.push_back(rangeOf(begin, m_at));
}

Node& JsonParser::node(NodeId id)
{
    return m_tree.m_nodes[id.value()];
}

TextRange JsonParser::lastTokenRange() const
{
    return rangeOf(m_tokenEnd > 0 ? m_tokenEnd - 1 : 0, m_tokenEnd);
}

void JsonParser::checkString(NodeId at, const StringToken& token)
{
    const auto mark = [&](std::uint32_t place, std::uint32_t length, const char* what) {
        if (place != 0)
            fault(at, rangeOf(place, std::min<std::size_t>(place + length, token.range.end)), what);
    };
    mark(token.badEscape, 2, "unknown escape; a backslash is written as \\\\");
    mark(token.badCharacter, 1, "a control character must be escaped, a tab as \\t");
    mark(token.strayQuote, 1, "a quote inside a text must be written as \\\"");
    if (!token.isClosed)
        fault(at, token.range, "the text has no closing quote");
}

void JsonParser::fault(NodeId at, TextRange range, std::string what)
{
    if (!isRecovering()) {
        m_mustRestart = true;
        return;
    }
    if (at.value() < m_tree.m_nodes.size())
        node(at).isBroken = true;
    if (m_pending.size() >= maximumFaults)
        return;
    range.end = std::min(range.end, static_cast<std::uint32_t>(m_text.size()));
    m_pending.push_back(
        {at, makeDiagnostic(DiagnosticCode::InvalidJson, range, {}, {std::move(what)})});
}

void JsonParser::finish()
{
    m_tree.m_nodes.shrink_to_fit();
    for (PendingDiagnostic& pending : m_pending) {
        const bool isKnown = pending.node.isValid() && pending.node.value() < m_tree.m_nodes.size();
        if (isKnown)
            pending.diagnostic.pointer = m_tree.pointer(pending.node);
        m_tree.m_diagnostics.push_back(std::move(pending.diagnostic));
    }
    std::stable_sort(
        m_tree.m_diagnostics.begin(), m_tree.m_diagnostics.end(),
        [](const Diagnostic& a, const Diagnostic& b) { return a.range.begin < b.range.begin; });
}

} // namespace stepglass::syntax
