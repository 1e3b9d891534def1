// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/LastVisit.h"

#include "core/value/Json.h"
#include "ui/bridge/Words.h"
#include "ui/run/RunController.h"

#include <algorithm>
#include <optional>

namespace stepglass::ui::run {

namespace {

std::optional<assist::StateData> lastVisit(const engine::Trace& trace, const asl::StatePath& path)
{
    const engine::StateIndex index = trace.stateIndex(path);
    const std::vector<engine::VisitId> visits =
        index.isValid() ? trace.visitsOf(index) : std::vector<engine::VisitId>();
    if (visits.empty())
        return std::nullopt;
    const engine::Visit visit = trace.visit(visits.back());
    return assist::StateData{visit.input, visit.afterInputPath, visit.result,
                             visit.afterResultPath};
}

} // namespace

assist::StateData dataOfLastVisit(const RunController& runs, const asl::Model& model,
                                  const asl::State& state)
{
    if (runs.trace() != nullptr) {
        if (auto data = lastVisit(*runs.trace(), state.path))
            return *std::move(data);
    }
    const std::vector<Run>& all = runs.runs();
    for (auto run = all.rbegin(); run != all.rend(); ++run) {
        if (run->trace == nullptr)
            continue;
        if (auto data = lastVisit(*run->trace, state.path))
            return *std::move(data);
    }
    assist::StateData data;
    const asl::Scope& root = model.root();
    if (root.start && root.start->target == state.name && model.scopeOf(state.path) == &root) {
        if (const auto input = value::parseJson(bridge::toUtf8(runs.inputText())))
            data.input = *input;
    }
    return data;
}

} // namespace stepglass::ui::run
