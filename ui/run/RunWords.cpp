// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/RunWords.h"

#include "ui/run/RunController.h"

#include <QCoreApplication>
#include <QLocale>

namespace stepglass::ui::run {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("RunWords", text);
}

QString two(qint64 number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

} // namespace

QString durationWords(engine::Duration duration)
{
    const qint64 microseconds = duration.count();
    const qint64 seconds = microseconds / 1'000'000;
    if (seconds < 60)
        return translated(QT_TRANSLATE_NOOP("RunWords", "%1 s"))
            .arg(QLocale().toString(static_cast<double>(microseconds) / 1e6, 'f', 3));
    if (seconds < 3600)
        return translated(QT_TRANSLATE_NOOP("RunWords", "%1 min %2 s"))
            .arg(QString::number(seconds / 60), two(seconds % 60));
    if (seconds < 86'400)
        return translated(QT_TRANSLATE_NOOP("RunWords", "%1 h %2 min"))
            .arg(QString::number(seconds / 3600), two(seconds / 60 % 60));
    return translated(QT_TRANSLATE_NOOP("RunWords", "%1 d %2 h"))
        .arg(QLocale().toString(seconds / 86'400), two(seconds / 3600 % 24));
}

QString offsetWords(const engine::Trace& trace, engine::TimePoint time)
{
    return QLatin1Char('+') + durationWords(time - trace.startTime());
}

QString realTimeWords(double milliseconds)
{
    return milliseconds < 1000 ? translated(QT_TRANSLATE_NOOP("RunWords", "%1 ms"))
                                     .arg(QLocale().toString(milliseconds, 'f', 1))
                               : translated(QT_TRANSLATE_NOOP("RunWords", "%1 s"))
                                     .arg(QLocale().toString(milliseconds / 1000, 'f', 1));
}

theme::Status statusOf(engine::EventType type)
{
    const std::string_view name = engine::toString(type);
    if (name.ends_with("Failed") || name.ends_with("TimedOut"))
        return theme::Status::Failed;
    if (name.ends_with("Aborted"))
        return theme::Status::Canceled;
    if (name.ends_with("Succeeded") || name.ends_with("Exited"))
        return theme::Status::Succeeded;
    return theme::Status::InProgress;
}

QString statusWord(engine::ExecutionStatus status)
{
    if (status == engine::ExecutionStatus::TimedOut)
        return translated(QT_TRANSLATE_NOOP("RunWords", "Timed out"));
    return theme::statusWord(theme::statusOf(status));
}

QString detailWords(const Run& run, qulonglong eventsSoFar)
{
    if (!run.trace)
        return translated(QT_TRANSLATE_NOOP("RunWords", "In progress · %1 events"))
            .arg(QLocale().toString(eventsSoFar));
    const auto transitions = static_cast<qulonglong>(run.trace->transitionCount());
    const QString count = transitions == 1
                              ? translated(QT_TRANSLATE_NOOP("RunWords", "1 transition"))
                              : translated(QT_TRANSLATE_NOOP("RunWords", "%1 transitions"))
                                    .arg(QLocale().toString(transitions));
    return QStringLiteral("%1 · %2 · %3")
        .arg(statusWord(run.status), count,
             durationWords(run.trace->endTime() - run.trace->startTime()));
}

} // namespace stepglass::ui::run
