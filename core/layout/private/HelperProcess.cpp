// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/private/HelperProcess.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

extern "C" char** environ;

namespace stepglass::layout {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t longestAnswer = 10'000'000; ///< numbers; more would be nonsense

} // namespace

HelperProcess::HelperProcess(pid_t child, int socket)
    : m_child(child)
    , m_socket(socket)
{
}

HelperProcess::HelperProcess(HelperProcess&& other) noexcept
    : m_child(std::exchange(other.m_child, -1))
    , m_socket(std::exchange(other.m_socket, -1))
{
}

HelperProcess& HelperProcess::operator=(HelperProcess&& other) noexcept
{
    if (this != &other) {
        end();
        m_child = std::exchange(other.m_child, -1);
        m_socket = std::exchange(other.m_socket, -1);
    }
    return *this;
}

HelperProcess::~HelperProcess()
{
    end();
}

void HelperProcess::end()
{
    if (m_socket >= 0)
        close(m_socket);
    if (m_child > 0) {
        kill(m_child, SIGKILL);
        int status = 0;
        while (waitpid(m_child, &status, 0) < 0 && errno == EINTR) {
        }
    }
    m_socket = -1;
    m_child = -1;
}

std::optional<HelperProcess> HelperProcess::start(const std::string& program)
{
    // A socket, since writing to it can be told not to raise SIGPIPE.
    int ends[2] = {-1, -1};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return std::nullopt;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    std::string name = program;
    char* arguments[] = {name.data(), nullptr};
    pid_t child = -1;
    const int failure = posix_spawn(&child, program.c_str(), &actions, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (failure != 0) {
        close(ends[0]);
        return std::nullopt;
    }
    return HelperProcess(child, ends[0]);
}

bool HelperProcess::transfer(char* data, std::size_t size, bool isWriting,
                             Clock::time_point deadline, const CancelToken& cancel)
{
    constexpr std::chrono::milliseconds longestPause(20); // between looks at the token
    std::size_t done = 0;
    while (done < size) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        if (cancel.isCancelled() || left.count() <= 0)
            return false;
        pollfd wish{m_socket, static_cast<short>(isWriting ? POLLOUT : POLLIN), 0};
        const int ready = poll(&wish, 1, static_cast<int>(std::min(left, longestPause).count()));
        if (ready < 0 && errno != EINTR)
            return false;
        if (ready <= 0)
            continue;
        const ssize_t count =
            isWriting ? send(m_socket, data + done, size - done, MSG_NOSIGNAL | MSG_DONTWAIT)
                      : recv(m_socket, data + done, size - done, MSG_DONTWAIT);
        if (count > 0)
            done += static_cast<std::size_t>(count);
        else if (count == 0 || (errno != EAGAIN && errno != EINTR))
            return false;
    }
    return true;
}

std::optional<std::vector<std::int32_t>>
HelperProcess::ask(const std::vector<std::int32_t>& question, Clock::time_point deadline,
                   const CancelToken& cancel)
{
    std::vector<std::int32_t> message{static_cast<std::int32_t>(question.size())};
    message.insert(message.end(), question.begin(), question.end());
    if (!transfer(reinterpret_cast<char*>(message.data()), message.size() * sizeof(message[0]),
                  true, deadline, cancel))
        return std::nullopt;
    std::int32_t count = 0;
    if (!transfer(reinterpret_cast<char*>(&count), sizeof(count), false, deadline, cancel))
        return std::nullopt;
    if (count < 0 || static_cast<std::size_t>(count) > longestAnswer)
        return std::nullopt;
    std::vector<std::int32_t> answer(static_cast<std::size_t>(count));
    if (!transfer(reinterpret_cast<char*>(answer.data()), answer.size() * sizeof(answer[0]), false,
                  deadline, cancel))
        return std::nullopt;
    return answer;
}

} // namespace stepglass::layout
