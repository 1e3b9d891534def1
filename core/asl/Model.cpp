// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/Model.h"

#include "core/value/Pointer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stepglass::asl {

namespace {

using syntax::Node;
using syntax::NodeId;
using syntax::NodeKind;
using syntax::SyntaxTree;

constexpr std::array<std::pair<std::string_view, StateType>, 8> typeNames{{
    {"Task", StateType::Task},
    {"Pass", StateType::Pass},
    {"Choice", StateType::Choice},
    {"Wait", StateType::Wait},
    {"Succeed", StateType::Succeed},
    {"Fail", StateType::Fail},
    {"Parallel", StateType::Parallel},
    {"Map", StateType::Map},
}};

/// Deeper machines would let a hostile text exhaust the stack; AWS allows far fewer.
constexpr std::size_t maximumScopeDepth = 200;

bool isText(const Node& node)
{
    return node.kind == NodeKind::String || node.kind == NodeKind::Placeholder;
}

/// Only the exact text "JSONPath" means JSONPath; what is absent is inherited, and anything else
/// counts as JSONata, as AWS has it.
QueryLanguage queryLanguageOf(const SyntaxTree& tree, NodeId node, QueryLanguage inherited)
{
    if (!node.isValid() || tree.node(node).kind == NodeKind::Missing)
        return inherited;
    return tree.string(node) == "JSONPath" ? QueryLanguage::JsonPath : QueryLanguage::Jsonata;
}

/// The members of one state that the model reads, found in one pass over its text.
struct Fields {
    NodeId type, comment, queryLanguage, resource, choices, defaultState, next, end, retriers,
        catchers;
    NodeId branches, itemProcessor, iterator;

    Fields(const SyntaxTree& tree, NodeId state)
    {
        if (tree.node(state).kind != NodeKind::Object)
            return;
        const std::array<std::pair<std::string_view, NodeId*>, 13> wanted{{
            {"Type", &type},
            {"Comment", &comment},
            {"QueryLanguage", &queryLanguage},
            {"Resource", &resource},
            {"Choices", &choices},
            {"Default", &defaultState},
            {"Next", &next},
            {"End", &end},
            {"Retry", &retriers},
            {"Catch", &catchers},
            {"Branches", &branches},
            {"ItemProcessor", &itemProcessor},
            {"Iterator", &iterator},
        }};
        for (NodeId id = tree.node(state).firstChild; id.isValid();
             id = tree.node(id).nextSibling) {
            const std::string key = tree.key(id);
            const auto found =
                std::find_if(wanted.begin(), wanted.end(),
                             [&key](const auto& field) { return field.first == key; });
            if (found != wanted.end())
                *found->second = id;
        }
    }
};

class Builder {
public:
    Builder(const SyntaxTree& tree, const KnownPlaceholders& known)
        : m_tree(tree)
        , m_known(known)
    {
    }

    Scope scope(NodeId node, std::string path, std::size_t depth);

    QueryLanguage machineLanguage = QueryLanguage::JsonPath;
    std::size_t stateCount = 0; ///< of those built so far

private:
    State state(NodeId node, const std::string& statesPath, std::size_t depth);
    void readChoices(State& state, const Fields& fields) const;
    void readEnd(State& state, const Fields& fields) const;
    void readCatchers(State& state, const Fields& fields) const;
    void readScopes(State& state, const Fields& fields, std::size_t depth);
    void addTarget(State& state, TransitionKind kind, std::size_t index, NodeId target,
                   NodeId rule) const;

    const SyntaxTree& m_tree;
    const KnownPlaceholders& m_known;
};

Scope Builder::scope(NodeId node, std::string path, std::size_t depth)
{
    Scope scope;
    scope.path = StatePath(std::move(path));
    scope.node = node;
    if (!node.isValid() || m_tree.node(node).kind != NodeKind::Object)
        return scope;
    const NodeId start = m_tree.member(node, "StartAt");
    if (start.isValid() && isText(m_tree.node(start)))
        scope.start = Transition{TransitionKind::Start, 0, m_tree.string(start), start, {}};
    const NodeId states = m_tree.member(node, "States");
    if (!states.isValid() || m_tree.node(states).kind != NodeKind::Object)
        return scope;
    scope.statesNode = states;
    const std::string statesPath = scope.path.pointer() + "/States/";
    scope.states.reserve(m_tree.node(states).childCount);
    for (NodeId id = m_tree.node(states).firstChild; id.isValid();
         id = m_tree.node(id).nextSibling) {
        if (!m_tree.node(id).keyRange.isEmpty())
            scope.states.push_back(state(id, statesPath, depth));
    }
    return scope;
}

State Builder::state(NodeId node, const std::string& statesPath, std::size_t depth)
{
    State state;
    ++stateCount;
    state.name = m_tree.key(node);
    state.path = StatePath(statesPath + value::escapePointerToken(state.name));
    state.node = node;
    state.isBroken = m_tree.node(node).isBroken || m_tree.node(node).kind != NodeKind::Object;
    const Fields fields(m_tree, node);
    const auto textOf = [this](NodeId id) {
        return id.isValid() ? m_tree.string(id) : std::string();
    };
    state.typeText = textOf(fields.type);
    state.type = stateTypeOf(state.typeText);
    state.comment = textOf(fields.comment);
    state.queryLanguage = queryLanguageOf(m_tree, fields.queryLanguage, machineLanguage);
    if (state.type == StateType::Task || state.type == StateType::Unknown)
        state.resource = withValues(textOf(fields.resource), m_known);
    const auto countOf = [this](NodeId list) -> std::size_t {
        return list.isValid() && m_tree.node(list).kind == NodeKind::Array
                   ? m_tree.node(list).childCount
                   : 0;
    };
    state.retrierCount = countOf(fields.retriers);
    state.catcherCount = countOf(fields.catchers);
    readChoices(state, fields);
    readEnd(state, fields);
    readCatchers(state, fields);
    if (depth < maximumScopeDepth)
        readScopes(state, fields, depth + 1);
    return state;
}

void Builder::addTarget(State& state, TransitionKind kind, std::size_t index, NodeId target,
                        NodeId rule) const
{
    if (target.isValid() && isText(m_tree.node(target)))
        state.transitions.push_back({kind, index, m_tree.string(target), target, rule});
}

void Builder::readChoices(State& state, const Fields& fields) const
{
    if (state.type != StateType::Choice && state.type != StateType::Unknown)
        return;
    if (fields.choices.isValid() && m_tree.node(fields.choices).kind == NodeKind::Array) {
        for (NodeId rule = m_tree.node(fields.choices).firstChild; rule.isValid();
             rule = m_tree.node(rule).nextSibling)
            addTarget(state, TransitionKind::Choice, m_tree.node(rule).indexInParent,
                      m_tree.member(rule, "Next"), rule);
    }
    addTarget(state, TransitionKind::Default, 0, fields.defaultState, {});
}

void Builder::readEnd(State& state, const Fields& fields) const
{
    if (state.type == StateType::Choice)
        return;
    if (state.isTerminal()) {
        state.transitions.push_back({TransitionKind::End, 0, {}, {}, {}});
        return;
    }
    addTarget(state, TransitionKind::Next, 0, fields.next, {});
    if (!fields.end.isValid() || m_tree.node(fields.end).kind != NodeKind::Boolean)
        return;
    const std::string end = m_tree.string(fields.end);
    if (end == "true" || end == "True" || end == "TRUE")
        state.transitions.push_back({TransitionKind::End, 0, {}, fields.end, {}});
}

void Builder::readCatchers(State& state, const Fields& fields) const
{
    if (!fields.catchers.isValid() || m_tree.node(fields.catchers).kind != NodeKind::Array)
        return;
    for (NodeId catcher = m_tree.node(fields.catchers).firstChild; catcher.isValid();
         catcher = m_tree.node(catcher).nextSibling)
        addTarget(state, TransitionKind::Catch, m_tree.node(catcher).indexInParent,
                  m_tree.member(catcher, "Next"), catcher);
}

void Builder::readScopes(State& state, const Fields& fields, std::size_t depth)
{
    const bool isUnknown = state.type == StateType::Unknown;
    if ((state.type == StateType::Parallel || isUnknown) && fields.branches.isValid() &&
        m_tree.node(fields.branches).kind == NodeKind::Array) {
        for (NodeId branch = m_tree.node(fields.branches).firstChild; branch.isValid();
             branch = m_tree.node(branch).nextSibling)
            state.scopes.push_back(scope(branch,
                                         state.path.pointer() + "/Branches/" +
                                             std::to_string(m_tree.node(branch).indexInParent),
                                         depth));
    }
    const NodeId processor =
        fields.itemProcessor.isValid() ? fields.itemProcessor : fields.iterator;
    if ((state.type == StateType::Map || isUnknown) && processor.isValid()) {
        state.scopes.push_back(
            scope(processor,
                  state.path.pointer() +
                      (fields.itemProcessor.isValid() ? "/ItemProcessor" : "/Iterator"),
                  depth));
        const NodeId mode = m_tree.member(m_tree.member(processor, "ProcessorConfig"), "Mode");
        state.isDistributedMap = mode.isValid() && m_tree.string(mode) == "DISTRIBUTED";
    }
}

/// The states of a scope and of those below it, with the depth of the deepest.
template <typename Visit>
void visitStates(Scope& scope, std::size_t depth, const Visit& visit)
{
    for (State& state : scope.states) {
        visit(scope, state, depth);
        for (Scope& inner : state.scopes)
            visitStates(inner, depth + 1, visit);
    }
}

std::uint32_t beginOf(const SyntaxTree& tree, NodeId node)
{
    const Node& value = tree.node(node);
    return value.keyRange.isEmpty() ? value.range.begin : value.keyRange.begin;
}

bool holds(const SyntaxTree& tree, NodeId node, std::uint32_t offset)
{
    return beginOf(tree, node) <= offset && offset <= tree.node(node).range.end;
}

} // namespace

std::string_view toString(StateType type)
{
    const auto found = std::find_if(typeNames.begin(), typeNames.end(),
                                    [type](const auto& name) { return name.second == type; });
    return found != typeNames.end() ? found->first : "Unknown";
}

StateType stateTypeOf(std::string_view text)
{
    const auto found = std::find_if(typeNames.begin(), typeNames.end(),
                                    [text](const auto& name) { return name.first == text; });
    return found != typeNames.end() ? found->second : StateType::Unknown;
}

const State* Scope::find(std::string_view name) const
{
    const auto found = std::find_if(states.begin(), states.end(),
                                    [name](const State& state) { return state.name == name; });
    return found != states.end() ? &*found : nullptr;
}

std::shared_ptr<const Model> Model::build(std::shared_ptr<const syntax::SyntaxTree> tree,
                                          std::shared_ptr<const KnownPlaceholders> known)
{
    static const auto nothingKnown = std::make_shared<const KnownPlaceholders>();
    const std::shared_ptr<Model> model(new Model);
    model->m_tree = std::move(tree);
    model->m_known = known ? std::move(known) : nothingKnown;
    const SyntaxTree& source = *model->m_tree;
    const NodeId root = source.root();
    const NodeId comment = source.member(root, "Comment");
    model->m_comment = comment.isValid() ? source.string(comment) : std::string();
    model->m_queryLanguage =
        queryLanguageOf(source, source.member(root, "QueryLanguage"), QueryLanguage::JsonPath);

    Builder builder(source, *model->m_known);
    builder.machineLanguage = model->m_queryLanguage;
    model->m_root = builder.scope(root, {}, 0);

    model->m_byPath.reserve(builder.stateCount);
    model->m_states.reserve(builder.stateCount);
    visitStates(model->m_root, 0,
                [&model](const Scope& scope, const State& state, std::size_t depth) {
                    model->m_states.push_back(&state);
                    // Where a name stands twice, the later state is the one that counts.
                    model->m_byPath[state.path.pointer()] = {&state, &scope};
                    model->m_depth = std::max(model->m_depth, depth);
                });
    model->m_byNode = model->m_states;
    std::sort(model->m_byNode.begin(), model->m_byNode.end(),
              [](const State* a, const State* b) { return a->node < b->node; });
    // A fault belongs to the innermost state around it, not to the containers further out.
    for (const Diagnostic& fault : source.diagnostics()) {
        const State* state =
            fault.severity == Severity::Error ? model->stateAt(fault.range.begin) : nullptr;
        if (state != nullptr)
            const_cast<State*>(state)->isBroken = true;
    }
    return model;
}

const State* Model::state(const StatePath& path) const
{
    const auto found = m_byPath.find(path.pointer());
    return found != m_byPath.end() ? found->second.state : nullptr;
}

const Scope* Model::scopeOf(const StatePath& state) const
{
    const auto found = m_byPath.find(state.pointer());
    return found != m_byPath.end() ? found->second.scope : nullptr;
}

const State* Model::stateOf(syntax::NodeId node) const
{
    const auto found =
        std::lower_bound(m_byNode.begin(), m_byNode.end(), node,
                         [](const State* state, NodeId wanted) { return state->node < wanted; });
    return found != m_byNode.end() && (*found)->node == node ? *found : nullptr;
}

const State* Model::stateAt(std::uint32_t offset) const
{
    const State* innermost = nullptr;
    const Scope* scope = &m_root;
    // Where nothing is out of order, all states behind the offset are behind those before it.
    const bool isInOrder = m_tree->diagnostics().empty() && !m_tree->hasCopies();
    while (scope != nullptr) {
        auto first = scope->states.begin();
        if (isInOrder) {
            const auto next =
                std::partition_point(first, scope->states.end(), [&](const State& state) {
                    return beginOf(*m_tree, state.node) <= offset;
                });
            first = next == first ? first : next - 1;
        }
        const auto found = std::find_if(first, scope->states.end(), [&](const State& state) {
            return holds(*m_tree, state.node, offset);
        });
        if (found == scope->states.end())
            return innermost;
        innermost = &*found;
        const auto inner =
            std::find_if(found->scopes.begin(), found->scopes.end(),
                         [&](const Scope& below) { return holds(*m_tree, below.node, offset); });
        scope = inner != found->scopes.end() ? &*inner : nullptr;
    }
    return innermost;
}

} // namespace stepglass::asl
