// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/private/ConvertedState.h"
#include "core/assist/private/FromJsonata.h"

#include "core/jsonata/Template.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace stepglass::assist {

namespace {

using asl::StateType;
using syntax::NodeId;
using syntax::NodeKind;
using Kind = jsonata::SyntaxNode::Kind;
using Members = std::vector<value::Member>;

/// Fields which with a path as their value end in Path.
constexpr std::array<std::string_view, 12> pathFields{
    "Seconds",          "Timestamp", "TimeoutSeconds",        "HeartbeatSeconds",
    "MaxConcurrency",   "Error",     "ToleratedFailureCount", "ToleratedFailurePercentage",
    "MaxItemsPerBatch", "MaxItems",  "MaxInputBytesPerBatch", "Cause"};

class StateTranslator {
public:
    StateTranslator(const asl::Model& model, const asl::State& state)
        : m_tree(model.tree())
        , m_state(state)
        , m_from(m_tree, m_notes)
        , m_calls(state.type == StateType::Task || state.isContainer())
    {
    }

    ConvertedState translate()
    {
        if (const NodeId output = field("Output"); output.isValid())
            m_output = outputFields(output, m_calls ? Origin::Result : Origin::Input);
        for (const NodeId child : m_tree.children(m_state.node))
            addMember(child, m_tree.key(child));
        // What States.ALL catches in JSONata, nothing catches in JSONPath.
        constexpr std::array<std::string_view, 2> names{"States.ALL",
                                                        "States.QueryEvaluationError"};
        noteErrorNames(m_tree, m_state.node, names, "States.Runtime", m_notes);
        ConvertedState converted;
        if (!m_notes.hasRefusal())
            converted.value = Value::object(std::move(m_members));
        converted.notes = m_notes.take();
        return converted;
    }

private:
    [[nodiscard]] NodeId field(std::string_view name) const
    {
        return m_tree.member(m_state.node, name);
    }
    [[nodiscard]] bool isExpression(NodeId node) const
    {
        return m_tree.node(node).kind == NodeKind::String &&
               jsonata::isExpressionText(m_tree.string(node));
    }
    void add(std::string_view name, Value value)
    {
        m_members.push_back({value::Key(name), std::move(value)});
    }
    void refuse(NodeId node) { m_from.refuse(m_tree.key(node), m_tree.pointer(node)); }

    void addMember(NodeId node, const std::string& key)
    {
        if (key == "QueryLanguage")
            return;
        if (key == "Output") {
            std::move(m_output.begin(), m_output.end(), std::back_inserter(m_members));
        } else if (key == "Arguments") {
            addArguments(node);
        } else if (key == "Assign") {
            addAssign(node);
        } else if (key == "Items") {
            addItems(node);
        } else if (key == "ItemSelector" || key == "Credentials") {
            add(key, objectOf(node, Origin::Input));
        } else if (key == "ItemReader" || key == "ResultWriter" || key == "ItemBatcher") {
            add(key, inner(node));
        } else if (key == "Choices") {
            add(key, entriesOf(m_tree, node, [this](NodeId rule) { return choiceRule(rule); }));
        } else if (key == "Catch") {
            add(key,
                entriesOf(m_tree, node, [this](NodeId catcher) { return this->catcher(catcher); }));
        } else {
            m_members.push_back(plainOrPath(node, key));
        }
    }

    /// A field that may hold an expression, as itself or as its twin that ends in Path.
    value::Member plainOrPath(NodeId node, const std::string& key)
    {
        const value::Member same{value::Key(key), asl::toValue(m_tree, node)};
        const bool mayHold =
            std::find(pathFields.begin(), pathFields.end(), key) != pathFields.end();
        if (!mayHold || !isExpression(node))
            return same;
        const std::string pointer = m_tree.pointer(node);
        const std::optional<Part> part = m_from.read(m_tree.string(node), pointer);
        if (!part)
            return same;
        if (const std::optional<Value> constant = FromJsonata::constantOf(*part))
            return {value::Key(key), *constant};
        const bool mayCall = key == "Error" || key == "Cause";
        const auto text = mayCall ? m_from.dynamic(*part, Origin::Input, pointer)
                                  : m_from.path(*part, Origin::Input, pointer);
        if (!text) {
            m_from.refuse(part->text, pointer);
            return same;
        }
        return {value::Key(fmt::format("{}Path", key)), Value(*text)};
    }

    /// A template that has to be an object, as all those of JSONPath.
    Value objectOf(NodeId node, Origin origin)
    {
        Value value = m_from.shaped(node, origin);
        if (!value.isObject())
            refuse(node);
        return value;
    }

    void addArguments(NodeId node)
    {
        if (!isExpression(node)) {
            add("Parameters", m_from.shaped(node, Origin::Input));
            return;
        }
        const std::string pointer = m_tree.pointer(node);
        const std::optional<Part> part = m_from.read(m_tree.string(node), pointer);
        if (!part)
            return;
        const std::optional<Place> place = m_from.placeOf(*part);
        if (place && place->origin == Origin::Input && place->steps.empty())
            return;
        const auto path = m_from.path(*part, Origin::Input, pointer);
        // InputPath would move the `$` of the other fields as well.
        const bool isAlone = !field("TimeoutSeconds").isValid() &&
                             !field("HeartbeatSeconds").isValid() &&
                             !field("Credentials").isValid();
        if (path && isAlone)
            add("InputPath", Value(*path));
        else
            add("Parameters", m_from.shaped(*part, Origin::Input, pointer));
    }

    void addAssign(NodeId node)
    {
        const bool isShaped = std::any_of(m_output.begin(), m_output.end(), [](const auto& member) {
            const std::string_view name = member.name.text();
            return name == "ResultSelector" || name == "Parameters" || name == "Result";
        });
        // Nothing is `$` there that JSONata knows: neither the result nor the input.
        const Origin origin =
            isShaped ? Origin::Variable : (m_calls ? Origin::Result : Origin::Input);
        add("Assign", objectOf(node, origin));
    }

    void addItems(NodeId node)
    {
        const std::string pointer = m_tree.pointer(node);
        const std::optional<Part> part =
            isExpression(node) ? m_from.read(m_tree.string(node), pointer) : std::nullopt;
        const auto path = part ? m_from.path(*part, Origin::Input, pointer) : std::nullopt;
        if (!path)
            refuse(node);
        else if (*path != "$")
            add("ItemsPath", Value(*path));
    }

    /// The fields that say what Output says.
    Members outputFields(NodeId node, Origin own)
    {
        const std::string pointer = m_tree.pointer(node);
        if (!isExpression(node))
            return shapeFields(m_from.shaped(node, own), own, node);
        const std::optional<Part> part = m_from.read(m_tree.string(node), pointer);
        return part ? expressionFields(*part, own, pointer, node) : Members{};
    }

    Members expressionFields(const Part& part, Origin own, const std::string& pointer, NodeId node)
    {
        if (const std::optional<Place> place = m_from.placeOf(part)) {
            const bool isInput = place->origin == Origin::Input;
            const bool isOwn = place->origin == own;
            if (place->steps.empty() && isOwn)
                return {};
            // What is not the state's own result takes its place: the input alone is left then.
            Members fields;
            const bool isElsewhere =
                place->origin == Origin::Context || place->origin == Origin::Variable;
            if (own == Origin::ErrorOutput && (isElsewhere || !place->steps.empty())) {
                m_from.refuse(part.text, pointer);
                return {};
            }
            if (isInput && !isOwn)
                fields.push_back({"ResultPath", Value()});
            else if (!isOwn && !isElsewhere)
                m_from.refuse(part.text, pointer);
            if (!place->steps.empty() || isElsewhere)
                fields.push_back(
                    {"OutputPath", Value(m_from.path(part, place->origin, pointer).value_or("$"))});
            return fields;
        }
        std::string place;
        if (const Part* result = mergedInto(part, "$", {}, place))
            return mergedFields(*result, place, own, pointer, node);
        if (part.kind == Kind::Object || FromJsonata::constantOf(part))
            return shapeFields(m_from.shaped(part, own, pointer), own, node);
        m_from.refuse(part.text, pointer);
        return {};
    }

    /// What `$merge([$states.input, {'name': x}])` puts into the input, and where.
    const Part* mergedInto(const Part& part, std::string base,
                           const std::vector<std::string>& steps, std::string& place)
    {
        if (!part.isCall("$merge", 1) || part.parts[1].kind != Kind::Array ||
            part.parts[1].parts.size() != 2)
            return nullptr;
        const std::optional<Place> whole = m_from.placeOf(part.parts[1].parts[0]);
        const Part& added = part.parts[1].parts[1];
        if (!whole || whole->origin != Origin::Input || whole->steps != steps ||
            added.kind != Kind::Object || added.parts.size() != 2)
            return nullptr;
        const std::optional<Value> name = FromJsonata::constantOf(added.parts[0]);
        if (!name || !name->isString() ||
            name->asString().find_first_of("'\\") != std::string_view::npos)
            return nullptr;
        const std::string step = FromJsonata::step(name->asString());
        std::vector<std::string> deeper = steps;
        deeper.push_back(step);
        place = base + step;
        if (const Part* inner = mergedInto(added.parts[1], place, deeper, place))
            return inner;
        place = base + step;
        return &added.parts[1];
    }

    Members mergedFields(const Part& result, const std::string& place, Origin own,
                         const std::string& pointer, NodeId node)
    {
        Members fields;
        const std::optional<Place> from = m_from.placeOf(result);
        const bool isOwn = from && from->origin == own && from->steps.empty();
        if (own == Origin::ErrorOutput && !isOwn)
            m_from.refuse(result.text, pointer);
        else if (!isOwn && (result.kind == Kind::Object || FromJsonata::constantOf(result)))
            fields = shapeFields(m_from.shaped(result, own, pointer), own, node);
        else if (!isOwn)
            m_from.refuse(result.text, pointer);
        fields.push_back({"ResultPath", Value(place)});
        return fields;
    }

    /// A template as the result of a state: Pass's own, or selected from what came back.
    Members shapeFields(Value shape, Origin own, NodeId node)
    {
        if (m_calls && own == Origin::Result && shape.isObject())
            return {{"ResultSelector", std::move(shape)}};
        if (m_state.type == StateType::Pass) {
            const bool isTemplate = shape.isObject() && shape.size() > 0;
            return {{isTemplate ? "Parameters" : "Result", std::move(shape)}};
        }
        refuse(node);
        return {};
    }

    Value inner(NodeId object)
    {
        if (m_tree.node(object).kind != NodeKind::Object)
            return asl::toValue(m_tree, object);
        Members members;
        for (const NodeId node : m_tree.children(object)) {
            const std::string key = m_tree.key(node);
            if (key == "Arguments")
                members.push_back({"Parameters", objectOf(node, Origin::Input)});
            else if (key == "BatchInput")
                members.push_back({"BatchInput", objectOf(node, Origin::Input)});
            else if (key == "ReaderConfig")
                members.push_back({"ReaderConfig", inner(node)});
            else
                members.push_back(plainOrPath(node, key));
        }
        return Value::object(std::move(members));
    }

    Value choiceRule(NodeId rule)
    {
        Members members;
        // All ways out of a Choice of JSONPath have the same output.
        const NodeId output = m_tree.member(rule, "Output");
        const NodeId ofState = field("Output");
        const bool isSame =
            output.isValid() == ofState.isValid() &&
            (!output.isValid() || asl::toValue(m_tree, output) == asl::toValue(m_tree, ofState));
        if (!isSame)
            refuse(output.isValid() ? output : ofState);
        for (const NodeId node : m_tree.children(rule)) {
            const std::string key = m_tree.key(node);
            if (key == "Condition")
                addCondition(members, node);
            else if (key == "Assign")
                members.push_back({"Assign", objectOf(node, Origin::Input)});
            else if (key != "Output")
                members.push_back({value::Key(key), asl::toValue(m_tree, node)});
        }
        return Value::object(std::move(members));
    }

    void addCondition(Members& members, NodeId node)
    {
        if (!isExpression(node))
            return refuse(node);
        const std::string pointer = m_tree.pointer(node);
        const std::optional<Part> part = m_from.read(m_tree.string(node), pointer);
        if (!part)
            return;
        Members rule = m_from.rule(*part, pointer);
        std::move(rule.begin(), rule.end(), std::back_inserter(members));
    }

    Value catcher(NodeId node)
    {
        Members members;
        for (const NodeId child : m_tree.children(node)) {
            const std::string key = m_tree.key(child);
            if (key == "Assign") {
                members.push_back({"Assign", objectOf(child, Origin::ErrorOutput)});
            } else if (key == "Output") {
                if (!isExpression(child)) {
                    refuse(child);
                    continue;
                }
                Members output = outputFields(child, Origin::ErrorOutput);
                std::move(output.begin(), output.end(), std::back_inserter(members));
            } else {
                members.push_back({value::Key(key), asl::toValue(m_tree, child)});
            }
        }
        return Value::object(std::move(members));
    }

    const syntax::SyntaxTree& m_tree;
    const asl::State& m_state;
    Notes m_notes;
    FromJsonata m_from;
    bool m_calls; ///< the state has a result of somebody else's
    Members m_output;
    Members m_members;
};

} // namespace

ConvertedState stateToJsonPath(const asl::Model& model, const asl::State& state)
{
    return StateTranslator(model, state).translate();
}

} // namespace stepglass::assist
