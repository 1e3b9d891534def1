// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "core/base/File.h"
#include "core/intrinsics/Expression.h"
#include "core/jsonata/Expression.h"
#include "core/jsonata/Template.h"
#include "core/jsonpath/Path.h"
#include "core/value/Json.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <optional>
#include <ostream>
#include <string>

namespace stepglass::cli {

namespace {

using value::Member;

/// What one expression came to: a value, or a fault with its code and perhaps its place.
struct Fault {
    std::string code;
    std::string message;
    std::optional<std::size_t> position = std::nullopt;
};
struct Found {
    std::optional<Value> value; ///< nothing where the result is undefined
    std::optional<value::Provenance> provenance = std::nullopt; ///< for those who asked
};
using Answer = tl::expected<Found, Fault>;

tl::unexpected<Fault> fault(std::string code, std::string message,
                            std::optional<std::size_t> position = std::nullopt)
{
    return tl::unexpected<Fault>(Fault{std::move(code), std::move(message), position});
}

/// One line of a batch.
struct Request {
    std::string language;
    std::string expression;
    Value input;
    Value context = Value::object();
    Value bindings = Value::object();
    bool isStepFunctions = false;
    /// JSONata alone knows the difference between null and nothing.
    bool hasInput = true;
    std::optional<std::size_t> depth = std::nullopt;
    std::optional<std::chrono::milliseconds> timeLimit = std::nullopt;
    std::optional<Value> fieldTemplate = std::nullopt;
    std::string field = "Output";
    bool wantsProvenance = false;
};

class Bindings final : public intrinsics::Variables {
public:
    explicit Bindings(const Value& values)
        : m_values(values)
    {
    }
    [[nodiscard]] const Value* find(std::string_view name) const override
    {
        return m_values.find(name);
    }

private:
    const Value& m_values;
};

std::string_view codeOf(jsonpath::EvaluationError::Kind kind)
{
    using Kind = jsonpath::EvaluationError::Kind;
    switch (kind) {
    case Kind::NoResult:
    case Kind::IndexPastEnd:
        return "PathNotFound";
    case Kind::WrongType:
        return "WrongType";
    case Kind::Invalid:
        return "InvalidPath";
    case Kind::LimitExceeded:
        return "LimitExceeded";
    case Kind::Cancelled:
        return "Cancelled";
    }
    return "";
}

Answer evaluatePath(const Request& request)
{
    const auto rule =
        request.isStepFunctions ? jsonpath::RootRule::Required : jsonpath::RootRule::Optional;
    const auto path = jsonpath::Path::parse(request.expression, rule);
    if (!path)
        return fault("InvalidPath", path.error().message, path.error().offset);
    const Value* root = &request.input;
    if (path->root() == jsonpath::RootKind::Context)
        root = &request.context;
    else if (path->root() == jsonpath::RootKind::Variable)
        root = request.bindings.find(std::string_view(path->variable()));
    if (root == nullptr)
        return fault("UnknownVariable", "The variable '$" + path->variable() + "' is not defined");
    const auto toFault = [](const jsonpath::EvaluationError& error) {
        return fault(std::string(codeOf(error.kind)), error.message);
    };
    if (request.wantsProvenance) {
        auto traced = path->evaluateWithProvenance(*root);
        if (!traced)
            return toFault(traced.error());
        return Found{std::move(traced->value), std::move(traced->provenance)};
    }
    auto found = path->evaluate(*root);
    if (!found)
        return toFault(found.error());
    return Found{*std::move(found)};
}

Answer evaluateIntrinsic(const Request& request, intrinsics::RandomSource& random)
{
    const auto expression = intrinsics::Expression::parse(request.expression);
    if (!expression)
        return fault("InvalidDefinition", expression.error().message, expression.error().offset);
    const Bindings variables(request.bindings);
    const intrinsics::Environment environment{request.input, request.context, variables, random};
    if (request.wantsProvenance) {
        auto traced = expression->evaluateWithProvenance(environment);
        if (!traced)
            return fault(traced.error().error, traced.error().cause);
        return Found{std::move(traced->value), std::move(traced->provenance)};
    }
    auto result = expression->evaluate(environment);
    if (!result)
        return fault(result.error().error, result.error().cause);
    return Found{*std::move(result)};
}

jsonata::Bindings bindingsOf(const Request& request)
{
    jsonata::Bindings bindings;
    for (const Member& member : request.bindings.members())
        bindings.emplace_back(std::string(member.name.text()), member.value);
    return bindings;
}

jsonata::EvaluationOptions optionsOf(const Request& request, RandomSource& random)
{
    using namespace std::chrono;
    jsonata::EvaluationOptions options;
    if (request.fieldTemplate)
        options = jsonata::stepFunctionsOptions();
    if (request.depth)
        options.limits.depth = *request.depth;
    if (request.timeLimit)
        options.deadline = steady_clock::now() + *request.timeLimit;
    options.now = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    options.random = &random;
    return options;
}

/// What a field of a state takes, by the last word of its place.
jsonata::ResultType resultTypeOf(std::string_view field)
{
    const std::string_view name = field.substr(field.rfind('/') + 1);
    if (name == "Items")
        return jsonata::ResultType::Array;
    if (name == "Condition")
        return jsonata::ResultType::Boolean;
    static constexpr std::array numbers{std::string_view("TimeoutSeconds"),
                                        std::string_view("HeartbeatSeconds"),
                                        std::string_view("Seconds"),
                                        std::string_view("MaxConcurrency"),
                                        std::string_view("ToleratedFailureCount"),
                                        std::string_view("ToleratedFailurePercentage")};
    if (std::ranges::find(numbers, name) != numbers.end())
        return jsonata::ResultType::Number;
    if (name == "Timestamp" || name == "Error" || name == "Cause")
        return jsonata::ResultType::String;
    return jsonata::ResultType::Any;
}

Answer evaluateTemplate(const Request& request, RandomSource& random)
{
    const auto parsed = jsonata::Template::parse(*request.fieldTemplate, request.field);
    if (!parsed)
        return fault("InvalidDefinition", parsed.error().front().message);
    const auto toFault = [](const jsonata::QueryFailure& failure) {
        return fault("States.QueryEvaluationError", failure.cause);
    };
    const jsonata::ResultType type = resultTypeOf(request.field);
    if (request.wantsProvenance) {
        auto traced =
            parsed->evaluateWithProvenance(bindingsOf(request), optionsOf(request, random), type);
        if (!traced)
            return toFault(traced.error());
        return Found{std::move(traced->value), std::move(traced->provenance)};
    }
    auto result = parsed->evaluate(bindingsOf(request), optionsOf(request, random), type);
    if (!result)
        return toFault(result.error());
    return Found{*std::move(result)};
}

Answer evaluateJsonata(const Request& request, RandomSource& random)
{
    if (request.fieldTemplate)
        return evaluateTemplate(request, random);
    const auto toFault = [](const jsonata::Error& error) {
        return fault(error.code, error.message, error.position);
    };
    jsonata::ParseOptions parseOptions;
    if (request.isStepFunctions)
        parseOptions.dialect = jsonata::Dialect::StepFunctions;
    const auto expression = jsonata::Expression::parse(request.expression, parseOptions);
    if (!expression)
        return toFault(expression.error());
    const auto input = request.hasInput ? std::optional<Value>(request.input) : std::nullopt;
    if (request.wantsProvenance) {
        auto traced = expression->evaluateWithProvenance(input, bindingsOf(request),
                                                         optionsOf(request, random));
        if (!traced)
            return toFault(traced.error());
        return Found{std::move(traced->value), std::move(traced->provenance)};
    }
    auto result = expression->evaluate(input, bindingsOf(request), optionsOf(request, random));
    if (!result)
        return toFault(result.error());
    return Found{*std::move(result)};
}

Answer evaluate(const Request& request, intrinsics::RandomSource& random)
{
    if (request.language == "jsonpath")
        return evaluatePath(request);
    if (request.language == "intrinsic")
        return evaluateIntrinsic(request, random);
    if (request.language == "jsonata")
        return evaluateJsonata(request, random);
    return fault("InvalidRequest", "The language must be jsonata, jsonpath or intrinsic, not '" +
                                       request.language + "'");
}

std::string textOf(const Value& object, std::string_view name)
{
    const Value* member = object.find(name);
    return member != nullptr && member->isString() ? std::string(member->asString())
                                                   : std::string();
}

Value valueOf(const Value& object, std::string_view name, Value otherwise)
{
    const Value* member = object.find(name);
    return member != nullptr && !member->isNull() ? *member : std::move(otherwise);
}

Value toJson(const value::Provenance& provenance)
{
    std::vector<Value> traces;
    for (const value::Trace& trace : provenance.traces) {
        std::vector<Value> sources;
        for (const value::Source& source : trace.sources)
            sources.push_back(
                Value::object({{"root", source.rootName()}, {"pointer", source.pointer}}));
        traces.push_back(Value::object({{"pointer", trace.pointer},
                                        {"sources", Value::takeArray(sources)},
                                        {"kind", toString(trace.kind)}}));
        if (trace.isTruncated)
            traces.back() = traces.back().with("truncated", true);
    }
    return Value::takeArray(traces);
}

Value toJsonAnswer(const Value& id, const Answer& answer)
{
    if (answer) {
        Value line = answer->value ? Value::object({{"id", id}, {"result", *answer->value}})
                                   : Value::object({{"id", id}, {"undefined", true}});
        if (answer->provenance)
            line = line.with("provenance", toJson(*answer->provenance));
        return line;
    }
    Value error =
        Value::object({{"code", answer.error().code}, {"message", answer.error().message}});
    if (answer.error().position)
        error = error.with("position", Value(static_cast<std::int64_t>(*answer.error().position)));
    return Value::object({{"id", id}, {"error", error}});
}

/// Half a surrogate pair is no text of JSON, but a text of JSONata may hold one: as an escape in
/// the expression, which is what such an escape in the request becomes here.
std::string withExpressionEscapes(std::string_view line)
{
    const auto isSurrogate = [&line](std::size_t place, std::string_view leads) {
        return place + 5 < line.size() && line[place] == '\\' && line[place + 1] == 'u' &&
               (line[place + 2] == 'd' || line[place + 2] == 'D') &&
               leads.find(line[place + 3]) != std::string_view::npos;
    };
    std::string result;
    for (std::size_t place = 0; place < line.size(); ++place) {
        const bool isHigh = isSurrogate(place, "89abAB");
        if (isHigh && isSurrogate(place + 6, "cdefCDEF")) {
            result += line.substr(place, 12);
            place += 11;
            continue;
        }
        if (isHigh || isSurrogate(place, "cdefCDEF"))
            result += '\\';
        else if (line[place] == '\\' && place + 1 < line.size())
            result += line[place++];
        result += line[place];
    }
    return result;
}

Value answerLine(const std::string& line, intrinsics::RandomSource& random)
{
    Result<Value> parsed = value::parseJson(line);
    if (!parsed)
        parsed = value::parseJson(withExpressionEscapes(line));
    if (!parsed)
        return toJsonAnswer(Value(), fault("InvalidRequest", toEnglish(parsed.error())));
    const Value id = valueOf(*parsed, "id", Value());
    Request request{textOf(*parsed, "language"),
                    textOf(*parsed, "expr"),
                    valueOf(*parsed, "input", Value()),
                    valueOf(*parsed, "context", Value::object()),
                    valueOf(*parsed, "bindings", Value::object()),
                    textOf(*parsed, "dialect") == "stepfunctions"};
    request.hasInput = parsed->find(std::string_view("input")) != nullptr;
    const auto countOf = [&parsed](std::string_view name) -> std::optional<std::int64_t> {
        const Value* member = parsed->find(name);
        if (member == nullptr || !member->isInteger() || member->asInteger() < 0)
            return std::nullopt;
        return member->asInteger();
    };
    if (const auto depth = countOf("depth"))
        request.depth = static_cast<std::size_t>(*depth);
    if (const auto limit = countOf("timelimit"))
        request.timeLimit = std::chrono::milliseconds(*limit);
    if (const Value* field = parsed->find(std::string_view("template")))
        request.fieldTemplate = *field;
    if (const std::string field = textOf(*parsed, "field"); !field.empty())
        request.field = field;
    const Value* wantsProvenance = parsed->find(std::string_view("provenance"));
    request.wantsProvenance =
        wantsProvenance != nullptr && wantsProvenance->isBoolean() && wantsProvenance->asBoolean();
    return toJsonAnswer(id, evaluate(request, random));
}

class EvalCommand final : public Command {
public:
    [[nodiscard]] std::string_view name() const override { return "eval"; }
    [[nodiscard]] std::string_view description() const override
    {
        return "Evaluate a JSONata expression, a path or an intrinsic function";
    }

    void addOptions(CLI::App& app) override
    {
        CLI::Option* expression =
            app.add_option("EXPRESSION", m_expression,
                           "A path ($.a.b), a call (States.UUID()) or, between {% and %} or with "
                           "--language jsonata, a JSONata expression");
        app.add_option("--input", m_inputFile, "File with the input, - for standard input")
            ->type_name("FILE");
        app.add_option("--language", m_language, "jsonata, jsonpath or intrinsic")
            ->check(CLI::IsMember({"jsonata", "jsonpath", "intrinsic"}));
        app.add_option("--seed", m_seed, "Seed of States.MathRandom and States.UUID")
            ->capture_default_str();
        app.add_flag("--batch", m_isBatch,
                     "Read requests from standard input, one JSON object a line, and answer each "
                     "with a line")
            ->excludes(expression);
    }

    [[nodiscard]] ExitCode run(Streams& streams) override
    {
        intrinsics::SeededRandom random(m_seed);
        if (m_isBatch)
            return runBatch(streams, random);
        if (m_expression.empty()) {
            streams.err << "stepglass-cli: eval needs an expression or --batch\n";
            return ExitCode::CouldNotRun;
        }
        return runOne(streams, random);
    }

private:
    [[nodiscard]] static ExitCode runBatch(Streams& streams, intrinsics::RandomSource& random)
    {
        for (std::string line; std::getline(streams.in, line);) {
            if (line.find_first_not_of(" \t\r") == std::string::npos)
                continue;
            // Whoever asks may wait for this answer before the next question.
            streams.out << value::toJson(answerLine(line, random)) << std::endl;
        }
        return ExitCode::Good;
    }

    [[nodiscard]] ExitCode runOne(Streams& streams, intrinsics::RandomSource& random) const
    {
        Value input = Value::object();
        if (!m_inputFile.empty()) {
            Result<Value> read = readInput(streams);
            if (!read) {
                streams.err << "stepglass-cli: " << toEnglish(read.error()) << '\n';
                return ExitCode::CouldNotRun;
            }
            input = *std::move(read);
        }
        const bool isTemplate = jsonata::isExpressionText(m_expression);
        const bool isCall = intrinsics::Expression::looksLikeCall(m_expression);
        std::string language = m_language;
        if (language.empty())
            language = isTemplate ? "jsonata" : isCall ? "intrinsic" : "jsonpath";
        const Request request{language,
                              isTemplate && language == "jsonata"
                                  ? std::string(jsonata::expressionText(m_expression))
                                  : m_expression,
                              input,
                              Value::object(),
                              Value::object(),
                              true};
        const Answer answer = evaluate(request, random);
        if (!answer) {
            streams.err << "stepglass-cli: " << answer.error().code << ": "
                        << answer.error().message << '\n';
            if (answer.error().position)
                streams.err << m_expression << '\n'
                            << std::string(*answer.error().position, ' ') << "^\n";
            return ExitCode::FoundFault;
        }
        if (answer->value)
            streams.out << value::toPrettyJson(*answer->value) << '\n';
        return ExitCode::Good;
    }

    [[nodiscard]] Result<Value> readInput(Streams& streams) const
    {
        Result<std::string> text =
            m_inputFile == "-"
                ? Result<std::string>(std::string(std::istreambuf_iterator<char>(streams.in), {}))
                : readFile(m_inputFile);
        if (!text)
            return tl::unexpected<Error>(text.error());
        Result<Value> parsed = value::parseJson(*text);
        if (!parsed) {
            Error error = parsed.error();
            error.context = m_inputFile;
            return tl::unexpected<Error>(error);
        }
        return parsed;
    }

    std::string m_expression;
    std::string m_language;
    std::string m_inputFile;
    std::uint64_t m_seed = 0;
    bool m_isBatch = false;
};

} // namespace

std::unique_ptr<Command> makeEvalCommand()
{
    return std::make_unique<EvalCommand>();
}

} // namespace stepglass::cli
