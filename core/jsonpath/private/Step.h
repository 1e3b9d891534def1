// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonpath/Path.h"
#include "core/value/Value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace stepglass::jsonpath {

struct FilterNode;

/// `.name`, `['name']` or `['one','two']`.
struct PropertyStep {
    std::vector<value::Key> names;
    /// Written without quotes and with one of `@ , : ?` in it, which a reference path must escape.
    bool hasBareOperator = false;
};
/// `[0]`, `[-1]` or `[0,2]`.
struct IndexStep {
    std::vector<std::int32_t> indexes;
};
/// `[1:3]`, `[1:]`, `[:3]`; at least one bound is there.
struct SliceStep {
    std::optional<std::int32_t> from;
    std::optional<std::int32_t> to;
};
/// `*`
struct WildcardStep {};
/// `..`; the next step is tried on the value and on everything below it.
struct ScanStep {};
/// `[?(...)]`
struct FilterStep {
    std::shared_ptr<const FilterNode> condition;
};
enum class FunctionName {
    Average,
    StandardDeviation,
    Sum,
    Minimum,
    Maximum,
    Concat,
    Length,
    Append,
    Keys,
    First,
    Last,
    Index
};
struct FunctionArgument {
    std::variant<Value, std::shared_ptr<const CompiledPath>> value;
};
/// `.length()`; always the last step.
struct FunctionStep {
    FunctionName name;
    std::string spelling;
    std::vector<FunctionArgument> arguments;
};

using Step = std::variant<PropertyStep, IndexStep, SliceStep, WildcardStep, ScanStep, FilterStep,
                          FunctionStep>;

struct CompiledPath {
    std::string text;
    RootKind root = RootKind::Input;
    std::string variable;
    /// Begins with `@`: what a filter looks at.
    bool startsAtItem = false;
    std::vector<Step> steps;
    bool isDefinite = true;
    /// Only single names and single indexes: walked without an evaluator.
    bool isPlain = true;

    /// Sets the two flags from the steps.
    void classify();
    /// As in `$..price.sum()`: a function after a scan is applied once, to all that was found.
    [[nodiscard]] bool gathersForFunction() const;
};

/// Whether a step, standing last or not, leads to at most one value.
[[nodiscard]] bool isDefiniteStep(const Step& step, bool isLast);
/// The steps from `first` on in Jayway's normal form, as its messages show them: ['a'][0].
[[nodiscard]] std::string describeSteps(const CompiledPath& path, std::size_t first,
                                        std::size_t end);

} // namespace stepglass::jsonpath
