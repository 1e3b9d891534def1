// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Limits.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace stepglass::layout {

/// A child process that answers lists of numbers with lists of numbers, each with its length before
/// it, on its standard input and output. Ends with this object.
class HelperProcess {
public:
    /// Starts a program; nothing where that is not possible.
    [[nodiscard]] static std::optional<HelperProcess> start(const std::string& program);
    HelperProcess(HelperProcess&& other) noexcept;
    HelperProcess& operator=(HelperProcess&& other) noexcept;
    ~HelperProcess();

    /// Nothing if there is no answer until the deadline, if cancelled, or if the child is gone.
    /// After that the object is good for nothing but its end.
    [[nodiscard]] std::optional<std::vector<std::int32_t>>
    ask(const std::vector<std::int32_t>& question, std::chrono::steady_clock::time_point deadline,
        const CancelToken& cancel);

private:
    HelperProcess(pid_t child, int socket);
    bool transfer(char* data, std::size_t size, bool isWriting,
                  std::chrono::steady_clock::time_point deadline, const CancelToken& cancel);
    void end();

    pid_t m_child = -1;
    int m_socket = -1;
};

} // namespace stepglass::layout
