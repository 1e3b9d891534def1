// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"

#include <QHash>
#include <QWidget>

#include <memory>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace stepglass::ui::document {
class WorkflowDocument;
}
namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::palette {

/// The states of a definition as a tree, in the order of the text; selection goes both ways.
class OutlinePanel : public QWidget {
    Q_OBJECT

public:
    OutlinePanel(document::WorkflowDocument& document, const theme::Theme& theme,
                 QWidget* parent = nullptr);

public Q_SLOTS:
    void setTheme(const stepglass::ui::theme::Theme& theme);

private:
    void rebuild();
    void addScope(const asl::Scope& scope, QTreeWidgetItem* parent);
    void followSelection();
    void filter(const QString& text);

    document::WorkflowDocument& m_document;
    const theme::Theme* m_theme;
    QLineEdit* m_search;
    QTreeWidget* m_tree;
    QHash<QString, QTreeWidgetItem*> m_items;
    std::shared_ptr<const asl::Model> m_shown;
};

} // namespace stepglass::ui::palette
