// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/private/FindBar.h"

#include "ui/bridge/Words.h"
#include "ui/document/WorkflowDocument.h"
#include "ui/editor/private/Decorations.h"
#include "ui/editor/private/ScintillaView.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace stepglass::ui::editor {

namespace {

constexpr std::size_t mostMatches = 10'000;
// In a narrow dock the bar would push its neighbours out of the window else.
constexpr int narrowestEdit = 72;
constexpr int buttonWidth = 26;

QToolButton* toolButton(QWidget* parent, const char* name, const QString& words)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setToolTip(words);
    button->setAccessibleName(words);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedWidth(buttonWidth);
    return button;
}

QLineEdit* lineEdit(QWidget* parent, const char* name, const QString& words)
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(QLatin1String(name));
    edit->setPlaceholderText(words);
    edit->setAccessibleName(words);
    edit->setMinimumWidth(narrowestEdit);
    return edit;
}

} // namespace

FindBar::FindBar(document::WorkflowDocument& document, ScintillaView& view,
                 Decorations& decorations, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_view(view)
    , m_decorations(decorations)
{
    setObjectName(QStringLiteral("findBar"));
    setAccessibleName(tr("Find and replace"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);

    m_pattern = lineEdit(this, "findText", tr("Find"));
    m_case = toolButton(this, "findMatchCase", tr("Match case"));
    m_case->setText(QStringLiteral("Aa"));
    m_case->setCheckable(true);
    m_expression = toolButton(this, "findRegularExpression", tr("Regular expression"));
    m_expression->setText(QStringLiteral(".*"));
    m_expression->setCheckable(true);
    m_previous = toolButton(this, "findPrevious", tr("Previous match (Shift+F3)"));
    m_next = toolButton(this, "findNext", tr("Next match (F3)"));
    m_count = new QLabel(this);
    m_count->setObjectName(QStringLiteral("findCount"));
    m_count->setProperty("muted", true);
    // A long fault is cut, and whole in the tool tip.
    m_count->setMinimumWidth(1);
    m_closeButton = toolButton(this, "findClose", tr("Close (Esc)"));

    auto* findRow = new QHBoxLayout;
    findRow->setSpacing(theme::metrics::grid);
    for (QWidget* widget : std::initializer_list<QWidget*>{
             m_pattern, m_case, m_expression, m_previous, m_next, m_count, m_closeButton})
        findRow->addWidget(widget);
    findRow->setStretch(0, 1);

    m_replaceRow = new QWidget(this);
    m_replaceRow->setObjectName(QStringLiteral("replaceRow"));
    m_replacement = lineEdit(m_replaceRow, "replaceText", tr("Replace by"));
    auto* replaceButton = new QPushButton(tr("Replace"), m_replaceRow);
    replaceButton->setObjectName(QStringLiteral("replaceOne"));
    auto* replaceAllButton = new QPushButton(tr("Replace all"), m_replaceRow);
    replaceAllButton->setObjectName(QStringLiteral("replaceAll"));
    auto* replaceRow = new QHBoxLayout(m_replaceRow);
    replaceRow->setContentsMargins(0, 0, 0, 0);
    replaceRow->setSpacing(theme::metrics::grid);
    replaceRow->addWidget(m_replacement, 1);
    replaceRow->addWidget(replaceButton);
    replaceRow->addWidget(replaceAllButton);

    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(8, 4, 8, 4);
    rows->setSpacing(theme::metrics::grid);
    rows->addLayout(findRow);
    rows->addWidget(m_replaceRow);
    hide();

    connect(m_pattern, &QLineEdit::textChanged, this, &FindBar::findAsTyped);
    connect(m_case, &QToolButton::toggled, this, &FindBar::findAsTyped);
    connect(m_expression, &QToolButton::toggled, this, &FindBar::findAsTyped);
    connect(m_next, &QToolButton::clicked, this, &FindBar::findNext);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::findPrevious);
    connect(m_closeButton, &QToolButton::clicked, this, &FindBar::close);
    connect(replaceButton, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(replaceAllButton, &QPushButton::clicked, this, &FindBar::replaceEverything);
    for (QWidget* widget : findChildren<QWidget*>())
        widget->installEventFilter(this);

    const auto refreshLater = [this] {
        if (!isVisible() || m_isRefreshPending)
            return;
        m_isRefreshPending = true;
        QMetaObject::invokeMethod(this, &FindBar::refreshMatches, Qt::QueuedConnection);
    };
    connect(&m_document, &document::WorkflowDocument::textEdited, this, refreshLater);
    connect(&m_document, &document::WorkflowDocument::contentsReplaced, this, refreshLater);
}

void FindBar::setTheme(const theme::Theme& theme)
{
    m_next->setIcon(theme.icon(QStringLiteral("chevron-down")));
    m_previous->setIcon(theme.icon(QStringLiteral("chevron-up")));
    m_closeButton->setIcon(theme.icon(QStringLiteral("close")));
}

bool FindBar::eventFilter(QObject* watched, QEvent* event)
{
    // Without the focus, Scintilla's selection is a grey that hides light text: the mark of the
    // present match stands for it.
    const bool comes = event->type() == QEvent::FocusIn;
    if (comes || event->type() == QEvent::FocusOut)
        m_view.send(QsciScintillaBase::SCI_HIDESELECTION, comes ? 1 : 0);
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto& key = static_cast<const QKeyEvent&>(*event);
    const bool isBackward = key.modifiers().testFlag(Qt::ShiftModifier);
    const bool isReturn = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (key.key() == Qt::Key_Escape) {
        close();
    } else if (key.key() == Qt::Key_F3 || (isReturn && watched == m_pattern)) {
        search(isBackward ? Direction::Backward : Direction::Forward);
    } else if (isReturn && watched == m_replacement) {
        replaceOne();
    } else {
        return QWidget::eventFilter(watched, event);
    }
    return true;
}

void FindBar::open(bool withReplacement)
{
    m_origin = m_view.selectedOffsets().begin;
    const TextRange selected = m_view.selectedOffsets();
    const std::string_view text =
        std::string_view(m_document.text()).substr(selected.begin, selected.length());
    const bool isOneLine =
        !text.empty() && text.size() < 200 && text.find('\n') == std::string_view::npos;
    m_replaceRow->setVisible(withReplacement);
    QWidget::show();
    if (isOneLine)
        m_pattern->setText(bridge::toQString(text));
    m_pattern->setFocus(Qt::ShortcutFocusReason);
    m_pattern->selectAll();
    refreshMatches();
}

void FindBar::close()
{
    hide();
    m_matches.clear();
    m_decorations.showMatches({});
    m_decorations.showCurrentMatch({});
    m_view.setFocus(Qt::OtherFocusReason);
}

std::optional<TextSearch> FindBar::compiled()
{
    std::optional<TextSearch> search;
    QString fault;
    if (!m_pattern->text().isEmpty()) {
        Result<TextSearch> result = TextSearch::compile(
            bridge::toUtf8(m_pattern->text()), {m_case->isChecked(), m_expression->isChecked()});
        if (result)
            search = std::move(*result);
        else
            fault = bridge::words(result.error());
    }
    const bool isInvalid = !fault.isEmpty();
    m_pattern->setToolTip(fault);
    if (m_pattern->property("invalid").toBool() != isInvalid) {
        m_pattern->setProperty("invalid", isInvalid);
        m_pattern->style()->unpolish(m_pattern);
        m_pattern->style()->polish(m_pattern);
    }
    return search;
}

void FindBar::refreshMatches()
{
    m_isRefreshPending = false;
    const std::optional<TextSearch> search = compiled();
    m_matches = search ? search->all(m_document.text(), mostMatches) : std::vector<TextRange>();
    m_decorations.showMatches(m_matches);
    showCount();
}

void FindBar::showCount()
{
    const auto current = std::find(m_matches.begin(), m_matches.end(), m_view.selectedOffsets());
    m_decorations.showCurrentMatch(current == m_matches.end() ? TextRange() : *current);
    if (m_pattern->text().isEmpty()) {
        tell({});
    } else if (m_matches.empty()) {
        tell(tr("No match"));
    } else {
        const QString total = m_matches.size() == mostMatches
                                  ? QStringLiteral("%1+").arg(mostMatches)
                                  : QString::number(m_matches.size());
        tell(current == m_matches.end()
                 ? tr("%1 found").arg(total)
                 : tr("%1 of %2").arg(current - m_matches.begin() + 1).arg(total));
    }
}

void FindBar::show(TextRange match)
{
    m_view.showOffsets(match);
    showCount();
}

void FindBar::findAsTyped()
{
    refreshMatches();
    const auto first =
        std::find_if(m_matches.begin(), m_matches.end(),
                     [this](const TextRange& match) { return match.begin >= m_origin; });
    if (first != m_matches.end())
        show(*first);
    else if (!m_matches.empty())
        show(m_matches.front());
}

void FindBar::search(Direction direction)
{
    const std::optional<TextSearch> search = compiled();
    if (!search)
        return;
    const std::string& text = m_document.text();
    const TextRange selected = m_view.selectedOffsets();
    std::optional<TextRange> match;
    if (direction == Direction::Forward) {
        match = search->next(text, selected.end);
        if (match && *match == selected) // an empty match where the caret is
            match = search->next(text, selected.end + 1);
        if (!match)
            match = search->next(text, 0);
    } else {
        match = search->previous(text, selected.begin);
        if (!match)
            match = search->previous(text, static_cast<std::uint32_t>(text.size()));
    }
    if (match) {
        m_origin = match->begin;
        show(*match);
    }
}

void FindBar::tell(const QString& words)
{
    m_count->setText(words);
    m_count->setToolTip(words);
    m_count->setAccessibleName(words);
}

void FindBar::findNext()
{
    if (m_pattern->text().isEmpty())
        return open(false);
    search(Direction::Forward);
}

void FindBar::findPrevious()
{
    if (m_pattern->text().isEmpty())
        return open(false);
    search(Direction::Backward);
}

void FindBar::replaceOne()
{
    const std::optional<TextSearch> search = compiled();
    if (!search)
        return;
    const TextRange selected = m_view.selectedOffsets();
    if (search->next(m_document.text(), selected.begin) == selected) {
        const Result<std::string> by =
            search->replacement(m_document.text(), selected, bridge::toUtf8(m_replacement->text()));
        if (!by) {
            tell(bridge::words(by.error()));
            return;
        }
        m_document.apply({{selected, *by}}, tr("Replace"), document::EditOrigin::Gesture);
        m_view.setCaretOffset(selected.begin + static_cast<std::uint32_t>(by->size()));
    }
    this->search(Direction::Forward);
}

void FindBar::replaceEverything()
{
    const std::optional<TextSearch> search = compiled();
    if (!search)
        return;
    const Result<syntax::TextEdits> edits =
        search->replaceAll(m_document.text(), bridge::toUtf8(m_replacement->text()));
    if (!edits) {
        tell(bridge::words(edits.error()));
        return;
    }
    m_document.apply(*edits, tr("Replace all"), document::EditOrigin::Gesture);
    refreshMatches();
    tell(tr("%1 replaced").arg(edits->size()));
}

} // namespace stepglass::ui::editor
