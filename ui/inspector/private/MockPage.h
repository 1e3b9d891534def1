// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"

#include <QWidget>

class QLabel;

namespace stepglass::ui::theme {
class Theme;
}
namespace stepglass::ui::widgets {
class EmptyState;
class JsonEdit;
} // namespace stepglass::ui::widgets

namespace stepglass::ui::inspector {

/// The answers that a Task gets in the next run, as numbered responses.
class MockPage : public QWidget {
    Q_OBJECT

public:
    MockPage(const theme::Theme& theme, QWidget* parent);

    void setTheme(const theme::Theme& theme);
    /// Null, or a state that asks nobody: says so instead.
    void showState(const asl::State* state);
    void showMock(const QString& json);

Q_SIGNALS:
    void mockEdited(const stepglass::asl::StatePath& state, const QString& json);

private:
    void commit();
    void insertTemplate(const char* json);

    widgets::EmptyState* m_empty;
    QWidget* m_content;
    widgets::JsonEdit* m_edit;
    QString m_shown;
    asl::StatePath m_state;
    asl::StateType m_type = asl::StateType::Unknown;
};

} // namespace stepglass::ui::inspector
