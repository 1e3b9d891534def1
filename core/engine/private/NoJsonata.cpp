// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/JsonataTemplate.h"
#include "core/engine/private/Template.h"
#include "core/value/Pointer.h"

namespace stepglass::engine {

// A build without core/jsonata: fields of JSONata without an expression work, the others are
// faults.

struct JsonataTemplate::Node {
    Value constant;
    std::string location;
};

JsonataTemplate JsonataTemplate::compile(const Value& text, std::string location,
                                         std::vector<TemplateFault>& faults)
{
    return JsonataTemplate(std::make_shared<const Node>(compileNode(text, faults, location, {})));
}

JsonataTemplate::Node JsonataTemplate::compileNode(const Value& text,
                                                   std::vector<TemplateFault>& faults,
                                                   const std::string& location,
                                                   const std::string& pointer)
{
    if (text.isString() && text.asString().starts_with("{%") && text.asString().ends_with("%}"))
        faults.push_back({pointer, std::string(text.asString()),
                          "this version does not evaluate JSONata", false});
    for (const value::Member& member : text.members())
        (void)compileNode(member.value, faults, location,
                          pointer + '/' + value::escapePointerToken(member.name.text()));
    std::size_t index = 0;
    for (const Value& element : text.elements())
        (void)compileNode(element, faults, location, pointer + '/' + std::to_string(index++));
    return {text, location};
}

Outcome<Value> JsonataTemplate::evaluate(const Scope& scope) const
{
    return evaluateNode(*m_root, scope);
}

Outcome<Value> JsonataTemplate::evaluateNode(const Node& node, const Scope&)
{
    return node.constant;
}

std::string_view JsonataTemplate::expression() const
{
    return {};
}

const std::string& JsonataTemplate::location() const
{
    return m_root->location;
}

} // namespace stepglass::engine
