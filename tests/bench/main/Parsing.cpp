// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/main/Parsing.h"

#include "core/catalogue/Location.h"
#include "core/lint/Lint.h"
#include "core/value/Json.h"
#include "tests/bench/main/Definitions.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>

namespace stepglass::bench {

namespace {

constexpr std::size_t rounds = 9;

/// The median of several rounds, in milliseconds.
template <typename Work>
double median(Work work)
{
    std::array<double, rounds> times{};
    for (double& time : times) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        time = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
                   .count();
    }
    std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
    return times[rounds / 2];
}

Value measure(std::size_t bytes)
{
    const std::string text = makeDefinition(bytes);
    std::shared_ptr<const syntax::SyntaxTree> tree;
    std::shared_ptr<const asl::Model> model;
    std::vector<Diagnostic> diagnostics;
    const double value = median([&] { static_cast<void>(value::parseJson(text)); });
    const double syntax =
        median([&] { tree = syntax::SyntaxTree::parse(text, syntax::Format::Json); });
    const double build = median([&] { model = asl::Model::build(tree); });
    const double lint = median([&] { diagnostics = lint::check(*model); });
    return Value::object({
        {"definition", Value(fmt::format("{} kB", text.size() / 1000))},
        {"states", Value(static_cast<std::int64_t>(model->allStates().size()))},
        {"value ms", Value(value)},
        {"syntax ms", Value(syntax)},
        {"model ms", Value(build)},
        {"lint ms", Value(lint)},
        {"all ms", Value(syntax + build + lint)},
        {"diagnostics", Value(static_cast<std::int64_t>(diagnostics.size()))},
    });
}

} // namespace

std::vector<Value> measureParsing()
{
    return {measure(10'000), measure(100'000), measure(1'000'000)};
}

std::vector<Value> measureCatalogue()
{
    struct Sample {
        std::string_view service;
        std::string_view action;
    };
    constexpr std::array<Sample, 3> samples{
        {{"sqs", "sendMessage"}, {"s3", "getObject"}, {"ec2", "describeInstances"}}};
    std::vector<Value> rows;
    for (const auto& [service, action] : samples) {
        std::shared_ptr<const catalogue::Catalogue> opened;
        const double open = median([&] {
            auto result = catalogue::openInstalled();
            opened = result ? *result : nullptr;
        });
        if (opened == nullptr)
            return {};
        // A service is read once, so each round needs a catalogue of its own; opening is taken off.
        const double both = median([&] {
            opened = *catalogue::openInstalled();
            static_cast<void>(opened->action(catalogue::Family::Sdk, service, action));
        });
        rows.push_back(Value::object({{"service", Value(service)},
                                      {"open ms", Value(open)},
                                      {"read ms", Value(std::max(0.0, both - open))}}));
    }
    return rows;
}

} // namespace stepglass::bench
