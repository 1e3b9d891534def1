// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/File.h"
#include "core/catalogue/Location.h"
#include "core/catalogue/Nearest.h"
#include "core/catalogue/Resource.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <thread>

using namespace stepglass;
using namespace stepglass::catalogue;

namespace {

const Catalogue& catalogueOfTests()
{
    static const std::shared_ptr<const Catalogue> opened = openInstalled().value();
    return *opened;
}

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

} // namespace

class CatalogueTest : public QObject {
    Q_OBJECT

private slots:
    void holdsAllServicesOfTheSdk();
    void spellsArgumentsAsTheirFamilyDoes();
    void recursiveShapesLeadBackToThemselves();
    void knowsErrorsOfBothFamilies();
    void patternsOfIntegrationsAreKnown();
    void everyServiceCanBeRead();
    void damagedFilesAreRefused_data();
    void damagedFilesAreRefused();
    void manyThreadsMayAskAtOnce();

    void resourcesAreTakenApart_data();
    void resourcesAreTakenApart();
    void wrongResourcesAreJudged_data();
    void wrongResourcesAreJudged();
    void rightResourcesPass_data();
    void rightResourcesPass();
    void errorPrefixesAreCorrected_data();
    void errorPrefixesAreCorrected();

    void distanceCountsEdits_data();
    void distanceCountsEdits();
    void nearestKeepsToLikelyNames();
};

void CatalogueTest::holdsAllServicesOfTheSdk()
{
    std::size_t services = 0;
    std::size_t actions = 0;
    for (const ServiceEntry& entry : catalogueOfTests().services()) {
        services += entry.family == Family::Sdk ? 1 : 0;
        actions += entry.family == Family::Sdk ? entry.actions.size() : 0;
    }
    QVERIFY(services >= 400);
    QVERIFY(actions >= 15000);
    const ServiceEntry* const logs = catalogueOfTests().find(Family::Sdk, "cloudwatchlogs");
    QVERIFY(logs != nullptr);
    QCOMPARE(text(logs->prefix), QStringLiteral("CloudWatchLogs"));
    QVERIFY(logs->find("putLogEvents") != nullptr);
    QVERIFY(catalogueOfTests().find(Family::Sdk, "logs") == nullptr);
    QVERIFY(catalogueOfTests().find(Family::Sdk, "qldb")->isRetired);
}

void CatalogueTest::spellsArgumentsAsTheirFamilyDoes()
{
    const auto rds = catalogueOfTests().action(Family::Sdk, "rds", "describeDBInstances");
    QVERIFY(rds.has_value());
    QVERIFY(rds->arguments->findMember("DbInstanceIdentifier").has_value());
    QVERIFY(!rds->arguments->findMember("DBInstanceIdentifier").has_value());

    const auto queue = catalogueOfTests().action(Family::Optimised, "sqs", "sendMessage");
    QVERIFY(queue.has_value());
    QVERIFY(queue->isClosed);
    QVERIFY(queue->arguments->findMember("QueueUrl")->isRequired);
    QVERIFY(queue->arguments->findMember("MessageBody")->shape.kind() == ShapeKind::Json);
    QVERIFY(queue->result->findMember("MD5OfMessageBody").has_value());
    QVERIFY(queue->result->findMember("SdkHttpMetadata").has_value());

    const auto sdkQueue = catalogueOfTests().action(Family::Sdk, "sqs", "sendMessage");
    QVERIFY(sdkQueue->arguments->findMember("MessageBody")->shape.kind() == ShapeKind::Text);
    QVERIFY(sdkQueue->result->findMember("Md5OfMessageBody").has_value());

    const auto filter = catalogueOfTests().action(Family::Sdk, "ec2", "describeSnapshots");
    QVERIFY(filter->arguments->findMember("Filters")->shape.kind() == ShapeKind::List);
}

void CatalogueTest::recursiveShapesLeadBackToThemselves()
{
    // A value of DynamoDB may be a list of values.
    const auto put = catalogueOfTests().action(Family::Sdk, "dynamodb", "putItem");
    Shape shape = put->arguments->findMember("Item")->shape.element();
    for (int depth = 0; depth < 50; ++depth) {
        QVERIFY(shape.kind() == ShapeKind::Structure);
        QVERIFY(shape.findMember("S").has_value());
        shape = shape.findMember("L")->shape.element();
    }
}

void CatalogueTest::knowsErrorsOfBothFamilies()
{
    const auto has = [](const std::vector<std::string>& list, const char* name) {
        return std::find(list.begin(), list.end(), name) != list.end();
    };
    const auto own = catalogueOfTests().action(Family::Optimised, "dynamodb", "putItem");
    QVERIFY(has(own->errors, "DynamoDB.ConditionalCheckFailedException"));
    QVERIFY(has(own->errors, "DynamoDB.AmazonDynamoDBException"));
    const auto sdk = catalogueOfTests().action(Family::Sdk, "dynamodb", "putItem");
    QVERIFY(has(sdk->errors, "DynamoDb.ConditionalCheckFailedException"));
    QVERIFY(has(sdk->errors, "DynamoDb.DynamoDbException"));
    QVERIFY(!has(sdk->errors, "DynamoDB.ConditionalCheckFailedException"));
    const auto rds = catalogueOfTests().action(Family::Sdk, "rds", "startDBInstance");
    QVERIFY(has(rds->errors, "Rds.DbInstanceNotFoundException"));
    const auto function = catalogueOfTests().action(Family::Optimised, "lambda", "invoke");
    QVERIFY(has(function->errors, "Lambda.TooManyRequestsException"));
    QVERIFY(has(function->errors, "Sandbox.Timedout"));
}

void CatalogueTest::patternsOfIntegrationsAreKnown()
{
    const ActionEntry* const start =
        catalogueOfTests().find(Family::Optimised, "states")->find("startExecution");
    QVERIFY(start->supports(Pattern::RequestResponse));
    QVERIFY(start->supports(Pattern::Sync));
    QVERIFY(start->supports(Pattern::Sync2));
    QVERIFY(start->supports(Pattern::WaitForTaskToken));
    const ActionEntry* const get =
        catalogueOfTests().find(Family::Optimised, "dynamodb")->find("getItem");
    QVERIFY(!get->supports(Pattern::Sync));
    QVERIFY(!get->supports(Pattern::WaitForTaskToken));
    QVERIFY(catalogueOfTests().isOnlyInMap("s3", "getObject"));
    QVERIFY(!catalogueOfTests().isOnlyInMap("s3", "deleteObject"));
    const ServiceEntry* const states = catalogueOfTests().find(Family::Optimised, "states");
    QCOMPARE(text(catalogueOfTests().twin(*states)->name), QStringLiteral("sfn"));
}

void CatalogueTest::everyServiceCanBeRead()
{
    for (const ServiceEntry& entry : catalogueOfTests().services()) {
        const auto service = catalogueOfTests().load(entry);
        QVERIFY2(service.has_value(), entry.name.data());
        QVERIFY((*service)->errorPrefix() == entry.prefix);
        QVERIFY(!entry.actions.empty());
        for (const ActionEntry& action : entry.actions)
            QVERIFY2(Service::action(*service, action.name).has_value(), action.name.data());
    }
}

void CatalogueTest::damagedFilesAreRefused_data()
{
    QTest::addColumn<int>("kept");
    QTest::addColumn<int>("changed");
    QTest::newRow("empty") << 0 << -1;
    QTest::newRow("cut in its head") << 9 << -1;
    QTest::newRow("cut in its index") << 4000 << -1;
    QTest::newRow("another kind of file") << -1 << 0;
    QTest::newRow("a huge index") << -1 << 10;
    QTest::newRow("a huge length of the index") << -1 << 14;
}

void CatalogueTest::damagedFilesAreRefused()
{
    QFETCH(int, kept);
    QFETCH(int, changed);
    std::string bytes = readFile(installedPath()).value();
    if (kept >= 0)
        bytes.resize(static_cast<std::size_t>(kept));
    if (changed >= 0)
        bytes[static_cast<std::size_t>(changed)] = '\x7f';
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("actions.pack")).toStdString();
    QVERIFY(writeFileAtomically(path, bytes).has_value());
    const auto opened = Catalogue::open(path);
    QVERIFY(!opened.has_value());
    QVERIFY(opened.error().code == ErrorCode::CannotReadFile);
}

void CatalogueTest::manyThreadsMayAskAtOnce()
{
    const auto fresh = openInstalled().value();
    std::vector<std::thread> threads;
    std::atomic<int> found = 0;
    for (int number = 0; number < 8; ++number) {
        threads.emplace_back([&fresh, &found] {
            for (const char* service : {"s3", "sqs", "sns", "kms", "ssm"}) {
                const ServiceEntry* const entry = fresh->find(Family::Sdk, service);
                found += fresh->load(*entry).has_value() ? 1 : 0;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(found.load(), 40);
    const ServiceEntry* const entry = fresh->find(Family::Sdk, "s3");
    QVERIFY(fresh->load(*entry).value() == fresh->load(*entry).value());
}

void CatalogueTest::resourcesAreTakenApart_data()
{
    QTest::addColumn<QByteArray>("resource");
    QTest::addColumn<ResourceKind>("kind");
    QTest::addColumn<QByteArray>("parts");
    const auto row = [](const char* name, const char* resource, ResourceKind kind,
                        const char* parts) {
        QTest::newRow(name) << QByteArray(resource) << kind << QByteArray(parts);
    };
    // partition|service|action|suffix|name
    row("an integration", "arn:aws:states:::sqs:sendMessage", ResourceKind::Optimised,
        "aws|sqs|sendMessage||");
    row("with a pattern", "arn:aws-cn:states:::states:startExecution.sync:2",
        ResourceKind::Optimised, "aws-cn|states|startExecution|.sync:2|");
    row("of the SDK", "arn:aws:states:::aws-sdk:s3:getObject.waitForTaskToken", ResourceKind::Sdk,
        "aws|s3|getObject|.waitForTaskToken|");
    row("an endpoint", "arn:aws:states:::http:invoke", ResourceKind::Http, "aws|http|invoke||");
    row("a function", "arn:aws:lambda:eu-west-1:444455556666:function:price:PROD",
        ResourceKind::Lambda, "aws|lambda|||price");
    row("an activity", "arn:aws:states:eu-west-1:444455556666:activity:pack",
        ResourceKind::Activity, "aws|states|||pack");
    row("a state machine", "arn:aws:states:eu-west-1:444455556666:stateMachine:bake",
        ResourceKind::States, "aws|states|||stateMachine:bake");
    row("of another service", "arn:aws:sns:eu-west-1:444455556666:news", ResourceKind::Other,
        "aws|sns|||news");
    row("no ARN", "sqs:sendMessage", ResourceKind::None, "||||");
    row("cut short", "arn:aws:states:::", ResourceKind::None, "aws||||");
}

void CatalogueTest::resourcesAreTakenApart()
{
    QFETCH(QByteArray, resource);
    QFETCH(ResourceKind, kind);
    QFETCH(QByteArray, parts);
    const Resource found = parseResource(resource.toStdString());
    QVERIFY(found.kind == kind);
    const std::string joined = found.partition + "|" + found.service + "|" + found.action + "|" +
                               found.suffix + "|" + found.name;
    QCOMPARE(QByteArray::fromStdString(joined), parts);
}

void CatalogueTest::wrongResourcesAreJudged_data()
{
    QTest::addColumn<QByteArray>("resource");
    QTest::addColumn<ResourceFault>("fault");
    QTest::addColumn<QByteArray>("suggestion");
    QTest::addColumn<bool>("isRefused");
    using enum ResourceFault;
    const auto row = [](const char* name, const char* resource, ResourceFault fault,
                        const char* suggestion, bool isRefused) {
        QTest::newRow(name) << QByteArray(resource) << fault << QByteArray(suggestion) << isRefused;
    };
    row("no ARN", "sqs:sendMessage", NotAnArn, "", true);
    row("a state machine", "arn:aws:states:eu-west-1:444455556666:stateMachine:bake", NotCallable,
        "states:startExecution", true);
    row("a service that only the SDK has", "arn:aws:states:::sesv2:sendEmail", UnknownIntegration,
        "aws-sdk:sesv2:sendEmail", true);
    row("an action that only the SDK has", "arn:aws:states:::dynamodb:scan", UnknownIntegration,
        "aws-sdk:dynamodb:scan", true);
    row("an action under the SDK's other name", "arn:aws:states:::elasticmapreduce:listSteps",
        UnknownIntegration, "aws-sdk:emr:listSteps", true);
    row("a slip in an action", "arn:aws:states:::sqs:sendMesage", UnknownIntegration,
        "sqs:sendMessage", true);
    row("a slip in a service", "arn:aws:states:::lamda:invoke", UnknownIntegration, "lambda:invoke",
        true);
    row("an action in another case", "arn:aws:states:::sqs:SendMessage", WrongCase,
        "sqs:sendMessage", true);
    row("a service in another case", "arn:aws:states:::SNS:publish", WrongCase, "sns:publish",
        true);
    row("a job where there is none", "arn:aws:states:::sns:publish.sync", PatternNotSupported,
        ".waitForTaskToken", true);
    row("a callback where there is none", "arn:aws:states:::glue:startJobRun.waitForTaskToken",
        PatternNotSupported, ".sync", true);
    row("no pattern at all", "arn:aws:states:::ecs:runTask.async", PatternNotSupported,
        ".sync, .waitForTaskToken", true);
    row("a pattern in another case", "arn:aws:states:::ecs:runTask.Sync", PatternNotSupported,
        ".sync, .waitForTaskToken", true);
    row("a job of the SDK", "arn:aws:states:::aws-sdk:glue:startJobRun.sync", PatternNotSupported,
        ".waitForTaskToken", true);
    row("a callback in doubt", "arn:aws:states:::bedrock:invokeModel.waitForTaskToken",
        PatternDisputed, "", false);
    row("only for Maps", "arn:aws:states:::s3:putObject", OnlyInMap, "aws-sdk:s3:putObject", true);
    row("an unknown service", "arn:aws:states:::aws-sdk:dynamdb:putItem", UnknownService,
        "dynamodb", true);
    row("a service by the name of its ARNs", "arn:aws:states:::aws-sdk:states:startExecution",
        UnknownService, "", true);
    row("an unknown action", "arn:aws:states:::aws-sdk:dynamodb:putItems", UnknownAction, "putItem",
        false);
    row("an SDK action in another case", "arn:aws:states:::aws-sdk:s3:GetObject", WrongCase,
        "aws-sdk:s3:getObject", true);
    row("an action with a stream", "arn:aws:states:::aws-sdk:kinesis:subscribeToShard", Unsupported,
        "", false);
    row("a service shut down", "arn:aws:states:::aws-sdk:qldb:listLedgers", Retired, "", false);
}

void CatalogueTest::wrongResourcesAreJudged()
{
    QFETCH(QByteArray, resource);
    QFETCH(ResourceFault, fault);
    QFETCH(QByteArray, suggestion);
    QFETCH(bool, isRefused);
    const auto finding = judge(catalogueOfTests(), parseResource(resource.toStdString()));
    QVERIFY(finding.has_value());
    QCOMPARE(static_cast<int>(finding->fault), static_cast<int>(fault));
    QCOMPARE(QByteArray::fromStdString(finding->suggestion), suggestion);
    QCOMPARE(finding->isRefused, isRefused);
}

void CatalogueTest::rightResourcesPass_data()
{
    QTest::addColumn<QByteArray>("resource");
    for (const char* resource :
         {"arn:aws:states:::lambda:invoke", "arn:aws:states:::lambda:invoke.waitForTaskToken",
          "arn:aws:states:::batch:submitJob.sync", "arn:aws:states:::states:startExecution.sync:2",
          "arn:aws:states:::http:invoke", "arn:aws:states:::emr-containers:startJobRun.sync",
          "arn:aws:states:::aws-sdk:elasticloadbalancingv2:describeTargetHealth",
          "arn:aws:states:::aws-sdk:sfn:describeExecution",
          "arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken",
          "arn:aws:lambda:eu-west-1:444455556666:function:price",
          "arn:aws:states:eu-west-1:444455556666:activity:pack",
          "arn:aws:swf:eu-west-1:444455556666:task:pack"})
        QTest::newRow(resource) << QByteArray(resource);
}

void CatalogueTest::rightResourcesPass()
{
    QFETCH(QByteArray, resource);
    QVERIFY(!judge(catalogueOfTests(), parseResource(resource.toStdString())).has_value());
}

void CatalogueTest::errorPrefixesAreCorrected_data()
{
    QTest::addColumn<QByteArray>("resource");
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QByteArray>("corrected");
    const auto row = [](const char* resource, const char* error, const char* corrected) {
        QTest::addRow("%s of %s", error, resource)
            << QByteArray(resource) << QByteArray(error) << QByteArray(corrected);
    };
    row("arn:aws:states:::dynamodb:putItem", "DynamoDb.X", "DynamoDB.X");
    row("arn:aws:states:::dynamodb:putItem", "DynamoDB.X", "");
    row("arn:aws:states:::aws-sdk:dynamodb:putItem", "DynamoDB.X", "DynamoDb.X");
    row("arn:aws:states:::aws-sdk:dynamodb:putItem", "dynamodb.X", "DynamoDb.X");
    row("arn:aws:states:::aws-sdk:sfn:startExecution", "StepFunctions.X", "Sfn.X");
    row("arn:aws:states:::states:startExecution", "Sfn.X", "StepFunctions.X");
    row("arn:aws:states:::sqs:sendMessage", "SQS.X", "");
    row("arn:aws:states:::lambda:invoke", "States.TaskFailed", "");
    row("arn:aws:states:::lambda:invoke", "OutOfFlour", "");
    row("arn:aws:states:::http:invoke", "States.Http.StatusCode.404", "");
    row("arn:aws:lambda:eu-west-1:444455556666:function:price", "lambda.X", "Lambda.X");
}

void CatalogueTest::errorPrefixesAreCorrected()
{
    QFETCH(QByteArray, resource);
    QFETCH(QByteArray, error);
    QFETCH(QByteArray, corrected);
    const auto found = correctedError(catalogueOfTests(), parseResource(resource.toStdString()),
                                      error.toStdString());
    QCOMPARE(QByteArray::fromStdString(found.value_or("")), corrected);
}

void CatalogueTest::distanceCountsEdits_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<int>("distance");
    QTest::newRow("the same") << QByteArray("Bucket") << QByteArray("Bucket") << 0;
    QTest::newRow("case") << QByteArray("BUCKET") << QByteArray("bucket") << 0;
    QTest::newRow("one more") << QByteArray("Filter") << QByteArray("Filters") << 1;
    QTest::newRow("one less") << QByteArray("Message") << QByteArray("Mesage") << 1;
    QTest::newRow("another") << QByteArray("Messaga") << QByteArray("Message") << 1;
    QTest::newRow("swapped") << QByteArray("Mesasge") << QByteArray("Message") << 1;
    QTest::newRow("two") << QByteArray("Mesag") << QByteArray("Message") << 2;
    QTest::newRow("beyond the limit") << QByteArray("abcdef") << QByteArray("uvwxyz") << 4;
    QTest::newRow("nothing") << QByteArray() << QByteArray("abc") << 3;
}

void CatalogueTest::distanceCountsEdits()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(int, distance);
    QCOMPARE(static_cast<int>(editDistance(a.toStdString(), b.toStdString(), 3)), distance);
    QCOMPARE(static_cast<int>(editDistance(b.toStdString(), a.toStdString(), 3)), distance);
}

void CatalogueTest::nearestKeepsToLikelyNames()
{
    Nearest nearest("TableNam");
    nearest.offer("Key");
    QVERIFY(!nearest.name().has_value());
    nearest.offer("TableClass");
    nearest.offer("TableName");
    QCOMPARE(text(*nearest.name()), QStringLiteral("TableName"));
    QVERIFY(nearest.isSlip());
    Nearest far("Ky");
    far.offer("Key");
    QVERIFY(!far.isSlip());
}

QTEST_APPLESS_MAIN(CatalogueTest)
#include "tst_Catalogue.moc"
