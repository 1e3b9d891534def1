// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpath/Path.h"
#include "core/value/Json.h"
#include "core/value/Pointer.h"
#include "tests/support/ShownProvenance.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::jsonpath;
using value::Provenance;

namespace {

Value document()
{
    return *value::parseJson(R"({"a": {"b": [10, 20, 30], "x/y": {"~": 1}},
        "list": [{"n": 1, "t": "p"}, {"n": 2}, {"n": 3, "t": "q"}], "k": "v"})");
}

} // namespace

class PathProvenanceTest : public QObject {
    Q_OBJECT

private slots:
    void matchesHaveTheirPlaces_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("traces");
        const auto row = [](const char* path, const char* traces) {
            QTest::newRow(path) << QByteArray(path) << QByteArray(traces);
        };
        row("$", " <- input");
        row("$.a.b", " <- input/a/b");
        row("$.a.b[1]", " <- input/a/b/1");
        row("$.a.b[-1]", " <- input/a/b/2");
        row("$.a['x/y']['~']", " <- input/a/x~1y/~0");
        row("$.a.b[0,2]", "/0 <- input/a/b/0\n/1 <- input/a/b/2");
        row("$.a.b[1:]", "/0 <- input/a/b/1\n/1 <- input/a/b/2");
        row("$.list[*].n", "/0 <- input/list/0/n\n/1 <- input/list/1/n\n/2 <- input/list/2/n");
        row("$.list[?(@.n > 1)]", "/0 <- input/list/1\n/1 <- input/list/2");
        row("$.a[?(@.b)]", "/0 <- input/a");
        row("$..t", "/0 <- input/list/0/t\n/1 <- input/list/2/t");
        row("$..b[0]", "/0 <- input/a/b/0");
        row("$.a.*", "/0 <- input/a/b\n/1 <- input/a/x~1y");
        row("$['k','nothing']", "/k <- input/k");
        row("$.list[*]['n','t']", "/0/n <- input/list/0/n\n/0/t <- input/list/0/t\n"
                                  "/1/n <- input/list/1/n\n/2/n <- input/list/2/n\n"
                                  "/2/t <- input/list/2/t");
        row("$.a.b.length()", " <~ input/a/b");
        row("$.a.b.sum()", " <~ input/a/b");
        row("$.a.b.sum($.list[0].n)", " <~ input/a/b input/list/0/n");
        row("$..n.sum()", " <~ input/list/0/n input/list/1/n input/list/2/n");
        row("$.a.b.last()", " <- input/a/b/2");
        row("$.a.keys()", " <~ input/a");
        row("$.list[?(@.n > 9)]", "");
        row("$$.a.b[0]", " <- context/a/b/0");
        row("$v.a.b[0]", " <- v/a/b/0");
    }
    void matchesHaveTheirPlaces()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, traces);
        const auto parsed = Path::parse(path.toStdString());
        QVERIFY(parsed.has_value());
        const auto result = parsed->evaluateWithProvenance(document());
        QVERIFY(result.has_value());
        QCOMPARE(QByteArray::fromStdString(test::shown(result->provenance)), traces);
        QVERIFY(result->value == *parsed->evaluate(document()));
        for (const value::Trace& trace : result->provenance.traces)
            if (trace.kind == value::Trace::Kind::Copied)
                QVERIFY(*value::resolve(document(), trace.sources.front().pointer) ==
                        *value::resolve(result->value, trace.pointer));
    }

    void faultsAreThoseOfAnEvaluationWithoutIt()
    {
        for (const char* text : {"$.nothing", "$.a.b[7]", "$.k.x", "$.k[0]"}) {
            const auto path = Path::parse(text);
            const auto traced = path->evaluateWithProvenance(document());
            QVERIFY(!traced.has_value());
            QCOMPARE(traced.error().message, path->evaluate(document()).error().message);
        }
    }

    void sharedPartsAreToldApart()
    {
        const Value shared = Value::array({Value(1), Value(2)});
        const Value root = Value::object({{"one", shared}, {"other", shared}});
        const auto result = Path::parse("$.other[0]")->evaluateWithProvenance(root);
        QCOMPARE(test::shown(result->provenance), std::string(" <- input/other/0"));
    }

    void tracesAreBounded()
    {
        const Value root = Value::array(std::vector<Value>(50, Value(7)));
        const auto matches = Path::parse("$[*]")->evaluateWithProvenance(root, {}, {.traces = 2});
        QCOMPARE(test::shown(matches->provenance),
                 std::string("/0 <- input/0\n/1 <- input/1\n..."));
        const auto sum = Path::parse("$..[0,1,2].sum()")
                             ->evaluateWithProvenance(root, {}, {.sourcesOfValue = 2});
        QCOMPARE(test::shown(sum->provenance), std::string(" <~ input/0 input/1 ..."));
    }
};

QTEST_APPLESS_MAIN(PathProvenanceTest)
#include "tst_PathProvenance.moc"
