// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/Contract.h"
#include "core/catalogue/Nearest.h"
#include "core/catalogue/Resource.h"
#include "core/lint/private/StateRules.h"
#include "core/syntax/YamlText.h"

#include <fmt/format.h>

#include <algorithm>

// What a Task calls: whether the integration exists, whether it takes the arguments given, and
// whether its Retriers and Catchers name errors as it spells them. Needs the catalogue.

namespace stepglass::lint {

namespace {

using catalogue::ContractFault;
using catalogue::ContractFinding;
using catalogue::Pattern;
using catalogue::ResourceFault;
using catalogue::ResourceKind;
using syntax::NodeId;
using syntax::NodeKind;

/// Longer lists of allowed values say less than their beginning.
constexpr std::size_t longestList = 160;

/// The resource with a partition filled in where a template does that ("arn:${AWS::Partition}:...")
/// and nothing else; empty where it cannot be known.
std::string knownResource(std::string text)
{
    constexpr std::string_view begin = "arn:${";
    constexpr std::string_view end = "}:states:::";
    const std::size_t close = text.find(end);
    if (text.starts_with(begin) && close != std::string::npos &&
        text.find('}') == close) // nothing else between
        text.replace(4, close + 1 - 4, "aws");
    return hasPlaceholder(text) || !text.starts_with("arn:") ? std::string() : text;
}

std::string shortened(const std::string& list)
{
    if (list.size() <= longestList)
        return list;
    return list.substr(0, list.rfind(", ", longestList)) + ", …";
}

/// "sqs:sendMessage", "aws-sdk:sqs:sendMessage"
std::string integrationName(const catalogue::Resource& resource)
{
    const std::string name = resource.service + ":" + resource.action;
    return resource.kind == ResourceKind::Sdk ? "aws-sdk:" + name : name;
}

class ServiceRules final : public StateRules {
public:
    ServiceRules(Checker& checker, const catalogue::Catalogue& known)
        : m_checker(checker)
        , m_catalogue(known)
    {
    }

    void check(const asl::State& state) override
    {
        if (state.type != asl::StateType::Task)
            return;
        const NodeId resourceNode = m_checker.tree().member(state.node, "Resource");
        if (!resourceNode.isValid() || m_checker.node(resourceNode).isBroken)
            return;
        const std::string text = knownResource(state.resource);
        if (text.empty())
            return;
        const catalogue::Resource resource = catalogue::parseResource(text);
        if (const auto finding = catalogue::judge(m_catalogue, resource))
            reportResource(resourceNode, resource, *finding);
        if (resource.isIntegration() && !state.isBroken)
            checkArguments(state, resourceNode, resource);
        for (const char* field : {"Retry", "Catch"})
            checkErrors(m_checker.tree().member(state.node, field), resource);
    }

private:
    void report(DiagnosticCode code, NodeId at, std::vector<std::string> arguments, bool isRefused)
    {
        m_checker.report(code, at, std::move(arguments));
        m_checker.faults.back().severity = isRefused ? Severity::Error : Severity::Warning;
    }

    void reportResource(NodeId at, const catalogue::Resource& resource,
                        const catalogue::ResourceFinding& finding)
    {
        using enum DiagnosticCode;
        const auto add = [&](DiagnosticCode code, std::vector<std::string> arguments) {
            report(code, at, std::move(arguments), finding.isRefused);
        };
        const std::string& subject = finding.subject;
        const std::string& suggestion = finding.suggestion;
        const auto replaceName = [&](const std::string& name) {
            replaceResource(at, resource, name);
        };
        switch (finding.fault) {
        case ResourceFault::NotAnArn:
        case ResourceFault::NotCallable:
            add(InvalidResource, {m_checker.tree().string(at)});
            break;
        case ResourceFault::UnknownIntegration:
            if (suggestion.empty())
                add(UnknownIntegration, {subject});
            else
                add(SimilarIntegration, {subject, suggestion});
            replaceName(suggestion);
            break;
        case ResourceFault::UnknownService:
            if (suggestion.empty()) {
                add(UnknownIntegration, {integrationName(resource)});
            } else {
                const std::string name = "aws-sdk:" + suggestion + ":" + resource.action;
                add(SimilarIntegration, {integrationName(resource), name});
                replaceName(name);
            }
            break;
        case ResourceFault::UnknownAction:
            if (suggestion.empty()) {
                add(UnknownAction, {subject});
            } else {
                add(SimilarAction, {subject, suggestion});
                replaceName("aws-sdk:" + resource.service + ":" + suggestion);
            }
            break;
        case ResourceFault::WrongCase:
            add(WrongLetterCase, {subject, suggestion});
            replaceName(suggestion);
            break;
        case ResourceFault::PatternNotSupported:
            add(PatternNotSupported,
                {integrationName(resource), subject,
                 suggestion.empty() ? "request response" : "request response, " + suggestion});
            replacePattern(at, resource, suggestion);
            break;
        case ResourceFault::PatternDisputed:
            add(CallbackInDoubt, {subject});
            break;
        case ResourceFault::OnlyInMap:
            add(ResourceOnlyInMap, {subject});
            replaceName(suggestion);
            break;
        case ResourceFault::Unsupported:
            add(ActionNotSupported, {subject});
            break;
        case ResourceFault::Retired:
            add(ServiceRetired, {subject});
            break;
        }
    }

    /// Repairs the last fault by another integration, with the pattern kept where it has that too.
    void replaceResource(NodeId at, const catalogue::Resource& resource, const std::string& name)
    {
        constexpr std::string_view mark = ":::";
        std::string text = m_checker.tree().string(at);
        const std::size_t begin = text.find(mark);
        if (name.empty() || begin == std::string::npos)
            return;
        const bool staysInFamily =
            name.starts_with("aws-sdk:") == (resource.kind == ResourceKind::Sdk);
        text.resize(begin + mark.size());
        text += name;
        if (staysInFamily)
            text += resource.suffix;
        m_checker.addFix(Fix::Kind::ReplaceValue, {}, syntax::toJsonText(text));
    }

    /// Repairs the last fault by the pattern that differs in its letters' case, or by none.
    void replacePattern(NodeId at, const catalogue::Resource& resource, std::string_view patterns)
    {
        std::string text = m_checker.tree().string(at);
        if (!text.ends_with(resource.suffix))
            return;
        text.resize(text.size() - resource.suffix.size());
        while (!patterns.empty()) {
            const std::size_t comma = patterns.find(", ");
            if (catalogue::equalButForCase(patterns.substr(0, comma), resource.suffix))
                text += patterns.substr(0, comma);
            patterns =
                comma == std::string_view::npos ? std::string_view() : patterns.substr(comma + 2);
        }
        m_checker.addFix(Fix::Kind::ReplaceValue, {}, syntax::toJsonText(text));
    }

    void checkArguments(const asl::State& state, NodeId resourceNode,
                        const catalogue::Resource& resource)
    {
        const catalogue::Family family = resource.family();
        const auto action = m_catalogue.action(family, resource.service, resource.action);
        if (!action || !action->arguments)
            return;
        const bool isJsonata = state.queryLanguage == asl::QueryLanguage::Jsonata;
        const char* const field = isJsonata ? "Arguments" : "Parameters";
        const NodeId given = m_checker.tree().member(state.node, field);
        const std::string name = integrationName(resource);
        if (!given.isValid()) {
            // Only of integrations with rules of their own is it known that AWS insists.
            const bool isNeeded = family == catalogue::Family::Optimised &&
                                  action->arguments->memberCount() > 0 &&
                                  action->arguments->member(0).isRequired;
            if (isNeeded) {
                m_checker.report(DiagnosticCode::ArgumentsRequired, resourceNode, {field, name});
                m_checker.addFixAt(Fix::Kind::AddMember, state.node, field,
                                   requiredArguments(*action->arguments));
            }
            return;
        }
        if (m_checker.isOpaque(given))
            return;
        const auto dynamics =
            isJsonata ? catalogue::Dynamics::Jsonata : catalogue::Dynamics::JsonPath;
        const std::string base = m_checker.tree().pointer(given);
        for (const ContractFinding& finding : catalogue::checkArguments(
                 *action, family, asl::toValue(m_checker.tree(), given), dynamics)) {
            const NodeId at = m_checker.tree().find(base + finding.pointer);
            if (at.isValid() && !isInOpaque(at, given)) {
                reportArgument(at, name, finding);
                repairArgument(at, given, *action->arguments, finding);
            }
        }
    }

    /// An object with the arguments that an action insists on, still empty.
    static std::string requiredArguments(const catalogue::Shape& shape)
    {
        std::string text;
        for (std::size_t i = 0; i < shape.memberCount(); ++i) {
            const catalogue::ShapeMember member = shape.member(i);
            if (member.isRequired)
                text += fmt::format("{}{}: {}", text.empty() ? "" : ", ",
                                    syntax::toJsonText(member.name), emptyValue(member.shape));
        }
        return fmt::format("{{{}}}", text);
    }

    /// A value of the right type, for somebody to fill in.
    static std::string_view emptyValue(const catalogue::Shape& shape)
    {
        using catalogue::ShapeKind;
        switch (shape.kind()) {
        case ShapeKind::Structure:
        case ShapeKind::Union:
        case ShapeKind::Map:
            return "{}";
        case ShapeKind::List:
            return "[]";
        case ShapeKind::Integer:
        case ShapeKind::Long:
        case ShapeKind::Double:
        case ShapeKind::Float:
            return "0";
        case ShapeKind::Boolean:
            return "false";
        case ShapeKind::Enumeration:
        case ShapeKind::Text:
        case ShapeKind::Token:
        case ShapeKind::Timestamp:
        case ShapeKind::Blob:
        case ShapeKind::Json:
            break;
        }
        return "\"\"";
    }

    /// Whether a value, or one around it up to `root`, is not what it looks like.
    bool isInOpaque(NodeId at, NodeId root) const
    {
        for (NodeId id = at; id.isValid() && id != root; id = m_checker.node(id).parent) {
            if (m_checker.isOpaque(id))
                return true;
        }
        return false;
    }

    /// What the last fault, one of an argument, can be repaired by.
    void repairArgument(NodeId at, NodeId given, const catalogue::Shape& shape,
                        const ContractFinding& finding)
    {
        const std::string key = m_checker.tree().key(at);
        switch (finding.fault) {
        case ContractFault::Unknown:
            if (!finding.suggestion.empty())
                m_checker.addFix(Fix::Kind::RenameKey, {}, renamed(key, finding.suggestion));
            m_checker.addFix(Fix::Kind::RemoveMember, {}, {});
            break;
        case ContractFault::WrongCase:
            m_checker.addFix(Fix::Kind::RenameKey, {}, renamed(key, finding.suggestion));
            break;
        case ContractFault::Missing:
            for (std::size_t i = 0; at == given && i < shape.memberCount(); ++i) {
                if (shape.member(i).name == finding.name)
                    m_checker.addFix(Fix::Kind::AddMember, finding.name,
                                     std::string(emptyValue(shape.member(i).shape)));
            }
            break;
        case ContractFault::Exclusive:
            m_checker.addFix(Fix::Kind::RemoveMember, {}, {});
            break;
        case ContractFault::NotAllowed:
            suggestValue(at, finding.suggestion);
            break;
        case ContractFault::NeedsOneOf:
        case ContractFault::WrongType:
        case ContractFault::OutOfRange:
            break;
        }
    }

    /// A name with the ending that makes its value a path, where the one before had it.
    static std::string renamed(const std::string& key, std::string name)
    {
        return key.ends_with(".$") ? std::move(name.append(".$")) : std::move(name);
    }

    void suggestValue(NodeId at, std::string_view list)
    {
        const std::string text = m_checker.tree().string(at);
        catalogue::Nearest nearest(text);
        while (!list.empty()) {
            const std::size_t comma = list.find(", ");
            nearest.offer(list.substr(0, comma));
            list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 2);
        }
        if (nearest.name())
            m_checker.addFix(Fix::Kind::ReplaceValue, {}, syntax::toJsonText(*nearest.name()));
    }

    void reportArgument(NodeId at, const std::string& action, const ContractFinding& finding)
    {
        using enum DiagnosticCode;
        const auto atKey = [&](DiagnosticCode code, std::vector<std::string> arguments) {
            m_checker.reportKey(code, at, std::move(arguments));
            m_checker.faults.back().severity =
                finding.isRefused ? Severity::Error : Severity::Warning;
        };
        switch (finding.fault) {
        case ContractFault::Unknown:
            if (finding.suggestion.empty())
                atKey(UnknownArgument, {finding.name, action});
            else
                atKey(SimilarArgument, {finding.name, action, finding.suggestion});
            break;
        case ContractFault::WrongCase:
            atKey(WrongLetterCase, {finding.name, finding.suggestion});
            break;
        case ContractFault::Missing:
            atKey(MissingArgument, {finding.name, action});
            break;
        case ContractFault::NeedsOneOf:
            atKey(MissingOneArgument, {finding.suggestion, action});
            break;
        case ContractFault::Exclusive:
            atKey(ExclusiveArguments, {finding.suggestion, action});
            break;
        case ContractFault::WrongType:
        case ContractFault::OutOfRange:
            report(ArgumentType, at, {finding.name, finding.suggestion}, finding.isRefused);
            break;
        case ContractFault::NotAllowed:
            report(ArgumentValue, at, {finding.name, shortened(finding.suggestion)},
                   finding.isRefused);
            break;
        }
    }

    void checkErrors(NodeId list, const catalogue::Resource& resource)
    {
        if (!list.isValid() || m_checker.node(list).kind != NodeKind::Array)
            return;
        for (const NodeId entry : m_checker.tree().children(list)) {
            const NodeId names = m_checker.tree().member(entry, "ErrorEquals");
            if (!names.isValid() || m_checker.node(names).kind != NodeKind::Array)
                continue;
            for (const NodeId name : m_checker.tree().children(names)) {
                if (!m_checker.isText(name) || m_checker.isOpaque(name))
                    continue;
                const std::string text = m_checker.tree().string(name);
                if (const auto right = catalogue::correctedError(m_catalogue, resource, text)) {
                    m_checker.report(DiagnosticCode::WrongErrorPrefix, name, {text, *right});
                    m_checker.addFix(Fix::Kind::ReplaceValue, {}, syntax::toJsonText(*right));
                }
            }
        }
    }

    Checker& m_checker;
    const catalogue::Catalogue& m_catalogue;
};

} // namespace

std::unique_ptr<StateRules> makeServiceRules(Checker& checker)
{
    if (checker.options.catalogue == nullptr)
        return nullptr;
    return std::make_unique<ServiceRules>(checker, *checker.options.catalogue);
}

} // namespace stepglass::lint
