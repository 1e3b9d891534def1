// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Vocabulary.h"
#include "core/assist/private/Services.h"

namespace stepglass::assist {

namespace {

using asl::FieldType;

void addStateNames(Answers& answers)
{
    const syntax::SyntaxTree& tree = answers.tree();
    const Surroundings& around = answers.cursor.around;
    if (!around.statesNode.isValid() ||
        tree.node(around.statesNode).kind != syntax::NodeKind::Object)
        return;
    for (const syntax::NodeId state : tree.children(around.statesNode)) {
        // A transition to the state itself is legal, but hardly ever what is meant.
        if (state == around.stateNode || tree.node(state).kind == syntax::NodeKind::String)
            continue;
        const auto textOf = [&](std::string_view name) {
            const syntax::NodeId member = tree.member(state, name);
            return member.isValid() ? tree.string(member) : std::string();
        };
        answers.addText(ItemKind::State, tree.key(state), textOf("Type"), textOf("Comment"));
    }
}

void addErrorNames(Answers& answers)
{
    if (const auto action = actionOf(answers)) {
        for (const std::string& error : action->errors)
            answers.addText(ItemKind::Error, error, action->name);
    }
    for (const Word& error : errorNames())
        answers.addText(ItemKind::Error, error.name, error.detail, error.documentation);
}

} // namespace

void addValues(Answers& answers)
{
    const Cursor& cursor = answers.cursor;
    if (cursor.around.templatePath)
        return;
    const asl::Field* field = cursor.kind == Cursor::Kind::Element
                                  ? cursor.around.field
                                  : fieldAt(cursor.around, cursor.key);
    if (field == nullptr)
        return;
    if (field->name == "ErrorEquals") {
        if (cursor.kind == Cursor::Kind::Element)
            addErrorNames(answers);
        return;
    }
    if (field->type == FieldType::Resource) {
        addResources(answers);
        return;
    }
    if (field->type == FieldType::StateName) {
        addStateNames(answers);
        return;
    }
    if (field->type == FieldType::Boolean) {
        answers.addWord("true");
        answers.addWord("false");
        return;
    }
    std::string_view allowed = field->allowed;
    while (!allowed.empty()) {
        const std::size_t end = allowed.find(", ");
        answers.addText(ItemKind::Constant, allowed.substr(0, end));
        allowed = end == std::string_view::npos ? std::string_view() : allowed.substr(end + 2);
    }
}

} // namespace stepglass::assist
