// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Command.h"

#include <iostream>
#include <unistd.h>

int main(int argc, char** argv)
{
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    stepglass::cli::Streams streams{std::cin, std::cout, std::cerr, isatty(STDOUT_FILENO) != 0,
                                    isatty(STDERR_FILENO) != 0};
    return stepglass::cli::runCommandLine({argv + 1, argv + argc}, streams);
}
