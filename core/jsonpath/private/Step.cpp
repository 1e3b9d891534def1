// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpath/private/Step.h"

#include <algorithm>

namespace stepglass::jsonpath {

namespace {

struct Describe {
    std::string operator()(const PropertyStep& step) const
    {
        std::string text = "[";
        for (const value::Key& name : step.names) {
            if (text.size() > 1)
                text += ',';
            text += '\'';
            text += name.text();
            text += '\'';
        }
        text += ']';
        return text;
    }
    std::string operator()(const IndexStep& step) const
    {
        std::string text = "[";
        for (const std::int32_t index : step.indexes) {
            if (text.size() > 1)
                text += ',';
            text += std::to_string(index);
        }
        text += ']';
        return text;
    }
    std::string operator()(const SliceStep& step) const
    {
        std::string text = "[";
        if (step.from)
            text += std::to_string(*step.from);
        text += ':';
        if (step.to)
            text += std::to_string(*step.to);
        text += ']';
        return text;
    }
    std::string operator()(const WildcardStep&) const { return "[*]"; }
    std::string operator()(const ScanStep&) const { return ".."; }
    std::string operator()(const FilterStep&) const { return "[?]"; }
    std::string operator()(const FunctionStep& step) const
    {
        std::string text = ".";
        text += step.spelling;
        text += "()";
        return text;
    }
};

} // namespace

bool isDefiniteStep(const Step& step, bool isLast)
{
    if (const auto* property = std::get_if<PropertyStep>(&step)) {
        // Several names at the end give one object; in the middle they fan out.
        return property->names.size() == 1 || isLast;
    }
    if (const auto* index = std::get_if<IndexStep>(&step))
        return index->indexes.size() == 1;
    return std::holds_alternative<FunctionStep>(step);
}

void CompiledPath::classify()
{
    isDefinite = true;
    isPlain = true;
    for (std::size_t place = 0; place < steps.size(); ++place) {
        const Step& step = steps[place];
        isDefinite = isDefinite && isDefiniteStep(step, place + 1 == steps.size());
        const auto* property = std::get_if<PropertyStep>(&step);
        const auto* index = std::get_if<IndexStep>(&step);
        isPlain = isPlain && ((property != nullptr && property->names.size() == 1) ||
                              (index != nullptr && index->indexes.size() == 1));
    }
    if (gathersForFunction())
        isDefinite = true;
}

bool CompiledPath::gathersForFunction() const
{
    return steps.size() > 1 && std::holds_alternative<ScanStep>(steps.front()) &&
           std::holds_alternative<FunctionStep>(steps.back());
}

std::string describeSteps(const CompiledPath& path, std::size_t first, std::size_t end)
{
    std::string text;
    for (std::size_t place = first; place < std::min(end, path.steps.size()); ++place)
        text += std::visit(Describe{}, path.steps[place]);
    return text;
}

} // namespace stepglass::jsonpath
