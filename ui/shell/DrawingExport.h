// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QGraphicsView;
class QWidget;

namespace stepglass::ui::shell {

/// Writes a drawing of what a canvas shows, whole, whatever part of it is in view: .png (twice the
/// size, for sharp screens), .pdf or .svg by the name's ending. Empty when it went well, else why
/// not, for people.
[[nodiscard]] QString exportDrawing(QGraphicsView& canvas, const QString& path);

/// Name filters for drawings, translated.
[[nodiscard]] QString drawingFilter();

} // namespace stepglass::ui::shell
