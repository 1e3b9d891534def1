// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>

class QLabel;

namespace stepglass {
struct LineColumn;
}
namespace stepglass::ui::document {
class WorkflowDocument;
}

namespace stepglass::ui::shell {

/// The window's last line: what the definition is, where the caret stands, how many problems there
/// are and how long the analysis took.
class StatusLine : public QStatusBar {
    Q_OBJECT

public:
    StatusLine(document::WorkflowDocument& document, QWidget* parent);

public Q_SLOTS:
    void showCaret(stepglass::LineColumn position);
    void showProblemCount(int count);

private:
    void showSnapshot();

    document::WorkflowDocument& m_document;
    QLabel* m_machine;
    QLabel* m_caret;
    QLabel* m_problems;
    QLabel* m_timing;
};

} // namespace stepglass::ui::shell
