// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Execution.h"

#include "core/engine/private/Simulation.h"

namespace stepglass::engine {

struct Execution::Private {
    Simulation simulation;
};

Execution::Execution(std::shared_ptr<const Program> program, ExecutionSettings settings,
                     TaskProvider& tasks)
    : d(new Private{{std::move(program), std::move(settings), tasks}})
{
}

Execution::~Execution() = default;

bool Execution::step()
{
    return d->simulation.step();
}

void Execution::run(const CancelToken& cancel)
{
    while (!cancel.isCancelled() && d->simulation.step()) {
    }
}

void Execution::stop(std::optional<std::string> error, std::optional<std::string> cause)
{
    d->simulation.stop(std::move(error), std::move(cause));
}

std::optional<std::string> Execution::whyNotRedrivable() const
{
    return d->simulation.whyNotRedrivable();
}

void Execution::redrive(Duration pause)
{
    d->simulation.redrive(pause);
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
