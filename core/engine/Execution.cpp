// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Execution.h"

#include "core/engine/private/Simulation.h"

namespace stepglass::engine {

struct Execution::Private {
    Simulation simulation;
    std::uint64_t steps = 0;
    std::vector<Intervention> interventions;
    bool isGivenUp = false;
};

Execution::Execution(std::shared_ptr<const Program> program, ExecutionSettings settings,
                     TaskProvider& tasks)
    : d(new Private{{std::move(program), std::move(settings), tasks}, 0, {}, false})
{
}

Execution::~Execution() = default;

bool Execution::step()
{
    if (d->isGivenUp)
        return false;
    ++d->steps;
    try {
        return d->simulation.step();
    } catch (const Interrupted&) {
        d->isGivenUp = true;
        return false;
    }
}

void Execution::run(const CancelToken& cancel)
{
    while (!cancel.isCancelled() && step()) {
    }
}

void Execution::stop(std::optional<std::string> error, std::optional<std::string> cause)
{
    if (status() == ExecutionStatus::Running)
        d->interventions.push_back({d->steps, StopIntervention{error, cause}});
    d->simulation.stop(std::move(error), std::move(cause));
}

std::optional<std::string> Execution::whyNotRedrivable() const
{
    return d->simulation.whyNotRedrivable();
}

void Execution::redrive(Duration pause)
{
    if (d->simulation.redrive(pause))
        d->interventions.push_back({d->steps, RedriveIntervention{pause}});
}

std::optional<std::string> Execution::updateMapRun(const MapRunUpdate& update)
{
    std::optional<std::string> refused = d->simulation.updateMapRun(update);
    if (!refused)
        d->interventions.push_back({d->steps, update});
    return refused;
}

const std::vector<Intervention>& Execution::interventions() const
{
    return d->interventions;
}

void Execution::replay(std::span<const Intervention> interventions, const CancelToken& cancel)
{
    for (const Intervention& intervention : interventions) {
        while (d->steps < intervention.step && !cancel.isCancelled())
            step();
        if (cancel.isCancelled())
            return;
        if (const auto* stopped = std::get_if<StopIntervention>(&intervention.what))
            stop(stopped->error, stopped->cause);
        else if (const auto* redriven = std::get_if<RedriveIntervention>(&intervention.what))
            redrive(redriven->pause);
        else
            (void)updateMapRun(std::get<MapRunUpdate>(intervention.what));
    }
    run(cancel);
}

ExecutionStatus Execution::status() const
{
    return d->simulation.status();
}

TimePoint Execution::now() const
{
    return d->simulation.now();
}

std::shared_ptr<const Trace> Execution::trace() const
{
    return d->simulation.trace();
}

std::shared_ptr<const Trace> Execution::steppedTrace() const
{
    return d->simulation.stepped().trace();
}

} // namespace stepglass::engine
