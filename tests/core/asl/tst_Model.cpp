// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/Model.h"
#include "core/value/Json.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::asl;

class ModelTest : public QObject {
    Q_OBJECT

private slots:
    void statesAndTransitionsAreRead();
    void scopesNest();
    void pathsNameStates();
    void queryLanguageIsInherited();
    void stateAtFindsTheInnermost();
    void unknownTypesShowAllTheyHave();
    void faultBelongsToTheInnermostState();
    void oddTextsGiveEmptyModels_data();
    void oddTextsGiveEmptyModels();
    void valuesAreRead_data();
    void valuesAreRead();
    void deepValuesNeedNoStack();
};

namespace {

std::shared_ptr<const Model> modelOf(const std::string& text,
                                     syntax::Format format = syntax::Format::Json)
{
    return Model::build(syntax::SyntaxTree::parse(text, format));
}

QByteArray shown(const State& state)
{
    constexpr std::array names{"Start", "Next", "Choice", "Default", "Catch", "End"};
    QByteArray out;
    for (const Transition& transition : state.transitions)
        out += QByteArray(names.at(static_cast<std::size_t>(transition.kind))) +
               QByteArray::number(qulonglong(transition.index)) + ">" +
               QByteArray::fromStdString(transition.target) + " ";
    return out.trimmed();
}

const char* nested = R"({
  "Comment": "all", "StartAt": "P", "States": {
    "P": {"Type": "Parallel", "Next": "M", "Comment": "both", "Branches": [
      {"StartAt": "a/b", "States": {"a/b": {"Type": "Pass", "End": true}}},
      {"StartAt": "C", "States": {"C": {"Type": "Succeed"}}}]},
    "M": {"Type": "Map", "End": true, "ItemProcessor": {
      "ProcessorConfig": {"Mode": "DISTRIBUTED"}, "StartAt": "I", "States": {
        "I": {"Type": "Map", "End": true, "Iterator": {"StartAt": "J", "States": {"J": {"Type": "Fail"}}}}}}}
  }})";

} // namespace

void ModelTest::statesAndTransitionsAreRead()
{
    const auto model = modelOf(R"({"StartAt": "C", "States": {
        "C": {"Type": "Choice", "Choices": [{"Next": "T"}, {"IsNull": true}, {"Next": "W"}], "Default": "F", "Next": "T"},
        "T": {"Type": "Task", "Resource": "arn:r", "Retry": [{}, {}], "Catch": [{"Next": "F"}, {"Next": "${Where}"}], "Next": "W"},
        "W": {"Type": "Wait", "End": true}, "N": {"Type": "Pass", "End": false}, "F": {"Type": "Fail", "Next": "W"}}})");
    const Scope& root = model->root();
    QCOMPARE(root.start->target, std::string("C"));
    QCOMPARE(root.states.size(), std::size_t(5));
    QCOMPARE(shown(root.states[0]), QByteArray("Choice0>T Choice2>W Default0>F"));
    QCOMPARE(shown(root.states[1]), QByteArray("Next0>W Catch0>F Catch1>${Where}"));
    QCOMPARE(shown(root.states[2]), QByteArray("End0>"));
    QCOMPARE(shown(root.states[3]), QByteArray());
    QCOMPARE(shown(root.states[4]), QByteArray("End0>"));
    QCOMPARE(root.states[1].resource, std::string("arn:r"));
    QCOMPARE(root.states[1].retrierCount, std::size_t(2));
    QCOMPARE(root.states[1].catcherCount, std::size_t(2));
    const Transition& rule = root.states[0].transitions[1];
    QCOMPARE(model->tree().pointer(rule.ruleNode), std::string("/States/C/Choices/2"));
    QCOMPARE(model->tree().pointer(rule.node), std::string("/States/C/Choices/2/Next"));
}

void ModelTest::scopesNest()
{
    const auto model = modelOf(nested);
    QCOMPARE(model->comment(), std::string("all"));
    QCOMPARE(model->depth(), std::size_t(2));
    QByteArray names;
    for (const State* state : model->allStates())
        names += QByteArray::fromStdString(state->path.pointer()) + "\n";
    QCOMPARE(names, QByteArray("/States/P\n/States/P/Branches/0/States/a~1b\n/States/P/Branches/1/"
                               "States/C\n/States/M\n/States/M/ItemProcessor/States/I\n/States/M/"
                               "ItemProcessor/States/I/Iterator/States/J\n"));
    QVERIFY(model->state(StatePath("/States/M"))->isDistributedMap);
    QVERIFY(!model->state(StatePath("/States/M/ItemProcessor/States/I"))->isDistributedMap);
    QCOMPARE(model->state(StatePath("/States/P"))->scopes.at(1).path.pointer(),
             std::string("/States/P/Branches/1"));
}

void ModelTest::pathsNameStates()
{
    const auto model = modelOf(nested);
    const StatePath inner("/States/P/Branches/0/States/a~1b");
    QCOMPARE(model->state(inner)->name, std::string("a/b"));
    QCOMPARE(model->scopeOf(inner)->path.pointer(), std::string("/States/P/Branches/0"));
    QVERIFY(model->scopeOf(StatePath("/States/P"))->path.isRoot());
    QVERIFY(model->state(StatePath("/States/X")) == nullptr);
    QVERIFY(model->scopeOf(StatePath("/States/X")) == nullptr);
    QVERIFY(model->root().find("M") == model->state(StatePath("/States/M")));
    QVERIFY(model->root().find("C") == nullptr);
}

void ModelTest::queryLanguageIsInherited()
{
    const auto language = [](const char* machine, const char* state) {
        const std::string text = std::string("{") + machine +
                                 R"("StartAt": "A", "States": {"A": {)" + state +
                                 R"("Type": "Succeed"}}})";
        return modelOf(text)->root().states.at(0).queryLanguage;
    };
    const char* jsonata = R"("QueryLanguage": "JSONata", )";
    const char* jsonPath = R"("QueryLanguage": "JSONPath", )";
    QVERIFY(language("", "") == QueryLanguage::JsonPath);
    QVERIFY(language(jsonata, "") == QueryLanguage::Jsonata);
    QVERIFY(language("", jsonata) == QueryLanguage::Jsonata);
    QVERIFY(language(jsonata, jsonPath) == QueryLanguage::JsonPath);
    // Only the exact word is JSONPath.
    QVERIFY(language(R"("QueryLanguage": "jsonpath", )", "") == QueryLanguage::Jsonata);
}

void ModelTest::stateAtFindsTheInnermost()
{
    const std::string text = nested;
    const auto model = modelOf(text);
    const auto at = [&](const char* words) {
        const State* state = model->stateAt(static_cast<std::uint32_t>(text.find(words)));
        return state != nullptr ? state->name : std::string();
    };
    QCOMPARE(at("\"P\": {"), std::string("P"));
    QCOMPARE(at("\"both\""), std::string("P"));
    QCOMPARE(at("\"Pass\""), std::string("a/b"));
    QCOMPARE(at("DISTRIBUTED"), std::string("M"));
    QCOMPARE(at("\"Fail\""), std::string("J"));
    QCOMPARE(at("\"all\""), std::string());
}

void ModelTest::unknownTypesShowAllTheyHave()
{
    const auto model = modelOf(
        R"({"States": {"A": {"Type": "Tsk", "Resource": "r", "Next": "B", "Choices": [{"Next": "C"}], "Catch": [{"Next": "D"}], "Branches": [{"States": {"X": {}}}], "Iterator": {"States": {"Y": {}}}}}})");
    const State& state = model->root().states.at(0);
    QVERIFY(state.type == StateType::Unknown);
    QCOMPARE(state.typeText, std::string("Tsk"));
    QCOMPARE(state.resource, std::string("r"));
    QCOMPARE(shown(state), QByteArray("Choice0>C Next0>B Catch0>D"));
    QCOMPARE(state.scopes.size(), std::size_t(2));
}

void ModelTest::faultBelongsToTheInnermostState()
{
    std::string text = nested;
    text.replace(text.find("\"Pass\""), 6, "\"Pass");
    const auto model = modelOf(text);
    QVERIFY(model->state(StatePath("/States/P/Branches/0/States/a~1b"))->isBroken);
    QVERIFY(!model->state(StatePath("/States/P"))->isBroken);
    QVERIFY(!model->state(StatePath("/States/M"))->isBroken);
}

void ModelTest::oddTextsGiveEmptyModels_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"", "[]", "12", "\"x\"", "{}", "{\"States\": 5}", "{\"States\": []}",
                             "{\"StartAt\": 5}", "{{{", "}", "\xff\xfe"})
        QTest::newRow(text) << QByteArray(text);
}

void ModelTest::oddTextsGiveEmptyModels()
{
    QFETCH(QByteArray, text);
    const auto model = modelOf(text.toStdString());
    QVERIFY(model->root().states.empty());
    QVERIFY(!model->root().start);
    QVERIFY(model->stateAt(0) == nullptr);
}

void ModelTest::valuesAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<syntax::Format>("format");
    QTest::addColumn<QByteArray>("json");
    using enum syntax::Format;
    QTest::newRow("JSON") << QByteArray(R"({"a": [1, 2.5, "x\ny", true, null], "b": {}})") << Json
                          << QByteArray(R"({"a":[1,2.5,"x\ny",true,null],"b":{}})");
    QTest::newRow("placeholders") << QByteArray(R"({"a": ${X}, "b": "${Y}"})") << Json
                                  << QByteArray(R"({"a":"${X}","b":"${Y}"})");
    QTest::newRow("broken parts") << QByteArray("{\"a\": , \"b\": [1, \"c\": 2}") << Json
                                  << QByteArray(R"({"a":null,"b":[1],"c":2})");
    QTest::newRow("a name twice") << QByteArray(R"({"a": 1, "b": 2, "a": 3})") << Json
                                  << QByteArray(R"({"a":3,"b":2})");
    QTest::newRow("YAML") << QByteArray("a: [0x10, yes, True, ~]\nb: |\n  x\n") << Yaml
                          << QByteArray(R"({"a":[16,"yes",true,null],"b":"x\n"})");
}

void ModelTest::valuesAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(syntax::Format, format);
    QFETCH(QByteArray, json);
    const auto tree = syntax::SyntaxTree::parse(text.toStdString(), format);
    QCOMPARE(QByteArray::fromStdString(value::toJson(toValue(*tree, tree->root()))), json);
}

void ModelTest::deepValuesNeedNoStack()
{
    constexpr std::size_t depth = 200'000;
    Limits limits;
    limits.depth = depth + 1;
    const auto tree =
        syntax::SyntaxTree::parse(std::string(depth, '['), syntax::Format::Json, limits);
    QVERIFY(tree->nodeCount() >= depth);
    QVERIFY(Model::build(tree)->root().states.empty());
}

QTEST_APPLESS_MAIN(ModelTest)
#include "tst_Model.moc"
