// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assist/KnownData.h"
#include "core/assist/Navigation.h"
#include "ui/document/WorkflowDocument.h"

#include <QObject>

class QLineEdit;

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::editor {

class CompletionPopup;
class ScintillaView;
class SignatureTip;

/// What the editor knows of the text, at the keyboard and the mouse: completion (Ctrl+Space, and
/// while a name is typed), the parameters of a call (Ctrl+Shift+Space, and behind its bracket),
/// explanations under the mouse, going to a definition (F12, Ctrl+click), all places of a name
/// (Shift+F12), a new name (F2), repairs and refactorings (Ctrl+. and Alt+Return).
class Assistance : public QObject {
    Q_OBJECT

public:
    Assistance(ScintillaView& view, document::WorkflowDocument& document);

    void setTheme(const theme::Theme& theme);
    void setDataOfStates(assist::DataOfState dataOf) { m_dataOf = std::move(dataOf); }
    void completeAtCaret();
    void goToDefinition();
    void listReferences();
    void renameAtCaret();
    void listActions();

Q_SIGNALS:
    /// Something was asked for that cannot be done, and why.
    void refused(const QString& reason);
    void placeholderRenamed(const QString& name, const QString& newName);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Does what was asked for, at once or when the text's analysis is there.
    enum class Question { None, Complete, Define, References, Rename, Actions };
    void ask(Question question);
    void answer();
    void showCompletions();
    void filterCompletions();
    void acceptCompletion();
    void closeCompletions();
    void onCharacterAdded(int character);
    void showReferences(const assist::Symbol& symbol);
    void showActions();
    void goTo(TextRange range);
    void openRename(const assist::Symbol& symbol);
    void carryOutRename();
    void renamePlaceholder(const assist::Symbol& symbol, const std::string& name);
    void explain(std::uint32_t offset, const QPoint& place);
    [[nodiscard]] bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    [[nodiscard]] bool isOwnKey(int key, Qt::KeyboardModifiers modifiers) const;
    [[nodiscard]] std::optional<assist::Symbol> symbolAtCaret() const;

    ScintillaView& m_view;
    document::WorkflowDocument& m_document;
    CompletionPopup* m_popup;
    SignatureTip* m_signature;
    QLineEdit* m_rename;
    assist::DataOfState m_dataOf;
    Question m_question = Question::None;
    TextRange m_replace;        ///< what the completions replace, when they were asked for
    QString m_typed;            ///< what narrows them
    std::size_t m_sizeThen = 0; ///< of the text, then
    bool m_isAccepting = false;
    std::optional<assist::Symbol> m_renamed;
};

} // namespace stepglass::ui::editor
