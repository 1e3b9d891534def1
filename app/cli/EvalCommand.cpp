// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "core/base/File.h"
#include "core/intrinsics/Expression.h"
#include "core/jsonpath/Path.h"
#include "core/value/Json.h"

#include <CLI/CLI.hpp>

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
using Answer = tl::expected<Value, Fault>;

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
    auto found = path->evaluate(*root);
    if (!found)
        return fault(std::string(codeOf(found.error().kind)), found.error().message);
    return *std::move(found);
}

Answer evaluateIntrinsic(const Request& request, intrinsics::RandomSource& random)
{
    const auto expression = intrinsics::Expression::parse(request.expression);
    if (!expression)
        return fault("InvalidDefinition", expression.error().message, expression.error().offset);
    const Bindings variables(request.bindings);
    auto result = expression->evaluate({request.input, request.context, variables, random});
    if (!result)
        return fault(result.error().error, result.error().cause);
    return *std::move(result);
}

Answer evaluate(const Request& request, intrinsics::RandomSource& random)
{
    if (request.language == "jsonpath")
        return evaluatePath(request);
    if (request.language == "intrinsic")
        return evaluateIntrinsic(request, random);
    if (request.language == "jsonata")
        return fault("UNSUPPORTED", "This version does not evaluate JSONata");
    return fault("InvalidRequest",
                 "The language must be jsonpath or intrinsic, not '" + request.language + "'");
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

Value toJsonAnswer(const Value& id, const Answer& answer)
{
    if (answer)
        return Value::object({{"id", id}, {"result", *answer}});
    Value error =
        Value::object({{"code", answer.error().code}, {"message", answer.error().message}});
    if (answer.error().position)
        error = error.with("position", Value(static_cast<std::int64_t>(*answer.error().position)));
    return Value::object({{"id", id}, {"error", error}});
}

Value answerLine(const std::string& line, intrinsics::RandomSource& random)
{
    const Result<Value> parsed = value::parseJson(line);
    if (!parsed)
        return toJsonAnswer(Value(), fault("InvalidRequest", toEnglish(parsed.error())));
    const Value id = valueOf(*parsed, "id", Value());
    const Request request{textOf(*parsed, "language"),
                          textOf(*parsed, "expr"),
                          valueOf(*parsed, "input", Value()),
                          valueOf(*parsed, "context", Value::object()),
                          valueOf(*parsed, "bindings", Value::object()),
                          textOf(*parsed, "dialect") == "stepfunctions"};
    return toJsonAnswer(id, evaluate(request, random));
}

class EvalCommand final : public Command {
public:
    [[nodiscard]] std::string_view name() const override { return "eval"; }
    [[nodiscard]] std::string_view description() const override
    {
        return "Evaluate a path or an intrinsic function";
    }

    void addOptions(CLI::App& app) override
    {
        CLI::Option* expression =
            app.add_option("EXPRESSION", m_expression, "A path ($.a.b) or a call (States.UUID())");
        app.add_option("--input", m_inputFile, "File with the input, - for standard input")
            ->type_name("FILE");
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
        const bool isCall = intrinsics::Expression::looksLikeCall(m_expression);
        const Request request{isCall ? "intrinsic" : "jsonpath",
                              m_expression,
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
        streams.out << value::toPrettyJson(*answer) << '\n';
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
