// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace stepglass::mock {

/// Answers of services as their API models give them: service and action (as aws-sdk spells them,
/// with the pattern of a job), and the members. A type is string, number, boolean, time, any, an
/// enumeration `(A|B)`, an array `[T]`, a map `<T>`, an object `{..}`, or a named type `@name`.
/// Bounds of a length or value follow in parentheses; `!` marks what must be there.
inline constexpr auto contractTable = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"@av", "{S:string N:string B:string SS:[string] NS:[string] BS:[string] M:<@av> L:[@av] "
            "NULL:boolean BOOL:boolean}"},
    {"@capacity", "{TableName:string CapacityUnits:number ReadCapacityUnits:number "
                  "WriteCapacityUnits:number}"},
    {"@execution",
     "{ExecutionArn!:string(1..256) StateMachineArn!:string(1..256) Name:string(1..80) "
     "Status!:(RUNNING|SUCCEEDED|FAILED|TIMED_OUT|ABORTED|PENDING_REDRIVE) StartDate!:time "
     "StopDate:time Input:any Output:any TraceHeader:string(0..256) MapRunArn:string(1..2000) "
     "Error:string(0..256) Cause:string(0..32768) RedriveCount:number(0..) RedriveDate:time "
     "RedriveStatus:(REDRIVABLE|NOT_REDRIVABLE|REDRIVABLE_BY_MAP_RUN) "
     "RedriveStatusReason:string}"},
    {"@written", "{Attributes:<@av> ConsumedCapacity:@capacity "
                 "ItemCollectionMetrics:{ItemCollectionKey:<@av> SizeEstimateRangeGB:[number]}}"},
    {"@storage", "(STANDARD|REDUCED_REDUNDANCY|STANDARD_IA|ONEZONE_IA|INTELLIGENT_TIERING|GLACIER|"
                 "DEEP_ARCHIVE|OUTPOSTS|GLACIER_IR|SNOW|EXPRESS_ONEZONE|FSX_OPENZFS|FSX_ONTAP)"},
    {"@encryption", "(AES256|aws:fsx|aws:kms|aws:kms:dsse)"},
    {"athena:getQueryExecution",
     "{QueryExecution:{QueryExecutionId:string(1..128) Query:string(1..262144) "
     "StatementType:(DDL|DML|UTILITY) WorkGroup:string "
     "ResultConfiguration:{OutputLocation:string} "
     "QueryExecutionContext:{Database:string(1..255) Catalog:string(1..256)} "
     "Status:{State:(QUEUED|RUNNING|SUCCEEDED|FAILED|CANCELLED) StateChangeReason:string "
     "SubmissionDateTime:time CompletionDateTime:time} "
     "Statistics:{EngineExecutionTimeInMillis:number DataScannedInBytes:number "
     "TotalExecutionTimeInMillis:number}}}"},
    {"athena:getQueryResults", "{UpdateCount:number NextToken:string(1..1024) "
                               "ResultSet:{Rows:[{Data:[{VarCharValue:string}]}] "
                               "ResultSetMetadata:{ColumnInfo:[{Name!:string Type!:string}]}}}"},
    {"athena:startQueryExecution", "{QueryExecutionId:string(1..128)}"},
    {"batch:submitJob", "{JobArn:string JobName!:string JobId!:string}"},
    {"bedrockruntime:invokeModel", "{Body!:any ContentType!:string}"},
    {"codebuild:startBuild", "{Build:{Id:string(1..) Arn:string(1..) BuildNumber:number "
                             "BuildStatus:(SUCCEEDED|FAILED|FAULT|TIMED_OUT|IN_PROGRESS|STOPPED) "
                             "BuildComplete:boolean StartTime:time EndTime:time}}"},
    {"dynamodb:deleteItem", "@written"},
    {"dynamodb:getItem", "{Item:<@av> ConsumedCapacity:@capacity}"},
    {"dynamodb:putItem", "@written"},
    {"dynamodb:query", "{Items:[<@av>] Count:number ScannedCount:number LastEvaluatedKey:<@av> "
                       "ConsumedCapacity:@capacity}"},
    {"dynamodb:scan", "{Items:[<@av>] Count:number ScannedCount:number LastEvaluatedKey:<@av> "
                      "ConsumedCapacity:@capacity}"},
    {"dynamodb:updateItem", "@written"},
    {"ecs:runTask", "{Tasks:[{TaskArn:string ClusterArn:string LastStatus:string "
                    "DesiredStatus:string StartedBy:string Group:string Version:number}] "
                    "Failures:[{Arn:string Reason:string Detail:string}]}"},
    {"eventbridge:putEvents",
     "{FailedEntryCount:number Entries:[{EventId:string ErrorCode:string ErrorMessage:string}]}"},
    {"glue:getJobRun",
     "{JobRun:{Id:string(1..255) Attempt:number JobName:string(1..255) "
     "JobRunState:(STARTING|RUNNING|STOPPING|STOPPED|SUCCEEDED|FAILED|TIMEOUT|ERROR|WAITING|"
     "EXPIRED) StartedOn:time LastModifiedOn:time CompletedOn:time ErrorMessage:string "
     "ExecutionTime:number Timeout:number(1..) MaxCapacity:number}}"},
    {"glue:startJobRun", "{JobRunId:string(1..255)}"},
    {"kms:decrypt", "{KeyId:string(1..2048) Plaintext:string(1..4096) "
                    "EncryptionAlgorithm:(SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|"
                    "SM2PKE)}"},
    {"kms:encrypt", "{CiphertextBlob:string(1..6144) KeyId:string(1..2048) "
                    "EncryptionAlgorithm:(SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|"
                    "SM2PKE)}"},
    {"kms:generateDataKey",
     "{CiphertextBlob:string(1..6144) Plaintext:string(1..4096) KeyId:string(1..2048)}"},
    {"lambda:getFunction",
     "{Configuration:{FunctionName:string(1..170) FunctionArn:string(1..10000) Runtime:string "
     "Role:string(1..10000) Handler:string(0..128) CodeSize:number Description:string(0..256) "
     "Timeout:number(1..) MemorySize:number(128..10240) LastModified:string CodeSha256:string "
     "Version:string(1..1024) State:(Pending|Active|Inactive|Failed) StateReason:string "
     "LastUpdateStatus:(Successful|Failed|InProgress) PackageType:(Zip|Image) "
     "Architectures:[(x86_64|arm64)] EphemeralStorage:{Size!:number(512..10240)} "
     "TracingConfig:{Mode:(Active|PassThrough)} RevisionId:string "
     "Layers:[{Arn:string(1..140) CodeSize:number}]} "
     "Code:{RepositoryType:string Location:string ImageUri:string ResolvedImageUri:string} "
     "Tags:<string> Concurrency:{ReservedConcurrentExecutions:number(0..)}}"},
    {"lambda:invoke", "{StatusCode:number FunctionError:string LogResult:string Payload:any "
                      "ExecutedVersion:string(1..1024)}"},
    {"s3:copyObject", "{CopyObjectResult:{ETag:string LastModified:time} Expiration:string "
                      "CopySourceVersionId:string VersionId:string "
                      "ServerSideEncryption:@encryption}"},
    {"s3:deleteObject", "{DeleteMarker:boolean VersionId:string RequestCharged:(requester)}"},
    {"s3:getObject",
     "{Body:any DeleteMarker:boolean AcceptRanges:string Expiration:string Restore:string "
     "LastModified:time ContentLength:number ETag:string MissingMeta:number VersionId:string "
     "CacheControl:string ContentDisposition:string ContentEncoding:string ContentLanguage:string "
     "ContentRange:string ContentType:string ServerSideEncryption:@encryption Metadata:<string> "
     "StorageClass:@storage RequestCharged:(requester) "
     "ReplicationStatus:(COMPLETE|PENDING|FAILED|REPLICA|COMPLETED) PartsCount:number "
     "TagCount:number ObjectLockMode:(GOVERNANCE|COMPLIANCE) ObjectLockRetainUntilDate:time}"},
    {"s3:headObject", "{DeleteMarker:boolean LastModified:time ContentLength:number ETag:string "
                      "VersionId:string ContentType:string ServerSideEncryption:@encryption "
                      "Metadata:<string> StorageClass:@storage}"},
    {"s3:listObjectsV2", "{IsTruncated:boolean Contents:[{Key:string(1..) LastModified:time "
                         "ETag:string Size:number StorageClass:@storage}] Name:string "
                         "Prefix:string Delimiter:string MaxKeys:number KeyCount:number "
                         "CommonPrefixes:[{Prefix:string}] NextContinuationToken:string}"},
    {"s3:putObject", "{Expiration:string ETag:string ServerSideEncryption:@encryption "
                     "VersionId:string BucketKeyEnabled:boolean RequestCharged:(requester)}"},
    {"sagemaker:createProcessingJob", "{ProcessingJobArn!:string(0..256)}"},
    {"sagemaker:createTrainingJob", "{TrainingJobArn!:string(0..256)}"},
    {"sagemaker:createTransformJob", "{TransformJobArn!:string(0..256)}"},
    {"secretsmanager:getSecretValue",
     "{ARN:string(20..2048) Name:string(1..256) VersionId:string(32..64) SecretBinary:string "
     "SecretString:string(1..65536) VersionStages:[string(1..256)] CreatedDate:time}"},
    {"sfn:describeExecution", "@execution"},
    {"sfn:startExecution", "{ExecutionArn!:string(1..256) StartDate!:time}"},
    {"sfn:startExecution.sync", "@execution"},
    {"sfn:startExecution.sync:2", "@execution"},
    {"sfn:startSyncExecution",
     "{ExecutionArn!:string(1..256) StateMachineArn:string(1..256) Name:string(1..80) "
     "StartDate!:time StopDate!:time Status!:(SUCCEEDED|FAILED|TIMED_OUT) Error:string(0..256) "
     "Cause:string(0..32768) Input:any Output:any "
     "BillingDetails:{BilledMemoryUsedInMB:number(0..) BilledDurationInMilliseconds:number(0..)}}"},
    {"sns:publish", "{MessageId:string SequenceNumber:string}"},
    {"sqs:receiveMessage", "{Messages:[{MessageId:string ReceiptHandle:string MD5OfBody:string "
                           "Body:string Attributes:<string>}]}"},
    {"sqs:sendMessage", "{MD5OfMessageBody:string MD5OfMessageAttributes:string "
                        "MD5OfMessageSystemAttributes:string MessageId:string "
                        "SequenceNumber:string}"},
    {"ssm:getParameter",
     "{Parameter:{Name:string(1..2048) Type:(String|StringList|SecureString) Value:string "
     "Version:number Selector:string(0..128) LastModifiedDate:time ARN:string DataType:string}}"},
});

} // namespace stepglass::mock
