// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Prompts.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

namespace stepglass::ui::shell {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("Prompts", text);
}

} // namespace

QString definitionFilter()
{
    return QStringLiteral("%1 (*.asl.json *.asl.yaml *.asl.yml *.asl *.json *.yaml *.yml);;%2 (*)")
        .arg(translated(QT_TRANSLATE_NOOP("Prompts", "State machines")),
             translated(QT_TRANSLATE_NOOP("Prompts", "All files")));
}

QString DialogPrompts::fileToOpen(QWidget* parent, const QString& folder)
{
    return QFileDialog::getOpenFileName(
        parent, translated(QT_TRANSLATE_NOOP("Prompts", "Open State Machine")), folder,
        definitionFilter());
}

QString DialogPrompts::fileToSave(QWidget* parent, const QString& suggestion, const QString& filter)
{
    return QFileDialog::getSaveFileName(parent, translated(QT_TRANSLATE_NOOP("Prompts", "Save As")),
                                        suggestion, filter);
}

UnsavedAnswer DialogPrompts::unsavedChanges(QWidget* parent, const QString& title)
{
    const auto answer = QMessageBox::warning(
        parent, translated(QT_TRANSLATE_NOOP("Prompts", "Unsaved Changes")),
        translated(QT_TRANSLATE_NOOP("Prompts", "“%1” has changes that are not saved.")).arg(title),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    if (answer == QMessageBox::Save)
        return UnsavedAnswer::Save;
    return answer == QMessageBox::Discard ? UnsavedAnswer::Discard : UnsavedAnswer::Cancel;
}

bool DialogPrompts::reloadFromDisk(QWidget* parent, const QString& title, bool isModified)
{
    QMessageBox box(
        QMessageBox::Question, translated(QT_TRANSLATE_NOOP("Prompts", "File Changed on Disk")),
        translated(QT_TRANSLATE_NOOP("Prompts", "Another program has changed “%1”.")).arg(title),
        QMessageBox::NoButton, parent);
    box.setInformativeText(
        isModified ? translated(QT_TRANSLATE_NOOP("Prompts",
                                                  "Loading it discards your unsaved changes here."))
                   : translated(QT_TRANSLATE_NOOP("Prompts", "You have no unsaved changes here.")));
    QPushButton* load = box.addButton(translated(QT_TRANSLATE_NOOP("Prompts", "Load from Disk")),
                                      QMessageBox::AcceptRole);
    QPushButton* keep = box.addButton(translated(QT_TRANSLATE_NOOP("Prompts", "Keep Mine")),
                                      QMessageBox::RejectRole);
    box.setDefaultButton(isModified ? keep : load);
    box.exec();
    return box.clickedButton() == load;
}

RecoveryAnswer DialogPrompts::recoverUnsaved(QWidget* parent, const QString& title,
                                             const QDateTime& writtenAt)
{
    QMessageBox box(
        QMessageBox::Question, translated(QT_TRANSLATE_NOOP("Prompts", "Unsaved Changes Found")),
        translated(QT_TRANSLATE_NOOP("Prompts", "“%1” has changes that were never saved."))
            .arg(title),
        QMessageBox::NoButton, parent);
    box.setInformativeText(
        translated(QT_TRANSLATE_NOOP("Prompts", "Stepglass ended unexpectedly. They are from %1."))
            .arg(QLocale().toString(writtenAt, QLocale::ShortFormat)));
    QPushButton* restore =
        box.addButton(translated(QT_TRANSLATE_NOOP("Prompts", "Restore")), QMessageBox::AcceptRole);
    QPushButton* discard = box.addButton(translated(QT_TRANSLATE_NOOP("Prompts", "Discard")),
                                         QMessageBox::DestructiveRole);
    box.addButton(translated(QT_TRANSLATE_NOOP("Prompts", "Later")), QMessageBox::RejectRole);
    box.setDefaultButton(restore);
    box.exec();
    if (box.clickedButton() == restore)
        return RecoveryAnswer::Restore;
    return box.clickedButton() == discard ? RecoveryAnswer::Discard : RecoveryAnswer::Later;
}

void DialogPrompts::tell(QWidget* parent, const QString& title, const QString& text)
{
    QMessageBox::warning(parent, title, text);
}

void DialogPrompts::tellAbout(QWidget* parent, const QString& version)
{
    QMessageBox::about(
        parent, translated(QT_TRANSLATE_NOOP("Prompts", "About Stepglass")),
        translated(
            QT_TRANSLATE_NOOP(
                "Prompts",
                "<h3>Stepglass %1</h3><p>Design and debug AWS Step Functions state machines "
                "on your own desk.</p><p>Free software under the GNU General Public License, "
                "version 3 or later.</p>"))
            .arg(version));
}

} // namespace stepglass::ui::shell
