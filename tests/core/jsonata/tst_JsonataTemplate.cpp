// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/Template.h"
#include "core/value/Json.h"
#include "tests/support/ShownProvenance.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::jsonata;

namespace {

Value json(const char* text)
{
    auto value = value::parseJson(text);
    if (!value)
        qFatal("%s is no JSON", text);
    return *std::move(value);
}

const Bindings& variables()
{
    static const Bindings bindings{
        {"states", json("{\"input\":{\"count\":3,\"tags\":[\"a\",\"b\"]}}")},
        {"name", Value("Ada")}};
    return bindings;
}

/// The value as JSON, or "place: cause" of the failure.
QByteArray outcome(const char* field, const char* place, ResultType type = ResultType::Any)
{
    const auto parsed = Template::parse(json(field), place);
    if (!parsed)
        return "refused";
    const auto result = parsed->evaluate(variables(), stepFunctionsOptions(), type);
    if (!result)
        return QByteArray::fromStdString(result.error().location + ": " + result.error().cause);
    return QByteArray::fromStdString(value::toJson(*result));
}

} // namespace

class JsonataTemplateTest : public QObject {
    Q_OBJECT

private slots:
    void expressionsAreReplacedAndTheRestStays_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char* field, const char* value) {
            QTest::newRow(field) << QByteArray(field) << QByteArray(value);
        };
        row("\"{% $name %}\"", "\"Ada\"");
        row("\"{%$states.input.count + 1%}\"", "4");
        row("{\"a\":[\"{% $name %}\",1,null],\"b\":{\"c\":\"{% $states.input.tags %}\"}}",
            "{\"a\":[\"Ada\",1,null],\"b\":{\"c\":[\"a\",\"b\"]}}");
        row("[\" {% $name %} \",\"$name\",\"%} {%\"]", "[\" {% $name %} \",\"$name\",\"%} {%\"]");
        row("{}", "{}");
        row("\"{% null %}\"", "null");
        row("[\"{% 1/0 %}\"]", "[\"Infinity\"]");
    }
    void expressionsAreReplacedAndTheRestStays()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        QCOMPARE(outcome(field.constData(), "Output"), value);
    }

    void failuresSayWhatAwsSays_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QByteArray>("failure");
        const auto row = [](const char* field, const char* place, const char* location,
                            const char* expression, const char* end) {
            const QByteArray at(location);
            QTest::newRow(field) << QByteArray(field) << QByteArray(place)
                                 << at + ": The JSONata expression '" + expression +
                                        "' specified for the field '" + at + "' " + end;
        };
        row("\"{% $none %}\"", "Output", "Output", "$none", "returned nothing (undefined).");
        row("{\"a\":{\"b\":[0,[\"{% $none.x %}\"]]}}", "Choices[1]/Output",
            "Choices[1]/Output/a/b[1][0]", "$none.x", "returned nothing (undefined).");
        row("{\"x\":\"{% 2 + $name %}\"}", "Assign", "Assign/x", "2 + $name",
            "threw an error during evaluation. T2002: The right side of the \"+\" operator must "
            "evaluate to a number");
        row("\"{% function($x) { $x } %}\"", "Output", "Output", "function($x) { $x }",
            "returned an unsupported result type.");
        row("\"{% $count([1..900000]) %}\"", "Output", "Output", "$count([1..900000])",
            "threw an error during evaluation: Expression evaluation memory limit exceeded: Check "
            "for excessive memory usage");
        row("\"{% ($f := function($n) { 1 + $f($n) }; $f(1)) %}\"", "Output", "Output",
            "($f := function($n) { 1 + $f($n) }; $f(1))",
            "threw an error during evaluation: Stack overflow error: Check for non-terminating "
            "recursive function. Consider rewriting as tail-recursive");
    }
    void failuresSayWhatAwsSays()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, place);
        QFETCH(QByteArray, failure);
        QCOMPARE(outcome(field.constData(), place.constData()), failure);
    }

    void aFieldMayAskForAType()
    {
        QCOMPARE(outcome("\"{% $states.input.tags %}\"", "Items", ResultType::Array),
                 QByteArray("[\"a\",\"b\"]"));
        QCOMPARE(outcome("\"{% $name %}\"", "Items", ResultType::Array),
                 QByteArray("Items: The JSONata expression '$name' specified for the field 'Items' "
                            "returned an unexpected result type. Expected 'array', but was "
                            "'string' for value: \"Ada\""));
    }

    void aLiteralMustBeOfTheTypeToo()
    {
        QCOMPARE(outcome("[1]", "Items", ResultType::Array), QByteArray("[1]"));
        QCOMPARE(outcome("7", "Items", ResultType::Array),
                 QByteArray("Items: The JSONata expression '' specified for the field 'Items' "
                            "returned an unexpected result type. Expected 'array', but was "
                            "'number' for value: 7"));
        QVERIFY(toResultType("object") == ResultType::Object);
        QVERIFY(toResultType("any") == ResultType::Any);
    }

    void partsOfAFieldHaveTheirSources()
    {
        const auto parsed = Template::parse(
            json("{\"a\":\"{% $states.input.tags %}\",\"b\":[1,{\"c/d\":\"{% $name & 'x' %}\"}],"
                 "\"e\":\"{% {'k': [$name]} %}\"}"),
            "Output");
        const Bindings bound{{"name", Value("Ada")},
                             {"states", json("{\"input\":{\"tags\":[1]}}")}};
        const auto traced = parsed->evaluateWithProvenance(bound);
        QVERIFY(traced.has_value());
        QVERIFY(traced->value == *parsed->evaluate(bound));
        QCOMPARE(test::shown(traced->provenance),
                 std::string("/a <- states/input/tags\n/b/1/c~1d <~ name\n/e/k/0 <- name"));
        QCOMPARE(parsed->evaluateWithProvenance(bound, stepFunctionsOptions(), ResultType::Array)
                     .error()
                     .cause,
                 parsed->evaluate(bound, stepFunctionsOptions(), ResultType::Array).error().cause);
        QVERIFY(!parsed->evaluateWithProvenance({}));
    }

    void faultsOfTheDefinitionAreAllFound()
    {
        const auto parsed =
            Template::parse(json("{\"a\":\"{% $name \",\"b\":[\"{% 1 + %}\"],\"c/d\":\"{% name "
                                 "%}\",\"e\":\"{% $$ %}\"}"),
                            "Output");
        QVERIFY(!parsed);
        const std::vector<TemplateFault>& faults = parsed.error();
        QCOMPARE(faults.size(), std::size_t(4));
        QVERIFY(faults[0].kind == TemplateFault::Kind::Delimiters);
        QCOMPARE(faults[0].message, std::string("JSONata string must start with {% and end with "
                                                "%}"));
        QVERIFY(faults[1].kind == TemplateFault::Kind::Syntax);
        QCOMPARE(faults[1].place, std::string("Output/b[0]"));
        QCOMPARE(faults[1].pointer, std::string("/b/0"));
        QVERIFY(faults[2].kind == TemplateFault::Kind::BareReference);
        QCOMPARE(faults[2].message,
                 std::string("Reference to 'name' at the top level is not supported."));
        QCOMPARE(faults[2].pointer, std::string("/c~1d"));
        QVERIFY(faults[2].range == (TextRange{3, 7}));
        QCOMPARE(faults[3].message, std::string("Reference to '$$' is not supported."));
    }

    void partsTellWhereTheyStand()
    {
        const auto parsed = Template::parse(json("[\"x\",{\"a\":\"{%   $name %}\"}]"), "Arguments");
        QVERIFY(parsed);
        QVERIFY(!parsed->isLiteral());
        QVERIFY(!parsed->isExpression());
        QCOMPARE(parsed->parts().size(), std::size_t(1));
        QCOMPARE(parsed->parts()[0].place, std::string("Arguments[1]/a"));
        QCOMPARE(parsed->parts()[0].pointer, std::string("/1/a"));
        QCOMPARE(parsed->parts()[0].offset, std::size_t(5));
        QVERIFY(Template::parse(Value("plain"), "Output")->isLiteral());
    }
};

QTEST_APPLESS_MAIN(JsonataTemplateTest)
#include "tst_JsonataTemplate.moc"
