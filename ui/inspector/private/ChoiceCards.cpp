// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/private/ChoiceCards.h"

#include "ui/bridge/Words.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/JsonText.h"

#include <QCoreApplication>
#include <QFrame>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace stepglass::ui::inspector {

namespace {

using theme::Status;

QString translated(const char* text)
{
    return QCoreApplication::translate("VisitCards", text);
}

QLabel* line(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// A frame with a title at the left and a word with the status' icon at the right.
QVBoxLayout* card(QVBoxLayout* column, const QString& name, const QString& title,
                  const QString& word, Status status, const theme::Theme& theme)
{
    auto* frame = new QFrame;
    frame->setObjectName(name);
    frame->setProperty("card", true);
    frame->setAccessibleName(title + QLatin1String(": ") + word);
    auto* lines = new QVBoxLayout(frame);
    lines->setContentsMargins(10, 8, 10, 8);
    lines->setSpacing(4);
    auto* top = new QHBoxLayout;
    auto* heading = line(title, frame);
    heading->setFont(theme::Theme::cardTitleFont());
    top->addWidget(heading, 1);
    auto* icon = new QLabel(frame);
    icon->setPixmap(theme.statusIcon(status).pixmap(14, 14));
    auto* state = new QLabel(word, frame);
    state->setObjectName(QStringLiteral("cardWord"));
    QPalette palette = state->palette();
    palette.setColor(QPalette::WindowText, theme.statusColor(status));
    state->setPalette(palette);
    top->addWidget(icon);
    top->addWidget(state);
    lines->addLayout(top);
    column->addWidget(frame);
    return lines;
}

void addCondition(QVBoxLayout* lines, const engine::ConditionExplanation& condition, int depth,
                  const theme::Theme& theme)
{
    QWidget* parent = lines->parentWidget();
    const QString sign = !condition.isEvaluated ? QStringLiteral("·")
                         : condition.isTrue     ? QStringLiteral("✓")
                                                : QStringLiteral("✕");
    QString text = sign + QLatin1Char(' ');
    if (!condition.variable.empty())
        text += bridge::toQString(condition.variable) + QLatin1Char(' ');
    text += bridge::toQString(condition.operatorName);
    if (condition.expected)
        text += QLatin1Char(' ') + widgets::preview(*condition.expected, 60);
    QLabel* rule = line(text, parent);
    QFont font = theme::Theme::monospaceFont();
    font.setPixelSize(12);
    rule->setFont(font);
    rule->setIndent(depth * 14);
    rule->setEnabled(condition.isEvaluated);
    lines->addWidget(rule);
    if (condition.isEvaluated && condition.parts.empty() && !condition.variable.empty()) {
        QLabel* actual =
            line(condition.actual ? translated(QT_TRANSLATE_NOOP("VisitCards", "found %1"))
                                        .arg(widgets::preview(*condition.actual, 60))
                                  : translated(QT_TRANSLATE_NOOP("VisitCards", "found nothing")),
                 parent);
        actual->setFont(font);
        actual->setProperty("muted", true);
        actual->setIndent(depth * 14 + 16);
        lines->addWidget(actual);
    }
    if (!condition.remark.empty()) {
        QLabel* remark = line(bridge::toQString(condition.remark), parent);
        remark->setObjectName(QStringLiteral("remark"));
        remark->setProperty("warning", true);
        remark->setIndent(depth * 14 + 16);
        lines->addWidget(remark);
    }
    for (const engine::ConditionExplanation& part : condition.parts)
        addCondition(lines, part, depth + 1, theme);
}

QString secondsWords(engine::Duration duration)
{
    return translated(QT_TRANSLATE_NOOP("VisitCards", "%1 s"))
        .arg(QLocale().toString(static_cast<double>(duration.count()) / 1e6, 'f', 3));
}

QString errorWords(const engine::StateError& error)
{
    QString text = bridge::toQString(error.name);
    if (error.cause && !error.cause->empty())
        text += QLatin1String(": ") + bridge::toQString(*error.cause);
    return text;
}

void addHeading(QVBoxLayout* column, const QString& text)
{
    auto* label = new QLabel(text.toUpper());
    label->setProperty("section", true);
    column->addWidget(label);
}

} // namespace

void addChoiceCards(QVBoxLayout* column, const engine::Trace& trace, const engine::Visit& visit,
                    const theme::Theme& theme)
{
    addHeading(column, translated(QT_TRANSLATE_NOOP("VisitCards", "Why this branch")));
    for (const engine::RuleExplanation& rule : engine::explainChoice(trace, visit.id)) {
        const QString word = rule.isTaken ? translated(QT_TRANSLATE_NOOP("VisitCards", "taken"))
                             : !rule.condition.isEvaluated
                                 ? translated(QT_TRANSLATE_NOOP("VisitCards", "not reached"))
                             : rule.condition.isTrue
                                 ? translated(QT_TRANSLATE_NOOP("VisitCards", "true"))
                                 : translated(QT_TRANSLATE_NOOP("VisitCards", "false"));
        const Status status = rule.isTaken                  ? Status::Succeeded
                              : !rule.condition.isEvaluated ? Status::NotStarted
                                                            : Status::Canceled;
        QVBoxLayout* lines = card(column, QStringLiteral("rule.%1").arg(rule.rule),
                                  translated(QT_TRANSLATE_NOOP("VisitCards", "Rule %1 → %2"))
                                      .arg(rule.rule + 1)
                                      .arg(bridge::toQString(rule.target)),
                                  word, status, theme);
        addCondition(lines, rule.condition, 0, theme);
    }
    if (!visit.choiceRule && visit.next.isValid())
        card(column, QStringLiteral("rule.default"),
             translated(QT_TRANSLATE_NOOP("VisitCards", "Default → %1"))
                 .arg(bridge::toQString(trace.name(visit.next))),
             translated(QT_TRANSLATE_NOOP("VisitCards", "taken")), Status::Succeeded, theme);
}

QWidget* errorCard(const engine::StateError& error, engine::VisitStatus status,
                   const theme::Theme& theme)
{
    auto* holder = new QWidget;
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    const Status shown = theme::statusOf(status);
    QVBoxLayout* lines = card(column, QStringLiteral("errorCard"), bridge::toQString(error.name),
                              theme::statusWord(shown), shown, theme);
    if (error.cause && !error.cause->empty())
        lines->addWidget(line(bridge::toQString(*error.cause), lines->parentWidget()));
    return holder;
}

void addAttemptCards(QVBoxLayout* column, const engine::Trace& trace, const engine::Visit& visit,
                     const theme::Theme& theme)
{
    const std::vector<engine::Attempt> attempts = trace.attempts(visit.id);
    if (!attempts.empty())
        addHeading(column, translated(QT_TRANSLATE_NOOP("VisitCards", "Attempts")));
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        const engine::Attempt& attempt = attempts[i];
        const Status status = attempt.error              ? Status::Failed
                              : i + 1 == attempts.size() ? theme::statusOf(visit.status)
                                                         : Status::Succeeded;
        QVBoxLayout* lines =
            card(column, QStringLiteral("attempt.%1").arg(i),
                 translated(QT_TRANSLATE_NOOP("VisitCards", "Attempt %1")).arg(i + 1),
                 theme::statusWord(status), status, theme);
        auto* times = line(translated(QT_TRANSLATE_NOOP("VisitCards", "at +%1, took %2"))
                               .arg(secondsWords(attempt.start - trace.startTime()),
                                    secondsWords(attempt.end - attempt.start)),
                           lines->parentWidget());
        times->setProperty("muted", true);
        lines->addWidget(times);
        if (attempt.error)
            lines->addWidget(line(errorWords(*attempt.error), lines->parentWidget()));
        if (attempt.backoff) {
            QString text = translated(QT_TRANSLATE_NOOP("VisitCards", "tried again after %1"))
                               .arg(secondsWords(*attempt.backoff));
            if (attempt.retrier)
                text += translated(QT_TRANSLATE_NOOP("VisitCards", ", by retrier %1"))
                            .arg(*attempt.retrier + 1);
            auto* pause = line(text, lines->parentWidget());
            pause->setProperty("muted", true);
            lines->addWidget(pause);
        }
    }
    if (!visit.error)
        return;
    if (attempts.empty())
        column->addWidget(errorCard(*visit.error, visit.status, theme));
    const std::vector<engine::RecoveryExplanation> recoveries =
        engine::explainRecovery(trace, visit.id);
    addHeading(column, translated(QT_TRANSLATE_NOOP("VisitCards", "Retriers and catchers")));
    if (recoveries.empty()) {
        auto* none = line(
            translated(QT_TRANSLATE_NOOP(
                "VisitCards", "This state has no Retry and no Catch: the error ended the run.")),
            nullptr);
        none->setProperty("muted", true);
        column->addWidget(none);
    }
    for (const engine::RecoveryExplanation& recovery : recoveries) {
        const Status status = recovery.isTaken ? Status::Succeeded : Status::Canceled;
        QStringList errors;
        for (const std::string& error : recovery.errorEquals)
            errors.append(bridge::toQString(error));
        QVBoxLayout* lines = card(
            column,
            QStringLiteral("%1.%2")
                .arg(recovery.isCatcher ? QLatin1String("catcher") : QLatin1String("retrier"))
                .arg(recovery.index),
            (recovery.isCatcher ? translated(QT_TRANSLATE_NOOP("VisitCards", "Catcher %1 · %2"))
                                : translated(QT_TRANSLATE_NOOP("VisitCards", "Retrier %1 · %2")))
                .arg(recovery.index + 1)
                .arg(errors.join(QStringLiteral(", "))),
            recovery.isTaken   ? translated(QT_TRANSLATE_NOOP("VisitCards", "taken"))
            : recovery.isMatch ? translated(QT_TRANSLATE_NOOP("VisitCards", "matches"))
                               : translated(QT_TRANSLATE_NOOP("VisitCards", "no match")),
            status, theme);
        if (!recovery.reason.empty()) {
            auto* reason = line(bridge::toQString(recovery.reason), lines->parentWidget());
            reason->setProperty("muted", true);
            lines->addWidget(reason);
        }
    }
}

} // namespace stepglass::ui::inspector
