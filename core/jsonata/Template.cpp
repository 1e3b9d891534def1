// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/Template.h"

#include "core/value/Disposal.h"
#include "core/value/Json.h"
#include "core/value/Pointer.h"

#include <optional>
#include <variant>

namespace stepglass::jsonata {

namespace {

using value::Member;

// Measured on AWS: see the notes on limits of expressions.
constexpr std::size_t mostDepth = 100;
constexpr std::chrono::seconds longestEvaluation{1};
constexpr std::string_view opening = "{%";
constexpr std::string_view closing = "%}";

struct Node;
struct NamedNode;
/// A literal, the index of an expression, an array or an object with an expression in it.
using Content = std::variant<Value, std::size_t, std::vector<Node>, std::vector<NamedNode>>;
struct Node {
    Content content;
};
struct NamedNode {
    value::Key name;
    Node node;
};

std::string_view typeName(const Value& value)
{
    switch (value.kind()) {
    case value::Kind::Null:
        return "null";
    case value::Kind::Boolean:
        return "boolean";
    case value::Kind::Integer:
    case value::Kind::Double:
        return "number";
    case value::Kind::String:
        return "string";
    case value::Kind::Array:
        return "array";
    case value::Kind::Object:
        return "object";
    }
    return "";
}

std::string_view typeName(ResultType type)
{
    switch (type) {
    case ResultType::Any:
        return "any";
    case ResultType::Array:
        return "array";
    case ResultType::Boolean:
        return "boolean";
    case ResultType::Number:
        return "number";
    case ResultType::Object:
        return "object";
    case ResultType::String:
        return "string";
    }
    return "";
}

/// The end of AWS's sentence about an expression that failed.
std::string endOf(const Error& error, RandomSource* random)
{
    switch (error.kind) {
    case FaultKind::Coded:
        // A fault of AWS's own making shows a number to ask the support with.
        if (error.code == "InternalError")
            return "threw an internal error during evaluation." +
                   (random != nullptr ? random->uuid() : std::string());
        return "threw an error during evaluation. " + error.code + ": " + error.message;
    case FaultKind::Function:
        return "returned an unsupported result type.";
    case FaultKind::Depth:
        return "threw an error during evaluation: Stack overflow error: Check for non-terminating "
               "recursive function. Consider rewriting as tail-recursive";
    case FaultKind::Memory:
        return "threw an error during evaluation: Expression evaluation memory limit exceeded: "
               "Check for excessive memory usage";
    case FaultKind::Time:
    case FaultKind::Steps:
    case FaultKind::Cancelled:
        return "threw an error during evaluation: Expression evaluation timeout";
    }
    return "";
}

/// The begin of AWS's sentence about what an expression did.
std::string beginOf(std::string_view expression, std::string_view place)
{
    std::string text("The JSONata expression '");
    text.append(expression).append("' specified for the field '").append(place).append("' ");
    return text;
}

tl::unexpected<QueryFailure> failure(const Template::Part& part, const std::string& end)
{
    return tl::unexpected<QueryFailure>(
        QueryFailure{beginOf(part.expression.text(), part.place) + end, part.place});
}

class Reader {
public:
    std::vector<Template::Part> parts;
    std::vector<TemplateFault> faults;

    Node read(const Value& value, const std::string& pointer, const std::string& place)
    {
        if (value.isString())
            return readText(value, pointer, place);
        const std::size_t before = parts.size();
        Node node{value};
        if (value.isArray()) {
            std::vector<Node> nodes;
            for (std::size_t index = 0; index < value.size(); ++index) {
                const std::string number = std::to_string(index);
                nodes.push_back(
                    read(*value.at(index), pointer + '/' + number, place + '[' + number + ']'));
            }
            node.content = std::move(nodes);
        } else if (value.isObject()) {
            std::vector<NamedNode> nodes;
            for (const Member& member : value.members()) {
                const std::string_view name = member.name.text();
                nodes.push_back({member.name,
                                 read(member.value, pointer + '/' + value::escapePointerToken(name),
                                      place + '/' + std::string(name))});
            }
            node.content = std::move(nodes);
        }
        // What has no expression in it is handed on as it is.
        if (parts.size() == before)
            node.content = value;
        return node;
    }

private:
    Node readText(const Value& value, const std::string& pointer, const std::string& place)
    {
        const std::string_view text = value.asString();
        if (!isExpressionText(text)) {
            if (text.starts_with(opening) || text.ends_with(closing))
                faults.push_back({TemplateFault::Kind::Delimiters,
                                  "JSONata string must start with {% and end with %}", pointer,
                                  place});
            return {value};
        }
        const std::string_view inside = expressionText(text);
        const auto offset =
            inside.empty() ? opening.size() : static_cast<std::size_t>(inside.data() - text.data());
        ParseOptions options;
        options.dialect = Dialect::StepFunctions;
        auto expression = Expression::parse(inside, options);
        if (!expression) {
            const Error& error = expression.error();
            std::optional<TextRange> range;
            if (error.position) {
                const auto at = static_cast<std::uint32_t>(offset) + *error.position;
                range = TextRange{at, at};
            }
            faults.push_back({TemplateFault::Kind::Syntax, error.message, pointer, place, range});
            return {value};
        }
        reportReferences(*expression, pointer, place, offset);
        parts.push_back({*std::move(expression), pointer, place, offset});
        return {parts.size() - 1};
    }

    void reportReferences(const Expression& expression, const std::string& pointer,
                          const std::string& place, std::size_t offset)
    {
        const auto report = [&](std::string message, TextRange range) {
            const auto moved = static_cast<std::uint32_t>(offset);
            faults.push_back({TemplateFault::Kind::BareReference, std::move(message), pointer,
                              place, TextRange{range.begin + moved, range.end + moved}});
        };
        for (const VariableUse& use : expression.references().variables) {
            if (use.name == "$")
                report("Reference to '$$' is not supported.", use.range);
            else if (use.name.empty() && !use.hasContext)
                report("Reference to '$' at the top level is not supported.", use.range);
        }
        for (const BareName& name : expression.references().bareNames)
            report("Reference to '" + name.name + "' at the top level is not supported.",
                   name.range);
    }
};

/// Evaluates a plan; recursion is bounded by the depth of the field's own JSON.
class Filler {
public:
    Filler(const std::vector<Template::Part>& parts, const Bindings& variables,
           const EvaluationOptions& options)
        : m_parts(parts)
        , m_variables(variables)
        , m_options(options)
    {
    }
    /// From now on the sources of all results are added to `provenance`.
    void trace(value::Provenance& provenance, const value::ProvenanceLimits& limits)
    {
        m_provenance = &provenance;
        m_limits = &limits;
    }

    tl::expected<Value, QueryFailure> fill(const Node& node) const
    {
        if (const auto* literal = std::get_if<Value>(&node.content))
            return *literal;
        if (const auto* index = std::get_if<std::size_t>(&node.content))
            return result(m_parts[*index]);
        if (const auto* nodes = std::get_if<std::vector<Node>>(&node.content)) {
            std::vector<Value> elements;
            elements.reserve(nodes->size());
            for (const Node& child : *nodes) {
                auto element = fill(child);
                if (!element)
                    return element;
                elements.push_back(*std::move(element));
            }
            return Value::takeArray(elements);
        }
        std::vector<Member> members;
        for (const NamedNode& child : std::get<std::vector<NamedNode>>(node.content)) {
            auto member = fill(child.node);
            if (!member)
                return member;
            members.push_back({child.name, *std::move(member)});
        }
        return Value::takeObject(members);
    }

private:
    tl::expected<Value, QueryFailure> result(const Template::Part& part) const
    {
        auto result = evaluate(part);
        if (!result)
            return failure(part, endOf(result.error(), m_options.random));
        if (!*result)
            return failure(part, "returned nothing (undefined).");
        return **std::move(result);
    }

    tl::expected<std::optional<Value>, Error> evaluate(const Template::Part& part) const
    {
        if (m_provenance == nullptr)
            return part.expression.evaluate(std::nullopt, m_variables, m_options);
        auto traced =
            part.expression.evaluateWithProvenance(std::nullopt, m_variables, m_options, *m_limits);
        if (!traced)
            return tl::unexpected<Error>(traced.error());
        m_provenance->append(traced->provenance, part.pointer);
        return std::move(traced->value);
    }

    const std::vector<Template::Part>& m_parts;
    const Bindings& m_variables;
    const EvaluationOptions& m_options;
    value::Provenance* m_provenance = nullptr;
    const value::ProvenanceLimits* m_limits = nullptr;
};

} // namespace

struct Template::Plan {
    Node root;
    std::vector<Part> parts;
    std::string place;
};

ResultType toResultType(std::string_view name)
{
    for (const ResultType type : {ResultType::Array, ResultType::Boolean, ResultType::Number,
                                  ResultType::Object, ResultType::String})
        if (typeName(type) == name)
            return type;
    return ResultType::Any;
}

std::optional<QueryFailure> findTypeFailure(const Value& value, ResultType type,
                                            std::string_view expression, std::string_view place)
{
    if (type == ResultType::Any || typeName(value) == typeName(type))
        return std::nullopt;
    std::string cause = beginOf(expression, place);
    cause.append("returned an unexpected result type. Expected '").append(typeName(type));
    cause.append("', but was '").append(typeName(value)).append("' for value: ");
    value::appendJson(cause, value);
    return QueryFailure{std::move(cause), std::string(place)};
}

EvaluationOptions timelessStepFunctionsOptions()
{
    EvaluationOptions options;
    options.limits.depth = mostDepth;
    options.boundMemory = true;
    return options;
}

EvaluationOptions stepFunctionsOptions()
{
    EvaluationOptions options = timelessStepFunctionsOptions();
    options.deadline = std::chrono::steady_clock::now() + longestEvaluation;
    return options;
}

bool isExpressionText(std::string_view text)
{
    return text.size() >= opening.size() + closing.size() && text.starts_with(opening) &&
           text.ends_with(closing);
}

std::string_view expressionText(std::string_view text)
{
    text = text.substr(opening.size(), text.size() - opening.size() - closing.size());
    constexpr std::string_view blanks = " \t\n\r";
    const std::size_t from = text.find_first_not_of(blanks);
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

tl::expected<Template, std::vector<TemplateFault>> Template::parse(const Value& field,
                                                                   std::string_view place)
{
    Reader reader;
    Node root = reader.read(field, "", std::string(place));
    if (!reader.faults.empty())
        return tl::unexpected(std::move(reader.faults));
    Template result;
    result.m_plan = std::make_shared<const Plan>(
        Plan{std::move(root), std::move(reader.parts), std::string(place)});
    return result;
}

tl::expected<Value, QueryFailure> Template::evaluate(const Bindings& variables,
                                                     const EvaluationOptions& options,
                                                     ResultType type) const
{
    const value::DisposalScope scope(options.cancel);
    auto value = Filler(m_plan->parts, variables, options).fill(m_plan->root);
    if (value)
        if (std::optional<QueryFailure> mistaken = typeFailure(*value, type))
            return tl::unexpected<QueryFailure>(*std::move(mistaken));
    return value;
}

tl::expected<TracedField, QueryFailure>
Template::evaluateWithProvenance(const Bindings& variables, const EvaluationOptions& options,
                                 ResultType type, const value::ProvenanceLimits& limits) const
{
    const value::DisposalScope scope(options.cancel);
    TracedField traced;
    Filler filler(m_plan->parts, variables, options);
    filler.trace(traced.provenance, limits);
    auto value = filler.fill(m_plan->root);
    if (!value)
        return tl::unexpected<QueryFailure>(value.error());
    if (std::optional<QueryFailure> mistaken = typeFailure(*value, type))
        return tl::unexpected<QueryFailure>(*std::move(mistaken));
    traced.value = *std::move(value);
    return traced;
}

std::optional<QueryFailure> Template::typeFailure(const Value& value, ResultType type) const
{
    const std::string_view expression =
        isExpression() ? parts().front().expression.text() : std::string_view();
    return findTypeFailure(value, type, expression, m_plan->place);
}

std::span<const Template::Part> Template::parts() const noexcept
{
    return m_plan->parts;
}

bool Template::isExpression() const noexcept
{
    return std::holds_alternative<std::size_t>(m_plan->root.content);
}

} // namespace stepglass::jsonata
