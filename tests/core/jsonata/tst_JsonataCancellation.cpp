// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/Expression.h"
#include "core/value/Json.h"

#include <QTest>

#include <atomic>
#include <limits>
#include <thread>

using namespace stepglass;
using namespace stepglass::jsonata;
using namespace std::string_view_literals;

namespace {

/// Something large to work on, made once.
const Value& input()
{
    static const Value made = [] {
        constexpr int count = 400'000;
        std::vector<Value> numbers;
        std::vector<Value> texts;
        std::vector<Value> objects;
        std::string text;
        for (int index = 0; index < count; ++index) {
            const int mixed = static_cast<int>(index * 7919LL % count);
            numbers.emplace_back(mixed);
            texts.emplace_back(std::to_string(mixed));
            objects.push_back(Value::object({{"n", Value(mixed)}, {"g", Value(mixed % 7)}}));
            text += "ab,";
        }
        return Value::object({{"numbers", Value::array(std::move(numbers))},
                              {"texts", Value::array(std::move(texts))},
                              {"objects", Value::array(std::move(objects))},
                              {"text", Value(text)},
                              {"as", Value(std::string(40, 'a') + "!")}});
    }();
    return made;
}

/// Around any expression: work that does not end by itself. $random() tells that it has begun.
std::string forEver(const std::string& inner)
{
    std::string text("($random(); $f := function($n) { (");
    text += inner;
    text += "; $f($n + 1)) }; $f(0))";
    return text;
}

/// Tells another thread that the evaluation is at work.
class Signal final : public RandomSource {
public:
    std::uint64_t next() override
    {
        isAtWork = true;
        return 0;
    }
    std::string uuid() override { return {}; }

    std::atomic<bool> isAtWork = false;
};

} // namespace

class JsonataCancellationTest : public QObject {
    Q_OBJECT

private slots:
    void workIsStoppedFromAnotherThread_data()
    {
        QTest::addColumn<QByteArray>("expression");
        const auto row = [](const char* expression) {
            QTest::newRow(expression) << QByteArray(expression);
        };
        row("1");
        row("$sort(numbers)");
        row("$sort(texts)");
        row("$sort(numbers, function($a, $b) { $a > $b })");
        row("objects^(n)");
        row("$map(numbers, function($v) { $v + 1 })");
        row("$filter(numbers, function($v) { $v > 5 })");
        row("$reduce(numbers, function($a, $b) { $a + $b })");
        row("$sum(numbers)");
        row("objects.n");
        row("objects[n > 3]");
        row("objects{$string(g): $count(n)}");
        row("$join(texts, ',')");
        row("$split(text, ',')");
        row("$split(text, /,/)");
        row("$replace(text, 'a', 'x')");
        row("$replace(text, /a/, 'x')");
        row("$replace(text, /a/, function($m) { 'x' })");
        row("$match(text, /b/)");
        row("$string(objects)");
        row("objects = numbers");
        row("$append(numbers, texts)");
        row("$distinct(numbers)");
        row("$merge(objects)");
        row("$spread(objects)");
        row("$keys(objects)");
        row("$reverse(numbers)");
        row("**.n");
        row("$ ~> |objects|{'n': 1}|");
        row("[1..100000]");
        row("$formatNumber(1234.5, '#,##0.00')");
        row("$uppercase(text & '\u00e4')");
        row("$lowercase(text & '\u00e4')");
        row("$trim(text)");
        row("$pad('', 1000000, '-*')");
        row("$base64encode(text)");
        row("$base64decode(text)");
        row("$encodeUrl(text)");
        row("$decodeUrl(text)");
        row("$zip(numbers, texts)");
        row("numbers{$string($): $}");
        row("$map(objects, function($o) { function() { $o } })");
        row("$contains(as, /^(a+)+$/)");
        row("$match(as, /^(a|a)*$/)");
    }
    void workIsStoppedFromAnotherThread()
    {
        QFETCH(QByteArray, expression);
        const auto parsed = Expression::parse(forEver(expression.toStdString()));
        QVERIFY(parsed.has_value());
        const CancelToken token;
        EvaluationOptions options;
        options.cancel = &token;
        options.limits.steps = std::numeric_limits<std::size_t>::max();
        Signal signal;
        options.random = &signal;
        std::thread other([&] {
            while (!signal.isAtWork)
                std::this_thread::yield();
            token.cancel();
        });
        const auto result = parsed->evaluate(input(), {}, options);
        // Also where it failed before it told so.
        signal.isAtWork = true;
        other.join();
        QVERIFY(!result.has_value());
        QVERIFY(result.error().kind == FaultKind::Cancelled);
        QCOMPARE(result.error().code, std::string("U1001"));
    }

    void aDeadlineIsSeenInsideOfRegularExpressions()
    {
        EvaluationOptions options;
        options.deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(5);
        for (const char* text : {"$contains(as, /^(a+)+$/)", "$match(as, /^(a|aa)+$/)",
                                 "$replace(as, /^(a+)+$/, 'x')", "$split(as, /^(a|aa)+$/)"}) {
            const auto result = Expression::parse(text)->evaluate(input(), {}, options);
            QVERIFY2(!result.has_value(), text);
            QVERIFY(result.error().kind == FaultKind::Time);
        }
    }

    void functionsOfStepFunctionsAreStoppedToo_data()
    {
        QTest::addColumn<QByteArray>("expression");
        for (const char* expression : {"$hash(text, 'SHA-512')", "$parse(json)",
                                       "$partition(numbers, 3)", "$range(1, 1000000, 1)"})
            QTest::newRow(expression) << QByteArray(expression);
    }
    void functionsOfStepFunctionsAreStoppedToo()
    {
        QFETCH(QByteArray, expression);
        const auto parsed =
            Expression::parse(expression.toStdString(), {.dialect = Dialect::StepFunctions});
        QVERIFY(parsed.has_value());
        const CancelToken token;
        token.cancel();
        EvaluationOptions options;
        options.cancel = &token;
        const Value data = input().with("json", Value(value::toJson(*input().find("texts"sv))));
        const auto result = parsed->evaluate(data, {}, options);
        QVERIFY(!result.has_value());
        QVERIFY(result.error().kind == FaultKind::Cancelled);
    }

    void cancelledTokensStopTracedEvaluationsToo()
    {
        const CancelToken token;
        token.cancel();
        EvaluationOptions options;
        options.cancel = &token;
        const auto result =
            Expression::parse("$sum(numbers)")->evaluateWithProvenance(input(), {}, options);
        QVERIFY(!result.has_value());
        QVERIFY(result.error().kind == FaultKind::Cancelled);
    }
};

QTEST_APPLESS_MAIN(JsonataCancellationTest)
#include "tst_JsonataCancellation.moc"
