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

/// The kinds of states, to drag onto the graph or to add after the selected state with Enter.
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

private:
    void filter(const QString& text);

    QLineEdit* m_search;
    QListWidget* m_list;
};

} // namespace stepglass::ui::palette
