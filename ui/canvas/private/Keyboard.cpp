// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/private/Keyboard.h"

#include "ui/canvas/CanvasView.h"
#include "ui/canvas/Navigation.h"
#include "ui/canvas/private/CanvasMenu.h"
#include "ui/canvas/private/Context.h"

#include <QKeyEvent>

#include <algorithm>

namespace stepglass::ui::canvas {

namespace {

std::optional<Step> stepOf(int key)
{
    switch (key) {
    case Qt::Key_Down:
        return Step::Forward;
    case Qt::Key_Up:
        return Step::Backward;
    case Qt::Key_Left:
        return Step::Left;
    case Qt::Key_Right:
        return Step::Right;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return Step::Into;
    case Qt::Key_Escape:
        return Step::OutOf;
    case Qt::Key_Home:
        return Step::First;
    case Qt::Key_End:
        return Step::Last;
    default:
        return std::nullopt;
    }
}

/// From a transition, Down and Up go to its ends.
bool stepFromEdge(const Context& context, const EdgeItem& edge, Step step)
{
    const NodeKey& goal = step == Step::Forward ? edge.to() : edge.from();
    if (step != Step::Forward && step != Step::Backward && step != Step::OutOf)
        return false;
    if (const NodeItem* node = context.scene().node(goal))
        context.select(*node);
    return true;
}

void take(const Context& context, Step step)
{
    const analysis::Snapshot& snapshot = *context.scene().snapshot();
    if (!snapshot.model || !snapshot.layout)
        return;
    const document::Selection& selection = context.document().selection();
    if (const EdgeItem* edge = context.selectedEdge(); edge && stepFromEdge(context, *edge, step))
        return;
    const auto goal = walk(*snapshot.model, *snapshot.layout, selection.state, step);
    if (goal)
        context.document().selectState(*goal);
    else if (step == Step::OutOf)
        context.selectNothing();
}

/// E: the selected state's transitions one after the other.
void selectNextTransition(const Context& context)
{
    const document::Selection& selection = context.document().selection();
    const asl::Model* model = context.model();
    if (!model || !selection.hasState)
        return;
    std::vector<EdgeKey> keys;
    if (selection.state.isRoot()) {
        keys.push_back({selection.state, asl::TransitionKind::Start, 0});
    } else if (const asl::State* state = model->state(selection.state)) {
        for (const asl::Transition& transition : state->transitions)
            keys.push_back({selection.state, transition.kind, transition.index});
    }
    std::erase_if(keys, [&](const EdgeKey& key) { return !context.scene().edge(key); });
    if (keys.empty())
        return;
    std::size_t next = 0;
    if (selection.transition) {
        const EdgeKey now{selection.state, selection.transition->first,
                          selection.transition->second};
        const auto found = std::find(keys.begin(), keys.end(), now);
        if (found != keys.end())
            next = (static_cast<std::size_t>(found - keys.begin()) + 1) % keys.size();
    }
    context.select(keys[next]);
}

} // namespace

QPointF placeOfSelection(const Context& context)
{
    if (const NodeItem* node = context.selectedNode())
        return context.toView(node->box()).center();
    if (const EdgeItem* edge = context.selectedEdge())
        return context.toView(pointAlong(edge->line(), 0.5));
    return QRectF(context.view().viewport()->rect()).center();
}

void handleKey(QKeyEvent& event, CanvasView& view, Context& context)
{
    event.accept();
    const bool isPlain =
        !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const std::optional<Step> step = isPlain ? stepOf(event.key()) : std::nullopt;
    if (step) {
        take(context, *step);
        return;
    }
    if (!isPlain) {
        event.ignore();
        return;
    }
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        view.zoomIn();
        return;
    case Qt::Key_Minus:
        view.zoomOut();
        return;
    case Qt::Key_0:
        view.zoomTo(1);
        return;
    case Qt::Key_F:
        view.fitAll();
        return;
    case Qt::Key_F2:
        view.renameSelected();
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        view.deleteSelected();
        return;
    case Qt::Key_E:
        selectNextTransition(context);
        return;
    case Qt::Key_Insert:
        popUpAddMenu(context, placeOfSelection(context));
        return;
    case Qt::Key_Menu:
        popUpContextMenu(context,
                         view.viewport()->mapToGlobal(placeOfSelection(context).toPoint()));
        return;
    default:
        event.ignore();
    }
}

bool selectNextInOrder(Context& context, bool forward)
{
    const analysis::Snapshot& snapshot = *context.scene().snapshot();
    if (!snapshot.model || !snapshot.layout)
        return false;
    const std::vector<asl::StatePath> order = readingOrder(*snapshot.model, *snapshot.layout);
    if (order.empty())
        return false;
    const document::Selection& selection = context.document().selection();
    const auto here = std::find(order.begin(), order.end(), selection.state);
    if (!selection.hasState || here == order.end()) {
        context.document().selectState(forward ? order.front() : order.back());
        return true;
    }
    if (forward ? here + 1 == order.end() : here == order.begin())
        return false;
    context.document().selectState(forward ? *(here + 1) : *(here - 1));
    return true;
}

} // namespace stepglass::ui::canvas
