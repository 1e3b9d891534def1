// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/TextRange.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedLayout;
class QTableView;
class QToolButton;

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::placeholders {

class PlaceholdersController;
class PlaceholdersModel;

/// The table of placeholders with their types and values, and what adds, renames and removes
/// environments. Everything can be done by keys: F2 or typing edits a cell, Delete takes a value
/// away, Enter on a name or its uses shows it in the text, Ctrl+Z takes back the last change.
class PlaceholdersPanel : public QWidget {
    Q_OBJECT

public:
    PlaceholdersPanel(PlaceholdersController& controller, const theme::Theme& theme,
                      QWidget* parent = nullptr);
    ~PlaceholdersPanel() override;

    bool eventFilter(QObject* watched, QEvent* event) override;

public Q_SLOTS:
    void setTheme(const stepglass::ui::theme::Theme& theme);
    /// Puts the keyboard on the first value of the current environment.
    void focusFirst();

Q_SIGNALS:
    void placeRequested(stepglass::TextRange range);

private:
    QToolButton* addButton(const QString& icon, const QString& text, const QString& name,
                           void (PlaceholdersPanel::*slot)());
    void buildTable();
    void showState();
    void showFaults();
    void fitColumns();
    void showUses(const QModelIndex& index);
    /// Asks for a name in place of the list of environments; `accept` takes it.
    void askName(const QString& label, const QString& suggestion, bool isRenaming);
    void takeName();
    void addEnvironment();
    void renameEnvironment();
    void removeEnvironment();
    void makeDefault();
    void undo();
    void redo();

    PlaceholdersController& m_controller;
    const theme::Theme* m_theme;
    PlaceholdersModel* m_model;
    QTableView* m_table;
    QWidget* m_content;
    QWidget* m_empty;
    QStackedLayout* m_stack;
    QComboBox* m_environment;
    class QLineEdit* m_name;
    QLabel* m_nameLabel;
    QLabel* m_fault;
    QToolButton* m_rename;
    QToolButton* m_remove;
    QToolButton* m_default;
    QToolButton* m_undo;
    QToolButton* m_redo;
    QList<QToolButton*> m_buttons;
    bool m_isRenaming = false;
};

} // namespace stepglass::ui::placeholders
