// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/jsonata/Outcome.h"

#include <chrono>

using namespace stepglass;
using stepglass::jsonata::Dialect;
using stepglass::jsonata::EvaluationOptions;
using stepglass::jsonata::Expression;
using stepglass::jsonata::FaultKind;
using stepglass::test::addOutcome;
using stepglass::test::addOutcomeColumns;

namespace {

/// Terms joined by `+`: each is evaluated inside the one after it.
std::string sumOf(int terms)
{
    std::string text = "1";
    for (int term = 1; term < terms; ++term)
        text += "+1";
    return text;
}

FaultKind faultOf(const char* text, const EvaluationOptions& options)
{
    const auto expression = Expression::parse(text);
    if (!expression)
        return expression.error().kind;
    const auto result = expression->evaluate(std::nullopt, {}, options);
    return result ? FaultKind::Coded : result.error().kind;
}

constexpr const char* endless = "($f := function($n) { $f($n + 1) }; $f(0))";

} // namespace

class JsonataForStepFunctionsTest : public QObject {
    Q_OBJECT

private slots:
    void functionsThatAwsAdds_data()
    {
        addOutcomeColumns();
        addOutcome("$partition([1..5], 2)", "[[1,2],[3,4],[5]]");
        addOutcome("$partition([1, 2], 9)", "[[1,2]]");
        addOutcome("$partition([], 2)", "undefined");
        addOutcome("$partition([1, 2], 1.9)", "[[1],[2]]");
        addOutcome("$partition([1], -1)", "D3137@10");
        addOutcome("$range(0, 10, 5)", "[0,5,10]");
        addOutcome("$range(3, 1, -1)", "[3,2,1]");
        addOutcome("$range(1, 3, 0)", "undefined");
        addOutcome("$hash('a', 'MD5')", "\"0cc175b9c0f1b6a831c399e269772661\"");
        addOutcome("$hash('a', 'md5')", "D3137@5");
        addOutcome("$parse('[1, {\"a\": null}]')", "[1,{\"a\":null}]");
        addOutcome("$parse('{\"a\": 1, \"a\": 2}')", "D3137@6");
        addOutcome("$parse(null)", "T0410@6");
        addOutcome("$parse()", "undefined");
        addOutcome("$random(1) = $random(1.5)", "true");
        addOutcome("$length($uuid())", "36");
        addOutcome("$eval('1')", "T1006@5");
        addOutcome("1 / 0", "\"Infinity\"");
        addOutcome("[-1 / 0, {'a': 0 / 0}]", "[\"-Infinity\",{\"a\":\"NaN\"}]");
        addOutcome("$limits.most * 2", "6");
    }
    void functionsThatAwsAdds()
    {
        QFETCH(QByteArray, expression);
        QFETCH(QByteArray, outcome);
        const std::string found =
            test::outcomeOf(expression.toStdString(), std::nullopt, Dialect::StepFunctions,
                            {{"limits", test::json("{\"most\":3}")}});
        QCOMPARE(QByteArray::fromStdString(found), outcome);
    }

    void plainJsonataDoesNotKnowThem()
    {
        for (const char* call :
             {"$partition([1], 1)", "$uuid()", "$parse('1')", "$hash('a', 'MD5')"})
            QVERIFY(test::outcomeOf(call, std::nullopt).starts_with("T1006"));
        QCOMPARE(QString::fromStdString(test::outcomeOf("$eval('1')", std::nullopt)), QString("1"));
    }

    void depthIsBounded()
    {
        const EvaluationOptions options{.limits = {.depth = 100}};
        const auto outcome = [&](int terms) {
            return QString::fromStdString(
                test::outcomeOf(sumOf(terms), std::nullopt, Dialect::StepFunctions, {}, options));
        };
        QCOMPARE(outcome(100), QString("100"));
        QVERIFY(outcome(101).startsWith("U1001"));
    }

    void tailCallsNeedNoDepth()
    {
        const EvaluationOptions options{.limits = {.depth = 100}};
        const std::string found =
            test::outcomeOf("($f := function($n) { $n = 0 ? 'done' : $f($n - 1) }; $f(5000))",
                            std::nullopt, Dialect::StepFunctions, {}, options);
        QCOMPARE(QString::fromStdString(found), QString("\"done\""));
    }

    void recursionNeverOverflowsTheStack()
    {
        const EvaluationOptions options{.limits = {.depth = 100'000'000}};
        QVERIFY(faultOf("($f := function($n) { 1 + $f($n) }; $f(0))", options) == FaultKind::Depth);
        const std::string brackets(200'000, '[');
        const auto deep = Expression::parse(brackets);
        QVERIFY(!deep);
        QVERIFY(deep.error().kind == FaultKind::Depth);
    }

    void stepsAndTimeAreBounded()
    {
        QVERIFY(faultOf(endless, {.limits = {.depth = 1000, .steps = 10'000}}) == FaultKind::Steps);
        EvaluationOptions late;
        late.deadline = std::chrono::steady_clock::now();
        QVERIFY(faultOf(endless, late) == FaultKind::Time);
    }

    void aCancelledEvaluationStops()
    {
        const CancelToken token;
        token.cancel();
        EvaluationOptions options;
        options.cancel = &token;
        QVERIFY(faultOf(endless, options) == FaultKind::Cancelled);
    }

    void memoryIsBoundedAsAwsDoesIt_data()
    {
        addOutcomeColumns();
        addOutcome("$count([1..873782])", "873782");
        addOutcome("$count([1..873783])", "U1001");
        addOutcome("$count($range(1, 360145, 1))", "360145");
        addOutcome("$count($range(1, 360146, 1))", "U1001");
    }
    void memoryIsBoundedAsAwsDoesIt()
    {
        QFETCH(QByteArray, expression);
        QFETCH(QByteArray, outcome);
        const EvaluationOptions options{.boundMemory = true};
        const std::string found = test::outcomeOf(expression.toStdString(), std::nullopt,
                                                  Dialect::StepFunctions, {}, options);
        QCOMPARE(QByteArray::fromStdString(found).left(outcome.size()), outcome);
    }

    void sentencesAreThoseOfTheLanguage_data()
    {
        QTest::addColumn<QByteArray>("expression");
        QTest::addColumn<QByteArray>("sentence");
        const auto row = [](const char* expression, const char* sentence) {
            QTest::newRow(expression) << QByteArray(expression) << QByteArray(sentence);
        };
        row("'a' + 1", "The left side of the \"+\" operator must evaluate to a number");
        row("$sqrt(-1)", "The sqrt function cannot be applied to a negative number: -1");
        row("$sum(['a'])", "Argument 1 of function \"sum\" must be an array of \"numbers\"");
        row("$each('x', $sum)",
            "Argument 1 of function \"each\" does not match function signature");
        row("$error('my words')", "my words");
        row("1 < 'a'",
            "The values 1 and \"a\" either side of operator \"<\" must be of the same data "
            "type");
    }
    void sentencesAreThoseOfTheLanguage()
    {
        QFETCH(QByteArray, expression);
        QFETCH(QByteArray, sentence);
        const auto read = Expression::parse(expression.toStdString());
        QVERIFY(read);
        const auto result = read->evaluate(std::nullopt);
        QVERIFY(!result);
        QCOMPARE(QByteArray::fromStdString(result.error().message), sentence);
    }
};

QTEST_APPLESS_MAIN(JsonataForStepFunctionsTest)
#include "tst_JsonataForStepFunctions.moc"
