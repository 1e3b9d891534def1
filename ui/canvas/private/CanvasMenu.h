// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QPointF>

class QMenu;

namespace stepglass::ui::canvas {

class Context;

/// Opens the list of state types at a place of the viewport; choosing one adds it at the selection.
void popUpAddMenu(Context& context, QPointF place);
/// Opens the menu for what is selected, at a place of the screen.
void popUpContextMenu(Context& context, QPoint globalPlace);

} // namespace stepglass::ui::canvas
