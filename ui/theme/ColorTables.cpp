// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/ColorTables.h"

namespace stepglass::ui::theme {

namespace {

Colors lightColors()
{
    Colors c;
    c.window = QColor(0xf6f8fa);
    c.panel = QColor(0xffffff);
    c.raised = QColor(0xf2f4f7);
    c.border = QColor(0xdde2e8);
    c.borderStrong = QColor(0xb9c1cb);
    c.text = QColor(0x16191f);
    c.textMuted = QColor(0x545b66);
    c.textDisabled = QColor(0x8b93a0);
    c.accent = QColor(0x0b5fca);
    c.accentText = QColor(0xffffff);
    c.accentSoft = QColor(0xe4eefb);
    c.canvas = QColor(0xfafbfc);
    c.canvasDot = QColor(0xdfe3e9);
    c.card = QColor(0xffffff);
    c.cardBorder = QColor(0xcfd6de);
    c.container = QColor(0xf1f3f7);
    c.containerBorder = QColor(0xbcc4cf);
    c.edge = QColor(0x68717d);
    c.edgeMuted = QColor(0xb4bcc7);
    c.pill = QColor(0xffffff);
    c.pillBorder = QColor(0x848d9a);
    c.selection = QColor(0x0b5fca);
    c.hover = QColor(0xecf0f5);
    c.dropTarget = QColor(0x0b5fca);
    c.shadow = QColor(16, 24, 40, 28);
    c.error = QColor(0xbf2a12);
    c.warning = QColor(0x9a5200);
    c.information = QColor(0x0b5fca);
    c.hint = QColor(0x5b6573);
    c.editorBackground = QColor(0xffffff);
    c.editorCurrentLine = QColor(0xf3f6fa);
    c.editorMargin = QColor(0xffffff);
    c.editorMarginText = QColor(0x69727e);
    c.editorSelection = QColor(0xcfe1f9);
    c.syntaxKey = QColor(0x3c4654);
    c.syntaxField = QColor(0x0b57b8);
    c.syntaxString = QColor(0x14683a);
    c.syntaxNumber = QColor(0xa03a06);
    c.syntaxLiteral = QColor(0xa03a06);
    c.syntaxPath = QColor(0x7a2fb8);
    c.syntaxComment = QColor(0x57616e);
    c.syntaxPlaceholder = QColor(0xa3185f);
    c.syntaxStateName = QColor(0x0a2f66);
    return c;
}

Colors darkColors()
{
    Colors c;
    c.window = QColor(0x16191f);
    c.panel = QColor(0x1b1f26);
    c.raised = QColor(0x232830);
    c.border = QColor(0x2d333d);
    c.borderStrong = QColor(0x4b5462);
    c.text = QColor(0xe8eaee);
    c.textMuted = QColor(0xa4adb9);
    c.textDisabled = QColor(0x6d7683);
    c.accent = QColor(0x5fadff);
    c.accentText = QColor(0x0a1424);
    c.accentSoft = QColor(0x1c3150);
    c.canvas = QColor(0x14171c);
    c.canvasDot = QColor(0x2a2f38);
    c.card = QColor(0x20252d);
    c.cardBorder = QColor(0x3b434f);
    c.container = QColor(0x191d24);
    c.containerBorder = QColor(0x4b5462);
    c.edge = QColor(0x9aa3b0);
    c.edgeMuted = QColor(0x454d59);
    c.pill = QColor(0x20252d);
    c.pillBorder = QColor(0x778190);
    c.selection = QColor(0x5fadff);
    c.hover = QColor(0x272d36);
    c.dropTarget = QColor(0x5fadff);
    c.shadow = QColor(0, 0, 0, 110);
    c.error = QColor(0xff8a78);
    c.warning = QColor(0xf2a94b);
    c.information = QColor(0x5fadff);
    c.hint = QColor(0x9aa4b1);
    c.editorBackground = QColor(0x181c22);
    c.editorCurrentLine = QColor(0x20252d);
    c.editorMargin = QColor(0x181c22);
    c.editorMarginText = QColor(0x868f9c);
    c.editorSelection = QColor(0x24426b);
    c.syntaxKey = QColor(0xc3cad4);
    c.syntaxField = QColor(0x7db9ff);
    c.syntaxString = QColor(0x86d49a);
    c.syntaxNumber = QColor(0xf5ae74);
    c.syntaxLiteral = QColor(0xf5ae74);
    c.syntaxPath = QColor(0xcfaeff);
    c.syntaxComment = QColor(0xa9b2be);
    c.syntaxPlaceholder = QColor(0xff9fce);
    c.syntaxStateName = QColor(0xd6e6ff);
    return c;
}

} // namespace

Colors colorsOf(Scheme scheme)
{
    return scheme == Scheme::Light ? lightColors() : darkColors();
}

QColor statusColorOf(Scheme scheme, Status status)
{
    const bool light = scheme == Scheme::Light;
    switch (status) {
    case Status::NotStarted:
        return light ? QColor(0x5f6874) : QColor(0x9aa3af);
    case Status::InProgress:
        return light ? QColor(0x0b5fca) : QColor(0x5fadff);
    case Status::Paused:
        return light ? QColor(0x6a3ccf) : QColor(0xb795ff);
    case Status::Succeeded:
        return light ? QColor(0x14731f) : QColor(0x5fca6b);
    case Status::CaughtError:
        return light ? QColor(0x9a5200) : QColor(0xf2a94b);
    case Status::Failed:
        return light ? QColor(0xbf2a12) : QColor(0xff8a78);
    case Status::Canceled:
        return light ? QColor(0x545d69) : QColor(0xa9b2bd);
    }
    Q_UNREACHABLE();
}

QColor statusTintOf(Scheme scheme, Status status)
{
    const bool light = scheme == Scheme::Light;
    switch (status) {
    case Status::NotStarted:
        return light ? QColor(0xffffff) : QColor(0x20252d);
    case Status::InProgress:
        return light ? QColor(0xe9f2fd) : QColor(0x1b2a40);
    case Status::Paused:
        return light ? QColor(0xf2ecfd) : QColor(0x2a2440);
    case Status::Succeeded:
        return light ? QColor(0xe9f6ea) : QColor(0x1b2d22);
    case Status::CaughtError:
        return light ? QColor(0xfdf2e2) : QColor(0x332818);
    case Status::Failed:
        return light ? QColor(0xfdedea) : QColor(0x38211f);
    case Status::Canceled:
        return light ? QColor(0xf0f2f4) : QColor(0x272b31);
    }
    Q_UNREACHABLE();
}

QColor tileColorOf(TileCategory category)
{
    switch (category) {
    case TileCategory::Compute:
        return QColor(0xd55b06);
    case TileCategory::Database:
        return QColor(0x4053d6);
    case TileCategory::Messaging:
        return QColor(0xd81b6f);
    case TileCategory::Mail:
        return QColor(0xd02f45);
    case TileCategory::Storage:
        return QColor(0x4a7d1d);
    case TileCategory::Learning:
        return QColor(0x0a8070);
    case TileCategory::Data:
        return QColor(0x7d45cf);
    case TileCategory::Network:
        return QColor(0x5c6778);
    case TileCategory::Cloud:
        return QColor(0x2b6c9e);
    case TileCategory::Activity:
        return QColor(0x85642a);
    case TileCategory::Choice:
        return QColor(0x7c5bd2);
    case TileCategory::Container:
        return QColor(0x55606f);
    case TileCategory::Wait:
        return QColor(0x8a6a10);
    case TileCategory::Pass:
        return QColor(0x4f7390);
    case TileCategory::Succeed:
        return QColor(0x237c2b);
    case TileCategory::Fail:
        return QColor(0xb3271d);
    case TileCategory::Unknown:
        return QColor(0x6b7480);
    }
    Q_UNREACHABLE();
}

} // namespace stepglass::ui::theme
