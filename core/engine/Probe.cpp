// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Probe.h"

#include "core/engine/private/Simulation.h"

#include <algorithm>

namespace stepglass::engine {

namespace {

constexpr std::string_view exceededName = "States.ExceedToleratedFailureThreshold";
constexpr std::string_view exceededCause = "The specified tolerated failure threshold was exceeded";

/// Whether so many failed iterations are more than the Map bears. A Map that names no threshold
/// bears them all here: TestState answers so.
bool exceedsTolerance(const Probe& probe)
{
    if (!probe.failedIterations || !probe.iterations)
        return false;
    const auto failed = static_cast<double>(*probe.failedIterations);
    const auto all = static_cast<double>(std::max<std::size_t>(*probe.iterations, 1));
    return (probe.toleratedCount && failed > static_cast<double>(*probe.toleratedCount)) ||
           (probe.toleratedPercentage && 100.0 * failed / all > *probe.toleratedPercentage);
}

} // namespace

void Simulation::startProbe(Strand& root)
{
    root.state = m_probe->state;
    root.variables = m_probe->variables;
    m_probe->variablesAfter = m_probe->variables;
    if (m_probe->isInsideMap)
        root.item = std::make_shared<const MapItem>(MapItem{0, m_settings.input});
}

void Simulation::endProbedContainer(Strand& strand)
{
    if (m_probe->error)
        return fail(strand, {*m_probe->error, false, false});
    if (exceedsTolerance(*m_probe))
        return fail(strand,
                    {{std::string(exceededName), std::string(exceededCause)}, false, false});
    succeed(strand, m_probe->result.value_or(Value()));
}

void Simulation::failProbe(Strand& strand, const Failure& failure)
{
    saveStages(strand);
    m_probe->visit = strand.visit;
    m_probe->endedBy = failure.error;
    m_probe->ending = Probe::Ending::Failed;
    m_status = ExecutionStatus::Failed;
    m_current = {};
    const RecoveryRules& rules = stateOf(strand).recovery;
    for (std::size_t index = 0; index < rules.retriers.size() && !m_probe->retrier; ++index)
        if (matches(rules.retriers[index].errorEquals, failure))
            m_probe->retrier = index;
    const Recovery recovery = decideRecovery(failure, rules, strand.retries);
    if (recovery.kind == Recovery::Kind::Retry) {
        m_probe->ending = Probe::Ending::Retriable;
        m_probe->backoff = recovery.backoff;
    }
    if (recovery.kind != Recovery::Kind::Catch)
        return;
    const Catcher& catcher = rules.catchers[recovery.index];
    m_probe->ending = Probe::Ending::CaughtError;
    m_probe->catcher = recovery.index;
    m_probe->next = catcher.next;
    if (auto output = caughtOutput(strand, catcher, failure.error)) {
        m_probe->output = std::move(*output);
        m_probe->variablesAfter = strand.variables;
    }
}

void Simulation::leaveProbe(Strand& strand, Value output, StateIndex next)
{
    m_probe->visit = strand.visit;
    m_probe->ending = Probe::Ending::Succeeded;
    m_probe->output = std::move(output);
    m_probe->next = next;
    m_probe->variablesAfter = strand.variables;
    m_status = ExecutionStatus::Succeeded;
    m_current = {};
}

} // namespace stepglass::engine
