// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/OutlinePanel.h"

#include "ui/bridge/Words.h"
#include "ui/document/WorkflowDocument.h"
#include "ui/theme/Theme.h"

#include <QLineEdit>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

namespace stepglass::ui::palette {

namespace {

constexpr int pathRole = Qt::UserRole;

/// Whether two models show the same outline, so that most keystrokes rebuild nothing.
bool sameOutline(const asl::Model* a, const asl::Model* b)
{
    if (!a || !b || a->allStates().size() != b->allStates().size())
        return false;
    for (std::size_t i = 0; i < a->allStates().size(); ++i) {
        const asl::State& first = *a->allStates()[i];
        const asl::State& second = *b->allStates()[i];
        if (first.path != second.path || first.type != second.type ||
            first.resource != second.resource)
            return false;
    }
    return true;
}

} // namespace

OutlinePanel::OutlinePanel(document::WorkflowDocument& document, const theme::Theme& theme,
                           QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_theme(&theme)
    , m_search(new QLineEdit(this))
    , m_tree(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("outlinePanel"));
    m_search->setObjectName(QStringLiteral("outlineSearch"));
    m_search->setPlaceholderText(tr("Go to state"));
    m_search->setAccessibleName(tr("Go to state"));
    m_search->setClearButtonEnabled(true);
    m_tree->setObjectName(QStringLiteral("outlineTree"));
    m_tree->setAccessibleName(tr("Outline of the states"));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(14);
    m_tree->setIconSize(QSize(18, 18));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 0);
    column->setSpacing(8);
    column->addWidget(m_search);
    column->addWidget(m_tree, 1);

    connect(m_search, &QLineEdit::textChanged, this, &OutlinePanel::filter);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        for (QTreeWidgetItemIterator it(m_tree, QTreeWidgetItemIterator::NotHidden); *it; ++it) {
            if ((*it)->text(0).contains(m_search->text(), Qt::CaseInsensitive)) {
                m_tree->setCurrentItem(*it);
                m_tree->setFocus();
                return;
            }
        }
    });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (item)
            m_document.selectState(
                asl::StatePath(bridge::toUtf8(item->data(0, pathRole).toString())));
    });
    connect(&m_document, &document::WorkflowDocument::snapshotChanged, this,
            &OutlinePanel::rebuild);
    connect(&m_document, &document::WorkflowDocument::selectionChanged, this,
            &OutlinePanel::followSelection);
    rebuild();
}

void OutlinePanel::setTheme(const theme::Theme& theme)
{
    m_theme = &theme;
    m_shown.reset();
    rebuild();
}

void OutlinePanel::rebuild()
{
    const std::shared_ptr<const asl::Model> model = m_document.snapshot()->model;
    if (sameOutline(m_shown.get(), model.get()))
        return;
    const QSignalBlocker quiet(m_tree);
    m_tree->setUpdatesEnabled(false);
    m_tree->clear();
    m_items.clear();
    m_shown = model;
    if (model)
        addScope(model->root(), m_tree->invisibleRootItem());
    m_tree->expandAll();
    filter(m_search->text());
    m_tree->setUpdatesEnabled(true);
    followSelection();
}

void OutlinePanel::addScope(const asl::Scope& scope, QTreeWidgetItem* parent)
{
    for (const asl::State& state : scope.states) {
        auto* item = new QTreeWidgetItem(parent, {bridge::toQString(state.name)});
        const QString pointer = bridge::toQString(state.path.pointer());
        item->setData(0, pathRole, pointer);
        item->setIcon(0, m_theme->tileIcon(state));
        item->setToolTip(0, bridge::cardDetail(*m_shown, state));
        m_items.insert(pointer, item);
        for (const asl::Scope& inner : state.scopes)
            addScope(inner, item);
    }
}

void OutlinePanel::followSelection()
{
    const QSignalBlocker quiet(m_tree);
    const document::Selection& selection = m_document.selection();
    m_tree->setCurrentItem(
        selection.hasState ? m_items.value(bridge::toQString(selection.state.pointer())) : nullptr);
}

void OutlinePanel::filter(const QString& text)
{
    // Children come after their parents, so walking backwards knows of a match inside before it
    // asks.
    QList<QTreeWidgetItem*> items;
    for (QTreeWidgetItemIterator it(m_tree); *it; ++it)
        items.append(*it);
    for (auto it = items.crbegin(); it != items.crend(); ++it) {
        bool isShown = (*it)->text(0).contains(text, Qt::CaseInsensitive);
        for (int child = 0; !isShown && child < (*it)->childCount(); ++child)
            isShown = !(*it)->child(child)->isHidden();
        (*it)->setHidden(!isShown);
    }
}

} // namespace stepglass::ui::palette
