// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/problems/ProblemsPanel.h"

#include "core/assist/Actions.h"
#include "ui/document/ActionMenu.h"
#include "ui/document/WorkflowDocument.h"
#include "ui/problems/ProblemsModel.h"
#include "ui/theme/Theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QStackedLayout>
#include <QTreeView>

#include <algorithm>

namespace stepglass::ui::problems {

namespace {

constexpr int roomForCodes = 760;

/// Whether an action is for a fault: a repair, or the refactoring that only its author can choose.
bool mends(const assist::Action& action, const Diagnostic& diagnostic)
{
    if (action.kind == assist::ActionKind::QuickFix)
        return action.repairs == diagnostic.code;
    return diagnostic.code == DiagnosticCode::ChoiceWithoutDefault &&
           (action.code == assist::ActionCode::AddDefaultFail ||
            action.code == assist::ActionCode::AddDefault);
}

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

    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QTreeView::customContextMenuRequested, this, [this](const QPoint& place) {
        openMenu(m_view->indexAt(place), m_view->viewport()->mapToGlobal(place));
    });
    m_view->installEventFilter(this);
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

bool ProblemsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto& key = static_cast<const QKeyEvent&>(*event);
        const bool asksForRepairs =
            (key.key() == Qt::Key_Period && key.modifiers() == Qt::ControlModifier) ||
            (key.key() == Qt::Key_Return && key.modifiers() == Qt::AltModifier);
        if (asksForRepairs && event->type() == QEvent::KeyPress)
            listRepairs();
        else if (asksForRepairs)
            event->accept(); // the window has this shortcut too, for the text
        if (asksForRepairs)
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ProblemsPanel::listRepairs()
{
    const QModelIndex index = m_view->currentIndex();
    openMenu(index, m_view->viewport()->mapToGlobal(m_view->visualRect(index).bottomLeft()));
}

void ProblemsPanel::openMenu(const QModelIndex& index, const QPoint& globalPlace)
{
    if (!index.isValid() || !m_document.isSnapshotCurrent())
        return;
    const analysis::Snapshot& snapshot = *m_document.snapshot();
    const Diagnostic& diagnostic = m_model->diagnostic(index.row());
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("problemMenu"));
    std::vector<assist::Action> repairs =
        assist::actionsAt(*snapshot.model, diagnostic.range, snapshot.diagnostics);
    std::erase_if(repairs, [&diagnostic](const assist::Action& action) {
        return !mends(action, diagnostic);
    });
    document::addActions(menu, std::move(repairs), m_document);
    if (menu.isEmpty())
        menu.addAction(tr("No repair is known"))->setEnabled(false);
    menu.addSeparator();
    connect(menu.addAction(tr("Go to Text")), &QAction::triggered, this,
            [this, range = diagnostic.range] { Q_EMIT placeRequested(range); });
    menu.setActiveAction(menu.actions().constFirst());
    menu.exec(globalPlace);
}

void ProblemsPanel::requestPlace(const QModelIndex& index)
{
    if (index.isValid())
        Q_EMIT placeRequested(m_model->range(index.row()));
}

} // namespace stepglass::ui::problems
