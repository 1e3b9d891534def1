// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mock/Contracts.h"
#include "tests/support/JsonDifference.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::test;
using engine::FieldValidation;

class Contracts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTheFirstFault_data()
    {
        QTest::addColumn<std::string>("resource");
        QTest::addColumn<std::string>("result");
        QTest::addColumn<std::string>("fault");
        const auto row = [](const char* name, std::string resource, std::string result,
                            std::string fault) {
            QTest::newRow(name) << std::move(resource) << std::move(result) << std::move(fault);
        };
        const std::string sdk = "arn:aws:states:::aws-sdk:";
        const std::string optimised = "arn:aws:states:::";
        row("nothing wrong", optimised + "sqs:sendMessage", R"({"MessageId": "m"})", "");
        row("a member the model does not know", optimised + "sqs:sendMessage", R"({"Mood": 1})",
            "");
        row("a text", optimised + "sqs:sendMessage", R"({"MessageId": []})",
            "Field 'MessageId' must be a string");
        row("a number", sdk + "s3:getObject", R"({"ContentLength": "9"})",
            "Field 'ContentLength' must be a number");
        row("a boolean", sdk + "s3:getObject", R"({"DeleteMarker": 0})",
            "Field 'DeleteMarker' must be a boolean");
        row("inside an array", optimised + "ecs:runTask",
            R"({"Tasks": [{"TaskArn": "a"}, {"TaskArn": 7}]})", "Field 'TaskArn' must be a string");
        row("inside a map, by a type that holds itself", optimised + "dynamodb:getItem",
            R"({"Item": {"tags": {"L": [{"S": "x"}, {"BOOL": "yes"}]}}})",
            "Field 'BOOL' must be a boolean");
        row("too long", sdk + "kms:generateDataKey",
            "{\"KeyId\": \"" + std::string(2049, 'k') + "\"}",
            "Field 'KeyId' exceeds the maximum length");
        row("too small", sdk + "lambda:getFunction", R"({"Configuration": {"MemorySize": 127}})",
            "Field 'MemorySize' is smaller than the minimum value");
        row("not one of the words", sdk + "s3:headObject", R"({"StorageClass": "ATTIC"})",
            "Field 'StorageClass' is not an expected value");
        row("missing", optimised + "states:startExecution", R"({"StartDate": 5})",
            "Required field 'ExecutionArn' is missing");
        row("a job is held against what polls it", optimised + "states:startExecution.sync:2",
            R"({"ExecutionArn": "e", "StateMachineArn": "s", "StartDate": 1})",
            "Required field 'Status' is missing");
        row("a callback sends what it likes", optimised + "sqs:sendMessage.waitForTaskToken",
            R"({"MessageId": 1})", "");
        row("API Gateway has no contract", optimised + "apigateway:invoke", "[1]", "");
    }
    void namesTheFirstFault()
    {
        QFETCH(std::string, resource);
        QFETCH(std::string, result);
        QFETCH(std::string, fault);
        QCOMPARE(mock::checkResult(resource, json(result), FieldValidation::Strict).value_or(""),
                 fault);
    }

    void presentModeForgivesWhatIsMissing()
    {
        const std::string_view resource = "arn:aws:states:::states:startExecution";
        QVERIFY(!mock::checkResult(resource, json("{}"), FieldValidation::Present));
        QVERIFY(
            mock::checkResult(resource, json(R"({"ExecutionArn": 1})"), FieldValidation::Present));
        QVERIFY(
            !mock::checkResult(resource, json(R"({"ExecutionArn": 1})"), FieldValidation::None));
    }
};

QTEST_APPLESS_MAIN(Contracts)
#include "tst_Contracts.moc"
