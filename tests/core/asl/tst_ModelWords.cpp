// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/Model.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::asl;

class ModelWordsTest : public QObject {
    Q_OBJECT

private slots:
    void cardsSayWhatAStateDoes_data();
    void cardsSayWhatAStateDoes();
    void labelsSayWhenAnEdgeIsTaken_data();
    void labelsSayWhenAnEdgeIsTaken();
    void catchersAreNamedByTheirErrors();
    void resourcesAreTakenApart_data();
    void resourcesAreTakenApart();
    void servicesHaveTitles();
};

void ModelWordsTest::cardsSayWhatAStateDoes_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("detail");
    const auto row = [](const char* fields, const char* detail) {
        QTest::newRow(detail) << QByteArray(fields) << QByteArray(detail);
    };
    row(R"("Type": "Pass")", "Pass");
    row(R"("Type": "Task")", "Task");
    row(R"("Type": "Task", "Resource": "${Arn}")", "Task: ${Arn}");
    row(R"("Type": "Task", "Resource": "arn:aws:states:::sns:publish")", "SNS: Publish");
    row(R"("Type": "Task", "Resource": "arn:aws:states:::lambda:invoke")", "Lambda: Invoke");
    row(R"("Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:check:live"})",
        "Lambda: check");
    row(R"("Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "pay"})",
        "Lambda: pay");
    row(R"("Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:validate-order")",
        "Lambda: validate-order");
    row(R"("Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync")",
        "Glue: StartJobRun · sync");
    row(R"("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken")",
        "SQS: SendMessage · callback");
    row(R"("Type": "Task", "Resource": "arn:aws:states:eu-west-1:123456789012:activity:approve")",
        "Activity: approve");
    row(R"("Type": "Choice", "Choices": [{}, {}, {}], "Default": "A")",
        "Choice · 3 rules + default");
    row(R"("Type": "Choice", "Choices": [{}])", "Choice · 1 rule");
    row(R"("Type": "Parallel", "Branches": [{}, {}])", "Parallel · 2 branches");
    row(R"("Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED"}})",
        "Map · distributed");
    row(R"("Type": "Wait", "Seconds": 10)", "Wait 10 s");
    row(R"("Type": "Wait", "SecondsPath": "$.s")", "Wait $.s s");
    row(R"("Type": "Wait", "Timestamp": "{% $t %}")", "Wait until $t");
    row(R"("Type": "Fail", "Error": "Broken")", "Fail: Broken");
    row(R"("Type": "Fail")", "Fail");
    row(R"("Next": "A")", "No type");
    row(R"("Type": "Tsk")", "Unknown type: Tsk");
}

void ModelWordsTest::cardsSayWhatAStateDoes()
{
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, detail);
    const auto model = Model::build(syntax::SyntaxTree::parse(
        "{\"States\": {\"A\": {" + fields.toStdString() + "}}}", syntax::Format::Json));
    QCOMPARE(QByteArray::fromStdString(cardDetail(*model, model->root().states.at(0))), detail);
}

void ModelWordsTest::labelsSayWhenAnEdgeIsTaken_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QByteArray>("label");
    const auto row = [](const char* rule, const char* label) {
        QTest::newRow(label) << QByteArray(rule) << QByteArray(label);
    };
    row(R"("Variable": "$.a", "StringEquals": "text")", "$.a == \"text\"");
    row(R"("Variable": "$.n", "NumericGreaterThan": 0)", "$.n > 0");
    row(R"("Variable": "$.n", "NumericLessThanEqualsPath": "$.m")", "$.n <= $.m");
    row(R"("Variable": "$.t", "TimestampGreaterThanEquals": "2026-01-01T00:00:00Z")",
        "$.t >= \"2026-01-01T00:00:00Z\"");
    row(R"("Variable": "$.s", "StringMatches": "a*")", "$.s matches \"a*\"");
    row(R"("Variable": "$.b", "BooleanEquals": false)", "$.b == false");
    row(R"("Variable": "$.b", "IsPresent": true)", "$.b is present");
    row(R"("Variable": "$.b", "IsNull": false)", "$.b is not null");
    row(R"("Variable": "$.b", "IsNumeric": true)", "$.b is a number");
    row(R"("And": [{"Variable": "$.a", "NumericEquals": 1}, {"Variable": "$.b", "IsNull": true}])",
        "$.a == 1 and $.b is null");
    row(R"("Or": [{"Variable": "$.a", "IsNull": true}, {"And": [{"Variable": "$.b", "IsNull": true}, {"Variable": "$.c", "IsNull": true}]}])",
        "$.a is null or ($.b is null and $.c is…");
    row(R"("Not": {"Variable": "$.a", "IsPresent": true})", "not ($.a is present)");
    row(R"("Condition": "{%  $states.input.a\n  > 1 %}")", "$states.input.a > 1");
    row(R"("Variable": "$.a", "IsNull": true, "Comment": "nothing there")", "nothing there");
    row(R"("Variable": "$.a", "Comment": "ääääääääääääääääääääääääääääääääääääääääää")",
        "äääääääääääääääääääääääääääääääääääääää…");
    row(R"("Variable": "$.a")", "$.a");
    row(R"("Variable": "$.some.very.long.path.indeed", "StringEquals": "and a long value too")",
        "$.some.very.long.path.indeed == \"and a…");
}

void ModelWordsTest::labelsSayWhenAnEdgeIsTaken()
{
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, label);
    const auto model = Model::build(
        syntax::SyntaxTree::parse(R"({"States": {"A": {"Type": "Choice", "Choices": [{)" +
                                      rule.toStdString() + R"(, "Next": "A"}], "Default": "A"}}})",
                                  syntax::Format::Json));
    const State& state = model->root().states.at(0);
    QCOMPARE(QByteArray::fromStdString(transitionLabel(*model, state, state.transitions.at(0))),
             label);
    QCOMPARE(transitionLabel(*model, state, state.transitions.at(1)), std::string("default"));
}

void ModelWordsTest::catchersAreNamedByTheirErrors()
{
    const auto model = Model::build(syntax::SyntaxTree::parse(
        R"({"States": {"A": {"Type": "Task", "Next": "A", "Catch": [{"ErrorEquals": ["E"], "Next": "A"}, {"ErrorEquals": ["F", "G", "H"], "Next": "A"}, {"Next": "A"}]}}})",
        syntax::Format::Json));
    const State& state = model->root().states.at(0);
    const auto label = [&](std::size_t index) {
        return transitionLabel(*model, state, state.transitions.at(index));
    };
    QCOMPARE(label(0), std::string());
    QCOMPARE(label(1), std::string("Catch · E"));
    QCOMPARE(label(2), std::string("Catch · F +2"));
    QCOMPARE(label(3), std::string("Catch"));
}

void ModelWordsTest::resourcesAreTakenApart_data()
{
    QTest::addColumn<QByteArray>("resource");
    QTest::addColumn<QByteArray>("parts");
    const auto row = [](const char* resource, const char* parts) {
        QTest::newRow(resource) << QByteArray(resource) << QByteArray(parts);
    };
    row("arn:aws:states:::dynamodb:getItem", "dynamodb|getItem|||");
    row("arn:aws-cn:states:::states:startExecution.sync:2", "states|startExecution|sync:2||");
    row("arn:aws:states:::aws-sdk:s3:getObject", "s3|getObject|||sdk");
    row("arn:aws:states:::aws-sdk:sfn:startExecution.waitForTaskToken",
        "sfn|startExecution|waitForTaskToken||sdk");
    row("arn:aws:states:::http:invoke", "http|invoke|||");
    row("arn:aws:lambda:us-east-1:123456789012:function:f:3", "lambda|invoke||f|");
    row("arn:aws:states:us-east-1:123456789012:activity:a b", "activity|||a b|activity");
    row("${Arn}", "||||");
    row("lambda", "||||");
    row("arn:", "||||");
}

void ModelWordsTest::resourcesAreTakenApart()
{
    QFETCH(QByteArray, resource);
    QFETCH(QByteArray, parts);
    const ServiceAction action = serviceActionOf(resource.toStdString());
    const std::string shown = action.service + "|" + action.action + "|" + action.pattern + "|" +
                              action.resourceName + "|" + (action.isSdk ? "sdk" : "") +
                              (action.isActivity ? "activity" : "");
    QCOMPARE(QByteArray::fromStdString(shown), parts);
}

void ModelWordsTest::servicesHaveTitles()
{
    QCOMPARE(serviceTitle("dynamodb"), std::string("DynamoDB"));
    QCOMPARE(serviceTitle("states"), std::string("Step Functions"));
    QCOMPARE(serviceTitle("aoss"), std::string("OpenSearch Serverless"));
    QCOMPARE(serviceTitle("polly"), std::string("Polly"));
    QCOMPARE(serviceTitle(""), std::string());
}

QTEST_APPLESS_MAIN(ModelWordsTest)
#include "tst_ModelWords.moc"
