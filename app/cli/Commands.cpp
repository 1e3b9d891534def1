// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

namespace stepglass::cli {

std::vector<std::unique_ptr<Command>> makeCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
#ifdef STEPGLASS_HAS_RUN
    commands.push_back(makeRunCommand());
#endif
#ifdef STEPGLASS_HAS_VALIDATE
    commands.push_back(makeValidateCommand());
#endif
#ifdef STEPGLASS_HAS_EVAL
    commands.push_back(makeEvalCommand());
#endif
#ifdef STEPGLASS_HAS_LAYOUT
    commands.push_back(makeLayoutCommand());
#endif
#ifdef STEPGLASS_HAS_RENDER
    commands.push_back(makeRenderCommand());
#endif
#ifdef STEPGLASS_HAS_CONVERT
    commands.push_back(makeConvertCommand());
#endif
#ifdef STEPGLASS_HAS_FORMAT
    commands.push_back(makeFormatCommand());
#endif
#ifdef STEPGLASS_HAS_EDIT
    commands.push_back(makeEditCommand());
#endif
#ifdef STEPGLASS_HAS_BENCH
    commands.push_back(makeBenchCommand());
#endif
    return commands;
}

} // namespace stepglass::cli
