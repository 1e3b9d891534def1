// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/Model.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stepglass::asl {

namespace {

/// Names that are more than their first letter raised, by the service part of a resource.
constexpr std::array<std::pair<std::string_view, std::string_view>, 46> serviceTitles{{
    {"activity", "Activity"},
    {"aoss", "OpenSearch Serverless"},
    {"apigateway", "API Gateway"},
    {"appconfig", "AppConfig"},
    {"athena", "Athena"},
    {"batch", "Batch"},
    {"bedrock", "Bedrock"},
    {"bedrockagentcore", "Bedrock AgentCore"},
    {"bedrockruntime", "Bedrock Runtime"},
    {"cloudformation", "CloudFormation"},
    {"cloudwatch", "CloudWatch"},
    {"cloudwatchlogs", "CloudWatch Logs"},
    {"codebuild", "CodeBuild"},
    {"codepipeline", "CodePipeline"},
    {"databrew", "Glue DataBrew"},
    {"dynamodb", "DynamoDB"},
    {"ec2", "EC2"},
    {"ecr", "ECR"},
    {"ecs", "ECS"},
    {"eks", "EKS"},
    {"elasticmapreduce", "EMR"},
    {"emr", "EMR"},
    {"emr-containers", "EMR on EKS"},
    {"emr-serverless", "EMR Serverless"},
    {"eventbridge", "EventBridge"},
    {"events", "EventBridge"},
    {"glue", "Glue"},
    {"http", "HTTP endpoint"},
    {"iam", "IAM"},
    {"kms", "KMS"},
    {"lambda", "Lambda"},
    {"mediaconvert", "MediaConvert"},
    {"quicksight", "QuickSight"},
    {"rds", "RDS"},
    {"rdsdata", "RDS Data"},
    {"redshiftdata", "Redshift Data"},
    {"s3", "S3"},
    {"sagemaker", "SageMaker"},
    {"secretsmanager", "Secrets Manager"},
    {"ses", "SES"},
    {"sesv2", "SES"},
    {"sfn", "Step Functions"},
    {"sns", "SNS"},
    {"sqs", "SQS"},
    {"ssm", "Systems Manager"},
    {"states", "Step Functions"},
}};

static_assert(std::is_sorted(serviceTitles.begin(), serviceTitles.end()));

/// Takes the text up to the next colon off the front; all of it where there is none.
std::string_view takePart(std::string_view& rest)
{
    const std::size_t colon = rest.find(':');
    const std::string_view part = rest.substr(0, colon);
    rest = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
    return part;
}

/// Splits "getItem.sync:2" into action and pattern.
void setAction(ServiceAction& result, std::string_view text)
{
    const std::size_t dot = text.find('.');
    result.action = text.substr(0, dot);
    if (dot != std::string_view::npos)
        result.pattern = text.substr(dot + 1);
}

} // namespace

ServiceAction serviceActionOf(std::string_view resource)
{
    ServiceAction result;
    if (!resource.starts_with("arn:"))
        return result;
    std::string_view rest = resource.substr(4);
    takePart(rest); // the partition
    const std::string_view service = takePart(rest);
    takePart(rest); // the region
    takePart(rest); // the account
    if (service == "lambda") {
        result.service = "lambda";
        result.action = "invoke";
        if (rest.starts_with("function:")) {
            rest.remove_prefix(9);
            result.resourceName = takePart(rest);
        } else {
            result.resourceName = rest;
        }
    } else if (service == "states" && rest.starts_with("activity:")) {
        result.service = "activity";
        result.isActivity = true;
        result.resourceName = rest.substr(9);
    } else if (service == "states") {
        std::string_view target = takePart(rest);
        result.isSdk = target == "aws-sdk";
        if (result.isSdk)
            target = takePart(rest);
        result.service = target;
        setAction(result, rest);
    }
    return result;
}

std::string serviceTitle(std::string_view service)
{
    const auto found = std::lower_bound(
        serviceTitles.begin(), serviceTitles.end(), service,
        [](const auto& title, std::string_view wanted) { return title.first < wanted; });
    if (found != serviceTitles.end() && found->first == service)
        return std::string(found->second);
    std::string title(service);
    if (!title.empty() && title.front() >= 'a' && title.front() <= 'z')
        title.front() = static_cast<char>(title.front() - 'a' + 'A');
    return title;
}

} // namespace stepglass::asl
