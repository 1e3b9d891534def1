// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/private/LineLexer.h"
#include "ui/theme/Theme.h"

#include <QObject>

#include <cstdint>

namespace stepglass::ui::document {
class WorkflowDocument;
}

namespace stepglass::ui::editor {

class ScintillaView;

/// Colours and folds what Scintilla is about to show, line by line, and never more: the state of
/// the lexer is kept with each line, so that a keystroke costs the lines on the screen.
class Highlighter : public QObject {
    Q_OBJECT

public:
    Highlighter(ScintillaView& view, const document::WorkflowDocument& document);

    void setTheme(const theme::Theme& theme);
    /// Everything to the end, as folding all needs it.
    void styleAll();

private:
    void styleUpTo(std::uint32_t end);
    void beginText();

    ScintillaView& m_view;
    const document::WorkflowDocument& m_document;
    LexContexts m_contexts;
    bool m_isStyling = false;
};

} // namespace stepglass::ui::editor
