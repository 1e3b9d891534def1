// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/Contract.h"
#include "core/catalogue/Location.h"
#include "core/value/Json.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::catalogue;

namespace {

const Catalogue& catalogueOfTests()
{
    static const std::shared_ptr<const Catalogue> opened = openInstalled().value();
    return *opened;
}

/// The action behind "sqs:sendMessage" or "aws-sdk:sqs:sendMessage".
Action actionOf(const std::string& name, Family& family)
{
    std::string rest = name;
    family = rest.starts_with("aws-sdk:") ? Family::Sdk : Family::Optimised;
    if (family == Family::Sdk)
        rest.erase(0, 8);
    const std::size_t colon = rest.find(':');
    return catalogueOfTests().action(family, rest.substr(0, colon), rest.substr(colon + 1)).value();
}

/// "Missing / QueueUrl (refused)"
QByteArray listed(const std::vector<ContractFinding>& findings)
{
    constexpr const char* names[] = {"Unknown",    "WrongCase",  "Missing",    "WrongType",
                                     "NotAllowed", "OutOfRange", "NeedsOneOf", "Exclusive"};
    QByteArray out;
    for (const ContractFinding& finding : findings) {
        out += out.isEmpty() ? "" : "; ";
        out += names[static_cast<int>(finding.fault)];
        out += " " + QByteArray::fromStdString(finding.pointer + " " + finding.name);
        if (!finding.suggestion.empty())
            out += " -> " + QByteArray::fromStdString(finding.suggestion);
        out += finding.isRefused ? " !" : "";
    }
    return out;
}

} // namespace

class CatalogueContractTest : public QObject {
    Q_OBJECT

private slots:
    void argumentsAreChecked_data();
    void argumentsAreChecked();
    void resultsAreChecked_data();
    void resultsAreChecked();
};

void CatalogueContractTest::argumentsAreChecked_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Dynamics>("dynamics");
    QTest::addColumn<QByteArray>("findings");
    const auto path = [](const char* name, const char* action, const char* json,
                         const char* findings) {
        QTest::newRow(name) << QByteArray(action) << QByteArray(json) << Dynamics::JsonPath
                            << QByteArray(findings);
    };
    const auto jsonata = [](const char* name, const char* action, const char* json,
                            const char* findings) {
        QTest::newRow(name) << QByteArray(action) << QByteArray(json) << Dynamics::Jsonata
                            << QByteArray(findings);
    };
    path("all is well", "sqs:sendMessage",
         R"({"QueueUrl": "https://queue", "MessageBody": {"any": ["JSON"]}, "DelaySeconds": 5})",
         "");
    path("paths stand for any value", "sqs:sendMessage",
         R"({"QueueUrl.$": "$.url", "MessageBody.$": "$", "DelaySeconds.$": "$.delay"})", "");
    path("a required one is missing", "sqs:sendMessage", R"({"QueueUrl": "u"})",
         "Missing  MessageBody !");
    path("a slip in a closed list", "sqs:sendMessage",
         R"({"QueueUrl": "u", "MessageBody": "b", "DelaySecond": 1})",
         "Unknown /DelaySecond DelaySecond -> DelaySeconds !");
    path("a name with a path keeps its own name", "sqs:sendMessage",
         R"({"QueueUrl": "u", "MessageBody": "b", "Colour.$": "$.c"})",
         "Unknown /Colour.$ Colour !");
    path("another case", "aws-sdk:s3:getObject", R"({"bucket": "b", "Key": "k"})",
         "WrongCase /bucket bucket -> Bucket !");
    path("a new argument of the SDK may exist", "aws-sdk:s3:getObject",
         R"({"Bucket": "b", "Key": "k", "Moonlight": 1})", "Unknown /Moonlight Moonlight");
    path("singular for plural", "aws-sdk:ec2:describeInstances", R"({"Filter": []})",
         "Unknown /Filter Filter -> Filters !");
    path("the SDK's missing ones are told", "aws-sdk:s3:getObject", R"({"Bucket": "b"})",
         "Missing  Key");
    path("a number for a text", "sns:publish", R"({"TopicArn": 7, "Message": "m"})",
         "WrongType /TopicArn TopicArn -> a text");
    path("a text for a number", "sqs:sendMessage",
         R"({"QueueUrl": "u", "MessageBody": "b", "DelaySeconds": "soon"})",
         "WrongType /DelaySeconds DelaySeconds -> a whole number");
    path("a fraction for a whole number", "aws-sdk:sqs:receiveMessage",
         R"({"QueueUrl": "u", "MaxNumberOfMessages": 1.5})",
         "WrongType /MaxNumberOfMessages MaxNumberOfMessages -> a whole number");
    path(
        "no value of the enumeration", "http:invoke",
        R"({"ApiEndpoint": "https://a", "Method": "FETCH", "Authentication": {"ConnectionArn": "a"}})",
        "NotAllowed /Method Method -> GET, POST, PUT, DELETE, PATCH, OPTIONS, HEAD");
    path("a placeholder may be anything", "sqs:sendMessage",
         R"({"QueueUrl": "u", "MessageBody": "b", "DelaySeconds": "${Delay}"})", "");
    path("so may what a template fills in", "sqs:sendMessage",
         R"({"QueueUrl": {"Ref": "Queue"}, "MessageBody": "b"})", "");
    path("inside of lists", "events:putEvents",
         R"({"Entries": [{"Source": "s", "DetailType": "t", "Detail": {"a": 1}}, {"Sorce": "s"}]})",
         "Unknown /Entries/1/Sorce Sorce -> Source");
    path("two targets", "sns:publish",
         R"({"TopicArn": "t", "PhoneNumber.$": "$.p", "Message": "m"})",
         "Exclusive /PhoneNumber.$ PhoneNumber -> TopicArn, TargetArn, PhoneNumber");
    path("no target", "sns:publish", R"({"Message": "m"})",
         "NeedsOneOf   -> TopicArn, TargetArn, PhoneNumber");
    path(
        "values of DynamoDB in both cases", "aws-sdk:dynamodb:putItem",
        R"({"TableName": "t", "Item": {"a": {"BOOL": true}, "b": {"Bool": true}, "c": {"M": {"d": {"NULL": true}}}}})",
        "");
    path("a number of DynamoDB is a text", "dynamodb:putItem",
         R"({"TableName": "t", "Item": {"price": {"N": 5}}})",
         "WrongType /Item/price/N N -> a text");
    path("a text for a value of DynamoDB", "dynamodb:putItem",
         R"({"TableName": "t", "Item": {"kind": "loaf", "count": 5}})",
         "WrongType /Item/count count -> an object");
    path("the SDK wants the type of a text", "aws-sdk:dynamodb:putItem",
         R"({"TableName": "t", "Item": {"kind": "loaf"}})",
         "WrongType /Item/kind kind -> an object");
    path("a slash in a name is escaped", "dynamodb:putItem",
         R"({"TableName": "t", "Item": {"a/b": {"N": 5}}})", "WrongType /Item/a~1b/N N -> a text");
    path("tokens need not be given", "aws-sdk:ecs:createService",
         R"({"ServiceName": "s", "Cluster": "c"})", "");
    jsonata("an expression may be anything", "sqs:sendMessage",
            R"({"QueueUrl": "{% $u %}", "MessageBody": "b", "DelaySeconds": "{% 5 %}"})", "");
    jsonata("a whole expression too", "sqs:sendMessage", R"("{% $states.input %}")", "");
    jsonata("a path is a plain name there", "sqs:sendMessage",
            R"({"QueueUrl.$": "$.u", "QueueUrl": "u", "MessageBody": "b"})",
            "Unknown /QueueUrl.$ QueueUrl.$ -> QueueUrl !");
    path("no object", "sqs:sendMessage", R"([1])", "WrongType   -> an object");
}

void CatalogueContractTest::argumentsAreChecked()
{
    QFETCH(QByteArray, action);
    QFETCH(QByteArray, json);
    QFETCH(Dynamics, dynamics);
    QFETCH(QByteArray, findings);
    Family family = Family::Sdk;
    const Action known = actionOf(action.toStdString(), family);
    const Value arguments = value::parseJson(json.toStdString()).value();
    QCOMPARE(listed(checkArguments(known, family, arguments, dynamics)), findings);
}

void CatalogueContractTest::resultsAreChecked_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<Pattern>("pattern");
    QTest::addColumn<Strictness>("strictness");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("findings");
    const auto row = [](const char* name, const char* action, Pattern pattern,
                        Strictness strictness, const char* json, const char* findings) {
        QTest::newRow(name) << QByteArray(action) << pattern << strictness << QByteArray(json)
                            << QByteArray(findings);
    };
    using enum Pattern;
    using enum Strictness;
    row("all is well", "sns:publish", RequestResponse, Strict, R"({"MessageId": "m-1"})", "");
    row("a required one is missing", "sns:publish", RequestResponse, Strict, "{}",
        "Missing  MessageId !");
    row("which PRESENT does not mind", "sns:publish", RequestResponse, Present, "{}", "");
    row("a wrong type", "sns:publish", RequestResponse, Present, R"({"MessageId": 5})",
        "WrongType /MessageId MessageId -> a text");
    row("unknown members are nobody's business", "sns:publish", RequestResponse, Strict,
        R"({"MessageId": "m", "Colour": 1})", "");
    row("a job answers with what describes it", "states:startExecution", Sync, Strict,
        R"({"ExecutionArn": "e", "StateMachineArn": "m", "Status": "SUCCEEDED", "StartDate": 1, "Output": "{}"})",
        "");
    row("its output is a text", "states:startExecution", Sync, Present, R"({"Output": {"a": 1}})",
        "WrongType /Output Output -> a text");
    row("but JSON with .sync:2", "states:startExecution", Sync2, Present, R"({"Output": {"a": 1}})",
        "");
    row("a callback answers anything", "sqs:sendMessage", WaitForTaskToken, Strict, "7", "");
    row("dollars are letters in an answer", "sns:publish", RequestResponse, Strict,
        R"({"MessageId": "${m}"})", "");
}

void CatalogueContractTest::resultsAreChecked()
{
    QFETCH(QByteArray, action);
    QFETCH(Pattern, pattern);
    QFETCH(Strictness, strictness);
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, findings);
    Family family = Family::Sdk;
    const Action known = actionOf(action.toStdString(), family);
    const Value result = value::parseJson(json.toStdString()).value();
    QCOMPARE(listed(checkResult(known, family, pattern, result, strictness)), findings);
}

QTEST_APPLESS_MAIN(CatalogueContractTest)
#include "tst_CatalogueContract.moc"
