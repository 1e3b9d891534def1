// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QComboBox;
class QPushButton;

namespace stepglass::ui::theme {
class Theme;
}
namespace stepglass::ui::widgets {
class JsonEdit;
}

namespace stepglass::ui::run {

class FileChooser;

/// Where the input of the next run is typed, picked from a file, or taken from those that ran
/// before.
class InputDialog : public QDialog {
    Q_OBJECT

public:
    InputDialog(const QString& input, const QStringList& recentInputs, FileChooser& files,
                const theme::Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] QString input() const;

private:
    void openFile();
    void showValidity();

    FileChooser& m_files;
    QStringList m_recentInputs;
    widgets::JsonEdit* m_edit;
    QComboBox* m_recent;
    QPushButton* m_accept;
};

} // namespace stepglass::ui::run
