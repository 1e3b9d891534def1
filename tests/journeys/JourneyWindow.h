// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/Words.h"
#include "ui/canvas/CanvasView.h"
#include "ui/document/WorkflowDocument.h"
#include "ui/editor/Scintilla.h"
#include "ui/editor/SourceEditor.h"
#include "ui/run/RunController.h"
#include "ui/shell/FileController.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Prompts.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace stepglass::journeys {

/// Answers the window's questions as a journey says, and remembers what it was told.
class ScriptedPrompts final : public ui::shell::Prompts {
public:
    QString fileToOpen(QWidget*, const QString&) override { return file; }
    QString fileToSave(QWidget*, const QString&, const QString&) override { return file; }
    ui::shell::UnsavedAnswer unsavedChanges(QWidget*, const QString&) override
    {
        ++unsavedQuestions;
        return unsaved;
    }
    bool reloadFromDisk(QWidget*, const QString&, bool) override
    {
        ++reloadQuestions;
        return reload;
    }
    ui::shell::RecoveryAnswer recoverUnsaved(QWidget*, const QString& title,
                                             const QDateTime&) override
    {
        recoveryQuestions.append(title);
        return recovery;
    }
    void tell(QWidget*, const QString&, const QString& text) override { told.append(text); }
    void tellAbout(QWidget*, const QString&) override {}

    QString file;
    ui::shell::UnsavedAnswer unsaved = ui::shell::UnsavedAnswer::Discard;
    ui::shell::RecoveryAnswer recovery = ui::shell::RecoveryAnswer::Restore;
    bool reload = true;
    int unsavedQuestions = 0;
    int reloadQuestions = 0;
    QStringList recoveryQuestions;
    QStringList told;
};

/// A window on a file of its own, in a folder of its own.
class JourneyWindow {
public:
    explicit JourneyWindow(const QByteArray& text,
                           const QString& name = QStringLiteral("order.asl.json"))
        : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
        , path(folder.filePath(name))
        , window(settings, prompts)
    {
        write(text);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window) || !window.files().openFile(path))
            qFatal("the journey's window did not open its file");
        settle();
    }

    void write(const QByteArray& text) const
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("the journey's file could not be written");
    }
    [[nodiscard]] QByteArray onDisk() const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Waits until what is known of the document is of its present text.
    void settle()
    {
        if (!QTest::qWaitFor([this] { return window.document().isSnapshotCurrent(); }))
            qFatal("the analysis did not end");
    }
    [[nodiscard]] QByteArray text() { return QByteArray::fromStdString(window.document().text()); }
    [[nodiscard]] QsciScintilla* scintilla()
    {
        return window.findChild<ui::editor::SourceEditor*>()->scintilla();
    }
    template <typename Type>
    [[nodiscard]] Type* find(const char* name)
    {
        return window.findChild<Type*>(QLatin1String(name));
    }

    QTemporaryDir folder;
    QSettings settings;
    ScriptedPrompts prompts;
    QString path;
    ui::shell::MainWindow window;
};

/// Numbers (from 1) of the lines in which two texts of as many lines differ.
inline QList<int> differingLines(const QByteArray& before, const QByteArray& after)
{
    const QList<QByteArray> a = before.split('\n');
    const QList<QByteArray> b = after.split('\n');
    QList<int> lines;
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i) {
        if (a.value(i) != b.value(i))
            lines.append(static_cast<int>(i) + 1);
    }
    return lines;
}

} // namespace stepglass::journeys
