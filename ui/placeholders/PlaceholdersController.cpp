// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/placeholders/PlaceholdersController.h"

#include "core/base/File.h"
#include "core/lint/Values.h"
#include "ui/bridge/Words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUndoCommand>

#include <algorithm>

namespace stepglass::ui::placeholders {

namespace core = stepglass::placeholders;
using bridge::toQString;
using bridge::toUtf8;
using document::WorkflowDocument;

/// Swaps one text of the file for another.
class FileCommand final : public QUndoCommand {
public:
    FileCommand(PlaceholdersController& controller, const QString& name, std::string before,
                std::string after)
        : QUndoCommand(name)
        , m_controller(controller)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    void redo() override { setObsolete(!m_controller.take(m_after)); }
    void undo() override { setObsolete(!m_controller.take(m_before)); }

private:
    PlaceholdersController& m_controller;
    std::string m_before;
    std::string m_after;
};

PlaceholdersController::PlaceholdersController(WorkflowDocument& document, QObject* parent)
    : QObject(parent)
    , m_document(document)
{
    connect(&document, &WorkflowDocument::contentsReplaced, this,
            &PlaceholdersController::openFile);
    connect(&document, &WorkflowDocument::filePathChanged, this,
            &PlaceholdersController::followDocument);
    connect(&document, &WorkflowDocument::snapshotChanged, this,
            &PlaceholdersController::takeSnapshot);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &PlaceholdersController::reload);
    openFile();
}

QStringList PlaceholdersController::environments() const
{
    QStringList names;
    for (const core::Environment& environment : m_file.environments())
        names.append(toQString(environment.name));
    return names;
}

std::vector<core::Fault> PlaceholdersController::faults() const
{
    std::vector<core::Fault> faults = m_file.faults();
    const std::vector<core::Fault> wrong = m_file.wrongValues(m_placeholders);
    faults.insert(faults.end(), wrong.begin(), wrong.end());
    return faults;
}

void PlaceholdersController::openFile()
{
    m_definitionPath = m_document.filePath();
    m_filePath = m_definitionPath.isEmpty()
                     ? QString()
                     : toQString(core::environmentsFileOf(toUtf8(m_definitionPath)));
    m_undoStack.clear();
    m_renames.clear();
    m_file = core::EnvironmentsFile();
    reload();
    m_current = toQString(m_file.defaultEnvironment());
    listPlaceholders();
    tellDocument();
    Q_EMIT changed();
    Q_EMIT currentEnvironmentChanged();
}

void PlaceholdersController::followDocument()
{
    if (m_document.filePath() == m_definitionPath)
        return;
    // The same text under another name: what it stands for goes along, unless there is a file.
    m_definitionPath = m_document.filePath();
    m_filePath = toQString(core::environmentsFileOf(toUtf8(m_definitionPath)));
    if (QFileInfo::exists(m_filePath))
        openFile();
    else if (!m_file.isEmpty())
        write();
    Q_EMIT changed();
}

void PlaceholdersController::reload()
{
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    if (m_filePath.isEmpty() || !QFileInfo::exists(m_filePath))
        return;
    m_watcher.addPath(m_filePath);
    const Result<std::string> text =
        readFile(toUtf8(m_filePath), WorkflowDocument::maximumFileSize);
    if (!text) {
        Q_EMIT refused(bridge::words(text.error()));
        return;
    }
    if (*text == m_file.text())
        return;
    m_undoStack.clear();
    m_file = core::EnvironmentsFile(*text);
    if (m_file.find(toUtf8(m_current)) == nullptr)
        m_current = toQString(m_file.defaultEnvironment());
    listPlaceholders();
    tellDocument();
    Q_EMIT changed();
    Q_EMIT currentEnvironmentChanged();
}

void PlaceholdersController::takeSnapshot()
{
    // Telling what is known already would take from a field what is being typed in it.
    const std::vector<core::Placeholder> before = m_placeholders;
    const std::map<std::string, QString> faultsBefore = m_valueFaults;
    listPlaceholders();
    listValueFaults();
    if (m_placeholders != before || m_valueFaults != faultsBefore)
        Q_EMIT changed();
    // An older text still has the name from before the rename.
    if (m_document.isSnapshotCurrent())
        followUndoneRenames();
}

void PlaceholdersController::followUndoneRenames()
{
    const auto follow = [this](const std::string& gone, const std::string& name) {
        const auto isUsed = [this](const std::string& wanted) {
            return std::any_of(m_placeholders.begin(), m_placeholders.end(),
                               [&wanted](const core::Placeholder& each) {
                                   return each.name == wanted && !each.uses.empty();
                               });
        };
        const asl::KnownPlaceholders known = m_file.known({});
        if (isUsed(name) && !isUsed(gone) && known.find(gone) != nullptr &&
            known.find(name) == nullptr)
            change(m_file.withRenamedPlaceholder(gone, name), tr("Rename %1").arg(toQString(gone)));
    };
    // The newest first, as they are undone.
    for (auto rename = m_renames.rbegin(); rename != m_renames.rend(); ++rename)
        follow(rename->second, rename->first);
    for (const auto& [name, newName] : m_renames)
        follow(name, newName);
}

void PlaceholdersController::listValueFaults()
{
    m_valueFaults.clear();
    const analysis::Snapshot& snapshot = *m_document.snapshot();
    for (const Diagnostic& diagnostic : snapshot.diagnostics) {
        if (diagnostic.severity > Severity::Warning)
            continue;
        const auto value = lint::faultyValue(*snapshot.model, diagnostic);
        if (value && value->environment == toUtf8(m_current))
            m_valueFaults.emplace(value->placeholder, bridge::words(diagnostic));
    }
}

QString PlaceholdersController::faultOf(const std::string& placeholder) const
{
    const auto found = m_valueFaults.find(placeholder);
    return found == m_valueFaults.end() ? QString() : found->second;
}

void PlaceholdersController::listPlaceholders()
{
    m_placeholders = core::placeholdersOf(*m_document.snapshot()->model, m_document.catalogue());
    for (const asl::KnownPlaceholder& known : m_file.known({}).all) {
        const bool isUsed = std::any_of(
            m_placeholders.begin(), m_placeholders.end(),
            [&known](const core::Placeholder& each) { return each.name == known.name; });
        if (!isUsed)
            m_placeholders.push_back({.name = known.name});
    }
}

void PlaceholdersController::tellDocument()
{
    auto known = std::make_shared<const asl::KnownPlaceholders>(m_file.known(toUtf8(m_current)));
    const bool isSomething = !known->all.empty() || !known->environment.empty();
    if (isSomething || m_hasTold)
        m_document.setKnownPlaceholders(std::move(known));
    m_hasTold = isSomething;
}

void PlaceholdersController::setCurrentEnvironment(const QString& name)
{
    const QString known = m_file.find(toUtf8(name)) == nullptr ? QString() : name;
    if (known == m_current)
        return;
    m_current = known;
    tellDocument();
    Q_EMIT currentEnvironmentChanged();
    Q_EMIT changed();
}

void PlaceholdersController::change(const Result<std::string>& text, const QString& stepName)
{
    if (!text)
        Q_EMIT refused(bridge::words(text.error()));
    else if (*text != m_file.text())
        m_undoStack.push(new FileCommand(*this, stepName, m_file.text(), *text));
}

bool PlaceholdersController::take(const std::string& text)
{
    core::EnvironmentsFile before = std::exchange(m_file, core::EnvironmentsFile(text));
    if (!write()) {
        m_file = std::move(before);
        return false;
    }
    if (m_file.find(toUtf8(m_current)) == nullptr) {
        m_current = toQString(m_file.defaultEnvironment());
        Q_EMIT currentEnvironmentChanged();
    }
    listPlaceholders();
    tellDocument();
    Q_EMIT changed();
    return true;
}

bool PlaceholdersController::write()
{
    if (m_filePath.isEmpty())
        return true; // once the document has a file
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    const bool isGone = m_file.text().empty();
    if (isGone && QFile::exists(m_filePath) && !QFile::remove(m_filePath)) {
        Q_EMIT refused(tr("%1 cannot be removed").arg(QDir::toNativeSeparators(m_filePath)));
        return false;
    }
    if (isGone)
        return true; // before the first change there was none
    if (const Result<void> written = writeFileAtomically(toUtf8(m_filePath), m_file.text());
        !written) {
        Q_EMIT refused(bridge::words(written.error()));
        return false;
    }
    m_watcher.addPath(m_filePath);
    return true;
}

void PlaceholdersController::setValue(const QString& environment, const QString& placeholder,
                                      const std::optional<QString>& typed)
{
    const std::string name = toUtf8(placeholder);
    const auto found =
        std::find_if(m_placeholders.begin(), m_placeholders.end(),
                     [&name](const core::Placeholder& each) { return each.name == name; });
    const asl::PlaceholderType type = found == m_placeholders.end()
                                          ? asl::PlaceholderType::Text
                                          : core::typeOf(*found, m_file.known({}));
    const std::optional<std::string> text =
        typed ? std::optional(toUtf8(*typed)) : std::optional<std::string>();
    change(m_file.withValue(toUtf8(environment), name, text, type),
           tr("Value of %1 in %2").arg(placeholder, environment));
}

void PlaceholdersController::setType(const QString& placeholder,
                                     std::optional<asl::PlaceholderType> type)
{
    change(m_file.withType(toUtf8(placeholder), type), tr("Type of %1").arg(placeholder));
}

void PlaceholdersController::addEnvironment(const QString& name)
{
    const bool isFirst = m_file.environments().empty();
    Result<std::string> text = m_file.withEnvironment(toUtf8(name));
    if (text && isFirst)
        text = core::EnvironmentsFile(*text).withDefault(toUtf8(name));
    change(text, tr("Add environment %1").arg(name));
    if (text)
        setCurrentEnvironment(name);
}

void PlaceholdersController::renameEnvironment(const QString& name, const QString& newName)
{
    if (name == newName)
        return;
    const bool isCurrent = name == m_current;
    const Result<std::string> text = m_file.withRenamedEnvironment(toUtf8(name), toUtf8(newName));
    change(text, tr("Rename environment %1").arg(name));
    if (text && isCurrent)
        setCurrentEnvironment(newName);
}

void PlaceholdersController::removeEnvironment(const QString& name)
{
    change(m_file.withoutEnvironment(toUtf8(name)), tr("Remove environment %1").arg(name));
}

void PlaceholdersController::setDefaultEnvironment(const QString& name)
{
    change(m_file.withDefault(toUtf8(name)), tr("Default environment %1").arg(name));
}

void PlaceholdersController::followRename(const QString& placeholder, const QString& newName)
{
    if (m_file.isEmpty())
        return;
    change(m_file.withRenamedPlaceholder(toUtf8(placeholder), toUtf8(newName)),
           tr("Rename %1").arg(placeholder));
    m_renames.emplace_back(toUtf8(placeholder), toUtf8(newName));
}

} // namespace stepglass::ui::placeholders
