// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Simulation.h"

#include "core/engine/states/MapRun.h"

#include <fmt/format.h>

namespace stepglass::engine {

std::optional<std::string> Simulation::whyNotRedrivable() const
{
    if (m_program->type == MachineType::Express)
        return "Express executions cannot be redriven";
    if (m_status == ExecutionStatus::Running || m_status == ExecutionStatus::Succeeded)
        return fmt::format("Execution is {} and cannot be redriven", toString(m_status));
    if (m_settings.hasLimits && m_trace->eventCount() >= mostEvents)
        return "Execution history event limit exceeded";
    return std::nullopt;
}

void Simulation::park(Strand& strand)
{
    const bool canGoOn = strand.parent.isValid();
    Container* outer = canGoOn ? m_strands[strand.parent.value()].container.get() : nullptr;
    const bool isExpressChild = strand.child && strand.child->isExpress;
    if (outer != nullptr && outer->run) {
        UnsuccessfulChild child;
        child.execution = strand.child;
        if (isExpressChild)
            release(strand);
        else
            child.stood = takeOut(strand);
        childExecutionCutOff(*this, *outer->run, std::move(child));
    } else if (outer == nullptr || isExpressChild) {
        release(strand);
    } else {
        outer->parked.push_back(takeOut(strand));
    }
}

std::shared_ptr<Strand> Simulation::takeOut(Strand& strand)
{
    abandonNested(strand);
    auto taken = std::make_shared<Strand>();
    if (strand.visit.isValid())
        strand.cutVisit = strand.visit;
    // What is released keeps its own number and its count of stale entries.
    const StrandId id = strand.id;
    const std::uint32_t generation = strand.generation;
    *taken = std::move(strand);
    strand = Strand();
    strand.id = id;
    strand.generation = generation;
    release(strand);
    return taken;
}

bool Simulation::redrive(Duration pause)
{
    if (whyNotRedrivable() || pause > redrivablePeriod)
        return false;
    m_now = std::max(m_now, m_trace->endTime()) + pause;
    m_status = ExecutionStatus::Running;
    m_current = {};
    m_isHistoryFull = false;
    m_queue.clear();
    ++m_redriveCount;
    m_executionContext = m_executionContext.with("RedriveCount", m_redriveCount)
                             .with("RedriveTime", toTimestamp(m_now));
    m_trace->setContext(
        Value::object({{"Execution", m_executionContext}, {"StateMachine", m_machineContext}}));
    m_trace->reopen();
    const EventId last = static_cast<EventId>(m_trace->eventCount());
    const EventId redriven =
        m_trace->append(EventType::ExecutionRedriven, last, m_now, {}, {m_redriveCount, {}});
    for (std::uint32_t index = 0; index < m_nested.size(); ++index)
        if (m_nested[index])
            m_queue.pushNested(
                std::max(m_nested[index]->simulation->nextTime().value_or(m_now), m_now), index);
    startClock();
    // The root holds all others, and is the first.
    revive(m_strands.front(), redriven);
    return true;
}

void Simulation::revive(Strand& strand, EventId redriven)
{
    strand.lastEvent = redriven;
    strand.exitPrevious = 0;
    strand.task.reset();
    strand.token = {};
    if (!strand.visit.isValid())
        strand.visit = std::exchange(strand.cutVisit, {});
    if (!strand.visit.isValid()) {
        // It had not begun its state.
        m_queue.push(m_now, strand.id, ++strand.generation);
        return;
    }
    m_trace->reopen(strand.visit);
    strand.retries.clear();
    strand.retryCount = 0;
    MapRun* run = strand.container ? strand.container->run.get() : nullptr;
    if (run != nullptr && !run->isBeyondRedrive) {
        run->isRedriven = true;
        strand.phase = Phase::Resume;
        m_queue.push(m_now, strand.id, ++strand.generation);
        return;
    }
    if (run != nullptr || !strand.container ||
        (strand.container->live.empty() && strand.container->parked.empty())) {
        strand.container.reset();
        strand.phase = Phase::Run;
        m_queue.push(m_now, strand.id, ++strand.generation);
        return;
    }
    Container& container = *strand.container;
    container.failure.reset();
    strand.phase = Phase::Resume;
    ++strand.generation;
    for (const StrandId id : container.live)
        revive(m_strands[id.value()], redriven);
    for (const std::shared_ptr<Strand>& parked : std::exchange(container.parked, {}))
        reviveChild(strand, std::move(*parked), redriven);
}

void Simulation::reviveChild(Strand& parent, Strand taken, EventId redriven)
{
    Strand& child = newStrand();
    const StrandId id = child.id;
    const std::uint32_t generation = child.generation;
    child = std::move(taken);
    child.id = id;
    child.generation = generation;
    child.parent = parent.id;
    child.isUsed = true;
    parent.container->live.push_back(id);
    revive(child, redriven);
}

} // namespace stepglass::engine
