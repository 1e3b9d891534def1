// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/Checker.h"

#include "core/catalogue/Nearest.h"
#include "core/intrinsics/Expression.h"
#include "core/jsonpath/ReferencePath.h"
#include "core/syntax/YamlText.h"

#include <array>

// What texts must hold: paths, calls of intrinsic functions, timestamps, resources.

namespace stepglass::lint {

namespace {

using asl::Field;
using asl::FieldType;
using asl::QueryLanguage;
using syntax::NodeId;
using syntax::NodeKind;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Two digits at `at` as a number, or -1.
int twoDigits(std::string_view text, std::size_t at)
{
    if (at + 2 > text.size() || !isDigit(text[at]) || !isDigit(text[at + 1]))
        return -1;
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

/// RFC 3339 with a capital T: 2026-01-31T12:00:00.5Z or with an offset such as +01:00.
bool isTimestamp(std::string_view text)
{
    const auto isIn = [&text](std::size_t at, int low, int high) {
        const int number = twoDigits(text, at);
        return number >= low && number <= high;
    };
    constexpr std::array<std::pair<std::size_t, char>, 5> separators{
        {{4, '-'}, {7, '-'}, {10, 'T'}, {13, ':'}, {16, ':'}}};
    for (const auto& [at, c] : separators) {
        if (at >= text.size() || text[at] != c)
            return false;
    }
    if (!isIn(0, 0, 99) || !isIn(2, 0, 99) || !isIn(5, 1, 12) || !isIn(8, 1, 31) ||
        !isIn(11, 0, 23) || !isIn(14, 0, 59) || !isIn(17, 0, 60))
        return false;
    std::size_t at = 19;
    if (at < text.size() && text[at] == '.') {
        const std::size_t first = ++at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        if (at == first)
            return false;
    }
    const std::string_view zone = text.substr(at);
    if (zone == "Z")
        return true;
    return zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':' &&
           isIn(at + 1, 0, 23) && isIn(at + 4, 0, 59);
}

class NoVariables final : public intrinsics::Variables {
public:
    [[nodiscard]] const Value* find(std::string_view) const override { return nullptr; }
};

class ContentRules {
public:
    explicit ContentRules(Checker& checker)
        : m_checker(checker)
    {
    }

    void checkPath(NodeId value, jsonpath::RootRule rule = jsonpath::RootRule::Required)
    {
        const std::string text = m_checker.tree().string(value);
        const auto path = jsonpath::Path::parse(text, rule);
        if (path)
            return;
        reportExpression(DiagnosticCode::InvalidPath, value, text, path.error().message);
        suggestPath(text);
    }

    void checkReferencePath(NodeId value)
    {
        const std::string text = m_checker.tree().string(value);
        if (!jsonpath::ReferencePath::parse(text) || text.starts_with("$$"))
            reportReferencePath(value, text);
    }

    void reportReferencePath(NodeId value, const std::string& text)
    {
        m_checker.report(DiagnosticCode::InvalidReferencePath, value, {text});
        suggestPath(text);
    }

    /// Repairs the last fault where a path only lacks its beginning.
    void suggestPath(const std::string& text)
    {
        const std::string path = "$." + text;
        if (!text.starts_with('$') && jsonpath::ReferencePath::parse(path))
            m_checker.addFix(Fix::Kind::ReplaceValue, {}, syntax::toJsonText(path));
    }

    void checkPathOrCall(NodeId value)
    {
        const std::string text = m_checker.tree().string(value);
        if (text.starts_with('$')) {
            checkPath(value);
            return;
        }
        if (text.starts_with(' ') || text.starts_with('\t')) {
            m_checker.report(DiagnosticCode::InvalidIntrinsic, value,
                             {text, "a blank stands in front"});
            suggestTrimmed(text);
            return;
        }
        const auto call = intrinsics::Expression::parse(text);
        if (!call) {
            reportExpression(DiagnosticCode::InvalidIntrinsic, value, text, call.error().message);
            suggestFunction(text);
        } else if (call->paths().empty()) {
            checkConstantCall(value, *call);
        }
    }

    /// Names that end in .$ have paths or calls as values, at every depth.
    void checkTemplate(NodeId root)
    {
        const auto& tree = m_checker.tree();
        std::vector<NodeId> pending{root};
        while (!pending.empty()) {
            const NodeId owner = pending.back();
            pending.pop_back();
            const bool isObject = m_checker.node(owner).kind == NodeKind::Object;
            for (NodeId id = m_checker.node(owner).firstChild; id.isValid();
                 id = m_checker.node(id).nextSibling) {
                const std::string name = isObject ? tree.key(id) : std::string();
                if (name.ends_with(".$"))
                    checkDynamic(owner, id, name);
                else if (m_checker.node(id).firstChild.isValid())
                    pending.push_back(id);
                else if (isObject && m_checker.isText(id))
                    checkStatic(id, name);
            }
        }
    }

    void checkTimestamp(NodeId value)
    {
        const std::string text = m_checker.tree().string(value);
        if (isTimestamp(text))
            return;
        m_checker.report(DiagnosticCode::InvalidTimestamp, value, {text});
        for (const std::string_view ending : {"Z", "T00:00:00Z"}) {
            const std::string whole = std::string(text).append(ending);
            if (isTimestamp(whole))
                m_checker.addFix(Fix::Kind::ReplaceValue, {}, syntax::toJsonText(whole));
        }
    }

    void checkResource(NodeId value)
    {
        const std::string text = m_checker.tree().string(value);
        const asl::ServiceAction action = asl::serviceActionOf(text);
        if (!text.starts_with("arn:"))
            m_checker.report(DiagnosticCode::InvalidResource, value, {text});
        // An Express workflow is over before a job, a person or a worker can answer.
        else if (m_checker.options.type == MachineType::Express && action.isActivity)
            m_checker.report(DiagnosticCode::ExpressNotSupported, value, {"an activity"});
        else if (m_checker.options.type == MachineType::Express && !action.pattern.empty())
            m_checker.report(DiagnosticCode::ExpressNotSupported, value, {"." + action.pattern});
    }

private:
    /// AWS takes some filters that Jayway's own grammar does not; so a filter is no reason to
    /// refuse.
    void reportExpression(DiagnosticCode code, NodeId value, const std::string& text,
                          const std::string& reason)
    {
        m_checker.report(code, value, {text, reason});
        if (text.find("[?") != std::string::npos)
            m_checker.faults.back().severity = Severity::Warning;
    }

    void suggestTrimmed(const std::string& text)
    {
        const std::size_t first = text.find_first_not_of(" \t");
        if (first == std::string::npos)
            return;
        const std::string trimmed = text.substr(first);
        if (intrinsics::Expression::parse(trimmed) || jsonpath::Path::parse(trimmed))
            m_checker.addFix(Fix::Kind::ReplaceValue, {}, syntax::toJsonText(trimmed));
    }

    /// Repairs the last fault where the call's trouble is a function's name.
    void suggestFunction(const std::string& text)
    {
        for (const intrinsics::Token& token : intrinsics::tokenize(text)) {
            const std::string_view name =
                std::string_view(text).substr(token.range.begin, token.range.length());
            if (token.kind != intrinsics::Token::Kind::Function ||
                intrinsics::findFunction(name) != nullptr)
                continue;
            catalogue::Nearest nearest(name);
            for (const intrinsics::FunctionInfo& known : intrinsics::functionTable())
                nearest.offer(known.name);
            std::string repaired = text;
            if (nearest.name())
                repaired.replace(token.range.begin, token.range.length(), *nearest.name());
            if (nearest.name() && intrinsics::Expression::parse(repaired))
                m_checker.addFix(Fix::Kind::ReplaceValue, {}, syntax::toJsonText(repaired));
            return;
        }
    }

    /// A call that takes nothing from outside has one result, or one fault, for ever.
    void checkConstantCall(NodeId value, const intrinsics::Expression& call)
    {
        const Value nothing;
        const NoVariables variables;
        SeededRandom random(1);
        const auto result = call.evaluate({nothing, nothing, variables, random});
        if (!result)
            m_checker.report(DiagnosticCode::AlwaysFails, value,
                             {call.text(), result.error().cause});
    }

    /// A text that was probably not meant to be one.
    void checkStatic(NodeId value, const std::string& name)
    {
        const std::string text = m_checker.tree().string(value);
        if (looksLikePath(text))
            m_checker.report(DiagnosticCode::PathWithoutDollar, value, {name, text});
        else if (intrinsics::Expression::looksLikeCall(text) && intrinsics::Expression::parse(text))
            m_checker.report(DiagnosticCode::CallWithoutDollar, value, {name, text});
        else
            return;
        m_checker.addFix(Fix::Kind::RenameKey, {}, name + ".$");
    }

    void checkDynamic(NodeId owner, NodeId value, const std::string& name)
    {
        const std::string plain = name.substr(0, name.size() - 2);
        if (m_checker.tree().member(owner, plain).isValid()) {
            m_checker.reportKey(DiagnosticCode::DuplicateKey, value, {plain});
            m_checker.addFix(Fix::Kind::RemoveMember, {}, {});
        }
        if (m_checker.isOpaque(value))
            return;
        if (m_checker.isText(value))
            checkPathOrCall(value);
        else
            m_checker.report(DiagnosticCode::WrongType, value, {"a text with a path or a call"});
    }

    Checker& m_checker;
};

} // namespace

bool looksLikePath(std::string_view text)
{
    return text == "$" || text.starts_with("$.") || text.starts_with("$[") ||
           text.starts_with("$$.");
}

void checkContent(Checker& checker, NodeId value, const Field& field, QueryLanguage language)
{
    if (checker.node(value).kind == NodeKind::Null)
        return;
    ContentRules rules(checker);
    switch (field.type) {
    case FieldType::Path:
    case FieldType::PathOrNull:
        rules.checkPath(value);
        break;
    case FieldType::BarePath:
        rules.checkPath(value, jsonpath::RootRule::Optional);
        break;
    case FieldType::ReferencePath:
    case FieldType::ReferencePathOrNull:
        rules.checkReferencePath(value);
        break;
    case FieldType::PathOrCall:
        rules.checkPathOrCall(value);
        break;
    case FieldType::Template:
    case FieldType::ObjectTemplate:
        if (language == QueryLanguage::JsonPath)
            rules.checkTemplate(value);
        break;
    case FieldType::Timestamp:
        rules.checkTimestamp(value);
        break;
    case FieldType::Resource:
        rules.checkResource(value);
        break;
    case FieldType::Any:
    case FieldType::Text:
    case FieldType::Boolean:
    case FieldType::Integer:
    case FieldType::Number:
    case FieldType::Object:
    case FieldType::List:
    case FieldType::ObjectList:
    case FieldType::TextList:
    case FieldType::StateName:
        break;
    }
}

} // namespace stepglass::lint
