// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Simulation.h"

#include <algorithm>
#include <fmt/format.h>

namespace stepglass::engine {

namespace {

/// Executions inside executions; more is a machine that starts itself without end.
constexpr std::size_t deepest = 40;

} // namespace

void DefinitionSet::add(std::string name, std::shared_ptr<const Program> program, Type type)
{
    m_machines.insert_or_assign(std::move(name), Entry{std::move(program), type});
}

std::optional<DefinitionProvider::Machine> DefinitionSet::find(std::string_view arn) const
{
    const auto nameOf = [](std::string_view text) {
        if (text.starts_with("${") && text.ends_with('}'))
            return text.substr(2, text.size() - 3);
        return text.substr(text.rfind(':') + 1);
    };
    auto found = m_machines.find(arn);
    // Versions and aliases stand behind the name: arn:...:stateMachine:NAME:ALIAS.
    for (std::string_view rest = arn; found == m_machines.end() && !rest.empty();
         rest = rest.substr(0, rest.rfind(':') == std::string_view::npos ? 0 : rest.rfind(':')))
        found = m_machines.find(nameOf(rest));
    if (found == m_machines.end())
        return std::nullopt;
    return Machine{std::string(nameOf(found->first)), found->second.program,
                   found->second.type == Type::Given};
}

Simulation::~Simulation()
{
    std::erase_if(m_family->tokens,
                  [this](const auto& entry) { return entry.second.simulation == this; });
}

const Simulation& Simulation::stepped() const
{
    return m_stepped == nullptr || m_stepped == this ? *this : m_stepped->stepped();
}

std::optional<TimePoint> Simulation::nextTime() const
{
    if (m_current.isValid())
        return m_now;
    return m_queue.isEmpty() ? std::nullopt : std::optional<TimePoint>(m_queue.nextTime());
}

bool Simulation::hasNested() const
{
    return std::any_of(m_nested.begin(), m_nested.end(),
                       [](const auto& nested) { return nested != nullptr; });
}

Simulation& Simulation::startNested(Strand& strand, NestedSetup setup, NestedWait waits)
{
    ExecutionSettings settings = m_settings;
    settings.input = std::move(setup.input);
    settings.seed = newSeed();
    settings.startTime = m_now;
    settings.machineName = setup.machine.name;
    settings.executionName = std::move(setup.name);
    settings.account = std::move(setup.account);
    settings.isSynchronous = setup.isSynchronous;
    settings.roleArn.clear();
    auto run = std::make_unique<NestedRun>();
    run->simulation =
        std::make_unique<Simulation>(setup.machine.program, std::move(settings), m_tasks);
    run->simulation->m_family = m_family;
    run->simulation->m_depth = m_depth + 1;
    run->simulation->m_parent = this;
    run->simulation->m_place = static_cast<std::uint32_t>(m_nested.size());
    run->waiter = strand.id;
    run->visit = strand.visit.value();
    run->waits = waits;
    run->answer = std::move(setup.answer);
    m_family->arns.insert(run->simulation->arn());
    m_trace->addNested(strand.visit,
                       {run->simulation->arn(), setup.machine.name, run->simulation->trace()});
    Simulation& nested = *run->simulation;
    m_queue.pushNested(m_now, static_cast<std::uint32_t>(m_nested.size()));
    m_nested.push_back(std::move(run));
    return nested;
}

bool Simulation::canNest() const
{
    return m_depth < deepest;
}

bool Simulation::stepNested()
{
    while (!m_queue.isEmpty()) {
        const EventQueue::Entry entry = m_queue.pop();
        if (entry.nested == EventQueue::noNested || !m_nested[entry.nested])
            continue;
        m_now = entry.time;
        runNested(entry.nested);
        return true;
    }
    return stallNested();
}

void Simulation::runNested(std::uint32_t index)
{
    if (!m_nested[index])
        return;
    Simulation& nested = *m_nested[index]->simulation;
    // Somebody called too early, such as for a heartbeat: it goes on in its own time.
    if (const auto next = nested.nextTime(); next && *next > m_now) {
        m_queue.pushNested(*next, index);
        return;
    }
    m_stepped = &nested;
    const bool isGoing = nested.step();
    // What waits is told as soon as the execution itself has ended, whatever it has left behind.
    if (nested.status() != ExecutionStatus::Running)
        settleNested(index);
    if (!isGoing) {
        m_nested[index].reset();
        m_stepped = this;
    } else if (const auto next = nested.nextTime()) {
        m_queue.pushNested(std::max(*next, m_now), index);
    }
}

void Simulation::settleNested(std::uint32_t index)
{
    NestedRun& run = *m_nested[index];
    if (run.waits == NestedWait::None)
        return;
    run.waits = NestedWait::None;
    Strand& strand = m_strands[run.waiter.value()];
    strand.task->answer = run.answer(*run.simulation);
    strand.task->ending = PendingTask::Ending::Answer;
    wake(strand);
}

bool Simulation::stallNested()
{
    for (std::uint32_t index = 0; index < m_nested.size(); ++index)
        if (m_nested[index]) {
            runNested(index);
            return true;
        }
    return false;
}

void Simulation::abandonNested(const Strand& strand)
{
    for (const auto& run : m_nested) {
        if (!run || run->waits == NestedWait::None || run->waiter != strand.id)
            continue;
        run->waits = NestedWait::None;
        run->simulation->m_now = std::max(run->simulation->m_now, m_now);
        run->simulation->stop(
            std::nullopt,
            fmt::format("The Task state in AWS Step Functions execution [{}] which was managing "
                        "this resource was aborted",
                        m_arn));
    }
}

void Simulation::addToken(const Strand& strand)
{
    m_family->tokens[std::string(strand.token.asString())] = {this, strand.id};
}

Strand* Simulation::waiterOf(std::string_view token, Simulation*& owner)
{
    const auto found = m_family->tokens.find(std::string(token));
    if (found == m_family->tokens.end())
        return nullptr;
    owner = found->second.simulation;
    Strand& strand = owner->m_strands[found->second.strand.value()];
    const bool isWaiting = owner->m_status == ExecutionStatus::Running && strand.task &&
                           strand.token.isString() && strand.token.asString() == token &&
                           strand.task->answer.isPending;
    return isWaiting ? &strand : nullptr;
}

void Simulation::callBack(Strand& strand, TimePoint time)
{
    strand.phase = Phase::Resume;
    m_queue.push(std::max(m_now, time), strand.id, ++strand.generation);
    for (Simulation* inner = this; inner->m_parent != nullptr; inner = inner->m_parent)
        inner->m_parent->m_queue.pushNested(std::max(inner->m_parent->m_now, time), inner->m_place);
}

bool Simulation::answerToken(std::string_view token, TaskAnswer answer)
{
    Simulation* owner = nullptr;
    Strand* strand = waiterOf(token, owner);
    if (strand == nullptr)
        return false;
    m_family->tokens.erase(std::string(token));
    strand->task->answer = std::move(answer);
    strand->task->ending = PendingTask::Ending::Answer;
    owner->callBack(*strand, m_now);
    return true;
}

bool Simulation::beatToken(std::string_view token)
{
    Simulation* owner = nullptr;
    Strand* strand = waiterOf(token, owner);
    if (strand == nullptr)
        return false;
    PendingTask& task = *strand->task;
    if (!task.heartbeat)
        return true;
    TimePoint end = m_now + *task.heartbeat;
    task.ending = PendingTask::Ending::Heartbeat;
    if (task.timeout && *task.timeout < end) {
        end = *task.timeout;
        task.ending = PendingTask::Ending::Timeout;
    }
    owner->callBack(*strand, end);
    return true;
}

} // namespace stepglass::engine
