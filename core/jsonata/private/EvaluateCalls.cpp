// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/Evaluator.h"

#include "core/jsonata/library/Text.h"

#include <algorithm>
#include <array>

namespace stepglass::jsonata {

namespace {

const value::Key& key(std::size_t index)
{
    static const std::array<value::Key, 5> keys{"match", "start", "end", "groups", "next"};
    return keys[index];
}

/// By what name a call's function goes: the variable's, or the bare name's.
std::optional<Value> nameOf(const Node& procedure)
{
    if (procedure.type == NodeType::Path)
        return procedure.children.front()->value;
    if (procedure.type == NodeType::Variable)
        return procedure.value;
    return std::nullopt;
}

bool isThunk(const Item& item)
{
    return item.isFunction() && item.function().kind == Function::Kind::Lambda &&
           static_cast<const Lambda&>(item.function()).node.isThunk;
}

} // namespace

std::size_t arityOf(const Item& function)
{
    const Function& callee = function.function();
    switch (callee.kind) {
    case Function::Kind::Lambda:
        return static_cast<const Lambda&>(callee).parameters.size();
    case Function::Kind::Builtin: {
        const auto& builtin = static_cast<const BuiltinFunction&>(callee);
        if (builtin.given.empty())
            return builtin.builtin.definition.arity;
        return static_cast<std::size_t>(std::ranges::count_if(
            builtin.given, [](const std::optional<Item>& given) { return !given; }));
    }
    case Function::Kind::Regex:
        return 2;
    case Function::Kind::NextMatch:
        return 0;
    case Function::Kind::Transform:
    case Function::Kind::Chain:
        break;
    }
    return 1;
}

Item Evaluator::builtinItem(const Builtin& builtin)
{
    // An expression knows few of them, and each is one object, equal to itself.
    for (const Ref<BuiltinFunction>& known : m_builtins)
        if (&known->builtin == &builtin)
            return known;
    return m_builtins.emplace_back(makeRef<BuiltinFunction>(builtin));
}

Item Evaluator::evaluateVariable(const Node& node, const Item& input, Frame& frame)
{
    if (node.name == 0)
        return input.isList() && input.list().wrapsInput ? input.at(0) : input;
    if (const Item* found = frame.find(node.name))
        return *found;
    return node.builtin != nullptr ? builtinItem(*node.builtin) : Item();
}

bool Evaluator::isKnownVariable(const Node& path, Frame& frame) const
{
    if (path.type != NodeType::Path || path.children.front()->type != NodeType::Name)
        return false;
    const std::string_view name = path.children.front()->value.asString();
    const NameId id = (m_names ? *m_names : m_tree.names).find(name);
    const Item* found = id != 0 ? frame.find(id) : nullptr;
    if (found != nullptr)
        return found->isFunction() || isTrue(*found);
    return findBuiltin(name, dialect()) != nullptr;
}

Item Evaluator::evaluateFunction(const Node& node, const Item& input, Frame& frame,
                                 const Item* appliedTo)
{
    const Item procedure = evaluate(*node.procedure, input, frame);
    if (procedure.isUndefined() && isKnownVariable(*node.procedure, frame)) {
        Fault fault{"T1005"};
        fault.position = node.position;
        fault.token = nameOf(*node.procedure);
        raise(std::move(fault));
    }
    std::vector<Item> arguments;
    arguments.reserve(node.children.size() + (appliedTo != nullptr ? 1 : 0));
    if (appliedTo != nullptr)
        arguments.push_back(*appliedTo);
    for (const Node* argument : node.children)
        arguments.push_back(evaluate(*argument, input, frame));
    if (procedure.isFunction()) {
        procedure.function().token = nameOf(*node.procedure);
        procedure.function().position = node.position;
    }
    try {
        return apply(procedure, std::move(arguments), input, frame);
    } catch (Fault& fault) {
        if (!fault.position)
            fault.position = node.position;
        if (!fault.token)
            fault.token = nameOf(*node.procedure);
        throw;
    }
}

Item Evaluator::evaluatePartial(const Node& node, const Item& input, Frame& frame)
{
    std::vector<std::optional<Item>> arguments;
    for (const Node* argument : node.children) {
        if (argument->type == NodeType::Operator && argument->symbol == Symbol::Question)
            arguments.emplace_back(std::nullopt);
        else
            arguments.emplace_back(evaluate(*argument, input, frame));
    }
    const Item procedure = evaluate(*node.procedure, input, frame);
    if (!procedure.isFunction()) {
        const bool isMistaken = procedure.isUndefined() && isKnownVariable(*node.procedure, frame);
        Fault fault{isMistaken ? "T1007" : "T1008"};
        fault.position = node.position;
        fault.token = nameOf(*node.procedure);
        raise(std::move(fault));
    }
    Function& function = procedure.function();
    if (function.kind == Function::Kind::Builtin) {
        const auto& origin = static_cast<const BuiltinFunction&>(function);
        auto partial = makeRef<BuiltinFunction>(origin.builtin);
        partial->given = origin.given;
        if (partial->given.empty()) {
            partial->given = std::move(arguments);
        } else {
            auto next = arguments.begin();
            for (std::optional<Item>& place : partial->given)
                if (!place && next != arguments.end())
                    place = std::move(*next++);
        }
        return partial;
    }
    if (function.kind != Function::Kind::Lambda) {
        // Functions of one argument: either it is given, or nothing happens.
        return procedure;
    }
    const auto& origin = static_cast<const Lambda&>(function);
    const Ref<Frame> bound = makeFrame(origin.frame.get());
    auto partial = makeRef<Lambda>(origin.node, origin.input, *bound);
    partial->parameters.clear();
    partial->signature = nullptr;
    for (std::size_t index = 0; index < origin.parameters.size(); ++index) {
        if (index < arguments.size() && !arguments[index])
            partial->parameters.push_back(origin.parameters[index]);
        else
            bound->bind(origin.parameters[index],
                        index < arguments.size() ? *std::move(arguments[index]) : Item());
    }
    return partial;
}

Item Evaluator::evaluateApply(const Node& node, const Item& input, Frame& frame)
{
    const Item left = evaluate(*node.lhs, input, frame);
    if (node.rhs->type == NodeType::Function)
        return evaluateFunction(*node.rhs, input, frame, &left);
    const Item function = evaluate(*node.rhs, input, frame);
    if (!function.isFunction()) {
        Fault fault{"T2006"};
        fault.position = node.position;
        fault.value = toValue(function);
        raise(std::move(fault));
    }
    if (left.isFunction())
        return makeRef<ChainFunction>(left, function);
    return apply(function, {left}, Value(), frame);
}

Item Evaluator::apply(const Item& procedure, std::vector<Item> arguments, const Item& input,
                      Frame& frame)
{
    checkStack();
    Item result = applyOnce(procedure, std::move(arguments), input, frame);
    // A call in tail position comes back as a thunk and runs here, without growing the stack.
    while (isThunk(result)) {
        tick();
        const Ref<Lambda> thunk(static_cast<Lambda*>(&result.function()));
        const Node& call = *thunk->node.rhs;
        const Item next = evaluate(*call.procedure, thunk->input, *thunk->frame);
        std::vector<Item> nextArguments;
        nextArguments.reserve(call.children.size());
        for (const Node* argument : call.children)
            nextArguments.push_back(evaluate(*argument, thunk->input, *thunk->frame));
        if (next.isFunction()) {
            if (call.procedure->type == NodeType::Variable)
                next.function().token = call.procedure->value;
            next.function().position = call.procedure->position;
        }
        result = applyOnce(next, std::move(nextArguments), input, frame);
    }
    return result;
}

Item Evaluator::applyOnce(const Item& procedure, std::vector<Item> arguments, const Item& input,
                          Frame& frame)
{
    if (!procedure.isFunction())
        raise(Fault{"T1006"});
    const Item keepAlive = procedure;
    Function& function = procedure.function();
    try {
        return invoke(function, arguments, input, frame);
    } catch (Fault& fault) {
        if (!fault.token)
            fault.token = function.token;
        if (function.position != 0)
            fault.position = function.position;
        throw;
    }
}

Item Evaluator::invoke(Function& function, std::vector<Item>& arguments, const Item& input,
                       Frame& frame)
{
    switch (function.kind) {
    case Function::Kind::Lambda: {
        const auto& lambda = static_cast<const Lambda&>(function);
        if (lambda.signature != nullptr)
            lambda.signature->validate(arguments, input);
        return invokeLambda(lambda, arguments);
    }
    case Function::Kind::Builtin:
        return invokeBuiltin(static_cast<const BuiltinFunction&>(function), arguments, input,
                             frame);
    case Function::Kind::Regex:
        return invokeRegex(static_cast<const RegexFunction&>(function), arguments);
    case Function::Kind::NextMatch:
        return invokeNextMatch(static_cast<const NextMatchFunction&>(function));
    case Function::Kind::Transform: {
        static const Signature signature = Signature::parse("<(oa):o>");
        signature.validate(arguments, input);
        return invokeTransform(static_cast<const TransformFunction&>(function), arguments[0]);
    }
    case Function::Kind::Chain: {
        const auto& chain = static_cast<const ChainFunction&>(function);
        arguments.resize(1);
        Item between = apply(chain.first, std::move(arguments), Value(), frame);
        return apply(chain.second, {std::move(between)}, Value(), frame);
    }
    }
    return {};
}

Item Evaluator::invokeLambda(const Lambda& lambda, std::vector<Item>& arguments)
{
    const Ref<Frame> inner = makeFrame(lambda.frame.get());
    inner->reserve(lambda.parameters.size());
    for (std::size_t index = 0; index < lambda.parameters.size(); ++index)
        inner->bind(lambda.parameters[index],
                    index < arguments.size() ? std::move(arguments[index]) : Item());
    return evaluate(*lambda.node.rhs, lambda.input, *inner);
}

Item Evaluator::invokeBuiltin(const BuiltinFunction& function, std::vector<Item>& arguments,
                              const Item& input, Frame& frame)
{
    tick();
    if (!function.given.empty()) {
        std::vector<Item> all;
        auto next = arguments.begin();
        for (const std::optional<Item>& given : function.given) {
            if (given)
                all.push_back(*given);
            else
                all.push_back(next != arguments.end() ? std::move(*next++) : Item());
        }
        arguments = std::move(all);
    }
    function.builtin.signature.validate(arguments, input, this);
    Item result = function.builtin.definition.native(*this, Call{arguments, input, frame});
    if (m_tracer != nullptr && !function.builtin.placesParts)
        result = traced(std::move(result), arguments);
    return result;
}

Item Evaluator::callForElement(const Item& function, std::size_t arity, const Item& element,
                               const Item& place, const Item& whole, Frame& frame)
{
    std::vector<Item> arguments;
    arguments.reserve(std::clamp<std::size_t>(arity, 1, 3));
    arguments.push_back(element);
    if (arity >= 2)
        arguments.push_back(place);
    if (arity >= 3)
        arguments.push_back(whole);
    return callBack(function, std::move(arguments), frame);
}

Item Evaluator::matchToItem(const Node& literal, const Item& subject, RegexMatch match) const
{
    std::vector<Item> groups;
    for (const std::optional<std::string_view>& group : match.groups)
        groups.push_back(group ? Item(Value(*group)) : Item());
    auto record = makeRef<Record>();
    const auto start = static_cast<std::int64_t>(match.index);
    const auto length = static_cast<std::int64_t>(utf16Length(match.match));
    record->members = {{key(0), Value(match.match)},
                       {key(1), Value(start)},
                       {key(2), Value(start + length)},
                       {key(3), makeArray(std::move(groups))},
                       {key(4), makeRef<NextMatchFunction>(literal, subject, std::move(match))}};
    return m_tracer != nullptr ? traced(record, {&subject, 1}) : Item(record);
}

Item Evaluator::invokeRegex(const RegexFunction& function, const std::vector<Item>& arguments)
{
    if (arguments.empty() || !arguments[0].isText())
        return {};
    const Item subject = arguments[0];
    auto match = unwrapWatched(function.regex().first(subject.text(), watch()));
    return match ? matchToItem(function.node, subject, *std::move(match)) : Item();
}

Item Evaluator::invokeNextMatch(const NextMatchFunction& function)
{
    auto match = unwrapWatched(function.node.regex->next(function.previous, watch()));
    return match ? matchToItem(function.node, function.subject, *std::move(match)) : Item();
}

Item Evaluator::invokeTransform(const TransformFunction& function, const Item& argument)
{
    if (argument.isUndefined())
        return {};
    const Node& node = function.node;
    Frame& frame = *function.frame;
    Item origin = argument;
    const NameId cloneName = m_tree.names.find("clone");
    if (const Item* clone = cloneName != 0 ? frame.find(cloneName) : nullptr) {
        if (!clone->isFunction()) {
            Fault fault{"T2013"};
            fault.position = node.position;
            raise(std::move(fault));
        }
        origin = apply(*clone, {argument}, Value(), frame);
    }
    const Item result = toMutable(origin, this);
    const Item matches = evaluate(*node.lhs, result, frame);
    if (matches.isUndefined())
        return result;
    if (!matches.isArray()) {
        updateMatch(node, matches, frame);
        return result;
    }
    for (std::size_t index = 0; index < matches.size(); ++index)
        updateMatch(node, matches.at(index), frame);
    return result;
}

void Evaluator::updateMatch(const Node& node, const Item& match, Frame& frame)
{
    const auto refuse = [](std::string_view code, const Node& clause, const Item& item) {
        Fault fault{code};
        fault.position = clause.position;
        fault.value = toValue(item);
        raise(std::move(fault));
    };
    const Item update = evaluate(*node.rhs, match, frame);
    if (!update.isUndefined()) {
        if (!update.isObject())
            refuse("T2011", *node.rhs, update);
        // What is put in is copied first: it may contain what it is put into.
        std::vector<std::pair<value::Key, Item>> members;
        forEachMember(update, [&](const value::Key& name, const Item& item) {
            members.emplace_back(name, toMutable(item, this));
        });
        if (match.isRecord())
            for (auto& [name, item] : members)
                match.record().set(name, std::move(item));
    }
    if (node.third == nullptr)
        return;
    const Item deletions = evaluate(*node.third, match, frame);
    if (deletions.isUndefined())
        return;
    const Item names = deletions.isArray() ? deletions : makeArray({deletions});
    for (std::size_t index = 0; index < names.size(); ++index)
        if (!names.at(index).isText())
            refuse("T2012", *node.third, deletions);
    if (match.isRecord())
        for (std::size_t index = 0; index < names.size(); ++index)
            match.record().remove(names.at(index).text());
}

Item Evaluator::evaluateText(std::string_view text, const Item& input, Frame& frame)
{
    auto tree = std::make_unique<Tree>();
    tree->text = text;
    tree->options = m_tree.options;
    tree->names = *m_names;
    const auto refuse = [](std::string_view code, const Fault& cause) {
        Fault fault{code};
        fault.value = Value(sentenceOf(cause));
        raise(std::move(fault));
    };
    try {
        compile(*tree);
    } catch (const Fault& fault) {
        if (fault.kind != FaultKind::Coded)
            throw;
        refuse("D3120", fault);
    }
    *m_names = tree->names;
    const Node& root = *tree->root;
    // Functions that the text defines may outlive this call.
    m_evaluatedTexts.push_back(std::move(tree));
    try {
        return evaluate(root, input, frame);
    } catch (const Fault& fault) {
        if (fault.kind != FaultKind::Coded)
            throw;
        refuse("D3121", fault);
    }
    return {};
}

} // namespace stepglass::jsonata
