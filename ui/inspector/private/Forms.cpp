// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/private/Forms.h"

#include "core/value/Json.h"
#include "ui/bridge/Words.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QUndoStack>
#include <QVBoxLayout>

namespace stepglass::ui::inspector {

using asl::StateType;
using asl::TransitionKind;

namespace {

bool mayRetry(StateType type)
{
    return type == StateType::Task || type == StateType::Parallel || type == StateType::Map;
}

bool isJsonata(const asl::State& state)
{
    return state.queryLanguage == asl::QueryLanguage::Jsonata;
}

const char* const waitFields[] = {"/Seconds", "/SecondsPath", "/Timestamp", "/TimestampPath"};

} // namespace

void ConfigurationForm::focusName()
{
    if (!m_name)
        return;
    m_name->setFocus(Qt::ShortcutFocusReason);
    m_name->selectAll();
}

QString ConfigurationForm::structure(const asl::Model& model, const asl::State* state) const
{
    if (!state)
        return {};
    const syntax::NodeId rules = model.tree().member(state->node, "Choices");
    QString text = QStringLiteral("%1 %2 %3 %4")
                       .arg(state->retrierCount)
                       .arg(state->catcherCount)
                       .arg(rules.isValid() ? model.tree().node(rules).childCount : 0)
                       .arg(state->scopes.size());
    for (const asl::Transition& transition : state->transitions)
        text += QStringLiteral(" %1").arg(static_cast<int>(transition.kind) ==
                                          static_cast<int>(TransitionKind::Default));
    return text;
}

void ConfigurationForm::build(const asl::Model& model, const asl::State* state)
{
    m_name = nullptr;
    if (!state)
        return;
    addName(*state);
    addField({"/Comment", tr("Comment"), FieldKind::Text, tr("What is this state for?")});
    addTypeFields(model, *state);
    if (!state->isTerminal() && state->type != StateType::Choice) {
        addHeading(tr("Then"));
        addTargets({state->path, TransitionKind::Next, 0, {}}, tr("Next state"), true);
    }
    if (mayRetry(state->type)) {
        addRetriers(*state);
        addCatchers(model, *state);
    }
}

void ConfigurationForm::addName(const asl::State& state)
{
    auto* row = new QWidget;
    auto* lines = new QVBoxLayout(row);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme::metrics::grid);
    m_name = new QLineEdit(bridge::toQString(state.name), row);
    m_name->setObjectName(QStringLiteral("stateName"));
    m_name->setAccessibleName(tr("State name"));
    m_name->setMaxLength(80);
    QLabel* fault = faultLabel(row);
    lines->addWidget(fieldLabel(tr("State name"), m_name, row));
    lines->addWidget(m_name);
    lines->addWidget(fault);
    addRow(row, {});
    connect(m_name, &QLineEdit::editingFinished, this,
            [this, name = m_name, fault, state = state.path] {
                if (!name->isModified())
                    return;
                name->setModified(false);
                if (name->text().trimmed().isEmpty()) {
                    showFault(fault, name, tr("A state needs a name"));
                    return;
                }
                const Result<void> done =
                    perform(edit::RenameState{state, bridge::toUtf8(name->text().trimmed())},
                            tr("Rename state"));
                showFault(fault, name, done ? QString() : bridge::words(done.error()));
            });
}

void ConfigurationForm::addTypeFields(const asl::Model& model, const asl::State& state)
{
    switch (state.type) {
    case StateType::Task:
        addField({"/Resource", tr("Resource"), FieldKind::Text,
                  QStringLiteral("arn:aws:states:::lambda:invoke")});
        if (isJsonata(state))
            addField({"/Arguments", tr("Arguments"), FieldKind::Json, tr("the state's input")});
        else
            addField({"/Parameters", tr("Parameters"), FieldKind::Json, tr("the state's input")});
        addField({"/TimeoutSeconds", tr("Timeout in seconds"), FieldKind::Number, tr("none")});
        addField({"/HeartbeatSeconds", tr("Heartbeat in seconds"), FieldKind::Number, tr("none")});
        return;
    case StateType::Pass:
        if (isJsonata(state))
            addField({"/Output", tr("Output"), FieldKind::Json, tr("the state's input")});
        else
            addField({"/Result", tr("Result"), FieldKind::Json, tr("the state's input")});
        return;
    case StateType::Wait:
        addWait();
        return;
    case StateType::Fail:
        addField({"/Error", tr("Error"), FieldKind::Text, tr("a name, as in OutOfStock")});
        addField({"/Cause", tr("Cause"), FieldKind::Text, tr("a sentence for people")});
        if (!isJsonata(state)) {
            addField({"/ErrorPath", tr("Error, by path"), FieldKind::Path, tr("none")});
            addField({"/CausePath", tr("Cause, by path"), FieldKind::Path, tr("none")});
        }
        return;
    case StateType::Choice:
        addRules(model, state);
        return;
    case StateType::Parallel: {
        addHeading(tr("Branches"));
        for (std::size_t i = 0; i < state.scopes.size(); ++i) {
            const asl::Scope& branch = state.scopes[i];
            QVBoxLayout* card = addCard(tr("Branch %1").arg(i + 1), {}, {});
            addNote(branch.states.size() == 1 ? tr("1 state")
                                              : tr("%1 states").arg(branch.states.size()),
                    card);
            if (branch.start) {
                if (const asl::State* first = branch.find(branch.start->target))
                    addLink(QStringLiteral("→ ") + bridge::toQString(first->name),
                            QStringLiteral("branch.%1").arg(i), card,
                            [this, path = first->path] { m_tools.document.selectState(path); });
            }
        }
        return;
    }
    case StateType::Map:
        if (isJsonata(state))
            addField({"/Items", tr("Items"), FieldKind::Json, tr("the state's input")});
        else
            addField({"/ItemsPath", tr("Items path"), FieldKind::Path, QStringLiteral("$")});
        addField({"/ItemSelector", tr("Item selector"), FieldKind::Json, tr("the item")});
        addField({"/MaxConcurrency", tr("Concurrent iterations at most"), FieldKind::Number,
                  tr("no limit (0)")});
        if (state.isDistributedMap)
            addField({"/ToleratedFailurePercentage", tr("Tolerated failures in percent"),
                      FieldKind::Number, QStringLiteral("0")});
        return;
    case StateType::Succeed:
    case StateType::Unknown:
        return;
    }
    Q_UNREACHABLE();
}

void ConfigurationForm::addWait()
{
    auto* row = new QWidget;
    auto* lines = new QVBoxLayout(row);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme::metrics::grid);
    auto* kind = new QComboBox(row);
    kind->setObjectName(QStringLiteral("waitKind"));
    kind->setAccessibleName(tr("Wait"));
    kind->addItems({tr("For some seconds"), tr("For the seconds that a path finds"),
                    tr("Until a moment"), tr("Until the moment that a path finds")});
    auto* value = new QLineEdit(row);
    value->setObjectName(QStringLiteral("waitValue"));
    value->setAccessibleName(tr("How long, or until when"));
    QLabel* fault = faultLabel(row);
    lines->addWidget(fieldLabel(tr("Wait"), kind, row));
    lines->addWidget(kind);
    lines->addWidget(value);
    lines->addWidget(fault);

    const auto present = [this](const asl::Model& model) {
        for (int i = 0; i < 4; ++i) {
            if (valueAt(model, waitFields[i]))
                return i;
        }
        return 0;
    };
    addRow(row, [this, kind, value, fault, present](const asl::Model& model, const asl::State*) {
        const int which = present(model);
        if (!value->isModified()) {
            kind->setCurrentIndex(which);
            const std::optional<Value> now = valueAt(model, waitFields[which]);
            value->setText(!now ? QString()
                                : bridge::toQString(now->isString() ? std::string(now->asString())
                                                                    : value::toJson(*now)));
            showFault(fault, value, QString());
        }
    });
    const auto commit = [this, kind, value, fault, present] {
        const int which = kind->currentIndex();
        const QString text = value->text().trimmed();
        bool isNumber = false;
        const qlonglong seconds = text.toLongLong(&isNumber);
        const bool isTemplate =
            text.startsWith(QLatin1String("${")) || text.startsWith(QLatin1String("{%"));
        QString wrong;
        if (which == 0 && !isTemplate && (!isNumber || seconds < 0))
            wrong = tr("Write the seconds as a whole number");
        else if (which == 2 && !isTemplate && !text.contains(QLatin1Char('T')))
            wrong = tr("Write a moment as in 2026-01-31T12:00:00Z");
        else if (which % 2 == 1 && !text.startsWith(QLatin1Char('$')))
            wrong = tr("Write a path as in $.seconds");
        showFault(fault, value, wrong);
        if (!wrong.isEmpty())
            return;
        value->setModified(false);
        const asl::Model& model = *m_tools.document.snapshot()->model;
        const int before = present(model);
        m_tools.document.undoStack()->beginMacro(tr("Change wait"));
        if (before != which)
            (void)perform(edit::SetField{path(), waitFields[before], std::nullopt},
                          tr("Change wait"));
        (void)perform(edit::SetField{path(), waitFields[which],
                                     which == 0 && isNumber
                                         ? Value(static_cast<std::int64_t>(seconds))
                                         : Value(bridge::toUtf8(text))},
                      tr("Change wait"));
        m_tools.document.undoStack()->endMacro();
    };
    connect(value, &QLineEdit::editingFinished, this, [value, commit] {
        if (value->isModified())
            commit();
    });
    connect(kind, &QComboBox::activated, this, [value](int which) {
        static const char* const examples[] = {"10", "$.seconds", "2026-01-31T12:00:00Z",
                                               "$.moment"};
        value->setText(QLatin1String(examples[which]));
        value->setModified(true);
        value->setFocus();
        value->selectAll();
    });
}

void ConfigurationForm::addRules(const asl::Model& model, const asl::State& state)
{
    addHeading(tr("Rules, first match wins"));
    for (const asl::Transition& transition : state.transitions) {
        if (transition.kind != TransitionKind::Choice)
            continue;
        QVBoxLayout* card = addCard(tr("Rule %1").arg(transition.index + 1), {}, {});
        auto* condition = new QLabel;
        condition->setObjectName(QStringLiteral("condition.%1").arg(transition.index));
        QFont font = theme::Theme::monospaceFont();
        font.setPixelSize(12);
        condition->setFont(font);
        condition->setWordWrap(true);
        condition->setTextFormat(Qt::PlainText);
        condition->setTextInteractionFlags(Qt::TextSelectableByMouse |
                                           Qt::TextSelectableByKeyboard);
        addRow(
            condition,
            [condition, index = transition.index](const asl::Model& now, const asl::State* shown) {
                for (const asl::Transition& known : shown->transitions) {
                    if (known.kind == TransitionKind::Choice && known.index == index)
                        condition->setText(bridge::transitionLabel(now, *shown, known));
                }
            },
            card);
        addTargets({state.path, TransitionKind::Choice, transition.index, {}}, tr("Leads to"),
                   false, card);
    }
    addHeading(tr("Otherwise"));
    const bool hasDefault = model.tree().member(state.node, "Default").isValid();
    if (hasDefault) {
        addTargets({state.path, TransitionKind::Default, 0, {}}, tr("Default"), false);
    } else {
        addNote(tr("An input that matches no rule fails with States.NoChoiceMatched."));
        if (const asl::Scope* scope = model.scopeOf(state.path); scope && !scope->states.empty()) {
            const std::string last = scope->states.back().name;
            addLink(tr("Add a default"), QStringLiteral("addDefault"), nullptr, [this, last] {
                (void)perform(edit::SetField{path(), "/Default", Value(last)}, tr("Add default"));
            });
        }
    }
}

void ConfigurationForm::append(const std::string& list, std::size_t count, Value element,
                               const QString& stepName)
{
    // A list that is not there comes as a whole.
    if (count == 0)
        (void)perform(edit::SetField{path(), list, Value::array({std::move(element)})}, stepName);
    else
        (void)perform(
            edit::SetField{path(), list + "/" + std::to_string(count), std::move(element)},
            stepName);
}

void ConfigurationForm::addRetriers(const asl::State& state)
{
    addHeading(tr("Retry on errors"));
    for (std::size_t i = 0; i < state.retrierCount; ++i) {
        const std::string base = "/Retry/" + std::to_string(i);
        // The last one takes its list with it.
        QVBoxLayout* card =
            addCard(tr("Retrier %1").arg(i + 1), state.retrierCount == 1 ? "/Retry" : base,
                    tr("Remove retrier"));
        addField(
            {base + "/ErrorEquals", tr("Errors"), FieldKind::Texts, QStringLiteral("States.ALL")},
            card);
        auto* grid = new QGridLayout;
        grid->setSpacing(theme::metrics::grid * 2);
        card->addLayout(grid);
        auto* left = new QVBoxLayout;
        auto* right = new QVBoxLayout;
        grid->addLayout(left, 0, 0);
        grid->addLayout(right, 0, 1);
        addField({base + "/IntervalSeconds", tr("First pause in s"), FieldKind::Number,
                  QStringLiteral("1")},
                 left);
        addField(
            {base + "/MaxAttempts", tr("Retries at most"), FieldKind::Number, QStringLiteral("3")},
            right);
        addField({base + "/BackoffRate", tr("Each pause times"), FieldKind::Number,
                  QStringLiteral("2.0")},
                 left);
        addField(
            {base + "/MaxDelaySeconds", tr("Longest pause in s"), FieldKind::Number, tr("none")},
            right);
    }
    addLink(tr("+ Add retrier"), QStringLiteral("addRetrier"), nullptr,
            [this, count = state.retrierCount] {
                append("/Retry", count,
                       Value::object({{"ErrorEquals", Value::array({Value("States.TaskFailed")})},
                                      {"IntervalSeconds", Value(1)},
                                      {"MaxAttempts", Value(3)},
                                      {"BackoffRate", Value(2)}}),
                       tr("Add retrier"));
            });
}

void ConfigurationForm::addCatchers(const asl::Model& model, const asl::State& state)
{
    addHeading(tr("Catch errors"));
    for (std::size_t i = 0; i < state.catcherCount; ++i) {
        const std::string base = "/Catch/" + std::to_string(i);
        QVBoxLayout* card =
            addCard(tr("Catcher %1").arg(i + 1), state.catcherCount == 1 ? "/Catch" : base,
                    tr("Remove catcher"));
        addField(
            {base + "/ErrorEquals", tr("Errors"), FieldKind::Texts, QStringLiteral("States.ALL")},
            card);
        addTargets({state.path, TransitionKind::Catch, i, {}}, tr("Leads to"), false, card);
        if (!isJsonata(state))
            addField(
                {base + "/ResultPath", tr("Error goes to"), FieldKind::Path, QStringLiteral("$")},
                card);
    }
    const asl::Scope* scope = model.scopeOf(state.path);
    if (!scope || scope->states.size() < 2)
        return;
    const std::string last = scope->states.back().name == state.name ? scope->states.front().name
                                                                     : scope->states.back().name;
    addLink(tr("+ Add catcher"), QStringLiteral("addCatcher"), nullptr,
            [this, last, count = state.catcherCount] {
                append("/Catch", count,
                       Value::object({{"ErrorEquals", Value::array({Value("States.ALL")})},
                                      {"Next", Value(last)}}),
                       tr("Add catcher"));
            });
}

void DataForm::build(const asl::Model&, const asl::State* state)
{
    if (!state)
        return;
    const StateType type = state->type;
    const bool hasResult = mayRetry(type);
    if (isJsonata(*state)) {
        if (type == StateType::Task || type == StateType::Parallel)
            addField({"/Arguments", tr("Arguments"), FieldKind::Json, tr("the state's input")});
        if (type != StateType::Fail)
            addField({"/Output", tr("Output"), FieldKind::Json, tr("the result")});
        addField({"/Assign", tr("Variables"), FieldKind::Json, tr("none")});
        return;
    }
    if (type == StateType::Fail) {
        addNote(tr("A Fail state ends the run: it has no output."));
        return;
    }
    const QString whole = QStringLiteral("$");
    addField({"/InputPath", tr("InputPath: the part of the input that is used"), FieldKind::Path,
              whole});
    if (type == StateType::Task || type == StateType::Pass || type == StateType::Parallel)
        addField(
            {"/Parameters", tr("Parameters: what is made of it"), FieldKind::Json, tr("as it is")});
    if (type == StateType::Map)
        addField({"/ItemSelector", tr("ItemSelector: what each iteration gets"), FieldKind::Json,
                  tr("the item")});
    if (hasResult)
        addField({"/ResultSelector", tr("ResultSelector: what is made of the result"),
                  FieldKind::Json, tr("as it is")});
    if (hasResult || type == StateType::Pass)
        addField({"/ResultPath",
                  tr("ResultPath: where the result goes in the input (null drops it)"),
                  FieldKind::Path, whole});
    addField({"/OutputPath", tr("OutputPath: the part that goes on"), FieldKind::Path, whole});
}

void MachineForm::build(const asl::Model&, const asl::State*)
{
    addField({"/Comment", tr("Comment"), FieldKind::Text, tr("What is this workflow for?")});
    addTargets({asl::StatePath(), TransitionKind::Start, 0, {}}, tr("Start at"), false);
    addField({"/TimeoutSeconds", tr("Timeout in seconds"), FieldKind::Number, tr("none")});
    addField({"/QueryLanguage", tr("Query language"), FieldKind::Text, QStringLiteral("JSONPath")});
    addNote(tr("Select a state to see what it does."));
}

} // namespace stepglass::ui::inspector
