// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/Checker.h"
#include "core/lint/private/FieldRepairs.h"
#include "core/lint/private/StateRules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

// Which fields an object may and must have, and of which JSON type: the table in asl/Fields,
// applied.

namespace stepglass::lint {

namespace {

using asl::Field;
using asl::FieldGroup;
using asl::FieldLanguage;
using asl::FieldType;
using asl::Place;
using asl::QueryLanguage;
using syntax::NodeId;
using syntax::NodeKind;

std::string numberText(double number)
{
    return number == std::floor(number) ? std::to_string(static_cast<std::int64_t>(number))
                                        : std::to_string(number);
}

std::string_view languageName(FieldLanguage language)
{
    return language == FieldLanguage::JsonPath ? "JSONPath" : "JSONata";
}

std::string_view expectedKind(FieldType type)
{
    switch (type) {
    case FieldType::Boolean:
        return "true or false";
    case FieldType::Integer:
        return "an integer";
    case FieldType::Number:
        return "a number";
    case FieldType::Object:
    case FieldType::ObjectTemplate:
        return "an object";
    case FieldType::List:
    case FieldType::ObjectList:
    case FieldType::TextList:
        return "a list";
    case FieldType::PathOrNull:
    case FieldType::ReferencePathOrNull:
        return "a path or null";
    case FieldType::Any:
    case FieldType::Template:
    case FieldType::Text:
    case FieldType::StateName:
    case FieldType::Path:
    case FieldType::BarePath:
    case FieldType::ReferencePath:
    case FieldType::PathOrCall:
    case FieldType::Timestamp:
    case FieldType::Resource:
        return "a text";
    }
    return "another type";
}

/// The fields that must be there, by place: asked for every object of the text.
std::span<const Field* const> requiredFields(Place place)
{
    static const auto byPlace = [] {
        std::array<std::vector<const Field*>, static_cast<std::size_t>(asl::lastPlace) + 1> table;
        for (std::size_t i = 0; i < table.size(); ++i) {
            for (const Field* field : asl::fieldsOf(static_cast<Place>(i))) {
                if (field->isRequired)
                    table[i].push_back(field);
            }
        }
        return table;
    }();
    return byPlace[static_cast<std::size_t>(place)];
}

class FieldRules final : public StateRules {
public:
    explicit FieldRules(Checker& checker)
        : m_checker(checker)
    {
    }

    void checkMachine();
    void check(const asl::State& state) override;

private:
    void checkPending();
    void checkObject(const Subject& subject);
    void checkMember(const Subject& subject, NodeId member, bool& hasTemplateKeys);
    void checkRequired(const Subject& subject, bool hasTemplateKeys);
    void checkGroups(const Subject& subject);
    void reportExclusive(const Subject& subject, NodeId surplus, const std::string& names);
    void checkComparisons(const Subject& subject);
    void checkHeartbeat(const Subject& subject);
    void checkMapMode(const Subject& subject);
    void checkValue(const Subject& subject, NodeId value, const Field& field);
    [[nodiscard]] bool hasType(NodeId value, FieldType type) const;
    void checkRange(NodeId value, const Field& field);
    void reportBound(NodeId value, std::string_view which, double bound, const Field& field);
    void reportType(NodeId type, const std::string& text);
    void reportUnknown(const Subject& subject, NodeId member, const std::string& name);
    void reportLanguage(const Subject& subject, NodeId member, const Field& field);
    void checkPlainText(const Subject& subject, NodeId value, const Field& field);
    void checkAllowed(NodeId value, const Field& field);
    void descend(const Subject& subject, NodeId value, const Field& field);
    void checkState(const asl::State& state);
    [[nodiscard]] bool isLanguageForbidden(const asl::State& state) const;

    Checker& m_checker;
    std::vector<Subject> m_pending;
    bool m_ignoresLanguage = false;
};

void FieldRules::checkMachine()
{
    m_pending.push_back({m_checker.tree().root(), Place::Machine, m_checker.model.queryLanguage()});
    checkPending();
}

void FieldRules::check(const asl::State& state)
{
    checkState(state);
    checkPending();
    m_ignoresLanguage = false;
}

void FieldRules::checkPending()
{
    while (!m_pending.empty()) {
        const Subject next = m_pending.back();
        m_pending.pop_back();
        checkObject(next);
    }
}

void FieldRules::checkState(const asl::State& state)
{
    const auto& tree = m_checker.tree();
    if (m_checker.isOpaque(state.node))
        return;
    if (m_checker.node(state.node).kind != NodeKind::Object) {
        m_checker.reportKey(DiagnosticCode::NotAnObject, state.node, {"A state"});
        return;
    }
    const NodeId type = tree.member(state.node, "Type");
    if (!type.isValid()) {
        m_checker.reportKey(DiagnosticCode::MissingField, state.node, {"Type"});
        return;
    }
    if (state.type == asl::StateType::Unknown) {
        if (!m_checker.isOpaque(type)) {
            if (m_checker.isText(type))
                reportType(type, state.typeText);
            else
                m_checker.report(DiagnosticCode::WrongType, type, {"a text"});
        }
        return;
    }
    if (isLanguageForbidden(state)) {
        m_checker.report(DiagnosticCode::LanguageDowngrade,
                         tree.member(state.node, "QueryLanguage"), {"JSONata", "JSONPath"});
        m_checker.addFix(Fix::Kind::RemoveMember, {}, {});
        // The other faults of language follow from this one.
        m_ignoresLanguage = true;
    }
    m_pending.push_back({state.node, asl::placeOf(state.type), state.queryLanguage});
}

/// A state of a JSONata machine cannot go back to JSONPath.
bool FieldRules::isLanguageForbidden(const asl::State& state) const
{
    return m_checker.model.queryLanguage() == QueryLanguage::Jsonata &&
           state.queryLanguage == QueryLanguage::JsonPath;
}

void FieldRules::checkObject(const Subject& subject)
{
    bool hasTemplateKeys = false;
    const auto& tree = m_checker.tree();
    for (NodeId id = m_checker.node(subject.node).firstChild; id.isValid();
         id = m_checker.node(id).nextSibling)
        checkMember(subject, id, hasTemplateKeys);
    checkRequired(subject, hasTemplateKeys);
    if (!hasTemplateKeys)
        checkGroups(subject);
    checkComparisons(subject);
    if (subject.place == Place::Task)
        checkHeartbeat(subject);
    if (subject.place == Place::Map && tree.member(subject.node, "ItemProcessor").isValid())
        checkMapMode(subject);
}

void FieldRules::checkMember(const Subject& subject, NodeId member, bool& hasTemplateKeys)
{
    const auto& tree = m_checker.tree();
    if (m_checker.node(member).keyRange.isEmpty()) {
        hasTemplateKeys = true;
        return;
    }
    const std::string name = tree.key(member);
    const Field* field = asl::findField(subject.place, name);
    if (field == nullptr) {
        const bool isTemplate = hasPlaceholder(name) || name.starts_with("Fn::");
        hasTemplateKeys = hasTemplateKeys || isTemplate;
        // Half a name that is being typed is reported by syntax.
        if (!isTemplate && m_checker.node(member).kind != NodeKind::Missing)
            reportUnknown(subject, member, name);
        return;
    }
    if (isForOtherLanguage(subject, *field)) {
        if (!m_ignoresLanguage)
            reportLanguage(subject, member, *field);
        return;
    }
    checkValue(subject, member, *field);
}

void FieldRules::checkRequired(const Subject& subject, bool hasTemplateKeys)
{
    if (hasTemplateKeys)
        return;
    std::string missing;
    for (const Field* field : requiredFields(subject.place)) {
        if (m_checker.tree().member(subject.node, field->name).isValid())
            continue;
        missing += missing.empty() ? "" : ", ";
        missing += field->name;
    }
    if (!missing.empty())
        m_checker.reportKey(DiagnosticCode::MissingField, subject.node, {missing});
}

void FieldRules::reportUnknown(const Subject& subject, NodeId member, const std::string& name)
{
    m_checker.reportKey(DiagnosticCode::UnknownField, member, {name});
    addNearestField(m_checker, subject, name);
    m_checker.addFix(Fix::Kind::RemoveMember, {}, {});
}

void FieldRules::reportLanguage(const Subject& subject, NodeId member, const Field& field)
{
    m_checker.reportKey(DiagnosticCode::FieldNotForQueryLanguage, member,
                        {std::string(field.name), std::string(languageName(field.language))});
    addOtherLanguage(m_checker, subject, member, field);
}

void FieldRules::checkGroups(const Subject& subject)
{
    for (const FieldGroup& group : asl::fieldGroups()) {
        if (!group.isIn(subject.place))
            continue;
        std::string names;
        std::string present;
        NodeId second;
        std::size_t count = 0;
        for (const std::string_view name : group.names) {
            const Field* field = asl::findField(subject.place, name);
            const bool isForLanguage =
                field != nullptr && (field->language == FieldLanguage::Both ||
                                     (field->language == FieldLanguage::JsonPath) ==
                                         (subject.language == QueryLanguage::JsonPath));
            if (isForLanguage) {
                names += names.empty() ? "" : " or ";
                names += name;
            }
            const NodeId member = m_checker.tree().member(subject.node, name);
            if (!member.isValid())
                continue;
            present += present.empty() ? "" : ", ";
            present += name;
            ++count;
            if (!second.isValid() ||
                m_checker.node(second).range.begin < m_checker.node(member).range.begin)
                second = member;
        }
        if (count > 1)
            reportExclusive(subject, second, present);
        const bool isFlow = group.names.front() == "Next"; // the flow's own rule
        if (count == 0 && group.needsOne && !isFlow)
            m_checker.reportKey(DiagnosticCode::MissingField, subject.node, {names});
    }
}

/// The fault is the object's, but the field that came last is what stands out.
void FieldRules::reportExclusive(const Subject& subject, NodeId surplus, const std::string& names)
{
    m_checker.reportKey(DiagnosticCode::ExclusiveFields, surplus, {names});
    m_checker.addFix(Fix::Kind::RemoveMember, {}, {});
    m_checker.faults.back().pointer = m_checker.tree().pointer(subject.node);
}

/// A heartbeat that may stay away as long as the whole task guards nothing.
void FieldRules::checkHeartbeat(const Subject& subject)
{
    const auto& tree = m_checker.tree();
    const NodeId heartbeat = tree.member(subject.node, "HeartbeatSeconds");
    const NodeId timeout = tree.member(subject.node, "TimeoutSeconds");
    if (!heartbeat.isValid() || !timeout.isValid())
        return;
    const Value seconds = asl::toValue(tree, heartbeat);
    const Value limit = asl::toValue(tree, timeout);
    const Field* field = asl::findField(Place::Task, "HeartbeatSeconds");
    const bool isTold = field != nullptr && field->maximum && seconds.isNumber() &&
                        seconds.asDouble() > *field->maximum;
    if (!isTold && seconds.isNumber() && limit.isNumber() && seconds.asDouble() >= limit.asDouble())
        m_checker.report(DiagnosticCode::ValueOutOfRange, heartbeat,
                         {"less than TimeoutSeconds, " + numberText(limit.asDouble())});
}

/// A rule with a Variable compares it in exactly one way.
void FieldRules::checkComparisons(const Subject& subject)
{
    if (subject.place != Place::ChoiceRule && subject.place != Place::Condition)
        return;
    std::string present;
    std::size_t count = 0;
    NodeId last;
    bool isIncomplete = false;
    const auto operators = asl::comparisonOperators();
    for (NodeId id = m_checker.node(subject.node).firstChild; id.isValid();
         id = m_checker.node(id).nextSibling) {
        const std::string name = m_checker.tree().key(id);
        isIncomplete = isIncomplete || asl::findField(subject.place, name) == nullptr;
        if (std::find(operators.begin(), operators.end(), name) == operators.end())
            continue;
        present += present.empty() ? "" : ", ";
        present += name;
        ++count;
        last = id;
    }
    if (count > 1)
        reportExclusive(subject, last, present);
    const NodeId variable = m_checker.tree().member(subject.node, "Variable");
    if (count == 0 && variable.isValid() && !isIncomplete &&
        subject.language == QueryLanguage::JsonPath)
        m_checker.reportKey(DiagnosticCode::MissingField, subject.node,
                            {"a comparison such as StringEquals"});
}

/// ExecutionType belongs to a distributed Map, and there it must be given.
void FieldRules::checkMapMode(const Subject& subject)
{
    const auto& tree = m_checker.tree();
    const NodeId configuration =
        tree.member(tree.member(subject.node, "ItemProcessor"), "ProcessorConfig");
    if (!configuration.isValid() || m_checker.isOpaque(configuration) ||
        m_checker.node(configuration).kind != NodeKind::Object)
        return;
    const NodeId mode = tree.member(configuration, "Mode");
    const NodeId executionType = tree.member(configuration, "ExecutionType");
    if (mode.isValid() && m_checker.isOpaque(mode))
        return;
    const bool isDistributed = mode.isValid() && tree.string(mode) == "DISTRIBUTED";
    if (isDistributed && m_checker.options.type == MachineType::Express)
        m_checker.report(DiagnosticCode::ExpressNotSupported, mode, {"a distributed Map"});
    if (isDistributed && !executionType.isValid()) {
        m_checker.reportKey(DiagnosticCode::MissingField, configuration, {"ExecutionType"});
        m_checker.addFix(Fix::Kind::AddMember, "ExecutionType", "\"STANDARD\"");
    }
    if (!isDistributed && executionType.isValid()) {
        m_checker.reportKey(DiagnosticCode::FieldUnsuitable, executionType,
                            {"ExecutionType", "an INLINE Map"});
        m_checker.addFix(Fix::Kind::RemoveMember, {}, {});
    }
}

bool FieldRules::hasType(NodeId value, FieldType type) const
{
    const NodeKind kind = m_checker.node(value).kind;
    switch (type) {
    case FieldType::Any:
    case FieldType::Template:
        return true;
    case FieldType::Text:
    case FieldType::StateName:
    case FieldType::Path:
    case FieldType::BarePath:
    case FieldType::ReferencePath:
    case FieldType::PathOrCall:
    case FieldType::Timestamp:
    case FieldType::Resource:
        return kind == NodeKind::String;
    case FieldType::PathOrNull:
    case FieldType::ReferencePathOrNull:
        return kind == NodeKind::String || kind == NodeKind::Null;
    case FieldType::Boolean:
        return kind == NodeKind::Boolean;
    case FieldType::Integer:
    case FieldType::Number: {
        if (kind != NodeKind::Number)
            return false;
        const Value number = asl::toValue(m_checker.tree(), value);
        return type == FieldType::Number || number.isInteger() ||
               (number.isNumber() && number.asDouble() == std::floor(number.asDouble()));
    }
    case FieldType::Object:
    case FieldType::ObjectTemplate:
        return kind == NodeKind::Object;
    case FieldType::List:
    case FieldType::ObjectList:
    case FieldType::TextList:
        return kind == NodeKind::Array;
    }
    return true;
}

void FieldRules::checkValue(const Subject& subject, NodeId value, const Field& field)
{
    if (m_checker.isOpaque(value))
        return;
    if (subject.language == QueryLanguage::Jsonata && m_checker.isExpression(value) &&
        field.name != "QueryLanguage")
        return;
    if (!hasType(value, field.type)) {
        m_checker.report(DiagnosticCode::WrongType, value, {std::string(expectedKind(field.type))});
        addConversion(m_checker, value, field);
        return;
    }
    const NodeKind kind = m_checker.node(value).kind;
    const bool isEmptyList =
        (kind == NodeKind::Array || kind == NodeKind::Object) && !m_checker.node(value).childCount;
    if (!field.mayBeEmpty && isEmptyList)
        m_checker.report(DiagnosticCode::ValueEmpty, value);
    checkRange(value, field);
    checkAllowed(value, field);
    checkPlainText(subject, value, field);
    if (field.type == FieldType::TextList) {
        for (const NodeId element : m_checker.tree().children(value)) {
            if (!m_checker.isOpaque(element) && !m_checker.isText(element))
                m_checker.report(DiagnosticCode::WrongType, element, {"a text"});
        }
    }
    checkContent(m_checker, value, field, subject.language);
    descend(subject, value, field);
}

void FieldRules::checkRange(NodeId value, const Field& field)
{
    if (!field.minimum && !field.maximum)
        return;
    const Value number = asl::toValue(m_checker.tree(), value);
    if (!number.isNumber())
        return;
    if (field.minimum && number.asDouble() < *field.minimum)
        reportBound(value, "at least ", *field.minimum, field);
    if (field.maximum && number.asDouble() > *field.maximum)
        reportBound(value, "at most ", *field.maximum, field);
}

void FieldRules::reportBound(NodeId value, std::string_view which, double bound, const Field& field)
{
    const std::string number = numberText(bound);
    // The service writes the bounds of fields that take fractions as "1.0".
    const bool isFraction =
        field.type == FieldType::Number && number.find('.') == std::string::npos;
    m_checker.report(DiagnosticCode::ValueOutOfRange, value,
                     {std::string(which) + number, number + (isFraction ? ".0" : "")});
    m_checker.addFix(Fix::Kind::ReplaceValue, {}, number);
}

/// A path where only its field's sibling with Path in its name would read it.
void FieldRules::checkPlainText(const Subject& subject, NodeId value, const Field& field)
{
    if (subject.language != QueryLanguage::JsonPath || field.type != FieldType::Text ||
        !m_checker.isText(value))
        return;
    const std::string text = m_checker.tree().string(value);
    const std::string sibling = std::string(field.name) + "Path";
    if (!looksLikePath(text) || asl::findField(subject.place, sibling) == nullptr)
        return;
    m_checker.report(DiagnosticCode::PathInPlainField, value, {std::string(field.name), text});
    m_checker.addFix(Fix::Kind::RenameKey, {}, sibling);
}

void FieldRules::checkAllowed(NodeId value, const Field& field)
{
    if (field.allowed.empty())
        return;
    const std::string text = m_checker.tree().string(value);
    std::string_view rest = field.allowed;
    while (true) {
        const std::size_t comma = rest.find(", ");
        if (rest.substr(0, comma) == text)
            return;
        if (comma == std::string_view::npos)
            break;
        rest.remove_prefix(comma + 2);
    }
    m_checker.report(DiagnosticCode::ValueNotAllowed, value, {std::string(field.allowed)});
    addNearestAllowed(m_checker, text, field);
}

void FieldRules::reportType(NodeId type, const std::string& text)
{
    m_checker.report(DiagnosticCode::UnknownStateType, type, {text});
    addNearestAllowed(m_checker, text, *asl::findField(Place::Task, "Type"));
}

void FieldRules::descend(const Subject& subject, NodeId value, const Field& field)
{
    if (field.type == FieldType::ObjectList) {
        for (const NodeId element : m_checker.tree().children(value)) {
            if (m_checker.isOpaque(element))
                continue;
            if (m_checker.node(element).kind == NodeKind::Object)
                m_pending.push_back({element, field.inner, subject.language});
            else
                m_checker.reportKey(DiagnosticCode::NotAnObject, element,
                                    {"Each entry of " + std::string(field.name)});
        }
    } else if (field.inner != Place::None && field.type != FieldType::ObjectTemplate) {
        m_pending.push_back({value, field.inner, subject.language});
    }
}

} // namespace

void checkMachineFields(Checker& checker)
{
    FieldRules(checker).checkMachine();
}

std::unique_ptr<StateRules> makeFieldRules(Checker& checker)
{
    return std::make_unique<FieldRules>(checker);
}

} // namespace stepglass::lint
