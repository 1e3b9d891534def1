// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Actions.h"
#include "core/edit/Enclose.h"
#include "core/lint/Lint.h"
#include "tests/core/assist/Runs.h"

#include <QTest>

#include <algorithm>

using namespace stepglass;
using namespace stepglass::assist::test;

/// States that are put into a Parallel.
class Enclosing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTextIsKept_data();
    void theTextIsKept();
    void whatFollowsSeesTheSameData_data();
    void whatFollowsSeesTheSameData();
    void whatHasTwoWaysIsNotPossible_data();
    void whatHasTwoWaysIsNotPossible();
    void aVariableThatIsUsedBehindForbidsIt();
    void aSelectionOfStatesIsOffered();
    void anEndIsNotOffered();
};

namespace {

/// "A,B" as paths of states of the machine itself.
std::vector<asl::StatePath> pathsOf(const QByteArray& names)
{
    std::vector<asl::StatePath> paths;
    for (const QByteArray& name : names.split(','))
        paths.emplace_back(name.startsWith('/') ? name.toStdString()
                                                : "/States/" + name.toStdString());
    return paths;
}

QByteArray enclosed(const QByteArray& text, const QByteArray& names)
{
    const auto model = modelOf(text.toStdString());
    const auto enclosure = edit::putIntoParallel(*model, pathsOf(names));
    if (!enclosure)
        return "not possible: " + QByteArray::fromStdString(toEnglish(enclosure.error()));
    return QByteArray::fromStdString(syntax::applyEdits(model->tree().text(), enclosure->edits));
}

} // namespace

void Enclosing::theTextIsKept_data()
{
    QTest::addColumn<QByteArray>("names");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("one state, with comments") << QByteArray("B") << QByteArray(R"({
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "B" }, // first
    // Does it all.
    "B": {
      "Type": "Wait", // or two
      "Seconds": 1,
      "Next": "C"
    }, // second
    "C": { "Type": "Succeed" }
  }
}
)") << QByteArray(R"({
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "Parallel" }, // first
    "Parallel": {
      "Type": "Parallel",
      "Branches": [
        {
          "StartAt": "B",
          "States": {
            // Does it all.
            "B": {
              "Type": "Wait", // or two
              "Seconds": 1,
              "End": true
            } // second
          }
        }
      ],
      "OutputPath": "$[0]",
      "Next": "C"
    },
    "C": { "Type": "Succeed" }
  }
}
)");
    QTest::newRow("the first and the last of three, in another order")
        << QByteArray("A,C") << QByteArray(R"({
    "QueryLanguage": "JSONata",
    "StartAt": "C",
    "States": {
        "A": {
            "Type": "Pass",
            "End": true
        },
        "B": {
            "Type": "Succeed"
        },
        // The beginning.
        "C": {
            "Type": "Pass",
            "Next": "A"
        }
    }
})") << QByteArray(R"({
    "QueryLanguage": "JSONata",
    "StartAt": "Parallel",
    "States": {
        "Parallel": {
            "Type": "Parallel",
            "Branches": [
                {
                    "StartAt": "C",
                    "States": {
                        "A": {
                            "Type": "Pass",
                            "End": true
                        },
                        // The beginning.
                        "C": {
                            "Type": "Pass",
                            "Next": "A"
                        }
                    }
                }
            ],
            "Output": "{% $states.result[0] %}",
            "End": true
        },
        "B": {
            "Type": "Succeed"
        }
    }
})");
    QTest::newRow("all on one line")
        << QByteArray("A,B")
        << QByteArray(R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":)"
                      R"("Pass","Next":"C"},"C":{"Type":"Succeed"}}})")
        << QByteArray(R"({"StartAt":"Parallel","States":{"Parallel":{"Type":"Parallel",)"
                      R"("Branches":[{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":)"
                      R"({"Type":"Pass","End":true}}}],"OutputPath":"$[0]","Next":"C"},)"
                      R"("C":{"Type":"Succeed"}}})");
    QTest::newRow("a rule and a Catcher that lead out")
        << QByteArray("A,B")
        << QByteArray(R"({"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[{"Variable":)"
                      R"("$.x","IsNull":true,"Next":"C"}],"Default":"B"},"B":{"Type":"Task",)"
                      R"("Resource":"arn:x","Catch":[{"ErrorEquals":["States.ALL"],"Next":"C"}],)"
                      R"("Next":"C"},"C":{"Type":"Succeed"}}})")
        << QByteArray(R"({"StartAt":"Parallel","States":{"Parallel":{"Type":"Parallel","Branches")"
                      R"(:[{"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[{"Variable":)"
                      R"("$.x","IsNull":true,"Next":"Done"}],"Default":"B"},"B":{"Type":"Task",)"
                      R"("Resource":"arn:x","Catch":[{"ErrorEquals":["States.ALL"],"Next":"Done"}])"
                      R"(,"End":true},"Done":{"Type":"Succeed"}}}],"OutputPath":"$[0]","Next":"C"})"
                      R"(,"C":{"Type":"Succeed"}}})");
    QTest::newRow("YAML") << QByteArray("B,C") << QByteArray(R"(StartAt: A # begin
States:
  A:
    Type: Pass
    Next: B
  # Says something.
  B: # here
    Type: Pass
    Comment: |
      One line
        and another

      and the last
    Next: C # on
  C:
    Type: Pass
    Result: { a: 1,
      b: 2 }
    Next: D
  D:
    Type: Succeed
)") << QByteArray(R"(StartAt: A # begin
States:
  A:
    Type: Pass
    Next: Parallel
  Parallel:
    Type: Parallel
    Branches:
      - StartAt: B
        States:
          # Says something.
          B: # here
            Type: Pass
            Comment: |
              One line
                and another

              and the last
            Next: C # on
          C:
            Type: Pass
            Result: { a: 1,
              b: 2 }
            End: true
    OutputPath: $[0]
    Next: D
  D:
    Type: Succeed
)");
    QTest::newRow("in a branch, with a name that is taken")
        << QByteArray("/States/Parallel/Branches/0/States/B")
        << QByteArray(
               R"({"StartAt":"Parallel","States":{"Parallel":{"Type":"Parallel","Branches":)"
               R"([{"StartAt":"B","States":{"B":{"Type":"Pass","End":true}}}],"End":true}}})")
        << QByteArray(R"({"StartAt":"Parallel","States":{"Parallel":{"Type":"Parallel","Branches":)"
                      R"([{"StartAt":"Parallel 2","States":{"Parallel 2":{"Type":"Parallel",)"
                      R"("Branches":[{"StartAt":"B","States":{"B":{"Type":"Pass","End":true}}}],)"
                      R"("OutputPath":"$[0]","End":true}}}],"End":true}}})");
}

void Enclosing::theTextIsKept()
{
    QFETCH(QByteArray, names);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QCOMPARE(enclosed(before, names), after);
}

void Enclosing::whatFollowsSeesTheSameData_data()
{
    QTest::addColumn<QByteArray>("names");
    QTest::addColumn<QByteArray>("states");
    const auto row = [](const char* name, const char* names, const char* states) {
        QTest::newRow(name) << QByteArray(names) << QByteArray(states);
    };
    row("a task in the middle", "B",
        R"("A":{"Type":"Pass","Next":"B"},"B":{"Type":"Task","Resource":"arn:x","Next":"C"},)"
        R"("C":{"Type":"Pass","Parameters":{"seen.$":"$"},"End":true})");
    row("the first and the last", "A",
        R"("A":{"Type":"Pass","Parameters":{"x.$":"$.list"},"OutputPath":"$.x","End":true})");
    row("a list as the output", "B",
        R"("A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","InputPath":"$.list","Next":"C"},)"
        R"("C":{"Type":"Pass","Parameters":{"seen.$":"$"},"End":true})");
    row("an error that nobody catches", "B",
        R"("A":{"Type":"Pass","Next":"B"},"B":{"Type":"Task","Resource":"arn:x","Parameters":)"
        R"({"fail.$":"$.e"},"Next":"C"},"C":{"Type":"Succeed"})");
    row("an error that is caught inside", "A,B",
        R"("A":{"Type":"Task","Resource":"arn:x","Parameters":{"fail":"Own.Fault"},"Catch":)"
        R"([{"ErrorEquals":["Own.Fault"],"ResultPath":"$.caught","Next":"B"}],"Next":"C"},)"
        R"("B":{"Type":"Pass","Next":"C"},"C":{"Type":"Pass","End":true})");
    row("an error that leads out", "A",
        R"("A":{"Type":"Task","Resource":"arn:x","Parameters":{"fail":"Own.Fault"},"Catch":)"
        R"([{"ErrorEquals":["States.ALL"],"ResultPath":"$.caught","Next":"C"}],"Next":"C"},)"
        R"("C":{"Type":"Pass","End":true})");
    row("a Fail", "A,F",
        R"("A":{"Type":"Choice","Choices":[{"Variable":"$.t","BooleanEquals":true,"Next":"F"}],)"
        R"("Default":"C"},"F":{"Type":"Fail","Error":"Own.Fail","Cause":"c"},)"
        R"("C":{"Type":"Pass","End":true})");
    row("a loop", "A,B",
        R"~("A":{"Type":"Pass","Parameters":{"n.$":"States.MathAdd($.i, 1)"},"ResultPath":"$.o",)~"
        R"("Next":"B"},"B":{"Type":"Choice","Choices":[{"Variable":"$.o.n","NumericLessThan":0,)"
        R"("Next":"A"}],"Default":"C"},"C":{"Type":"Pass","End":true})");
    row("a Map", "M",
        R"("A":{"Type":"Pass","Next":"M"},"M":{"Type":"Map","ItemsPath":"$.items","ItemProcessor":)"
        R"({"StartAt":"I","States":{"I":{"Type":"Pass","Parameters":{"i.$":)"
        R"("$$.Map.Item.Index","v.$":"$"},"End":true}}},"Next":"C"},"C":{"Type":"Succeed"})");
    row("inside of a Map", "/States/M/ItemProcessor/States/I",
        R"("A":{"Type":"Pass","Next":"M"},"M":{"Type":"Map","ItemsPath":"$.items","ItemProcessor":)"
        R"({"StartAt":"I","States":{"I":{"Type":"Pass","Parameters":{"i.$":)"
        R"("$$.Map.Item.Index","v.$":"$"},"End":true}}},"Next":"C"},"C":{"Type":"Succeed"})");
    row("a variable that is read inside only", "A,B",
        R"("A":{"Type":"Pass","Assign":{"own.$":"$.n"},"Next":"B"},"B":{"Type":"Pass",)"
        R"("Parameters":{"x.$":"$own"},"Next":"C"},"C":{"Type":"Pass","End":true})");
    row("states in JSONata", "B",
        R"("A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","QueryLanguage":"JSONata","Output":)"
        R"({"l":"{% $states.input.list %}","name":"{% $states.context.State.Name %}"},)"
        R"("Next":"C"},"C":{"Type":"Pass","End":true})");
    row("a machine in JSONata", "B",
        R"("A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Output":)"
        R"("{% $states.input.list %}","Next":"C"},"C":{"Type":"Pass","Output":)"
        R"({"seen":"{% $states.input %}"},"End":true}},"QueryLanguage":"JSONata","X":{)");
    row("a null in JSONata", "B",
        R"("A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Output":null,"Next":"C"},)"
        R"("C":{"Type":"Pass","Output":{"seen":"{% $states.input %}"},"End":true}},)"
        R"("QueryLanguage":"JSONata","X":{)");
}

void Enclosing::whatFollowsSeesTheSameData()
{
    QFETCH(QByteArray, names);
    QFETCH(QByteArray, states);
    const QByteArray text = "{\"StartAt\":\"" + QByteArray(states.startsWith("\"A\"") ? "A" : "M") +
                            "\",\"States\":{" + states + "}}";
    QByteArray source = text;
    source.replace(",\"X\":{}", ""); // what a row used to close the states
    const auto before = modelOf(source.toStdString());
    QVERIFY2(before->tree().diagnostics().empty(), source);
    const QByteArray changed = enclosed(source, names);
    const auto after = modelOf(changed.toStdString());
    QCOMPARE(after->allStates().size() > before->allStates().size(), true);
    for (const Diagnostic& fault : lint::check(*after))
        QVERIFY2(fault.severity != Severity::Error, (changed + toEnglish(fault).c_str()));
    std::size_t succeeded = 0;
    for (const char* input : {
             R"({"n":5,"i":1,"t":true,"list":[1,[2]],"items":[{"a":1},2],"o":{},"e":"Own.Fault"})",
             R"({"n":0,"i":-7,"t":false,"list":[],"items":[],"o":{},"e":"Own.Other"})",
             R"({"n":null,"i":0,"t":false,"list":[[]],"items":[null],"o":{},"e":"Own.x"})",
             R"({"n":"x","i":0,"t":false,"list":[null],"items":[[1]],"o":{},"e":"States.Timeout"})",
         }) {
        const Outcome wanted = run(*before, *value::parseJson(input));
        const Outcome outcome = run(*after, *value::parseJson(input));
        QCOMPARE(outcome.text, wanted.text);
        QCOMPARE(outcome.isGood, wanted.isGood);
        succeeded += wanted.isGood ? 1 : 0;
    }
    QVERIFY(succeeded > 0);
}

void Enclosing::whatHasTwoWaysIsNotPossible_data()
{
    QTest::addColumn<QByteArray>("names");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("two ways in") << QByteArray("B,D") << QByteArray("more than one way to");
    QTest::newRow("two ways on") << QByteArray("A") << QByteArray("more than one way on");
    QTest::newRow("a way on and an end")
        << QByteArray("A,B,C,D") << QByteArray("more than one way on");
    QTest::newRow("two groups") << QByteArray("A,E") << QByteArray("more than one way to");
    QTest::newRow("two scopes") << QByteArray("A,/States/E/Branches/0/States/F")
                                << QByteArray("one scope");
    QTest::newRow("nothing") << QByteArray("Z") << QByteArray("one scope");
}

void Enclosing::whatHasTwoWaysIsNotPossible()
{
    QFETCH(QByteArray, names);
    QFETCH(QByteArray, reason);
    const QByteArray text =
        R"({"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[{"Variable":"$.x","IsNull":)"
        R"(true,"Next":"B"}],"Default":"C"},"B":{"Type":"Pass","Next":"D"},"C":{"Type":"Pass",)"
        R"("Next":"D"},"D":{"Type":"Choice","Choices":[{"Variable":"$.x","IsNull":true,)"
        R"("Next":"G"}],"Default":"E"},"E":{"Type":"Parallel","Branches":[{"StartAt":"F",)"
        R"("States":{"F":{"Type":"Pass","End":true}}}],"End":true},"G":{"Type":"Succeed"}}})";
    const QByteArray result = enclosed(text, names);
    QVERIFY2(result.startsWith("not possible") && result.contains(reason), result);
}

void Enclosing::aVariableThatIsUsedBehindForbidsIt()
{
    const auto model =
        modelOf(R"({"StartAt":"A","States":{"A":{"Type":"Pass","Assign":{"count":1},"Next":"B"},)"
                R"("B":{"Type":"Pass","Parameters":{"n.$":"$count"},"End":true}}})");
    const auto actions = assist::stateActions(*model, asl::StatePath("/States/A"));
    const auto found = std::find_if(actions.begin(), actions.end(), [](const auto& action) {
        return action.code == assist::ActionCode::PutIntoParallel;
    });
    QVERIFY(found != actions.end());
    QVERIFY(found->edits.empty());
    QCOMPARE(found->notes.size(), std::size_t(1));
    QVERIFY(found->notes.front().isRefusal());
    QCOMPARE(
        assist::toEnglish(found->notes.front()),
        std::string("The variable $count would be gone behind the Parallel, where it is used"));
}

void Enclosing::aSelectionOfStatesIsOffered()
{
    const std::string text =
        R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","End":true}}})";
    const auto model = modelOf(text);
    const auto begin = static_cast<std::uint32_t>(text.find("\"Pass\""));
    const auto end = static_cast<std::uint32_t>(text.rfind("\"Pass\""));
    const auto actions = assist::actionsAt(*model, {begin, end}, {});
    const auto found = std::find_if(actions.begin(), actions.end(), [](const auto& action) {
        return action.title == "Put A, B into a Parallel";
    });
    QVERIFY(found != actions.end());
    QVERIFY(!found->edits.empty());
    QCOMPARE(found->notes.size(), std::size_t(1));
    QVERIFY(!found->notes.front().isRefusal());
}

void Enclosing::anEndIsNotOffered()
{
    const auto model = modelOf(R"({"StartAt":"A","States":{"A":{"Type":"Succeed"}}})");
    for (const assist::Action& action : assist::stateActions(*model, asl::StatePath("/States/A")))
        QVERIFY(action.code != assist::ActionCode::PutIntoParallel);
}

QTEST_APPLESS_MAIN(Enclosing)
#include "tst_Enclosing.moc"
