// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/Evaluator.h"

namespace stepglass::jsonata {

namespace {

/// The threads of a program have 8 MiB of stack; half of it is ours.
constexpr std::ptrdiff_t mostStack = std::ptrdiff_t(4) << 20;

/// What was measured at AWS: [1..873782] passes, one more does not; a text of 4,194,304 characters
/// passes, one of twice that does not.
constexpr std::size_t mostElementsOfAws = 873'782;
constexpr std::size_t mostBytesOfAws = 8'388'607;
constexpr std::size_t mostElementsOfRange = 10'000'000;

/// Where the stack of this thread stands. A sanitizer may keep local variables elsewhere.
const char* stackPlace()
{
    return static_cast<const char*>(__builtin_frame_address(0));
}

} // namespace

/// Counts evaluations inside each other.
class Evaluator::DepthGuard {
public:
    explicit DepthGuard(Evaluator& evaluator)
        : m_depth(evaluator.m_depth)
    {
        if (++m_depth > evaluator.m_options.limits.depth) {
            --m_depth;
            raiseLimit(FaultKind::Depth);
        }
    }
    DepthGuard(const DepthGuard&) = delete;
    DepthGuard& operator=(const DepthGuard&) = delete;
    ~DepthGuard() { --m_depth; }

private:
    std::size_t& m_depth;
};

Evaluator::Evaluator(const Tree& tree, const EvaluationOptions& options, Tracer* tracer)
    : m_tree(tree)
    , m_options(options)
    , m_tracer(tracer)
{
}

Item Evaluator::run(const std::optional<Value>& input, const Bindings& bindings)
{
    m_stackBase = stackPlace();
    const Ref<Frame> root = makeFrame(nullptr);
    if (m_tree.usesEval)
        m_names = m_tree.names;
    root->reserve(bindings.size() + 1);
    for (const auto& [name, value] : bindings) {
        const NameId id = m_names ? m_names->intern(name) : m_tree.names.find(name);
        if (id == 0)
            continue;
        Item variable = value;
        if (m_tracer != nullptr)
            variable.setOrigin(m_tracer->addRoot({value::Source::Root::Variable, name, {}}, value));
        root->bind(id, std::move(variable));
    }
    Item document = input ? Item(*input) : Item();
    if (input && m_tracer != nullptr)
        document.setOrigin(m_tracer->addRoot({value::Source::Root::Input, {}, {}}, *input));
    if (const NameId name = m_names ? m_names->intern("$") : m_tree.documentName; name != 0)
        root->bind(name, document);
    Item start = document;
    if (document.isArray()) {
        Ref<List> wrapper = makeSequence(document);
        wrapper->wrapsInput = true;
        start = wrapper;
    }
    Item result = evaluate(*m_tree.root, start, *root);
    if (result.isFunction() && dialect() == Dialect::StepFunctions)
        raiseLimit(FaultKind::Function);
    return result;
}

void Evaluator::look() const
{
    if (m_options.cancel != nullptr && m_options.cancel->isCancelled())
        raiseLimit(FaultKind::Cancelled);
    if (m_steps > m_options.limits.steps)
        raiseLimit(FaultKind::Steps);
    if (m_options.deadline && std::chrono::steady_clock::now() > *m_options.deadline)
        raiseLimit(FaultKind::Time);
}

void Evaluator::checkStack() const
{
    const std::ptrdiff_t used = m_stackBase - stackPlace();
    if (used > mostStack || used < -mostStack)
        raiseLimit(FaultKind::Depth);
}

RandomSource& Evaluator::random()
{
    if (m_options.random != nullptr)
        return *m_options.random;
    if (!m_ownRandom)
        m_ownRandom.emplace(0);
    return *m_ownRandom;
}

std::size_t Evaluator::mostElements() const
{
    return m_options.boundMemory ? mostElementsOfAws : mostElementsOfRange;
}

std::size_t Evaluator::mostBytes() const
{
    return m_options.boundMemory ? mostBytesOfAws : m_options.limits.bytes;
}

Item Evaluator::evaluate(const Node& node, const Item& input, Frame& frame)
{
    tick();
    checkStack();
    const DepthGuard guard(*this);
    Item result = evaluateByType(node, input, frame);
    for (const Stage& predicate : node.predicates)
        result = evaluateFilter(*predicate.expression, result, frame);
    if (node.group != nullptr && node.type != NodeType::Path)
        result = evaluateGroup(node.group->pairs, node.group->position, result, frame);
    if (result.isSequence() && !result.isTupleStream()) {
        List& list = result.list();
        if (node.keepArray)
            list.keepsSingleton = true;
        if (list.items.empty())
            return {};
        if (list.items.size() == 1 && !list.keepsSingleton)
            return Item(list.items.front());
    }
    return result;
}

Item Evaluator::evaluateByType(const Node& node, const Item& input, Frame& frame)
{
    switch (node.type) {
    case NodeType::Path:
        return evaluatePath(node, input, frame);
    case NodeType::Binary:
        return evaluateBinary(node, input, frame);
    case NodeType::Unary:
        return evaluateUnary(node, input, frame);
    case NodeType::Name:
        return evaluateName(node, input);
    case NodeType::Text:
    case NodeType::Number:
    case NodeType::Word:
        return node.value;
    case NodeType::Wildcard:
        return evaluateWildcard(input);
    case NodeType::Descendant:
        return evaluateDescendants(input);
    case NodeType::Parent: {
        const Item* found = frame.find(node.slot->label);
        return found != nullptr ? *found : Item();
    }
    case NodeType::Condition:
        if (m_tracer != nullptr)
            return evaluateTracedCondition(node, input, frame);
        if (isTrue(evaluate(*node.lhs, input, frame)))
            return evaluate(*node.rhs, input, frame);
        return node.third != nullptr ? evaluate(*node.third, input, frame) : Item();
    case NodeType::Block: {
        const Ref<Frame> inner = makeFrame(&frame);
        Item result;
        for (const Node* expression : node.children)
            result = evaluate(*expression, input, *inner);
        return result;
    }
    case NodeType::Bind: {
        Item bound = evaluate(*node.rhs, input, frame);
        if (node.lhs->name != 0)
            frame.bind(node.lhs->name, bound);
        return bound;
    }
    case NodeType::Regex:
        return makeRef<RegexFunction>(node);
    case NodeType::Function:
        return evaluateFunction(node, input, frame, nullptr);
    case NodeType::Variable:
        return evaluateVariable(node, input, frame);
    case NodeType::Lambda:
        return makeRef<Lambda>(node, input, frame);
    case NodeType::Partial:
        return evaluatePartial(node, input, frame);
    case NodeType::Apply:
        return evaluateApply(node, input, frame);
    case NodeType::Transform:
        return makeRef<TransformFunction>(node, frame);
    case NodeType::End:
    case NodeType::Operator:
    case NodeType::Sort:
        break;
    }
    return {};
}

Item Evaluator::evaluateTracedCondition(const Node& node, const Item& input, Frame& frame)
{
    const Item condition = evaluate(*node.lhs, input, frame);
    const Node* branch = isTrue(condition) ? node.rhs : node.third;
    Item result = branch != nullptr ? evaluate(*branch, input, frame) : Item();
    if (!result.isUndefined())
        result.setOrigin(m_tracer->decided(result.origin(), condition));
    return result;
}

} // namespace stepglass::jsonata
