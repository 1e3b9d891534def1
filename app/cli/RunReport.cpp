// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/RunReport.h"

#include "core/value/Json.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace stepglass::cli {

namespace {

using engine::Attempt;
using engine::Duration;
using engine::ExecutionStatus;
using engine::Trace;
using engine::Visit;
using engine::VisitId;
using engine::VisitStatus;

/// So many states are printed from either end of a run.
constexpr std::size_t shownFromStart = 400;
constexpr std::size_t shownFromEnd = 100;

/// "0.5 s", "12 min 3 s", "2 d": two units at most.
std::string toText(Duration duration)
{
    const double seconds = std::chrono::duration<double>(duration).count();
    if (seconds < 60)
        return fmt::format("{:.3g} s", seconds);
    const auto whole = static_cast<long long>(seconds);
    const auto both = [](long long large, const char* unit, long long small,
                         const char* smallUnit) {
        return small == 0 ? fmt::format("{} {}", large, unit)
                          : fmt::format("{} {} {} {}", large, unit, small, smallUnit);
    };
    if (whole < 3600)
        return both(whole / 60, "min", whole % 60, "s");
    if (whole < 86'400)
        return both(whole / 3600, "h", whole % 3600 / 60, "min");
    return both(whole / 86'400, "d", whole % 86'400 / 3600, "h");
}

std::string statusWord(const Paint& paint, VisitStatus status)
{
    switch (status) {
    case VisitStatus::InProgress:
        return paint.doubtful("in progress");
    case VisitStatus::Succeeded:
        return paint.good("succeeded");
    case VisitStatus::CaughtError:
        return paint.doubtful("caught error");
    case VisitStatus::Failed:
        return paint.bad("failed");
    case VisitStatus::Canceled:
        return paint.faint("canceled");
    }
    return {};
}

std::size_t depthOf(const Trace& trace, const Visit& visit)
{
    std::size_t depth = 0;
    for (VisitId parent = visit.parent; parent.isValid(); parent = trace.visit(parent).parent)
        ++depth;
    return depth;
}

std::string errorText(const engine::StateError& error)
{
    const std::string name = error.name.empty() ? "an error without a name" : error.name;
    return error.cause ? fmt::format("{}: {}", name, *error.cause) : name;
}

/// The name, with the number of a Map's item or a Parallel's branch before the first state of each.
std::string title(const Trace& trace, const Visit& visit)
{
    const std::string& name = trace.name(visit.state);
    return visit.parent.isValid() ? fmt::format("[{}] {}", visit.index, name) : name;
}

void printVisit(std::ostream& out, const Paint& paint, const Trace& trace, const Visit& visit)
{
    const std::string indent(2 * depthOf(trace, visit), ' ');
    out << fmt::format("{:>12}  {}{}  ", toText(visit.start - trace.startTime()), indent,
                       paint.strong(title(trace, visit)))
        << statusWord(paint, visit.status);
    if (visit.end > visit.start)
        out << paint.faint(fmt::format(" after {}", toText(visit.end - visit.start)));
    if (visit.next.isValid())
        out << paint.faint(" -> ") << trace.name(visit.next);
    out << '\n';
    for (const Attempt& attempt : trace.attempts(visit.id)) {
        if (!attempt.error)
            continue;
        out << fmt::format("{:>12}  {}  ", toText(attempt.end - trace.startTime()), indent)
            << paint.doubtful(errorText(*attempt.error));
        if (attempt.backoff)
            out << paint.faint(fmt::format(", again in {}", toText(*attempt.backoff)));
        out << '\n';
    }
}

/// "Map Run of Each: 1000 items in 10 child executions, 3 failed".
void printMapRun(std::ostream& out, const Paint& paint, const Trace& trace,
                 const engine::MapRunRecord& run)
{
    const Visit visit = trace.visit(run.visit);
    const std::string name = visit.id.isValid() ? trace.name(visit.state) : run.arn;
    out << fmt::format("Map Run of {}: {} items in {} child executions", paint.strong(name),
                       run.items.total, run.executions.total);
    const auto add = [&](std::uint64_t count, const std::string& word) {
        if (count > 0)
            out << fmt::format(", {} {}", count, word);
    };
    add(run.executions.succeeded, paint.good("succeeded"));
    add(run.executions.failed, paint.bad("failed"));
    add(run.executions.timedOut, paint.bad("timed out"));
    add(run.executions.aborted, paint.faint("aborted"));
    add(run.executions.pending, paint.faint("never started"));
    out << '\n';
}

} // namespace

void printRun(std::ostream& out, const Paint& paint, const Trace& trace)
{
    const std::size_t count = trace.visitCount();
    const std::size_t left =
        count > shownFromStart + shownFromEnd ? count - shownFromStart - shownFromEnd : 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (left > 0 && i == shownFromStart) {
            out << fmt::format("{:>12}  {} more states\n", "...", left);
            i += left;
        }
        const Visit visit = trace.visit(VisitId(static_cast<std::uint32_t>(i)));
        if (visit.id.isValid())
            printVisit(out, paint, trace, visit);
    }
    for (const engine::MapRunRecord& run : trace.mapRuns())
        printMapRun(out, paint, trace, run);
    const std::string status(engine::toString(trace.status()));
    out << (trace.status() == ExecutionStatus::Succeeded ? paint.good(status) : paint.bad(status))
        << paint.faint(fmt::format(" after {} of virtual time, {} states, {} events",
                                   toText(trace.endTime() - trace.startTime()), count,
                                   trace.eventCount()))
        << '\n';
    if (const auto error = trace.error())
        out << paint.bad(errorText(*error)) << '\n';
    if (const auto output = trace.output())
        out << value::toPrettyJson(*output) << '\n';
}

} // namespace stepglass::cli
