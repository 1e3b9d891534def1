// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Convert.h"
#include "tests/core/assist/Runs.h"

#include <QTest>

#include <algorithm>

using namespace stepglass;
using namespace stepglass::assist::test;
using asl::QueryLanguage;

/// A converted state does with its data what it did.
class ConversionRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void toJsonata_data();
    void toJsonata();
    void choicesToJsonata_data();
    void choicesToJsonata();
    void callsToJsonata_data();
    void callsToJsonata();
    void pathsToJsonata_data();
    void pathsToJsonata();
    void toJsonPath_data();
    void toJsonPath();
};

namespace {

/// A machine around the state A. What A gives, and the variable that it may assign, is shown.
std::string machineOf(const std::string& state)
{
    return R"({"StartAt":"Begin","States":{)"
           R"("Begin":{"Type":"Pass","Assign":{"known":{"k":"kv","n":3},"v":"unset"},"Next":"A"},)"
           R"("A":)" +
           state +
           R"(,"After":{"Type":"Pass","Parameters":{"output.$":"$","v.$":"$v"},"End":true},)"
           R"("Other":{"Type":"Pass","Parameters":{"other.$":"$","v.$":"$v"},"End":true}}})";
}

/// Data of many shapes; rows need those in which their state gets through.
std::vector<Value> inputs()
{
    std::vector<Value> parsed;
    for (
        const char* text : {
            R"({"a":{"b":{"c":1}},"s":"text","n":5,"t":true,"z":null,"list":[1,2,3],"o":{"x":[1]},"when":"2026-02-03T04:05:06Z","later":"2027-01-01T00:00:00+02:00","items":[{"id":1,"name":"p","price":5},{"id":2,"name":"q","price":15},{"id":3}],"csv":"a,b;c,,d","json":"{\"k\":[1]}","e":"Own.Fault","odd key":1,"wait":2,"i":1})",
            R"({"a":{"b":[[1,2]]},"s":"Text 2","n":-1,"t":false,"z":0,"list":[],"o":{"x":[]},"when":"2025-12-31T23:59:59.5Z","later":"2025-12-31T23:59:59.5Z","items":[],"csv":"","json":"[]","e":"Own.Other","odd key":{"deep":[]},"wait":0,"i":0})",
            R"({"a":{"b":"text"},"s":"te*t","n":2.5,"t":"true","z":{},"list":[[1],[2,3],4],"o":{"x":[[1]],"y":2},"when":"not a moment","later":"2026-02-03T04:05:06Z","items":[{"id":1,"name":["one"],"price":"5"}],"csv":"single","json":"null","e":"Own.x","odd key":"k","wait":1,"i":2})",
            R"({"a":{"b":null},"s":"5","n":"5","t":1,"z":"","list":[null],"o":{},"when":12,"later":"2026-02-03T04:05:06Z","items":[{"id":1,"name":null,"price":null}],"csv":",;","json":"\"t\"","e":"Own.y","odd key":null,"wait":3,"i":0})",
            R"({"s":"only"})",
            R"({"a":5,"s":"x","n":1000000,"list":[[]],"o":{"x":5},"items":[{"name":"z","price":0.5},{"name":"p","price":10}],"t":true,"z":[null],"csv":"a;b","json":"1","e":"Own.z","when":"2026-02-03T04:05:06.000Z","later":"2026-02-03T05:05:06+01:00","wait":1,"i":0})",
        })
        parsed.push_back(*value::parseJson(text));
    return parsed;
}

std::string noted(const std::vector<assist::Note>& notes)
{
    std::string text;
    for (const assist::Note& note : notes)
        text += note.pointer + ": " + assist::toEnglish(note) + "\n";
    return text;
}

/// Converts A, and holds what both machines make of every input against each other.
void compareRuns(const std::string& state, QueryLanguage language, std::size_t least)
{
    const auto before = modelOf(machineOf(state));
    QVERIFY2(before->tree().diagnostics().empty(), state.c_str());
    const auto conversion = assist::convertState(*before, asl::StatePath("/States/A"), language);
    QVERIFY(conversion);
    QVERIFY2(conversion->converted == 1, noted(conversion->notes).c_str());
    const auto after = modelOf(syntax::applyEdits(before->tree().text(), conversion->edits));
    QVERIFY(after->state(asl::StatePath("/States/A"))->queryLanguage == language);
    const auto has = [&conversion](assist::NoteCode code) {
        return std::any_of(conversion->notes.begin(), conversion->notes.end(),
                           [code](const assist::Note& note) { return note.code == code; });
    };
    std::size_t good = 0;
    for (const Value& input : inputs()) {
        const Outcome wanted = run(*before, input);
        // What a note says: an index past the end was null, and States.ALL caught what it does not
        // catch in the other language.
        const bool isNoted = (has(assist::NoteCode::NothingPastEnd) &&
                              wanted.text.find("\"r\":null") != std::string::npos) ||
                             (has(assist::NoteCode::OtherErrorName) &&
                              wanted.text.find("QueryEvaluationError") != std::string::npos);
        if (!wanted.isGood || isNoted)
            continue;
        ++good;
        const Outcome got = run(*after, input);
        if (got.text != wanted.text)
            qWarning("%s\ninput %s", after->tree().text().c_str(), value::toJson(input).c_str());
        QCOMPARE(QString::fromStdString(got.text), QString::fromStdString(wanted.text));
    }
    QVERIFY2(good >= least, qPrintable(QString("only %1 inputs get through").arg(good)));
}

} // namespace

void ConversionRuns::toJsonata_data()
{
    QTest::addColumn<QString>("state");
    const auto row = [](const char* name, const char* fields) {
        QTest::newRow(name) << QString("{%1}").arg(fields);
    };
    row("a Pass alone", R"("Type":"Pass","Next":"After")");
    row("a Pass with a result", R"("Type":"Pass","Result":{"k":[1,{"l":null}]},"Next":"After")");
    row("a result at a place",
        R"("Type":"Pass","Result":[1],"ResultPath":"$.a.new","Next":"After")");
    row("a result deep in what is not there",
        R"("Type":"Pass","Result":"r","ResultPath":"$.p['q r'].s","Next":"After")");
    row("a result that is dropped",
        R"("Type":"Pass","Result":[1],"ResultPath":null,"Next":"After")");
    row("an input path", R"("Type":"Pass","InputPath":"$.o","Next":"After")");
    row("no input at all", R"("Type":"Pass","InputPath":null,"Next":"After")");
    row("no output at all", R"("Type":"Pass","OutputPath":null,"Next":"After")");
    row("an output path", R"("Type":"Pass","OutputPath":"$.items","Next":"After")");
    row("parameters with all kinds of members",
        R"("Type":"Pass","Parameters":{"x.$":"$.a.b","odd 'n'":1,"c.$":"$$.Execution.Name",)"
        R"("v.$":"$known.k","l":[{"y.$":"$.s"},2,"t"],"deep":{"w.$":"$['odd key']"}},"Next":"After")");
    row("parameters at a place, seen through paths",
        R"("Type":"Pass","InputPath":"$.o","Parameters":{"x.$":"$.x"},"ResultPath":"$.o.new","OutputPath":"$.o","Next":"After")");
    row("an output path to the result",
        R"("Type":"Pass","Parameters":{"x":{"y.$":"$.s"}},"ResultPath":"$.r","OutputPath":"$.r","Next":"After")");
    row("an output path into the result",
        R"("Type":"Pass","Parameters":{"x":{"y.$":"$.s"}},"ResultPath":"$.r","OutputPath":"$.r.x","Next":"After")");
    row("an output path beside the result",
        R"("Type":"Pass","Result":1,"ResultPath":"$.r","OutputPath":"$.o","Next":"After")");
    row("an output path into parameters",
        R"("Type":"Pass","Parameters":{"x":{"y.$":"$.items"}},"OutputPath":"$.x.y","Next":"After")");
    row("a Pass that assigns what it shaped",
        R"("Type":"Pass","Parameters":{"x":{"y.$":"$.s"}},"ResultPath":null,)"
        R"("Assign":{"v":{"all.$":"$","part.$":"$.x.y","old.$":"$known.n"}},"Next":"After")");
    row("a Pass that assigns from its result",
        R"("Type":"Pass","Result":{"k":[7]},"Assign":{"v.$":"$.k[0]"},"Next":"After")");
    row("a task with nothing", R"("Type":"Task","Resource":"arn:x","Next":"After")");
    row("a task with an input path",
        R"("Type":"Task","Resource":"arn:x","InputPath":"$.o","Next":"After")");
    row("a task with everything",
        R"("Type":"Task","Resource":"arn:x","InputPath":"$.o","Parameters":{"p.$":"$.x","lit":"l"},)"
        R"("ResultSelector":{"code.$":"$.code","first.$":"$.list[0].id","asked.$":"$.asked"},)"
        R"("ResultPath":"$.task.done","OutputPath":"$.task","TimeoutSeconds":9,)"
        R"("Assign":{"v.$":"$.first"},"Next":"After")");
    row("a task that assigns from its result",
        R"("Type":"Task","Resource":"arn:x","Assign":{"v":{"n.$":"$.code","id.$":"$$.State.Name"}},"ResultPath":null,"Next":"After")");
    row("a task with a time limit from its input",
        R"("Type":"Task","Resource":"arn:x","TimeoutSecondsPath":"$.wait","HeartbeatSecondsPath":"$.i","ResultPath":"$.r","Next":"After")");
    row("a task whose error is kept",
        R"("Type":"Task","Resource":"arn:x","Parameters":{"fail.$":"$.e"},"Catch":[)"
        R"({"ErrorEquals":["Own.Fault"],"ResultPath":"$.a.error","Next":"After"},)"
        R"({"ErrorEquals":["Own.Other"],"ResultPath":null,"Assign":{"v.$":"$.Cause"},"Next":"Other"},)"
        R"({"ErrorEquals":["States.ALL"],"Next":"Other"}],"Next":"After")");
    row("a Wait", R"("Type":"Wait","SecondsPath":"$.wait","OutputPath":"$.s","Next":"After")");
    row("a Wait for a moment",
        R"("Type":"Wait","TimestampPath":"$.later","Assign":{"v.$":"$.n"},"Next":"After")");
    row("a Succeed", R"("Type":"Succeed","InputPath":"$.o","OutputPath":"$.x")");
    row("a Fail with paths", R"("Type":"Fail","ErrorPath":"$.e","CausePath":"$.s")");
    row("a Fail with a call",
        R"~("Type":"Fail","Error":"Own.E","CausePath":"States.Format('because of {}', $.s)")~");
    row("a Parallel",
        R"("Type":"Parallel","Parameters":{"k.$":"$.s"},"Branches":[{"StartAt":"P1","States":{"P1":{"Type":"Pass","End":true}}},)"
        R"({"StartAt":"P2","States":{"P2":{"Type":"Pass","Result":2,"End":true}}}],)"
        R"("ResultSelector":{"one.$":"$[0]","two.$":"$[1]"},"ResultPath":"$.both","Next":"After")");
    row("a Map",
        R"("Type":"Map","ItemsPath":"$.items","ItemSelector":{"item.$":"$$.Map.Item.Value","index.$":"$$.Map.Item.Index","s.$":"$.s"},)"
        R"("MaxConcurrencyPath":"$.wait","ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"ResultPath":"$.mapped","Next":"After")");
    row("an old Map",
        R"("Type":"Map","InputPath":"$.list","Parameters":{"x.$":"$$.Map.Item.Value"},"Iterator":{"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"Next":"After")");
}

void ConversionRuns::toJsonata()
{
    QFETCH(QString, state);
    compareRuns(state.toStdString(), QueryLanguage::Jsonata, 2);
}

void ConversionRuns::choicesToJsonata_data()
{
    QTest::addColumn<QString>("state");
    for (
        const char* rule : {
            R"("Variable":"$.s","StringEquals":"text")",
            R"("Variable":"$.n","StringEquals":"5")",
            R"("Variable":"$.s","StringLessThan":"te")",
            R"("Variable":"$.n","StringGreaterThanEquals":"5")",
            R"("Variable":"$.s","StringEqualsPath":"$.n")",
            R"("Variable":"$.n","StringEqualsPath":"$.n")",
            R"("Variable":"$.s","StringGreaterThanPath":"$.n")",
            R"("Variable":"$.n","NumericEquals":5)",
            R"("Variable":"$.n","NumericLessThan":2.5)",
            R"("Variable":"$.n","NumericLessThanEquals":-1)",
            R"("Variable":"$.n","NumericGreaterThanPath":"$.wait")",
            R"("Variable":"$.n","NumericEqualsPath":"$.n")",
            R"("Variable":"$.t","BooleanEquals":true)",
            R"("Variable":"$.t","BooleanEquals":false)",
            R"("Variable":"$.t","BooleanEqualsPath":"$.t")",
            R"("Variable":"$.when","TimestampEquals":"2026-02-03T04:05:06Z")",
            R"("Variable":"$.when","TimestampLessThan":"2026-01-01T00:00:00Z")",
            R"("Variable":"$.when","TimestampGreaterThanEqualsPath":"$.later")",
            R"("Variable":"$.later","TimestampEqualsPath":"$.when")",
            R"("Variable":"$.z","IsNull":true)",
            R"("Variable":"$.z","IsNull":false)",
            R"("Variable":"$.n","IsNumeric":true)",
            R"("Variable":"$.n","IsNumeric":false)",
            R"("Variable":"$.t","IsBoolean":true)",
            R"("Variable":"$.z","IsString":true)",
            R"("Variable":"$.z","IsString":false)",
            R"("Variable":"$.when","IsTimestamp":true)",
            R"("Variable":"$.when","IsTimestamp":false)",
            R"("Variable":"$.n","IsPresent":true)",
            R"("Variable":"$.n","IsPresent":false)",
            R"("Variable":"$.a.b.c","IsPresent":true)",
            R"("Variable":"$.items.name","IsPresent":true)",
            R"("Variable":"$.items[1].name","IsPresent":true)",
            R"("Variable":"$.o[0]","IsPresent":true)",
            R"("Variable":"$.list[0]","IsPresent":false)",
            R"("Variable":"$known.k","IsPresent":true)",
            R"("Variable":"$$.Execution.Input.n","IsPresent":true)",
            R"("Variable":"$.s","StringMatches":"te*")",
            R"("Variable":"$.s","StringMatches":"*\\**")",
            R"("Variable":"$.csv","StringMatches":"*,*;*")",
            R"("Variable":"$.n","StringMatches":"*")",
            R"("And":[{"Variable":"$.n","IsPresent":true},{"Variable":"$.n","NumericGreaterThan":0}])",
            R"("Or":[{"Variable":"$.s","StringEquals":"only"},{"And":[{"Variable":"$.n","IsNumeric":true},{"Variable":"$.n","NumericLessThan":3}]}])",
            R"("And":[{"Or":[{"Variable":"$.s","StringEquals":"x"},{"Variable":"$.s","StringEquals":"text"}]},{"Not":{"Variable":"$.n","NumericEquals":5}}])",
            R"("Not":{"Or":[{"Variable":"$.s","IsNull":true},{"Variable":"$.s","StringMatches":"T*"}]})",
        })
        QTest::newRow(rule)
            << QString(R"({"Type":"Choice","Choices":[{%1,"Next":"Other"}],"Default":"After"})")
                   .arg(rule);
    QTest::newRow("assignments and outputs of all ways out") << QString(
        R"({"Type":"Choice","InputPath":"$.o","OutputPath":"$.x","Choices":[{"Variable":"$.y","IsPresent":true,"Assign":{"v.$":"$.x"},"Next":"Other"}],"Assign":{"v.$":"$"},"Default":"After"})");
}

void ConversionRuns::choicesToJsonata()
{
    QFETCH(QString, state);
    compareRuns(state.toStdString(), QueryLanguage::Jsonata, 2);
}

void ConversionRuns::callsToJsonata_data()
{
    QTest::addColumn<QString>("call");
    for (const char* call : {
             "States.Format('{} and {}', $.s, $.e)",
             "States.Format('{}', $.s)",
             "States.Format('a \\\\{\\\\} \\\\'b\\\\' {}', $.e)",
             "States.Format('no place')",
             "States.Format('{}{}', 'x', 5)",
             "States.StringSplit($.csv, ',')",
             "States.StringSplit($.csv, ',;')",
             "States.StringToJson($.json)",
             "States.JsonToString($.o)",
             "States.JsonMerge($.a, $.o, false)",
             "States.Array($.s, 1, 'x', null)",
             "States.Array($.list, $.o.x)",
             "States.Array()",
             "States.ArrayLength(States.Array($.list, $.s))",
             "States.ArrayPartition($.list, 2)",
             "States.ArrayPartition($.list, 5)",
             "States.ArrayContains($.list, 2)",
             "States.ArrayContains($.list, $.i)",
             "States.ArrayContains($.items, $.o)",
             "States.ArrayContains(States.Array($.o, 'b'), $.o)",
             "States.ArrayRange(1, 9, 2)",
             "States.ArrayRange(1, 9, 9)",
             "States.ArrayRange(3, $.i, -1)",
             "States.ArrayGetItem($.list, 0)",
             "States.ArrayGetItem($.list, $.i)",
             "States.ArrayLength($.list)",
             "States.ArrayUnique($.list)",
             "States.ArrayUnique(States.Array(1, 1, 2))",
             "States.Base64Encode($.s)",
             "States.Base64Decode('aGVsbG8=')",
             "States.Hash($.s, 'SHA-256')",
             "States.Hash($.o, 'MD5')",
             "States.MathAdd($.i, -3)",
             "States.MathAdd(States.MathAdd(1, $.i), 4)",
             "States.Format('{}', States.MathAdd($.i, 1))",
             "States.ArrayLength(States.StringSplit(States.Format('{}-{}', $.s, $.e), '-'))",
         }) {
        QTest::newRow(call) << QString(call);
    }
}

void ConversionRuns::callsToJsonata()
{
    QFETCH(QString, call);
    const std::string state =
        QString(R"({"Type":"Pass","Parameters":{"r.$":"%1"},"ResultPath":"$.new","Next":"After"})")
            .arg(call)
            .toStdString();
    compareRuns(state, QueryLanguage::Jsonata, 2);
}

void ConversionRuns::pathsToJsonata_data()
{
    QTest::addColumn<QString>("path");
    for (const char* path : {
             "$",
             "$.a.b",
             "$['odd key']",
             "$.o.x",
             "$.list[0]",
             "$.list[-1]",
             "$.items[0].name",
             "$.items[*].name",
             "$.items[*].id",
             "$.list[*]",
             "$.list[1:]",
             "$.list[1:2]",
             "$.list[:1]",
             "$.list[:-1]",
             "$.list[-1:]",
             "$.list[0,1]",
             "$.items[?(@.price)]",
             "$.items[?(@.price == 5)].name",
             "$.items[?(@.price != 5)]",
             "$.items[?(@.price > 5)]",
             "$.items[?(@.name == 'p' || @.name == 'q')].id",
             "$.items[?(@.price >= 5 && !(@.id == 1))]",
             "$.items[?(@['name'] == 'p')]",
             "$.items.length()",
             "$known.n",
             "$$.State.Name",
         })
        QTest::newRow(path) << QString(path);
}

void ConversionRuns::pathsToJsonata()
{
    QFETCH(QString, path);
    const std::string inTemplate =
        QString(R"({"Type":"Pass","Parameters":{"r.$":"%1"},"Next":"After"})")
            .arg(path)
            .toStdString();
    // Past the end of a list, and in what is no list: said by notes.
    compareRuns(inTemplate, QueryLanguage::Jsonata, 1);
}

void ConversionRuns::toJsonPath_data()
{
    QTest::addColumn<QString>("state");
    const auto row = [](const char* name, const char* fields) {
        QTest::newRow(name) << QString(R"({"QueryLanguage":"JSONata",%1})").arg(fields);
    };
    row("a Pass alone", R"("Type":"Pass","Next":"After")");
    row("a Pass with an object",
        R"("Type":"Pass","Output":{"x":"{% $states.input.a %}","y":[1,{"z":"{% $known.k %}"}]},"Next":"After")");
    row("a Pass with a constant", R"("Type":"Pass","Output":[1,"two",{"k":null}],"Next":"After")");
    row("a Pass with one member",
        R"("Type":"Pass","Output":"{% $states.input.o %}","Next":"After")");
    row("a merge",
        R"("Type":"Pass","Output":"{% $merge([$states.input, {'r': {'x': $states.input.s, 'l': [1, 'a']}}]) %}","Next":"After")");
    row("a list of expressions",
        R"("Type":"Pass","Output":{"l":["{% $states.input.s %}",1,"it's"]},"Next":"After")");
    row("calls",
        R"("Type":"Pass","Output":{"f":"{% 'is {' & $states.input.s & '}' %}","c":"{% $count($states.input.items) %}","n":"{% $count($states.input.list) %}","u":"{% $distinct($states.input.list) %}","h":"{% $hash($states.input.s, 'MD5') %}"},"Next":"After")");
    row("more calls",
        R"~("Type":"Pass","Output":{"r":"{% [1..3] %}","r0":"{% [2..1] %}","r1":"{% [1..$states.input.wait] %}","m":"{% $states.input.wait - 3 %}","s":"{% $string($states.input.s) %}","in":"{% $states.input.s in ['only','text','x'] %}","o":"{% $merge([$states.input.o, {'k': {'l': [\"it's\"]}}]) %}"},"Next":"After")~");
    row("a text in parts",
        R"~("Type":"Pass","Output":{"p":"{% $split($states.input.s, 'e') %}"},"Next":"After")~");
    row("a task",
        R"("Type":"Task","Resource":"arn:x","Arguments":{"k":"{% $states.input.s %}","l":"lit"},"Output":{"c":"{% $states.result.code %}","i":"{% $states.result.list[0].id %}"},"Next":"After")");
    row("a task with a part of its input",
        R"("Type":"Task","Resource":"arn:x","Arguments":"{% $states.input.o %}","Output":"{% $states.input %}","Assign":{"v":"{% $states.result.code %}"},"Next":"After")");
    row("a task that keeps its input",
        R"("Type":"Task","Resource":"arn:x","TimeoutSeconds":"{% $states.input.wait %}","Output":"{% $merge([$states.input, {'a': $merge([$states.input.a, {'r': $states.result}])}]) %}","Next":"After")");
    row("a task with a part of its result",
        R"("Type":"Task","Resource":"arn:x","Output":"{% $states.result.asked.o %}","Next":"After")");
    row("a task whose error is kept",
        R"("Type":"Task","Resource":"arn:x","Arguments":{"fail":"{% $states.input.e %}"},"Catch":[)"
        R"({"ErrorEquals":["Own.Fault"],"Output":"{% $merge([$states.input, {'error': $states.errorOutput}]) %}","Next":"After"},)"
        R"({"ErrorEquals":["Own.Other"],"Output":"{% $states.input %}","Assign":{"v":"{% $states.errorOutput.Cause %}"},"Next":"Other"},)"
        R"({"ErrorEquals":["States.ALL"],"Next":"Other"}],"Next":"After")");
    row("a Wait",
        R"("Type":"Wait","Seconds":"{% $states.input.wait %}","Output":"{% $states.input.s %}","Next":"After")");
    row("a Fail",
        R"("Type":"Fail","Error":"{% $states.input.e %}","Cause":"{% 'of ' & $states.input.s %}")");
    row("a Map",
        R"("Type":"Map","Items":"{% $states.input.items %}","ItemSelector":{"i":"{% $states.context.Map.Item.Value %}"},"ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"Next":"After")");
    for (const char* condition : {
             "$states.input.n = 5",
             "$states.input.n != 5",
             "5 < $states.input.wait",
             "$states.input.s = 'text'",
             "$states.input.t = true",
             "$states.input.z = null",
             "$exists($states.input.n)",
             "$not($exists($states.input.n))",
             "$type($states.input.n) = 'number'",
             "$type($states.input.n) != 'number'",
             "$contains($states.input.s, 'x')",
             "$contains($states.input.s, '*')",
             "$exists($states.input.n) and $type($states.input.n) = 'number' and $states.input.n > "
             "1",
             "$states.input.s = 'only' or ($states.input.s = 'x' and $states.input.n = 1000000)",
             "$not($states.input.s = 'text' or $states.input.s = 'x')",
             "$states.input.s in ['text', 5, 'only', null, true]",
             "$count($states.input.items) > 0",
             "$count($states.input.list) = 0",
             "1 > $count($states.input.list)",
             "$states.input.n = $states.input.wait",
             "$states.input.s != $states.input.csv",
             "$states.input.i < $states.input.wait",
             "$states.input.when >= $states.input.s",
         })
        QTest::newRow(condition)
            << QString(
                   R"({"QueryLanguage":"JSONata","Type":"Choice","Choices":[{"Condition":"{% %1 %}","Assign":{"v":"{% $states.input.s %}"},"Next":"Other"}],"Default":"After"})")
                   .arg(condition);
}

void ConversionRuns::toJsonPath()
{
    QFETCH(QString, state);
    compareRuns(state.toStdString(), QueryLanguage::JsonPath, 2);
}

QTEST_APPLESS_MAIN(ConversionRuns)
#include "tst_Conversion.moc"
