// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace stepglass::ui::run {

/// Asks for files. A port, so that tests answer without a dialog.
class FileChooser {
public:
    virtual ~FileChooser() = default;
    /// A file to read, or empty.
    [[nodiscard]] virtual QString fileToOpen(QWidget* parent, const QString& title) = 0;
    /// A file to write, or empty.
    [[nodiscard]] virtual QString fileToSave(QWidget* parent, const QString& title,
                                             const QString& suggestion) = 0;
};

/// The system's dialogs, for JSON files.
class DialogFileChooser final : public FileChooser {
public:
    QString fileToOpen(QWidget* parent, const QString& title) override;
    QString fileToSave(QWidget* parent, const QString& title, const QString& suggestion) override;
};

} // namespace stepglass::ui::run
