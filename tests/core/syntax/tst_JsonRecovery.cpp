// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Dump.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::syntax;

class JsonRecoveryTest : public QObject {
    Q_OBJECT

private slots:
    void oneFaultLeavesTheRestAlive_data();
    void oneFaultLeavesTheRestAlive();
    void everyLostCharacterLeavesTheOtherStatesAlive();
    void faultsNameTheirPlace();
};

namespace {

// The text around each fault: X is the state with the fault, Y the state that must stay whole.
const std::string before = "{\n"
                           "  \"StartAt\": \"X\",\n"
                           "  \"States\": {\n";
const std::string after = "    \"Y\": {\n"
                          "      \"Type\": \"Succeed\"\n"
                          "    }\n"
                          "  }\n"
                          "}\n";

} // namespace

void JsonRecoveryTest::oneFaultLeavesTheRestAlive_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* state, const char* expected) {
        QTest::newRow(name) << QByteArray(state) << QByteArray(expected);
    };
    row("nothing wrong", "    \"X\": {\n      \"Next\": \"Y\"\n    },\n",
        "{X:{Next:'Y'},Y:{Type:'Succeed'}}");
    row("half a key", "    \"X\": {\n      \"Next\": \"Y\",\n      \"Comm\n    },\n",
        "{X:{Next:'Y',Comm:?}!,Y:{Type:'Succeed'}}");
    row("half a key before another", "    \"X\": {\n      \"Ne\n      \"End\": true\n    },\n",
        "{X:{Ne:?,End:true}!,Y:{Type:'Succeed'}}");
    row("a whole key without its colon", "    \"X\": {\n      \"Next\"\n    },\n",
        "{X:{Next:?}!,Y:{Type:'Succeed'}}");
    row("a key without value", "    \"X\": {\n      \"Next\":\n    },\n",
        "{X:{Next:?}!,Y:{Type:'Succeed'}}");
    row("a key without value before another",
        "    \"X\": {\n      \"Next\":\n      \"Type\": \"Pass\"\n    },\n",
        "{X:{Next:?,Type:'Pass'}!,Y:{Type:'Succeed'}}");
    row("a value that is only a quote", "    \"X\": {\n      \"Next\": \"\n    },\n",
        "{X:{Next:''!},Y:{Type:'Succeed'}}");
    row("an unclosed value",
        "    \"X\": {\n      \"Next\": \"Y,\n      \"Type\": \"Pass\"\n    },\n",
        "{X:{Next:'Y'!,Type:'Pass'},Y:{Type:'Succeed'}}");
    row("an unclosed value on a line with others",
        "    \"X\": {\"Type\": \"Pass, \"Next\": \"Y\"},\n",
        "{X:{Type:'Pass'!,Next:'Y'},Y:{Type:'Succeed'}}");
    row("an unclosed key", "    \"X\": {\n      \"Next: \"Y\",\n      \"Type\": \"Pass\"\n    },\n",
        "{X:{Next:'Y',Type:'Pass'}!,Y:{Type:'Succeed'}}");
    row("a key without its first quote", "    \"X\": {\n      Next\": \"Y\"\n    },\n",
        "{X:{Next:'Y'}!,Y:{Type:'Succeed'}}");
    row("a value without its first quote", "    \"X\": {\n      \"Next\": Y\"\n    },\n",
        "{X:{Next:'Y'!},Y:{Type:'Succeed'}}");
    row("a placeholder without its first quote", "    \"X\": {\n      \"Next\": ${Y}\"\n    },\n",
        "{X:{Next:'${Y}'!},Y:{Type:'Succeed'}}");
    row("a value without quotes", "    \"X\": {\n      \"Next\": Y,\n      \"End\": True\n    },\n",
        "{X:{Next:'Y'!,End:True!},Y:{Type:'Succeed'}}");
    row("a quote inside a text",
        "    \"X\": {\n      \"Comment\": \"say \"hi\" to\",\n      \"Next\": \"Y\"\n    },\n",
        "{X:{Comment:'say \"hi\" to'!,Next:'Y'},Y:{Type:'Succeed'}}");
    row("a missing comma between fields",
        "    \"X\": {\n      \"Type\": \"Pass\"\n      \"Next\": \"Y\"\n    },\n",
        "{X:{Type:'Pass',Next:'Y'}!,Y:{Type:'Succeed'}}");
    row("a missing comma between states", "    \"X\": {\n      \"Next\": \"Y\"\n    }\n",
        "{X:{Next:'Y'},Y:{Type:'Succeed'}}!");
    row("a doubled comma",
        "    \"X\": {\n      \"Type\": \"Pass\",,\n      \"Next\": \"Y\"\n    },\n",
        "{X:{Type:'Pass',Next:'Y'}!,Y:{Type:'Succeed'}}");
    row("a doubled colon", "    \"X\": {\n      \"Next\":: \"Y\"\n    },\n",
        "{X:{Next:'Y'}!,Y:{Type:'Succeed'}}");
    row("a missing closing brace", "    \"X\": {\n      \"Next\": \"Y\",\n",
        "{X:{Next:'Y'}!,Y:{Type:'Succeed'}}");
    row("a missing closing brace and comma", "    \"X\": {\n      \"Next\": \"Y\"\n",
        "{X:{Next:'Y'}!,Y:{Type:'Succeed'}}");
    row("only an opening brace", "    \"X\": {\n", "{X:{}!,Y:{Type:'Succeed'}}");
    row("a missing opening brace",
        "    \"X\":\n      \"Type\": \"Pass\",\n      \"Next\": \"Y\"\n    },\n",
        "{X:{Type:'Pass',Next:'Y'}!,Y:{Type:'Succeed'}}");
    row("a brace too many", "    \"X\": {\n      \"Next\": \"Y\"\n      }\n    },\n",
        "{X:{Next:'Y'}!,Y:{Type:'Succeed'}}");
    row("a brace too many on the line", "    \"X\": {\n      \"Next\": \"Y\"\n    }},\n",
        "{X:{Next:'Y'},Y:{Type:'Succeed'}}!");
    row("a list without its end",
        "    \"X\": {\n      \"Retry\": [\n        {\n          \"A\": 1\n        },\n      "
        "\"Next\": \"Y\"\n    },\n",
        "{X:{Retry:[{A:1}]!,Next:'Y'},Y:{Type:'Succeed'}}");
    row("a short list without its end",
        "    \"X\": {\n      \"E\": [\"a\", \"b\", \"Next\": \"Y\"\n    },\n",
        "{X:{E:['a','b']!,Next:'Y'},Y:{Type:'Succeed'}}");
    row("a list closed by a brace", "    \"X\": {\"E\": [\"a\", \"b\"},\n",
        "{X:{E:['a','b']!},Y:{Type:'Succeed'}}");
    row("an element without its end",
        "    \"X\": {\n      \"L\": [\n        {\n          \"A\": 1\n        {\n          \"A\": "
        "2\n        }\n      ],\n      \"Next\": \"Y\"\n    },\n",
        "{X:{L:[{A:1}!,{A:2}],Next:'Y'},Y:{Type:'Succeed'}}");
    row("the wrong bracket", "    \"X\": {\n      \"Next\": \"Y\"\n    ],\n",
        "{X:{Next:'Y'}!,Y:{Type:'Succeed'}}");
    row("stray words", "    \"X\": {\n      \"Next\": \"Y\" oops\n    },\n",
        "{X:{Next:'Y'}!,Y:{Type:'Succeed'}}");
    row("an unknown escape", "    \"X\": {\n      \"Next\": \"Y\\q\"\n    },\n",
        "{X:{Next:'Y\\q'!},Y:{Type:'Succeed'}}");
    row("a number that is none", "    \"X\": {\n      \"S\": 01,\n      \"Next\": \"Y\"\n    },\n",
        "{X:{S:?,Next:'Y'},Y:{Type:'Succeed'}}");
    row("a key alone", "    \"X\"\n", "{X:?,Y:{Type:'Succeed'}}!");
}

void JsonRecoveryTest::oneFaultLeavesTheRestAlive()
{
    QFETCH(QByteArray, state);
    QFETCH(QByteArray, expected);
    const auto tree = SyntaxTree::parse(before + state.toStdString() + after, Format::Json);
    const bool isFaultless = QByteArray(QTest::currentDataTag()) == "nothing wrong";
    QCOMPARE(tree->diagnostics().empty(), isFaultless);
    // Where the fault is in the object of the states, that one is marked, and no state is.
    QCOMPARE(QByteArray::fromStdString(dump(*tree, tree->member(tree->root(), "States"))),
             expected);
    QCOMPARE(tree->string(tree->member(tree->root(), "StartAt")), std::string("X"));
}

void JsonRecoveryTest::everyLostCharacterLeavesTheOtherStatesAlive()
{
    const std::string broken = "    \"X\": {\n"
                               "      \"Type\": \"Task\",\n"
                               "      \"Parameters\": {\"A\": [1, 2], \"B\": \"text\"},\n"
                               "      \"Catch\": [\n"
                               "        {\n"
                               "          \"ErrorEquals\": [\"States.ALL\"],\n"
                               "          \"Next\": \"Y\"\n"
                               "        }\n"
                               "      ],\n"
                               "      \"Next\": \"Y\"\n"
                               "    },\n";
    const std::string first =
        "    \"W\": {\n      \"Type\": \"Pass\",\n      \"Next\": \"X\"\n    },\n";
    for (std::size_t at = 0; at < broken.size(); ++at) {
        std::string state = broken;
        state.erase(at, 1);
        const auto tree = SyntaxTree::parse(before + first + state + after, Format::Json);
        const NodeId states = tree->member(tree->root(), "States");
        const auto context = [&] { return QByteArray::fromStdString(state + "\n" + dump(*tree)); };
        QVERIFY2(states.isValid(), context().constData());
        const NodeId w = tree->member(states, "W");
        const NodeId y = tree->member(states, "Y");
        QVERIFY2(w.isValid() && dump(*tree, w) == "{Type:'Pass',Next:'X'}", context().constData());
        QVERIFY2(y.isValid() && dump(*tree, y) == "{Type:'Succeed'}", context().constData());
    }
}

void JsonRecoveryTest::faultsNameTheirPlace()
{
    const std::string text = before + "    \"X\": {\n      \"Next\": \"Y\n    },\n" + after;
    const auto tree = SyntaxTree::parse(text, Format::Json);
    QCOMPARE(tree->diagnostics().size(), std::size_t(1));
    const Diagnostic& fault = tree->diagnostics().front();
    QCOMPARE(fault.code, DiagnosticCode::InvalidJson);
    QCOMPARE(fault.severity, Severity::Error);
    QCOMPARE(fault.pointer, std::string("/States/X/Next"));
    QCOMPARE(text.substr(fault.range.begin, fault.range.length()), std::string("\"Y"));
}

QTEST_APPLESS_MAIN(JsonRecoveryTest)
#include "tst_JsonRecovery.moc"
