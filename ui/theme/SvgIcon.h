// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QColor>
#include <QIcon>
#include <QString>

namespace stepglass::ui::theme {

/// The colours that an icon's placeholders get.
struct IconInk {
    QColor normal;     ///< for currentColor
    QColor disabled;   ///< for currentColor of a disabled action
    QColor background; ///< for currentBackground: glyphs cut out of a disc
};

/// The drawing ":/stepglass/icons/NAME.svg" in these colours, sharp at any size and pixel ratio. A
/// name without a drawing gives a null icon.
[[nodiscard]] QIcon svgIcon(const QString& name, const IconInk& ink);
/// Whether there is a drawing of that name.
[[nodiscard]] bool hasSvgIcon(const QString& name);

} // namespace stepglass::ui::theme
