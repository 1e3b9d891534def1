// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/placeholders/Environments.h"

#include "core/asl/Model.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::placeholders;

namespace {

const std::string bakery = R"({
  // What the ovens need.
  "default": "dev",
  "placeholders": {
    "Heat": { "type": "number", "description": "in degrees" },
    "Bake": { "type": "resource" }
  },
  "environments": {
    "dev": { "Heat": 180, "Bake": "arn:aws:states:::sqs:sendMessage", "Sign": true },
    "prod": { "Heat": 230 }
  },
  "owner": "the baker"
}
)";

QByteArray bytes(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

/// "line:column message" of each fault.
QByteArray told(const EnvironmentsFile& file, const std::vector<Fault>& faults)
{
    QByteArray lines;
    for (const Fault& fault : faults) {
        const LineColumn at = file.tree().lines().position(fault.range.begin);
        lines += QByteArray::number(at.line) + ':' + QByteArray::number(at.column) +
                 (fault.isError ? " error " : " warning ") + bytes(toEnglish(fault)) + '\n';
    }
    return lines;
}

/// What lines of `after` are not in `before` at their place; both have as many.
QByteArrayList changedLines(const QByteArray& before, const QByteArray& after)
{
    const QByteArrayList a = before.split('\n');
    const QByteArrayList b = after.split('\n');
    QByteArrayList changed;
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (a[i] != b[i])
            changed += b[i].trimmed();
    }
    return a.size() == b.size() ? changed : QByteArrayList{after};
}

} // namespace

class EnvironmentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileIsRead();
    void anEmptyTextHasNothing();
    void faultsHaveTheirPlace_data();
    void faultsHaveTheirPlace();
    void brokenPartsLeaveTheOthersAlive();
    void valuesAreOfOneEnvironment();
    void wrongValuesAreTold();
    void inferredTypesCountWhereNoneIsDeclared();
    void wantedValues_data();
    void wantedValues();
    void changesTouchNothingElse();
    void anEmptyFileGrows();
    void environmentsAreAddedRenamedAndRemoved();
    void aRenamedPlaceholderKeepsItsValues();
    void namesMustBeNewAndNotEmpty();
    void brokenFilesAreNotChanged();
    void fileNames_data();
    void fileNames();
};

void EnvironmentsTest::aFileIsRead()
{
    const EnvironmentsFile file(bakery);
    QVERIFY(!file.hasErrors());
    QCOMPARE(file.environmentNames(), std::string("dev, prod"));
    QCOMPARE(file.defaultEnvironment(), std::string("dev"));
    QVERIFY(file.declaration("Heat")->type == PlaceholderType::Number);
    QCOMPARE(file.declaration("Heat")->description, std::string("in degrees"));
    QVERIFY(file.declaration("Sign") == nullptr);
    QCOMPARE(file.find("prod")->find("Heat")->text(), std::string("230"));
    QVERIFY(file.find("prod")->find("Bake") == nullptr);
    // A member that a later version may know is no reason to refuse the file.
    QCOMPARE(told(file, file.faults()),
             QByteArray("12:3 warning 'owner' has no meaning here; known are default, "
                        "placeholders, environments\n"));
}

void EnvironmentsTest::anEmptyTextHasNothing()
{
    const EnvironmentsFile file;
    QVERIFY(file.isEmpty());
    QVERIFY(file.faults().empty());
    QVERIFY(file.known("dev").all.empty());
}

void EnvironmentsTest::faultsHaveTheirPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("faults");
    const auto row = [](const char* name, const char* text, const char* faults) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(faults);
    };
    row("no object", "[]", "1:1 error The file must be an object\n");
    row("no object of environments", R"({"environments": []})",
        "1:18 error \"environments\" must be an object\n");
    row("no object of values", "{\"environments\": {\n \"dev\": 1}}",
        "2:9 error 'dev' must be an object\n");
    row("no declaration", R"({"placeholders": {"A": "text"}})",
        "1:24 error 'A' must be an object\n");
    row("no type", R"({"placeholders": {"A": {"type": "lorry"}}})",
        "1:33 error 'lorry' is no type; known are text, number, boolean, json, resource, function, "
        "state-machine, activity, queue-url, topic, table, role, bucket, arn\n");
    row("a type that is no text", R"({"placeholders": {"A": {"type": 1}}})",
        "1:33 error \"type\" must be a text\n");
    row("an unknown member", R"({"placeholders": {"A": {"kind": "text"}}})",
        "1:25 warning 'kind' has no meaning here; known are type, description\n");
    row("a value twice", R"({"environments": {"dev": {"A": 1, "A": 2}}})",
        "1:35 error 'A' stands twice\n");
    row("a default that is not there", R"({"default": "x", "environments": {"a": {}, "b": {}}})",
        "1:13 warning There is no environment 'x'; known are a, b\n");
}

void EnvironmentsTest::faultsHaveTheirPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, faults);
    const EnvironmentsFile file(text.toStdString());
    QCOMPARE(told(file, file.faults()), faults);
}

void EnvironmentsTest::brokenPartsLeaveTheOthersAlive()
{
    const EnvironmentsFile file(R"({"environments": {"dev": {"A": 1 "B": 2}, "prod": {"A": 3}}})");
    QVERIFY(file.hasErrors());
    QCOMPARE(file.environmentNames(), std::string("dev, prod"));
    QCOMPARE(file.find("prod")->find("A")->text(), std::string("3"));
}

void EnvironmentsTest::valuesAreOfOneEnvironment()
{
    const EnvironmentsFile file(bakery);
    const asl::Substitutions dev{
        {"Heat", "180"}, {"Bake", "arn:aws:states:::sqs:sendMessage"}, {"Sign", "true"}};
    QVERIFY(file.substitutionsOf("dev") == dev);
    QVERIFY(file.substitutionsOf("prod") == (asl::Substitutions{{"Heat", "230"}}));
    QVERIFY(file.substitutionsOf("test").empty());
    const asl::KnownPlaceholders known = file.known("prod");
    QCOMPARE(known.environment, std::string("prod"));
    QCOMPARE(known.all.size(), std::size_t(3));
    QVERIFY(known.find("Bake")->declared == PlaceholderType::Resource);
    QVERIFY(!known.find("Sign")->value);
}

void EnvironmentsTest::wrongValuesAreTold()
{
    const EnvironmentsFile file(R"({"placeholders": {"Heat": {"type": "number"}},
 "environments": {"dev": {"Heat": "hot", "Other": "x"}, "prod": {"Heat": "230"}, "test": {"Heat": true}}})");
    QCOMPARE(told(file, file.wrongValues({})),
             QByteArray("2:35 error Heat in dev must be a number, not 'hot'\n"
                        "2:99 error Heat in test must be a number, not 'true'\n"));
    QCOMPARE(file.wrongValues({}, "prod").size(), std::size_t(0));
    QCOMPARE(file.wrongValues({}, "dev").size(), std::size_t(1));
}

void EnvironmentsTest::inferredTypesCountWhereNoneIsDeclared()
{
    const auto model = asl::Model::build(syntax::SyntaxTree::parse(
        R"({"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": ${Rest}, "End": true}}})",
        syntax::Format::Json));
    const EnvironmentsFile file(R"({"environments": {"dev": {"Rest": "long"}}})");
    QCOMPARE(told(file, file.wrongValues(placeholdersOf(*model))),
             QByteArray("1:35 error Rest in dev must be a number, not 'long'\n"));
}

void EnvironmentsTest::wantedValues_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char* type, const char* value, const char* wanted) {
        QTest::addRow("%s: %s", type, value)
            << QByteArray(type) << QByteArray(value) << QByteArray(wanted);
    };
    row("text", "any thing", "");
    row("number", "1.5e3", "");
    row("number", "1 s", "a number");
    row("number", "${Other}", "");
    row("boolean", "false", "");
    row("boolean", "no", "true or false");
    row("resource", "arn:aws:states:::lambda:invoke", "");
    row("resource", "arn:aws:lambda:eu-west-1:123456789012:function:bake", "");
    row("resource", "bake", "the ARN of an integration, a function or an activity");
    row("function", "bake", "");
    row("function", "arn:aws:lambda:eu-west-1:123456789012:function:bake:live", "");
    row("function", "arn:aws:sqs:eu-west-1:123456789012:bread", "a Lambda function's name or ARN");
    row("function", "arn:aws:lambda", "a Lambda function's name or ARN");
    row("state-machine", "arn:aws:states:eu-west-1:123456789012:stateMachine:bake", "");
    row("state-machine", "arn:aws:states:eu-west-1:123456789012:activity:bake",
        "a state machine's ARN");
    row("queue-url", "https://sqs.eu-west-1.amazonaws.com/123456789012/bread", "");
    row("queue-url", "arn:aws:sqs:eu-west-1:123456789012:bread", "a queue's URL");
    row("topic", "arn:aws:sns:eu-west-1:123456789012:bread", "");
    row("topic", "bread", "a topic's ARN");
    row("table", "breads", "");
    row("table", "arn:aws:dynamodb:eu-west-1:123456789012:table/breads", "");
    row("role", "arn:aws:iam::123456789012:role/baker", "");
    row("role", "baker", "a role's ARN");
    row("bucket", "flour", "");
    row("bucket", "arn:aws:s3:::flour", "a bucket's name");
    row("arn", "arn:aws:events:eu-west-1:123456789012:connection/oven/1", "");
    row("json", "not {", "");
}

void EnvironmentsTest::wantedValues()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, wanted);
    const auto known = asl::placeholderTypeOf(type.toStdString());
    QVERIFY(known.has_value());
    QCOMPARE(bytes(whatIsWanted(*known, value.toStdString()).value_or("")), wanted);
}

void EnvironmentsTest::changesTouchNothingElse()
{
    const EnvironmentsFile file(bakery);
    const auto changed = [](const Result<std::string>& text) {
        return text ? changedLines(bytes(bakery), bytes(*text)) : QByteArrayList{"failed"};
    };
    QCOMPARE(changed(file.withValue("prod", "Heat", "240", PlaceholderType::Number)),
             QByteArrayList{R"("prod": { "Heat": 240 })"});
    QCOMPARE(changed(file.withValue("prod", "Heat", "hot", PlaceholderType::Number)),
             QByteArrayList{R"("prod": { "Heat": "hot" })"});
    QCOMPARE(changed(file.withValue("prod", "Heat", "240", PlaceholderType::Text)),
             QByteArrayList{R"("prod": { "Heat": "240" })"});
    QCOMPARE(changed(file.withValue("prod", "Sign", "false", PlaceholderType::Boolean)),
             QByteArrayList{R"("prod": { "Heat": 230, "Sign": false })"});
    QCOMPARE(
        changed(file.withValue("dev", "Sign", std::nullopt, PlaceholderType::Text)),
        QByteArrayList{R"("dev": { "Heat": 180, "Bake": "arn:aws:states:::sqs:sendMessage" },)"});
    QCOMPARE(changed(file.withType("Heat", PlaceholderType::Text)),
             QByteArrayList{R"("Heat": { "type": "text", "description": "in degrees" },)"});
    QCOMPARE(changed(file.withType("Heat", std::nullopt)),
             QByteArrayList{R"("Heat": { "description": "in degrees" },)"});
    QCOMPARE(changed(file.withDefault("prod")), QByteArrayList{R"("default": "prod",)"});
    QCOMPARE(changed(file.withRenamedEnvironment("prod", "live")),
             QByteArrayList{R"("live": { "Heat": 230 })"});
    QCOMPARE(
        changed(file.withRenamedEnvironment("dev", "here")),
        (QByteArrayList{
            R"("default": "here",)",
            R"("here": { "Heat": 180, "Bake": "arn:aws:states:::sqs:sendMessage", "Sign": true },)"}));
}

void EnvironmentsTest::anEmptyFileGrows()
{
    const auto first = EnvironmentsFile().withValue("dev", "a/b", "1", PlaceholderType::Number);
    QVERIFY(first.has_value());
    const auto second = EnvironmentsFile(*first).withType("a/b", PlaceholderType::Number);
    QVERIFY(second.has_value());
    const EnvironmentsFile file(*second);
    QVERIFY(file.faults().empty());
    QCOMPARE(file.find("dev")->find("a/b")->text(), std::string("1"));
    QVERIFY(file.declaration("a/b")->type == PlaceholderType::Number);
    QVERIFY2(second->find("\n  \"environments\"") != std::string::npos, second->c_str());
}

void EnvironmentsTest::environmentsAreAddedRenamedAndRemoved()
{
    const auto added = EnvironmentsFile(bakery).withEnvironment("test");
    QVERIFY(added.has_value());
    QCOMPARE(EnvironmentsFile(*added).environmentNames(), std::string("dev, prod, test"));
    const auto removed = EnvironmentsFile(*added).withoutEnvironment("dev");
    QVERIFY(removed.has_value());
    QCOMPARE(EnvironmentsFile(*removed).environmentNames(), std::string("prod, test"));
    QCOMPARE(EnvironmentsFile(*removed).defaultEnvironment(), std::string());
    QVERIFY(removed->find("What the ovens need") != std::string::npos);
    QVERIFY(removed->find("the baker") != std::string::npos);
}

void EnvironmentsTest::aRenamedPlaceholderKeepsItsValues()
{
    const auto renamed = EnvironmentsFile(bakery).withRenamedPlaceholder("Heat", "Degrees");
    QVERIFY(renamed.has_value());
    QByteArray expected = bytes(bakery);
    expected.replace("\"Heat\"", "\"Degrees\"");
    QCOMPARE(bytes(*renamed), expected);
    // What stands under the new name already is not lost.
    QCOMPARE(*EnvironmentsFile(R"({"environments": {"dev": {"A": 1, "B": 2}}})")
                  .withRenamedPlaceholder("A", "B"),
             std::string(R"({"environments": {"dev": {"A": 1, "B": 2}}})"));
}

void EnvironmentsTest::namesMustBeNewAndNotEmpty()
{
    const EnvironmentsFile file(bakery);
    QVERIFY(!file.withEnvironment("dev"));
    QVERIFY(!file.withEnvironment(" "));
    QVERIFY(!file.withRenamedEnvironment("dev", "prod"));
    QVERIFY(!file.withRenamedEnvironment("none", "other"));
}

void EnvironmentsTest::brokenFilesAreNotChanged()
{
    const EnvironmentsFile file(R"({"environments": {"dev": {"A": 1 "B": 2}}})");
    QVERIFY(!file.withValue("dev", "A", "2", PlaceholderType::Number));
    QVERIFY(!EnvironmentsFile("[1]").withEnvironment("dev"));
}

void EnvironmentsTest::fileNames_data()
{
    QTest::addColumn<QByteArray>("definition");
    QTest::addColumn<QByteArray>("file");
    const auto row = [](const char* definition, const char* file) {
        QTest::newRow(definition) << QByteArray(definition) << QByteArray(file);
    };
    row("a.b/orders.asl.json", "a.b/orders.environments.json");
    row("orders.asl.yaml", "orders.environments.json");
    row("orders.v2.json", "orders.v2.environments.json");
    row("orders", "orders.environments.json");
    row(".asl.json", ".asl.environments.json");
}

void EnvironmentsTest::fileNames()
{
    QFETCH(QByteArray, definition);
    QFETCH(QByteArray, file);
    QCOMPARE(bytes(environmentsFileOf(definition.toStdString())), file);
}

QTEST_APPLESS_MAIN(EnvironmentsTest)
#include "tst_Environments.moc"
