// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/placeholders/Environments.h"

#include "core/asl/Model.h"
#include "core/value/Json.h"

#include <algorithm>
#include <array>

namespace stepglass::placeholders {

namespace {

using syntax::NodeId;
using syntax::NodeKind;

constexpr std::array<std::string_view, 3> fileMembers{"default", "placeholders", "environments"};
constexpr std::array<std::string_view, 2> declarationMembers{"type", "description"};

std::string joined(std::span<const std::string_view> words)
{
    std::string text;
    for (const std::string_view word : words)
        text.append(text.empty() ? "" : ", ").append(word);
    return text;
}

std::string typeWords()
{
    std::vector<std::string_view> words;
    for (int i = 0; i <= static_cast<int>(asl::lastPlaceholderType); ++i)
        words.push_back(toString(static_cast<PlaceholderType>(i)));
    return joined(words);
}

TextRange keyOrValue(const syntax::Node& node)
{
    return node.keyRange.isEmpty() ? node.range : node.keyRange;
}

} // namespace

std::string toEnglish(const Fault& fault)
{
    constexpr std::array<std::string_view, 8> sentences{
        "{0}",
        "{0} must be an object",
        "{0} must be a text",
        "'{0}' has no meaning here; known are {1}",
        "'{0}' is no type; known are {1}",
        "'{0}' stands twice",
        "There is no environment '{0}'; known are {1}",
        "{0} in {1} must be {2}, not '{3}'",
    };
    return fillTemplate(sentences[static_cast<std::size_t>(fault.kind)], fault.arguments);
}

std::string PlaceholderValue::text() const
{
    return value.isString() ? std::string(value.asString()) : value::toJson(value);
}

const PlaceholderValue* Environment::find(std::string_view placeholder) const
{
    const auto found =
        std::find_if(values.begin(), values.end(), [placeholder](const PlaceholderValue& value) {
            return value.name == placeholder;
        });
    return found == values.end() ? nullptr : &*found;
}

EnvironmentsFile::EnvironmentsFile(std::string text)
    : m_tree(syntax::SyntaxTree::parse(std::move(text), syntax::Format::Json))
{
    if (m_tree->text().find_first_not_of(" \t\r\n") == std::string::npos)
        return;
    for (const Diagnostic& diagnostic : m_tree->diagnostics())
        addFault(Fault::Kind::InvalidJson, diagnostic.range, {stepglass::toEnglish(diagnostic)},
                 diagnostic.severity == Severity::Error);
    if (!isObject(m_tree->root(), "The file"))
        return;
    for (const NodeId member : m_tree->children(m_tree->root())) {
        const std::string name = m_tree->key(member);
        if (name == "placeholders")
            readDeclarations(member);
        else if (name == "environments")
            readEnvironments(member);
        else if (name != "default")
            addFault(Fault::Kind::UnknownMember, keyOrValue(m_tree->node(member)),
                     {name, joined(fileMembers)}, false);
    }
    readDefault(m_tree->member(m_tree->root(), "default"));
}

void EnvironmentsFile::addFault(Fault::Kind kind, TextRange range,
                                std::vector<std::string> arguments, bool isError)
{
    m_faults.push_back({kind, std::move(arguments), range, isError});
}

bool EnvironmentsFile::hasErrors() const
{
    return std::any_of(m_faults.begin(), m_faults.end(),
                       [](const Fault& fault) { return fault.isError; });
}

bool EnvironmentsFile::isObject(NodeId node, std::string what)
{
    if (m_tree->node(node).kind != NodeKind::Object) {
        addFault(Fault::Kind::NotAnObject, m_tree->node(node).range, {std::move(what)});
        return false;
    }
    std::vector<std::string> names;
    for (const NodeId member : m_tree->children(node)) {
        std::string name = m_tree->key(member);
        if (std::find(names.begin(), names.end(), name) != names.end())
            addFault(Fault::Kind::DuplicateName, keyOrValue(m_tree->node(member)), {name});
        names.push_back(std::move(name));
    }
    return true;
}

void EnvironmentsFile::readDeclarations(NodeId node)
{
    if (!isObject(node, "\"placeholders\""))
        return;
    for (const NodeId placeholder : m_tree->children(node)) {
        Declaration declaration{m_tree->key(placeholder), std::nullopt, {}};
        if (isObject(placeholder, '\'' + declaration.name + '\'')) {
            for (const NodeId member : m_tree->children(placeholder)) {
                const std::string name = m_tree->key(member);
                const TextRange range = m_tree->node(member).range;
                const bool isText = m_tree->node(member).kind == NodeKind::String;
                if (name != "type" && name != "description") {
                    addFault(Fault::Kind::UnknownMember, keyOrValue(m_tree->node(member)),
                             {name, joined(declarationMembers)}, false);
                } else if (!isText) {
                    addFault(Fault::Kind::NotText, range, {'"' + name + '"'});
                } else if (name == "description") {
                    declaration.description = m_tree->string(member);
                } else {
                    declaration.type = asl::placeholderTypeOf(m_tree->string(member));
                    if (!declaration.type)
                        addFault(Fault::Kind::UnknownType, range,
                                 {m_tree->string(member), typeWords()});
                }
            }
        }
        m_declarations.push_back(std::move(declaration));
    }
}

void EnvironmentsFile::readEnvironments(NodeId node)
{
    if (!isObject(node, "\"environments\""))
        return;
    for (const NodeId member : m_tree->children(node)) {
        Environment environment{m_tree->key(member), {}};
        if (isObject(member, '\'' + environment.name + '\'')) {
            for (const NodeId value : m_tree->children(member))
                environment.values.push_back(
                    {m_tree->key(value), asl::toValue(*m_tree, value), m_tree->node(value).range});
        }
        m_environments.push_back(std::move(environment));
    }
}

void EnvironmentsFile::readDefault(NodeId node)
{
    if (!node.isValid())
        return;
    const TextRange range = m_tree->node(node).range;
    if (m_tree->node(node).kind != NodeKind::String) {
        addFault(Fault::Kind::NotText, range, {"\"default\""});
        return;
    }
    m_default = m_tree->string(node);
    if (find(m_default) == nullptr) {
        addFault(Fault::Kind::UnknownEnvironment, range, {m_default, environmentNames()}, false);
        m_default.clear();
    }
}

const Declaration* EnvironmentsFile::declaration(std::string_view placeholder) const
{
    const auto found =
        std::find_if(m_declarations.begin(), m_declarations.end(),
                     [placeholder](const Declaration& each) { return each.name == placeholder; });
    return found == m_declarations.end() ? nullptr : &*found;
}

const Environment* EnvironmentsFile::find(std::string_view environment) const
{
    const auto found =
        std::find_if(m_environments.begin(), m_environments.end(),
                     [environment](const Environment& each) { return each.name == environment; });
    return found == m_environments.end() ? nullptr : &*found;
}

std::string EnvironmentsFile::environmentNames() const
{
    std::string names;
    for (const Environment& environment : m_environments)
        names.append(names.empty() ? "" : ", ").append(environment.name);
    return names;
}

asl::KnownPlaceholders EnvironmentsFile::known(std::string_view environment) const
{
    asl::KnownPlaceholders known;
    for (const Declaration& declaration : m_declarations)
        known.all.push_back(
            {declaration.name, declaration.type, declaration.description, std::nullopt});
    const auto add = [&known](const PlaceholderValue& value, bool isChosen) {
        auto found = std::find_if(
            known.all.begin(), known.all.end(),
            [&value](const asl::KnownPlaceholder& each) { return each.name == value.name; });
        if (found == known.all.end()) {
            known.all.push_back({.name = value.name});
            found = known.all.end() - 1;
        }
        if (isChosen)
            found->value = value.text();
    };
    for (const Environment& each : m_environments) {
        if (each.name == environment)
            known.environment = each.name;
        for (const PlaceholderValue& value : each.values)
            add(value, each.name == environment);
    }
    return known;
}

asl::Substitutions EnvironmentsFile::substitutionsOf(std::string_view environment) const
{
    return known(environment).substitutions();
}

std::vector<Fault> EnvironmentsFile::wrongValues(const std::vector<Placeholder>& placeholders,
                                                 std::string_view environment) const
{
    std::vector<Fault> faults;
    const asl::KnownPlaceholders declared = known({});
    for (const Environment& each : m_environments) {
        if (!environment.empty() && each.name != environment)
            continue;
        for (const PlaceholderValue& value : each.values) {
            const auto used = std::find_if(placeholders.begin(), placeholders.end(),
                                           [&value](const Placeholder& placeholder) {
                                               return placeholder.name == value.name;
                                           });
            std::optional<PlaceholderType> type = declared.find(value.name)->declared;
            if (!type && used != placeholders.end())
                type = used->inferred;
            const std::string text = value.text();
            if (auto wanted = type ? whatIsWanted(*type, text) : std::nullopt)
                faults.push_back({Fault::Kind::WrongValue,
                                  {value.name, each.name, *std::move(wanted), text,
                                   std::string(toString(*type))},
                                  value.range});
        }
    }
    return faults;
}

std::string environmentsFileOf(const std::string& definition)
{
    constexpr std::array<std::string_view, 7> endings{".asl.json", ".asl.yaml", ".asl.yml", ".asl",
                                                      ".json",     ".yaml",     ".yml"};
    std::string_view stem = definition;
    for (const std::string_view ending : endings) {
        if (stem.ends_with(ending) && stem.size() > ending.size()) {
            stem.remove_suffix(ending.size());
            break;
        }
    }
    return std::string(stem) + ".environments.json";
}

} // namespace stepglass::placeholders
