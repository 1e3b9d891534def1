// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Command.h"

namespace stepglass::cli {

// One maker a command; each stands in its command's own file.
[[nodiscard]] std::unique_ptr<Command> makeValidateCommand();
[[nodiscard]] std::unique_ptr<Command> makeRunCommand();
[[nodiscard]] std::unique_ptr<Command> makeTestStateCommand();
[[nodiscard]] std::unique_ptr<Command> makeHistoryCommand();
[[nodiscard]] std::unique_ptr<Command> makeEvalCommand();
[[nodiscard]] std::unique_ptr<Command> makeCompleteCommand();
[[nodiscard]] std::unique_ptr<Command> makeHoverCommand();
[[nodiscard]] std::unique_ptr<Command> makeSignatureCommand();
[[nodiscard]] std::unique_ptr<Command> makeActionsCommand();
[[nodiscard]] std::unique_ptr<Command> makeDefinitionCommand();
[[nodiscard]] std::unique_ptr<Command> makeReferencesCommand();
[[nodiscard]] std::unique_ptr<Command> makePlaceholdersCommand();
[[nodiscard]] std::unique_ptr<Command> makeLayoutCommand();
[[nodiscard]] std::unique_ptr<Command> makeRenderCommand();
[[nodiscard]] std::unique_ptr<Command> makeConvertCommand();
[[nodiscard]] std::unique_ptr<Command> makeFormatCommand();
[[nodiscard]] std::unique_ptr<Command> makeEditCommand();
[[nodiscard]] std::unique_ptr<Command> makeBenchCommand();

} // namespace stepglass::cli
