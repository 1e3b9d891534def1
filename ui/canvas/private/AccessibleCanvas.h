// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stepglass::ui::canvas {

class CanvasView;

/// Makes views tell assistive technology of their nodes, which are no widgets. May be called
/// repeatedly.
void installCanvasAccessibility();
/// Tells it that another node has the focus.
void announceSelection(CanvasView& view);

} // namespace stepglass::ui::canvas
