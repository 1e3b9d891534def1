// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Variables.h"
#include "core/assist/Vocabulary.h"
#include "core/assist/private/Sources.h"
#include "core/intrinsics/FunctionTable.h"

#include <algorithm>

namespace stepglass::assist {

namespace {

using asl::FieldType;

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

std::string variableText(std::string_view name)
{
    std::string text(1, '$');
    text += name;
    return text;
}

/// The name or path under the caret.
struct Token {
    TextRange range;
    std::string_view text; ///< as far as it says where one is: up to the caret
    /// The parts before the last dot, without `$`s in front of the first.
    std::vector<std::string_view> parents;
    std::size_t parentLength = 0; ///< bytes of `text` up to and with the last dot
};

Token tokenAt(const std::string& source, const Cursor& cursor)
{
    const std::uint32_t caret = static_cast<std::uint32_t>(
        std::min<std::size_t>(cursor.replace.begin + cursor.before.size(), cursor.replace.end));
    std::uint32_t begin = caret;
    while (begin > cursor.replace.begin && isTokenCharacter(source[begin - 1]))
        --begin;
    std::uint32_t end = caret;
    while (end < cursor.replace.end && isTokenCharacter(source[end]))
        ++end;
    Token token;
    token.range = {begin, end};
    // In front of a word, the word itself is meant.
    const std::uint32_t until = caret == begin ? end : caret;
    token.text = std::string_view(source).substr(begin, until - begin);
    std::string_view rest = token.text;
    while (rest.starts_with('$'))
        rest.remove_prefix(1);
    for (std::size_t dot = rest.find('.'); dot != std::string_view::npos; dot = rest.find('.')) {
        token.parents.push_back(rest.substr(0, dot));
        rest.remove_prefix(dot + 1);
    }
    token.parentLength = token.text.size() - rest.size();
    return token;
}

class ExpressionSource {
public:
    ExpressionSource(Answers& answers, const Token& token)
        : m_answers(answers)
        , m_token(token)
    {
    }

    void addJsonata()
    {
        if (m_token.text.starts_with("$states.")) {
            addStatesMembers();
        } else if (m_token.parents.empty()) {
            addVariables();
            addName("$states", "object",
                    "The state's input, the Context Object and, where there "
                    "is one, the result or the error.");
            for (const Word& function : jsonataFunctions())
                add(ItemKind::Function, variableText(function.name),
                    variableText(function.name) + "(", function.detail, function.documentation);
        }
    }

    void addJsonPath(bool mayCall)
    {
        if (m_token.text.starts_with("$$")) {
            std::vector<std::string_view> parents = m_token.parents;
            if (!parents.empty())
                parents.erase(parents.begin()); // what stands between $$ and the dot: nothing
            addMembers(contextMembers(parents),
                       m_token.parentLength == 0 ? std::string("$$.") : parentText());
        } else if (m_token.text.starts_with("$states.")) {
            addStatesMembers();
        } else if (m_token.parents.empty() || m_token.text.starts_with("States.")) {
            addVariables();
            addName("$", "input", "The state's input, or what this place works on.");
            addName("$$", "object", "The Context Object.");
            if (mayCall) {
                for (const intrinsics::FunctionInfo& function : intrinsics::functionTable())
                    add(ItemKind::Function, function.name, std::string(function.name) + "(",
                        function.signature, intrinsicDocumentation(function.name));
            }
        }
    }

private:
    [[nodiscard]] std::string parentText() const
    {
        return std::string(m_token.text.substr(0, m_token.parentLength));
    }

    void add(ItemKind kind, std::string_view label, std::string text, std::string_view detail,
             std::string_view documentation)
    {
        m_answers.addRaw(kind, label, std::move(text), m_token.range, detail, documentation);
    }

    void addName(std::string_view name, std::string_view detail, std::string_view documentation)
    {
        add(ItemKind::Variable, name, std::string(name), detail, documentation);
    }

    void addMembers(const std::vector<Word>& members, const std::string& parent)
    {
        for (const Word& member : members)
            add(ItemKind::Variable, member.name, parent + std::string(member.name), member.detail,
                member.documentation);
    }

    void addStatesMembers()
    {
        const Surroundings& around = m_answers.cursor.around;
        const bool isCatcher = around.place == asl::Place::Catcher || isInsideCatcher();
        const bool works = around.state != nullptr && (around.state->type == asl::StateType::Task ||
                                                       around.state->isContainer());
        std::vector<std::string_view> parents = m_token.parents;
        if (!parents.empty())
            parents.erase(parents.begin()); // "states"
        addMembers(statesMembers(parents, works && !isCatcher, isCatcher), parentText());
    }

    [[nodiscard]] bool isInsideCatcher() const
    {
        const syntax::SyntaxTree& tree = m_answers.tree();
        for (syntax::NodeId at = m_answers.cursor.around.node; at.isValid();
             at = tree.node(at).parent) {
            const Surroundings around = surroundingsOf(m_answers.model, at);
            if (!around.templatePath)
                return around.place == asl::Place::Catcher;
        }
        return false;
    }

    void addVariables()
    {
        if (m_answers.cursor.around.state == nullptr)
            return;
        for (const Assignment& assignment :
             visibleAssignments(m_answers.model, *m_answers.cursor.around.state))
            addName(variableText(assignment.name), assignment.state->name, {});
    }

    Answers& m_answers;
    const Token& m_token;
};

bool isPath(FieldType type)
{
    return type == FieldType::Path || type == FieldType::BarePath ||
           type == FieldType::PathOrNull || type == FieldType::ReferencePath ||
           type == FieldType::ReferencePathOrNull || type == FieldType::PathOrCall;
}

} // namespace

bool addExpressions(Answers& answers)
{
    const Cursor& cursor = answers.cursor;
    const std::string& source = answers.tree().text();
    const std::string_view content =
        std::string_view(source).substr(cursor.replace.begin, cursor.replace.length());
    const asl::Field* field =
        cursor.around.templatePath ? nullptr : fieldAt(cursor.around, cursor.key);
    const Token token = tokenAt(source, cursor);
    ExpressionSource expressions(answers, token);
    if (answers.language == asl::QueryLanguage::Jsonata) {
        if (cursor.before.find("{%") == std::string::npos)
            return false;
        if (!addKnownPaths(answers))
            expressions.addJsonata();
        return true;
    }
    const bool isTemplate = cursor.around.templatePath.has_value();
    const bool isDynamic = isTemplate && cursor.key.ends_with(".$");
    if (isDynamic || (field != nullptr && isPath(field->type))) {
        if (!addKnownPaths(answers))
            expressions.addJsonPath(isDynamic || field->type == FieldType::PathOrCall);
        return true;
    }
    // A path typed where only a name ending in .$ would make it one still is what is meant.
    const bool isStarted =
        content.empty() || content.starts_with('$') || content.find("{%") != std::string_view::npos;
    if (isTemplate && isStarted) {
        expressions.addJsonPath(false);
        return true;
    }
    return false;
}

} // namespace stepglass::assist
