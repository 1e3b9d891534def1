// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/private/MockPage.h"

#include "core/mock/MockSet.h"
#include "ui/bridge/Words.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/JsonEdit.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedLayout>

namespace stepglass::ui::inspector {

namespace {

constexpr const char* returnTemplate = R"({
  "0": {
    "Return": {}
  }
})";
constexpr const char* throwTemplate = R"({
  "0": {
    "Throw": {
      "Error": "States.TaskFailed",
      "Cause": "what went wrong"
    }
  }
})";
constexpr const char* throwThenReturnTemplate = R"({
  "0-1": {
    "Throw": {
      "Error": "States.TaskFailed",
      "Cause": "what went wrong"
    }
  },
  "2": {
    "Return": {}
  }
})";

} // namespace

MockPage::MockPage(const theme::Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_empty(new widgets::EmptyState(
          QStringLiteral("mock"),
          tr("Only Task states ask services. Select one to say what it is answered."), QString(),
          theme, this))
    , m_content(new QWidget(this))
    , m_edit(new widgets::JsonEdit(theme, m_content))
{
    setObjectName(QStringLiteral("mockPage"));
    m_edit->setObjectName(QStringLiteral("mockEdit"));
    m_edit->editor()->setAccessibleName(tr("Mocked answers as JSON"));
    m_edit->setEmptyAllowed(true);
    m_edit->setVisibleLines(10, 1000);
    m_edit->setPlaceholderText(tr("No answers: a run fails here and says so."));
    auto* note = new QLabel(tr("What this state is answered in the next run, by the number of the "
                               "call. \"0-1\" stands for the first two calls."),
                            m_content);
    note->setProperty("muted", true);
    note->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::metrics::grid * 2);
    const auto addTemplate = [&](const QString& text, const char* name, const char* json) {
        auto* button = new QPushButton(text, m_content);
        button->setObjectName(QLatin1String(name));
        connect(button, &QPushButton::clicked, this, [this, json] { insertTemplate(json); });
        buttons->addWidget(button);
    };
    addTemplate(tr("Return"), "returnTemplate", returnTemplate);
    addTemplate(tr("Throw"), "throwTemplate", throwTemplate);
    addTemplate(tr("Throw first"), "throwThenReturnTemplate", throwThenReturnTemplate);
    buttons->addStretch(1);
    auto* clear = new QPushButton(tr("Remove answers"), m_content);
    clear->setObjectName(QStringLiteral("clearMock"));
    clear->setProperty("link", true);
    connect(clear, &QPushButton::clicked, this, [this] { insertTemplate(""); });

    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(theme::metrics::panelPadding, theme::metrics::panelPadding,
                               theme::metrics::panelPadding, theme::metrics::panelPadding);
    column->setSpacing(theme::metrics::grid * 2);
    column->addWidget(note);
    column->addLayout(buttons);
    column->addWidget(m_edit, 1);
    column->addWidget(clear, 0, Qt::AlignLeft);
    auto* pages = new QStackedLayout(this);
    pages->addWidget(m_empty);
    pages->addWidget(m_content);
    connect(m_edit, &widgets::JsonEdit::committed, this, &MockPage::commit);
}

void MockPage::setTheme(const theme::Theme& theme)
{
    m_empty->setTheme(theme);
    m_edit->setTheme(theme);
}

void MockPage::showState(const asl::State* state)
{
    const asl::StatePath path = state ? state->path : asl::StatePath();
    if (path != m_state)
        m_edit->setText(QString());
    m_state = path;
    // A distributed Map asks for its items.
    const bool asks = state && (state->type == asl::StateType::Task || state->isDistributedMap);
    static_cast<QStackedLayout*>(layout())->setCurrentWidget(asks ? m_content
                                                                  : static_cast<QWidget*>(m_empty));
}

void MockPage::showMock(const QString& json)
{
    // What is being written, or was refused, is the user's.
    if (m_edit->isEdited() || (!m_edit->message().isEmpty() && json == m_shown))
        return;
    m_shown = json;
    m_edit->setText(json);
}

void MockPage::insertTemplate(const char* json)
{
    m_edit->editor()->selectAll();
    m_edit->editor()->insertPlainText(QLatin1String(json));
    commit();
    m_edit->setFocus();
}

void MockPage::commit()
{
    const QString text = m_edit->text();
    if (!m_edit->isValid())
        return;
    if (!text.trimmed().isEmpty()) {
        const auto responses = m_edit->value().and_then(&mock::MockSet::responsesFromJson);
        if (!responses) {
            m_edit->setFault(bridge::words(responses.error()));
            return;
        }
    }
    m_edit->setText(text); // it is no longer being written
    Q_EMIT mockEdited(m_state, text.trimmed());
}

} // namespace stepglass::ui::inspector
