// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/private/Assistance.h"

#include "core/assist/Completion.h"
#include "core/assist/Hover.h"
#include "ui/bridge/Words.h"
#include "ui/document/ActionMenu.h"
#include "ui/editor/private/CompletionPopup.h"
#include "ui/editor/private/ScintillaView.h"
#include "ui/editor/private/SignatureTip.h"
#include "ui/theme/Theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>

namespace stepglass::ui::editor {

using S = QsciScintillaBase;
using document::EditOrigin;

Assistance::Assistance(ScintillaView& view, document::WorkflowDocument& document)
    : QObject(&view)
    , m_view(view)
    , m_document(document)
    , m_popup(new CompletionPopup(&view))
    , m_signature(new SignatureTip(view, document))
    , m_rename(new QLineEdit(view.viewport()))
{
    m_rename->setObjectName(QStringLiteral("editorRename"));
    m_rename->setAccessibleName(tr("New name"));
    m_rename->hide();
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
    m_rename->installEventFilter(this);
    connect(&view, &QsciScintillaBase::SCN_CHARADDED, this, &Assistance::onCharacterAdded);
    connect(&view, &ScintillaView::caretPlaced, this, &Assistance::filterCompletions);
    connect(&view, &ScintillaView::actionsRequested, this, &Assistance::listActions);
    connect(&view, &ScintillaView::hovered, this, &Assistance::explain);
    connect(m_popup, &CompletionPopup::accepted, this, &Assistance::acceptCompletion);
    connect(&document, &document::WorkflowDocument::snapshotChanged, this, &Assistance::answer);
    connect(&document, &document::WorkflowDocument::contentsReplaced, this, [this] {
        m_question = Question::None;
        closeCompletions();
        m_rename->hide();
    });
}

void Assistance::setTheme(const theme::Theme& theme)
{
    m_popup->setTheme(theme);
    m_signature->setTheme(theme);
    m_rename->setFont(theme::Theme::monospaceFont());
}

void Assistance::completeAtCaret()
{
    ask(Question::Complete);
}

void Assistance::goToDefinition()
{
    ask(Question::Define);
}

void Assistance::listReferences()
{
    ask(Question::References);
}

void Assistance::renameAtCaret()
{
    ask(Question::Rename);
}

void Assistance::listActions()
{
    ask(Question::Actions);
}

void Assistance::ask(Question question)
{
    m_question = question;
    answer();
}

void Assistance::answer()
{
    if (m_question == Question::None || !m_document.isSnapshotCurrent())
        return;
    const Question question = std::exchange(m_question, Question::None);
    if (question == Question::Complete) {
        showCompletions();
        return;
    }
    if (question == Question::Actions) {
        showActions();
        return;
    }
    const std::optional<assist::Symbol> symbol = symbolAtCaret();
    if (!symbol) {
        Q_EMIT refused(tr("No state, variable or placeholder is named here"));
        return;
    }
    switch (question) {
    case Question::Define: {
        const auto places = assist::definitionsOf(*m_document.snapshot()->model, *symbol);
        if (!places.empty())
            goTo(places.front());
        break;
    }
    case Question::References:
        showReferences(*symbol);
        break;
    case Question::Rename:
        openRename(*symbol);
        break;
    case Question::None:
    case Question::Complete:
    case Question::Actions:
        break;
    }
}

std::optional<assist::Symbol> Assistance::symbolAtCaret() const
{
    return assist::symbolAt(*m_document.snapshot()->model, m_view.caretOffset());
}

void Assistance::showCompletions()
{
    auto items = assist::complete(*m_document.snapshot()->model, m_view.caretOffset(),
                                  m_document.catalogue(), m_dataOf);
    if (items.empty()) {
        closeCompletions();
        return;
    }
    m_replace = items.front().replace;
    m_sizeThen = m_document.text().size();
    m_popup->setItems(std::move(items));
    m_popup->filter({});
    m_typed.clear();
    m_popup->showAt(m_view.placeOf(m_replace.begin));
    filterCompletions();
}

void Assistance::filterCompletions()
{
    if (!m_popup->isVisible() || m_isAccepting)
        return;
    const std::uint32_t caret = m_view.caretOffset();
    const std::string& text = m_document.text();
    if (caret < m_replace.begin || caret > text.size()) {
        closeCompletions();
        return;
    }
    // What stands before the caret narrows the list; of a path, its last part, as labels have it.
    std::string typed = text.substr(m_replace.begin, caret - m_replace.begin);
    const bool isPath = typed.starts_with('$') && typed.find('.') != std::string::npos;
    if (isPath)
        typed.erase(0, typed.rfind('.') + 1);
    const QString wanted = bridge::toQString(typed);
    if (wanted == m_typed)
        return;
    m_typed = wanted;
    if (typed.find('\n') != std::string::npos || !m_popup->filter(wanted)) {
        closeCompletions();
        return;
    }
    m_popup->showAt(m_view.placeOf(m_replace.begin));
}

void Assistance::acceptCompletion()
{
    filterCompletions();
    if (!m_popup->isVisible())
        return;
    const assist::CompletionItem* choice = m_popup->choice();
    const auto grown =
        static_cast<std::int64_t>(m_document.text().size()) - static_cast<std::int64_t>(m_sizeThen);
    if (choice == nullptr) {
        closeCompletions();
        return;
    }
    const assist::CompletionItem item = *choice;
    const auto end = std::max<std::int64_t>(static_cast<std::int64_t>(item.replace.end) + grown,
                                            item.replace.begin);
    m_isAccepting = true;
    closeCompletions();
    m_document.apply({{{item.replace.begin, static_cast<std::uint32_t>(end)}, item.insertText}},
                     tr("Completion"), EditOrigin::Gesture);
    const std::size_t inside =
        item.caret == std::string::npos ? item.insertText.size() : item.caret;
    m_view.setCaretOffset(item.replace.begin + static_cast<std::uint32_t>(inside));
    m_isAccepting = false;
    // A member's value, or the next part of a path, is what comes next.
    if (item.caret != std::string::npos)
        completeAtCaret();
}

void Assistance::closeCompletions()
{
    m_popup->hide();
}

void Assistance::onCharacterAdded(int character)
{
    if (m_isAccepting)
        return;
    if (m_popup->isVisible()) {
        filterCompletions();
        return;
    }
    const std::string& text = m_document.text();
    const std::uint32_t caret = m_view.caretOffset();
    const char before = caret >= 2 && caret <= text.size() ? text[caret - 2] : '\0';
    const bool isLetter =
        (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    const bool startsWord = isLetter && (before == '"' || before == '\n' || before == ' ');
    if (character == '"' || character == '$' || character == '.' || startsWord)
        completeAtCaret();
}

void Assistance::goTo(TextRange range)
{
    m_view.showOffsets(range);
    Q_EMIT m_view.caretMovedByUser(); // what stands there is selected in the graph, too
}

void Assistance::showReferences(const assist::Symbol& symbol)
{
    const analysis::Snapshot& snapshot = *m_document.snapshot();
    QMenu menu(&m_view);
    menu.setObjectName(QStringLiteral("referencesMenu"));
    for (const assist::Occurrence& place : assist::occurrencesOf(*snapshot.model, symbol)) {
        const LineColumn position = snapshot.tree->lines().position(place.range.begin);
        const std::string& text = m_document.text();
        std::size_t begin = text.rfind('\n', place.range.begin);
        begin = begin == std::string::npos ? 0 : begin + 1;
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        constexpr std::size_t longest = 80;
        const QString line =
            bridge::toQString(text.substr(begin, std::min(end - begin, longest))).trimmed();
        QAction* action = menu.addAction(tr("Line %1: %2").arg(position.line).arg(line));
        connect(action, &QAction::triggered, this, [this, range = place.range] { goTo(range); });
    }
    menu.exec(m_view.placeOf(m_view.caretOffset()).bottomLeft());
}

void Assistance::showActions()
{
    const analysis::Snapshot& snapshot = *m_document.snapshot();
    auto actions =
        assist::actionsAt(*snapshot.model, m_view.selectedOffsets(), snapshot.diagnostics);
    if (actions.empty()) {
        Q_EMIT refused(tr("There is nothing to repair or to rearrange here"));
        return;
    }
    QMenu menu(&m_view);
    menu.setObjectName(QStringLiteral("actionsMenu"));
    menu.setAccessibleName(tr("Repairs and refactorings"));
    document::addActions(menu, std::move(actions), m_document);
    menu.setActiveAction(menu.actions().constFirst());
    menu.exec(m_view.placeOf(m_view.caretOffset()).bottomLeft());
}

void Assistance::openRename(const assist::Symbol& symbol)
{
    m_renamed = symbol;
    const QRect place = m_view.placeOf(symbol.range.begin);
    const QString name = bridge::toQString(symbol.name);
    const int width = std::max(160, m_rename->fontMetrics().horizontalAdvance(name) + 48);
    m_rename->setText(name);
    m_rename->setGeometry(
        QRect(m_view.viewport()->mapFromGlobal(place.topLeft()), QSize(width, place.height() + 8)));
    m_rename->selectAll();
    m_rename->show();
    m_rename->setFocus();
}

void Assistance::carryOutRename()
{
    m_rename->hide();
    m_view.setFocus();
    if (!m_renamed || !m_document.isSnapshotCurrent())
        return;
    const assist::Symbol symbol = *m_renamed;
    const std::string name = bridge::toUtf8(m_rename->text());
    if (name == symbol.name)
        return;
    if (symbol.kind == assist::Symbol::Kind::State) {
        const Result<void> renamed =
            m_document.perform(edit::RenameState{symbol.state->path, name}, tr("Rename state"));
        if (!renamed)
            Q_EMIT refused(bridge::words(renamed.error()));
        return;
    }
    if (symbol.kind == assist::Symbol::Kind::Placeholder) {
        renamePlaceholder(symbol, name);
        return;
    }
    const syntax::TextEdits edits =
        assist::renameVariable(*m_document.snapshot()->model, symbol, name);
    if (edits.empty())
        Q_EMIT refused(tr("“%1” cannot be a variable's name here").arg(m_rename->text()));
    else
        m_document.apply(edits, tr("Rename variable"), EditOrigin::Gesture);
}

void Assistance::renamePlaceholder(const assist::Symbol& symbol, const std::string& name)
{
    const syntax::TextEdits edits =
        assist::renamePlaceholder(*m_document.snapshot()->model, symbol, name);
    if (edits.empty()) {
        Q_EMIT refused(tr("“%1” cannot be a placeholder's name here").arg(m_rename->text()));
        return;
    }
    m_document.apply(edits, tr("Rename placeholder"), EditOrigin::Gesture);
    Q_EMIT placeholderRenamed(bridge::toQString(symbol.name), bridge::toQString(name));
}

void Assistance::explain(std::uint32_t offset, const QPoint& place)
{
    if (!m_document.isSnapshotCurrent())
        return;
    const analysis::Snapshot& snapshot = *m_document.snapshot();
    const bool hasFault =
        std::any_of(snapshot.diagnostics.begin(), snapshot.diagnostics.end(),
                    [&](const Diagnostic& diagnostic) { return diagnostic.range.touches(offset); });
    if (hasFault)
        return; // its words are shown there
    const std::optional<assist::Hover> hover =
        assist::hover(*snapshot.model, offset, m_document.catalogue());
    if (!hover)
        return;
    QString words =
        QStringLiteral("<b>%1</b>").arg(bridge::toQString(hover->title).toHtmlEscaped());
    if (!hover->text.empty())
        words += QStringLiteral("<br>") + bridge::toQString(hover->text)
                                              .toHtmlEscaped()
                                              .replace(QLatin1Char('\n'), QLatin1String("<br>"));
    QToolTip::showText(place, words, &m_view);
}

bool Assistance::isOwnKey(int key, Qt::KeyboardModifiers modifiers) const
{
    if (key == Qt::Key_Space && (modifiers & ~Qt::ShiftModifier) == Qt::ControlModifier)
        return true;
    if ((key == Qt::Key_Period && modifiers == Qt::ControlModifier) ||
        (key == Qt::Key_Return && modifiers == Qt::AltModifier))
        return true;
    if (key == Qt::Key_Escape && modifiers == Qt::NoModifier && m_signature->isVisible())
        return true;
    if (key == Qt::Key_F12)
        return modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier;
    if (key == Qt::Key_F2 && modifiers == Qt::NoModifier)
        return true;
    if (!m_popup->isVisible() || modifiers != Qt::NoModifier)
        return false;
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp ||
           key == Qt::Key_PageDown || key == Qt::Key_Return || key == Qt::Key_Enter ||
           key == Qt::Key_Tab || key == Qt::Key_Escape;
}

bool Assistance::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    constexpr int page = 9;
    if (!isOwnKey(key, modifiers))
        return false;
    switch (key) {
    case Qt::Key_Space:
        if (modifiers.testFlag(Qt::ShiftModifier))
            m_signature->open();
        else
            completeAtCaret();
        break;
    case Qt::Key_Period:
        listActions();
        break;
    case Qt::Key_F12:
        ask(modifiers == Qt::ShiftModifier ? Question::References : Question::Define);
        break;
    case Qt::Key_F2:
        renameAtCaret();
        break;
    case Qt::Key_Up:
        m_popup->moveChoice(-1);
        break;
    case Qt::Key_Down:
        m_popup->moveChoice(1);
        break;
    case Qt::Key_PageUp:
        m_popup->moveChoice(-page);
        break;
    case Qt::Key_PageDown:
        m_popup->moveChoice(page);
        break;
    case Qt::Key_Escape:
        if (m_popup->isVisible())
            closeCompletions();
        else
            m_signature->close();
        break;
    default:
        if (modifiers == Qt::AltModifier)
            listActions();
        else
            acceptCompletion();
        break;
    }
    return true;
}

bool Assistance::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_rename) {
        if (event->type() == QEvent::FocusOut)
            m_rename->hide();
        if (event->type() != QEvent::KeyPress)
            return false;
        // A field would hand Return on to the text behind it.
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            carryOutRename();
        } else if (key == Qt::Key_Escape) {
            m_rename->hide();
            m_view.setFocus();
        } else {
            return false;
        }
        return true;
    }
    if (watched == &m_view) {
        if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
            const auto& key = static_cast<const QKeyEvent&>(*event);
            if (!isOwnKey(key.key(), key.modifiers()))
                return false;
            if (event->type() == QEvent::KeyPress)
                return handleKey(key.key(), key.modifiers());
            event->accept();
            return true;
        }
        if (event->type() == QEvent::FocusOut)
            closeCompletions();
        return false;
    }
    if (event->type() == QEvent::MouseButtonPress) {
        const auto& mouse = static_cast<const QMouseEvent&>(*event);
        closeCompletions();
        if (mouse.button() == Qt::LeftButton && mouse.modifiers() == Qt::ControlModifier) {
            const QPoint at = mouse.position().toPoint();
            const long offset =
                m_view.SendScintilla(S::SCI_POSITIONFROMPOINTCLOSE,
                                     static_cast<unsigned long>(at.x()), static_cast<long>(at.y()));
            const bool isName =
                offset >= 0 && m_document.isSnapshotCurrent() &&
                assist::symbolAt(*m_document.snapshot()->model, static_cast<std::uint32_t>(offset));
            if (isName) {
                m_view.setCaretOffset(static_cast<std::uint32_t>(offset));
                goToDefinition();
                return true;
            }
        }
    }
    if (event->type() == QEvent::Wheel)
        closeCompletions();
    return false;
}

} // namespace stepglass::ui::editor
