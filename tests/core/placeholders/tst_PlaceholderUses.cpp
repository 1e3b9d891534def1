// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/Location.h"
#include "core/placeholders/Uses.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::placeholders;

namespace {

std::shared_ptr<const asl::Model> modelOf(std::string text,
                                          syntax::Format format = syntax::Format::Json)
{
    return asl::Model::build(syntax::SyntaxTree::parse(std::move(text), format));
}

/// A machine of one state with these members.
std::shared_ptr<const asl::Model> modelWith(const QByteArray& members)
{
    return modelOf("{\"StartAt\": \"A\", \"States\": {\"A\": {" + members.toStdString() + "}}}");
}

QByteArray sourceOf(const asl::Model& model, TextRange range)
{
    return QByteArray::fromStdString(model.tree().text().substr(range.begin, range.length()));
}

} // namespace

class PlaceholderUsesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typesComeFromThePlace_data();
    void typesComeFromThePlace();
    void theCatalogueTellsTypesOfArguments_data();
    void theCatalogueTellsTypesOfArguments();
    void contradictionsAreTold_data();
    void contradictionsAreTold();
    void usesKnowTheirPlace();
    void usesInYamlKnowTheirPlace();
    void everyNameIsThereOnce();
    void theUseUnderAnOffsetIsFound();
    void declaredTypesGoFirst();
};

void PlaceholderUsesTest::typesComeFromThePlace_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char* name, const char* members, const char* type) {
        QTest::newRow(name) << QByteArray(members) << QByteArray(type);
    };
    row("a number, bare", R"("Type": "Task", "TimeoutSeconds": ${X})", "number");
    row("a number in quotes", R"("Type": "Task", "TimeoutSeconds": "${X}")", "number");
    row("a retrier's number", R"("Type": "Task", "Retry": [{"MaxAttempts": ${X}}])", "number");
    row("a rule's number", R"("Type": "Choice", "Choices": [{"NumericEquals": ${X}}])", "number");
    row("a rule's boolean", R"("Type": "Choice", "Choices": [{"And": [{"IsPresent": ${X}}]}])",
        "boolean");
    row("a resource", R"("Type": "Task", "Resource": "${X}")", "resource");
    row("the head of a resource", R"("Type": "Task", "Resource": "${X}:live")", "resource");
    row("a part of a resource", R"("Type": "Task", "Resource": "arn:aws:lambda:${X}:1:function:a")",
        "text");
    row("a function", R"("Type": "Task", "Parameters": {"FunctionName": "${X}"})", "function");
    row("a function in arguments", R"("Type": "Task", "Arguments": {"FunctionName": "${X}"})",
        "function");
    row("a state machine", R"("Type": "Task", "Parameters": {"StateMachineArn": "${X}"})",
        "state-machine");
    row("a queue", R"("Type": "Task", "Parameters": {"QueueUrl": "${X}"})", "queue-url");
    row("a topic", R"("Type": "Task", "Parameters": {"TopicArn": "${X}"})", "topic");
    row("a table", R"("Type": "Task", "Parameters": {"TableName": "${X}"})", "table");
    row("a table deeper down",
        R"("Type": "Task", "Parameters": {"TransactItems": [{"Put": {"TableName": "${X}"}}]})",
        "table");
    row("a role", R"("Type": "Task", "Credentials": {"RoleArn": "${X}"})", "role");
    row("some service's role", R"("Type": "Task", "Parameters": {"ExecutionRoleArn": "${X}"})",
        "role");
    row("a bucket", R"("Type": "Map", "ItemReader": {"Parameters": {"Bucket": "${X}"}})", "bucket");
    row("some ARN", R"("Type": "Task", "Parameters": {"ConnectionArn": "${X}"})", "arn");
    row("a path", R"("Type": "Task", "Parameters": {"FunctionName.$": "${X}"})", "text");
    row("a state's name", R"("Type": "Pass", "Next": "${X}")", "text");
    row("an error's name", R"("Type": "Task", "Retry": [{"ErrorEquals": ["${X}"]}])", "text");
    row("anything in quotes", R"("Type": "Pass", "Result": {"a": "${X}"})", "text");
    row("anything bare", R"("Type": "Pass", "Result": {"a": ${X}})", "json");
    row("an object", R"("Type": "Task", "Parameters": ${X})", "json");
    row("a name of a member", R"("Type": "Pass", "${X}": 1)", "text");
    row("a function and a resource",
        R"("Type": "Task", "Resource": "${X}", "Parameters": {"FunctionName": "${X}"})",
        "function");
    row("an ARN and a topic",
        R"("Type": "Task", "Parameters": {"ThatArn": "${X}", "TopicArn": "${X}"})", "topic");
    row("a number, and in a sentence",
        R"("Type": "Wait", "Seconds": ${X}, "Comment": "waits ${X} s")", "number");
    row("anything bare, and a number", R"("Type": "Wait", "Assign": {"n": ${X}}, "Seconds": ${X})",
        "number");
}

void PlaceholderUsesTest::typesComeFromThePlace()
{
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, type);
    const auto found = placeholdersOf(*modelWith(members));
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(std::string(toString(found[0].inferred))), type);
    QVERIFY(found[0].contradictions.empty());
}

void PlaceholderUsesTest::theCatalogueTellsTypesOfArguments_data()
{
    QTest::addColumn<QByteArray>("resource");
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("isCertain");
    const auto row = [](const char* name, const char* resource, const char* arguments,
                        const char* type, bool isCertain = true) {
        QTest::newRow(name) << QByteArray(resource) << QByteArray(arguments) << QByteArray(type)
                            << isCertain;
    };
    row("a number", "arn:aws:states:::sqs:sendMessage", R"({"DelaySeconds": ${X}})", "number");
    row("a number in quotes", "arn:aws:states:::sqs:sendMessage", R"({"DelaySeconds": "${X}"})",
        "number");
    row("a boolean", "arn:aws:states:::aws-sdk:ec2:describeInstances", R"({"DryRun": ${X}})",
        "boolean");
    row("one of some words", "arn:aws:states:::lambda:invoke", R"({"InvocationType": "${X}"})",
        "text");
    row("a number deeper down", "arn:aws:states:::batch:submitJob.sync",
        R"({"RetryStrategy": {"Attempts": ${X}}})", "number");
    row("an element of a list", "arn:aws:states:::aws-sdk:ec2:describeInstances",
        R"({"InstanceIds": [${X}]})", "text");
    row("a whole list", "arn:aws:states:::aws-sdk:ec2:describeInstances",
        R"({"InstanceIds": ${X}})", "json");
    row("a name that tells more", "arn:aws:states:::sqs:sendMessage", R"({"QueueUrl": "${X}"})",
        "queue-url");
    row("a partition that is open", "arn:${AWS::Partition}:states:::sqs:sendMessage",
        R"({"DelaySeconds": ${X}})", "number");
    row("an argument that is not known", "arn:aws:states:::sqs:sendMessage", R"({"Zorkmid": ${X}})",
        "json", false);
    row("an action that is not known", "arn:aws:states:::sqs:zork", R"({"DelaySeconds": ${X}})",
        "json", false);
}

void PlaceholderUsesTest::theCatalogueTellsTypesOfArguments()
{
    QFETCH(QByteArray, resource);
    QFETCH(QByteArray, arguments);
    QFETCH(QByteArray, type);
    QFETCH(bool, isCertain);
    const auto known = catalogue::openInstalled();
    QVERIFY(known);
    for (const char* field : {"Parameters", "Arguments"}) {
        const auto model = modelWith("\"Type\": \"Task\", \"Resource\": \"" + resource + "\", \"" +
                                     field + "\": " + arguments);
        const auto found = placeholdersOf(*model, known->get());
        QCOMPARE(found.back().name, std::string("X"));
        QCOMPARE(QByteArray::fromStdString(std::string(toString(found.back().inferred))), type);
        QCOMPARE(found.back().uses.front().isCertain, isCertain);
    }
}

void PlaceholderUsesTest::contradictionsAreTold_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("contradicts");
    QTest::newRow("a number and a state's name")
        << QByteArray(R"("Type": "Wait", "Seconds": ${X}, "Next": "${X}")") << QByteArray("number")
        << QByteArray(R"(/States/A/Next)");
    QTest::newRow("a function and a queue")
        << QByteArray(
               R"("Type": "Task", "Parameters": {"FunctionName": "${X}", "QueueUrl": "${X}"})")
        << QByteArray("function") << QByteArray("/States/A/Parameters/QueueUrl");
}

void PlaceholderUsesTest::contradictionsAreTold()
{
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, contradicts);
    const auto found = placeholdersOf(*modelWith(members));
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(std::string(toString(found[0].inferred))), type);
    QCOMPARE(found[0].contradictions.size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(found[0].uses[found[0].contradictions[0]].pointer),
             contradicts);
}

void PlaceholderUsesTest::usesKnowTheirPlace()
{
    const auto model = modelWith(R"("Type": "Task", "Resource": "${Call}", "Comment": "by ${Call}",
        "TimeoutSeconds": ${Call})");
    const auto found = placeholdersOf(*model);
    QCOMPARE(found.size(), std::size_t(1));
    const std::vector<Use>& uses = found[0].uses;
    QCOMPARE(uses.size(), std::size_t(3));
    QVERIFY(uses[0].isWhole && !uses[0].isBare);
    QVERIFY(!uses[1].isWhole && !uses[1].isBare);
    QVERIFY(uses[2].isWhole && uses[2].isBare);
    for (const Use& use : uses) {
        QCOMPARE(sourceOf(*model, use.range), QByteArray("${Call}"));
        QCOMPARE(sourceOf(*model, use.nameRange), QByteArray("Call"));
        QCOMPARE(use.state.pointer(), std::string("/States/A"));
        QCOMPARE(use.pointer, "/States/A/" + use.field);
    }
}

void PlaceholderUsesTest::usesInYamlKnowTheirPlace()
{
    const auto model = modelOf("StartAt: A\nStates:\n  A:\n    Type: Task\n"
                               "    Resource: !GetAtt Weigh.Arn\n"
                               "    TimeoutSeconds: ${Patience}\n"
                               "    Comment: !Sub 'for ${Who}'\n"
                               "    Next: \"${Then}\"\n",
                               syntax::Format::Yaml);
    QByteArray seen;
    for (const Placeholder& placeholder : placeholdersOf(*model)) {
        const Use& use = placeholder.uses.front();
        seen += QByteArray::fromStdString(placeholder.name) + ' ' +
                QByteArray::fromStdString(std::string(toString(placeholder.inferred))) +
                (use.isWhole ? " whole " : " part ") + sourceOf(*model, use.nameRange) + '\n';
    }
    QCOMPARE(seen, QByteArray("Weigh.Arn resource whole Weigh.Arn\n"
                              "Patience number whole Patience\n"
                              "Who text part Who\n"
                              "Then text whole Then\n"));
}

void PlaceholderUsesTest::everyNameIsThereOnce()
{
    const auto model = modelWith(R"("Type": "Pass", "Result": ["${B}", "${A}", "${B}"])");
    const auto found = placeholdersOf(*model);
    QCOMPARE(found.size(), std::size_t(2));
    QCOMPARE(found[0].name, std::string("B"));
    QCOMPARE(found[0].uses.size(), std::size_t(2));
    QCOMPARE(found[1].name, std::string("A"));
}

void PlaceholderUsesTest::theUseUnderAnOffsetIsFound()
{
    const auto model = modelWith(R"("Type": "Pass", "Comment": "x${A}-${B}")");
    const auto found = placeholdersOf(*model);
    const auto at = [&](std::string_view part) {
        return static_cast<std::uint32_t>(model->tree().text().find(part));
    };
    QCOMPARE(useAt(found, at("B}")).placeholder, &found[1]);
    QCOMPARE(useAt(found, at("${A}")).use, &found[0].uses[0]);
    QVERIFY(useAt(found, at("Type")).placeholder == nullptr);
}

void PlaceholderUsesTest::declaredTypesGoFirst()
{
    const auto found = placeholdersOf(*modelWith(R"("Type": "Wait", "Seconds": ${A})"));
    asl::KnownPlaceholders known;
    QVERIFY(typeOf(found[0], known) == PlaceholderType::Number);
    known.all.push_back({.name = "A", .declared = PlaceholderType::Bucket});
    QVERIFY(typeOf(found[0], known) == PlaceholderType::Bucket);
}

QTEST_APPLESS_MAIN(PlaceholderUsesTest)
#include "tst_PlaceholderUses.moc"
