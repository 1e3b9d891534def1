// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syntax/private/YamlParser.h"

#include "core/syntax/Lines.h"

#include <algorithm>

// How reading goes on after a fault.

namespace stepglass::syntax {

namespace {

/// Reading anew costs the whole text each time.
constexpr std::size_t maximumTries = 60;
constexpr std::size_t bytesToReadAnew = std::size_t(20) << 20;

/// Where the value of a line's `key: value` begins; npos where the line has none.
std::size_t valueOfLine(std::string_view text, std::size_t begin, std::size_t end)
{
    const std::size_t colon = text.substr(0, end).find(": ", begin);
    return colon == std::string_view::npos ? colon : skipBlanks(text, colon + 1);
}

} // namespace

YamlEvents YamlParser::readWithRecovery()
{
    const std::size_t tries =
        std::clamp<std::size_t>(bytesToReadAnew / m_buffer.size(), 3, maximumTries);
    std::uint32_t lastReported = 0;
    YamlEvents first;
    for (std::size_t attempt = 0;; ++attempt) {
        YamlEvents events = readYamlEvents(m_buffer);
        if (!events.fault || attempt == tries || m_cancel.isCancelled()) {
            // Where next to nothing is left, what came before the first fault is worth more.
            const bool isWorse = events.events.size() * 2 < first.events.size();
            return isWorse ? std::move(first) : std::move(events);
        }
        const TextRange blanked = blankOut(*events.fault);
        // Blanking in steps reports one fault, not one a step.
        const auto line = static_cast<std::uint32_t>(lineBegin(m_tree.m_text, blanked.begin));
        if (m_pending.empty() || line != lastReported)
            fault(m_tree.m_text[blanked.begin] == '\t' ? blanked : trimmed(blanked),
                  events.fault->problem);
        lastReported = line;
        if (attempt == 0)
            first = std::move(events);
    }
}

/// Blanks out what is most likely the reason of a fault: what the context names where it names
/// something unfinished, else the rest of the line, then the line, then the line before it.
TextRange YamlParser::blankOut(const YamlFault& fault)
{
    const auto blank = [this](std::size_t begin, std::size_t end) {
        for (std::size_t at = begin; at < end; ++at) {
            if (!isLineEnd(m_buffer[at]))
                m_buffer[at] = ' ';
        }
        return rangeOf(begin, end);
    };
    if (fault.isReader) {
        std::size_t end = std::min<std::size_t>(fault.problemAt + 1, m_buffer.size());
        while (end < m_buffer.size() &&
               (static_cast<unsigned char>(m_buffer[end]) & 0xC0U) == 0x80U)
            ++end;
        return blank(fault.problemAt, end);
    }
    if (const TextRange tab = replaceTabs(); !tab.isEmpty())
        return tab;
    const auto mentions = [&fault](std::string_view words) {
        return fault.context.find(words) != std::string::npos;
    };
    const bool isContextFaulty = mentions("quoted scalar") || mentions("flow") ||
                                 mentions("simple key") || mentions("tag") || mentions("anchor") ||
                                 mentions("alias");
    std::size_t at = isContextFaulty && fault.hasContext ? fault.contextAt : fault.problemAt;
    std::size_t begin = lineBegin(m_buffer, at);
    // The end of the text is where an unfinished last line shows.
    while (begin > 0 && skipBlanks(m_buffer, begin) >= lineEnd(m_buffer, begin)) {
        at = begin - 1;
        begin = lineBegin(m_buffer, at);
    }
    if (!isContextFaulty && fault.problem.find("mapping values") != std::string::npos &&
        begin > 0) {
        // A line without its colon joins with the next one, whose colon then is one too many.
        const std::size_t previous = lineBegin(m_buffer, begin - 1);
        const std::size_t text = skipBlanks(m_buffer, previous);
        const std::string_view line = std::string_view(m_buffer).substr(text, begin - text);
        const bool lacksColon = line.find(':') == std::string_view::npos &&
                                line.find_first_not_of(" \t\r\n") != std::string_view::npos;
        if (lacksColon && !line.starts_with('-') && !line.starts_with('#'))
            begin = previous;
    }
    const std::size_t end = lineEnd(m_buffer, begin);
    const int tries = m_triesByLine[static_cast<std::uint32_t>(begin)]++;
    if (tries == 0 && mentions("quoted scalar"))
        return blank(at, at + 1).begin == at ? rangeOf(at, end) : TextRange{};
    const std::size_t value = valueOfLine(m_buffer, begin, end);
    if (tries <= 1 && value != std::string::npos && at >= value && at <= end)
        return blank(value, end);
    if (mentions("flow") && skipBlanks(m_buffer, at) < end)
        return blank(at, end);
    if (skipBlanks(m_buffer, begin) < end)
        return blank(skipBlanks(m_buffer, begin), end);
    // The line is blank already: the reason stands before it.
    std::size_t previous = begin;
    while (previous > 0 && skipBlanks(m_buffer, previous) >= lineEnd(m_buffer, previous))
        previous = lineBegin(m_buffer, previous - 1);
    if (skipBlanks(m_buffer, previous) >= lineEnd(m_buffer, previous))
        return blank(0, m_buffer.size());
    return blank(skipBlanks(m_buffer, previous), lineEnd(m_buffer, previous));
}

/// Turns the tabs that indent lines into blanks, which YAML demands; gives the place of the first
/// one. Where all lines are indented by tabs, the text is whole again.
TextRange YamlParser::replaceTabs()
{
    TextRange first;
    for (std::size_t begin = 0; begin < m_buffer.size(); begin = lineEnd(m_buffer, begin) + 1) {
        const std::size_t text = skipBlanks(m_buffer, begin);
        for (std::size_t at = begin; at < text; ++at) {
            if (m_buffer[at] != '\t')
                continue;
            m_buffer[at] = ' ';
            if (first.isEmpty())
                first = rangeOf(at, at + 1);
        }
    }
    return first;
}

/// Finds the collection that each fault belongs to: the innermost one begun before it whose members
/// are indented no deeper than the fault's line. It is broken, and reaches as far as its fault.
void YamlParser::attachFaults()
{
    const auto column = [this](std::uint32_t place) {
        return place - static_cast<std::uint32_t>(lineBegin(m_tree.m_text, place));
    };
    for (PendingDiagnostic& pending : m_pending) {
        const TextRange range = pending.diagnostic.range;
        NodeId owner = pending.node;
        if (!owner.isValid()) {
            owner = m_tree.nodeAt(range.begin);
            for (NodeId child = node(owner).firstChild; child.isValid();) {
                // Down along the last children that begin before the fault.
                NodeId last;
                for (NodeId id = child; id.isValid(); id = node(id).nextSibling) {
                    const bool isBefore = node(id).keyRange.isEmpty()
                                              ? node(id).range.begin <= range.begin
                                              : node(id).keyRange.begin <= range.begin;
                    if (isBefore)
                        last = id;
                }
                if (!last.isValid() || node(last).kind != NodeKind::Object ||
                    !node(last).firstChild.isValid())
                    break;
                const Node& first = node(node(last).firstChild);
                const std::uint32_t place =
                    first.keyRange.isEmpty() ? first.range.begin : first.keyRange.begin;
                const std::uint32_t line = static_cast<std::uint32_t>(
                    skipBlanks(m_tree.m_text, lineBegin(m_tree.m_text, range.begin)));
                // A line indented by tabs says nothing about where it belongs.
                const bool isIndented =
                    m_tree.m_text.find('\t', lineBegin(m_tree.m_text, line)) >= line;
                if (isIndented && column(place) > column(line) &&
                    !node(last).range.touches(range.begin))
                    break;
                owner = last;
                child = node(last).firstChild;
            }
        }
        node(owner).isBroken = true;
        for (NodeId id = owner; id.isValid(); id = node(id).parent) {
            if (node(id).kind == NodeKind::Object || node(id).kind == NodeKind::Array)
                node(id).range.end = std::max(node(id).range.end, range.end);
        }
        pending.diagnostic.pointer = m_tree.pointer(owner);
        m_tree.m_diagnostics.push_back(std::move(pending.diagnostic));
    }
    std::stable_sort(
        m_tree.m_diagnostics.begin(), m_tree.m_diagnostics.end(),
        [](const Diagnostic& a, const Diagnostic& b) { return a.range.begin < b.range.begin; });
}

} // namespace stepglass::syntax
