// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/Location.h"
#include "core/lint/Rules.h"
#include "core/lint/Values.h"

#include <QTest>

using namespace stepglass;

namespace {

std::shared_ptr<const asl::Model> modelOf(const QByteArray& text, asl::KnownPlaceholders known)
{
    std::string source = text.toStdString();
    const syntax::Format format = syntax::formatOf({}, source);
    return asl::Model::build(syntax::SyntaxTree::parse(std::move(source), format),
                             std::make_shared<const asl::KnownPlaceholders>(std::move(known)));
}

/// Each fault as "text at its place: rule".
QByteArrayList told(const asl::Model& model)
{
    static const auto catalogue = catalogue::openInstalled();
    lint::Options options;
    options.catalogue = catalogue ? *catalogue : nullptr;
    QByteArrayList lines;
    for (const Diagnostic& fault : lint::checkWithValues(model, options)) {
        const std::string at = model.tree().text().substr(fault.range.begin, fault.range.length());
        lines << QByteArray::fromStdString(at) + ": " + QByteArray(lint::ruleId(fault.code).data());
    }
    return lines;
}

} // namespace

/// The lint with the values of an environment put in for placeholders.
class ValuesPutIn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFaultLiesOnItsPlaceholder_data();
    void aFaultLiesOnItsPlaceholder();
    void aFaultOfTheDefinitionKeepsItsPlace();
    void aNameThatIsPutInStaysAPlaceholder();
    void theWordsNameTheValue();
    void aRepairNeverOverwritesAPlaceholder();
    void whatAValueLeadsToIsKnown();
    void withoutValuesNothingIsPutIn();
};

void ValuesPutIn::aFaultLiesOnItsPlaceholder_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("fault");
    const auto row = [](const char* name, const char* members, const char* value,
                        const char* fault) {
        QTest::newRow(name) << QByteArray(members) << QByteArray(value) << QByteArray(fault);
    };
    row("a number that is too small", R"("Type": "Wait", "Seconds": ${X}, "End": true)", "-1",
        "${X}: value-out-of-range");
    row("a number that fits", R"("Type": "Wait", "Seconds": ${X}, "End": true)", "7", "");
    row("a text for a number", R"("Type": "Wait", "Seconds": ${X}, "End": true)", "soon",
        "${X}: wrong-type");
    row("a list for a number", R"("Type": "Wait", "Seconds": ${X}, "End": true)", "[1]",
        "${X}: wrong-type");
    row("a number in quotes", R"("Type": "Wait", "Seconds": "${X}", "End": true)", "7",
        "${X}: wrong-type");
    row("a state that is not there", R"("Type": "Pass", "Next": "${X}")", "Gone",
        "${X}: missing-transition-target");
    row("an integration that is not there",
        R"("Type": "Task", "Resource": "arn:aws:states:::${X}", "End": true)", "sqs:sendMessages",
        "${X}: similar-integration");
    row("a field of an object that is put in",
        R"("Type": "Task", "Resource": "arn:aws:states:::)"
        R"(lambda:invoke", "Parameters": {"FunctionName": "f"}, "Retry": [${X}], "End": true)",
        R"({"ErrorEquals": ["States.ALL"], "MaxAttempts": -1})", "${X}: value-out-of-range");
    row("a path", R"("Type": "Pass", "InputPath": "$.${X}", "End": true)", "a[",
        "${X}: invalid-path");
}

void ValuesPutIn::aFaultLiesOnItsPlaceholder()
{
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, fault);
    const auto model = modelOf("{\"StartAt\": \"A\", \"States\": {\"A\": {" + members + "}}}",
                               {"prod", {{.name = "X", .value = value.toStdString()}}});
    QByteArrayList found = told(*model);
    // What follows from a state that is not there is another matter.
    found.removeIf([](const QByteArray& line) { return !line.startsWith("${"); });
    QCOMPARE(found.join(", "), fault);
}

void ValuesPutIn::aFaultOfTheDefinitionKeepsItsPlace()
{
    const QByteArray text = R"({"StartAt": "A", "Comment": "${Long} way", "States": {"A": {)"
                            R"("Type": "Wait", "Seconds": -1, "End": true}}})";
    const auto model = modelOf(text, {"prod", {{.name = "Long", .value = "a very long"}}});
    QCOMPARE(told(*model).join(", "), QByteArray("-1: value-out-of-range"));
    QVERIFY(!lint::faultyValue(*model, lint::checkWithValues(*model).front()));
}

void ValuesPutIn::aNameThatIsPutInStaysAPlaceholder()
{
    const QByteArray text =
        R"({"StartAt": "${Name}", "Comment": "${Long}", "States": {"${Name}": {)"
        R"("Type": "Wait", "Seconds": -1, "Comment": 2, "End": true}}})";
    const auto model = modelOf(
        text, {"prod", {{.name = "Long", .value = "a very long"}, {.name = "Name", .value = "A"}}});
    QCOMPARE(told(*model).join(", "), QByteArray("-1: value-out-of-range, 2: wrong-type"));
    for (const Diagnostic& fault : lint::checkWithValues(*model)) {
        const syntax::NodeId node = model->tree().find(fault.pointer);
        QVERIFY2(node.isValid(), fault.pointer.c_str());
        QVERIFY(model->tree().node(node).range == fault.range);
    }
}

void ValuesPutIn::theWordsNameTheValue()
{
    const QByteArray text =
        R"({"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": ${X}, "End": true}}})";
    const auto inProd = modelOf(text, {"prod", {{.name = "X", .value = "-1"}}});
    const Diagnostic fault = lint::checkWithValues(*inProd).front();
    QVERIFY(lint::faultyValue(*inProd, fault) == (lint::FaultyValue{"prod", "X", "-1"}));
    QCOMPARE(lint::toEnglish(*inProd, fault),
             "With environment prod, ${X} is -1: " + toEnglish(fault));
    const auto elsewhere = modelOf(text, {{}, {{.name = "X", .value = "-1"}}});
    QCOMPARE(lint::toEnglish(*elsewhere, lint::checkWithValues(*elsewhere).front()),
             "${X} is -1: " + toEnglish(fault));
    const auto lengthy = modelOf(text, {{}, {{.name = "X", .value = std::string(400, 'w')}}});
    const auto value = lint::faultyValue(*lengthy, lint::checkWithValues(*lengthy).front());
    QVERIFY(value);
    QCOMPARE(value->value, std::string(60, 'w') + "\u2026");
}

void ValuesPutIn::aRepairNeverOverwritesAPlaceholder()
{
    const QByteArray text =
        R"({"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::${X}",)"
        R"( "TimeoutSeconds": 1, "Coment": "c", "End": true}}})";
    const auto model = modelOf(text, {"prod", {{.name = "X", .value = "sqs:sendMessages"}}});
    std::size_t repairs = 0;
    for (const Diagnostic& fault : lint::checkWithValues(*model)) {
        for (const Fix& fix : fault.fixes) {
            QVERIFY(!fix.pointer.ends_with("/Resource"));
            ++repairs;
        }
    }
    QVERIFY(repairs > 0); // of the misspelled name
}

void ValuesPutIn::whatAValueLeadsToIsKnown()
{
    const QByteArray text = "StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: ${X}\n"
                            "  B:\n    Type: Succeed\n  C:\n    Type: Succeed\n";
    const auto model = modelOf(text, {"prod", {{.name = "X", .value = "B"}}});
    const QByteArrayList found = told(*model);
    QCOMPARE(found.size(), 1);
    QVERIFY2(found.front().endsWith(": unreachable-state"), found.front());
}

void ValuesPutIn::withoutValuesNothingIsPutIn()
{
    const QByteArray text =
        R"({"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": ${X}, "End": 1}}})";
    const auto model = modelOf(text, {"prod", {{.name = "X"}}});
    QVERIFY(lint::checkWithValues(*model) == lint::check(*model));
}

QTEST_APPLESS_MAIN(ValuesPutIn)
#include "tst_ValuesPutIn.moc"
