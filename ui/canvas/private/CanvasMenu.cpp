// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/private/CanvasMenu.h"

#include "ui/bridge/Words.h"
#include "ui/canvas/CanvasView.h"
#include "ui/canvas/Navigation.h"
#include "ui/canvas/private/CanvasStyle.h"
#include "ui/canvas/private/Context.h"
#include "ui/canvas/private/Gestures.h"
#include "ui/document/ActionMenu.h"

#include <QCoreApplication>
#include <QMenu>
#include <QPainter>

namespace stepglass::ui::canvas {

namespace {

struct CanvasMenu {
    Q_DECLARE_TR_FUNCTIONS(CanvasMenu)
};

constexpr asl::StateType addableTypes[] = {
    asl::StateType::Task,     asl::StateType::Pass, asl::StateType::Choice,  asl::StateType::Wait,
    asl::StateType::Parallel, asl::StateType::Map,  asl::StateType::Succeed, asl::StateType::Fail,
};

void fillAddMenu(QMenu* menu, Context& context)
{
    for (const asl::StateType type : addableTypes) {
        asl::State example;
        example.type = type;
        const QString word = bridge::toQString(asl::toString(type));
        // The tile's glyph is white: its colour has to come along.
        QPixmap picture(32, 32);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        context.scene().style().paintTile(painter, QRectF(0, 0, 32, 32),
                                          CanvasStyle::tileKey(example), example);
        painter.end();
        QAction* action = menu->addAction(QIcon(picture), word);
        action->setObjectName(QStringLiteral("add%1").arg(word));
        QObject::connect(action, &QAction::triggered, &context.gestures(),
                         [&context, type] { context.gestures().insertAtSelection(type); });
    }
}

QMenu* makeMenu(Context& context, const char* name)
{
    auto* menu = new QMenu(&context.view());
    menu->setObjectName(QString::fromLatin1(name));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

/// The keyboard's way to what the pointer does by dragging an edge's end.
void fillTargetMenu(QMenu* menu, Context& context, const EdgeKey& edge)
{
    const asl::Model* model = context.model();
    const bool isStart = edge.kind == asl::TransitionKind::Start;
    const asl::Scope* scope = isStart ? &model->root() : model->scopeOf(edge.state);
    if (!scope)
        return;
    for (const asl::State& state : scope->states) {
        // An ampersand would become a mnemonic.
        const QString name =
            bridge::toQString(state.name).replace(QLatin1Char('&'), QLatin1String("&&"));
        QObject::connect(
            menu->addAction(name), &QAction::triggered, &context.gestures(),
            [&context, edge, target = state.name] { context.gestures().retarget(edge, target); });
    }
    if (Gestures::mayEnd(edge.kind)) {
        menu->addSeparator();
        QObject::connect(menu->addAction(CanvasMenu::tr("End")), &QAction::triggered,
                         &context.gestures(),
                         [&context, edge] { context.gestures().retarget(edge, {}); });
    }
}

QAction* addAction(QMenu* menu, const theme::Theme& theme, const char* icon, const QString& text,
                   const char* name, const QKeySequence& shortcut = {})
{
    QAction* action = menu->addAction(theme.icon(QString::fromLatin1(icon)), text);
    action->setObjectName(QString::fromLatin1(name));
    if (!shortcut.isEmpty())
        action->setShortcut(shortcut);
    return action;
}

} // namespace

void popUpAddMenu(Context& context, QPointF place)
{
    QMenu* menu = makeMenu(context, "addMenu");
    fillAddMenu(menu, context);
    menu->popup(context.view().viewport()->mapToGlobal(place.toPoint()));
    menu->setActiveAction(menu->actions().constFirst());
}

void popUpContextMenu(Context& context, QPoint globalPlace)
{
    auto& view = static_cast<CanvasView&>(context.view());
    const theme::Theme& theme = context.scene().style().theme();
    QMenu* menu = makeMenu(context, "canvasMenu");
    const NodeItem* node = context.selectedNode();
    const EdgeItem* edge = context.selectedEdge();

    QMenu* add =
        menu->addMenu(theme.icon(QStringLiteral("add")), node   ? CanvasMenu::tr("Add After")
                                                         : edge ? CanvasMenu::tr("Add Here")
                                                                : CanvasMenu::tr("Add State"));
    add->setObjectName(QStringLiteral("addMenu"));
    fillAddMenu(add, context);
    add->setEnabled(node || edge || !context.scene().hasStates());
    if (edge && context.gestures().isRetargetable(edge->key()) && context.model()) {
        QMenu* targets = menu->addMenu(CanvasMenu::tr("Lead To"));
        targets->setObjectName(QStringLiteral("targetMenu"));
        fillTargetMenu(targets, context, edge->key());
    }
    if (node) {
        const asl::StatePath path = node->key().path;
        QObject::connect(addAction(menu, theme, "rename", CanvasMenu::tr("Rename"),
                                   "renameStateAction", Qt::Key_F2),
                         &QAction::triggered, &view, &CanvasView::renameSelected);
        QObject::connect(addAction(menu, theme, "delete", CanvasMenu::tr("Delete"),
                                   "deleteStateAction", Qt::Key_Delete),
                         &QAction::triggered, &view, &CanvasView::deleteSelected);
        QAction* start =
            addAction(menu, theme, "to-start", CanvasMenu::tr("Set as Start"), "setAsStartAction");
        QObject::connect(start, &QAction::triggered, &context.gestures(),
                         [&context, path] { context.gestures().setAsStart(path); });
    }
    if (node && context.document().isSnapshotCurrent()) {
        auto actions =
            assist::stateActions(*context.document().snapshot()->model, node->key().path);
        QMenu* refactor = menu->addMenu(CanvasMenu::tr("Refactor"));
        refactor->setObjectName(QStringLiteral("refactorMenu"));
        refactor->setEnabled(!actions.empty());
        document::addActions(*refactor, std::move(actions), context.document());
    }
    if (node || edge) {
        menu->addSeparator();
        QObject::connect(
            addAction(menu, theme, "text", CanvasMenu::tr("Go to Text"), "goToTextAction"),
            &QAction::triggered, &view, &CanvasView::textRequested);
    }
    menu->addSeparator();
    QObject::connect(
        addAction(menu, theme, "fit", CanvasMenu::tr("Show All"), "showAllAction", Qt::Key_F),
        &QAction::triggered, &view, &CanvasView::fitAll);
    menu->popup(globalPlace);
}

} // namespace stepglass::ui::canvas
