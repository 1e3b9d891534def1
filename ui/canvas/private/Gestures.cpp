// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/private/Gestures.h"

#include "ui/bridge/Words.h"
#include "ui/canvas/Navigation.h"
#include "ui/document/WorkflowDocument.h"

namespace stepglass::ui::canvas {

namespace {

QString typeText(asl::StateType type)
{
    return bridge::toQString(asl::toString(type));
}

/// Which transition leads on from a state: Next or End; of a Choice, Default before the last rule.
std::pair<asl::TransitionKind, std::size_t> onwardOf(const asl::State& state)
{
    std::pair<asl::TransitionKind, std::size_t> best{asl::TransitionKind::Next, 0};
    for (const asl::Transition& transition : state.transitions) {
        switch (transition.kind) {
        case asl::TransitionKind::Next:
        case asl::TransitionKind::End:
        case asl::TransitionKind::Default:
            return {transition.kind, transition.index};
        case asl::TransitionKind::Choice:
            best = {transition.kind, transition.index};
            break;
        case asl::TransitionKind::Start:
        case asl::TransitionKind::Catch:
            break;
        }
    }
    return best;
}

} // namespace

Gestures::Gestures(document::WorkflowDocument& document, QObject* parent)
    : QObject(parent)
    , m_document(document)
{
}

const asl::Model& Gestures::model() const
{
    static const std::shared_ptr<const asl::Model> none =
        asl::Model::build(syntax::SyntaxTree::parse(std::string(), syntax::Format::Json));
    const std::shared_ptr<const analysis::Snapshot> snapshot = m_document.snapshot();
    return snapshot->model ? *snapshot->model : *none;
}

QString Gestures::nameOf(const asl::StatePath& path) const
{
    const asl::State* state = model().state(path);
    return state ? bridge::toQString(state->name) : QString();
}

std::string Gestures::freshName(asl::StateType type) const
{
    return edit::uniqueStateName(model(), asl::toString(type));
}

bool Gestures::perform(const edit::Intent& intent, const QString& stepName)
{
    const Result<void> result = m_document.perform(intent, stepName);
    if (result)
        return true;
    Q_EMIT refused(bridge::words(result.error()));
    return false;
}

bool Gestures::rename(const asl::StatePath& state, const QString& newName)
{
    return perform(edit::RenameState{state, bridge::toUtf8(newName)},
                   tr("Rename %1").arg(nameOf(state)));
}

bool Gestures::remove(const document::Selection& selection)
{
    if (!selection.hasState || (selection.state.isRoot() && !selection.transition)) {
        Q_EMIT refused(tr("Select a state to delete it"));
        return false;
    }
    if (selection.transition) {
        if (selection.transition->first == asl::TransitionKind::Next)
            return retarget(
                {selection.state, selection.transition->first, selection.transition->second}, {});
        Q_EMIT refused(
            tr("This transition cannot be deleted alone. Lead it elsewhere, or remove its rule."));
        return false;
    }
    const std::shared_ptr<const analysis::Snapshot> snapshot = m_document.snapshot();
    std::optional<asl::StatePath> neighbour;
    if (snapshot->layout) {
        neighbour = walk(model(), *snapshot->layout, selection.state, Step::Forward);
        if (!neighbour)
            neighbour = walk(model(), *snapshot->layout, selection.state, Step::Backward);
    }
    if (!perform(edit::DeleteState{selection.state}, tr("Delete %1").arg(nameOf(selection.state))))
        return false;
    if (neighbour)
        m_document.selectState(*neighbour);
    return true;
}

bool Gestures::insertAfter(const asl::StatePath& path, asl::StateType type)
{
    const asl::State* state = model().state(path);
    if (!state) {
        Q_EMIT refused(tr("Select a state to add another after it"));
        return false;
    }
    if (state->isTerminal()) {
        Q_EMIT refused(tr("%1 ends the state machine; nothing can follow it").arg(nameOf(path)));
        return false;
    }
    const auto [kind, index] = onwardOf(*state);
    return insertOn({path, kind, index}, type);
}

bool Gestures::insertOn(const EdgeKey& transition, asl::StateType type)
{
    return perform(edit::InsertState{transition.state, transition.kind, transition.index, type,
                                     freshName(type)},
                   tr("Add %1").arg(typeText(type)));
}

bool Gestures::insertFirst(const asl::StatePath& scope, asl::StateType type)
{
    return perform(edit::InsertFirstState{scope, type, freshName(type)},
                   tr("Add %1").arg(typeText(type)));
}

bool Gestures::insertAtSelection(asl::StateType type)
{
    const document::Selection selection = m_document.selection();
    if (model().root().states.empty())
        return insertFirst({}, type);
    if (selection.hasState && selection.transition)
        return insertOn(
            {selection.state, selection.transition->first, selection.transition->second}, type);
    return insertAfter(selection.hasState ? selection.state : asl::StatePath(), type);
}

bool Gestures::retarget(const EdgeKey& transition, const std::string& newTarget)
{
    const QString name =
        transition.kind == asl::TransitionKind::Start ? tr("the start") : nameOf(transition.state);
    const QString step = newTarget.empty()
                             ? tr("End after %1").arg(name)
                             : tr("Lead %1 to %2").arg(name, bridge::toQString(newTarget));
    return perform(edit::Retarget{transition.state, transition.kind, transition.index, newTarget},
                   step);
}

bool Gestures::setAsStart(const asl::StatePath& path)
{
    const asl::State* state = model().state(path);
    return state && retarget({scopePathOf(path), asl::TransitionKind::Start, 0}, state->name);
}

bool Gestures::moveSource(const EdgeKey& transition, const asl::StatePath& newSource)
{
    const asl::State* from = model().state(transition.state);
    const asl::State* to = model().state(newSource);
    if (!from || !to || from == to)
        return false;
    std::string target;
    for (const asl::Transition& candidate : from->transitions) {
        if (candidate.kind == transition.kind && candidate.index == transition.index)
            target = candidate.target;
    }
    // Two edits, one step of the history; where one is refused, neither stands.
    m_document.undoStack()->beginMacro(
        tr("Let %1 lead to %2").arg(nameOf(newSource), bridge::toQString(target)));
    const bool isDone = retarget({newSource, asl::TransitionKind::Next, 0}, target) &&
                        retarget(transition, std::string());
    m_document.undoStack()->endMacro();
    if (!isDone)
        m_document.undoStack()->undo();
    return isDone;
}

bool Gestures::mayEnd(asl::TransitionKind kind)
{
    return kind == asl::TransitionKind::Next || kind == asl::TransitionKind::End;
}

bool Gestures::isRetargetable(const EdgeKey& transition) const
{
    if (transition.kind != asl::TransitionKind::End)
        return true;
    const asl::State* state = model().state(transition.state);
    return state && !state->isTerminal();
}

std::optional<asl::StatePath> Gestures::emptyScopeOf(const asl::StatePath& container) const
{
    const asl::State* state = model().state(container);
    if (!state || !state->isContainer())
        return std::nullopt;
    for (const asl::Scope& scope : state->scopes) {
        if (scope.states.empty())
            return scope.path;
    }
    if (!state->scopes.empty())
        return std::nullopt;
    return asl::StatePath(container.pointer() + (state->type == asl::StateType::Parallel
                                                     ? "/Branches/0"
                                                     : "/ItemProcessor"));
}

} // namespace stepglass::ui::canvas
