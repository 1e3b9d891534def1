// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/WorkflowDocument.h"

#include <QWidget>

#include <memory>

namespace stepglass::engine {
class Trace;
}
namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::inspector {

/// What is known of the selected state. While designing: its configuration, as forms whose changes
/// are patches of the text, and its mocked answers. While a run is shown: input, output, every
/// stage between, the rules of a Choice, errors and retries of the visit in question.
class InspectorPanel : public QWidget {
    Q_OBJECT

public:
    InspectorPanel(document::WorkflowDocument& document, const theme::Theme& theme,
                   QWidget* parent = nullptr);
    ~InspectorPanel() override;

public Q_SLOTS:
    void setTheme(const stepglass::ui::theme::Theme& theme);
    /// Shows the visits of the selected state up to an event of a run; null: design again.
    void showRun(std::shared_ptr<const stepglass::engine::Trace> trace, unsigned event);
    /// The answers that the next run's mocks hold for the selected state, as JSON; empty for none.
    void showMock(const QString& json);
    void focusName(); ///< for F2

Q_SIGNALS:
    /// The user wrote answers for a state (JSON of numbered responses), or cleared them (empty).
    void mockEdited(const stepglass::asl::StatePath& state, const QString& json);
    void gestureRefused(const QString& reason);
    /// The user asks to see an event of the run.
    void eventRequested(unsigned event);

private:
    void showSelection();
    void showHeader(const asl::State* state);
    void showMoment(const asl::State* state);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace stepglass::ui::inspector
