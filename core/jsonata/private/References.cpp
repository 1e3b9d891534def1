// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/Tree.h"

#include <algorithm>

namespace stepglass::jsonata {

namespace {

/// Walks a resolved tree with the names that are bound where it stands.
class Collector {
public:
    explicit Collector(References& found)
        : m_found(found)
    {
    }

    /// `hasContext`: whether the expression itself gave the context.
    void walk(const Node* node, bool hasContext)
    {
        if (node == nullptr)
            return;
        walkByType(*node, hasContext);
        walkStages(node->predicates);
        if (node->type != NodeType::Path)
            walkGroup(*node);
    }

private:
    /// Forgets the names that were bound since it was made.
    class Scope {
    public:
        explicit Scope(std::vector<NameId>& bound)
            : m_bound(bound)
            , m_size(bound.size())
        {
        }
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;
        ~Scope() { m_bound.resize(m_size); }

    private:
        std::vector<NameId>& m_bound;
        std::size_t m_size;
    };

    void walkByType(const Node& node, bool hasContext)
    {
        switch (node.type) {
        case NodeType::Path:
            walkPath(node, hasContext);
            break;
        case NodeType::Variable:
            addVariable(node, {}, node.end, hasContext);
            break;
        case NodeType::Name:
            if (!hasContext)
                m_found.bareNames.push_back(
                    {std::string(node.value.asString()), {node.position, node.end}});
            break;
        case NodeType::Function:
        case NodeType::Partial:
            walkCall(node, hasContext);
            break;
        case NodeType::Lambda: {
            const Scope scope(m_bound);
            m_bound.insert(m_bound.end(), node.parameters.begin(), node.parameters.end());
            walk(node.rhs, hasContext);
            break;
        }
        case NodeType::Block: {
            const Scope scope(m_bound);
            walkAll(node.children, hasContext);
            break;
        }
        case NodeType::Bind: {
            // A function may call itself; any other value is made before its name is bound.
            const bool isFunction = node.rhs->type == NodeType::Lambda;
            if (isFunction)
                m_bound.push_back(node.lhs->name);
            walk(node.rhs, hasContext);
            if (!isFunction)
                m_bound.push_back(node.lhs->name);
            break;
        }
        case NodeType::Transform:
            walk(node.lhs, true);
            walk(node.rhs, true);
            walk(node.third, true);
            break;
        default:
            walkAll(node.children, hasContext);
            for (const auto& [key, content] : node.pairs) {
                walk(key, hasContext);
                walk(content, hasContext);
            }
            for (const SortTerm& term : node.terms)
                walk(term.expression, true);
            walk(node.lhs, hasContext);
            walk(node.rhs, hasContext);
            walk(node.third, hasContext);
        }
    }

    void walkAll(const std::vector<Node*>& nodes, bool hasContext)
    {
        for (const Node* node : nodes)
            walk(node, hasContext);
    }
    void walkStages(const std::vector<Stage>& stages)
    {
        for (const Stage& stage : stages) {
            if (stage.type == Stage::Type::Filter)
                walk(stage.expression, true);
            else
                m_bound.push_back(stage.name);
        }
    }
    void walkGroup(const Node& node)
    {
        if (node.group == nullptr)
            return;
        for (const auto& [key, content] : node.group->pairs) {
            walk(key, true);
            walk(content, true);
        }
    }

    void walkPath(const Node& path, bool hasContext)
    {
        const Scope scope(m_bound);
        const std::vector<Node*>& steps = path.children;
        std::size_t next = 0;
        if (steps.front()->type == NodeType::Variable) {
            const Node& variable = *steps.front();
            std::vector<std::string> members;
            std::uint32_t end = variable.end;
            bool isPlain = variable.stages.empty() && variable.predicates.empty();
            for (std::size_t index = 1;
                 isPlain && index < steps.size() && steps[index]->type == NodeType::Name; ++index) {
                members.emplace_back(steps[index]->value.asString());
                end = steps[index]->end;
                isPlain = steps[index]->stages.empty();
            }
            addVariable(variable, std::move(members), end, hasContext);
            bindStep(variable);
            walkStages(variable.stages);
            walkStages(variable.predicates);
            next = 1;
        }
        for (; next < steps.size(); ++next) {
            const Node& step = *steps[next];
            walk(&step, hasContext || next > 0);
            bindStep(step);
            walkStages(step.stages);
        }
        walkGroup(path);
    }
    void bindStep(const Node& step)
    {
        if (step.focus != 0)
            m_bound.push_back(step.focus);
        if (step.index != 0)
            m_bound.push_back(step.index);
    }

    void walkCall(const Node& call, bool hasContext)
    {
        const Node& procedure = *call.procedure;
        if (procedure.type == NodeType::Variable && procedure.name != 0) {
            m_found.calls.push_back({std::string(procedure.value.asString()),
                                     {procedure.position, procedure.end},
                                     call.children.size(),
                                     call.type == NodeType::Partial,
                                     call.isApplied,
                                     isBound(procedure.name)});
        } else {
            walk(&procedure, hasContext);
        }
        walkAll(call.children, hasContext);
    }

    [[nodiscard]] bool isBound(NameId name) const
    {
        return std::ranges::find(m_bound, name) != m_bound.end();
    }
    void addVariable(const Node& node, std::vector<std::string> members, std::uint32_t end,
                     bool hasContext)
    {
        if (node.name != 0 && (isBound(node.name) || node.builtin != nullptr))
            return;
        m_found.variables.push_back({std::string(node.value.asString()),
                                     {node.position, node.end},
                                     std::move(members),
                                     {node.position, end},
                                     hasContext});
    }

    References& m_found;
    std::vector<NameId> m_bound;
};

} // namespace

References collectReferences(const Tree& tree)
{
    References found;
    Collector(found).walk(tree.root, false);
    const auto byPlace = [](const auto& use) { return use.range.begin; };
    std::ranges::stable_sort(found.variables, {}, byPlace);
    std::ranges::stable_sort(found.calls, {}, byPlace);
    std::ranges::stable_sort(found.bareNames, {}, byPlace);
    return found;
}

} // namespace stepglass::jsonata
