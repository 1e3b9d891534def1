// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/private/Form.h"

#include "ui/bridge/FaultWords.h"
#include "ui/bridge/Words.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace stepglass::ui::inspector {

using asl::TransitionKind;

Form::Form(Tools& tools, QWidget* parent)
    : QScrollArea(parent)
    , m_tools(tools)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

QString Form::structure(const asl::Model&, const asl::State*) const
{
    return {};
}

void Form::reset()
{
    m_structure.clear();
}

void Form::show(const asl::Model& model, const asl::State* state)
{
    const asl::StatePath path = state ? state->path : asl::StatePath();
    const QString wanted = QStringLiteral("%1|%2|%3|%4")
                               .arg(bridge::toQString(path.pointer()))
                               .arg(state ? static_cast<int>(state->type) : -1)
                               .arg(state ? static_cast<int>(state->queryLanguage) : -1)
                               .arg(structure(model, state));
    if (wanted != m_structure) {
        m_structure = wanted;
        m_path = path;
        m_fields.clear();
        m_followers.clear();
        // An edit of a field may ask for another form: its sender must live until it returns.
        if (QWidget* old = takeWidget()) {
            old->hide();
            old->deleteLater();
        }
        auto* content = new QWidget;
        m_column = new QVBoxLayout(content);
        m_column->setContentsMargins(theme::metrics::panelPadding, theme::metrics::panelPadding,
                                     theme::metrics::panelPadding, theme::metrics::panelPadding);
        m_column->setSpacing(theme::metrics::grid * 3);
        build(model, state);
        m_column->addStretch(1);
        setWidget(content);
    }
    follow(model, state);
}

void Form::follow(const asl::Model& model, const asl::State* state)
{
    for (Field* field : m_fields) {
        field->load(valueAt(model, field->spec().pointer));
        field->setFault(faultAt(field->spec().pointer));
    }
    for (const auto& follower : m_followers)
        follower(model, state);
}

std::optional<Value> Form::valueAt(const asl::Model& model, const std::string& pointer) const
{
    const syntax::NodeId node = model.tree().find(m_path.pointer() + pointer);
    if (!node.isValid() || model.tree().node(node).kind == syntax::NodeKind::Missing)
        return std::nullopt;
    return asl::toValue(model.tree(), node);
}

QString Form::faultAt(const std::string& pointer) const
{
    const std::string whole = m_path.pointer() + pointer;
    for (const Diagnostic& diagnostic : m_tools.document.snapshot()->diagnostics) {
        const bool isHere =
            diagnostic.pointer == whole ||
            (diagnostic.pointer.starts_with(whole) && diagnostic.pointer[whole.size()] == '/');
        if (isHere && diagnostic.severity != Severity::Hint)
            return bridge::words(*m_tools.document.snapshot()->model, diagnostic);
    }
    return {};
}

Result<void> Form::perform(const edit::Intent& intent, const QString& stepName)
{
    const Result<void> done = m_tools.document.perform(intent, stepName);
    if (!done)
        m_tools.refuse(bridge::words(done.error()));
    return done;
}

void Form::setField(Field* field, const std::optional<Value>& value)
{
    const QString& label = field->spec().label;
    const Result<void> done = perform(edit::SetField{m_path, field->spec().pointer, value},
                                      value ? tr("Set %1").arg(label) : tr("Remove %1").arg(label));
    if (!done)
        field->refuse(bridge::words(done.error()));
}

Field* Form::addField(FieldSpec spec, QVBoxLayout* column)
{
    auto* field = new Field(std::move(spec), *m_tools.theme, nullptr);
    (column ? column : m_column)->addWidget(field);
    m_fields.push_back(field);
    connect(field, &Field::edited, this,
            [this, field](const std::optional<Value>& value) { setField(field, value); });
    return field;
}

void Form::addHeading(const QString& text)
{
    auto* label = new QLabel(text.toUpper());
    label->setProperty("section", true);
    label->setContentsMargins(0, theme::metrics::grid, 0, 0);
    m_column->addWidget(label);
}

QVBoxLayout* Form::addCard(const QString& title, const std::string& removable,
                           const QString& stepName)
{
    auto* card = new QFrame;
    card->setProperty("card", true);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(10, 8, 10, 10);
    column->setSpacing(theme::metrics::grid * 2);
    auto* top = new QHBoxLayout;
    auto* label = new QLabel(title, card);
    label->setFont(theme::Theme::cardTitleFont());
    top->addWidget(label);
    top->addStretch(1);
    if (!removable.empty()) {
        auto* remove = new QToolButton(card);
        remove->setObjectName(QStringLiteral("remove.") + bridge::toQString(removable).mid(1));
        remove->setIcon(m_tools.theme->icon(QStringLiteral("close")));
        remove->setToolTip(stepName);
        remove->setAccessibleName(stepName);
        remove->setFixedSize(24, 24);
        connect(remove, &QToolButton::clicked, this, [this, removable, stepName] {
            (void)perform(edit::SetField{m_path, removable, std::nullopt}, stepName);
        });
        top->addWidget(remove);
    }
    column->addLayout(top);
    m_column->addWidget(card);
    return column;
}

void Form::addTargets(const edit::Retarget& transition, const QString& label, bool mayEnd,
                      QVBoxLayout* column)
{
    auto* row = new QWidget;
    auto* lines = new QVBoxLayout(row);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme::metrics::grid);
    auto* combo = new QComboBox(row);
    auto* show = new QToolButton(row);
    show->setObjectName(QStringLiteral("showTarget.%1.%2")
                            .arg(static_cast<int>(transition.kind))
                            .arg(transition.index));
    show->setIcon(m_tools.theme->icon(QStringLiteral("center")));
    show->setToolTip(tr("Show the target"));
    show->setAccessibleName(show->toolTip());
    combo->setObjectName(QStringLiteral("target.%1.%2")
                             .arg(static_cast<int>(transition.kind))
                             .arg(transition.index));
    combo->setAccessibleName(label);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(8);
    QLabel* fault = faultLabel(row);
    auto* line = new QHBoxLayout;
    line->setSpacing(theme::metrics::grid);
    if (column)
        line->addWidget(fieldLabel(QStringLiteral("→"), combo, row));
    else
        lines->addWidget(fieldLabel(label, combo, row));
    line->addWidget(combo, 1);
    line->addWidget(show);
    lines->addLayout(line);
    lines->addWidget(fault);
    connect(show, &QToolButton::clicked, this, [this, combo, transition] {
        const asl::Model& model = *m_tools.document.snapshot()->model;
        const asl::Scope* scope = transition.kind == TransitionKind::Start
                                      ? &model.root()
                                      : model.scopeOf(transition.state);
        const asl::State* target =
            scope ? scope->find(bridge::toUtf8(combo->currentData().toString())) : nullptr;
        if (target)
            m_tools.document.selectState(target->path);
    });

    const auto fill = [this, combo, show, transition, mayEnd](const asl::Model& now,
                                                              const asl::State*) {
        const asl::Scope* scope =
            transition.kind == TransitionKind::Start ? &now.root() : now.scopeOf(transition.state);
        const asl::State* state = now.state(transition.state);
        QString present;
        bool isEnd = false;
        if (transition.kind == TransitionKind::Start) {
            present = now.root().start ? bridge::toQString(now.root().start->target) : QString();
        } else if (state) {
            for (const asl::Transition& known : state->transitions) {
                const bool isNext =
                    transition.kind == TransitionKind::Next && known.kind == TransitionKind::End;
                if ((known.kind == transition.kind || isNext) && known.index == transition.index) {
                    present = bridge::toQString(known.target);
                    isEnd = isNext;
                }
            }
        }
        combo->clear();
        if (mayEnd)
            combo->addItem(m_tools.theme->icon(QStringLiteral("stop")),
                           tr("End of the workflow or branch"), QString());
        if (scope) {
            for (const asl::State& target : scope->states)
                combo->addItem(bridge::toQString(target.name), bridge::toQString(target.name));
        }
        int at = isEnd ? 0 : combo->findData(present);
        if (at < 0 || (!isEnd && present.isEmpty())) {
            combo->insertItem(0, present.isEmpty() ? tr("(none)") : tr("%1 (missing)").arg(present),
                              present);
            at = 0;
        }
        combo->setCurrentIndex(at);
        show->setEnabled(scope && scope->find(bridge::toUtf8(combo->currentData().toString())));
    };
    addRow(row, fill, column);
    connect(combo, &QComboBox::activated, this, [this, combo, fault, transition](int index) {
        edit::Retarget intent = transition;
        intent.newTarget = bridge::toUtf8(combo->itemData(index).toString());
        const Result<void> done = perform(intent, tr("Change target"));
        showFault(fault, combo, done ? QString() : bridge::words(done.error()));
    });
}

void Form::addLink(const QString& text, const QString& name, QVBoxLayout* column,
                   const std::function<void()>& act)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setProperty("link", true);
    button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    (column ? column : m_column)->addWidget(button, 0, Qt::AlignLeft);
    connect(button, &QPushButton::clicked, this, act);
}

void Form::addNote(const QString& text, QVBoxLayout* column)
{
    auto* label = new QLabel(text);
    label->setProperty("muted", true);
    label->setWordWrap(true);
    (column ? column : m_column)->addWidget(label);
}

void Form::addRow(QWidget* row, std::function<void(const asl::Model&, const asl::State*)> follow,
                  QVBoxLayout* column)
{
    (column ? column : m_column)->addWidget(row);
    if (follow)
        m_followers.push_back(std::move(follow));
}

} // namespace stepglass::ui::inspector
