// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/Location.h"
#include "core/lint/Lint.h"
#include "core/lint/Rules.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace stepglass;

namespace {

using Kind = Fix::Kind;

/// The first repair that is offered for a rule's bad example.
struct Offer {
    const char* rule;
    Kind kind;
    const char* pointer;
    const char* name;
    const char* text;
};

// clang-format off
const std::vector<Offer>& offers()
{
    static const std::vector<Offer> table{
        {"argument-value", Kind::ReplaceValue, "/States/S/Parameters/ReturnValues", "", "\"ALL_OLD\""},
        {"value-not-allowed", Kind::ReplaceValue, "/States/S/Retry/0/JitterStrategy", "", "\"FULL\""},
        {"duplicate-key", Kind::RemoveMember, "/States/S/Comment", "", ""},
        {"unknown-field", Kind::RemoveMember, "/States/S/TimeoutSeconds", "", ""},
        {"field-not-for-query-language", Kind::AddMember, "/States/S", "QueryLanguage", "\"JSONata\""},
        {"wrong-type", Kind::ReplaceValue, "/States/S/Seconds", "", "5"},
        {"value-out-of-range", Kind::ReplaceValue, "/States/S/Seconds", "", "0"},
        {"exclusive-fields", Kind::RemoveMember, "/States/S/SecondsPath", "", ""},
        {"unknown-state-type", Kind::ReplaceValue, "/States/S/Type", "", "\"Task\""},
        {"language-downgrade", Kind::RemoveMember, "/States/S/QueryLanguage", "", ""},
        {"field-unsuitable", Kind::RemoveMember, "/States/S/ItemBatcher", "", ""},
        {"invalid-label", Kind::ReplaceValue, "/States/S/Label", "", "\"a-b\""},
        {"old-field", Kind::RenameKey, "/States/S/Iterator", "", "ItemProcessor"},
        {"missing-transition-target", Kind::ReplaceValue, "/States/S/Choices/0/Next", "", "\"Z\""},
        {"missing-next-or-end", Kind::AddMember, "/States/B", "End", "true"},
        {"unreachable-state", Kind::RemoveMember, "/States/B", "", ""},
        {"duplicate-rule", Kind::RemoveMember, "/States/S/Choices/1", "", ""},
        {"invalid-path", Kind::ReplaceValue, "/States/S/InputPath", "", "\"$.foo\""},
        {"invalid-intrinsic", Kind::ReplaceValue, "/States/S/Parameters/a.$", "", "\"States.Format('{}', $.x)\""},
        {"invalid-timestamp", Kind::ReplaceValue, "/States/S/Timestamp", "", "\"2026-01-31T00:00:00Z\""},
        {"no-dollar", Kind::RenameKey, "/States/S/Parameters/a", "", "a.$"},
        {"call-without-dollar", Kind::RenameKey, "/States/S/Parameters/a", "", "a.$"},
        {"no-path", Kind::RenameKey, "/States/F/Cause", "", "CausePath"},
        {"pass-result-is-static", Kind::RenameKey, "/States/S/Result", "", "Parameters"},
        {"unknown-context-field", Kind::ReplaceValue, "/States/S/Parameters/a.$", "", "\"$$.Execution.Id\""},
        {"unused-variable", Kind::RemoveMember, "/States/S/Assign/x", "", ""},
        {"unclosed-jsonata", Kind::ReplaceValue, "/States/S/Output", "", "\"{% 1 %}\""},
        {"unknown-function", Kind::ReplaceValue, "/States/S/Output", "", "\"{% $uppercase('a') %}\""},
        {"path-in-jsonata", Kind::ReplaceValue, "/States/S/Output", "", "\"{% $states.input.x %}\""},
        {"unknown-states-field", Kind::ReplaceValue, "/States/S/Output", "", "\"{% $states.input.id %}\""},
        {"states-all-not-last", Kind::MoveToEnd, "/States/S/Retry/0", "", ""},
        {"unknown-error-name", Kind::ReplaceValue, "/States/S/Retry/0/ErrorEquals/0", "", "\"States.Timeout\""},
        {"error-pattern", Kind::RemoveMember, "/States/S/Retry", "", ""},
        {"uncatchable-error", Kind::RemoveMember, "/States/S/Retry", "", ""},
        {"error-already-handled", Kind::RemoveMember, "/States/S/Retry/1/ErrorEquals/0", "", ""},
        {"delay-cap-too-small", Kind::RemoveMember, "/States/S/Retry/0/MaxDelaySeconds", "", ""},
        {"lambda-without-retry", Kind::AddMember, "/States/S", "Retry", "[{\"ErrorEquals\":[\"Lambda.ClientExecutionTimeoutException\",\"Lambda.ServiceException\",\"Lambda.AWSLambdaException\",\"Lambda.SdkClientException\",\"Lambda.TooManyRequestsException\"],\"IntervalSeconds\":2,\"MaxAttempts\":6,\"BackoffRate\":2,\"JitterStrategy\":\"FULL\"}]"},
        {"similar-integration", Kind::ReplaceValue, "/States/S/Resource", "", "\"arn:aws:states:::dynamodb:getItem\""},
        {"similar-action", Kind::ReplaceValue, "/States/S/Resource", "", "\"arn:aws:states:::aws-sdk:sqs:listQueues\""},
        {"wrong-letter-case", Kind::ReplaceValue, "/States/S/Resource", "", "\"arn:aws:states:::aws-sdk:sqs:listQueues\""},
        {"pattern-not-supported", Kind::ReplaceValue, "/States/S/Resource", "", "\"arn:aws:states:::sqs:sendMessage\""},
        {"resource-only-in-map", Kind::ReplaceValue, "/States/S/Resource", "", "\"arn:aws:states:::aws-sdk:s3:getObject\""},
        {"arguments-required", Kind::AddMember, "/States/S", "Parameters", "{\"QueueUrl\": \"\", \"MessageBody\": \"\"}"},
        {"unknown-argument", Kind::RemoveMember, "/States/S/Parameters/Zorkmid", "", ""},
        {"similar-argument", Kind::RenameKey, "/States/S/Parameters/Subjekt", "", "Subject"},
        {"missing-argument", Kind::AddMember, "/States/S/Parameters", "MessageBody", "\"\""},
        {"exclusive-arguments", Kind::RemoveMember, "/States/S/Parameters/PhoneNumber", "", ""},
        {"wrong-error-prefix", Kind::ReplaceValue, "/States/S/Retry/0/ErrorEquals/0", "", "\"DynamoDB.ConditionalCheckFailedException\""},
        {"no-timeout", Kind::AddMember, "/States/S", "TimeoutSeconds", "3600"},
        {"concurrency-above-quota", Kind::ReplaceValue, "/States/S/MaxConcurrency", "", "40"},
        {"beyond-express-duration", Kind::ReplaceValue, "/States/S/Seconds", "", "300"},
        {"beyond-execution-duration", Kind::ReplaceValue, "/States/S/Seconds", "", "31536000"},
        {"beyond-http-duration", Kind::ReplaceValue, "/States/S/TimeoutSeconds", "", "60"},
        {"map-concurrency-above-quota", Kind::ReplaceValue, "/States/S/MaxConcurrency", "", "10000"},
        {"standard-children", Kind::ReplaceValue, "/States/S/ItemProcessor/ProcessorConfig/ExecutionType", "", "\"EXPRESS\""},
    };
    return table;
}
// clang-format on

/// Rules whose repair somebody has to think about.
const std::set<std::string_view> withoutRepair{
    "invalid-json",
    "invalid-yaml",
    "not-text",
    "too-deeply-nested",
    "too-large",
    "definition-too-large",
    "empty-document",
    "not-an-object",
    "missing-field",
    "value-empty",
    "duplicate-label",
    "target-in-other-scope",
    "missing-end-state",
    "duplicate-state-name",
    "invalid-state-name",
    "choice-without-default",
    "endless-loop",
    "invalid-reference-path",
    "invalid-resource",
    "path-not-produced",
    "data-too-large",
    "always-fails",
    "invalid-variable-name",
    "reserved-variable-name",
    "undefined-variable",
    "variable-out-of-scope",
    "variable-shadowed",
    "invalid-jsonata",
    "unsupported-reference",
    "wrong-argument-count",
    "retry-repeats-effect",
    "unknown-integration",
    "unknown-action",
    "callback-in-doubt",
    "action-not-supported",
    "service-retired",
    "missing-one-argument",
    "argument-type",
    "token-not-passed",
    "token-without-callback",
    "numeric-test-on-text",
    "express-not-supported",
    "history-limit",
    "polling-loop",
    "sync-instead-of-polling",
};

std::vector<Diagnostic> findingsOf(const lint::Rule& rule)
{
    const auto format =
        rule.bad.starts_with("StartAt") ? syntax::Format::Yaml : syntax::Format::Json;
    const auto model =
        asl::Model::build(syntax::SyntaxTree::parse(lint::exampleDefinition(rule.bad), format));
    lint::Options options;
    options.type = rule.isExpress ? lint::MachineType::Express : lint::MachineType::Standard;
    if (auto catalogue = catalogue::openInstalled())
        options.catalogue = *catalogue;
    std::vector<Diagnostic> findings = lint::check(*model, options);
    std::erase_if(findings,
                  [&rule](const Diagnostic& finding) { return finding.code != rule.code; });
    return findings;
}

} // namespace

/// What can be repaired mechanically has its repair.
class FixesTest : public QObject {
    Q_OBJECT

private slots:
    void everyRuleIsDecided();
    void badExamplesHaveTheirRepair_data();
    void badExamplesHaveTheirRepair();
    void whatNeedsThoughtHasNone();
};

void FixesTest::everyRuleIsDecided()
{
    for (const lint::Rule& rule : lint::allRules()) {
        const bool isOffered =
            std::any_of(offers().begin(), offers().end(),
                        [&](const Offer& offer) { return rule.id == offer.rule; });
        QVERIFY2(isOffered != withoutRepair.contains(rule.id), rule.id.data());
    }
}

void FixesTest::badExamplesHaveTheirRepair_data()
{
    QTest::addColumn<int>("index");
    const bool hasCatalogue = catalogue::openInstalled().has_value();
    for (std::size_t i = 0; i < offers().size(); ++i) {
        const auto rules = lint::allRules();
        const auto rule =
            std::find_if(rules.begin(), rules.end(), [&](const lint::Rule& candidate) {
                return candidate.id == offers()[i].rule;
            });
        if (rule != rules.end() && (hasCatalogue || !rule->needsCatalogue))
            QTest::newRow(offers()[i].rule) << int(i);
    }
}

void FixesTest::badExamplesHaveTheirRepair()
{
    QFETCH(int, index);
    const Offer& offer = offers()[std::size_t(index)];
    const auto rules = lint::allRules();
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const lint::Rule& candidate) {
        return candidate.id == offer.rule;
    });
    const auto findings = findingsOf(*rule);
    QVERIFY(!findings.empty());
    QVERIFY(!findings.front().fixes.empty());
    const Fix& fix = findings.front().fixes.front();
    QCOMPARE(int(fix.kind), int(offer.kind));
    QCOMPARE(fix.pointer, std::string(offer.pointer));
    QCOMPARE(fix.name, std::string(offer.name));
    QCOMPARE(fix.text, std::string(offer.text));
}

void FixesTest::whatNeedsThoughtHasNone()
{
    for (const lint::Rule& rule : lint::allRules()) {
        if (!withoutRepair.contains(rule.id) || rule.bad.empty())
            continue;
        for (const Diagnostic& finding : findingsOf(rule))
            QVERIFY2(finding.fixes.empty(), rule.id.data());
    }
}

QTEST_APPLESS_MAIN(FixesTest)
#include "tst_Fixes.moc"
