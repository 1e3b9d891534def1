// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Diagnostic.h"
#include "core/base/Error.h"
#include "core/layout/Layout.h"
#include "core/value/Value.h"

#include <QString>

#include <string_view>

namespace stepglass::ui::bridge {

[[nodiscard]] QString toQString(std::string_view utf8);
[[nodiscard]] std::string toUtf8(const QString& text);

/// A diagnostic or an error in the user's language.
[[nodiscard]] QString words(const Diagnostic& diagnostic);
[[nodiscard]] QString words(const Error& error);
[[nodiscard]] QString word(Severity severity);

/// Fonts and translated words for the layout. `title`, `detail` and `label` are measured on this
/// (the GUI) thread.
[[nodiscard]] layout::Options layoutOptions();
/// The card's second line and an edge's label in the user's language; callable from any thread.
[[nodiscard]] QString cardDetail(const asl::Model& model, const asl::State& state);
[[nodiscard]] QString transitionLabel(const asl::Model& model, const asl::State& state,
                                      const asl::Transition& transition);

} // namespace stepglass::ui::bridge
