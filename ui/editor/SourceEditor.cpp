// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/SourceEditor.h"

#include "ui/editor/private/Assistance.h"
#include "ui/editor/private/Decorations.h"
#include "ui/editor/private/FindBar.h"
#include "ui/editor/private/Highlighter.h"
#include "ui/editor/private/ScintillaView.h"
#include "ui/theme/Theme.h"

#include <QVBoxLayout>

#include <algorithm>

namespace stepglass::ui::editor {

using S = QsciScintillaBase;

namespace {

enum Margin { NumberMargin = 0, SymbolMargin = 1, FoldMargin = 2 };

LineColumn lineAndColumn(const ScintillaView& view, const std::string& text)
{
    const std::uint32_t caret =
        std::min(view.caretOffset(), static_cast<std::uint32_t>(text.size()));
    const auto line = static_cast<std::uint32_t>(view.send(S::SCI_LINEFROMPOSITION, caret));
    const auto begin = static_cast<std::uint32_t>(view.send(S::SCI_POSITIONFROMLINE, line));
    std::uint32_t units = 0;
    for (std::uint32_t at = begin; at < caret; ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if ((byte & 0xc0) != 0x80)
            units += byte >= 0xf0 ? 2 : 1; // beyond the first plane: two UTF-16 units
    }
    return {line + 1, units + 1};
}

} // namespace

struct SourceEditor::Private {
    explicit Private(document::WorkflowDocument& theDocument)
        : document(theDocument)
    {
    }

    void setUpView();
    void dressMargins(const theme::Theme& theme);
    void fitNumberMargin() const;
    /// The caret leads: its state becomes the selected one.
    void selectStateAtCaret();
    /// The selection leads: its text comes into view.
    void followSelection();
    void followSnapshot();

    document::WorkflowDocument& document;
    ScintillaView* view = nullptr;
    Highlighter* highlighter = nullptr;
    Assistance* assistance = nullptr;
    Decorations* decorations = nullptr;
    FindBar* findBar = nullptr;
    bool isCaretLeading = false;      ///< the selection changes because the caret moved
    bool mustSelectAtCaret = false;   ///< once the text is analysed
    bool mustFollowSelection = false; ///< once the text is analysed
    LineColumn lastCaret{0, 0};
};

SourceEditor::SourceEditor(document::WorkflowDocument& document, const theme::Theme& theme,
                           QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(document))
{
    setObjectName(QStringLiteral("sourceEditor"));
    setAccessibleName(tr("Text of the definition"));
    d->view = new ScintillaView(document, this);
    d->view->setObjectName(QStringLiteral("sourceText"));
    d->view->setAccessibleName(tr("Text of the definition"));
    d->setUpView();
    d->highlighter = new Highlighter(*d->view, document);
    d->decorations = new Decorations(*d->view, document);
    d->assistance = new Assistance(*d->view, document);
    d->findBar = new FindBar(document, *d->view, *d->decorations, this);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(d->view, 1);
    column->addWidget(d->findBar);
    setFocusProxy(d->view);
    setTheme(theme);

    connect(d->view, &ScintillaView::findRequested, this, &SourceEditor::find);
    connect(d->view, &ScintillaView::replaceRequested, this, &SourceEditor::replace);
    connect(d->view, &ScintillaView::findNextRequested, this, &SourceEditor::findNext);
    connect(d->view, &ScintillaView::findPreviousRequested, this, &SourceEditor::findPrevious);
    connect(d->view, &ScintillaView::escapePressed, d->findBar, [this] {
        if (d->findBar->isVisible())
            d->findBar->close();
    });
    connect(d->assistance, &Assistance::refused, this, &SourceEditor::refused);
    connect(d->assistance, &Assistance::placeholderRenamed, this,
            &SourceEditor::placeholderRenamed);
    connect(d->view, &ScintillaView::caretMovedByUser, this, [this] { d->selectStateAtCaret(); });
    connect(d->view, &ScintillaView::caretPlaced, this, [this] {
        const LineColumn now = caret();
        if (now == d->lastCaret)
            return;
        d->lastCaret = now;
        Q_EMIT caretMoved(now);
    });
    connect(d->view, &QsciScintilla::linesChanged, this, [this] { d->fitNumberMargin(); });
    connect(&document, &document::WorkflowDocument::snapshotChanged, this,
            [this] { d->followSnapshot(); });
    connect(&document, &document::WorkflowDocument::selectionChanged, this,
            [this] { d->followSelection(); });
    d->fitNumberMargin();
    d->followSnapshot();
}

SourceEditor::~SourceEditor() = default;

QsciScintilla* SourceEditor::scintilla() const
{
    return d->view;
}

void SourceEditor::Private::setUpView()
{
    view->setFrameShape(QFrame::NoFrame);
    view->setCaretLineVisible(true);
    view->setCaretWidth(2);
    view->setBraceMatching(QsciScintilla::SloppyBraceMatch);
    view->setFolding(QsciScintilla::PlainFoldStyle, FoldMargin);
    view->setMarginType(NumberMargin, QsciScintilla::NumberMargin);
    view->setMarginWidth(SymbolMargin, 0);
    view->setMarginWidth(FoldMargin, 16);
    view->send(S::SCI_SETEXTRAASCENT, 1);
    view->send(S::SCI_SETEXTRADESCENT, 2);
    view->send(S::SCI_SETLAYOUTCACHE, S::SC_CACHE_PAGE);
    // Only headers are marked, nested ones like the others.
    for (const unsigned marker :
         {S::SC_MARKNUM_FOLDERSUB, S::SC_MARKNUM_FOLDERTAIL, S::SC_MARKNUM_FOLDERMIDTAIL})
        view->send(S::SCI_MARKERDEFINE, marker, S::SC_MARK_EMPTY);
}

void SourceEditor::Private::dressMargins(const theme::Theme& theme)
{
    const auto chevron = [&](const char* name) {
        const QIcon icon = theme.icon(QLatin1String(name), theme.colors().editorMarginText);
        return icon.pixmap(QSize(12, 12), 1.0).toImage();
    };
    const QImage closed = chevron("chevron-right");
    const QImage open = chevron("chevron-down");
    for (const int marker : {S::SC_MARKNUM_FOLDER, S::SC_MARKNUM_FOLDEREND})
        view->markerDefine(closed, marker);
    for (const int marker : {S::SC_MARKNUM_FOLDEROPEN, S::SC_MARKNUM_FOLDEROPENMID})
        view->markerDefine(open, marker);
}

void SourceEditor::Private::fitNumberMargin() const
{
    const long lines = view->send(S::SCI_GETLINECOUNT);
    view->setMarginWidth(NumberMargin,
                         QString(std::max<qsizetype>(3, QString::number(lines).size()) + 1, u'9'));
}

void SourceEditor::Private::selectStateAtCaret()
{
    if (!document.isSnapshotCurrent()) {
        mustSelectAtCaret = true;
        return;
    }
    mustSelectAtCaret = false;
    const asl::State* state = document.snapshot()->model->stateAt(view->caretOffset());
    const document::Selection& selected = document.selection();
    const bool isSame =
        state ? selected.hasState && selected.state == state->path : !selected.hasState;
    if (isSame)
        return;
    isCaretLeading = true;
    if (state)
        document.selectState(state->path);
    else
        document.setSelection({});
    isCaretLeading = false;
    decorations->showSelectedState();
}

void SourceEditor::Private::followSelection()
{
    if (isCaretLeading)
        return;
    mustSelectAtCaret = false;
    decorations->showSelectedState();
    if (!document.isSnapshotCurrent()) {
        mustFollowSelection = true;
        return;
    }
    mustFollowSelection = false;
    const TextRange range = decorations->selectedRange();
    if (range.isEmpty())
        return;
    view->showLine(static_cast<std::uint32_t>(view->send(S::SCI_LINEFROMPOSITION, range.begin)));
    // Whoever goes on in the text begins at the state; a caret that is in it stays.
    if (!range.touches(view->caretOffset()))
        view->setCaretOffset(range.begin);
}

void SourceEditor::Private::followSnapshot()
{
    if (!document.isSnapshotCurrent())
        return;
    decorations->showDiagnostics();
    decorations->showSelectedState();
    if (mustFollowSelection)
        followSelection();
    else if (mustSelectAtCaret)
        selectStateAtCaret();
}

void SourceEditor::showRange(TextRange range)
{
    d->view->showOffsets(range);
    d->selectStateAtCaret();
}

LineColumn SourceEditor::caret() const
{
    return lineAndColumn(*d->view, d->document.text());
}

void SourceEditor::setDataOfStates(assist::DataOfState dataOf)
{
    d->assistance->setDataOfStates(std::move(dataOf));
}

void SourceEditor::setTheme(const theme::Theme& theme)
{
    d->highlighter->setTheme(theme);
    d->assistance->setTheme(theme);
    d->decorations->setTheme(theme);
    d->findBar->setTheme(theme);
    d->dressMargins(theme);
    d->fitNumberMargin();
}

void SourceEditor::complete()
{
    d->assistance->completeAtCaret();
}

void SourceEditor::goToDefinition()
{
    d->assistance->goToDefinition();
}

void SourceEditor::listReferences()
{
    d->assistance->listReferences();
}

void SourceEditor::listActions()
{
    d->assistance->listActions();
}

void SourceEditor::find()
{
    d->findBar->open(false);
}

void SourceEditor::replace()
{
    d->findBar->open(true);
}

void SourceEditor::findNext()
{
    d->findBar->findNext();
}

void SourceEditor::findPrevious()
{
    d->findBar->findPrevious();
}

void SourceEditor::foldAll()
{
    d->highlighter->styleAll();
    // The states are folded; the machine around them stays open.
    const long firstLevel =
        S::SC_FOLDLEVELBASE + (d->document.format() == syntax::Format::Yaml ? 1 : 2);
    const long lines = d->view->send(S::SCI_GETLINECOUNT);
    for (std::uint32_t line = 0; line < static_cast<std::uint32_t>(lines); ++line) {
        const long level = d->view->send(S::SCI_GETFOLDLEVEL, line);
        if ((level & S::SC_FOLDLEVELHEADERFLAG) != 0 &&
            (level & S::SC_FOLDLEVELNUMBERMASK) == firstLevel)
            d->view->send(S::SCI_FOLDLINE, line, S::SC_FOLDACTION_CONTRACT);
    }
}

void SourceEditor::unfoldAll()
{
    d->view->send(S::SCI_FOLDALL, S::SC_FOLDACTION_EXPAND);
}

} // namespace stepglass::ui::editor
