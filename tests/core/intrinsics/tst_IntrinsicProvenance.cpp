// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intrinsics/Expression.h"
#include "tests/support/JsonDifference.h"
#include "tests/support/ShownProvenance.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::intrinsics;
using stepglass::test::json;

namespace {

class OneVariable final : public Variables {
public:
    [[nodiscard]] const Value* find(std::string_view name) const override
    {
        return name == "limit" ? &m_value : nullptr;
    }

private:
    Value m_value = json("{\"most\":1}");
};

} // namespace

class IntrinsicProvenanceTest : public QObject {
    Q_OBJECT

private slots:
    void partsHaveTheirSources_data()
    {
        QTest::addColumn<QByteArray>("expression");
        QTest::addColumn<QByteArray>("traces");
        const auto row = [](const char* expression, const char* traces) {
            QTest::newRow(expression) << QByteArray(expression) << QByteArray(traces);
        };
        row("States.Format('{} {}', $.name, $limit.most)", " <~ input/name limit/most");
        row("States.Format('{}', $$.Execution.Name)", " <~ context/Execution/Name");
        row("States.Format('none')", "");
        row("States.Array($.name, 1, $.list)", "/0 <- input/name\n/2 <- input/list");
        row("States.ArrayGetItem($.list, 1)", " <- input/list/1");
        row("States.ArrayGetItem(States.Array(1, $.name), $limit.most)", " <- input/name");
        row("States.ArrayPartition($.list, 2)",
            "/0/0 <- input/list/0\n/0/1 <- input/list/1\n/1/0 <- input/list/2\n"
            "/1/1 <- input/list/3");
        row("States.ArrayPartition($.rows[*].n, 1)",
            "/0/0 <- input/rows/0/n\n/1/0 <- input/rows/1/n");
        row("States.ArrayUnique($.list)",
            "/0 <- input/list/0\n/1 <- input/list/1\n/2 <- input/list/3");
        row("States.JsonMerge($.first, $.second, false)",
            "/k <- input/second/k\n/x~1y <- input/first/x~1y");
        row("States.ArrayLength($.list)", " <~ input/list");
        row("States.ArrayContains($.list, $.rows[0].n)", " <~ input/list input/rows/0/n");
        row("States.StringSplit(States.Format('{},{}', $.name, $.name), ',')", " <~ input/name");
        row("States.StringToJson(States.JsonToString($.first))", " <~ input/first");
        row("States.MathAdd($.list[0], 1)", " <~ input/list/0");
        row("States.UUID()", "");
    }
    void partsHaveTheirSources()
    {
        QFETCH(QByteArray, expression);
        QFETCH(QByteArray, traces);
        const auto parsed = Expression::parse(expression.toStdString());
        QVERIFY(parsed.has_value());
        const Value input =
            json("{\"name\":\"Ada\",\"list\":[3,1,3,2],\"rows\":[{\"n\":1},{\"n\":2}],"
                 "\"first\":{\"k\":1,\"x/y\":2},\"second\":{\"k\":3}}");
        const Value context = json("{\"Execution\":{\"Name\":\"run-7\"}}");
        const OneVariable variables;
        SeededRandom random(1);
        const auto traced = parsed->evaluateWithProvenance({input, context, variables, random});
        QVERIFY(traced.has_value());
        QCOMPARE(QByteArray::fromStdString(test::shown(traced->provenance)), traces);
        SeededRandom again(1);
        QVERIFY(traced->value == *parsed->evaluate({input, context, variables, again}));
    }

    void faultsAreThoseOfAnEvaluationWithoutIt()
    {
        const Value nothing = Value::object();
        const OneVariable variables;
        SeededRandom random(1);
        const Environment environment{nothing, nothing, variables, random};
        for (const char* text : {"States.ArrayLength($.list)", "States.ArrayLength(1)"}) {
            const auto parsed = Expression::parse(text);
            QCOMPARE(parsed->evaluateWithProvenance(environment).error().cause,
                     parsed->evaluate(environment).error().cause);
        }
    }
};

QTEST_APPLESS_MAIN(IntrinsicProvenanceTest)
#include "tst_IntrinsicProvenance.moc"
