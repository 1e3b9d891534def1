// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/InspectorPanel.h"

#include "ui/bridge/Words.h"
#include "ui/inspector/private/Forms.h"
#include "ui/inspector/private/MockPage.h"
#include "ui/inspector/private/VisitPage.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidingLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/JsonHighlighter.h"
#include "ui/widgets/JsonView.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabWidget>

#include <algorithm>

namespace stepglass::ui::inspector {

namespace {

/// A state's own text without the indent that the whole document gives it.
QString ownText(const syntax::SyntaxTree& tree, const asl::State& state)
{
    const TextRange range = tree.node(state.node).range;
    QStringList lines =
        bridge::toQString(std::string_view(tree.text()).substr(range.begin, range.length()))
            .split(QLatin1Char('\n'));
    qsizetype indent = -1;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QString& line = lines[i];
        const auto word =
            std::find_if(line.begin(), line.end(), [](QChar c) { return !c.isSpace(); });
        if (word != line.end())
            indent =
                indent < 0 ? word - line.begin() : std::min<qsizetype>(indent, word - line.begin());
    }
    for (qsizetype i = 1; i < lines.size() && indent > 0; ++i)
        lines[i] = lines[i].mid(indent);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

struct InspectorPanel::Private {
    Private(document::WorkflowDocument& owner, const theme::Theme& look,
            std::function<void(const QString&)> refuse)
        : tools{owner, &look, std::move(refuse)}
    {
    }

    Tools tools;
    std::shared_ptr<const engine::Trace> trace;
    engine::EventId event = 0;

    QLabel* tile = nullptr;
    widgets::ElidingLabel* name = nullptr;
    widgets::ElidingLabel* type = nullptr;
    QStackedWidget* pages = nullptr;
    QTabWidget* design = nullptr;
    ConfigurationForm* configuration = nullptr;
    DataForm* data = nullptr;
    MockPage* mock = nullptr;
    QPlainTextEdit* definition = nullptr;
    widgets::JsonHighlighter* highlighter = nullptr;
    MachineForm* machine = nullptr;
    VisitPage* visit = nullptr;
    widgets::EmptyState* notVisited = nullptr;
    QTabWidget* execution = nullptr;
    widgets::JsonView* executionInput = nullptr;
    widgets::JsonView* executionOutput = nullptr;
    QLabel* executionError = nullptr;
    const engine::Trace* shownExecution = nullptr;

    [[nodiscard]] const asl::State* selected() const
    {
        const document::Selection& selection = tools.document.selection();
        return selection.hasState ? tools.document.snapshot()->model->state(selection.state)
                                  : nullptr;
    }
};

InspectorPanel::InspectorPanel(document::WorkflowDocument& document, const theme::Theme& theme,
                               QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(document, theme,
                                  [this](const QString& reason) { Q_EMIT gestureRefused(reason); }))
{
    setObjectName(QStringLiteral("inspectorPanel"));
    setAccessibleName(tr("Inspector"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(260);

    d->tile = new QLabel(this);
    d->tile->setFixedSize(theme::metrics::tileSize, theme::metrics::tileSize);
    d->name = new widgets::ElidingLabel(this);
    d->name->setObjectName(QStringLiteral("inspectorName"));
    d->name->setProperty("heading", true);
    d->type = new widgets::ElidingLabel(this);
    d->type->setObjectName(QStringLiteral("inspectorType"));
    d->type->setProperty("muted", true);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(d->name);
    words->addWidget(d->type);
    auto* header = new QHBoxLayout;
    header->setContentsMargins(theme::metrics::panelPadding, 10, theme::metrics::panelPadding, 8);
    header->setSpacing(10);
    header->addWidget(d->tile);
    header->addLayout(words, 1);

    d->pages = new QStackedWidget(this);
    d->design = new QTabWidget(d->pages);
    d->design->setObjectName(QStringLiteral("designTabs"));
    d->design->setDocumentMode(true);
    d->configuration = new ConfigurationForm(d->tools, d->design);
    d->configuration->setObjectName(QStringLiteral("configurationForm"));
    d->data = new DataForm(d->tools, d->design);
    d->data->setObjectName(QStringLiteral("dataForm"));
    d->mock = new MockPage(theme, d->design);
    d->definition = new QPlainTextEdit(d->design);
    d->definition->setObjectName(QStringLiteral("stateDefinition"));
    d->definition->setAccessibleName(tr("Definition of the state"));
    d->definition->setReadOnly(true);
    d->definition->setLineWrapMode(QPlainTextEdit::NoWrap);
    d->definition->setFont(theme::Theme::monospaceFont());
    d->definition->setFrameShape(QFrame::NoFrame);
    d->highlighter = new widgets::JsonHighlighter(d->definition->document(), theme);
    d->design->addTab(d->configuration, tr("Configuration"));
    d->design->addTab(d->data, tr("Data"));
    d->design->addTab(d->mock, tr("Mock"));
    d->design->addTab(d->definition, tr("Definition"));

    d->machine = new MachineForm(d->tools, d->pages);
    d->machine->setObjectName(QStringLiteral("machineForm"));
    d->visit = new VisitPage(theme, d->pages);
    d->notVisited = new widgets::EmptyState(
        QStringLiteral("clock"), tr("This state has not been visited at this moment of the run."),
        QString(), theme, d->pages);
    d->notVisited->setObjectName(QStringLiteral("notVisited"));

    d->execution = new QTabWidget(d->pages);
    d->execution->setObjectName(QStringLiteral("executionTabs"));
    d->execution->setDocumentMode(true);
    d->executionInput = new widgets::JsonView(widgets::JsonView::Form::Full, theme, d->execution);
    d->executionInput->setObjectName(QStringLiteral("executionInput"));
    d->executionOutput = new widgets::JsonView(widgets::JsonView::Form::Full, theme, d->execution);
    d->executionOutput->setObjectName(QStringLiteral("executionOutput"));
    d->executionError = new QLabel(d->execution);
    d->executionError->setObjectName(QStringLiteral("executionError"));
    d->executionError->setProperty("error", true);
    d->executionError->setWordWrap(true);
    d->executionError->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const auto padded = [this](std::initializer_list<QWidget*> widgets) {
        auto* page = new QWidget(d->execution);
        auto* column = new QVBoxLayout(page);
        column->setContentsMargins(8, 8, 8, 8);
        for (QWidget* widget : widgets)
            column->addWidget(widget, widget == d->executionError ? 0 : 1);
        return page;
    };
    d->execution->addTab(padded({d->executionInput}), tr("Input"));
    d->execution->addTab(padded({d->executionError, d->executionOutput}), tr("Output"));

    for (QWidget* page : std::initializer_list<QWidget*>{d->design, d->machine, d->visit,
                                                         d->notVisited, d->execution})
        d->pages->addWidget(page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(header);
    column->addWidget(d->pages, 1);

    connect(d->mock, &MockPage::mockEdited, this, &InspectorPanel::mockEdited);
    connect(d->visit, &VisitPage::eventRequested, this, &InspectorPanel::eventRequested);
    connect(&document, &document::WorkflowDocument::snapshotChanged, this,
            &InspectorPanel::showSelection);
    connect(&document, &document::WorkflowDocument::selectionChanged, this,
            &InspectorPanel::showSelection);
    connect(d->design, &QTabWidget::currentChanged, this, &InspectorPanel::showSelection);
    showSelection();
}

InspectorPanel::~InspectorPanel() = default;

void InspectorPanel::setTheme(const theme::Theme& theme)
{
    d->tools.theme = &theme;
    d->mock->setTheme(theme);
    d->visit->setTheme(theme);
    d->notVisited->setTheme(theme);
    d->executionInput->setTheme(theme);
    d->executionOutput->setTheme(theme);
    d->highlighter->setTheme(theme);
    d->configuration->reset();
    d->data->reset();
    d->machine->reset();
    showSelection();
}

void InspectorPanel::showRun(std::shared_ptr<const engine::Trace> trace, unsigned event)
{
    if (trace != d->trace)
        d->visit->forget();
    d->trace = std::move(trace);
    d->event = event;
    showSelection();
}

void InspectorPanel::showMock(const QString& json)
{
    d->mock->showMock(json);
}

void InspectorPanel::focusName()
{
    if (d->pages->currentWidget() != d->design)
        return;
    d->design->setCurrentWidget(d->configuration);
    d->configuration->focusName();
}

void InspectorPanel::showHeader(const asl::State* state)
{
    const theme::Theme& theme = *d->tools.theme;
    const analysis::Snapshot& snapshot = *d->tools.document.snapshot();
    if (state) {
        d->name->setText(bridge::toQString(state->name));
        d->type->setText(bridge::cardDetail(*snapshot.model, *state));
        d->tile->setPixmap(theme::tilePixmap(theme.tileColor(*state), theme.stateIcon(*state),
                                             theme::metrics::tileSize, devicePixelRatioF()));
        return;
    }
    const std::size_t states = snapshot.model->allStates().size();
    d->name->setText(d->tools.document.title());
    d->type->setText(d->trace      ? tr("Execution")
                     : states == 1 ? tr("Workflow · 1 state")
                                   : tr("Workflow · %1 states").arg(states));
    d->tile->setPixmap(theme::tilePixmap(
        theme.colors().accent, theme.icon(QStringLiteral("graph"), theme.colors().accentText),
        theme::metrics::tileSize, devicePixelRatioF()));
}

void InspectorPanel::showSelection()
{
    const asl::State* state = d->selected();
    // A state that was just made or renamed is known to the next snapshot only.
    const document::Selection& selection = d->tools.document.selection();
    if (!state && selection.hasState && !selection.state.isRoot() &&
        !d->tools.document.isSnapshotCurrent())
        return;
    showHeader(state);
    if (d->trace) {
        showMoment(state);
        return;
    }
    const analysis::Snapshot& snapshot = *d->tools.document.snapshot();
    if (!state) {
        d->machine->show(*snapshot.model, nullptr);
        d->pages->setCurrentWidget(d->machine);
        return;
    }
    // Only the tab that is seen is kept up to date.
    QWidget* tab = d->design->currentWidget();
    if (tab == d->configuration) {
        d->configuration->show(*snapshot.model, state);
    } else if (tab == d->data) {
        d->data->show(*snapshot.model, state);
    } else if (tab == d->definition) {
        const QString text = ownText(snapshot.model->tree(), *state);
        if (text != d->definition->toPlainText()) {
            const int place = d->definition->verticalScrollBar()->value();
            d->definition->setPlainText(text);
            d->definition->verticalScrollBar()->setValue(place);
        }
    }
    d->mock->showState(state);
    d->pages->setCurrentWidget(d->design);
}

void InspectorPanel::showMoment(const asl::State* state)
{
    if (state) {
        const engine::StateIndex index = d->trace->stateIndex(state->path);
        const bool isVisited =
            index.isValid() && d->visit->showMoment(d->trace, index, state->type, d->event);
        d->pages->setCurrentWidget(isVisited ? d->visit : static_cast<QWidget*>(d->notVisited));
        return;
    }
    if (d->shownExecution != d->trace.get() || d->pages->currentWidget() != d->execution) {
        d->shownExecution = d->trace.get();
        d->executionInput->setValue(d->trace->input());
        const std::optional<Value> output = d->trace->output();
        d->executionOutput->setVisible(output.has_value());
        if (output)
            d->executionOutput->setValue(*output);
        const std::optional<engine::StateError> error = d->trace->error();
        QString text;
        if (error) {
            text = bridge::toQString(error->name);
            if (error->cause && !error->cause->empty())
                text += QLatin1Char('\n') + bridge::toQString(*error->cause);
        } else if (!output) {
            text = tr("This execution ended without an output.");
        }
        d->executionError->setText(text);
        d->executionError->setVisible(!text.isEmpty());
        d->execution->setCurrentIndex(1);
    }
    d->pages->setCurrentWidget(d->execution);
}

} // namespace stepglass::ui::inspector
