// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/Checker.h"
#include "core/lint/private/Shape.h"
#include "core/lint/private/VariableUses.h"

#include "core/asl/ContextObject.h"
#include "core/catalogue/Nearest.h"
#include "core/intrinsics/Expression.h"
#include "core/syntax/YamlText.h"

#include <algorithm>
#include <array>
#include <deque>
#include <span>
#include <unordered_map>

// Whether a path can find something: what is certain of the data is carried along the transitions
// (States language, "Input and output processing"), and a path is reported where no way into its
// state brings what it names. What a task answers, and what the workflow starts with, is anything.

namespace stepglass::lint {

namespace {

using asl::QueryLanguage;
using asl::Scope;
using asl::State;
using asl::StateType;
using asl::Transition;
using asl::TransitionKind;
using syntax::NodeId;
using syntax::NodeKind;

/// Known deeper than this, data is taken for anything; so is that of a state met this often.
constexpr std::size_t deepest = 6;
constexpr int mostVisits = 12;
/// More members than this are not listed.
constexpr std::size_t mostNames = 6;

class DataFlow {
public:
    explicit DataFlow(Checker& checker)
        : m_checker(checker)
        , m_readsContext(checker.tree().text().find("$$.") != std::string::npos)
    {
    }

    void checkScope(const Scope& scope, const ShapePtr& input)
    {
        if (!scope.start || scope.states.empty())
            return;
        std::unordered_map<std::string_view, const State*> states;
        for (const State& state : scope.states)
            states[state.name] = &state;
        std::unordered_map<const State*, ShapePtr> inputs;
        std::unordered_map<const State*, int> visits;
        std::deque<const State*> pending;
        const auto send = [&](const std::string& target, ShapePtr data) {
            const auto found = states.find(target);
            if (found == states.end())
                return;
            const State* state = found->second;
            const auto [known, isNew] = inputs.try_emplace(state, data);
            if (!isNew) {
                if (known->second == nullptr)
                    return;
                ShapePtr both =
                    ++visits[state] > mostVisits ? nullptr : joined(known->second, data);
                if (isSame(both, known->second))
                    return;
                known->second = std::move(both);
            }
            pending.push_back(state);
        };
        send(scope.start->target, input);
        while (!pending.empty()) {
            const State* state = pending.front();
            pending.pop_front();
            const ShapePtr data = inputs[state];
            const ShapePtr output = flattened(outputOf(*state, data), deepest);
            for (const Transition& transition : state->transitions) {
                if (transition.kind == TransitionKind::Catch)
                    send(transition.target, caughtOutput(*state, transition, data));
                else if (transition.kind != TransitionKind::End)
                    send(transition.target, output);
            }
        }
        for (const State& state : scope.states) {
            const auto known = inputs.find(&state);
            if (known == inputs.end())
                continue; // unreachable
            checkState(state, known->second);
            for (const Scope& inner : state.scopes)
                checkScope(inner, innerInput(state, known->second));
        }
    }

private:
    [[nodiscard]] NodeId member(NodeId object, std::string_view name) const
    {
        return object.isValid() ? m_checker.tree().member(object, name) : NodeId();
    }

    /// What a field such as InputPath takes of some data.
    [[nodiscard]] ShapePtr selected(NodeId path, const ShapePtr& data) const
    {
        if (!path.isValid())
            return data;
        if (m_checker.node(path).kind == NodeKind::Null)
            return std::make_shared<const Shape>();
        if (!m_checker.isText(path) || m_checker.isOpaque(path))
            return nullptr;
        const auto plain = plainPath(m_checker.tree().string(path));
        return plain ? follow(data, *plain).shape : nullptr;
    }

    /// What a template of JSONPath makes of some data.
    [[nodiscard]] ShapePtr made(NodeId node, const ShapePtr& data, std::size_t depth = 0) const
    {
        if (m_checker.node(node).kind != NodeKind::Object || m_checker.isOpaque(node) ||
            m_checker.node(node).isBroken || depth > deepest)
            return nullptr;
        Shape shape;
        for (NodeId id = m_checker.node(node).firstChild; id.isValid();
             id = m_checker.node(id).nextSibling) {
            std::string name = m_checker.tree().key(id);
            if (hasPlaceholder(name) || name.starts_with("Fn::") ||
                m_checker.node(id).keyRange.isEmpty())
                return nullptr;
            if (!name.ends_with(".$")) {
                shape.members[name] = made(id, data, depth + 1);
                continue;
            }
            name.resize(name.size() - 2);
            shape.members[name] = m_checker.isText(id) ? selected(id, data) : nullptr;
        }
        return std::make_shared<const Shape>(std::move(shape));
    }

    /// A literal: names ending in .$ mean nothing here.
    [[nodiscard]] ShapePtr literal(NodeId node, std::size_t depth = 0) const
    {
        if (m_checker.node(node).kind != NodeKind::Object || m_checker.isOpaque(node) ||
            m_checker.node(node).isBroken || depth > deepest)
            return nullptr;
        Shape shape;
        for (NodeId id = m_checker.node(node).firstChild; id.isValid();
             id = m_checker.node(id).nextSibling)
            shape.members[m_checker.tree().key(id)] = literal(id, depth + 1);
        return std::make_shared<const Shape>(std::move(shape));
    }

    [[nodiscard]] ShapePtr placed(NodeId resultPath, const ShapePtr& input, ShapePtr result) const
    {
        if (!resultPath.isValid())
            return result;
        if (m_checker.node(resultPath).kind == NodeKind::Null)
            return input;
        if (!m_checker.isText(resultPath) || m_checker.isOpaque(resultPath))
            return nullptr;
        const auto plain = plainPath(m_checker.tree().string(resultPath));
        if (!plain || !plain->isWhole)
            return nullptr;
        return withValue(input, plain->names, std::move(result));
    }

    [[nodiscard]] ShapePtr afterParameters(const State& state, const ShapePtr& input) const
    {
        const ShapePtr data = selected(member(state.node, "InputPath"), input);
        const NodeId parameters = member(state.node, "Parameters");
        return parameters.isValid() && state.type != StateType::Map ? made(parameters, data) : data;
    }

    [[nodiscard]] ShapePtr outputOf(const State& state, const ShapePtr& input) const
    {
        const bool makesResult = state.type == StateType::Task || state.isContainer() ||
                                 state.type == StateType::Unknown;
        if (state.queryLanguage == QueryLanguage::Jsonata) {
            const NodeId output = member(state.node, "Output");
            if (output.isValid() || state.type == StateType::Choice)
                return output.isValid() ? literal(output) : nullptr;
            return makesResult ? nullptr : input;
        }
        const NodeId literalResult = member(state.node, "Result");
        ShapePtr result;
        if (state.type == StateType::Pass)
            result =
                literalResult.isValid() ? literal(literalResult) : afterParameters(state, input);
        else if (!makesResult)
            result = selected(member(state.node, "InputPath"), input);
        const NodeId selector = member(state.node, "ResultSelector");
        if (selector.isValid() && makesResult)
            result = made(selector, nullptr);
        const ShapePtr whole = placed(member(state.node, "ResultPath"), input, result);
        return selected(member(state.node, "OutputPath"), whole);
    }

    [[nodiscard]] ShapePtr caughtOutput(const State& state, const Transition& transition,
                                        const ShapePtr& input) const
    {
        const auto error =
            std::make_shared<const Shape>(Shape{false, {{"Error", nullptr}, {"Cause", nullptr}}});
        if (state.queryLanguage == QueryLanguage::Jsonata) {
            const NodeId output = member(transition.ruleNode, "Output");
            return output.isValid() ? literal(output) : error;
        }
        return placed(member(transition.ruleNode, "ResultPath"), input, error);
    }

    [[nodiscard]] ShapePtr innerInput(const State& state, const ShapePtr& input) const
    {
        if (state.queryLanguage == QueryLanguage::Jsonata)
            return nullptr;
        if (state.type == StateType::Parallel)
            return afterParameters(state, input);
        if (member(state.node, "ItemBatcher").isValid())
            return nullptr;
        NodeId selector = member(state.node, "ItemSelector");
        if (!selector.isValid())
            selector = member(state.node, "Parameters");
        return selector.isValid() ? made(selector, selected(member(state.node, "InputPath"), input))
                                  : nullptr;
    }

    void checkState(const State& state, const ShapePtr& input)
    {
        checkContext(state);
        if (state.queryLanguage == QueryLanguage::Jsonata || input == nullptr ||
            m_checker.node(state.node).kind != NodeKind::Object)
            return;
        checkPath(member(state.node, "InputPath"), input);
        const ShapePtr data = selected(member(state.node, "InputPath"), input);
        if (data != nullptr) {
            for (NodeId id = m_checker.node(state.node).firstChild; id.isValid();
                 id = m_checker.node(id).nextSibling)
                checkField(id, data);
        }
        if (state.type == StateType::Choice)
            checkTests(member(state.node, "Choices"), data);
    }

    /// A field of a state that reads what InputPath has left of its input.
    void checkField(NodeId field, const ShapePtr& data)
    {
        constexpr std::array<std::string_view, 8> paths{"ItemsPath",
                                                        "SecondsPath",
                                                        "TimestampPath",
                                                        "TimeoutSecondsPath",
                                                        "HeartbeatSecondsPath",
                                                        "MaxConcurrencyPath",
                                                        "ErrorPath",
                                                        "CausePath"};
        const std::string name = m_checker.tree().key(field);
        if (name == "Parameters" || name == "ItemSelector")
            checkTemplate(field, data);
        else if (name.ends_with("Path") &&
                 std::find(paths.begin(), paths.end(), name) != paths.end())
            checkPath(field, data);
    }

    void checkTemplate(NodeId root, const ShapePtr& data)
    {
        if (!root.isValid() || data == nullptr)
            return;
        forEachDollarText(m_checker, root,
                          [&](NodeId id, const std::string& name, const std::string&) {
                              if (name.ends_with(".$"))
                                  checkPath(id, data);
                          });
    }

    void checkTests(NodeId rules, const ShapePtr& data)
    {
        if (!rules.isValid() || data == nullptr)
            return;
        // Whoever asks whether something is there knows that it may not be.
        std::vector<std::string> asked;
        forEachText(
            m_checker, rules, [&](NodeId id, const std::string& name, const std::string& text) {
                const NodeId rule = m_checker.node(id).parent;
                if (name == "Variable" && m_checker.tree().member(rule, "IsPresent").isValid())
                    asked.push_back(text);
            });
        forEachText(
            m_checker, rules, [&](NodeId id, const std::string& name, const std::string& text) {
                const bool isPath = name == "Variable" || name.ends_with("Path");
                const bool isAsked =
                    std::any_of(asked.begin(), asked.end(),
                                [&text](const auto& known) { return text.starts_with(known); });
                if (isPath && !isAsked)
                    checkPath(id, data);
            });
    }

    void checkPath(NodeId node, const ShapePtr& data)
    {
        if (!node.isValid() || data == nullptr || !m_checker.isText(node) ||
            m_checker.isOpaque(node))
            return;
        const std::string text = m_checker.tree().string(node);
        if (!intrinsics::Expression::looksLikeCall(text)) {
            checkText(node, text, data);
            return;
        }
        const auto call = intrinsics::Expression::parse(text);
        if (!call)
            return; // told already
        for (const intrinsics::PathUse& use : call->paths())
            checkText(node, use.path.text(), data);
    }

    void checkText(NodeId node, const std::string& text, const ShapePtr& data)
    {
        const auto plain = plainPath(text);
        if (!plain)
            return;
        const Finding finding = follow(data, *plain);
        if (!finding.isMissing)
            return;
        std::string prefix = "$";
        PlainPath known;
        for (std::size_t i = 0; i < finding.depth; ++i) {
            prefix += "." + plain->names[i];
            known.names.push_back(plain->names[i]);
        }
        m_checker.report(DiagnosticCode::PathNotProduced, node,
                         {text, listed(follow(data, known).shape, prefix)});
    }

    [[nodiscard]] static std::string listed(const ShapePtr& shape, const std::string& prefix)
    {
        std::string names;
        std::size_t count = 0;
        for (const auto& [name, member] : shape->members) {
            if (++count > mostNames)
                return names + ", …";
            names += (names.empty() ? "" : ", ") + prefix + "." + name;
        }
        return names.empty() ? prefix + " = {}" : names;
    }

    /// `$$` has few members, which are known.
    void checkContext(const State& state)
    {
        if (!m_readsContext || !mayReadContext(state))
            return;
        forEachStateText(
            m_checker, state, [&](NodeId id, const std::string& name, const std::string& text) {
                if (state.queryLanguage == QueryLanguage::Jsonata || !text.starts_with("$$.") ||
                    hasPlaceholder(text) || !(name.ends_with(".$") || name.ends_with("Path")))
                    return;
                const auto path = plainPath(std::string_view(text).substr(1));
                const auto unknown = path ? asl::firstUnknownInContext(path->names) : std::nullopt;
                if (unknown)
                    reportContext(id, text, *path, *unknown);
            });
    }

    /// Told from the text, where that can be told without reading all its strings.
    [[nodiscard]] bool mayReadContext(const State& state) const
    {
        const TextRange range = m_checker.node(state.node).range;
        const std::string_view text =
            std::string_view(m_checker.tree().text()).substr(range.begin, range.length());
        return m_checker.tree().hasCopies() || text.find("$$.") != std::string_view::npos ||
               text.find('\\') != std::string_view::npos;
    }

    void reportContext(NodeId id, const std::string& text, const PlainPath& path,
                       std::size_t unknown)
    {
        m_checker.report(DiagnosticCode::UnknownContextField, id, {text});
        catalogue::Nearest nearest(path.names[unknown]);
        for (const std::string_view name :
             asl::contextMembers(std::span(path.names).first(unknown)))
            nearest.offer(name);
        const std::size_t at = text.find(path.names[unknown]);
        if (!nearest.name() || at == std::string::npos)
            return;
        std::string repaired = text;
        repaired.replace(at, path.names[unknown].size(), *nearest.name());
        m_checker.addFix(Fix::Kind::ReplaceValue, {}, syntax::toJsonText(repaired));
    }

    Checker& m_checker;
    bool m_readsContext; ///< whether the text mentions the context at all
};

} // namespace

void checkDataFlow(Checker& checker)
{
    DataFlow(checker).checkScope(checker.model.root(), nullptr);
}

} // namespace stepglass::lint
