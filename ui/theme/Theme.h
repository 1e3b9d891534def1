// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/engine/Trace.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

class QApplication;

namespace stepglass::ui::theme {

enum class Scheme { Light, Dark };

/// A state's or an execution's standing as people read it, always shown by colour, icon and word.
enum class Status { NotStarted, InProgress, Paused, Succeeded, CaughtError, Failed, Canceled };
[[nodiscard]] Status statusOf(engine::VisitStatus status);
[[nodiscard]] Status statusOf(engine::ExecutionStatus status);
/// "Succeeded", "Caught error", ... as the console says, translated.
[[nodiscard]] QString statusWord(Status status);

/// Every colour of the program, by what it is for.
struct Colors {
    QColor window, panel, raised, border, borderStrong; // surfaces
    QColor text, textMuted, textDisabled, accent, accentText,
        accentSoft; // words and the one accent
    QColor canvas, canvasDot, card, cardBorder, container, containerBorder, edge, edgeMuted, pill,
        pillBorder;
    QColor selection, hover, dropTarget, shadow;
    QColor error, warning, information, hint;
    QColor editorBackground, editorCurrentLine, editorMargin, editorMarginText, editorSelection;
    QColor syntaxKey, syntaxField, syntaxString, syntaxNumber, syntaxLiteral, syntaxPath,
        syntaxComment, syntaxPlaceholder, syntaxStateName;
};

/// The look of the whole program in one scheme. Immutable; a change of scheme is another Theme.
class Theme {
public:
    explicit Theme(Scheme scheme);

    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    [[nodiscard]] const Colors& colors() const { return m_colors; }
    [[nodiscard]] QPalette palette() const;
    /// The style sheet for widgets (panels, tabs, buttons, lists, tables).
    [[nodiscard]] QString styleSheet() const;

    [[nodiscard]] QColor statusColor(Status status) const;
    /// The soft tint behind a card of that status.
    [[nodiscard]] QColor statusTint(Status status) const;
    [[nodiscard]] QIcon statusIcon(Status status) const;

    /// An action icon of resources/icons by its name ("run", "undo", "zoom-in", ...), tinted for
    /// the scheme.
    [[nodiscard]] QIcon icon(const QString& name) const;
    /// The same in another colour, as for the glyph on a primary button (`accentText`).
    [[nodiscard]] QIcon icon(const QString& name, const QColor& color) const;
    /// The glyph for a state's tile (white on colour), by type and service.
    [[nodiscard]] QIcon stateIcon(const asl::State& state) const;
    /// The tile's colour for a state: by type, and by service category for Tasks.
    [[nodiscard]] QColor tileColor(const asl::State& state) const;
    /// A state's whole tile, glyph on colour, for lists and trees.
    [[nodiscard]] QIcon tileIcon(const asl::State& state) const;

    /// The font of widgets; `apply` sets it.
    [[nodiscard]] static QFont interfaceFont();
    /// The font of a panel's heading.
    [[nodiscard]] static QFont headingFont();
    /// The font of data and code.
    [[nodiscard]] static QFont monospaceFont();
    [[nodiscard]] static QFont cardTitleFont();
    [[nodiscard]] static QFont cardDetailFont();
    [[nodiscard]] static QFont edgeLabelFont();

private:
    Scheme m_scheme;
    Colors m_colors;
};

/// A tile: the glyph on a rounded square of the colour, `size` pixels wide at a device pixel ratio.
[[nodiscard]] QPixmap tilePixmap(const QColor& color, const QIcon& glyph, int size, qreal ratio);

/// Dresses the whole application: Fusion style, palette, style sheet, fonts.
void apply(QApplication& application, const Theme& theme);

/// Lengths in pixels at 100 %; everything sits on a grid of 4.
namespace metrics {
inline constexpr int grid = 4;
inline constexpr int panelPadding = 12;
inline constexpr int cardRadius = 8;
inline constexpr int tileSize = 32;
inline constexpr int tileRadius = 6;
inline constexpr int edgeCornerRadius = 10;
inline constexpr int animationMilliseconds = 200;
} // namespace metrics

} // namespace stepglass::ui::theme
