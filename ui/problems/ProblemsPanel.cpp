// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/problems/ProblemsPanel.h"

#include "ui/document/WorkflowDocument.h"
#include "ui/problems/ProblemsModel.h"
#include "ui/theme/Theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QTreeView>

#include <algorithm>

namespace stepglass::ui::problems {

namespace {

constexpr int roomForCodes = 760;

} // namespace

ProblemsPanel::ProblemsPanel(document::WorkflowDocument& document, const theme::Theme& theme,
                             QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(new ProblemsModel(theme, this))
    , m_view(new QTreeView(this))
{
    setObjectName(QStringLiteral("problemsPanel"));
    m_view->setObjectName(QStringLiteral("problemsView"));
    m_view->setAccessibleName(tr("Problems"));
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(ProblemsModel::MessageColumn, QHeaderView::Stretch);
    m_view->header()->resizeSection(ProblemsModel::CodeColumn, 220);
    m_view->header()->resizeSection(ProblemsModel::PlaceColumn, 72);

    auto* empty = new QLabel(tr("No problems found in this definition."), this);
    empty->setObjectName(QStringLiteral("problemsEmpty"));
    empty->setAlignment(Qt::AlignCenter);
    empty->setProperty("muted", true);
    m_empty = empty;

    auto* stack = new QStackedLayout(this);
    stack->addWidget(m_view);
    stack->addWidget(m_empty);

    connect(m_view, &QTreeView::clicked, this, &ProblemsPanel::requestPlace);
    connect(m_view, &QTreeView::activated, this, &ProblemsPanel::requestPlace);
    connect(&m_document, &document::WorkflowDocument::snapshotChanged, this,
            &ProblemsPanel::showSnapshot);
    showSnapshot();
}

ProblemsPanel::~ProblemsPanel() = default;

int ProblemsPanel::problemCount() const
{
    return m_count;
}

void ProblemsPanel::setTheme(const theme::Theme& theme)
{
    m_model->setTheme(theme);
}

void ProblemsPanel::focusFirst()
{
    m_view->setFocus();
    m_view->setCurrentIndex(m_model->index(0, 0));
}

void ProblemsPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isRoomy = width() >= roomForCodes;
    m_view->setColumnHidden(ProblemsModel::CodeColumn, !isRoomy);
    m_view->header()->resizeSection(ProblemsModel::StateColumn, isRoomy ? 180 : 150);
}

void ProblemsPanel::showSnapshot()
{
    const std::shared_ptr<const analysis::Snapshot> snapshot = m_document.snapshot();
    m_model->setSnapshot(snapshot);
    auto* stack = static_cast<QStackedLayout*>(layout());
    stack->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget*>(m_view) : m_empty);
    m_count = static_cast<int>(std::count_if(
        snapshot->diagnostics.begin(), snapshot->diagnostics.end(),
        [](const Diagnostic& diagnostic) { return diagnostic.severity != Severity::Hint; }));
    Q_EMIT problemCountChanged(m_count);
}

void ProblemsPanel::requestPlace(const QModelIndex& index)
{
    if (index.isValid())
        Q_EMIT placeRequested(m_model->range(index.row()));
}

} // namespace stepglass::ui::problems
