// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Simulation.h"
#include "core/engine/states/MapRun.h"

#include <fmt/format.h>

namespace stepglass::engine {

namespace {

std::optional<std::string> outOfRange(const MapRunUpdate& update)
{
    if (update.maxConcurrency && *update.maxConcurrency < 0)
        return "maxConcurrency must not be negative";
    if (update.toleratedFailureCount && *update.toleratedFailureCount < 0)
        return "toleratedFailureCount must not be negative";
    if (update.toleratedFailurePercentage &&
        !(*update.toleratedFailurePercentage >= 0 && *update.toleratedFailurePercentage <= 100))
        return "toleratedFailurePercentage must be between 0 and 100";
    return std::nullopt;
}

} // namespace

Strand* Simulation::strandOfRun(std::string_view arn, Simulation*& owner)
{
    if (m_status == ExecutionStatus::Running)
        for (Strand& strand : m_strands) {
            const MapRun* run =
                strand.isUsed && strand.container ? strand.container->run.get() : nullptr;
            if (run != nullptr && run->isOpen && run->arn == arn) {
                owner = this;
                return &strand;
            }
        }
    for (const auto& nested : m_nested)
        if (nested)
            if (Strand* strand = nested->simulation->strandOfRun(arn, owner))
                return strand;
    return nullptr;
}

std::optional<std::string> Simulation::updateMapRun(const MapRunUpdate& update)
{
    if (auto wrong = outOfRange(update))
        return wrong;
    Simulation* owner = nullptr;
    Strand* strand = strandOfRun(update.arn, owner);
    if (strand == nullptr)
        return fmt::format("Resource not found: '{}'", update.arn);
    changeMapRun(*owner, *strand, update);
    // What is to be resumed at once does so anyway.
    if (owner->m_current != strand->id)
        owner->callBack(*strand, m_now);
    return std::nullopt;
}

} // namespace stepglass::engine
