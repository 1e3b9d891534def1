// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace stepglass::bench {

/// What one workload of the engine cost.
struct EngineFigure {
    std::string name;
    double milliseconds = 0; ///< median of the runs: from a compiled program to its end
    double cpuMilliseconds =
        0; ///< the same in time of the processor: what a busy machine does not blur
    double targetMilliseconds = 0;  ///< 0: none is set
    double compileMilliseconds = 0; ///< text to program, once
    std::size_t states = 0;         ///< states entered
    double statesPerSecond = 0;
    std::size_t events = 0;
    double peakMebibytes = 0;   ///< of a process that does nothing else
    double targetMebibytes = 0; ///< 0: none is set
    bool isCorrect = false; ///< the output and the number of states are what the workload promises
    std::string fault;      ///< why it is not correct
};

/// Runs every workload NAME.asl.json of a folder (with NAME.input.json, NAME.mocks.json and
/// NAME.meta.json beside it), each in a process of its own. Those that need JSONata are left out.
[[nodiscard]] std::vector<EngineFigure> benchEngine(const std::string& folder);

} // namespace stepglass::bench
