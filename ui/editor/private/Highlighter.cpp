// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/private/Highlighter.h"

#include "ui/editor/private/ScintillaView.h"

#include <QFontInfo>

#include <algorithm>
#include <utility>

namespace stepglass::ui::editor {

using S = QsciScintillaBase;

Highlighter::Highlighter(ScintillaView& view, const document::WorkflowDocument& document)
    : QObject(&view)
    , m_view(view)
    , m_document(document)
{
    m_view.send(S::SCI_SETLEXER, S::SCLEX_CONTAINER);
    connect(&m_view, &S::SCN_STYLENEEDED, this, [this](int position) {
        // Unfolding a line makes Scintilla ask again, for what is being styled just then.
        if (std::exchange(m_isStyling, true))
            return;
        styleUpTo(static_cast<std::uint32_t>(position));
        m_isStyling = false;
    });
    connect(&m_view, &ScintillaView::textTaken, this, &Highlighter::beginText);
}

void Highlighter::beginText()
{
    m_contexts = LexContexts();
    m_view.send(S::SCI_STARTSTYLING, 0);
}

void Highlighter::styleAll()
{
    // With a container as lexer this makes Scintilla ask for all that has no style yet.
    m_view.SendScintilla(S::SCI_COLOURISE,
                         static_cast<unsigned long>(m_view.send(S::SCI_GETENDSTYLED)),
                         static_cast<long>(-1));
}

void Highlighter::styleUpTo(std::uint32_t end)
{
    const auto at = [this](unsigned message, std::uint32_t argument) {
        return static_cast<std::uint32_t>(m_view.send(message, argument));
    };
    std::uint32_t line = at(S::SCI_LINEFROMPOSITION, at(S::SCI_GETENDSTYLED, 0));
    const std::uint32_t lastLine = at(S::SCI_LINEFROMPOSITION, end);
    const std::uint32_t begin = at(S::SCI_POSITIONFROMLINE, line);
    const std::uint32_t length = at(S::SCI_GETLENGTH, 0);
    const auto lineEnd = [&](std::uint32_t of) {
        const long next = m_view.send(S::SCI_POSITIONFROMLINE, of + 1);
        return next < 0 ? length : static_cast<std::uint32_t>(next);
    };
    const std::uint32_t stop = lineEnd(lastLine);
    if (stop <= begin && length > 0)
        return;

    // Scintilla's buffer, not the document's: they differ while an input method composes.
    const auto* bytes =
        static_cast<const char*>(m_view.SendScintillaPtrResult(S::SCI_GETCHARACTERPOINTER)) + begin;
    const std::string_view text(bytes, stop - begin);
    std::vector<Style> styles(text.size(), Style::Default);

    // A notification for each line's fold would cost more than reading the line.
    const auto notifications = static_cast<std::uint32_t>(m_view.send(S::SCI_GETMODEVENTMASK));
    m_view.send(S::SCI_SETMODEVENTMASK, 0);
    const bool isYaml = m_document.format() == syntax::Format::Yaml;
    LexContexts::State state =
        m_contexts.state(line == 0 ? LexContexts::start
                                   : static_cast<int>(m_view.send(S::SCI_GETLINESTATE, line - 1)));
    for (std::uint32_t offset = begin; line <= lastLine; ++line) {
        const std::uint32_t next = lineEnd(line);
        const std::string_view lineText = text.substr(offset - begin, next - offset);
        const std::span<Style> lineStyles(styles.data() + (offset - begin), next - offset);
        const LineFold fold = isYaml ? lexYamlLine(lineText, state, lineStyles)
                                     : lexJsonLine(lineText, state, lineStyles);
        m_view.send(S::SCI_SETLINESTATE, line, static_cast<std::uint32_t>(m_contexts.id(state)));
        constexpr int maximumLevel = S::SC_FOLDLEVELNUMBERMASK - S::SC_FOLDLEVELBASE - 1;
        const int level = S::SC_FOLDLEVELBASE + std::clamp(fold.level, 0, maximumLevel) +
                          (fold.isHeader ? S::SC_FOLDLEVELHEADERFLAG : 0) +
                          (fold.isBlank ? S::SC_FOLDLEVELWHITEFLAG : 0);
        const long oldLevel = m_view.send(S::SCI_GETFOLDLEVEL, line);
        if (oldLevel != level) {
            // What was folded into a line that is a header no longer must not stay hidden.
            if ((oldLevel & S::SC_FOLDLEVELHEADERFLAG) != 0 && !fold.isHeader)
                m_view.send(S::SCI_FOLDLINE, line, S::SC_FOLDACTION_EXPAND);
            m_view.send(S::SCI_SETFOLDLEVEL, line, static_cast<std::uint32_t>(level));
        }
        offset = next;
    }
    m_view.send(S::SCI_STARTSTYLING, begin);
    m_view.SendScintilla(S::SCI_SETSTYLINGEX, static_cast<unsigned long>(styles.size()),
                         reinterpret_cast<const char*>(styles.data()));
    m_view.send(S::SCI_SETMODEVENTMASK, notifications);
}

void Highlighter::setTheme(const theme::Theme& theme)
{
    const theme::Colors& c = theme.colors();
    const QFont font = theme::Theme::monospaceFont();
    const auto set = [this](unsigned message, int style, const QColor& color) {
        m_view.SendScintilla(message, static_cast<unsigned long>(style), color);
    };
    const QByteArray family = font.family().toUtf8();
    m_view.SendScintilla(S::SCI_STYLESETFONT, static_cast<unsigned long>(S::STYLE_DEFAULT),
                         family.constData());
    m_view.send(
        S::SCI_STYLESETSIZEFRACTIONAL, S::STYLE_DEFAULT,
        static_cast<std::uint32_t>(QFontInfo(font).pointSizeF() * int(S::SC_FONT_SIZE_MULTIPLIER)));
    set(S::SCI_STYLESETFORE, S::STYLE_DEFAULT, c.text);
    set(S::SCI_STYLESETBACK, S::STYLE_DEFAULT, c.editorBackground);
    m_view.send(S::SCI_STYLECLEARALL);

    const std::pair<Style, QColor> colors[] = {
        {Style::Default, c.text},
        {Style::Punctuation, c.syntaxKey},
        {Style::Key, c.syntaxKey},
        {Style::Field, c.syntaxField},
        {Style::StateName, c.syntaxStateName},
        {Style::String, c.syntaxString},
        {Style::Path, c.syntaxPath},
        {Style::Expression, c.syntaxPath},
        {Style::Number, c.syntaxNumber},
        {Style::Literal, c.syntaxLiteral},
        {Style::Placeholder, c.syntaxPlaceholder},
        {Style::Comment, c.syntaxComment},
        {Style::Broken, c.error},
    };
    for (const auto& [style, color] : colors)
        set(S::SCI_STYLESETFORE, static_cast<int>(style), color);
    m_view.send(S::SCI_STYLESETBOLD, static_cast<std::uint32_t>(Style::StateName), 1);
    m_view.send(S::SCI_STYLESETITALIC, static_cast<std::uint32_t>(Style::Comment), 1);
    set(S::SCI_STYLESETFORE, S::STYLE_LINENUMBER, c.editorMarginText);
    set(S::SCI_STYLESETBACK, S::STYLE_LINENUMBER, c.editorMargin);
    set(S::SCI_STYLESETFORE, S::STYLE_BRACELIGHT, c.accent);
    set(S::SCI_STYLESETBACK, S::STYLE_BRACELIGHT, c.accentSoft);
    m_view.send(S::SCI_STYLESETBOLD, S::STYLE_BRACELIGHT, 1);
    set(S::SCI_STYLESETFORE, S::STYLE_BRACEBAD, c.error);
    set(S::SCI_STYLESETFORE, S::STYLE_INDENTGUIDE, c.border);

    m_view.setCaretForegroundColor(c.text);
    m_view.setCaretLineBackgroundColor(c.editorCurrentLine);
    m_view.setSelectionBackgroundColor(c.editorSelection);
    m_view.SendScintilla(S::SCI_SETSELFORE, 0UL, 0L); // text keeps its colours
    m_view.setFoldMarginColors(c.editorMargin, c.editorMargin);
}

} // namespace stepglass::ui::editor
