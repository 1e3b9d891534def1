// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/Catalogue.h"

#include <string>
#include <string_view>
#include <vector>

namespace stepglass::catalogue {

enum class ResourceKind {
    None,      ///< no ARN
    Lambda,    ///< a function's own ARN
    Activity,  ///< an activity's ARN
    Optimised, ///< arn:aws:states:::SERVICE:ACTION
    Http,      ///< arn:aws:states:::http:invoke
    Sdk,       ///< arn:aws:states:::aws-sdk:SERVICE:ACTION
    States,    ///< another thing of Step Functions, such as a state machine
    Other,     ///< an ARN of another service
};

/// A Task's resource, taken apart. Texts that are not there are empty.
struct Resource {
    ResourceKind kind = ResourceKind::None;
    std::string partition; ///< "aws", "aws-cn", ...; whatever stands there
    std::string service;
    std::string action;
    std::string suffix; ///< from the dot on: ".sync"
    std::string name;   ///< of the function, activity or thing

    /// Nothing where the suffix is none that Step Functions has.
    [[nodiscard]] std::optional<Pattern> pattern() const { return patternOf(suffix); }
    [[nodiscard]] Family family() const
    {
        return kind == ResourceKind::Sdk ? Family::Sdk : Family::Optimised;
    }
    [[nodiscard]] bool isIntegration() const
    {
        return kind == ResourceKind::Optimised || kind == ResourceKind::Http ||
               kind == ResourceKind::Sdk;
    }
};

/// Takes any text apart; only the form is looked at. An action may end in .sync, .sync:2 or
/// .waitForTaskToken, hence the colon in the last part.
[[nodiscard]] Resource parseResource(std::string_view text);

enum class ResourceFault {
    NotAnArn,
    NotCallable,         ///< a state machine's ARN, say; suggestion: the integration that is meant
    UnknownIntegration,  ///< suggestion: the nearest one
    UnknownService,      ///< of the SDK
    UnknownAction,       ///< of a known service; subject is the action
    WrongCase,           ///< suggestion: the right spelling
    PatternNotSupported, ///< subject: the suffix; suggestion: those there are, with ", " between
    PatternDisputed,     ///< AWS's guide contradicts itself
    OnlyInMap,
    Unsupported, ///< the guide says that Step Functions cannot call it, or it sends streams
    Retired,     ///< AWS has shut the service down
};

struct ResourceFinding {
    ResourceFault fault;
    std::string subject;    ///< what is wrong: "ses:sendEmail", ".sync"
    std::string suggestion; ///< empty where there is none
    /// Whether AWS refuses the state machine for it; else it is likely to fail when it runs.
    bool isRefused = true;
};

/// What is wrong with a resource; nothing where all is well, or nothing can be known (functions,
/// activities, ARNs of other services).
///
/// Developer guide, "Integrating services": the list of integrations is closed, and all names are
/// case-sensitive. The SDK's services gain actions before any catalogue does, so an unknown action
/// of a known service is not held to be refused.
[[nodiscard]] std::optional<ResourceFinding> judge(const Catalogue& catalogue,
                                                   const Resource& resource);

/// An error name of ErrorEquals whose prefix is the one of the other family of integrations, or in
/// another case ("DynamoDb.X" for dynamodb:putItem, which fails with "DynamoDB.X"): the name with
/// the right one. Nothing for any other name. Such a name never matches.
[[nodiscard]] std::optional<std::string>
correctedError(const Catalogue& catalogue, const Resource& resource, std::string_view error);

} // namespace stepglass::catalogue
