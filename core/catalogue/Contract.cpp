// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/Contract.h"

#include "core/catalogue/Nearest.h"
#include "core/value/Pointer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace stepglass::catalogue {

namespace {

/// Values nest no deeper than a parser lets them; this holds for values made by other means.
constexpr std::size_t deepest = 1000;

std::string joined(const std::vector<std::string_view>& names)
{
    std::string text;
    for (const std::string_view name : names) {
        text += text.empty() ? "" : ", ";
        text += name;
    }
    return text;
}

/// Characters of a text, not bytes.
double lengthOf(std::string_view text)
{
    return static_cast<double>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

bool hasPlaceholder(std::string_view text)
{
    const std::size_t begin = text.find("${");
    return begin != std::string_view::npos && text.find('}', begin) != std::string_view::npos;
}

bool isTemplateFunction(const Value& value)
{
    if (value.size() != 1 || !value.isObject())
        return false;
    const std::string_view name = value.members()[0].name.text();
    return name == "Ref" || name.starts_with("Fn::");
}

/// The SDK's DynamoDB spells the types of its values Bool, Null, Ss, ...; the API's own BOOL, NULL,
/// SS stand in so many definitions that both pass for good.
bool passesInBothCases(std::string_view name)
{
    return name == "BOOL" || name == "NULL" || name == "SS" || name == "NS" || name == "BS" ||
           name == "Bool" || name == "Null" || name == "Ss" || name == "Ns" || name == "Bs";
}

std::string numberText(double number)
{
    std::string text = std::to_string(number);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

struct Settings {
    Family family = Family::Sdk;
    Dynamics dynamics = Dynamics::None;
    bool findsUnknown = true;
    bool findsMissing = true;
    bool isClosed = false;
    bool isResult = false;
};

class ContractCheck {
public:
    explicit ContractCheck(const Settings& settings)
        : m_settings(settings)
    {
    }

    void check(const Shape& shape, const Value& value)
    {
        if (m_depth == deepest || value.isNull() || isDynamic(value))
            return;
        ++m_depth;
        checkKnown(shape, value);
        --m_depth;
    }

    /// The name without what marks its value as a path.
    [[nodiscard]] std::string_view plainName(std::string_view name) const
    {
        if (m_settings.dynamics == Dynamics::JsonPath && name.ends_with(".$"))
            name.remove_suffix(2);
        return name;
    }

    void report(ContractFault fault, std::string_view name, std::string suggestion,
                bool isRefused = false)
    {
        findings.push_back({fault, m_pointer, std::string(name), std::move(suggestion), isRefused});
    }

    void reportMember(ContractFault fault, std::string_view key, std::string_view name,
                      std::string suggestion, bool isRefused = false)
    {
        const std::size_t length = enter(key);
        report(fault, name, std::move(suggestion), isRefused);
        m_pointer.resize(length);
    }

    std::vector<ContractFinding> findings;

private:
    std::size_t enter(std::string_view token)
    {
        const std::size_t length = m_pointer.size();
        m_pointer += '/';
        m_pointer += value::escapePointerToken(token);
        return length;
    }

    [[nodiscard]] bool isTop() const { return m_depth == 1; }

    [[nodiscard]] bool isDynamic(const Value& value) const
    {
        if (m_settings.isResult)
            return false;
        if (!value.isString())
            return isTemplateFunction(value);
        const std::string_view text = value.asString();
        return hasPlaceholder(text) || (m_settings.dynamics == Dynamics::Jsonata &&
                                        text.starts_with("{%") && text.ends_with("%}"));
    }

    void checkKnown(const Shape& shape, const Value& value)
    {
        switch (shape.kind()) {
        case ShapeKind::Structure:
        case ShapeKind::Union:
            checkStructure(shape, value);
            break;
        case ShapeKind::List:
            if (expect(value.isArray(), "a list"))
                checkElements(shape, value);
            break;
        case ShapeKind::Map:
            if (expect(value.isObject(), "an object"))
                checkEntries(shape, value);
            break;
        case ShapeKind::Enumeration:
            checkEnumeration(shape, value);
            break;
        case ShapeKind::Text:
        case ShapeKind::Token:
            checkText(shape, value);
            break;
        case ShapeKind::Integer:
        case ShapeKind::Long:
            if (expect(isWhole(value), "a whole number"))
                checkRange(shape, value.asDouble(), "");
            break;
        case ShapeKind::Double:
        case ShapeKind::Float:
            if (expect(value.isNumber(), "a number"))
                checkRange(shape, value.asDouble(), "");
            break;
        case ShapeKind::Boolean:
            expect(value.isBoolean(), "true or false");
            break;
        case ShapeKind::Timestamp:
            expect(value.isString() || value.isNumber(), "a time");
            break;
        case ShapeKind::Blob: // bytes are given as text, and some integrations make text of JSON
        case ShapeKind::Json:
            break;
        }
    }

    static bool isWhole(const Value& value)
    {
        return value.isInteger() ||
               (value.isDouble() && std::floor(value.asDouble()) == value.asDouble());
    }

    bool expect(bool isMet, const char* wanted)
    {
        if (!isMet)
            report(ContractFault::WrongType, lastName(), wanted);
        return isMet;
    }

    [[nodiscard]] std::string_view lastName() const
    {
        return m_names.empty() ? "" : m_names.back();
    }

    /// A plain text for a value of DynamoDB: the optimised integration, which builds on the first
    /// SDK for Java, takes it for {"S": text}.
    [[nodiscard]] bool isTextForAttribute(const Shape& shape, const Value& value) const
    {
        return value.isString() && m_settings.family == Family::Optimised && !m_settings.isResult &&
               shape.findMember("S") && shape.findMember("N") && shape.findMember("BOOL");
    }

    void checkStructure(const Shape& shape, const Value& value)
    {
        if (isTextForAttribute(shape, value))
            return;
        if (!expect(value.isObject(), "an object"))
            return;
        std::set<std::string_view> given;
        for (const value::Member& member : value.members()) {
            const std::string_view key = member.name.text();
            const std::string_view name = plainName(key);
            given.insert(name);
            const std::optional<ShapeMember> known = memberOf(shape, name);
            if (known && known->name == name) {
                if (name.size() == key.size())
                    checkMember(key, known->shape, member.value);
            } else if (known) {
                given.insert(known->name);
                if (m_settings.findsUnknown)
                    reportMember(ContractFault::WrongCase, key, name, std::string(known->name),
                                 isTop());
            } else if (m_settings.findsUnknown) {
                reportUnknown(shape, key, name);
            }
        }
        if (m_settings.findsMissing)
            reportMissing(shape, given);
    }

    void checkMember(std::string_view key, const Shape& shape, const Value& value)
    {
        const std::size_t length = enter(key);
        m_names.push_back(key);
        check(shape, value);
        m_names.pop_back();
        m_pointer.resize(length);
    }

    /// The member of a name, in another case if there is none in its own.
    static std::optional<ShapeMember> memberOf(const Shape& shape, std::string_view name)
    {
        std::optional<ShapeMember> nearly;
        for (std::size_t index = 0; index < shape.memberCount(); ++index) {
            const ShapeMember member = shape.member(index);
            if (member.name == name)
                return member;
            if (!nearly && equalButForCase(member.name, name))
                nearly = member;
        }
        if (nearly && passesInBothCases(name) && passesInBothCases(nearly->name))
            nearly->name = name;
        return nearly;
    }

    void reportUnknown(const Shape& shape, std::string_view key, std::string_view name)
    {
        Nearest nearest(name);
        for (std::size_t index = 0; index < shape.memberCount(); ++index)
            nearest.offer(shape.member(index).name);
        const bool isRefused = isTop() && (m_settings.isClosed || nearest.isSlip());
        reportMember(ContractFault::Unknown, key, name,
                     nearest.name() ? std::string(*nearest.name()) : std::string(), isRefused);
    }

    void reportMissing(const Shape& shape, const std::set<std::string_view>& given)
    {
        for (std::size_t index = 0; index < shape.memberCount(); ++index) {
            const ShapeMember member = shape.member(index);
            // The SDKs make up a token that is left out.
            if (!member.isRequired || member.shape.kind() == ShapeKind::Token ||
                given.contains(member.name))
                continue;
            report(ContractFault::Missing, member.name, {},
                   isTop() && m_settings.family == Family::Optimised);
        }
    }

    void checkElements(const Shape& shape, const Value& value)
    {
        checkRange(shape, static_cast<double>(value.size()), " elements");
        const Shape element = shape.element();
        std::size_t index = 0;
        for (const Value& one : value.elements()) {
            const std::size_t length = enter(std::to_string(index++));
            check(element, one);
            m_pointer.resize(length);
        }
    }

    void checkEntries(const Shape& shape, const Value& value)
    {
        const Shape element = shape.element();
        for (const value::Member& member : value.members()) {
            const std::string_view key = member.name.text();
            if (plainName(key).size() == key.size())
                checkMember(key, element, member.value);
        }
    }

    void checkEnumeration(const Shape& shape, const Value& value)
    {
        if (!expect(value.isString(), "a text"))
            return;
        const std::vector<std::string_view> allowed = shape.values();
        if (std::find(allowed.begin(), allowed.end(), value.asString()) == allowed.end())
            report(ContractFault::NotAllowed, lastName(), joined(allowed));
    }

    void checkText(const Shape& shape, const Value& value)
    {
        // Whether the SDK's actions take JSON for a text is not documented: nothing is said.
        const bool isContainer = value.isObject() || value.isArray();
        if (isContainer && m_settings.family == Family::Sdk && !m_settings.isResult)
            return;
        if (expect(value.isString(), "a text"))
            checkRange(shape, lengthOf(value.asString()), " characters");
    }

    void checkRange(const Shape& shape, double number, const char* unit)
    {
        if (m_settings.isResult)
            return;
        const double least = shape.minimum().value_or(-std::numeric_limits<double>::infinity());
        const double most = shape.maximum().value_or(std::numeric_limits<double>::infinity());
        if (number < least)
            report(ContractFault::OutOfRange, lastName(), "at least " + numberText(least) + unit);
        else if (number > most)
            report(ContractFault::OutOfRange, lastName(), "at most " + numberText(most) + unit);
    }

    Settings m_settings;
    std::string m_pointer;
    std::vector<std::string_view> m_names;
    std::size_t m_depth = 0;
};

} // namespace

std::vector<ContractFinding> checkArguments(const Action& action, Family family,
                                            const Value& arguments, Dynamics dynamics)
{
    if (!action.arguments)
        return {};
    Settings settings;
    settings.family = family;
    settings.dynamics = dynamics;
    settings.isClosed = action.isClosed;
    ContractCheck check(settings);
    check.check(*action.arguments, arguments);
    if (!arguments.isObject() || isTemplateFunction(arguments))
        return std::move(check.findings);
    // The members of a group that are given, as they stand in the value.
    const auto givenOf = [&](const std::vector<std::string_view>& group) {
        std::vector<std::string_view> keys;
        for (const value::Member& member : arguments.members()) {
            const std::string_view name = check.plainName(member.name.text());
            if (std::find(group.begin(), group.end(), name) != group.end())
                keys.push_back(member.name.text());
        }
        return keys;
    };
    for (const auto& group : action.needsOneOf) {
        if (givenOf(group).empty())
            check.report(ContractFault::NeedsOneOf, {}, joined(group));
    }
    for (const auto& group : action.exclusive) {
        if (const auto keys = givenOf(group); keys.size() > 1)
            check.reportMember(ContractFault::Exclusive, keys[1], check.plainName(keys[1]),
                               joined(group));
    }
    return std::move(check.findings);
}

std::vector<ContractFinding> checkResult(const Action& action, Family family, Pattern pattern,
                                         const Value& result, Strictness strictness)
{
    const bool isJob = pattern == Pattern::Sync || pattern == Pattern::Sync2;
    const std::optional<Shape>& shape = isJob ? action.jobResult : action.result;
    if (!shape || pattern == Pattern::WaitForTaskToken)
        return {};
    Settings settings;
    settings.family = family;
    settings.findsUnknown = false;
    settings.findsMissing = strictness == Strictness::Strict;
    settings.isResult = true;
    ContractCheck check(settings);
    check.check(*shape, result);
    // With .sync:2 these are parsed, so they are no texts.
    std::erase_if(check.findings, [&](const ContractFinding& finding) {
        return pattern == Pattern::Sync2 && finding.fault == ContractFault::WrongType &&
               std::find(action.parsedMembers.begin(), action.parsedMembers.end(), finding.name) !=
                   action.parsedMembers.end();
    });
    return std::move(check.findings);
}

} // namespace stepglass::catalogue
