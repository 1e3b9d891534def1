// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/Recollection.h"
#include "core/lint/private/VariableUses.h"

#include "core/catalogue/Nearest.h"
#include "core/syntax/YamlText.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

// Variables: their names, and whether what is read can have been assigned. States language,
// "Workflow variables": a scope sees its own variables and those of the scopes around it.

namespace stepglass::lint {

namespace {

using asl::QueryLanguage;
using asl::Scope;
using asl::State;
using asl::StateType;
using syntax::NodeId;
using syntax::NodeKind;

constexpr std::size_t longestName = 80;
constexpr std::string_view reservedName = "states";

bool isVariableName(std::string_view name)
{
    if (name.empty() || (name.front() >= '0' && name.front() <= '9'))
        return false;
    std::size_t characters = 0;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        characters += (byte & 0xC0U) == 0x80U ? 0 : 1;
        if (!isNameByte(c))
            return false;
    }
    return characters <= longestName;
}

struct Assignment {
    const State* state = nullptr;
    const Scope* scope = nullptr;
    NodeId member;
};

class VariableRules {
public:
    explicit VariableRules(Checker& checker)
        : m_checker(checker)
    {
    }

    void checkAll()
    {
        collect(m_checker.model.root(), nullptr, false);
        for (const auto& [state, scope] : m_states)
            collectAssignments(*state, scope);
        checkShadows();
        for (std::size_t i = 0; i < m_states.size(); ++i)
            checkUses(i);
        reportUnused();
    }

private:
    struct ScopeInfo {
        const Scope* outer = nullptr;
        bool isCutOff = false; ///< a distributed Map's: it sees nothing of what is around
        const State* owner = nullptr;
    };

    /// What ways from some states of a scope have been found to lead to.
    struct Reach {
        std::unordered_set<const State*> met;
        std::vector<const State*> order; ///< the states themselves, then those met
        std::size_t next = 0;            ///< the first whose transitions are still to be followed
    };

    struct Variable {
        std::vector<Assignment> assignments;
        std::unordered_map<const Scope*, Reach> reached; ///< from its assignments there
    };

    void collect(const Scope& scope, const State* owner, bool isCutOff)
    {
        for (const State& state : scope.states) {
            m_states.emplace_back(&state, &scope);
            for (const Scope& inner : state.scopes) {
                m_scopes[&inner] = {&scope, state.isDistributedMap, &state};
                collect(inner, &state, state.isDistributedMap);
            }
        }
        if (owner == nullptr)
            m_scopes[&scope] = {nullptr, isCutOff, nullptr};
    }

    void collectAssignments(const State& state, const Scope* scope)
    {
        const auto& tree = m_checker.tree();
        readAssign(tree.member(state.node, "Assign"), state, scope);
        for (const std::string_view list : {"Choices", "Catch"}) {
            const NodeId entries = tree.member(state.node, list);
            if (!entries.isValid())
                continue;
            for (NodeId entry = m_checker.node(entries).firstChild; entry.isValid();
                 entry = m_checker.node(entry).nextSibling)
                readAssign(tree.member(entry, "Assign"), state, scope);
        }
    }

    void readAssign(NodeId assign, const State& state, const Scope* scope)
    {
        if (!assign.isValid() || m_checker.node(assign).kind != NodeKind::Object)
            return;
        for (NodeId id = m_checker.node(assign).firstChild; id.isValid();
             id = m_checker.node(id).nextSibling) {
            std::string name = m_checker.tree().key(id);
            if (state.queryLanguage == QueryLanguage::JsonPath && name.ends_with(".$"))
                name.resize(name.size() - 2);
            if (hasPlaceholder(name) || name.starts_with("Fn::") ||
                m_checker.node(id).keyRange.isEmpty())
                continue;
            if (name == reservedName || name == "$states")
                m_checker.reportKey(DiagnosticCode::ReservedVariableName, id, {name});
            else if (!isVariableName(name))
                m_checker.reportKey(DiagnosticCode::InvalidVariableName, id, {name});
            else
                m_variables[name].assignments.push_back({&state, scope, id});
        }
    }

    void checkShadows()
    {
        for (const auto& [name, variable] : m_variables) {
            std::unordered_set<const Scope*> scopes;
            for (const Assignment& assignment : variable.assignments)
                scopes.insert(assignment.scope);
            if (scopes.size() < 2)
                continue;
            for (const Assignment& assignment : variable.assignments) {
                if (isInAScopeAround(assignment.scope, scopes))
                    m_checker.reportKey(DiagnosticCode::VariableShadowed, assignment.member,
                                        {name});
            }
        }
    }

    [[nodiscard]] bool isInAScopeAround(const Scope* scope,
                                        const std::unordered_set<const Scope*>& scopes) const
    {
        for (ScopeInfo info = m_scopes.at(scope); info.outer != nullptr && !info.isCutOff;
             info = m_scopes.at(info.outer)) {
            if (scopes.contains(info.outer))
                return true;
        }
        return false;
    }

    void checkUses(std::size_t number)
    {
        const auto& [state, scope] = m_states[number];
        const auto reads = m_checker.recollection.reads(m_checker, number);
        for (const VariableRead& read : *reads) {
            m_used.insert(read.name);
            if (read.name == reservedName)
                continue;
            VariableRead use = read;
            use.node = NodeId(read.node.value() + state->node.value());
            const auto known = m_variables.find(use.name);
            if (known == m_variables.end())
                reportUndefined(*state, use);
            else if (!isVisible(known->second, *state, scope))
                m_checker.reportPart(DiagnosticCode::VariableOutOfScope, use.node, use.part,
                                     {use.name});
        }
    }

    void reportUndefined(const State& state, const VariableRead& use)
    {
        m_checker.reportPart(DiagnosticCode::UndefinedVariable, use.node, use.part, {use.name});
        catalogue::Nearest nearest(use.name);
        if (state.queryLanguage == QueryLanguage::Jsonata)
            nearest.offer(reservedName);
        for (const auto& [name, variable] : m_variables)
            nearest.offer(name);
        if (!nearest.name())
            return;
        std::string text = m_checker.tree().string(use.node);
        text.replace(use.part.begin + 1, use.part.length() - 1, *nearest.name());
        m_checker.addFix(Fix::Kind::ReplaceValue, {}, syntax::toJsonText(text));
    }

    /// Whether one of the assignments can have happened before the state runs.
    [[nodiscard]] bool isVisible(Variable& variable, const State& state, const Scope* scope)
    {
        const State* reader = &state;
        while (true) {
            if (isAssignedBefore(variable, *reader, *scope))
                return true;
            const ScopeInfo& info = m_scopes.at(scope);
            if (info.outer == nullptr || info.isCutOff)
                return false;
            scope = info.outer;
            reader = info.owner;
        }
    }

    /// Whether a way leads to a state of a scope from one that assigns the variable there. A
    /// variable is mostly read near to where it is assigned, so ways are followed only as far as
    /// somebody asks, and together: the nearest states first.
    [[nodiscard]] bool isAssignedBefore(Variable& variable, const State& reader, const Scope& scope)
    {
        const auto [known, isNew] = variable.reached.try_emplace(&scope);
        Reach& reach = known->second;
        for (const Assignment& assignment : variable.assignments) {
            if (isNew && assignment.scope == &scope)
                reach.order.push_back(assignment.state);
        }
        while (!reach.met.contains(&reader)) {
            if (reach.next == reach.order.size())
                return false;
            for (const asl::Transition& transition : reach.order[reach.next++]->transitions) {
                const State* target = stateOf(scope, transition.target);
                if (target != nullptr && reach.met.insert(target).second)
                    reach.order.push_back(target);
            }
        }
        return true;
    }

    [[nodiscard]] const State* stateOf(const Scope& scope, const std::string& name)
    {
        auto [index, isNew] = m_names.try_emplace(&scope);
        if (isNew) {
            for (const State& state : scope.states)
                index->second[state.name] = &state;
        }
        const auto found = index->second.find(name);
        return found != index->second.end() ? found->second : nullptr;
    }

    void reportUnused()
    {
        for (const auto& [name, variable] : m_variables) {
            if (!m_used.contains(name))
                reportUnused(name, variable.assignments.front().member);
        }
    }

    void reportUnused(const std::string& name, NodeId member)
    {
        m_checker.reportKey(DiagnosticCode::UnusedVariable, member, {name});
        m_checker.addFix(Fix::Kind::RemoveMember, {}, {});
    }

    Checker& m_checker;
    std::vector<std::pair<const State*, const Scope*>> m_states; ///< as in Model::allStates
    std::unordered_map<const Scope*, ScopeInfo> m_scopes;
    std::map<std::string, Variable, std::less<>> m_variables;
    std::unordered_set<std::string> m_used;
    std::unordered_map<const Scope*, std::unordered_map<std::string_view, const State*>> m_names;
};

} // namespace

void checkVariables(Checker& checker)
{
    VariableRules(checker).checkAll();
}

} // namespace stepglass::lint
