// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/FieldReader.h"

#include "core/value/Pointer.h"

namespace stepglass::engine {

using syntax::NodeId;
using syntax::NodeKind;

void CompileContext::report(DiagnosticCode code, NodeId node,
                            std::vector<std::string> arguments) const
{
    const NodeId place = node.isValid() ? node : tree().root();
    diagnostics.push_back(makeDiagnostic(code, tree().node(place).range, tree().pointer(place),
                                         std::move(arguments)));
}

StateIndex CompileContext::target(const asl::Scope& scope, std::string_view field,
                                  const asl::Transition& transition) const
{
    const auto found = program.byPath.find(scope.path.pointer() + "/States/" +
                                           value::escapePointerToken(transition.target));
    if (found != program.byPath.end())
        return found->second;
    report(DiagnosticCode::MissingTransitionTarget, transition.node,
           {std::string(field), transition.target});
    return {};
}

ScopeIndex CompileContext::addScope(const asl::Scope& scope) const
{
    ScopeProgram compiled;
    if (scope.start)
        compiled.start = target(scope, "StartAt", *scope.start);
    else
        report(DiagnosticCode::MissingField, scope.node, {"StartAt"});
    program.scopes.push_back(compiled);
    return ScopeIndex(static_cast<std::uint32_t>(program.scopes.size() - 1));
}

FieldReader::FieldReader(const CompileContext& context, const asl::State& state)
    : m_context(context)
    , m_state(state)
    , m_object(state.node)
{
}

FieldReader FieldReader::within(NodeId object) const
{
    FieldReader inner(*this);
    inner.m_object = object;
    return inner;
}

std::vector<FieldReader> FieldReader::elements(std::string_view arrayName) const
{
    std::vector<FieldReader> readers;
    const NodeId array = node(arrayName);
    if (!array.isValid())
        return readers;
    if (m_context.tree().node(array).kind != NodeKind::Array) {
        report(DiagnosticCode::WrongType, array, {"Array"});
        return readers;
    }
    for (const NodeId element : m_context.tree().children(array)) {
        if (m_context.tree().node(element).kind == NodeKind::Object)
            readers.push_back(within(element));
        else
            report(DiagnosticCode::WrongType, element, {"Object"});
    }
    return readers;
}

std::vector<NodeId> FieldReader::members() const
{
    return m_context.tree().children(m_object);
}

NodeId FieldReader::node(std::string_view name) const
{
    if (isJsonata() && name == "Parameters")
        name = "Arguments";
    return m_context.tree().member(m_object, name);
}

bool FieldReader::isNull(std::string_view name) const
{
    const NodeId field = node(name);
    return field.isValid() && m_context.tree().node(field).kind == NodeKind::Null;
}

std::optional<Value> FieldReader::value(std::string_view name) const
{
    const NodeId field = node(name);
    if (!field.isValid())
        return std::nullopt;
    return asl::toValue(m_context.tree(), field);
}

std::optional<std::string> FieldReader::text(std::string_view name) const
{
    const std::optional<Value> field = value(name);
    if (!field)
        return std::nullopt;
    if (field->isString())
        return std::string(field->asString());
    report(DiagnosticCode::WrongType, node(name), {"String"});
    return std::nullopt;
}

std::optional<double> FieldReader::number(std::string_view name) const
{
    const std::optional<Value> field = value(name);
    if (!field)
        return std::nullopt;
    if (field->isNumber())
        return field->asDouble();
    report(DiagnosticCode::WrongType, node(name), {"Integer"});
    return std::nullopt;
}

std::vector<std::string> FieldReader::texts(std::string_view name) const
{
    std::vector<std::string> all;
    const std::optional<Value> field = value(name);
    if (!field)
        return all;
    for (const Value& element : field->elements()) {
        if (element.isString())
            all.emplace_back(element.asString());
        else
            report(DiagnosticCode::WrongType, node(name), {"String"});
    }
    return all;
}

std::string FieldReader::location(NodeId field) const
{
    const std::string& state = m_state.path.pointer();
    const std::string pointer = m_context.tree().pointer(field).substr(state.size());
    std::string place;
    for (const std::string& token :
         value::splitPointer(pointer).value_or(std::vector<std::string>())) {
        const bool isIndex = !token.empty() && token.find_first_not_of("0123456789") == token.npos;
        place += isIndex ? '[' + token + ']' : (place.empty() ? "" : "/") + token;
    }
    return place;
}

std::optional<jsonpath::Path> FieldReader::path(std::string_view name) const
{
    if (isJsonata())
        return std::nullopt;
    const std::optional<std::string> written = text(name);
    if (!written)
        return std::nullopt;
    auto parsed = jsonpath::Path::parse(*written);
    if (parsed)
        return std::move(*parsed);
    report(DiagnosticCode::InvalidPath, node(name), {*written, parsed.error().message});
    return std::nullopt;
}

DataPath FieldReader::dataPath(std::string_view name) const
{
    DataPath result;
    if (isJsonata())
        return result;
    if (isNull(name))
        result.isNull = true;
    else
        result.path = path(name);
    return result;
}

ResultPlace FieldReader::resultPlace() const
{
    ResultPlace place;
    if (isJsonata())
        return place;
    if (isNull("ResultPath")) {
        place.kind = ResultPlace::Kind::Discard;
        return place;
    }
    const std::optional<std::string> written = text("ResultPath");
    if (!written || *written == "$")
        return place;
    auto parsed = jsonpath::ReferencePath::parse(*written);
    if (!parsed) {
        report(DiagnosticCode::InvalidReferencePath, node("ResultPath"), {*written});
        return place;
    }
    place.kind = ResultPlace::Kind::Into;
    place.path = std::move(*parsed);
    return place;
}

std::optional<Template> FieldReader::tmpl(std::string_view name) const
{
    const std::optional<Value> written = value(name);
    if (!written)
        return std::nullopt;
    std::vector<TemplateFault> faults;
    const NodeId field = node(name);
    Template compiled = isJsonata()
                            ? Template(JsonataTemplate::compile(*written, location(field), faults))
                            : Template::compile(*written, faults);
    const std::string base = m_context.tree().pointer(node(name));
    for (const TemplateFault& fault : faults) {
        const NodeId place = m_context.tree().find(base + fault.pointer);
        report(fault.isIntrinsic ? DiagnosticCode::InvalidIntrinsic : DiagnosticCode::InvalidPath,
               place.isValid() ? place : node(name), {fault.text, fault.message});
    }
    return compiled;
}

std::optional<DynamicValue> FieldReader::dynamic(std::string_view name) const
{
    const std::optional<std::string> written = text(name);
    if (!written)
        return std::nullopt;
    std::vector<TemplateFault> faults;
    std::optional<DynamicValue> compiled = compileDynamic(*written, faults, {});
    for (const TemplateFault& fault : faults)
        report(fault.isIntrinsic ? DiagnosticCode::InvalidIntrinsic : DiagnosticCode::InvalidPath,
               node(name), {fault.text, fault.message});
    return compiled;
}

NumberSource FieldReader::numberSource(std::string_view name) const
{
    NumberSource source;
    const std::optional<Value> written = value(name);
    if (isJsonata() && written && written->isString()) {
        std::vector<TemplateFault> faults;
        source.field = name;
        source.expression = JsonataTemplate::compile(*written, location(node(name)), faults);
        if (source.expression->expression().empty())
            report(DiagnosticCode::WrongType, node(name), {"Integer"});
        for (const TemplateFault& fault : faults)
            report(DiagnosticCode::InvalidPath, node(name), {fault.text, fault.message});
        return source;
    }
    source.literal = number(name);
    source.field = std::string(name) + "Path";
    if (!source.literal)
        source.path = path(source.field);
    return source;
}

StateIndex FieldReader::target(asl::TransitionKind kind, std::size_t index) const
{
    const asl::Scope* scope = m_context.model.scopeOf(m_state.path);
    for (const asl::Transition& transition : m_state.transitions) {
        if (scope == nullptr || transition.kind != kind || transition.index != index)
            continue;
        const bool isDefault = kind == asl::TransitionKind::Default;
        return m_context.target(*scope, isDefault ? "Default" : "Next", transition);
    }
    return {};
}

std::vector<ScopeIndex> FieldReader::scopes() const
{
    std::vector<ScopeIndex> indexes;
    for (const asl::Scope& scope : m_state.scopes)
        indexes.push_back(m_context.addScope(scope));
    return indexes;
}

void FieldReader::report(DiagnosticCode code, NodeId node, std::vector<std::string> arguments) const
{
    m_context.report(code, node, std::move(arguments));
}

void FieldReader::reportMissing(std::string_view names) const
{
    report(DiagnosticCode::MissingField, m_object, {std::string(names)});
}

} // namespace stepglass::engine
