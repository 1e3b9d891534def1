// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Repairing.h"

#include "app/cli/Diagnostics.h"

#include "core/assist/Actions.h"

#include <algorithm>
#include <ostream>

namespace stepglass::cli {

namespace {

using namespace std::literals;

/// Repairs that call each other forth must end somewhere.
constexpr int mostRounds = 20;

Value described(const Diagnostic& diagnostic, const asl::Model& model)
{
    const std::vector<assist::Action> actions = assist::repairsOf(model, diagnostic);
    return toJson(diagnostic, model)
        .with("repair", actions.empty() ? Value() : Value(actions.front().title));
}

} // namespace

RepairedDefinition
repairDefinition(Definition definition,
                 const std::function<std::vector<Diagnostic>(const Definition&)>& check)
{
    RepairedDefinition result{std::move(definition), {}};
    for (int round = 0; round < mostRounds; ++round) {
        const asl::Model& model = *result.definition.model;
        std::vector<Diagnostic> diagnostics = check(result.definition);
        std::erase_if(diagnostics, [](const Diagnostic& diagnostic) {
            return !assist::hasPreferredRepair(diagnostic);
        });
        const assist::Repairs repairs = assist::repairAll(model, diagnostics);
        if (repairs.edits.empty())
            break;
        for (const Diagnostic& diagnostic : repairs.repaired)
            result.repaired.push_back(described(diagnostic, model));
        result.definition.model = asl::Model::build(
            syntax::SyntaxTree::parse(syntax::applyEdits(model.tree().text(), repairs.edits),
                                      model.tree().format()),
            std::make_shared<const asl::KnownPlaceholders>(model.knownPlaceholders()));
    }
    return result;
}

void printRepairs(std::ostream& out, const RepairedDefinition& repaired)
{
    for (const Value& one : repaired.repaired) {
        const Value* repair = one.find("repair"sv);
        out << repaired.definition.file << ':' << one.find("line"sv)->asInteger() << ':'
            << one.find("column"sv)->asInteger()
            << ": repaired: " << one.find("message"sv)->asString();
        if (repair->isString())
            out << " (" << repair->asString() << ')';
        out << '\n';
    }
}

} // namespace stepglass::cli
