// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assist/KnownData.h"
#include "ui/document/WorkflowDocument.h"

#include <QWidget>

#include <memory>

class QsciScintilla;

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::editor {

/// The text editor: a QScintilla whose own undo is off and whose modifications become the
/// document's. Follows the document's selection and leads it with the caret.
class SourceEditor : public QWidget {
    Q_OBJECT

public:
    SourceEditor(document::WorkflowDocument& document, const theme::Theme& theme,
                 QWidget* parent = nullptr);
    ~SourceEditor() override;

    /// For find bars and tests.
    [[nodiscard]] QsciScintilla* scintilla() const;
    /// Shows and selects a range of the text; unfolds what hides it.
    void showRange(TextRange range);
    [[nodiscard]] LineColumn caret() const;
    /// Whom to ask for data that states have worked on; completion goes on into it.
    void setDataOfStates(assist::DataOfState dataOf);

public Q_SLOTS:
    void setTheme(const stepglass::ui::theme::Theme& theme);
    /// Lists what could stand at the caret.
    void complete();
    /// Goes to the definition of the state or variable at the caret.
    void goToDefinition();
    /// Lists all places that name the state or variable at the caret.
    void listReferences();
    /// Lists what can be repaired or rearranged at the caret or about the selected text.
    void listActions();
    void find();
    void findNext();
    void findPrevious();
    void replace();
    void foldAll();
    void unfoldAll();

Q_SIGNALS:
    void caretMoved(stepglass::LineColumn position);
    /// A placeholder has another name now, everywhere in the text.
    void placeholderRenamed(const QString& name, const QString& newName);
    /// Something was asked for that cannot be done, and why.
    void refused(const QString& reason);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace stepglass::ui::editor
