// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Placeholders.h"
#include "core/syntax/SyntaxTree.h"
#include "core/value/Value.h"

#include <compare>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stepglass::asl {

/// Names a state (or the machine: the empty path) by a JSON Pointer into the definition, as in
/// "/States/Notify/Branches/0/States/SendText".
class StatePath {
public:
    StatePath() = default;
    explicit StatePath(std::string pointer)
        : m_pointer(std::move(pointer))
    {
    }
    [[nodiscard]] const std::string& pointer() const { return m_pointer; }
    [[nodiscard]] bool isRoot() const { return m_pointer.empty(); }
    friend auto operator<=>(const StatePath&, const StatePath&) = default;

private:
    std::string m_pointer;
};

enum class StateType { Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map, Unknown };
/// The type as ASL spells it; "Unknown" for that.
[[nodiscard]] std::string_view toString(StateType type);
[[nodiscard]] StateType stateTypeOf(std::string_view text);

enum class QueryLanguage { JsonPath, Jsonata };

enum class TransitionKind { Start, Next, Choice, Default, Catch, End };

/// An edge of the graph as the text gives it: from a state (or, for Start, from its scope) to a
/// state of the same scope. End stands for "End": true and for states that end by their type.
struct Transition {
    TransitionKind kind = TransitionKind::Next;
    /// Which rule of Choices or which Catcher, counted from 0; 0 for the others.
    std::size_t index = 0;
    std::string target; ///< name of the state; empty for End
    syntax::NodeId
        node; ///< the string that names the target; for End the value of "End", or invalid
    syntax::NodeId ruleNode; ///< the whole Choice rule or Catcher; invalid for the others
};

struct Scope;

struct State {
    std::string name;
    StatePath path;
    StateType type = StateType::Unknown;
    std::string typeText; ///< what the text says, also if it is no type
    QueryLanguage queryLanguage = QueryLanguage::JsonPath;
    /// Of a Task: what it calls, with the values of placeholders that are known put in; empty else.
    std::string resource;
    std::string comment;
    syntax::NodeId node;
    std::vector<Transition> transitions; ///< in the order Choices, Default, Next or End, Catch
    std::vector<Scope> scopes; ///< Branches in order, or the one ItemProcessor or Iterator
    std::size_t retrierCount = 0;
    std::size_t catcherCount = 0;
    bool isDistributedMap = false;
    bool isBroken = false; ///< its text has a syntax fault, or it is no object

    [[nodiscard]] bool isContainer() const
    {
        return type == StateType::Parallel || type == StateType::Map;
    }
    [[nodiscard]] bool isTerminal() const
    {
        return type == StateType::Succeed || type == StateType::Fail;
    }
};

/// The machine itself, a branch of a Parallel or the processor of a Map.
struct Scope {
    StatePath path; ///< of the object that holds StartAt and States: "" or ".../Branches/0",
                    ///< ".../ItemProcessor"
    syntax::NodeId node;
    syntax::NodeId statesNode; ///< the object of the states; invalid where there is none
    std::optional<Transition> start;
    std::vector<State> states; ///< in the order of the text

    [[nodiscard]] const State* find(std::string_view name) const;
};

/// The typed view of one syntax tree as a state machine. Never fails: what is missing is empty.
class Model {
public:
    /// `known` tells what placeholders stand for, as far as somebody said so; it may be null.
    [[nodiscard]] static std::shared_ptr<const Model>
    build(std::shared_ptr<const syntax::SyntaxTree> tree,
          std::shared_ptr<const KnownPlaceholders> known = nullptr);

    [[nodiscard]] const syntax::SyntaxTree& tree() const { return *m_tree; }
    [[nodiscard]] std::shared_ptr<const syntax::SyntaxTree> sharedTree() const { return m_tree; }
    [[nodiscard]] const Scope& root() const { return m_root; }
    [[nodiscard]] const std::string& comment() const { return m_comment; }
    [[nodiscard]] QueryLanguage queryLanguage() const { return m_queryLanguage; }
    /// What `build` was told of placeholders.
    [[nodiscard]] const KnownPlaceholders& knownPlaceholders() const { return *m_known; }

    /// The state of a path, or nothing.
    [[nodiscard]] const State* state(const StatePath& path) const;
    /// The scope that holds a state, or nothing.
    [[nodiscard]] const Scope* scopeOf(const StatePath& state) const;
    /// The state whose value a node is, or nothing.
    [[nodiscard]] const State* stateOf(syntax::NodeId node) const;
    /// The innermost state whose text holds the offset, or nothing.
    [[nodiscard]] const State* stateAt(std::uint32_t offset) const;
    /// All states in the order of the text, containers before what they hold.
    [[nodiscard]] const std::vector<const State*>& allStates() const { return m_states; }
    /// Containers around the deepest state; 0 for a flat machine.
    [[nodiscard]] std::size_t depth() const { return m_depth; }

private:
    Model() = default;

    std::shared_ptr<const syntax::SyntaxTree> m_tree;
    std::shared_ptr<const KnownPlaceholders> m_known;
    Scope m_root;
    std::string m_comment;
    QueryLanguage m_queryLanguage = QueryLanguage::JsonPath;
    std::vector<const State*> m_states;
    /// A state and the scope that holds it.
    struct Place {
        const State* state = nullptr;
        const Scope* scope = nullptr;
    };
    std::unordered_map<std::string_view, Place> m_byPath; ///< the names are the states' own
    std::vector<const State*> m_byNode;                   ///< by the nodes' numbers
    std::size_t m_depth = 0;
};

/// The JSON value of a node. Placeholders become the string that the text shows ("${Name}");
/// Missing nodes become null.
[[nodiscard]] Value toValue(const syntax::SyntaxTree& tree, syntax::NodeId node);

/// What a card shows below the name, in English: "Lambda: validate-order", "Choice · 3 rules +
/// default", "Parallel · 2 branches", "Wait 10 s", "Fail". Short; no line breaks.
[[nodiscard]] std::string cardDetail(const Model& model, const State& state);
/// What a transition's label shows, in English: the rule in short (`$.delivery_mode == "text"`),
/// "default", "Catch · ValidationError"; empty for Start, Next and End.
[[nodiscard]] std::string transitionLabel(const Model& model, const State& state,
                                          const Transition& transition);

/// The kind of action behind a Task's resource, for icons and words.
struct ServiceAction {
    std::string service; ///< "lambda", "dynamodb", "states", ...; empty where it is unknown
    std::string action;  ///< "invoke", "getItem", ...
    std::string pattern; ///< "", "sync", "sync:2" or "waitForTaskToken"
    std::string
        resourceName;   ///< the function's or activity's name where the resource itself is one
    bool isSdk = false; ///< arn:aws:states:::aws-sdk:...
    bool isActivity = false;
};
[[nodiscard]] ServiceAction serviceActionOf(std::string_view resource);
/// The service's name as people write it: "Lambda", "DynamoDB", "Step Functions".
[[nodiscard]] std::string serviceTitle(std::string_view service);

} // namespace stepglass::asl

template <>
struct std::hash<stepglass::asl::StatePath> {
    std::size_t operator()(const stepglass::asl::StatePath& path) const noexcept
    {
        return std::hash<std::string>()(path.pointer());
    }
};
