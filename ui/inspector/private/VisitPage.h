// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/engine/Trace.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QListWidget;
class QScrollArea;
class QSpinBox;
class QTabWidget;
class QVBoxLayout;

namespace stepglass::ui::theme {
class Theme;
}
namespace stepglass::ui::widgets {
class JsonView;
}

namespace stepglass::ui::inspector {

/// One visit of a state in a run, as far as it had come at a moment: input, output, every stage
/// between, errors and retries, and its events.
class VisitPage : public QWidget {
    Q_OBJECT

public:
    VisitPage(const theme::Theme& theme, QWidget* parent);

    void setTheme(const theme::Theme& theme);
    /// Shows the last visit that had begun by an event. False: there was none.
    [[nodiscard]] bool showMoment(std::shared_ptr<const engine::Trace> trace,
                                  engine::StateIndex state, asl::StateType type,
                                  engine::EventId event);
    void forget();

Q_SIGNALS:
    void eventRequested(unsigned event);

private:
    void showVisit(std::size_t which);
    void showTab();
    void showData();
    void showFlow();
    void showErrors();
    void showEvents();
    void addStage(QVBoxLayout* column, const QString& title, const std::optional<Value>& value,
                  const std::optional<Value>& before, bool isOpen);
    [[nodiscard]] bool hasEnded() const;

    const theme::Theme* m_theme;
    std::shared_ptr<const engine::Trace> m_trace;
    engine::StateIndex m_state;
    asl::StateType m_type = asl::StateType::Unknown;
    engine::EventId m_event = 0;
    std::vector<engine::VisitId> m_visits; ///< of the state, in order
    engine::Visit m_visit;
    bool m_isOver = false; ///< the visit had ended by the event
    std::vector<bool> m_isTabCurrent;

    QSpinBox* m_chooser;
    QLabel* m_count;
    QLabel* m_icon;
    QLabel* m_status;
    QTabWidget* m_tabs;
    widgets::JsonView* m_input;
    widgets::JsonView* m_output;
    QLabel* m_noOutput;
    QScrollArea* m_flow;
    QScrollArea* m_errors;
    QListWidget* m_events;
};

} // namespace stepglass::ui::inspector
