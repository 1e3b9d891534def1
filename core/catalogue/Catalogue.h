// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/catalogue/Service.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::catalogue {

/// Step Functions calls AWS in two ways: by integrations with rules of their own
/// (arn:aws:states:::sqs:sendMessage) and by any action of the SDK
/// (arn:aws:states:::aws-sdk:sqs:sendMessage). Names and error names differ between them.
enum class Family { Optimised, Sdk };

enum class Pattern { RequestResponse, Sync, Sync2, WaitForTaskToken };
/// As it stands after the action: "", ".sync", ".sync:2", ".waitForTaskToken".
[[nodiscard]] std::string_view suffix(Pattern pattern);
[[nodiscard]] std::optional<Pattern> patternOf(std::string_view suffix);

/// One action as the index knows it.
struct ActionEntry {
    std::string_view name; ///< as the resource spells it: "getItem"
    unsigned marks = 0;

    [[nodiscard]] bool isDeprecated() const { return (marks & 1U) != 0; }
    /// It sends or receives events as they come, which Step Functions cannot.
    [[nodiscard]] bool isStreaming() const { return (marks & 2U) != 0; }
    /// AWS's guide says that Step Functions does not have it.
    [[nodiscard]] bool isUnsupported() const { return (marks & 4U) != 0; }
    [[nodiscard]] bool hasClosedArguments() const { return (marks & 8U) != 0; }
    /// AWS's guide says both that there is a callback and that there is none.
    [[nodiscard]] bool isCallbackDisputed() const { return (marks & 128U) != 0; }
    [[nodiscard]] bool supports(Pattern pattern) const;
};

/// One service, or one integration with rules of its own, as the index knows it.
struct ServiceEntry {
    Family family = Family::Sdk;
    std::string_view name;   ///< as the resource spells it: "cognitoidentityprovider"
    std::string_view prefix; ///< of error names: "CognitoIdentityProvider", "DynamoDB"
    std::string_view title;  ///< AWS's name of it; of an integration, the SDK's service behind it
    bool isRetired = false;  ///< AWS has shut it down
    bool isUnlisted = false; ///< the guide's list of services lacks it
    std::vector<ActionEntry> actions; ///< by name
    std::size_t offset = 0;
    std::size_t packedSize = 0;
    std::size_t size = 0;

    [[nodiscard]] const ActionEntry* find(std::string_view action) const;
};

/// Which actions of AWS a Task can call, what they take, give and fail with. Opening reads an
/// index; a service's shapes are read when they are first asked for. After opening, any thread
/// may ask.
class Catalogue {
public:
    /// Fails with an error of readFile, or with CannotReadFile where the file is no catalogue.
    [[nodiscard]] static Result<std::shared_ptr<const Catalogue>> open(const std::string& path);

    Catalogue(const Catalogue&) = delete;
    Catalogue& operator=(const Catalogue&) = delete;
    ~Catalogue();

    /// What the names were made from, with a date.
    [[nodiscard]] std::string_view source() const;
    /// Integrations first, then the SDK's services, both by name.
    [[nodiscard]] std::span<const ServiceEntry> services() const;
    [[nodiscard]] const ServiceEntry* find(Family family, std::string_view service) const;
    /// The service of the other family that stands for the same service of AWS, or nothing.
    [[nodiscard]] const ServiceEntry* twin(const ServiceEntry& service) const;
    /// Whether only a Map's ItemReader or ResultWriter can name it ("s3:getObject").
    [[nodiscard]] bool isOnlyInMap(std::string_view service, std::string_view action) const;

    /// All shapes of a service; kept from then on. Fails with CannotReadFile where they are
    /// damaged.
    [[nodiscard]] Result<std::shared_ptr<const Service>> load(const ServiceEntry& service) const;
    /// One action with its shapes; nothing where it is not known or cannot be read.
    [[nodiscard]] std::optional<Action> action(Family family, std::string_view service,
                                               std::string_view action) const;

private:
    struct Contents;
    explicit Catalogue(std::unique_ptr<Contents> contents);

    std::unique_ptr<Contents> m_contents;
};

} // namespace stepglass::catalogue
