// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/private/BuiltinTable.h"
#include "core/jsonata/private/Fault.h"
#include "core/jsonata/private/Function.h"
#include "core/jsonata/private/JsonText.h"
#include "core/jsonata/private/Tree.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace stepglass::jsonata {

/// One evaluation of a tree. Leaves by Fault.
///
/// The steps follow those of JSONata 2.0.6, so that sequences keep, lose and gain their marks in
/// the same places.
class Evaluator final : public Pulse {
public:
    /// `tracer` is at work as long as the evaluator lives.
    Evaluator(const Tree& tree, const EvaluationOptions& options, Tracer* tracer = nullptr);
    Evaluator(const Evaluator&) = delete;
    Evaluator& operator=(const Evaluator&) = delete;

    /// The whole expression's result.
    [[nodiscard]] Item run(const std::optional<Value>& input, const Bindings& bindings);

    [[nodiscard]] Item evaluate(const Node& node, const Item& input, Frame& frame);

    /// Calls a function as an expression does; tail calls run in a loop.
    [[nodiscard]] Item apply(const Item& procedure, std::vector<Item> arguments, const Item& input,
                             Frame& frame);
    /// Calls a function as built-in functions do: with null as context.
    [[nodiscard]] Item callBack(const Item& function, std::vector<Item> arguments, Frame& frame)
    {
        return apply(function, std::move(arguments), Value(), frame);
    }
    /// Calls with as many of the three as the function wants: element, its place or name, the
    /// whole.
    [[nodiscard]] Item callForElement(const Item& function, std::size_t arity, const Item& element,
                                      const Item& place, const Item& whole, Frame& frame);

    /// $eval: reads a text and evaluates it where the caller stands.
    [[nodiscard]] Item evaluateText(std::string_view text, const Item& input, Frame& frame);

    /// A member's name as a text, which came from the member.
    [[nodiscard]] Item nameItem(const value::Key& name, const Item& content) const
    {
        return m_tracer == nullptr ? Item(Value(name)) : traced(Value(name), {&content, 1});
    }

    /// Counts a piece of work, and stops it where it must not go on.
    void tick()
    {
        if ((++m_steps & 0xFF) == 0)
            look();
    }
    /// Stops work that must not go on, at once.
    void look() const override;
    [[nodiscard]] const EvaluationOptions& options() const { return m_options; }
    [[nodiscard]] Watch watch() const { return {m_options.cancel, m_options.deadline}; }
    /// The value of a library function which was watched, or its fault thrown.
    template <typename T>
    [[nodiscard]] T unwrapWatched(LibraryResult<T> result) const
    {
        // What stopped it may be more than its own bounds.
        if (!result && result.error().code == "U1001")
            look();
        return unwrap(std::move(result));
    }
    [[nodiscard]] RandomSource& random();
    [[nodiscard]] Dialect dialect() const { return m_tree.options.dialect; }
    /// How numbers become texts.
    [[nodiscard]] Digits textDigits() const
    {
        return dialect() == Dialect::Plain ? Digits::Fifteen : Digits::FifteenOfFractions;
    }
    /// Most elements of a list that a range makes, and most bytes of a text.
    [[nodiscard]] std::size_t mostElements() const;
    [[nodiscard]] std::size_t mostBytes() const;
    /// Stops where a text is too long.
    void checkSize(std::size_t bytes) const
    {
        if (bytes > mostBytes())
            raiseLimit(FaultKind::Memory);
    }

private:
    class DepthGuard;

    /// Notes what a value was computed from. Needs a tracer.
    [[nodiscard]] Item traced(Item computed, std::span<const Item> operands) const
    {
        return m_tracer->derive(std::move(computed), operands);
    }
    void checkStack() const;
    [[nodiscard]] Item evaluateByType(const Node& node, const Item& input, Frame& frame);
    [[nodiscard]] Item evaluateTracedCondition(const Node& node, const Item& input, Frame& frame);
    [[nodiscard]] Ref<Frame> makeFrame(Frame* parent)
    {
        return Ref<Frame>(new Frame(m_frames.link(), parent));
    }

    // EvaluatePath.cpp
    [[nodiscard]] Item evaluatePath(const Node& path, const Item& input, Frame& frame);
    [[nodiscard]] Item evaluateStep(const Node& step, const Item& input, Frame& frame, bool isLast);
    [[nodiscard]] Item evaluateStepOnce(const Node& step, const Item& input, Frame& frame);
    [[nodiscard]] Item evaluateName(const Node& name, const Item& input);
    [[nodiscard]] Item evaluateFilter(const Node& predicate, const Item& input, Frame& frame);
    [[nodiscard]] Item evaluateStages(const std::vector<Stage>& stages, Item input, Frame& frame);
    [[nodiscard]] Item evaluateTupleStep(const Node& step, const Item& input, const Item& tuples,
                                         Frame& frame);
    [[nodiscard]] Item sortedTuples(const Node& step, const Item& input, const Item& tuples,
                                    Frame& frame);
    [[nodiscard]] Ref<Frame> makeTupleFrame(Frame& parent, const Tuple& tuple);
    [[nodiscard]] Item evaluateWildcard(const Item& input);
    [[nodiscard]] Item evaluateDescendants(const Item& input);

    // EvaluateGroup.cpp
    [[nodiscard]] Item evaluateGroup(const NodePairs& pairs, std::uint32_t position,
                                     const Item& input, Frame& frame);
    [[nodiscard]] Item evaluateSort(const Node& sort, const Item& input, Frame& frame);
    [[nodiscard]] int compareKeys(const Node& sort, std::span<const Item> left,
                                  std::span<const Item> right);

    // EvaluateOperators.cpp
    [[nodiscard]] Item evaluateBinary(const Node& node, const Item& input, Frame& frame);
    [[nodiscard]] Item evaluateLogic(const Node& node, const Item& input, Frame& frame);
    [[nodiscard]] Item evaluateOperator(const Node& node, const Item& left, const Item& right);
    [[nodiscard]] Item evaluateRange(const Item& left, const Item& right);
    [[nodiscard]] Item evaluateUnary(const Node& node, const Item& input, Frame& frame);
    [[nodiscard]] Item evaluateArray(const Node& node, const Item& input, Frame& frame);

    // EvaluateCalls.cpp
    [[nodiscard]] Item evaluateVariable(const Node& node, const Item& input, Frame& frame);
    [[nodiscard]] Item evaluateFunction(const Node& node, const Item& input, Frame& frame,
                                        const Item* appliedTo);
    [[nodiscard]] Item evaluatePartial(const Node& node, const Item& input, Frame& frame);
    [[nodiscard]] Item evaluateApply(const Node& node, const Item& input, Frame& frame);
    [[nodiscard]] Item applyOnce(const Item& procedure, std::vector<Item> arguments,
                                 const Item& input, Frame& frame);
    [[nodiscard]] Item invoke(Function& function, std::vector<Item>& arguments, const Item& input,
                              Frame& frame);
    [[nodiscard]] Item invokeLambda(const Lambda& lambda, std::vector<Item>& arguments);
    [[nodiscard]] Item invokeBuiltin(const BuiltinFunction& function, std::vector<Item>& arguments,
                                     const Item& input, Frame& frame);
    [[nodiscard]] Item invokeRegex(const RegexFunction& function,
                                   const std::vector<Item>& arguments);
    [[nodiscard]] Item invokeNextMatch(const NextMatchFunction& function);
    [[nodiscard]] Item matchToItem(const Node& literal, const Item& subject,
                                   RegexMatch match) const;
    [[nodiscard]] Item invokeTransform(const TransformFunction& function, const Item& argument);
    void updateMatch(const Node& node, const Item& match, Frame& frame);
    [[nodiscard]] Item builtinItem(const Builtin& builtin);
    /// What a name in function position may have meant: whether `$name` exists.
    [[nodiscard]] bool isKnownVariable(const Node& path, Frame& frame) const;

    const Tree& m_tree;
    const EvaluationOptions& m_options;
    Tracer* m_tracer;
    /// Of the expression and of what $eval read; nothing where that is not used.
    std::optional<Names> m_names;
    FrameList m_frames;
    std::vector<Ref<BuiltinFunction>> m_builtins;
    std::vector<std::unique_ptr<Tree>> m_evaluatedTexts;
    std::optional<SeededRandom> m_ownRandom;
    std::size_t m_depth = 0;
    std::size_t m_steps = 0;
    const char* m_stackBase = nullptr;
};

/// How many arguments a caller passes to a function that it got as an argument.
[[nodiscard]] std::size_t arityOf(const Item& function);
/// $append: both as one list.
[[nodiscard]] Item append(const Item& left, const Item& right, Pulse& pulse);
/// $lookup and the step of a name: through lists, flattening what comes back.
[[nodiscard]] Item lookUp(const Item& input, const value::Key& name, Pulse& pulse);

/// Sorts as 2.0.6 does: halves first, then merges; `isAfter(left, right)` decides whether the right
/// one comes first.
template <typename T, typename IsAfter>
void mergeSort(std::span<T> items, std::span<T> spare, Pulse& pulse, IsAfter&& isAfter)
{
    if (items.size() < 2)
        return;
    const std::size_t middle = items.size() / 2;
    mergeSort(items.first(middle), spare.first(middle), pulse, isAfter);
    mergeSort(items.subspan(middle), spare.subspan(middle), pulse, isAfter);
    std::size_t left = 0;
    std::size_t right = middle;
    std::size_t out = 0;
    while (left < middle && right < items.size())
        spare[out++] =
            std::move(isAfter(items[left], items[right]) ? items[right++] : items[left++]);
    const auto moveAll = [&pulse](std::span<T> from, std::span<T> to) {
        constexpr std::size_t few = 256;
        for (std::size_t done = 0; done < from.size(); done += few) {
            pulse.beat();
            std::ranges::move(from.subspan(done, std::min(few, from.size() - done)),
                              to.subspan(done).begin());
        }
    };
    // What is left of the right half stands where it belongs.
    moveAll(items.subspan(left, middle - left), items.subspan(right - (middle - left)));
    moveAll(spare.first(out), items);
}

} // namespace stepglass::jsonata
