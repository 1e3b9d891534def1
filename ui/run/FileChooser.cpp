// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/FileChooser.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace stepglass::ui::run {

namespace {

QString jsonFilter()
{
    return QCoreApplication::translate("FileChooser", "JSON files (*.json);;All files (*)");
}

} // namespace

QString DialogFileChooser::fileToOpen(QWidget* parent, const QString& title)
{
    return QFileDialog::getOpenFileName(parent, title, QString(), jsonFilter());
}

QString DialogFileChooser::fileToSave(QWidget* parent, const QString& title,
                                      const QString& suggestion)
{
    return QFileDialog::getSaveFileName(parent, title, suggestion, jsonFilter());
}

} // namespace stepglass::ui::run
