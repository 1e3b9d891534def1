// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

class QWidget;

namespace stepglass::ui::shell {

enum class UnsavedAnswer { Save, Discard, Cancel };
enum class RecoveryAnswer { Restore, Discard, Later };

/// What the window asks people. A port, so that tests answer without a dialog.
class Prompts {
public:
    virtual ~Prompts() = default;
    /// A file to open, or empty.
    [[nodiscard]] virtual QString fileToOpen(QWidget* parent, const QString& folder) = 0;
    /// A file to write, or empty.
    [[nodiscard]] virtual QString fileToSave(QWidget* parent, const QString& suggestion,
                                             const QString& filter) = 0;
    [[nodiscard]] virtual UnsavedAnswer unsavedChanges(QWidget* parent, const QString& title) = 0;
    /// Whether to load what somebody else wrote into the open file; `isModified`: own changes would
    /// be lost.
    [[nodiscard]] virtual bool reloadFromDisk(QWidget* parent, const QString& title,
                                              bool isModified) = 0;
    /// What to do with the unsaved text of a program that did not come to its end.
    [[nodiscard]] virtual RecoveryAnswer recoverUnsaved(QWidget* parent, const QString& title,
                                                        const QDateTime& writtenAt) = 0;
    /// Says that something could not be done, and why.
    virtual void tell(QWidget* parent, const QString& title, const QString& text) = 0;
    virtual void tellAbout(QWidget* parent, const QString& version) = 0;
};

/// The real dialogs.
class DialogPrompts final : public Prompts {
public:
    QString fileToOpen(QWidget* parent, const QString& folder) override;
    QString fileToSave(QWidget* parent, const QString& suggestion, const QString& filter) override;
    UnsavedAnswer unsavedChanges(QWidget* parent, const QString& title) override;
    bool reloadFromDisk(QWidget* parent, const QString& title, bool isModified) override;
    RecoveryAnswer recoverUnsaved(QWidget* parent, const QString& title,
                                  const QDateTime& writtenAt) override;
    void tell(QWidget* parent, const QString& title, const QString& text) override;
    void tellAbout(QWidget* parent, const QString& version) override;
};

/// Name filters for definitions, translated.
[[nodiscard]] QString definitionFilter();

} // namespace stepglass::ui::shell
