// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/Evaluator.h"

#include <cmath>

namespace stepglass::jsonata {

namespace {

/// A step's input or result is a list, or an Item that is no array and stands for a list of one.
std::size_t countOf(const Item& sequence)
{
    return sequence.isArray() ? sequence.size() : 1;
}

Item elementOf(const Item& sequence, std::size_t index)
{
    return sequence.isArray() ? sequence.at(index) : sequence;
}

void appendAll(std::vector<Item>& out, const Item& item, Pulse& pulse)
{
    if (!item.isArray() || (item.isList() && item.list().isConstructed)) {
        out.push_back(item);
        return;
    }
    const std::size_t count = item.size();
    out.reserve(out.size() + count);
    for (std::size_t index = 0; index < count; ++index) {
        pulse.beat();
        out.push_back(item.at(index));
    }
}

/// The place that a number in brackets means; counted from the end where it is negative.
std::ptrdiff_t placeOf(double index, std::size_t count)
{
    const double floor = std::floor(index);
    const double place = floor < 0 ? static_cast<double>(count) + floor : floor;
    return place >= 0 && place < static_cast<double>(count) ? static_cast<std::ptrdiff_t>(place)
                                                            : -1;
}

void flatten(const Item& item, std::vector<Item>& out, Pulse& pulse)
{
    pulse.beat();
    if (!item.isArray()) {
        out.push_back(item);
        return;
    }
    for (std::size_t index = 0; index < item.size(); ++index)
        flatten(item.at(index), out, pulse);
}

} // namespace

Item lookUp(const Item& input, const value::Key& name, Pulse& pulse)
{
    pulse.beat();
    if (!input.isArray())
        return memberOf(input, name);
    Ref<List> found = makeSequence();
    found->expect(input.size());
    for (std::size_t index = 0; index < input.size(); ++index) {
        const Item item = lookUp(input.at(index), name, pulse);
        if (item.isArray())
            for (std::size_t inner = 0; inner < item.size(); ++inner) {
                pulse.beat();
                found->items.push_back(item.at(inner));
            }
        else if (!item.isUndefined())
            found->items.push_back(item);
    }
    return found;
}

Item Evaluator::evaluateName(const Node& name, const Item& input)
{
    return lookUp(input, name.key, *this);
}

Item Evaluator::evaluatePath(const Node& path, const Item& input, Frame& frame)
{
    const std::vector<Node*>& steps = path.children;
    // A sequence of one is represented by its element, where that is no array.
    Item sequence = input;
    if (input.isArray() && steps.front()->type == NodeType::Variable)
        sequence = makeSequence(input);
    Item result;
    Item tuples;
    bool isTupleStream = false;
    for (std::size_t index = 0; index < steps.size(); ++index) {
        const Node& step = *steps[index];
        isTupleStream = isTupleStream || step.isTuple;
        if (index == 0 && step.constructsArray) {
            result = evaluate(step, sequence, frame);
            // 2.0.6 finds nothing behind an array constructor whose predicate left no array.
            if (!result.isArray() && !result.isText())
                result = makeSequence();
        } else if (isTupleStream)
            tuples = evaluateTupleStep(step, sequence, tuples, frame);
        else
            result = evaluateStep(step, sequence, frame, index + 1 == steps.size());
        if (!isTupleStream && (result.isUndefined() || countOf(result) == 0))
            break;
        if (step.focus == 0)
            sequence = result;
    }
    if (isTupleStream) {
        if (path.isTuple) {
            result = tuples;
        } else {
            Ref<List> contexts = makeSequence();
            contexts->items.reserve(tuples.size());
            for (const Item& tuple : tuples.list().items)
                contexts->items.push_back(tuple.tuple().context);
            result = contexts;
        }
    }
    if (path.keepSingletonArray && !result.isUndefined()) {
        if (!result.isArray() ||
            (result.isList() && result.list().isConstructed && !result.isSequence()))
            result = makeSequence(result);
        if (result.isList())
            result.list().keepsSingleton = true;
    }
    if (path.group != nullptr)
        return evaluateGroup(path.group->pairs, path.group->position,
                             isTupleStream ? tuples : result, frame);
    return result;
}

Item Evaluator::evaluateStepOnce(const Node& step, const Item& input, Frame& frame)
{
    // A plain name on an object is most of what paths do: the same as `evaluate`, without its
    // detours.
    if (step.type == NodeType::Name && input.isJson() && !input.isArray() &&
        step.predicates.empty() && m_depth < m_options.limits.depth) {
        tick();
        return memberOf(input, step.key);
    }
    return evaluate(step, input, frame);
}

Item Evaluator::evaluateStep(const Node& step, const Item& input, Frame& frame, bool isLast)
{
    if (step.type == NodeType::Sort)
        return evaluateStages(step.stages, evaluateSort(step, input, frame), frame);
    Ref<List> collected;
    Item only;
    std::size_t found = 0;
    const std::size_t count = countOf(input);
    for (std::size_t index = 0; index < count; ++index) {
        Item item = input.isArray() ? evaluateStepOnce(step, input.at(index), frame)
                                    : evaluateStepOnce(step, input, frame);
        for (const Stage& stage : step.stages) {
            const Node& predicate = *stage.expression;
            if (predicate.type == NodeType::Number) {
                // One element that is no array stands for the sequence that it would be alone in.
                const std::ptrdiff_t place = placeOf(predicate.value.asDouble(), countOf(item));
                item = place >= 0 ? elementOf(item, static_cast<std::size_t>(place)) : Item();
                if (item.isUndefined())
                    item = makeSequence();
            } else {
                item = evaluateFilter(predicate, item, frame);
            }
        }
        if (item.isUndefined())
            continue;
        if (found++ == 0) {
            only = std::move(item);
            continue;
        }
        if (!collected) {
            collected = makeSequence();
            collected->expect(count);
            appendAll(collected->items, only, *this);
        }
        appendAll(collected->items, item, *this);
    }
    if (collected)
        return collected;
    if (found == 0)
        return makeSequence();
    // One result alone: an array stays as it is where it ends the path, else it is flattened.
    if (!only.isArray())
        return only;
    if (isLast && !only.isSequence())
        return only;
    Ref<List> flat = makeSequence();
    appendAll(flat->items, only, *this);
    return flat;
}

Item Evaluator::evaluateStages(const std::vector<Stage>& stages, Item input, Frame& frame)
{
    for (const Stage& stage : stages) {
        if (stage.type == Stage::Type::Filter) {
            input = evaluateFilter(*stage.expression, input, frame);
            continue;
        }
        for (std::size_t place = 0; input.isTupleStream() && place < input.size(); ++place)
            input.list().items[place].tuple().set(stage.name,
                                                  Value(static_cast<std::int64_t>(place)));
    }
    return input;
}

Item Evaluator::evaluateFilter(const Node& predicate, const Item& input, Frame& frame)
{
    const std::size_t count = countOf(input);
    const bool isTupleStream = input.isTupleStream();
    if (predicate.type == NodeType::Number) {
        const std::ptrdiff_t place = placeOf(predicate.value.asDouble(), count);
        Item item = place >= 0 ? elementOf(input, static_cast<std::size_t>(place)) : Item();
        if (item.isArray())
            return item;
        Ref<List> results = makeSequence();
        results->isTupleStream = isTupleStream;
        if (!item.isUndefined())
            results->items.push_back(std::move(item));
        return results;
    }
    Ref<List> results = makeSequence();
    results->isTupleStream = isTupleStream;
    results->expect(count);
    for (std::size_t index = 0; index < count; ++index) {
        const Item item = elementOf(input, index);
        Item outcome;
        if (isTupleStream) {
            const Ref<Frame> inner = makeTupleFrame(frame, item.tuple());
            outcome = evaluate(predicate, item.tuple().context, *inner);
        } else {
            outcome = evaluate(predicate, item, frame);
        }
        if (outcome.isBoolean()) {
            if (outcome.json().asBoolean())
                results->items.push_back(item);
            continue;
        }
        const auto keepIfMeant = [&](const Item& number) {
            if (placeOf(number.number(), count) == static_cast<std::ptrdiff_t>(index))
                results->items.push_back(item);
        };
        if (isNumeric(outcome)) {
            keepIfMeant(outcome);
            continue;
        }
        bool areNumbers = outcome.isArray();
        for (std::size_t place = 0; areNumbers && place < outcome.size(); ++place)
            areNumbers = isNumeric(outcome.at(place));
        if (areNumbers) {
            for (std::size_t place = 0; place < outcome.size(); ++place)
                keepIfMeant(outcome.at(place));
        } else if (isTrue(outcome)) {
            results->items.push_back(item);
        }
    }
    return results;
}

Ref<Frame> Evaluator::makeTupleFrame(Frame& parent, const Tuple& tuple)
{
    Ref<Frame> frame = makeFrame(&parent);
    frame->reserve(tuple.variables.size());
    for (const auto& [name, item] : tuple.variables)
        frame->bind(name, item);
    return frame;
}

Item Evaluator::sortedTuples(const Node& step, const Item& input, const Item& tuples, Frame& frame)
{
    if (!tuples.isUndefined())
        return evaluateSort(step, tuples, frame);
    const Item sorted = evaluateSort(step, input, frame);
    Ref<List> result = makeSequence();
    result->isTupleStream = true;
    for (std::size_t place = 0; place < countOf(sorted); ++place) {
        auto tuple = makeRef<Tuple>();
        tuple->context = elementOf(sorted, place);
        if (step.index != 0)
            tuple->set(step.index, Value(static_cast<std::int64_t>(place)));
        result->items.push_back(tuple);
    }
    return result;
}

Item Evaluator::evaluateTupleStep(const Node& step, const Item& input, const Item& tuples,
                                  Frame& frame)
{
    if (step.type == NodeType::Sort)
        return evaluateStages(step.stages, sortedTuples(step, input, tuples, frame), frame);
    Item incoming = tuples;
    if (incoming.isUndefined()) {
        Ref<List> made = makeSequence();
        for (std::size_t index = 0; index < countOf(input); ++index) {
            auto tuple = makeRef<Tuple>();
            tuple->context = elementOf(input, index);
            made->items.push_back(tuple);
        }
        incoming = made;
    }
    Ref<List> result = makeSequence();
    result->isTupleStream = true;
    for (const Item& from : incoming.list().items) {
        const Tuple& origin = from.tuple();
        const Ref<Frame> inner = makeTupleFrame(frame, origin);
        const Item found = evaluate(step, origin.context, *inner);
        if (found.isUndefined())
            continue;
        for (std::size_t place = 0; place < countOf(found); ++place) {
            const Item item = elementOf(found, place);
            auto tuple = makeRef<Tuple>();
            tuple->variables = origin.variables;
            if (found.isTupleStream()) {
                tuple->context = item.tuple().context;
                for (const auto& [name, variable] : item.tuple().variables)
                    tuple->set(name, variable);
            } else {
                tuple->context = step.focus != 0 ? origin.context : item;
                if (step.focus != 0)
                    tuple->set(step.focus, item);
                if (step.index != 0)
                    tuple->set(step.index, Value(static_cast<std::int64_t>(place)));
                if (step.ancestor != nullptr)
                    tuple->set(step.ancestor->label, origin.context);
            }
            result->items.push_back(tuple);
        }
    }
    return evaluateStages(step.stages, result, frame);
}

Item Evaluator::evaluateWildcard(const Item& input)
{
    const Item object =
        input.isList() && input.list().wrapsInput && input.size() > 0 ? input.at(0) : input;
    Ref<List> results = makeSequence();
    const auto add = [&](const Item& item) {
        beat();
        if (!item.isArray()) {
            results->items.push_back(item);
            return;
        }
        // As in 2.0.6, what an array was joined to is no sequence any more: one element stays a
        // list.
        flatten(item, results->items, *this);
        results->isSequence = false;
    };
    if (object.isArray())
        for (std::size_t index = 0; index < object.size(); ++index)
            add(object.at(index));
    else if (object.isObject())
        forEachMember(object, [&](const value::Key&, const Item& item) { add(item); });
    return results;
}

Item Evaluator::evaluateDescendants(const Item& input)
{
    if (input.isUndefined())
        return {};
    Ref<List> results = makeSequence();
    // Depth first, in the order of the document, without recursion.
    const auto held = makeRef<List>();
    std::vector<Item>& waiting = held->items;
    waiting.push_back(input);
    while (!waiting.empty()) {
        tick();
        const Item item = std::move(waiting.back());
        waiting.pop_back();
        if (!item.isArray())
            results->items.push_back(item);
        const std::size_t first = waiting.size();
        if (item.isArray()) {
            waiting.reserve(first + item.size());
            for (std::size_t index = item.size(); index > 0; --index) {
                beat();
                waiting.push_back(item.at(index - 1));
            }
        } else if (item.isObject()) {
            forEachMember(item,
                          [&](const value::Key&, const Item& child) { waiting.push_back(child); });
            std::reverse(waiting.begin() + static_cast<std::ptrdiff_t>(first), waiting.end());
        }
    }
    if (results->items.size() == 1)
        return Item(results->items.front());
    return results;
}

} // namespace stepglass::jsonata
