// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/main/Cancellation.h"

#include "core/jsonata/Expression.h"
#include "core/value/Json.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <pthread.h>
#include <string>
#include <thread>
#include <time.h>

namespace stepglass::bench {

namespace {

constexpr int elements = 1'000'000;

Value makeInput()
{
    std::vector<Value> numbers;
    std::vector<Value> texts;
    std::string text;
    for (int index = 0; index < elements; ++index) {
        const auto mixed = static_cast<std::int64_t>(index) * 7919 % elements;
        numbers.emplace_back(mixed);
        texts.emplace_back(std::to_string(mixed));
        text += "ab,";
    }
    const Value list = Value::array(std::move(numbers));
    return Value::object({{"numbersText", Value(value::toJson(list))},
                          {"numbers", list},
                          {"texts", Value::array(std::move(texts))},
                          {"text", Value(text)},
                          {"as", Value(std::string(60, 'a') + "!")}});
}

/// What a thread has worked so far, in milliseconds.
double workOf(clockid_t thread)
{
    timespec time{};
    clock_gettime(thread, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// The work from the cancellation, which comes `after` the begin, to the return; nothing where the
/// work was done before.
std::optional<double> delayOf(const jsonata::Expression& expression, const Value& input,
                              std::chrono::milliseconds after)
{
    const CancelToken token;
    jsonata::EvaluationOptions options;
    options.cancel = &token;
    clockid_t self{};
    pthread_getcpuclockid(pthread_self(), &self);
    double cancelled = 0;
    std::thread other([&] {
        std::this_thread::sleep_for(after);
        cancelled = workOf(self);
        token.cancel();
    });
    const auto result = expression.evaluate(input, {}, options);
    const double end = workOf(self);
    other.join();
    if (result || result.error().kind != jsonata::FaultKind::Cancelled)
        return std::nullopt;
    return end - cancelled;
}

} // namespace

std::vector<Value> measureCancellation()
{
    static constexpr std::array expressions{
        "$sort(numbers)",
        "$sort(texts, function($a, $b) { $a > $b })",
        "$map(numbers, function($v) { $v + 1 })",
        "$map(numbers, function($v) { {'v': $v} })",
        "$filter(numbers, function($v) { $v % 2 = 0 })",
        "$reduce(numbers, function($a, $b) { $a + $b })",
        "$sum($append(numbers, numbers))",
        "numbers^(>$)",
        "$distinct(texts)",
        "$join($map(texts, $string), ',')",
        "$split(text, ',')",
        "$split(text, /,/)",
        "$replace(text, 'a', 'xyz')",
        "$replace(text, /a(b)/, '$1')",
        "$replace(text, /a/, function($m) { 'x' })",
        "$contains(as, /^(a+)+$/)",
        "$string(numbers) & $string(texts)",
        "$map(numbers, function($v) { $formatNumber($v, '#,##0.00') })",
        "$reduce(texts, function($a, $b) { $a & $b })",
        "($f := function($n) { $f($n + 1) }; $f(0))",
        "($f := function($n) { 1 + $f($n + 1) }; $f(0))",
        "$match(text, /a(b)/)",
        "numbers{$string($): $}",
        "$count(**)",
        "$reduce([1..300], function($a, $b) { $a + $length($uppercase(text)) })",
        "$reduce([1..300], function($a, $b) { $a + $length($base64encode(text)) })",
        "$reduce([1..300], function($a, $b) { $a + $length($encodeUrlComponent(text)) })",
        "$reduce([1..300], function($a, $b) { $a + $count($parse(numbersText)) })",
        "$reduce([1..300], function($a, $b) { $hash($a & text, 'SHA-512') })",
    };
    const Value input = makeInput();
    std::vector<Value> rows;
    for (const char* text : expressions) {
        const auto expression =
            jsonata::Expression::parse(text, {.dialect = jsonata::Dialect::StepFunctions});
        if (!expression)
            continue;
        std::vector<double> delays;
        for (const int after : {1, 3, 5, 10, 15, 20, 30, 40, 60, 80, 120})
            if (const auto delay = delayOf(*expression, input, std::chrono::milliseconds(after)))
                delays.push_back(*delay);
        std::ranges::sort(delays);
        rows.push_back(Value::object(
            {{"expression", Value(text)},
             {"rounds", Value(static_cast<std::int64_t>(delays.size()))},
             {"median ms", delays.empty() ? Value() : Value(delays[delays.size() / 2])},
             {"worst ms", delays.empty() ? Value() : Value(delays.back())}}));
    }
    return rows;
}

} // namespace stepglass::bench
