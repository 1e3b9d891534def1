// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/private/Intents.h"

namespace stepglass::edit {

namespace {

using asl::QueryLanguage;
using asl::StateType;
using Members = std::vector<value::Member>;

/// A scope with one Pass, for a branch or a processor.
Value smallMachine(const std::string& stateName, Members members)
{
    const Value pass = Value::object({{"Type", "Pass"}, {"End", true}});
    members.push_back({"StartAt", stateName});
    members.push_back({"States", Value::object({{stateName, pass}})});
    return Value::object(std::move(members));
}

void addWork(Members& members, QueryLanguage language)
{
    members.push_back({"Resource", "arn:aws:states:::lambda:invoke"});
    const bool isJsonata = language == QueryLanguage::Jsonata;
    const Value payload = isJsonata ? "{% $states.input %}" : "$";
    members.push_back({isJsonata ? "Arguments" : "Parameters",
                       Value::object({{"FunctionName", "${FunctionName}"},
                                      {isJsonata ? "Payload" : "Payload.$", payload}})});
}

void addRules(Members& members, QueryLanguage language, const std::string& next)
{
    Members rule;
    if (language == QueryLanguage::Jsonata) {
        rule.push_back({"Condition", "{% $exists($states.input.value) %}"});
    } else {
        rule.push_back({"Variable", "$.value"});
        rule.push_back({"IsPresent", true});
    }
    rule.push_back({"Next", next});
    members.push_back({"Choices", Value::array({Value::object(std::move(rule))})});
    members.push_back({"Default", next});
}

} // namespace

Value stateTemplate(const asl::Model& model, StateType type, const std::string& next)
{
    const QueryLanguage language = model.queryLanguage();
    const auto innerName = [&model](std::string_view wanted) {
        return uniqueStateName(model, wanted);
    };
    Members members{{"Type", asl::toString(type)}};
    switch (type) {
    case StateType::Task:
        addWork(members, language);
        break;
    case StateType::Wait:
        members.push_back({"Seconds", 1});
        break;
    case StateType::Choice:
        addRules(members, language, next);
        return Value::object(std::move(members));
    case StateType::Succeed:
        return Value::object(std::move(members));
    case StateType::Fail:
        members.push_back({"Error", "Failed"});
        members.push_back({"Cause", "What went wrong"});
        return Value::object(std::move(members));
    case StateType::Parallel:
        members.push_back({"Branches", Value::array({smallMachine(innerName("Branch 1"), {}),
                                                     smallMachine(innerName("Branch 2"), {})})});
        break;
    case StateType::Map:
        if (language == QueryLanguage::Jsonata)
            members.push_back({"Items", "{% $states.input %}"});
        members.push_back({"ItemProcessor", smallMachine(innerName("Each item"),
                                                         {{"ProcessorConfig",
                                                           Value::object({{"Mode", "INLINE"}})}})});
        break;
    case StateType::Pass:
    case StateType::Unknown:
        break;
    }
    if (next.empty())
        members.push_back({"End", true});
    else
        members.push_back({"Next", next});
    return Value::object(std::move(members));
}

} // namespace stepglass::edit
