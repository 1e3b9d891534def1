// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/private/ConvertedState.h"
#include "core/assist/private/ToJsonata.h"

#include "core/intrinsics/Expression.h"
#include "core/jsonpath/Path.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace stepglass::assist {

namespace {

using asl::StateType;
using syntax::NodeId;
using syntax::NodeKind;

/// Fields whose names lose their Path, and get an expression as their value.
constexpr std::array<std::string_view, 9> pathFields{"SecondsPath",
                                                     "TimestampPath",
                                                     "TimeoutSecondsPath",
                                                     "HeartbeatSecondsPath",
                                                     "MaxConcurrencyPath",
                                                     "ToleratedFailureCountPath",
                                                     "ErrorPath",
                                                     "CausePath",
                                                     "ToleratedFailurePercentagePath"};
/// The same inside of ItemReader's ReaderConfig and of ItemBatcher.
constexpr std::array<std::string_view, 3> innerPathFields{"MaxItemsPath", "MaxItemsPerBatchPath",
                                                          "MaxInputBytesPerBatchPath"};

template <std::size_t Count>
bool isAmong(const std::array<std::string_view, Count>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string withoutPath(const std::string& name)
{
    return name.substr(0, name.size() - std::string_view("Path").size());
}

class StateTranslator {
public:
    StateTranslator(const asl::Model& model, const asl::State& state)
        : m_tree(model.tree())
        , m_state(state)
        , m_to(m_tree, m_notes)
    {
        m_rawInput.code = {"$states.input"};
        m_result.code = {"$states.result"};
    }

    ConvertedState translate()
    {
        m_input = dataPath(m_rawInput, "InputPath");
        m_calls = m_state.type == StateType::Task || m_state.isContainer();
        m_shaped = shapedResult();
        m_output = outputOf();
        for (const NodeId child : m_tree.children(m_state.node))
            addMember(child, m_tree.key(child));
        addMissing();
        constexpr std::array<std::string_view, 4> names{
            "States.ParameterPathFailure", "States.ResultPathMatchFailure",
            "States.IntrinsicFailure", "States.Runtime"};
        noteErrorNames(m_tree, m_state.node, names, "States.QueryEvaluationError", m_notes);
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

    /// What InputPath or OutputPath makes of data.
    Root dataPath(const Root& from, std::string_view name)
    {
        const NodeId node = field(name);
        if (!node.isValid())
            return from;
        if (m_tree.node(node).kind == NodeKind::Null)
            return {{"{}"}, {}, nullptr};
        const std::string text = m_tree.string(node);
        if (text == "$")
            return from;
        return {m_to.path(text, from, m_tree.pointer(node)), {}, nullptr};
    }

    /// What `$` is in Assign, and what ResultPath puts somewhere.
    Root shapedResult()
    {
        if (m_calls) {
            const NodeId selector = field("ResultSelector");
            return selector.isValid() ? Root{{}, selector, &m_result} : m_result;
        }
        if (m_state.type != StateType::Pass)
            return m_input;
        const NodeId result = field("Result");
        if (result.isValid()) {
            m_isConstant = true;
            return {{}, result, nullptr};
        }
        const NodeId parameters = field("Parameters");
        return parameters.isValid() ? Root{{}, parameters, &m_input} : m_input;
    }

    Code codeOf(const Root& root)
    {
        if (!root.shape.isValid())
            return root.code;
        return m_isConstant ? m_to.constantCode(root.shape)
                            : m_to.shapedCode(root.shape, *root.inner);
    }

    Value valueOf(const Root& root)
    {
        if (!root.shape.isValid())
            return Value(inField(root.code));
        return m_isConstant ? m_to.constant(root.shape) : m_to.shaped(root.shape, *root.inner);
    }

    /// The state's Output; nothing where it is what JSONata gives anyway.
    std::optional<Value> outputOf()
    {
        if (m_state.type == StateType::Fail)
            return std::nullopt;
        const Value output = combined();
        const std::string usual = inField(m_calls ? m_result.code : m_rawInput.code);
        if (output.isString() && output.asString() == usual)
            return std::nullopt;
        return output;
    }

    /// The result where ResultPath wants it, seen through OutputPath.
    Value combined()
    {
        const bool hasResult = m_calls || m_state.type == StateType::Pass;
        const NodeId place = field("ResultPath");
        const NodeId outputPath = field("OutputPath");
        const bool isWhole = !outputPath.isValid() || m_tree.string(outputPath) == "$";
        if (!isWhole && m_tree.node(outputPath).kind == NodeKind::Null)
            return Value(inField({"{}"}));
        if (!hasResult || !place.isValid() || m_tree.string(place) == "$") {
            if (isWhole)
                return valueOf(m_shaped);
            return m_isConstant ? Value(inField(outputOfConstant(outputPath)))
                                : valueOf(dataPath(m_shaped, "OutputPath"));
        }
        if (m_tree.node(place).kind == NodeKind::Null)
            return valueOf(dataPath(m_rawInput, "OutputPath"));
        const Root merged = mergedRoot(place, codeOf(m_shaped));
        if (isWhole)
            return valueOf(merged);
        return valueOf(throughOutputPath(place, outputPath, merged));
    }

    Code outputOfConstant(NodeId outputPath)
    {
        const Root whole{m_to.constantCode(m_shaped.shape), {}, nullptr};
        return m_to.path(m_tree.string(outputPath), whole, m_tree.pointer(outputPath));
    }

    /// Without the merge where OutputPath leads past it.
    Root throughOutputPath(NodeId place, NodeId outputPath, const Root& merged)
    {
        const std::string placeText = m_tree.string(place);
        const std::string text = m_tree.string(outputPath);
        const std::vector<PathStep> into = stepsOf(placeText);
        const std::vector<PathStep> out = stepsOf(text);
        const auto isSame = [](const PathStep& a, const PathStep& b) {
            return a.kind == PathStep::Kind::Name && b.kind == a.kind && a.text == b.text;
        };
        const bool isPlain = text.starts_with("$.") || text.starts_with("$[");
        if (isPlain && !out.empty() && out.front().kind == PathStep::Kind::Name &&
            into.front().text != out.front().text)
            return dataPath(m_rawInput, "OutputPath");
        const bool leadsToResult = isPlain && out.size() == into.size() &&
                                   std::equal(into.begin(), into.end(), out.begin(), isSame);
        return leadsToResult ? m_shaped : dataPath(merged, "OutputPath");
    }

    /// The raw input with something at a reference path.
    Root mergedRoot(NodeId place, const Code& result)
    {
        const std::string text = m_tree.string(place);
        const std::vector<PathStep> steps = stepsOf(text);
        const auto isName = [](const PathStep& step) { return step.kind == PathStep::Kind::Name; };
        const bool isReadable = text.starts_with("$.") || text.starts_with("$[");
        if (!isReadable || steps.empty() || text.find("${") != std::string::npos ||
            !std::all_of(steps.begin(), steps.end(), isName)) {
            m_to.refuse(NoteCode::NoCounterpart, text, m_tree.pointer(place));
            return m_rawInput;
        }
        return {merge(m_rawInput.code, steps, result), {}, nullptr};
    }

    static Code merge(const Code& base, std::span<const PathStep> steps, const Code& result)
    {
        const Code inner =
            steps.size() == 1 ? result
                              : merge(withName(base, steps.front().text), steps.subspan(1), result);
        return {fmt::format("$merge([{}, {{{}: {}}}])", base.text, quotedText(steps.front().text),
                            inner.text)};
    }

    void add(std::string_view name, Value value)
    {
        m_members.push_back({value::Key(name), std::move(value)});
    }

    void keep(NodeId node) { add(m_tree.key(node), asl::toValue(m_tree, node)); }

    void addOutput()
    {
        if (m_output && !std::exchange(m_hasOutput, true))
            add("Output", *m_output);
    }

    void addMember(NodeId node, const std::string& key)
    {
        if (key == "QueryLanguage")
            return;
        if (key == "InputPath") {
            // A call that has no Parameters gets its arguments from here.
            if (m_calls && m_state.type != StateType::Map && !field("Parameters").isValid() &&
                m_input.code.text != m_rawInput.code.text)
                add("Arguments", Value(inField(m_input.code)));
            else if (!hasOutputFields())
                addOutput();
        } else if (key == "Parameters" && m_state.type != StateType::Pass) {
            add(m_state.type == StateType::Map ? "ItemSelector" : "Arguments",
                m_to.shaped(node, m_input));
        } else if (key == "ResultSelector" || key == "ResultPath" || key == "OutputPath" ||
                   key == "Result" || key == "Parameters") {
            addOutput();
        } else if (key == "Assign") {
            add(key, m_isConstant ? assignOfConstant(node) : m_to.shaped(node, m_shaped));
        } else if (key == "ItemSelector" || key == "Credentials") {
            add(key, m_to.shaped(node, m_input));
        } else if (key == "ItemsPath") {
            addItems(node);
        } else if (key == "Iterator") {
            add("ItemProcessor", asl::toValue(m_tree, node));
        } else if (isAmong(pathFields, key)) {
            addPathField(node, key, m_state.type == StateType::Fail ? m_rawInput : m_input);
        } else if (key == "ItemReader" || key == "ResultWriter" || key == "ItemBatcher") {
            add(key, inner(node));
        } else if (key == "Choices") {
            add(key, entriesOf(m_tree, node, [this](NodeId rule) { return choiceRule(rule); }));
        } else if (key == "Catch") {
            add(key,
                entriesOf(m_tree, node, [this](NodeId catcher) { return this->catcher(catcher); }));
        } else {
            if (key == "Error" || key == "Cause" || key == "Timestamp")
                m_to.constant(node);
            keep(node);
        }
    }

    [[nodiscard]] bool hasOutputFields() const
    {
        constexpr std::array<std::string_view, 5> names{"ResultSelector", "ResultPath",
                                                        "OutputPath", "Result", "Parameters"};
        return std::any_of(names.begin(), names.end(), [this](std::string_view name) {
            const bool isOutput = name != "Parameters" || m_state.type == StateType::Pass;
            return isOutput && field(name).isValid();
        });
    }

    /// What no old member made room for, before Next and End.
    void addMissing()
    {
        std::vector<value::Member> missing;
        if (m_state.type == StateType::Map && !field("ItemsPath").isValid() &&
            !field("ItemReader").isValid() && m_input.code.text != m_rawInput.code.text)
            missing.push_back({"Items", Value(inField(m_input.code))});
        if (m_output && !m_hasOutput)
            missing.push_back({"Output", *m_output});
        auto place = std::find_if(m_members.begin(), m_members.end(), [](const auto& member) {
            return member.name.text() == "Next" || member.name.text() == "End";
        });
        m_members.insert(place, missing.begin(), missing.end());
    }

    void addItems(NodeId node)
    {
        const Code items = m_to.path(m_tree.string(node), m_input, m_tree.pointer(node));
        if (items.text != m_rawInput.code.text)
            add("Items", Value(inField(items)));
    }

    void addPathField(NodeId node, const std::string& key, const Root& root)
    {
        std::string text = m_tree.string(node);
        // Wait's paths may lack their `$`.
        if (!text.starts_with('$') && !intrinsics::Expression::looksLikeCall(text) &&
            m_state.type == StateType::Wait)
            text.insert(0, text.starts_with('[') ? "$" : "$.");
        add(withoutPath(key), Value(inField(m_to.dynamic(text, root, m_tree.pointer(node)))));
    }

    Value assignOfConstant(NodeId node)
    {
        m_constantCode.code = m_to.constantCode(m_shaped.shape);
        return m_to.shaped(node, m_constantCode);
    }

    /// ItemReader, ResultWriter, ItemBatcher and what is in them.
    Value inner(NodeId object)
    {
        if (m_tree.node(object).kind != NodeKind::Object)
            return asl::toValue(m_tree, object);
        std::vector<value::Member> members;
        for (const NodeId node : m_tree.children(object)) {
            const std::string key = m_tree.key(node);
            if (key == "Parameters")
                members.push_back({"Arguments", m_to.shaped(node, m_input)});
            else if (key == "BatchInput")
                members.push_back({"BatchInput", m_to.shaped(node, m_input)});
            else if (key == "ReaderConfig")
                members.push_back({"ReaderConfig", inner(node)});
            else if (isAmong(innerPathFields, key))
                members.push_back({value::Key(withoutPath(key)),
                                   Value(inField(m_to.path(m_tree.string(node), m_input,
                                                           m_tree.pointer(node))))});
            else
                members.push_back({value::Key(key), asl::toValue(m_tree, node)});
        }
        return Value::object(std::move(members));
    }

    Value choiceRule(NodeId rule)
    {
        const std::string condition = inField(m_to.rule(rule, m_input));
        std::vector<value::Member> members;
        bool isDone = false;
        for (const NodeId node : m_tree.children(rule)) {
            const std::string key = m_tree.key(node);
            if (key == "Next" || key == "Comment") {
                members.push_back({value::Key(key), asl::toValue(m_tree, node)});
            } else if (key == "Assign") {
                members.push_back({"Assign", m_to.shaped(node, m_input)});
            } else if (!std::exchange(isDone, true)) {
                members.push_back({"Condition", Value(condition)});
                if (m_output)
                    members.push_back({"Output", *m_output});
            }
        }
        return Value::object(std::move(members));
    }

    Value catcher(NodeId node)
    {
        const Root error{{"$states.errorOutput"}, {}, nullptr};
        const NodeId place = m_tree.member(node, "ResultPath");
        std::vector<value::Member> members;
        for (const NodeId child : m_tree.children(node)) {
            const std::string key = m_tree.key(child);
            if (key == "Assign")
                members.push_back({"Assign", m_to.shaped(child, error)});
            else if (key != "ResultPath")
                members.push_back({value::Key(key), asl::toValue(m_tree, child)});
            else if (m_tree.node(place).kind == NodeKind::Null)
                members.push_back({"Output", Value(inField(m_rawInput.code))});
            else if (m_tree.string(place) != "$")
                members.push_back({"Output", Value(inField(mergedRoot(place, error.code).code))});
        }
        return Value::object(std::move(members));
    }

    const syntax::SyntaxTree& m_tree;
    const asl::State& m_state;
    Notes m_notes;
    ToJsonata m_to;
    Root m_rawInput;
    Root m_input;
    Root m_result;
    Root m_shaped;
    Root m_constantCode;
    bool m_isConstant = false; ///< what is shaped is Pass's Result, and no template
    bool m_calls = false;      ///< the state has a result of somebody else's
    bool m_hasOutput = false;
    std::optional<Value> m_output;
    std::vector<value::Member> m_members;
};

} // namespace

ConvertedState stateToJsonata(const asl::Model& model, const asl::State& state)
{
    return StateTranslator(model, state).translate();
}

} // namespace stepglass::assist
