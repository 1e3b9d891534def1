// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/Snapshot.h"

#include <QWidget>

#include <memory>

class QTreeView;

namespace stepglass::ui::document {
class WorkflowDocument;
}
namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::problems {

class ProblemsModel;

/// The list of a document's diagnostics: severity, state, sentence and place. Enter or a click asks
/// to see the place, Ctrl+. or the context menu lists what repairs it. A narrow panel leaves out
/// the codes, which the tool tips have too, so that the sentences stay readable.
class ProblemsPanel : public QWidget {
    Q_OBJECT

public:
    ProblemsPanel(document::WorkflowDocument& document, const theme::Theme& theme,
                  QWidget* parent = nullptr);
    ~ProblemsPanel() override;

    /// Diagnostics of the newest snapshot, hints not counted.
    [[nodiscard]] int problemCount() const;

public Q_SLOTS:
    void setTheme(const stepglass::ui::theme::Theme& theme);
    void focusFirst(); ///< puts the keyboard on the first problem
    /// Lists what repairs the current problem, alone and with all of its kind.
    void listRepairs();

Q_SIGNALS:
    void placeRequested(stepglass::TextRange range);
    void problemCountChanged(int count);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showSnapshot();
    void requestPlace(const QModelIndex& index);
    void openMenu(const QModelIndex& index, const QPoint& globalPlace);

    document::WorkflowDocument& m_document;
    ProblemsModel* m_model;
    QTreeView* m_view;
    QWidget* m_empty;
    int m_count = 0;
};

} // namespace stepglass::ui::problems
