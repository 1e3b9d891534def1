// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"

#include <QWidget>

class QLineEdit;
class QListWidget;

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::palette {

/// The kinds of states, to drag onto the graph or to add after the selected state with Enter. A
/// panel too narrow for what they are for shows their names alone.
class PalettePanel : public QWidget {
    Q_OBJECT

public:
    explicit PalettePanel(const theme::Theme& theme, QWidget* parent = nullptr);

    /// What a drag from here carries: the type as ASL spells it.
    static constexpr const char* mimeType = "application/x-stepglass-state-type";

public Q_SLOTS:
    void setTheme(const stepglass::ui::theme::Theme& theme);

Q_SIGNALS:
    void insertRequested(stepglass::asl::StateType type);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void filter(const QString& text);
    /// Gives each entry its purpose as a second line where all of them have room.
    void fit();

    QLineEdit* m_search;
    QListWidget* m_list;
};

} // namespace stepglass::ui::palette
