// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/private/FromJsonata.h"

#include "core/jsonata/Template.h"
#include "core/value/Json.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace stepglass::assist {

namespace {

using jsonata::SyntaxNode;
using Kind = SyntaxNode::Kind;

/// A number below this can be subtracted by adding its opposite.
constexpr std::int64_t mostSubtracted = 1'000'000'000;

/// Builds the parts from their list, in which what surrounds others comes first.
Part partAt(std::string_view text, const std::vector<SyntaxNode>& nodes, std::size_t& next)
{
    const SyntaxNode& node = nodes[next++];
    const auto of = [text](TextRange range) {
        return std::string(text.substr(range.begin, range.length()));
    };
    Part part{node.kind, of(node.range), of(node.token), {}};
    while (next < nodes.size() && nodes[next].depth > node.depth)
        part.parts.push_back(partAt(text, nodes, next));
    // Brackets around one thing change nothing.
    if (part.kind == Kind::Block && part.parts.size() == 1) {
        Part inner = std::move(part.parts.front());
        return inner;
    }
    return part;
}

/// A name of an expression, in whatever quotes, as a step of a path.
std::optional<std::string> stepOf(std::string_view name)
{
    if (name.size() >= 2 && (name.front() == '`' || name.front() == '"'))
        name = name.substr(1, name.size() - 2);
    if (name.empty() || name.find_first_of("'\\") != std::string_view::npos)
        return std::nullopt;
    return FromJsonata::step(name);
}

/// A text as an argument of an intrinsic call.
std::string quotedArgument(std::string_view text, std::string_view escaped = "'\\")
{
    std::string out("'");
    for (const char c : text) {
        if (escaped.find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    out += '\'';
    return out;
}

} // namespace

bool Part::isCall(std::string_view name, std::size_t arguments) const
{
    return kind == Kind::Call && parts.size() == arguments + 1 &&
           parts.front().kind == Kind::Variable && parts.front().text == name;
}

std::string FromJsonata::step(std::string_view name)
{
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    };
    return !name.empty() && std::all_of(name.begin(), name.end(), isPlain)
               ? fmt::format(".{}", name)
               : fmt::format("['{}']", name);
}

std::string Place::path() const
{
    return fmt::format("{}{}", root, fmt::join(steps, ""));
}

void FromJsonata::refuse(std::string_view what, const std::string& pointer)
{
    m_notes.add(NoteCode::NoCounterpart, pointer, std::string(what));
}

std::optional<Part> FromJsonata::read(std::string_view text, const std::string& pointer)
{
    const std::string_view inner = jsonata::expressionText(text);
    if (inner.find("${") != std::string_view::npos) {
        m_notes.add(NoteCode::HasPlaceholder, pointer, std::string(inner));
        return std::nullopt;
    }
    jsonata::ParseOptions options;
    options.dialect = jsonata::Dialect::StepFunctions;
    options.limits.depth = 100;
    const auto expression = jsonata::Expression::parse(inner, options);
    if (!expression) {
        m_notes.add(NoteCode::NotReadable, pointer, std::string(inner));
        return std::nullopt;
    }
    const std::vector<SyntaxNode> nodes = jsonata::syntaxOf(*expression);
    std::size_t next = 0;
    return partAt(inner, nodes, next);
}

std::optional<Place> FromJsonata::placeOf(const Part& part) const
{
    // The chain from its last step to its first.
    std::vector<const Part*> chain;
    const Part* at = &part;
    while (at->kind == Kind::Step && at->parts.size() == 2) {
        chain.push_back(&at->parts[1]);
        at = &at->parts[0];
    }
    const auto withIndexes = [](const Part& step, std::vector<std::string>& indexes) {
        const Part* inner = &step;
        while (inner->kind == Kind::Predicate && inner->parts.size() == 2 &&
               inner->parts[1].kind == Kind::Number &&
               inner->parts[1].text.find_first_not_of("0123456789") == std::string::npos) {
            indexes.insert(indexes.begin(), fmt::format("[{}]", inner->parts[1].text));
            inner = &inner->parts[0];
        }
        return inner;
    };
    std::vector<std::string> indexes;
    const Part* first = withIndexes(*at, indexes);
    if (first->kind != Kind::Variable || first->text.size() < 2 || first->text == "$$")
        return std::nullopt;
    Place place;
    place.origin = Origin::Variable;
    place.root = first->text;
    place.steps = std::move(indexes);
    for (auto step = chain.rbegin(); step != chain.rend(); ++step) {
        indexes.clear();
        const Part* name = withIndexes(**step, indexes);
        const std::optional<std::string> written =
            name->kind == Kind::Name ? stepOf(name->text) : std::nullopt;
        if (!written)
            return std::nullopt;
        place.steps.push_back(*written);
        place.steps.insert(place.steps.end(), indexes.begin(), indexes.end());
    }
    if (place.root != "$states")
        return place;
    using Entry = std::pair<std::string_view, Origin>;
    static constexpr std::array<Entry, 4> origins{{{".input", Origin::Input},
                                                   {".result", Origin::Result},
                                                   {".errorOutput", Origin::ErrorOutput},
                                                   {".context", Origin::Context}}};
    const auto* origin = std::find_if(origins.begin(), origins.end(), [&place](const Entry& one) {
        return !place.steps.empty() && one.first == place.steps.front();
    });
    if (origin == origins.end())
        return std::nullopt;
    place.origin = origin->second;
    place.root = place.origin == Origin::Context ? "$$" : "$";
    place.steps.erase(place.steps.begin());
    return place;
}

std::optional<Value> FromJsonata::constantOf(const Part& part)
{
    const auto isConstant = [](const Part& one, const auto& self) -> bool {
        const bool isLeaf =
            one.kind == Kind::Text || one.kind == Kind::Number || one.kind == Kind::Constant;
        const bool isShape =
            one.kind == Kind::Array || one.kind == Kind::Object ||
            (one.kind == Kind::Operation && one.token == "-" && one.parts.size() == 1);
        return isLeaf ||
               (isShape && std::all_of(one.parts.begin(), one.parts.end(),
                                       [&self](const Part& inner) { return self(inner, self); }));
    };
    if (!isConstant(part, isConstant))
        return std::nullopt;
    const auto expression = jsonata::Expression::parse(part.text);
    if (!expression)
        return std::nullopt;
    const auto value = expression->evaluate(std::nullopt);
    return value && *value ? **value : std::optional<Value>();
}

std::optional<std::string> FromJsonata::path(const Part& part, Origin origin,
                                             const std::string& pointer)
{
    const std::optional<Place> place = placeOf(part);
    if (!place || (place->root == "$" && place->origin != origin))
        return std::nullopt;
    const auto isName = [](const std::string& step) {
        return step.starts_with(".") || step.starts_with("['");
    };
    if (place->steps.size() > 1 && isName(place->steps.back()))
        m_notes.add(NoteCode::TakenAsObjects, pointer, place->path());
    return place->path();
}

std::optional<std::string> FromJsonata::dynamic(const Part& part, Origin origin,
                                                const std::string& pointer)
{
    if (std::optional<std::string> found = path(part, origin, pointer))
        return found;
    return call(part, origin, pointer);
}

std::string FromJsonata::literalArgument(const Value& value)
{
    if (value.isString())
        return quotedArgument(value.asString());
    // Calls take no lists and objects, but other calls that make them.
    const std::string json = value::toJson(value);
    return value.isArray() || value.isObject()
               ? fmt::format("States.StringToJson({})", quotedArgument(json))
               : json;
}

std::optional<std::string> FromJsonata::argument(const Part& part, Origin origin,
                                                 const std::string& pointer)
{
    if (const std::optional<Value> constant = constantOf(part)) {
        return literalArgument(*constant);
    }
    if (std::optional<std::string> found = path(part, origin, pointer)) {
        // What is missing is nothing to JSONata's functions, and a fault to the intrinsic ones.
        m_notes.add(NoteCode::TakenAsPresent, pointer, *found);
        return found;
    }
    return call(part, origin, pointer);
}

std::optional<std::string> FromJsonata::call(const Part& part, Origin origin,
                                             const std::string& pointer)
{
    if (part.isOperation("&"))
        return concatenation(part, origin, pointer);
    if (part.isOperation("+")) {
        m_notes.add(NoteCode::TakenAsWhole, pointer, part.text);
        return function("States.MathAdd", part.parts, origin, pointer);
    }
    if (part.isOperation("-") && constantOf(part.parts[1])) {
        const std::optional<Value> less = constantOf(part.parts[1]);
        if (!less->isInteger() || less->asInteger() <= -mostSubtracted ||
            less->asInteger() >= mostSubtracted)
            return std::nullopt;
        const std::optional<std::string> from = argument(part.parts[0], origin, pointer);
        m_notes.add(NoteCode::TakenAsWhole, pointer, part.text);
        return from
                   ? std::optional(fmt::format("States.MathAdd({}, {})", *from, -less->asInteger()))
                   : std::nullopt;
    }
    if (part.kind == Kind::Array && part.parts.size() == 1 &&
        part.parts.front().kind == Kind::Range && part.parts.front().parts.size() == 2) {
        const std::vector<Part>& ends = part.parts.front().parts;
        if (!constantOf(ends[0]) || !constantOf(ends[1]))
            m_notes.add(NoteCode::TakenAsWhole, pointer, part.text);
        const auto range = function("States.ArrayRange", ends, origin, pointer);
        return range ? std::optional(fmt::format("{}, 1)", range->substr(0, range->size() - 1)))
                     : std::nullopt;
    }
    if (part.isCall("$string", 1)) {
        const std::optional<std::string> text = argument(part.parts[1], origin, pointer);
        m_notes.add(NoteCode::NumbersAsText, pointer);
        return text ? std::optional(fmt::format("States.Format('{{}}', {})", *text)) : std::nullopt;
    }
    if (part.isCall("$split", 2)) {
        // The intrinsic function takes a set of separators, each a character.
        const std::optional<Value> by = constantOf(part.parts[2]);
        if (!by || !by->isString() || by->asString().size() != 1)
            return std::nullopt;
        m_notes.add(NoteCode::NoEmptyParts, pointer, part.text);
        return function("States.StringSplit", {part.parts.begin() + 1, part.parts.end()}, origin,
                        pointer);
    }
    if (part.isOperation("in"))
        return function("States.ArrayContains", {part.parts[1], part.parts[0]}, origin, pointer);
    if (part.isCall("$merge", 1) && part.parts[1].kind == Kind::Array &&
        part.parts[1].parts.size() == 2) {
        const auto merged = function("States.JsonMerge", part.parts[1].parts, origin, pointer);
        if (!merged)
            return std::nullopt;
        return fmt::format("{}, false)", merged->substr(0, merged->size() - 1));
    }
    struct Twin {
        std::string_view name;
        std::string_view intrinsic;
        std::size_t arguments;
        std::optional<NoteCode> note;
    };
    static constexpr std::array<Twin, 9> twins{{
        {"$uuid", "States.UUID", 0, {}},
        {"$count", "States.ArrayLength", 1, NoteCode::TakenAsList},
        {"$distinct", "States.ArrayUnique", 1, NoteCode::TakenAsList},
        {"$partition", "States.ArrayPartition", 2, NoteCode::TakenAsList},
        {"$range", "States.ArrayRange", 3, NoteCode::TakenAsWhole},
        {"$parse", "States.StringToJson", 1, {}},
        {"$base64encode", "States.Base64Encode", 1, NoteCode::TakenAsAscii},
        {"$base64decode", "States.Base64Decode", 1, NoteCode::TakenAsAscii},
        {"$hash", "States.Hash", 2, {}},
    }};
    for (const Twin& twin : twins) {
        if (!part.isCall(twin.name, twin.arguments))
            continue;
        if (twin.note)
            m_notes.add(*twin.note, pointer, part.text);
        return function(twin.intrinsic, {part.parts.begin() + 1, part.parts.end()}, origin,
                        pointer);
    }
    return std::nullopt;
}

std::optional<std::string> FromJsonata::function(std::string_view name,
                                                 const std::vector<Part>& arguments, Origin origin,
                                                 const std::string& pointer)
{
    std::vector<std::string> texts;
    for (const Part& one : arguments) {
        std::optional<std::string> text = argument(one, origin, pointer);
        if (!text)
            return std::nullopt;
        texts.push_back(std::move(*text));
    }
    return fmt::format("{}({})", name, fmt::join(texts, ", "));
}

std::optional<std::string> FromJsonata::concatenation(const Part& part, Origin origin,
                                                      const std::string& pointer)
{
    std::vector<const Part*> pieces;
    const Part* at = &part;
    while (at->isOperation("&")) {
        pieces.push_back(&at->parts[1]);
        at = &at->parts[0];
    }
    pieces.push_back(at);
    std::string pattern;
    std::string arguments;
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
        const std::optional<Value> constant = constantOf(**piece);
        if (constant && constant->isString()) {
            const std::string quoted = quotedArgument(constant->asString(), "'\\{}");
            pattern += quoted.substr(1, quoted.size() - 2);
            continue;
        }
        const std::optional<std::string> text = argument(**piece, origin, pointer);
        if (!text)
            return std::nullopt;
        m_notes.add(NoteCode::NumbersAsText, pointer);
        pattern += "{}";
        arguments += fmt::format(", {}", *text);
    }
    return fmt::format("States.Format('{}'{})", pattern, arguments);
}

} // namespace stepglass::assist
