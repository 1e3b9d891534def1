// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

class QKeyEvent;

namespace stepglass::ui::canvas {

class CanvasView;
class Context;

/// What a key means on the canvas; accepts the event if it means something. The table of keys is in
/// the folder's README.
void handleKey(QKeyEvent& event, CanvasView& view, Context& context);
/// The next state in reading order gets selected; false at the end, where Tab leaves the canvas.
[[nodiscard]] bool selectNextInOrder(Context& context, bool forward);
/// Where a menu for what is selected belongs, in the viewport.
[[nodiscard]] QPointF placeOfSelection(const Context& context);

} // namespace stepglass::ui::canvas
