// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpath/private/Evaluator.h"

#include "core/jsonpath/private/Filter.h"
#include "core/jsonpath/private/Recorder.h"
#include "core/value/JavaText.h"

#include <algorithm>

namespace stepglass::jsonpath {

namespace {

using value::Kind;
using value::Member;
using ErrorKind = EvaluationError::Kind;

std::string_view javaClass(const Value& value)
{
    switch (value.kind()) {
    case Kind::Null:
        return "null";
    case Kind::Boolean:
        return "java.lang.Boolean";
    case Kind::Integer:
        return "java.lang.Integer";
    case Kind::Double:
        return "java.lang.Double";
    case Kind::String:
        return "java.lang.String";
    case Kind::Array:
        return "java.util.ArrayList";
    case Kind::Object:
        return "java.util.LinkedHashMap";
    }
    return "";
}

std::string describePath(const CompiledPath& path, std::size_t end)
{
    std::string text = "$";
    text += describeSteps(path, 0, end);
    return text;
}

const Value* elementAt(const Value& array, std::int64_t index)
{
    const auto count = static_cast<std::int64_t>(array.size());
    const std::int64_t place = index < 0 ? count + index : index;
    return place < 0 ? nullptr : array.at(static_cast<std::size_t>(place));
}

/// The element that a function hands on as it is, where it does that.
std::optional<std::size_t> elementGivenBy(const FunctionStep& function, const Value& model)
{
    if (!model.isArray() || model.size() == 0)
        return std::nullopt;
    if (function.name == FunctionName::First)
        return 0;
    if (function.name == FunctionName::Last)
        return model.size() - 1;
    return std::nullopt;
}

/// One evaluation of one path. `take` goes through the steps, a nested call a step; what is below a
/// value is walked with a stack of its own, as values may be nested deeper than calls.
class Evaluator {
public:
    Evaluator(const CompiledPath& path, std::size_t stepCount, const Value& root, Budget& budget,
              MissingNames missing, Recorder* recorder)
        : m_path(path)
        , m_stepCount(stepCount)
        , m_root(root)
        , m_budget(budget)
        , m_missing(missing)
        , m_recorder(recorder)
    {
        while (m_definiteSteps < m_stepCount &&
               isDefiniteStep(path.steps[m_definiteSteps], m_definiteSteps + 1 == m_stepCount))
            ++m_definiteSteps;
    }

    /// Whether all went well; else there is a fault.
    [[nodiscard]] bool take(std::size_t place, const Value& model)
    {
        if (place == m_stepCount) {
            m_results.push_back(model);
            if (m_recorder != nullptr)
                m_recorder->addMatch();
            return true;
        }
        if (!m_budget.spend()) {
            m_fault = *m_budget.stop();
            return false;
        }
        return std::visit([&](const auto& step) { return apply(step, place, model); },
                          m_path.steps[place]);
    }

    [[nodiscard]] std::vector<Value>& results() { return m_results; }
    [[nodiscard]] const EvaluationError& fault() const { return m_fault; }
    [[nodiscard]] bool missedAnIndex() const { return m_missedAnIndex; }

private:
    /// Whether the steps before this one lead to at most one value, so that it must fit.
    [[nodiscard]] bool isCertain(std::size_t place) const { return place <= m_definiteSteps; }
    [[nodiscard]] bool isLast(std::size_t place) const { return place + 1 == m_stepCount; }
    /// Goes on with a part of a value.
    [[nodiscard]] bool takePart(std::size_t place, const Value& model, const Value& part)
    {
        if (m_recorder == nullptr)
            return take(place + 1, part);
        const std::size_t length = m_recorder->enter(model, part);
        const bool isGood = take(place + 1, part);
        m_recorder->leave(length);
        return isGood;
    }
    [[nodiscard]] std::string pathUpTo(std::size_t place) const
    {
        return describePath(m_path, place);
    }
    [[nodiscard]] bool fail(ErrorKind kind, std::string message)
    {
        m_fault = {kind, std::move(message)};
        return false;
    }

    [[nodiscard]] bool apply(const PropertyStep& step, std::size_t place, const Value& model)
    {
        if (!model.isObject()) {
            if (!isCertain(place))
                return true;
            return fail(ErrorKind::WrongType,
                        "Expected to find an object with property " +
                            describeSteps(m_path, place, place + 1) + " in path " +
                            pathUpTo(place) + " but found '" + std::string(javaClass(model)) +
                            "'. This is not a json object according to the JsonProvider: "
                            "'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.");
        }
        if (step.names.size() > 1 && isLast(place))
            return takeTogether(step, place, model);
        for (const value::Key& name : step.names) {
            const Value* found = model.find(name);
            const bool isOnlyWay = step.names.size() == 1 && isCertain(place) && !isLast(place);
            if (found != nullptr) {
                if (!takePart(place, model, *found))
                    return false;
            } else if (isOnlyWay || m_missing == MissingNames::Faults) {
                return fail(ErrorKind::NoResult, "Missing property in path " + pathUpTo(place + 1));
            }
        }
        return true;
    }

    [[nodiscard]] bool takeTogether(const PropertyStep& step, std::size_t place, const Value& model)
    {
        std::vector<Member> members;
        for (const value::Key& name : step.names) {
            if (const Value* found = model.find(name))
                members.push_back({name, *found});
            else if (m_missing == MissingNames::Faults)
                return fail(ErrorKind::NoResult, "Missing property in path " + pathUpTo(place + 1));
        }
        if (m_recorder != nullptr)
            m_recorder->addTogether(model, step.names);
        m_results.push_back(Value::object(std::move(members)));
        return true;
    }

    /// Whether the model is an array; sets a fault where it had to be one.
    [[nodiscard]] bool isArray(std::size_t place, const Value& model, bool& mayGoOn)
    {
        mayGoOn = true;
        if (model.isArray())
            return true;
        if (isCertain(place)) {
            mayGoOn = model.isNull()
                          ? fail(ErrorKind::WrongType, "The path " + pathUpTo(place) + " is null")
                          : fail(ErrorKind::WrongType,
                                 "Filter: " + describeSteps(m_path, place, m_stepCount) +
                                     " can only be applied to arrays. Current context is: " +
                                     value::toJavaText(model));
        }
        return false;
    }

    [[nodiscard]] bool takeElement(std::size_t place, const Value& array, std::int64_t index)
    {
        const Value* element = elementAt(array, index);
        if (element == nullptr) {
            m_missedAnIndex = true;
            return true;
        }
        return takePart(place, array, *element);
    }

    [[nodiscard]] bool apply(const IndexStep& step, std::size_t place, const Value& model)
    {
        bool mayGoOn = true;
        if (!isArray(place, model, mayGoOn))
            return mayGoOn;
        return std::all_of(step.indexes.begin(), step.indexes.end(),
                           [&](std::int32_t index) { return takeElement(place, model, index); });
    }

    [[nodiscard]] bool apply(const SliceStep& step, std::size_t place, const Value& model)
    {
        bool mayGoOn = true;
        if (!isArray(place, model, mayGoOn))
            return mayGoOn;
        const auto count = static_cast<std::int64_t>(model.size());
        std::int64_t from = step.from.value_or(0);
        std::int64_t to = step.to.value_or(count);
        if (step.from && step.to) {
            // Both bounds: the range is walked as it stands, and each negative index in it counts
            // from the end, so that it may go round past the end.
            from = std::max(from, -count);
            to = std::min(to, count);
        } else {
            from = from < 0 ? std::max<std::int64_t>(from + count, 0) : from;
            to = to < 0 ? to + count : std::min(to, count);
        }
        for (std::int64_t index = from; index < to; ++index) {
            if (!takeElement(place, model, index))
                return false;
        }
        return true;
    }

    [[nodiscard]] bool apply(const WildcardStep&, std::size_t place, const Value& model)
    {
        for (const Value& element : model.elements()) {
            if (!takePart(place, model, element))
                return false;
        }
        for (const Member& member : model.members()) {
            if (!takePart(place, model, member.value))
                return false;
        }
        return true;
    }

    [[nodiscard]] bool apply(const FilterStep& step, std::size_t place, const Value& model)
    {
        if (model.isObject())
            return !takes(step, model) || take(place + 1, model);
        if (!model.isArray()) {
            if (!isCertain(place))
                return true;
            return fail(ErrorKind::Invalid,
                        "Filter: " + describeSteps(m_path, place, m_stepCount) +
                            " can not be applied to primitives. Current context is: " +
                            value::toJavaText(model));
        }
        for (const Value& element : model.elements()) {
            if (takes(step, element) && !takePart(place, model, element))
                return false;
        }
        if (m_budget.stop()) {
            m_fault = *m_budget.stop();
            return false;
        }
        return true;
    }

    [[nodiscard]] bool takes(const FilterStep& step, const Value& item)
    {
        return accepts(*step.condition, item, m_root, m_budget);
    }

    [[nodiscard]] bool apply(const FunctionStep& step, std::size_t, const Value& model)
    {
        std::optional<Recorder> computed;
        if (m_recorder != nullptr)
            computed = m_recorder->here();
        tl::expected<Value, EvaluationError> result =
            applyFunction(step, model, m_root, m_budget, computed ? &*computed : nullptr);
        if (!result) {
            m_fault = result.error();
            return false;
        }
        if (m_recorder != nullptr)
            m_recorder->addComputed(*computed, elementGivenBy(step, model));
        m_results.push_back(*std::move(result));
        return true;
    }

    [[nodiscard]] bool apply(const ScanStep&, std::size_t place, const Value& model)
    {
        std::vector<const Value*> waiting{&model};
        std::optional<Recorder::Walk> walk;
        if (m_recorder != nullptr)
            walk.emplace(*m_recorder);
        while (!waiting.empty()) {
            const Value& node = *waiting.back();
            waiting.pop_back();
            if (walk)
                walk->next(node);
            if (!node.isArray() && !node.isObject())
                continue;
            if (!m_budget.spend()) {
                m_fault = *m_budget.stop();
                return false;
            }
            if (place + 1 < m_stepCount && isOfInterest(place + 1, node) && !take(place + 1, node))
                return false;
            const auto elements = node.elements();
            for (auto element = elements.rbegin(); element != elements.rend(); ++element)
                waiting.push_back(&*element);
            const auto members = node.members();
            for (auto member = members.rbegin(); member != members.rend(); ++member)
                waiting.push_back(&member->value);
        }
        return true;
    }

    /// Whether a scan tries the step at `place` on a container.
    [[nodiscard]] bool isOfInterest(std::size_t place, const Value& node)
    {
        const Step& step = m_path.steps[place];
        if (const auto* property = std::get_if<PropertyStep>(&step)) {
            if (!node.isObject())
                return false;
            return !isDefiniteStep(step, isLast(place)) ||
                   std::all_of(property->names.begin(), property->names.end(),
                               [&](const value::Key& name) { return node.find(name) != nullptr; });
        }
        if (const auto* filter = std::get_if<FilterStep>(&step))
            return takes(*filter, node);
        if (std::holds_alternative<WildcardStep>(step))
            return true;
        const bool wantsArray =
            std::holds_alternative<IndexStep>(step) || std::holds_alternative<SliceStep>(step);
        return wantsArray && node.isArray();
    }

    const CompiledPath& m_path;
    std::size_t m_stepCount;
    const Value& m_root;
    Budget& m_budget;
    MissingNames m_missing;
    Recorder* m_recorder;
    std::size_t m_definiteSteps = 0;
    bool m_missedAnIndex = false;
    std::vector<Value> m_results;
    EvaluationError m_fault;
};

} // namespace

const Value* walkPlain(const CompiledPath& path, const Value& start)
{
    const Value* place = &start;
    for (const Step& step : path.steps) {
        if (const auto* property = std::get_if<PropertyStep>(&step))
            place = place->find(property->names.front());
        else if (place->isArray())
            place = elementAt(*place, std::get<IndexStep>(step).indexes.front());
        else
            return nullptr;
        if (place == nullptr)
            return nullptr;
    }
    return place;
}

tl::expected<Value, EvaluationError> evaluateCompiled(const CompiledPath& path, const Value& start,
                                                      const Value& root, Budget& budget,
                                                      MissingNames missing, Recorder* recorder)
{
    if (path.isPlain && recorder == nullptr) {
        if (const Value* found = walkPlain(path, start))
            return *found;
    }
    const bool gathers = path.gathersForFunction();
    Evaluator evaluator(path, path.steps.size() - (gathers ? 1 : 0), root, budget, missing,
                        recorder);
    if (!evaluator.take(0, start))
        return tl::unexpected<EvaluationError>(evaluator.fault());
    std::vector<Value>& results = evaluator.results();
    if (gathers) {
        const auto& function = std::get<FunctionStep>(path.steps.back());
        const Value model = Value::takeArray(results);
        if (recorder == nullptr)
            return applyFunction(function, model, root, budget);
        Recorder computed = recorder->nowhere();
        auto given = applyFunction(function, model, root, budget, &computed);
        recorder->finishComputed(computed, elementGivenBy(function, model));
        return given;
    }
    if (recorder != nullptr)
        recorder->finish(path.isDefinite);
    if (!path.isDefinite)
        return Value::takeArray(results);
    if (results.empty()) {
        const auto kind = evaluator.missedAnIndex() ? ErrorKind::IndexPastEnd : ErrorKind::NoResult;
        return tl::unexpected<EvaluationError>(
            EvaluationError{kind, "No results for path: " + describePath(path, path.steps.size())});
    }
    return std::move(results.back());
}

} // namespace stepglass::jsonpath
