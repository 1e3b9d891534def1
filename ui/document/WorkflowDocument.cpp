// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/WorkflowDocument.h"

#include "core/base/File.h"
#include "ui/bridge/Words.h"
#include "ui/document/private/AnalysisRunner.h"
#include "ui/document/private/EditCommand.h"
#include "ui/document/private/FileWatch.h"
#include "ui/document/private/FollowSelection.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QThread>

#include <algorithm>

namespace stepglass::ui::document {

namespace {

constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";
/// Reading more than this takes longer than a frame.
constexpr qint64 quickFileSize = qint64(8) << 20;

Result<std::string> readText(const std::string& path)
{
    return readFile(path, WorkflowDocument::maximumFileSize)
        .and_then([&path](std::string bytes) -> Result<std::string> {
            const std::size_t fault = firstInvalidUtf8(bytes);
            if (fault != std::string_view::npos)
                return fail(ErrorCode::NotText, path, std::to_string(fault));
            return bytes;
        });
}

/// Reads on a thread of its own while windows go on painting.
Result<std::string> readTextAside(const std::string& path)
{
    Result<std::string> result;
    const std::unique_ptr<QThread> reader(QThread::create([&] { result = readText(path); }));
    QEventLoop loop;
    QObject::connect(reader.get(), &QThread::finished, &loop, &QEventLoop::quit);
    reader->start();
    loop.exec(QEventLoop::ExcludeUserInputEvents);
    reader->wait();
    return result;
}

} // namespace

struct WorkflowDocument::Private {
    explicit Private(WorkflowDocument* document)
        : fileWatch(document)
    {
        clock.start();
    }

    layout::Options layoutOptions;
    FileWatch fileWatch;
    bool hasByteOrderMark = false;
    std::shared_ptr<const catalogue::Catalogue> catalogue;
    std::shared_ptr<const asl::KnownPlaceholders> placeholders =
        std::make_shared<const asl::KnownPlaceholders>();
    bool isAnalysisRequested = false;

    // Steps of the editor.
    QElapsedTimer clock;
    qint64 lastEdit = 0;
    std::chrono::milliseconds typingPause{1000};
    bool isTypingBroken = true;
    quint64 action = 0; ///< number of the user's action
    bool isActionOpen = false;
    int actionDepth = 0; ///< of beginStep
};

WorkflowDocument::WorkflowDocument(layout::Options layoutOptions, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    d->layoutOptions = std::move(layoutOptions);
    auto empty = std::make_shared<analysis::Snapshot>(
        *analysis::analyze(analysis::Request(), nullptr, CancelToken()));
    if (!empty->layout)
        empty->layout = std::make_shared<layout::Layout>();
    m_snapshot = std::move(empty);
    m_runner = std::make_unique<AnalysisRunner>([this](AnalysisRunner::Snapshot snapshot) {
        QMetaObject::invokeMethod(
            this, [this, snapshot = std::move(snapshot)] { takeSnapshot(snapshot); },
            Qt::QueuedConnection);
    });
    connect(&m_undoStack, &QUndoStack::cleanChanged, this,
            [this](bool isClean) { Q_EMIT modifiedChanged(!isClean); });
    connect(&d->fileWatch, &FileWatch::changed, this, &WorkflowDocument::fileChangedOnDisk);
}

WorkflowDocument::~WorkflowDocument()
{
    m_undoStack.disconnect(this);
    m_runner.reset();
}

void WorkflowDocument::apply(const syntax::TextEdits& edits, const QString& stepName,
                             EditOrigin origin)
{
    if (edits.empty())
        return;
    const qint64 now = d->clock.elapsed();
    StepMoment moment;
    moment.origin = origin;
    if (origin == EditOrigin::Editor) {
        if (!d->isActionOpen) {
            ++d->action;
            d->isActionOpen = true;
            const auto close = [this] { d->isActionOpen = d->actionDepth > 0; };
            QMetaObject::invokeMethod(this, close, Qt::QueuedConnection);
        }
        moment.mayContinueTyping =
            !d->isTypingBroken && now - d->lastEdit <= d->typingPause.count();
    } else {
        d->isActionOpen = false;
        ++d->action;
    }
    moment.action = d->action;
    d->lastEdit = now;
    d->isTypingBroken = origin != EditOrigin::Editor;
    m_undoStack.push(new EditCommand(*this, edits, stepName, moment));
}

void WorkflowDocument::beginStep()
{
    if (d->actionDepth++ == 0)
        d->isActionOpen = false; // the first edit opens it
}

void WorkflowDocument::endStep()
{
    d->actionDepth = std::max(0, d->actionDepth - 1);
    d->isActionOpen = d->isActionOpen && d->actionDepth > 0;
}

void WorkflowDocument::breakTyping()
{
    d->isTypingBroken = true;
}

void WorkflowDocument::setTypingPause(std::chrono::milliseconds pause)
{
    d->typingPause = pause;
}

std::shared_ptr<const asl::Model> WorkflowDocument::presentModel() const
{
    if (isSnapshotCurrent())
        return m_snapshot->model;
    return asl::Model::build(syntax::SyntaxTree::parse(m_text, m_format), d->placeholders);
}

Result<void> WorkflowDocument::perform(const edit::Intent& intent, const QString& stepName)
{
    d->isActionOpen = false;
    const std::shared_ptr<const asl::Model> before = presentModel();
    const Result<syntax::TextEdits> edits = edit::plan(*before, intent);
    if (!edits)
        return tl::unexpected(edits.error());
    if (edits->empty())
        return {};
    auto after =
        asl::Model::build(syntax::SyntaxTree::parse(syntax::applyEdits(m_text, *edits), m_format));
    const Selection selection = selectionAfter(m_selection, intent, *before, *after);

    ++d->action;
    d->isTypingBroken = true;
    StepMoment moment;
    moment.action = d->action;
    auto command = std::make_unique<EditCommand>(*this, *edits, stepName, moment);
    command->setSelections(m_selection, selection);
    m_undoStack.push(command.release());
    return {};
}

void WorkflowDocument::applyNow(const syntax::TextEdits& edits, EditOrigin origin)
{
    // From the last to the first: the places of those to come stay valid, and the usual single edit
    // copies nothing but what follows it.
    if (edits.size() <= 4) {
        for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
            m_text.replace(edit->range.begin, edit->range.length(), edit->replacement);
    } else {
        m_text = syntax::applyEdits(m_text, edits);
    }
    m_revision = Revision(static_cast<std::uint64_t>(m_revision) + 1);
    if (origin == EditOrigin::History)
        breakTyping(); // what is typed next must not join the step that is now the last
    requestAnalysis();
    Q_EMIT textEdited(edits, origin);
}

void WorkflowDocument::requestAnalysis()
{
    // Once for all that one event does to the text.
    if (d->isAnalysisRequested)
        return;
    d->isAnalysisRequested = true;
    const auto submit = [this] {
        d->isAnalysisRequested = false;
        analysis::Request request;
        request.lint.catalogue = d->catalogue;
        request.placeholders = d->placeholders;
        request.text = m_text;
        request.format = m_format;
        request.revision = m_revision;
        request.layout = d->layoutOptions;
        m_runner->submit(std::move(request));
    };
    QMetaObject::invokeMethod(this, submit, Qt::QueuedConnection);
}

void WorkflowDocument::takeSnapshot(std::shared_ptr<const analysis::Snapshot> snapshot)
{
    if (snapshot->revision < m_snapshot->revision)
        return;
    const bool isNew = snapshot->model != m_snapshot->model;
    m_snapshot = std::move(snapshot);
    if (isNew)
        Q_EMIT snapshotChanged();
    if (m_snapshot->layout)
        Q_EMIT layoutChanged();
    // While the text is broken a state may be gone for a moment only.
    const bool isBroken = !m_snapshot->tree->diagnostics().empty();
    if (isSnapshotCurrent() && !isBroken && m_selection.hasState && !m_selection.state.isRoot() &&
        !m_snapshot->model->state(m_selection.state))
        setSelection({});
}

QString WorkflowDocument::title() const
{
    return m_filePath.isEmpty() ? tr("Untitled") : QFileInfo(m_filePath).fileName();
}

void WorkflowDocument::setCatalogue(std::shared_ptr<const catalogue::Catalogue> catalogue)
{
    d->catalogue = std::move(catalogue);
    m_revision = Revision(static_cast<std::uint64_t>(m_revision) + 1);
    requestAnalysis();
}

const catalogue::Catalogue* WorkflowDocument::catalogue() const
{
    return d->catalogue.get();
}

void WorkflowDocument::setKnownPlaceholders(std::shared_ptr<const asl::KnownPlaceholders> known)
{
    d->placeholders = std::move(known);
    m_revision = Revision(static_cast<std::uint64_t>(m_revision) + 1);
    requestAnalysis();
}

std::shared_ptr<const asl::KnownPlaceholders> WorkflowDocument::knownPlaceholders() const
{
    return d->placeholders;
}

bool WorkflowDocument::isModified() const
{
    return !m_undoStack.isClean();
}

void WorkflowDocument::setContents(std::string text, const QString& filePath, syntax::Format format)
{
    const std::string bytes = text;
    d->hasByteOrderMark = text.starts_with(byteOrderMark);
    if (d->hasByteOrderMark)
        text.erase(0, byteOrderMark.size());
    m_text = std::move(text);
    m_format = format;
    m_revision = Revision(static_cast<std::uint64_t>(m_revision) + 1);
    d->isActionOpen = false;
    breakTyping();
    m_undoStack.clear();
    m_undoStack.setClean();
    const bool isOtherFile = m_filePath != filePath;
    m_filePath = filePath;
    if (filePath.isEmpty())
        d->fileWatch.stop();
    else
        d->fileWatch.watch(filePath, bytes);
    Q_EMIT contentsReplaced();
    setSelection({});
    if (isOtherFile)
        Q_EMIT filePathChanged();
    requestAnalysis();
}

Result<void> WorkflowDocument::load(const QString& filePath)
{
    const std::string path = bridge::toUtf8(filePath);
    const bool isBig = QFileInfo(filePath).size() > quickFileSize;
    if (isBig)
        Q_EMIT loadingChanged(true);
    Result<std::string> bytes = isBig ? readTextAside(path) : readText(path);
    if (isBig)
        Q_EMIT loadingChanged(false);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const syntax::Format format = syntax::formatOf(path, *bytes);
    setContents(std::move(*bytes), QFileInfo(filePath).absoluteFilePath(), format);
    return {};
}

Result<void> WorkflowDocument::save(const QString& filePath)
{
    d->isActionOpen = false;
    breakTyping();
    const QString absolutePath = QFileInfo(filePath).absoluteFilePath();
    const std::string bytes = d->hasByteOrderMark ? std::string(byteOrderMark) + m_text : m_text;
    if (const Result<void> written = writeFileAtomically(bridge::toUtf8(absolutePath), bytes);
        !written)
        return written;
    d->fileWatch.watch(absolutePath, bytes);
    m_undoStack.setClean();
    if (m_filePath != absolutePath) {
        m_filePath = absolutePath;
        Q_EMIT filePathChanged();
    }
    return {};
}

void WorkflowDocument::setSelection(const Selection& selection)
{
    if (m_selection == selection)
        return;
    m_selection = selection;
    Q_EMIT selectionChanged();
}

void WorkflowDocument::selectState(const asl::StatePath& state)
{
    setSelection({.state = state, .hasState = true, .transition = std::nullopt});
}

} // namespace stepglass::ui::document
