// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/private/Decorations.h"

#include "ui/bridge/FaultWords.h"
#include "ui/bridge/Words.h"
#include "ui/document/WorkflowDocument.h"
#include "ui/editor/private/ScintillaView.h"

#include <QToolTip>

#include <algorithm>

namespace stepglass::ui::editor {

using S = QsciScintillaBase;

namespace {

// Scintilla leaves 8 and more to containers.
constexpr int firstSeverityIndicator = 8; // one for each Severity
constexpr int matchIndicator = 12;
constexpr int currentIndicator = 13;
constexpr int stateMarker = 2;
constexpr std::size_t mostDiagnostics = 2000;
/// Marking more lines would cost more than it shows.
constexpr std::uint32_t mostMarkedLines = 5000;

/// Half way from one colour to another.
QColor between(const QColor& one, const QColor& other)
{
    return QColor((one.red() + other.red()) / 2, (one.green() + other.green()) / 2,
                  (one.blue() + other.blue()) / 2);
}

int indicatorOf(Severity severity)
{
    return firstSeverityIndicator + static_cast<int>(severity);
}

} // namespace

Decorations::Decorations(ScintillaView& view, const document::WorkflowDocument& document)
    : QObject(&view)
    , m_view(view)
    , m_document(document)
{
    connect(&m_view, &ScintillaView::hovered, this, &Decorations::showWords);
    m_view.send(S::SCI_MARKERDEFINE, stateMarker, S::SC_MARK_BACKGROUND);
    for (const Severity severity :
         {Severity::Error, Severity::Warning, Severity::Information, Severity::Hint}) {
        const auto indicator = static_cast<std::uint32_t>(indicatorOf(severity));
        m_view.send(S::SCI_INDICSETSTYLE, indicator,
                    severity == Severity::Hint ? S::INDIC_DOTS : S::INDIC_SQUIGGLE);
    }
    for (const std::uint32_t indicator : {matchIndicator, currentIndicator}) {
        const bool isCurrent = indicator == currentIndicator;
        m_view.send(S::SCI_INDICSETSTYLE, indicator, S::INDIC_STRAIGHTBOX);
        m_view.send(S::SCI_INDICSETALPHA, indicator, isCurrent ? 110 : 50);
        m_view.send(S::SCI_INDICSETOUTLINEALPHA, indicator, isCurrent ? 255 : 160);
        m_view.send(S::SCI_INDICSETUNDER, indicator, 1);
    }
}

void Decorations::setTheme(const theme::Theme& theme)
{
    const theme::Colors& c = theme.colors();
    const std::pair<Severity, QColor> colors[] = {{Severity::Error, c.error},
                                                  {Severity::Warning, c.warning},
                                                  {Severity::Information, c.information},
                                                  {Severity::Hint, c.hint}};
    for (const auto& [severity, color] : colors)
        m_view.SendScintilla(S::SCI_INDICSETFORE, static_cast<unsigned long>(indicatorOf(severity)),
                             color);
    for (const int indicator : {matchIndicator, currentIndicator})
        m_view.SendScintilla(S::SCI_INDICSETFORE, static_cast<unsigned long>(indicator), c.warning);
    m_view.SendScintilla(S::SCI_MARKERSETBACK, static_cast<unsigned long>(stateMarker),
                         between(c.editorBackground, c.accentSoft));
}

void Decorations::clear(int indicator)
{
    m_view.send(S::SCI_SETINDICATORCURRENT, static_cast<std::uint32_t>(indicator));
    m_view.send(S::SCI_INDICATORCLEARRANGE, 0,
                static_cast<std::uint32_t>(m_view.send(S::SCI_GETLENGTH)));
}

void Decorations::fill(int indicator, TextRange range)
{
    const auto length = static_cast<std::uint32_t>(m_view.send(S::SCI_GETLENGTH));
    // What is missing shows at the character where it should be.
    if (range.isEmpty()) {
        range.begin = range.end < length ? range.begin : (length > 0 ? length - 1 : 0);
        range.end = range.begin + 1;
    }
    if (range.end > length)
        return;
    m_view.send(S::SCI_SETINDICATORCURRENT, static_cast<std::uint32_t>(indicator));
    m_view.send(S::SCI_INDICATORFILLRANGE, range.begin, range.length());
}

void Decorations::showDiagnostics()
{
    if (!m_document.isSnapshotCurrent())
        return;
    for (const Severity severity :
         {Severity::Error, Severity::Warning, Severity::Information, Severity::Hint})
        clear(indicatorOf(severity));
    std::size_t count = 0;
    for (const Diagnostic& diagnostic : m_document.snapshot()->diagnostics) {
        if (++count > mostDiagnostics)
            break;
        fill(indicatorOf(diagnostic.severity), diagnostic.range);
    }
}

TextRange Decorations::selectedRange() const
{
    const document::Selection& selection = m_document.selection();
    if (!selection.hasState || selection.state.isRoot() || !m_document.isSnapshotCurrent())
        return {};
    const analysis::Snapshot& snapshot = *m_document.snapshot();
    const asl::State* state = snapshot.model->state(selection.state);
    if (!state)
        return {};
    const syntax::Node& node = snapshot.tree->node(state->node);
    return {node.keyRange.isEmpty() ? node.range.begin : node.keyRange.begin, node.range.end};
}

void Decorations::showSelectedState()
{
    const TextRange range = selectedRange();
    m_view.send(S::SCI_MARKERDELETEALL, stateMarker);
    if (range.isEmpty())
        return;
    const auto first =
        static_cast<std::uint32_t>(m_view.send(S::SCI_LINEFROMPOSITION, range.begin));
    // The value of a YAML state may end at the beginning of the line after it.
    const auto last =
        static_cast<std::uint32_t>(m_view.send(S::SCI_LINEFROMPOSITION, range.end - 1));
    for (std::uint32_t line = first; line <= std::min(last, first + mostMarkedLines); ++line)
        m_view.send(S::SCI_MARKERADD, line, stateMarker);
}

void Decorations::showMatches(std::span<const TextRange> matches)
{
    clear(matchIndicator);
    for (const TextRange& match : matches) {
        if (!match.isEmpty())
            fill(matchIndicator, match);
    }
}

void Decorations::showCurrentMatch(TextRange match)
{
    clear(currentIndicator);
    if (!match.isEmpty())
        fill(currentIndicator, match);
}

void Decorations::showWords(std::uint32_t offset, const QPoint& globalPosition)
{
    if (!m_document.isSnapshotCurrent())
        return;
    QStringList lines;
    bool canRepair = false;
    for (const Diagnostic& diagnostic : m_document.snapshot()->diagnostics) {
        const bool isHere = diagnostic.range.begin <= offset &&
                            offset < std::max(diagnostic.range.end, diagnostic.range.begin + 1);
        canRepair = canRepair || (isHere && !diagnostic.fixes.empty());
        if (isHere && lines.size() < 5)
            lines << bridge::word(diagnostic.severity) + QStringLiteral(": ") +
                         bridge::words(*m_document.snapshot()->model, diagnostic);
    }
    if (canRepair)
        lines << tr("Ctrl+. repairs it");
    if (lines.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(globalPosition, lines.join(QLatin1Char('\n')), m_view.viewport());
}

} // namespace stepglass::ui::editor
