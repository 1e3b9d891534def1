// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/private/ToJsonata.h"

#include "core/intrinsics/Expression.h"
#include "core/jsonpath/Path.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace stepglass::assist {

namespace {

using syntax::NodeId;
using syntax::NodeKind;
using Kind = PathStep::Kind;

/// The end of a bracket that begins at `open`, behind it; quotes and brackets inside count.
std::size_t endOfBracket(std::string_view text, std::size_t open)
{
    std::size_t depth = 0;
    for (std::size_t at = open; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\'' || c == '"') {
            for (++at; at < text.size() && text[at] != c; ++at)
                at += text[at] == '\\' ? 1 : 0;
        } else if (c == '[' || c == '(') {
            ++depth;
        } else if (c == ']' || c == ')') {
            if (--depth == 0)
                return at + 1;
        }
    }
    return text.size();
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::optional<int> wholeNumber(std::string_view text)
{
    text = trimmed(text);
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

PathStep bracketStep(std::string_view inner)
{
    inner = trimmed(inner);
    if (inner == "*")
        return {Kind::All, {}};
    if (inner.starts_with('?'))
        return {Kind::Filter, std::string(trimmed(inner.substr(1)))};
    if (inner.starts_with('\'') || inner.starts_with('"')) {
        const std::string_view name = inner.substr(1, inner.size() - 2);
        // Several names, or one with escapes.
        if (inner.size() < 2 || name.find(inner.front()) != std::string_view::npos ||
            name.find('\\') != std::string_view::npos)
            return {Kind::Other, std::string(inner)};
        return {Kind::Name, std::string(name)};
    }
    if (inner.find(':') != std::string_view::npos)
        return {Kind::Slice, std::string(inner)};
    if (inner.find(',') != std::string_view::npos)
        return {Kind::Indexes, std::string(inner)};
    return {wholeNumber(inner) ? Kind::Index : Kind::Other, std::string(inner)};
}

/// The names of what a function is given, one for each depth, so that none hides another.
std::string itemName(std::size_t depth)
{
    return depth == 0 ? "item" : fmt::format("item{}", depth + 1);
}

} // namespace

std::vector<PathStep> stepsOf(std::string_view path)
{
    std::size_t at = path.find_first_of(".[");
    std::vector<PathStep> steps;
    while (at < path.size()) {
        if (path[at] == '[') {
            const std::size_t end = endOfBracket(path, at);
            steps.push_back(bracketStep(path.substr(at + 1, end - at - 2)));
            at = end;
            continue;
        }
        ++at; // the dot
        if (at >= path.size() || path[at] == '[')
            continue;
        std::size_t end = path.find_first_of(".[(", at);
        end = std::min(end, path.size());
        const std::string_view name = path.substr(at, end - at);
        if (end < path.size() && path[end] == '(') {
            end = endOfBracket(path, end);
            const bool isLength = path.substr(at, end - at) == "length()";
            steps.push_back({isLength ? Kind::Length : Kind::Other, std::string(name)});
        } else if (name == "*") {
            steps.push_back({Kind::All, {}});
        } else {
            // An empty name is what stands between the dots of a deep scan.
            const bool isOther = name.empty() || name.find('\\') != std::string_view::npos;
            steps.push_back({isOther ? Kind::Other : Kind::Name, std::string(name)});
        }
        at = end;
    }
    return steps;
}

namespace {

/// Follows one path from its root, step by step.
class Follower {
public:
    Follower(ToJsonata& to, std::string_view text, const std::string& pointer)
        : m_to(to)
        , m_text(text)
        , m_pointer(pointer)
    {
    }

    Code follow(Code code, std::span<const PathStep> steps)
    {
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const PathStep& step = steps[i];
            switch (step.kind) {
            case Kind::Name:
                code = withName(code, step.text);
                break;
            case Kind::Index:
                m_to.note(NoteCode::NothingPastEnd, m_text, m_pointer);
                code = withIndex(code, step.text);
                break;
            case Kind::Length:
                m_to.note(NoteCode::TakenAsList, m_text, m_pointer);
                code = call("$count", std::span(&code, 1));
                code.mayBeList = false;
                break;
            case Kind::All:
            case Kind::Slice:
            case Kind::Indexes:
            case Kind::Filter:
                return many(code, step, steps.subspan(i + 1));
            case Kind::Other:
                return m_to.refuse(NoteCode::NoCounterpart, m_text, m_pointer);
            }
        }
        return code;
    }

private:
    /// A step that finds several places, and what is looked for in each of them. The brackets
    /// around it make a list of one what it is, and an empty list of nothing.
    Code many(const Code& base, const PathStep& step, std::span<const PathStep> rest)
    {
        if (step.kind == Kind::All)
            m_to.note(NoteCode::TakenAsList, m_text, m_pointer);
        const bool isAll = step.kind == Kind::All;
        if (isAll && rest.empty())
            return {fmt::format("[{}]", base.text)};
        const auto isName = [](const PathStep& one) { return one.kind == Kind::Name; };
        if (isAll && rest.size() > 1 && rest.back().kind == Kind::All &&
            std::all_of(rest.begin(), rest.end() - 1, isName)) {
            const Code inner = follow(base, rest.first(rest.size() - 1));
            return {fmt::format("[{}]", inner.text)};
        }
        const Code found = isAll ? base : foundBy(base, step);
        if (rest.empty())
            return {fmt::format("[{}[]]", found.text)};
        if (!std::all_of(rest.begin(), rest.end(), isName))
            return m_to.refuse(NoteCode::NoCounterpart, m_text, m_pointer);
        const std::string name = itemName(0);
        const Code inner = follow({fmt::format("${}", name)}, rest);
        return {fmt::format("[$map({}, function(${}) {{ {} }})[]]", found.text, name, inner.text)};
    }

    Code foundBy(const Code& base, const PathStep& step)
    {
        const std::string item = itemName(0);
        if (step.kind == Kind::Slice)
            return slice(base, step.text);
        if (step.kind == Kind::Indexes)
            return {fmt::format("$map([{}], function($index) {{ {} }})", step.text,
                                withIndex(base, "$index").text)};
        const Code condition = m_to.filter(step.text, {fmt::format("${}", item)}, m_pointer);
        return {
            fmt::format("$filter({}, function(${}) {{ {} }})", base.text, item, condition.text)};
    }

    Code slice(const Code& base, std::string_view text)
    {
        const std::size_t colon = text.find(':');
        const std::string_view from = trimmed(text.substr(0, colon));
        const std::string_view to = trimmed(text.substr(colon + 1));
        const std::optional<int> first = wholeNumber(from);
        const std::optional<int> last = wholeNumber(to);
        // A negative start with an end means something of its own in AWS's paths.
        const bool isClear = (first || from.empty()) && (last || to.empty()) && (first || last) &&
                             !(first && last && (*first < 0 || *last < 0));
        if (!isClear)
            return m_to.refuse(NoteCode::NoCounterpart, m_text, m_pointer);
        const auto place = [](int index) {
            return index < 0 ? fmt::format("$count($all) - {}", -index) : std::to_string(index);
        };
        std::string condition;
        if (first)
            condition = fmt::format("$index >= {}", place(*first));
        if (last)
            condition += fmt::format("{}$index < {}", first ? " and " : "", place(*last));
        return {fmt::format("$filter({}, function($item, $index, $all) {{ {} }})", base.text,
                            condition)};
    }

    ToJsonata& m_to;
    std::string_view m_text;
    const std::string& m_pointer;
};

} // namespace

Code ToJsonata::refuse(NoteCode code, std::string_view what, const std::string& pointer)
{
    m_notes.add(code, pointer, std::string(what));
    return {"null"};
}

void ToJsonata::note(NoteCode code, std::string_view what, const std::string& pointer)
{
    m_notes.add(code, pointer, std::string(what));
}

Code ToJsonata::dynamic(std::string_view text, const Root& root, const std::string& pointer)
{
    return intrinsics::Expression::looksLikeCall(text) ? intrinsic(text, root, pointer)
                                                       : path(text, root, pointer);
}

Code ToJsonata::path(std::string_view text, const Root& root, const std::string& pointer)
{
    if (text.find("${") != std::string_view::npos)
        return refuse(NoteCode::HasPlaceholder, text, pointer);
    const auto parsed = jsonpath::Path::parse(text);
    if (!parsed)
        return refuse(NoteCode::NotReadable, text, pointer);
    const std::vector<PathStep> all = stepsOf(text);
    std::span<const PathStep> steps(all);
    Follower follower(*this, text, pointer);
    switch (parsed->root()) {
    case jsonpath::RootKind::Context:
        return follower.follow({"$states.context"}, steps);
    case jsonpath::RootKind::Variable:
        return follower.follow({fmt::format("${}", parsed->variable())}, steps);
    case jsonpath::RootKind::Input:
        break;
    }
    // Names lead into what is known of the value's shape.
    NodeId shape = root.shape;
    while (shape.isValid() && m_tree.node(shape).kind == NodeKind::Object && !steps.empty() &&
           steps.front().kind == Kind::Name) {
        const NodeId fixed = m_tree.member(shape, steps.front().text);
        const NodeId computed = m_tree.member(shape, steps.front().text + ".$");
        if (!fixed.isValid() && !computed.isValid())
            return refuse(NoteCode::NoCounterpart, text, pointer);
        steps = steps.subspan(1);
        if (computed.isValid())
            return follower.follow(
                dynamic(m_tree.string(computed), *root.inner, m_tree.pointer(computed)), steps);
        shape = fixed;
    }
    if (shape.isValid())
        return follower.follow(shapedCode(shape, *root.inner), steps);
    return follower.follow(root.code, steps);
}

} // namespace stepglass::assist
