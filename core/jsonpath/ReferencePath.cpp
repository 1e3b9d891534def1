// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpath/ReferencePath.h"

#include "core/jsonpath/private/Step.h"
#include "core/value/Json.h"

#include <vector>

namespace stepglass::jsonpath {

tl::expected<ReferencePath, PathError> ReferencePath::parse(std::string_view text)
{
    tl::expected<Path, PathError> path = Path::parse(text);
    if (!path)
        return tl::unexpected<PathError>(path.error());
    const auto refuse = [](std::string message) {
        return tl::unexpected<PathError>(PathError{std::move(message), 0});
    };
    if (!path->m_compiled->isPlain)
        return refuse(
            "A reference path names one place: no '..', '*', slices, filters or functions");
    for (const Step& step : path->m_compiled->steps) {
        const auto* property = std::get_if<PropertyStep>(&step);
        if (property != nullptr && property->hasBareOperator)
            return refuse("A reference path has no '@', ',', ':' or '?' outside quotes");
    }
    return ReferencePath(*std::move(path));
}

tl::expected<Value, EvaluationError> ReferencePath::set(const Value& root, Value value) const
{
    const std::vector<Step>& steps = m_path.m_compiled->steps;
    const auto refuse = [&](EvaluationError::Kind kind, std::size_t place) {
        return tl::unexpected<EvaluationError>(EvaluationError{
            kind, "Unable to apply step \"" + describeSteps(*m_path.m_compiled, place, place + 1) +
                      "\" of ReferencePath " + text() + " to input " + value::toJson(root)});
    };

    // Down: what stands on the way; nothing from the first missing name on.
    std::vector<const Value*> spine;
    std::vector<std::size_t> indexes(steps.size(), 0);
    const Value* node = &root;
    for (std::size_t place = 0; place < steps.size(); ++place) {
        spine.push_back(node);
        if (const auto* property = std::get_if<PropertyStep>(&steps[place])) {
            if (node != nullptr && !node->isObject())
                return refuse(EvaluationError::Kind::WrongType, place);
            node = node == nullptr ? nullptr : node->find(property->names.front());
            continue;
        }
        if (node == nullptr || !node->isArray())
            return refuse(EvaluationError::Kind::WrongType, place);
        const std::int64_t index = std::get<IndexStep>(steps[place]).indexes.front();
        const std::int64_t element =
            index < 0 ? index + static_cast<std::int64_t>(node->size()) : index;
        if (element < 0 || element >= static_cast<std::int64_t>(node->size()))
            return refuse(EvaluationError::Kind::IndexPastEnd, place);
        indexes[place] = static_cast<std::size_t>(element);
        node = node->at(indexes[place]);
    }

    // Up again: a copy of each level with the part below replaced.
    for (std::size_t place = steps.size(); place-- > 0;) {
        if (const auto* property = std::get_if<PropertyStep>(&steps[place])) {
            const Value parent = spine[place] == nullptr ? Value::object() : *spine[place];
            value = parent.with(property->names.front(), std::move(value));
        } else {
            value = spine[place]->withElement(indexes[place], std::move(value));
        }
    }
    return value;
}

} // namespace stepglass::jsonpath
