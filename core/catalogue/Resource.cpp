// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/Resource.h"

#include "core/catalogue/Nearest.h"

#include <algorithm>
#include <array>

namespace stepglass::catalogue {

namespace {

constexpr std::string_view sdkWord = "aws-sdk";

/// Takes the text up to the next colon off the front; all of it where there is none.
std::string_view takePart(std::string_view& rest)
{
    const std::string_view part = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    return part;
}

void setAction(Resource& resource, std::string_view text)
{
    const std::size_t dot = text.find('.');
    resource.action = text.substr(0, dot);
    if (dot != std::string_view::npos)
        resource.suffix = text.substr(dot);
}

std::string spelled(Family family, std::string_view service, std::string_view action)
{
    std::string text = family == Family::Sdk ? std::string(sdkWord) + ":" : std::string();
    return text.append(service).append(":").append(action);
}

/// The entry whose name differs in its case only, or nothing.
template <typename Range>
auto findButForCase(const Range& range, std::string_view name)
{
    const auto found = std::find_if(range.begin(), range.end(), [name](const auto& entry) {
        return equalButForCase(entry.name, name);
    });
    return found != range.end() ? &*found : nullptr;
}

std::string patternsOf(const ActionEntry& action)
{
    std::string list;
    for (const Pattern pattern : {Pattern::Sync, Pattern::Sync2, Pattern::WaitForTaskToken}) {
        if (action.supports(pattern)) {
            list += list.empty() ? "" : ", ";
            list += suffix(pattern);
        }
    }
    return list;
}

class Judge {
public:
    Judge(const Catalogue& catalogue, const Resource& resource)
        : m_catalogue(catalogue)
        , m_resource(resource)
        , m_family(resource.family())
        , m_subject(spelled(m_family, resource.service, resource.action))
    {
    }

    std::optional<ResourceFinding> integration() const
    {
        const ServiceEntry* const service = m_catalogue.find(m_family, m_resource.service);
        if (service == nullptr)
            return unknownService();
        const ActionEntry* const action = service->find(m_resource.action);
        if (action == nullptr)
            return unknownAction(*service);
        if (const auto fault = pattern(*action))
            return fault;
        if (service->isRetired)
            return ResourceFinding{ResourceFault::Retired, std::string(service->title), {}, false};
        if (action->isUnsupported() || action->isStreaming())
            return ResourceFinding{ResourceFault::Unsupported, m_subject, {}, false};
        return std::nullopt;
    }

private:
    std::optional<ResourceFinding> unknownService() const
    {
        if (m_family == Family::Optimised &&
            m_catalogue.isOnlyInMap(m_resource.service, m_resource.action)) {
            return ResourceFinding{ResourceFault::OnlyInMap, m_subject, inSdk(), true};
        }
        Nearest nearest(m_resource.service);
        for (const ServiceEntry& entry : m_catalogue.services()) {
            if (entry.family != m_family)
                continue;
            if (equalButForCase(entry.name, m_resource.service)) {
                const std::string_view action = spellingOf(entry);
                return ResourceFinding{ResourceFault::WrongCase, m_subject,
                                       spelled(m_family, entry.name, action), true};
            }
            nearest.offer(entry.name);
        }
        if (m_family == Family::Sdk) {
            const std::string suggestion = nearest.name() ? std::string(*nearest.name()) : "";
            return ResourceFinding{ResourceFault::UnknownService, m_resource.service, suggestion,
                                   true};
        }
        std::string suggestion = inSdk();
        if (suggestion.empty() && nearest.name()) {
            const ServiceEntry* const entry = m_catalogue.find(m_family, *nearest.name());
            suggestion = spelled(m_family, entry->name, spellingOf(*entry));
        }
        return ResourceFinding{ResourceFault::UnknownIntegration, m_subject, suggestion, true};
    }

    std::optional<ResourceFinding> unknownAction(const ServiceEntry& service) const
    {
        if (const ActionEntry* const same = findButForCase(service.actions, m_resource.action)) {
            return ResourceFinding{ResourceFault::WrongCase, m_subject,
                                   spelled(m_family, service.name, same->name), true};
        }
        Nearest nearest(m_resource.action);
        for (const ActionEntry& entry : service.actions)
            nearest.offer(entry.name);
        if (m_family == Family::Sdk) {
            std::string suggestion = nearest.name() ? std::string(*nearest.name()) : "";
            return ResourceFinding{ResourceFault::UnknownAction, m_subject, std::move(suggestion),
                                   false};
        }
        std::string suggestion;
        if (nearest.isSlip())
            suggestion = spelled(m_family, service.name, *nearest.name());
        else if (suggestion = inSdk(m_catalogue.twin(service));
                 suggestion.empty() && nearest.name())
            suggestion = spelled(m_family, service.name, *nearest.name());
        return ResourceFinding{ResourceFault::UnknownIntegration, m_subject, suggestion, true};
    }

    std::optional<ResourceFinding> pattern(const ActionEntry& action) const
    {
        const std::optional<Pattern> wanted = m_resource.pattern();
        // The SDK's actions have no marks: they all have a callback and none has a job to wait for.
        const bool isSupported =
            wanted && (m_family == Family::Sdk ? *wanted == Pattern::RequestResponse ||
                                                     *wanted == Pattern::WaitForTaskToken
                                               : action.supports(*wanted));
        if (!isSupported) {
            const std::string others = m_family == Family::Sdk
                                           ? std::string(suffix(Pattern::WaitForTaskToken))
                                           : patternsOf(action);
            return ResourceFinding{ResourceFault::PatternNotSupported, m_resource.suffix, others,
                                   true};
        }
        if (*wanted == Pattern::WaitForTaskToken && action.isCallbackDisputed())
            return ResourceFinding{ResourceFault::PatternDisputed, m_subject, {}, false};
        return std::nullopt;
    }

    /// The action as a service spells it, or as the resource does.
    std::string_view spellingOf(const ServiceEntry& service) const
    {
        const ActionEntry* const same = findButForCase(service.actions, m_resource.action);
        return same != nullptr ? same->name : std::string_view(m_resource.action);
    }

    /// The same action through the SDK, if it has one: "aws-sdk:ses:sendEmail".
    std::string inSdk() const { return inSdk(m_catalogue.find(Family::Sdk, m_resource.service)); }
    std::string inSdk(const ServiceEntry* service) const
    {
        if (service == nullptr)
            return {};
        const ActionEntry* const action = findButForCase(service->actions, m_resource.action);
        return action == nullptr ? std::string()
                                 : spelled(Family::Sdk, service->name, action->name);
    }

    const Catalogue& m_catalogue;
    const Resource& m_resource;
    Family m_family;
    std::string m_subject;
};

} // namespace

Resource parseResource(std::string_view text)
{
    Resource resource;
    if (!text.starts_with("arn:"))
        return resource;
    std::string_view rest = text.substr(4);
    resource.partition = takePart(rest);
    const std::string_view service = takePart(rest);
    const std::string_view region = takePart(rest);
    takePart(rest); // the account
    if (rest.empty())
        return resource;
    resource.kind = ResourceKind::Other;
    resource.service = service;
    resource.name = rest;
    if (service == "lambda") {
        resource.kind = ResourceKind::Lambda;
        if (rest.starts_with("function:")) {
            rest.remove_prefix(9);
            resource.name = takePart(rest);
        }
    } else if (service == "states" && rest.starts_with("activity:")) {
        resource.kind = ResourceKind::Activity;
        resource.name = rest.substr(9);
    } else if (service == "states" && !region.empty()) {
        resource.kind = ResourceKind::States;
    } else if (service == "states") {
        resource.name.clear();
        std::string_view target = takePart(rest);
        resource.kind = target == "http" ? ResourceKind::Http : ResourceKind::Optimised;
        if (target == sdkWord) {
            resource.kind = ResourceKind::Sdk;
            target = takePart(rest);
        }
        resource.service = target;
        setAction(resource, rest);
    }
    return resource;
}

std::optional<ResourceFinding> judge(const Catalogue& catalogue, const Resource& resource)
{
    switch (resource.kind) {
    case ResourceKind::None:
        return ResourceFinding{ResourceFault::NotAnArn, {}, {}, true};
    case ResourceKind::Optimised:
    case ResourceKind::Http:
    case ResourceKind::Sdk:
        return Judge(catalogue, resource).integration();
    case ResourceKind::States:
        if (resource.name.starts_with("stateMachine:") || resource.name.starts_with("execution:")) {
            return ResourceFinding{ResourceFault::NotCallable, resource.name,
                                   "states:startExecution", true};
        }
        return std::nullopt;
    case ResourceKind::Lambda:
    case ResourceKind::Activity:
    case ResourceKind::Other:
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<std::string> correctedError(const Catalogue& catalogue, const Resource& resource,
                                          std::string_view error)
{
    // A function's own ARN fails with the names of lambda:invoke.
    const std::string_view name =
        resource.kind == ResourceKind::Lambda ? std::string_view("lambda") : resource.service;
    const bool isKnownKind = resource.isIntegration() || resource.kind == ResourceKind::Lambda;
    const ServiceEntry* const service =
        isKnownKind ? catalogue.find(resource.family(), name) : nullptr;
    if (service == nullptr || service->prefix.find('.') != std::string_view::npos)
        return std::nullopt;
    const std::size_t dot = error.find('.');
    if (dot == std::string_view::npos || dot + 1 == error.size())
        return std::nullopt;
    const std::string_view prefix = error.substr(0, dot);
    if (prefix == service->prefix)
        return std::nullopt;
    const ServiceEntry* const other = catalogue.twin(*service);
    const bool isMeant = equalButForCase(prefix, service->prefix) ||
                         (other != nullptr && equalButForCase(prefix, other->prefix));
    return isMeant ? std::optional(std::string(service->prefix) + std::string(error.substr(dot)))
                   : std::nullopt;
}

} // namespace stepglass::catalogue
