// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/private/HelperAdvisor.h"

#include "core/layout/private/HelperProcess.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace stepglass::layout {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int mostFailures = 2; ///< in one layout; more would only burn its budget

std::string findProgram()
{
    namespace fs = std::filesystem;
    constexpr const char* name = "stepglass-layout-helper";
    std::error_code error;
    const fs::path own = fs::read_symlink("/proc/self/exe", error);
    if (error)
        return {};
    for (const fs::path& folder :
         {own.parent_path(), own.parent_path().parent_path() / "libexec" / "stepglass"}) {
        if (fs::is_regular_file(folder / name, error))
            return (folder / name).string();
    }
    return {};
}

} // namespace

HelperAdvisor::HelperAdvisor()
    : HelperAdvisor(findProgram())
{
}

HelperAdvisor::HelperAdvisor(std::string program)
    : m_program(std::move(program))
{
}

HelperAdvisor::~HelperAdvisor() = default;

void HelperAdvisor::setLimits(Clock::time_point deadline, CancelToken cancel)
{
    m_deadline = deadline;
    m_cancel = std::move(cancel);
    m_failures = 0;
}

std::optional<std::vector<int>> HelperAdvisor::advise(const LayeredGraph& layered,
                                                      const Block& block)
{
    if (m_program.empty() || m_failures >= mostFailures)
        return std::nullopt;

    // The question: sizes of the layers, then the links as pairs of items, numbered from the first
    // layer on, each layer from the left. The answer: a rank for each of these items.
    std::vector<std::int32_t> question{block.last - block.first + 1};
    std::vector<int> items;
    std::vector<std::int32_t> number(layered.items.size(), -1);
    for (int l = block.first; l <= block.last; ++l) {
        question.push_back(static_cast<std::int32_t>(layered.layers[l].size()));
        for (const int id : layered.layers[l]) {
            number[id] = static_cast<std::int32_t>(items.size());
            items.push_back(id);
        }
    }
    for (int l = block.first; l < block.last; ++l) {
        for (const int id : layered.layers[l]) {
            for (const int below : layered.items[id].below) {
                question.push_back(number[id]);
                question.push_back(number[below]);
            }
        }
    }

    if (!m_process) {
        auto process = HelperProcess::start(m_program);
        if (!process) {
            m_program.clear();
            return std::nullopt;
        }
        m_process = std::make_unique<HelperProcess>(std::move(*process));
    }
    // A large block may have a while, but none may eat the whole budget.
    const auto now = Clock::now();
    const auto share = std::chrono::milliseconds(150 + static_cast<int>(items.size()) / 8);
    const auto answer = m_process->ask(question, std::min(m_deadline, now + share), m_cancel);
    const bool isUsable = answer && answer->size() == items.size();
    if (!isUsable) {
        m_process.reset();
        ++m_failures;
        return std::nullopt;
    }
    std::vector<int> rank(layered.items.size(), 0);
    for (std::size_t i = 0; i < items.size(); ++i)
        rank[items[i]] = (*answer)[i];
    return rank;
}

} // namespace stepglass::layout
