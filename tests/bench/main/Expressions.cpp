// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/main/Expressions.h"

#include "core/base/File.h"
#include "core/jsonata/Expression.h"
#include "core/value/Json.h"

#include <chrono>
#include <optional>

namespace stepglass::bench {

namespace {

using namespace std::literals;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds warmUp{125};
constexpr std::chrono::milliseconds counted{500};

Value readJson(const std::string& path)
{
    const auto text = readFile(path);
    const auto json = text ? value::parseJson(*text) : tl::unexpected(text.error());
    return json ? *json : Value();
}

/// How often a second something can be done, after a while of doing it.
template <typename Work>
double rateOf(const Work& work)
{
    const auto warm = Clock::now() + warmUp;
    while (Clock::now() < warm)
        work();
    const auto begin = Clock::now();
    std::size_t count = 0;
    do {
        work();
        ++count;
    } while (Clock::now() - begin < counted);
    return static_cast<double>(count) / std::chrono::duration<double>(Clock::now() - begin).count();
}

std::string textOf(const Value& object, std::string_view name)
{
    const Value* text = object.find(name);
    return text != nullptr && text->isString() ? std::string(text->asString()) : std::string();
}

/// The ratio to a peer's rate, where that is known.
Value ratio(double rate, const Value& peer, std::string_view name)
{
    const Value* theirs = peer.find(name);
    return theirs != nullptr && theirs->isNumber() ? Value(rate / theirs->asDouble()) : Value();
}

} // namespace

std::vector<Value> measureExpressions(const std::string& folder, const std::string& peerFile)
{
    std::vector<Value> rows;
    const Value work = readJson(folder + "/expressions.json");
    const Value expected = readJson(folder + "/expected.json");
    const Value peer = peerFile.empty() ? Value() : readJson(peerFile);
    const Value* benchmarks = work.find("benchmarks"sv);
    if (benchmarks == nullptr)
        return rows;
    for (const Value& benchmark : benchmarks->elements()) {
        const std::string name = textOf(benchmark, "name");
        const std::string text = textOf(benchmark, "expr");
        const Value input = readJson(folder + "/data/" + textOf(benchmark, "data") + ".json");
        const auto expression = jsonata::Expression::parse(text);
        if (!expression)
            continue;
        const auto result = expression->evaluate(input, {});
        const Value* wanted = expected.find(std::string_view(name));
        const bool isCorrect = wanted != nullptr && result && *result && **result == *wanted;
        const double eval = rateOf([&] { (void)expression->evaluate(input, {}); });
        const double parseEval = rateOf([&] {
            if (const auto again = jsonata::Expression::parse(text))
                (void)again->evaluate(input, {});
        });
        const Value* results = peer.find("results"sv);
        const Value* theirs = results == nullptr ? nullptr : results->find(std::string_view(name));
        const Value none;
        rows.push_back(Value::object(
            {{"expression", Value(name)},
             {"eval/s", Value(eval)},
             {"parse+eval/s", Value(parseEval)},
             {"eval ratio", ratio(eval, theirs != nullptr ? *theirs : none, "eval_per_s")},
             {"parse+eval ratio",
              ratio(parseEval, theirs != nullptr ? *theirs : none, "parse_eval_per_s")},
             {"correct", Value(isCorrect)}}));
    }
    return rows;
}

} // namespace stepglass::bench
