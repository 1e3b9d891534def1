// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include "core/base/Diagnostic.h"
#include "core/base/TextRange.h"

#include <QColor>
#include <QObject>

#include <span>
#include <vector>

namespace stepglass::ui::document {
class WorkflowDocument;
}

namespace stepglass::ui::editor {

class ScintillaView;

/// What lies over the text: faults with their words, the selected state, matches of a search.
class Decorations : public QObject {
    Q_OBJECT

public:
    Decorations(ScintillaView& view, const document::WorkflowDocument& document);

    void setTheme(const theme::Theme& theme);
    /// Underlines the faults of the newest analysis, if it is of the present text.
    void showDiagnostics();
    void showSelectedState();
    void showMatches(std::span<const TextRange> matches);
    /// Marks the match that the search is at; an empty range is none.
    void showCurrentMatch(TextRange match);

    /// The lines of the selected state, as they are now; empty where none is selected or known.
    [[nodiscard]] TextRange selectedRange() const;

private:
    void showWords(std::uint32_t offset, const QPoint& globalPosition);
    void fill(int indicator, TextRange range);
    void clear(int indicator);

    ScintillaView& m_view;
    const document::WorkflowDocument& m_document;
    TextRange m_markedLines{1, 0};
};

} // namespace stepglass::ui::editor
