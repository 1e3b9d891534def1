// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

namespace stepglass::cli {

std::vector<std::unique_ptr<Command>> makeCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(makeRunCommand());
    commands.push_back(makeTestStateCommand());
    commands.push_back(makeHistoryCommand());
    commands.push_back(makeValidateCommand());
    commands.push_back(makeEvalCommand());
    commands.push_back(makeCompleteCommand());
    commands.push_back(makeHoverCommand());
    commands.push_back(makeSignatureCommand());
    commands.push_back(makeDefinitionCommand());
    commands.push_back(makeReferencesCommand());
    commands.push_back(makePlaceholdersCommand());
    commands.push_back(makeActionsCommand());
    commands.push_back(makeLayoutCommand());
    commands.push_back(makeRenderCommand());
    commands.push_back(makeConvertCommand());
    commands.push_back(makeFormatCommand());
    commands.push_back(makeEditCommand());
    commands.push_back(makeBenchCommand());
    return commands;
}

} // namespace stepglass::cli
