// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/ServiceView.h"

#include "core/base/Error.h"

#include <algorithm>

namespace stepglass::lint {

namespace {

using syntax::NodeId;
using syntax::NodeKind;

/// Whether the service names the object around the value at fault.
bool isAtOwner(DiagnosticCode code)
{
    switch (code) {
    case DiagnosticCode::UnknownField:
    case DiagnosticCode::FieldNotForQueryLanguage:
    case DiagnosticCode::FieldUnsuitable:
    case DiagnosticCode::LanguageDowngrade:
        return true;
    default:
        return false;
    }
}

std::string pathOf(const syntax::SyntaxTree& tree, NodeId id)
{
    std::vector<NodeId> steps;
    for (NodeId at = id; at.isValid() && at != tree.root(); at = tree.node(at).parent)
        steps.push_back(at);
    std::string path;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        const syntax::Node& node = tree.node(*step);
        if (node.parent.isValid() && tree.node(node.parent).kind == NodeKind::Array)
            path.append("[").append(std::to_string(node.indexInParent)).append("]");
        else
            path.append("/").append(tree.key(*step));
    }
    return path.empty() ? "/" : path;
}

/// "at least 1" as the service says it, with the number as it writes it.
std::string rangeMessage(const std::vector<std::string>& arguments)
{
    const std::string& bound = arguments.front();
    constexpr std::string_view least = "at least ";
    constexpr std::string_view most = "at most ";
    if (bound.starts_with(least))
        return "Minimum value is " +
               (arguments.size() > 1 ? arguments[1] : bound.substr(least.size()));
    if (bound.starts_with(most))
        return "Maximum value is " +
               (arguments.size() > 1 ? arguments[1] : bound.substr(most.size()));
    return {};
}

std::string_view sentence(DiagnosticCode code)
{
    switch (code) {
    case DiagnosticCode::EmptyDocument:
        return "Definition must be a valid JSON object";
    case DiagnosticCode::MissingField:
        return "These fields are required: [{0}]";
    case DiagnosticCode::UnknownField:
    case DiagnosticCode::FieldUnsuitable:
        return "Field '{0}' is not supported";
    case DiagnosticCode::ValueEmpty:
        return "Value cannot be empty";
    case DiagnosticCode::ValueNotAllowed:
    case DiagnosticCode::UnknownStateType:
        return "Value should be one of the following: [{0}]";
    case DiagnosticCode::ExclusiveFields:
        return "There should only be one of the following fields: [{0}]";
    case DiagnosticCode::LanguageDowngrade:
        return "'QueryLanguage' can not be '{1}' if set to '{0}' for whole state machine";
    case DiagnosticCode::MissingTransitionTarget:
    case DiagnosticCode::TargetInOtherScope:
        return "Missing '{0}' target: {1}";
    case DiagnosticCode::UnreachableState:
        return "State \"{0}\" is not reachable.";
    case DiagnosticCode::MissingEndState:
        return "Workflow has no terminal state";
    case DiagnosticCode::DuplicateStateName:
        return "Duplicate State name: {0}";
    case DiagnosticCode::ErrorWildcardNotLast:
        return "States.ALL must appear alone and at end of list";
    case DiagnosticCode::InvalidPath:
        return "Value must be a valid JSONPath.";
    case DiagnosticCode::InvalidReferencePath:
        return "Value is not a Reference Path";
    case DiagnosticCode::InvalidTimestamp:
        return "String does not match RFC3339 timestamp";
    case DiagnosticCode::InvalidResource:
        return "Value is not a valid resource ARN";
    case DiagnosticCode::ExpressNotSupported:
        return "Express state machine does not support '{0}' service integration ";
    case DiagnosticCode::UnclosedJsonata:
        return "JSONata string must start with {% and end with %}";
    case DiagnosticCode::InvalidJsonata:
        return "{0}";
    case DiagnosticCode::ReservedVariableName:
        return "Cannot assign to reserved variable '${0}'.";
    default:
        return {};
    }
}

} // namespace

std::string serviceLocation(const syntax::SyntaxTree& tree, const Diagnostic& fault)
{
    if (fault.code == DiagnosticCode::EmptyDocument ||
        fault.code == DiagnosticCode::MissingEndState ||
        fault.code == DiagnosticCode::InvalidJson || fault.code == DiagnosticCode::InvalidYaml)
        return {};
    NodeId node = tree.find(fault.pointer);
    if (!node.isValid())
        return fault.pointer;
    if (isAtOwner(fault.code) && tree.node(node).parent.isValid())
        node = tree.node(node).parent;
    return pathOf(tree, node);
}

std::string serviceMessage(const Diagnostic& fault)
{
    if (fault.code == DiagnosticCode::ValueOutOfRange && !fault.arguments.empty())
        return rangeMessage(fault.arguments);
    if (fault.code == DiagnosticCode::FieldNotForQueryLanguage && fault.arguments.size() == 2) {
        const bool isForPath = fault.arguments[1] == "JSONPath";
        return fillTemplate(
            "The QueryLanguage is set to '{2}', but field '{0}' is only supported "
            "for the '{1}' QueryLanguage",
            {fault.arguments[0], fault.arguments[1], isForPath ? "JSONata" : "JSONPath"});
    }
    return fillTemplate(sentence(fault.code), fault.arguments);
}

} // namespace stepglass::lint
