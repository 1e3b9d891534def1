// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/JsonataTemplate.h"

#include "core/engine/private/Template.h"
#include "core/jsonata/Template.h"

#include <algorithm>

namespace stepglass::engine {

namespace {

using value::Member;

/// About what AWS lets one expression do in its second. Steps instead of time: a run must not
/// depend on how busy the machine is.
constexpr std::size_t mostSteps = 5'000'000;

bool has(const std::vector<std::string>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

struct JsonataTemplate::Compiled {
    std::optional<jsonata::Template> field;
    Value constant; ///< of a field without an expression
    std::string text;
    std::string location;
    std::vector<std::string> variables; ///< that the expressions name, without `states`
    std::vector<std::string> members;   ///< of `$states` that they look at
    bool usesStates = false;
    bool usesAllStates = false; ///< `$states` itself, not only some of its members

    void note(const jsonata::VariableUse& use)
    {
        if (use.name != "states") {
            if (!has(variables, use.name))
                variables.push_back(use.name);
            return;
        }
        usesStates = true;
        if (use.members.empty())
            usesAllStates = true;
        else if (!has(members, use.members.front()))
            members.push_back(use.members.front());
    }

    /// `$states`, as far as the expressions look at it: the Context Object is made for each who
    /// asks.
    [[nodiscard]] Value states(const Scope& scope) const
    {
        const auto wants = [this](std::string_view name) {
            return usesAllStates || has(members, name);
        };
        std::vector<Member> found;
        if (wants("input"))
            found.push_back({"input", scope.input});
        if (wants("context"))
            found.push_back({"context", scope.context.context()});
        if (scope.result != nullptr && wants("result"))
            found.push_back({"result", *scope.result});
        if (scope.errorOutput != nullptr && wants("errorOutput"))
            found.push_back({"errorOutput", *scope.errorOutput});
        return Value::takeObject(found);
    }

    [[nodiscard]] jsonata::Bindings bindings(const Scope& scope) const
    {
        jsonata::Bindings bindings;
        bindings.reserve(variables.size() + (usesStates ? 1 : 0));
        for (const std::string& name : variables) {
            if (const Value* variable = scope.variables.find(std::string_view(name)))
                bindings.emplace_back(name, *variable);
        }
        if (usesStates)
            bindings.emplace_back("states", states(scope));
        return bindings;
    }
};

JsonataTemplate JsonataTemplate::compile(const Value& text, std::string location,
                                         std::vector<TemplateFault>& faults)
{
    Compiled compiled;
    compiled.constant = text;
    compiled.location = std::move(location);
    if (text.isString() && jsonata::isExpressionText(text.asString()))
        compiled.text = jsonata::expressionText(text.asString());
    auto field = jsonata::Template::parse(text, compiled.location);
    if (!field) {
        for (const jsonata::TemplateFault& fault : field.error())
            faults.push_back({fault.pointer, compiled.text, fault.message, false});
    } else if (!field->isLiteral()) {
        for (const jsonata::Template::Part& part : field->parts()) {
            for (const jsonata::VariableUse& use : part.expression.references().variables)
                compiled.note(use);
        }
        compiled.field = std::move(*field);
    }
    return JsonataTemplate(std::make_shared<const Compiled>(std::move(compiled)));
}

Outcome<Value> JsonataTemplate::evaluate(const Scope& scope) const
{
    if (!m_compiled->field)
        return m_compiled->constant;
    jsonata::EvaluationOptions options = jsonata::timelessStepFunctionsOptions();
    options.limits.steps = mostSteps;
    options.random = &scope.random;
    options.cancel = scope.context.cancel();
    options.now = std::chrono::duration_cast<std::chrono::milliseconds>(
                      scope.context.now().time_since_epoch())
                      .count();
    auto result = m_compiled->field->evaluate(m_compiled->bindings(scope), options);
    if (!result && options.cancel != nullptr && options.cancel->isCancelled())
        throw Interrupted();
    if (!result)
        return queryFailure(std::move(result.error().location), std::move(result.error().cause));
    return std::move(*result);
}

std::string_view JsonataTemplate::expression() const
{
    return m_compiled->text;
}

const std::string& JsonataTemplate::location() const
{
    return m_compiled->location;
}

} // namespace stepglass::engine
