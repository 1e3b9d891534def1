// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StatusLine.h"

#include "ui/document/WorkflowDocument.h"

#include <QLabel>
#include <QLocale>

namespace stepglass::ui::shell {

StatusLine::StatusLine(document::WorkflowDocument& document, QWidget* parent)
    : QStatusBar(parent)
    , m_document(document)
    , m_machine(new QLabel(this))
    , m_caret(new QLabel(this))
    , m_problems(new QLabel(this))
    , m_timing(new QLabel(this))
{
    setObjectName(QStringLiteral("statusLine"));
    setSizeGripEnabled(false);
    m_machine->setObjectName(QStringLiteral("statusMachine"));
    m_caret->setObjectName(QStringLiteral("statusCaret"));
    m_problems->setObjectName(QStringLiteral("statusProblems"));
    m_timing->setObjectName(QStringLiteral("statusTiming"));
    addWidget(m_machine);
    for (QLabel* label : {m_caret, m_problems, m_timing})
        addPermanentWidget(label);
    connect(&m_document, &document::WorkflowDocument::snapshotChanged, this,
            &StatusLine::showSnapshot);
    connect(&m_document, &document::WorkflowDocument::layoutChanged, this,
            &StatusLine::showSnapshot);
    showSnapshot();
    showProblemCount(0);
}

void StatusLine::showCaret(LineColumn position)
{
    m_caret->setText(tr("Ln %1, Col %2").arg(position.line).arg(position.column));
}

void StatusLine::showProblemCount(int count)
{
    m_problems->setText(count == 0 ? tr("No problems") : tr("%n problem(s)", nullptr, count));
}

void StatusLine::showSnapshot()
{
    const analysis::Snapshot& snapshot = *m_document.snapshot();
    const QLocale locale;
    const int states = snapshot.model ? static_cast<int>(snapshot.model->allStates().size()) : 0;
    const int depth = snapshot.model ? static_cast<int>(snapshot.model->depth()) : 0;
    const bool isJsonata =
        snapshot.model && snapshot.model->queryLanguage() == asl::QueryLanguage::Jsonata;
    m_machine->setText(QStringLiteral("%1   ·   %2   ·   %3   ·   %4")
                           .arg(tr("%n state(s)", nullptr, states), tr("depth %1").arg(depth),
                                isJsonata ? QStringLiteral("JSONata") : QStringLiteral("JSONPath"),
                                m_document.format() == syntax::Format::Yaml
                                    ? QStringLiteral("YAML")
                                    : QStringLiteral("JSON")));
    if (!snapshot.layout)
        return; // it comes soon
    m_timing->setText(tr("Parsed in %1 ms · laid out in %2 ms")
                          .arg(locale.toString(snapshot.parseMilliseconds, 'f', 1),
                               locale.toString(snapshot.layout->milliseconds, 'f', 1)));
}

} // namespace stepglass::ui::shell
