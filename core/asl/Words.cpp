// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/Model.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stepglass::asl {

namespace {

using syntax::NodeId;
using syntax::NodeKind;
using syntax::SyntaxTree;

/// In code points; what is longer ends in "…".
constexpr std::size_t labelLength = 40;
constexpr std::size_t detailLength = 60;
/// And, Or and Not below this depth show as "…".
constexpr int ruleDepth = 4;

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// One line of at most `limit` code points.
std::string shortened(std::string text, std::size_t limit)
{
    std::string out;
    std::size_t length = 0;
    bool isBlank = true;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool isSpace = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (isSpace && isBlank)
            continue;
        isBlank = isSpace;
        if (!isContinuation(c) && ++length > limit) {
            // The last character makes room for the dots.
            while (!out.empty() && isContinuation(out.back()))
                out.pop_back();
            if (!out.empty())
                out.pop_back();
            while (!out.empty() && out.back() == ' ')
                out.pop_back();
            return out + "…";
        }
        out.push_back(isSpace ? ' ' : c);
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

std::string textOf(const SyntaxTree& tree, NodeId object, std::string_view member)
{
    const NodeId node = tree.member(object, member);
    return node.isValid() ? tree.string(node) : std::string();
}

std::string count(std::size_t number, std::string_view one, std::string_view many)
{
    return std::to_string(number) + ' ' + std::string(number == 1 ? one : many);
}

std::size_t childCount(const SyntaxTree& tree, NodeId node)
{
    return node.isValid() ? tree.node(node).childCount : 0;
}

std::string withoutBraces(std::string text)
{
    const std::size_t first = text.find_first_not_of(" \n\r\t");
    const std::size_t last = text.find_last_not_of(" \n\r\t");
    if (first == std::string::npos)
        return {};
    text = text.substr(first, last - first + 1);
    if (!text.starts_with("{%") || !text.ends_with("%}") || text.size() < 4)
        return text;
    return shortened(text.substr(2, text.size() - 4), text.size());
}

/// A value as a rule shows it: texts in quotes, the rest as it stands.
std::string shownValue(const SyntaxTree& tree, NodeId node)
{
    const NodeKind kind = tree.node(node).kind;
    if (kind == NodeKind::Object || kind == NodeKind::Array || kind == NodeKind::Missing)
        return "…";
    const std::string text = tree.string(node);
    return kind == NodeKind::String ? '"' + text + '"' : text;
}

std::string comparison(const SyntaxTree& tree, const std::string& variable, const std::string& name,
                       NodeId operand)
{
    if (name.starts_with("Is")) {
        const bool isTrue = tree.string(operand) != "false" && tree.string(operand) != "False";
        const std::string subject = name == "IsPresent" ? "present"
                                    : name == "IsNull"  ? "null"
                                                        : "";
        if (!subject.empty())
            return variable + (isTrue ? " is " : " is not ") + subject;
        std::string type = name.substr(2);
        type.front() = static_cast<char>(type.front() - 'A' + 'a');
        return variable + (isTrue ? " is a " : " is not a ") +
               (type == "numeric" ? "number" : type);
    }
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> relations{{
        {"LessThanEquals", "<="},
        {"GreaterThanEquals", ">="},
        {"LessThan", "<"},
        {"GreaterThan", ">"},
        {"Equals", "=="},
        {"Matches", "matches"},
    }};
    const bool isPath = name.ends_with("Path");
    const std::string_view relation =
        std::string_view(name).substr(0, name.size() - (isPath ? 4 : 0));
    const auto found =
        std::find_if(relations.begin(), relations.end(),
                     [relation](const auto& entry) { return relation.ends_with(entry.first); });
    if (found == relations.end())
        return {};
    const std::string right = isPath ? tree.string(operand) : shownValue(tree, operand);
    return variable + ' ' + std::string(found->second) + ' ' + right;
}

std::string ruleText(const SyntaxTree& tree, NodeId rule, int depth);

std::string joinedRules(const SyntaxTree& tree, NodeId list, std::string_view word, int depth)
{
    std::string out;
    for (NodeId id = tree.node(list).firstChild; id.isValid() && out.size() < 2 * labelLength;
         id = tree.node(id).nextSibling) {
        const std::string part = ruleText(tree, id, depth + 1);
        if (!out.empty())
            out += ' ' + std::string(word) + ' ';
        const bool isCompound = tree.member(id, "And").isValid() || tree.member(id, "Or").isValid();
        out += isCompound ? '(' + part + ')' : part;
    }
    return out;
}

std::string ruleText(const SyntaxTree& tree, NodeId rule, int depth)
{
    if (depth > ruleDepth)
        return "…";
    if (const NodeId condition = tree.member(rule, "Condition"); condition.isValid())
        return withoutBraces(tree.string(condition));
    if (const NodeId list = tree.member(rule, "And"); list.isValid())
        return joinedRules(tree, list, "and", depth);
    if (const NodeId list = tree.member(rule, "Or"); list.isValid())
        return joinedRules(tree, list, "or", depth);
    if (const NodeId inner = tree.member(rule, "Not"); inner.isValid()) {
        const std::string text = ruleText(tree, inner, depth + 1);
        return "not (" + text + ')';
    }
    const std::string variable = textOf(tree, rule, "Variable");
    for (NodeId id = tree.node(rule).firstChild; id.isValid(); id = tree.node(id).nextSibling) {
        std::string text = comparison(tree, variable, tree.key(id), id);
        if (!text.empty())
            return text;
    }
    return variable;
}

/// "getItem" as "GetItem".
std::string raised(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

/// The function that a Lambda task calls, without the ARN around its name.
std::string functionName(const SyntaxTree& tree, const State& state)
{
    NodeId arguments = tree.member(state.node, "Parameters");
    if (!arguments.isValid())
        arguments = tree.member(state.node, "Arguments");
    const std::string name = textOf(tree, arguments, "FunctionName");
    const ServiceAction action = serviceActionOf(name);
    return action.resourceName.empty() ? name : action.resourceName;
}

std::string taskDetail(const SyntaxTree& tree, const State& state)
{
    const ServiceAction action = serviceActionOf(state.resource);
    const std::string shown = textOf(tree, state.node, "Resource");
    if (action.service.empty())
        return shown.empty() ? "Task" : "Task: " + shown;
    std::string what = action.resourceName.empty() ? raised(action.action) : action.resourceName;
    if (action.service == "lambda" && action.resourceName.empty()) {
        std::string function = functionName(tree, state);
        what = function.empty() ? what : std::move(function);
    }
    std::string detail = serviceTitle(action.service);
    if (!what.empty())
        detail += ": " + what;
    if (action.pattern == "waitForTaskToken")
        detail += " · callback";
    else if (!action.pattern.empty())
        detail += " · " + action.pattern;
    // A told action keeps showing what the text has: that is what people find there.
    return shown == state.resource ? detail : detail + " · " + shown;
}

std::string waitDetail(const SyntaxTree& tree, const State& state)
{
    for (const std::string_view field : {"Seconds", "SecondsPath", "Timestamp", "TimestampPath"}) {
        const NodeId node = tree.member(state.node, field);
        if (!node.isValid())
            continue;
        const std::string text = withoutBraces(tree.string(node));
        return field.starts_with("Seconds") ? "Wait " + text + " s" : "Wait until " + text;
    }
    return "Wait";
}

} // namespace

std::string cardDetail(const Model& model, const State& state)
{
    const SyntaxTree& tree = model.tree();
    std::string detail(toString(state.type));
    switch (state.type) {
    case StateType::Task:
        detail = taskDetail(tree, state);
        break;
    case StateType::Choice:
        detail +=
            " · " + count(childCount(tree, tree.member(state.node, "Choices")), "rule", "rules");
        if (tree.member(state.node, "Default").isValid())
            detail += " + default";
        break;
    case StateType::Wait:
        detail = waitDetail(tree, state);
        break;
    case StateType::Parallel:
        detail += " · " + count(state.scopes.size(), "branch", "branches");
        break;
    case StateType::Map:
        detail += state.isDistributedMap ? " · distributed" : "";
        break;
    case StateType::Fail:
        if (const std::string error = textOf(tree, state.node, "Error"); !error.empty())
            detail += ": " + withoutBraces(error);
        break;
    case StateType::Unknown:
        detail = state.typeText.empty() ? "No type" : "Unknown type: " + state.typeText;
        break;
    case StateType::Pass:
    case StateType::Succeed:
        break;
    }
    return shortened(std::move(detail), detailLength);
}

std::string transitionLabel(const Model& model, const State&, const Transition& transition)
{
    const SyntaxTree& tree = model.tree();
    switch (transition.kind) {
    case TransitionKind::Choice: {
        std::string comment = textOf(tree, transition.ruleNode, "Comment");
        return shortened(comment.empty() ? ruleText(tree, transition.ruleNode, 0)
                                         : std::move(comment),
                         labelLength);
    }
    case TransitionKind::Default:
        return "default";
    case TransitionKind::Catch: {
        const NodeId errors = tree.member(transition.ruleNode, "ErrorEquals");
        std::string label = "Catch";
        const NodeId first = errors.isValid() ? tree.node(errors).firstChild : NodeId();
        if (first.isValid()) {
            label += " · " + tree.string(first);
            if (const std::size_t others = tree.node(errors).childCount - 1; others > 0)
                label += " +" + std::to_string(others);
        }
        return shortened(std::move(label), labelLength);
    }
    case TransitionKind::Start:
    case TransitionKind::Next:
    case TransitionKind::End:
        return {};
    }
    return {};
}

} // namespace stepglass::asl
