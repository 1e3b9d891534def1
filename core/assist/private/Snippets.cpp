// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/LambdaRetry.h"
#include "core/assist/private/Sources.h"
#include "core/edit/Edit.h"
#include "core/edit/Style.h"
#include "core/value/Json.h"

#include <array>

namespace stepglass::assist {

namespace {

using namespace std::literals;

/// A whole state, once for each query language. An empty Retry stands for the one that is
/// recommended for Lambda.
struct StateSnippet {
    std::string_view label;
    std::string_view name;
    std::string_view documentation;
    const char* jsonPath;
    const char* jsonata;
};

// clang-format off
constexpr std::array stateSnippets{
    StateSnippet{"Pass state", "Pass", "Hands its input on, or a result of its own.",
        R"({"Type":"Pass","Parameters":{},"End":true})",
        R"({"Type":"Pass","Output":{},"End":true})"},
    StateSnippet{"Lambda task", "Invoke function", "Calls a Lambda function, with the retries that AWS recommends.",
        R"({"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"${FunctionArn}","Payload.$":"$"},"OutputPath":"$.Payload","Retry":[],"End":true})",
        R"({"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Arguments":{"FunctionName":"${FunctionArn}","Payload":"{% $states.input %}"},"Output":"{% $states.result.Payload %}","Retry":[],"End":true})"},
    StateSnippet{"DynamoDB get item task", "Get item", "Reads an item from a table.",
        R"({"Type":"Task","Resource":"arn:aws:states:::dynamodb:getItem","Parameters":{"TableName":"${TableName}","Key":{"Id":{"S.$":"$.id"}}},"End":true})",
        R"({"Type":"Task","Resource":"arn:aws:states:::dynamodb:getItem","Arguments":{"TableName":"${TableName}","Key":{"Id":{"S":"{% $states.input.id %}"}}},"End":true})"},
    StateSnippet{"SNS publish task", "Publish", "Sends a message to a topic.",
        R"({"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{"TopicArn":"${TopicArn}","Message.$":"$"},"End":true})",
        R"({"Type":"Task","Resource":"arn:aws:states:::sns:publish","Arguments":{"TopicArn":"${TopicArn}","Message":"{% $states.input %}"},"End":true})"},
    StateSnippet{"SQS send message task", "Send message", "Puts a message into a queue.",
        R"({"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{"QueueUrl":"${QueueUrl}","MessageBody.$":"$"},"End":true})",
        R"({"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Arguments":{"QueueUrl":"${QueueUrl}","MessageBody":"{% $states.input %}"},"End":true})"},
    StateSnippet{"EventBridge put events task", "Put events", "Puts an event on a bus.",
        R"({"Type":"Task","Resource":"arn:aws:states:::events:putEvents","Parameters":{"Entries":[{"Detail.$":"$","DetailType":"${DetailType}","EventBusName":"${EventBusName}","Source":"${Source}"}]},"End":true})",
        R"({"Type":"Task","Resource":"arn:aws:states:::events:putEvents","Arguments":{"Entries":[{"Detail":"{% $states.input %}","DetailType":"${DetailType}","EventBusName":"${EventBusName}","Source":"${Source}"}]},"End":true})"},
    StateSnippet{"Start execution task", "Start execution", "Runs another state machine and waits for its end.",
        R"({"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","Parameters":{"StateMachineArn":"${StateMachineArn}","Input":{"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$":"$$.Execution.Id"}},"End":true})",
        R"({"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","Arguments":{"StateMachineArn":"${StateMachineArn}","Input":{"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID":"{% $states.context.Execution.Id %}"}},"End":true})"},
    StateSnippet{"Callback task", "Wait for answer", "Sends a token to a queue and waits until somebody brings it back.",
        R"({"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":{"QueueUrl":"${QueueUrl}","MessageBody":{"Input.$":"$","Token.$":"$$.Task.Token"}},"TimeoutSeconds":86400,"End":true})",
        R"({"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Arguments":{"QueueUrl":"${QueueUrl}","MessageBody":{"Input":"{% $states.input %}","Token":"{% $states.context.Task.Token %}"}},"TimeoutSeconds":86400,"End":true})"},
    StateSnippet{"Choice state", "Choice", "Goes on by rules.",
        R"({"Type":"Choice","Choices":[{"Variable":"$.value","IsPresent":true,"Next":""}],"Default":""})",
        R"({"Type":"Choice","Choices":[{"Condition":"{% $exists($states.input.value) %}","Next":""}],"Default":""})"},
    StateSnippet{"Wait state", "Wait", "Lets time pass.",
        R"({"Type":"Wait","Seconds":60,"End":true})", R"({"Type":"Wait","Seconds":60,"End":true})"},
    StateSnippet{"Succeed state", "Succeed", "Ends the execution well.",
        R"({"Type":"Succeed"})", R"({"Type":"Succeed"})"},
    StateSnippet{"Fail state", "Fail", "Ends the execution with an error.",
        R"({"Type":"Fail","Error":"","Cause":""})", R"({"Type":"Fail","Error":"","Cause":""})"},
    StateSnippet{"Parallel state", "Parallel", "Runs branches side by side.",
        R"({"Type":"Parallel","Branches":[{"StartAt":"First branch","States":{"First branch":{"Type":"Pass","End":true}}},{"StartAt":"Second branch","States":{"Second branch":{"Type":"Pass","End":true}}}],"End":true})",
        R"({"Type":"Parallel","Branches":[{"StartAt":"First branch","States":{"First branch":{"Type":"Pass","End":true}}},{"StartAt":"Second branch","States":{"Second branch":{"Type":"Pass","End":true}}}],"End":true})"},
    StateSnippet{"Map state", "Map", "Runs its states for each item of an array.",
        R"({"Type":"Map","ItemsPath":"$.items","ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE"},"StartAt":"Work on item","States":{"Work on item":{"Type":"Pass","End":true}}},"End":true})",
        R"({"Type":"Map","Items":"{% $states.input.items %}","ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE"},"StartAt":"Work on item","States":{"Work on item":{"Type":"Pass","End":true}}},"End":true})"},
    StateSnippet{"Distributed Map state", "Distributed Map", "Runs a child execution for each of many items in S3.",
        R"({"Type":"Map","ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"CSV","CSVHeaderLocation":"FIRST_ROW"},"Parameters":{"Bucket":"${Bucket}","Key":"${Key}"}},"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Work on row","States":{"Work on row":{"Type":"Pass","End":true}}},"MaxConcurrency":100,"End":true})",
        R"({"Type":"Map","ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"CSV","CSVHeaderLocation":"FIRST_ROW"},"Arguments":{"Bucket":"${Bucket}","Key":"${Key}"}},"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Work on row","States":{"Work on row":{"Type":"Pass","End":true}}},"MaxConcurrency":100,"End":true})"},
};
// clang-format on

constexpr const char* retrySnippet =
    R"([{"ErrorEquals":["States.TaskFailed"],"IntervalSeconds":1,"MaxAttempts":3,"BackoffRate":2,"JitterStrategy":"FULL"}])";
constexpr const char* catchSnippet = R"([{"ErrorEquals":["States.ALL"],"Next":""}])";

class SnippetWriter {
public:
    explicit SnippetWriter(Answers& answers)
        : m_answers(answers)
        , m_style(edit::styleOf(answers.tree(), answers.cursor.around.node))
        , m_indent(indent())
    {
        m_style.isInline = false;
    }

    void add(std::string_view label, std::string_view name, const char* json,
             std::string_view documentation)
    {
        auto value = value::parseJson(json);
        if (!value)
            return;
        if (value->find("Retry"sv) != nullptr)
            *value = value->with("Retry", Value::array({asl::lambdaRetrier()}));
        std::string text = edit::renderMember(name, *value, m_style, m_indent);
        // The quote that is typed already is not written again.
        if (m_answers.cursor.isQuoted && text.starts_with('"'))
            text.erase(0, 1);
        text += m_answers.separator(m_answers.cursor.replace.end);
        m_answers.addRaw(ItemKind::Snippet, label, std::move(text), m_answers.cursor.replace, {},
                         documentation);
    }

private:
    [[nodiscard]] std::string indent() const
    {
        const std::uint32_t at = m_answers.cursor.replace.begin;
        const std::string line = edit::indentAt(m_answers.tree().text(), at);
        return line;
    }

    Answers& m_answers;
    edit::Style m_style;
    std::string m_indent;
};

bool hasMember(const Answers& answers, std::string_view name)
{
    return answers.tree().member(answers.cursor.around.node, name).isValid();
}

} // namespace

void addSnippets(Answers& answers)
{
    const Cursor& cursor = answers.cursor;
    if (cursor.node.isValid())
        return; // a key that stands has its value already
    SnippetWriter writer(answers);
    if (cursor.around.isStates) {
        const bool isJsonata = answers.language == asl::QueryLanguage::Jsonata;
        for (const StateSnippet& snippet : stateSnippets)
            writer.add(snippet.label, edit::uniqueStateName(answers.model, snippet.name),
                       isJsonata ? snippet.jsonata : snippet.jsonPath, snippet.documentation);
        return;
    }
    const bool works = cursor.around.place == asl::Place::Task ||
                       cursor.around.place == asl::Place::Parallel ||
                       cursor.around.place == asl::Place::Map;
    if (!works || cursor.around.templatePath)
        return;
    if (!hasMember(answers, "Retry"))
        writer.add("Retry with backoff", "Retry", retrySnippet, "Tries again after failures.");
    if (!hasMember(answers, "Catch"))
        writer.add("Catch all errors", "Catch", catchSnippet, "Goes on elsewhere after a failure.");
}

} // namespace stepglass::assist
