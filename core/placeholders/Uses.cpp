// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/placeholders/Uses.h"

#include "core/asl/Surroundings.h"
#include "core/catalogue/Catalogue.h"
#include "core/catalogue/Resource.h"
#include "core/catalogue/Service.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace stepglass::placeholders {

namespace {

using asl::FieldType;
using syntax::NodeId;
using syntax::NodeKind;

struct Need {
    PlaceholderType type = PlaceholderType::Text;
    bool isCertain = false;
};

/// Arguments of services, and members of Credentials, that stand for a thing of AWS.
constexpr std::array<std::pair<std::string_view, PlaceholderType>, 8> argumentTypes{{
    {"FunctionName", PlaceholderType::Function},
    {"StateMachineArn", PlaceholderType::StateMachine},
    {"ActivityArn", PlaceholderType::Activity},
    {"QueueUrl", PlaceholderType::Queue},
    {"TopicArn", PlaceholderType::Topic},
    {"TableName", PlaceholderType::Table},
    {"Bucket", PlaceholderType::Bucket},
    {"BucketName", PlaceholderType::Bucket},
}};

std::optional<PlaceholderType> argumentType(std::string_view name)
{
    const auto found =
        std::find_if(argumentTypes.begin(), argumentTypes.end(),
                     [name](const auto& argument) { return argument.first == name; });
    if (found != argumentTypes.end())
        return found->second;
    if (name.ends_with("RoleArn"))
        return PlaceholderType::Role;
    if (name.ends_with("Arn"))
        return PlaceholderType::Arn;
    return std::nullopt;
}

/// What a field takes; not certain where it takes more than one kind of value.
Need needOf(FieldType type)
{
    switch (type) {
    case FieldType::Text:
    case FieldType::TextList: // an element of it
    case FieldType::StateName:
    case FieldType::Path:
    case FieldType::BarePath:
    case FieldType::PathOrNull:
    case FieldType::ReferencePath:
    case FieldType::ReferencePathOrNull:
    case FieldType::PathOrCall:
    case FieldType::Timestamp:
        return {PlaceholderType::Text, true};
    case FieldType::Boolean:
        return {PlaceholderType::Boolean, true};
    case FieldType::Integer:
    case FieldType::Number:
        return {PlaceholderType::Number, true};
    case FieldType::Resource:
        return {PlaceholderType::Resource, true};
    case FieldType::Object:
    case FieldType::List:
    case FieldType::ObjectList:
    case FieldType::ObjectTemplate:
        return {PlaceholderType::Json, true};
    case FieldType::Any:
    case FieldType::Template:
        return {};
    }
    return {};
}

/// Whether text can be put in for it, and it for text.
bool isTextual(PlaceholderType type)
{
    return type != PlaceholderType::Number && type != PlaceholderType::Boolean &&
           type != PlaceholderType::Json;
}

/// The type that satisfies two needs, or nothing.
std::optional<PlaceholderType> together(PlaceholderType a, PlaceholderType b)
{
    using enum PlaceholderType;
    if (a == b)
        return a;
    const auto isOneOf = [](PlaceholderType type, std::initializer_list<PlaceholderType> types) {
        return std::find(types.begin(), types.end(), type) != types.end();
    };
    for (const auto& [general, special] : {std::pair(a, b), std::pair(b, a)}) {
        if (general == Text && isTextual(special))
            return special;
        if (general == Json && isOneOf(special, {Number, Boolean}))
            return special;
        if (general == Resource && isOneOf(special, {Function, Activity}))
            return special;
        if (general == Arn &&
            isOneOf(special, {Resource, Function, StateMachine, Activity, Topic, Table, Role}))
            return special;
    }
    return std::nullopt;
}

class Reader {
public:
    Reader(const asl::Model& model, const catalogue::Catalogue* known)
        : m_model(model)
        , m_tree(model.tree())
        , m_catalogue(known)
    {
    }

    std::vector<Placeholder> read()
    {
        std::vector<Placeholder> found;
        std::unordered_map<std::string, std::size_t> places;
        for (const syntax::Placeholder& source : m_tree.placeholders()) {
            const auto [place, isNew] = places.emplace(source.name, found.size());
            if (isNew)
                found.push_back({.name = source.name});
            found[place->second].uses.push_back(useOf(source));
        }
        for (Placeholder& placeholder : found)
            infer(placeholder);
        return found;
    }

private:
    [[nodiscard]] Use useOf(const syntax::Placeholder& source) const
    {
        Use use;
        use.range = source.range;
        use.isBare = source.isBare;
        use.nameRange = nameRange(source);
        // Between its first and its last character no neighbour is touched.
        const std::uint32_t inside = std::min(use.range.begin + 1, use.range.end);
        const NodeId id = m_tree.nodeAt(inside);
        const syntax::Node& node = m_tree.node(id);
        use.pointer = m_tree.pointer(id);
        if (const asl::State* state = m_model.stateAt(inside))
            use.state = state->path;
        use.isKey = node.keyRange.touches(inside) && !node.keyRange.isEmpty();
        if (use.isKey) {
            use.isWhole = m_tree.key(id) == "${" + source.name + '}';
            use.isCertain = true;
            return use;
        }
        use.isWhole = node.kind == NodeKind::Placeholder ||
                      (node.kind == NodeKind::String && m_tree.contentRange(id) == use.range);
        const Need need = needAt(id, use);
        use.type = need.type;
        use.isCertain = need.isCertain;
        return use;
    }

    [[nodiscard]] TextRange nameRange(const syntax::Placeholder& source) const
    {
        const std::string_view text =
            std::string_view(m_tree.text()).substr(source.range.begin, source.range.length());
        const std::size_t at = text.rfind(source.name);
        if (at == std::string_view::npos)
            return source.range;
        const std::uint32_t begin = source.range.begin + static_cast<std::uint32_t>(at);
        return {begin, begin + static_cast<std::uint32_t>(source.name.size())};
    }

    /// What stands at a value must be; fills in the name of its field.
    [[nodiscard]] Need needAt(NodeId id, Use& use) const
    {
        const syntax::Node& node = m_tree.node(id);
        const Need unknown{use.isBare && m_tree.format() == syntax::Format::Json
                               ? PlaceholderType::Json
                               : PlaceholderType::Text,
                           false};
        if (!node.parent.isValid())
            return unknown;
        const asl::Surroundings around = asl::surroundingsOf(m_model, node.parent);
        const bool isElement = m_tree.node(node.parent).kind == NodeKind::Array;
        use.field = m_tree.key(isElement ? node.parent : id);
        Need need;
        if (around.templatePath) {
            need = argumentNeed(around, use.field, isElement, use.isBare);
        } else if (const asl::Field* field =
                       isElement ? around.field : asl::fieldAt(around, use.field)) {
            need = needOf(field->type);
            if (field->type == FieldType::Text)
                need.type = argumentType(field->name).value_or(need.type); // Credentials' RoleArn
            // A text where an object could be is an expression, or a mistake.
            if (need.type == PlaceholderType::Json && !use.isBare)
                need = {};
        }
        if (need.type == PlaceholderType::Text && !need.isCertain)
            need = unknown;
        return use.isWhole || isHead(id, use) ? need : Need{PlaceholderType::Text, false};
    }

    /// "${Function}:live": what follows only says which version.
    [[nodiscard]] bool isHead(NodeId id, const Use& use) const
    {
        const TextRange content = m_tree.contentRange(id);
        return content.begin == use.range.begin && use.range.end < content.end &&
               m_tree.text()[use.range.end] == ':';
    }

    [[nodiscard]] Need argumentNeed(const asl::Surroundings& around, std::string_view name,
                                    bool isElement, bool isBare) const
    {
        if (name.ends_with(".$"))
            return {PlaceholderType::Text, true};
        const std::optional<PlaceholderType> named = argumentType(name);
        if (const auto known = knownArgument(around, name, isElement))
            return needOfShape(*known, named && !isElement ? *named : PlaceholderType::Text,
                               isBare);
        if (!named || isElement)
            return {};
        // Deeper down, and in other fields, the names are the user's.
        const bool isArgument =
            around.templatePath->empty() && around.field != nullptr &&
            (around.field->name == "Parameters" || around.field->name == "Arguments") &&
            (around.place == asl::Place::Task || around.place == asl::Place::ItemReader ||
             around.place == asl::Place::ResultWriter);
        return {*named, isArgument};
    }

    /// What the catalogue says of an argument, or of a part of one.
    [[nodiscard]] std::optional<catalogue::ShapeKind>
    knownArgument(const asl::Surroundings& around, std::string_view name, bool isElement) const
    {
        constexpr std::string_view mark = ":states:::";
        const bool isArgument =
            around.place == asl::Place::Task && around.field != nullptr &&
            (around.field->name == "Parameters" || around.field->name == "Arguments");
        if (m_catalogue == nullptr || around.state == nullptr || !isArgument)
            return std::nullopt;
        // Templates leave the partition open: arn:${AWS::Partition}:states:::...
        const std::size_t at = around.state->resource.find(mark);
        if (at == std::string::npos)
            return std::nullopt;
        const catalogue::Resource resource =
            catalogue::parseResource("arn:aws" + around.state->resource.substr(at));
        const auto action =
            m_catalogue->action(resource.family(), resource.service, resource.action);
        std::optional<catalogue::Shape> shape = action ? action->arguments : std::nullopt;
        for (const std::string& step : *around.templatePath)
            shape = shape ? partOf(*shape, step) : std::nullopt;
        // The last step of an element is its place, which makes no difference.
        shape = shape ? partOf(*shape, isElement ? std::string_view() : name) : std::nullopt;
        return shape ? std::optional(shape->kind()) : std::nullopt;
    }

    [[nodiscard]] static std::optional<catalogue::Shape> partOf(const catalogue::Shape& shape,
                                                                std::string_view step)
    {
        using catalogue::ShapeKind;
        if (shape.kind() == ShapeKind::List || shape.kind() == ShapeKind::Map)
            return shape.element();
        const auto member = shape.findMember(step);
        return member ? std::optional(member->shape) : std::nullopt;
    }

    /// `named` is what the argument's name tells of its texts.
    [[nodiscard]] static Need needOfShape(catalogue::ShapeKind kind, PlaceholderType named,
                                          bool isBare)
    {
        using enum catalogue::ShapeKind;
        switch (kind) {
        case Integer:
        case Long:
        case Double:
        case Float:
            return {PlaceholderType::Number, true};
        case Boolean:
            return {PlaceholderType::Boolean, true};
        case Enumeration:
            return {PlaceholderType::Text, true};
        case catalogue::ShapeKind::Text:
        case Token:
            return {named, true};
        case Structure:
        case Union:
        case List:
        case Map:
            // In quotes it would be a text, which is no object.
            return isBare ? Need{PlaceholderType::Json, true} : Need{};
        case Timestamp:
        case Blob:
        case Json:
            break;
        }
        return {};
    }

    static void infer(Placeholder& placeholder)
    {
        bool hasCertain = false;
        for (std::size_t i = 0; i < placeholder.uses.size(); ++i) {
            const Use& use = placeholder.uses[i];
            if (!use.isCertain)
                continue;
            const auto both =
                hasCertain ? together(placeholder.inferred, use.type) : std::optional(use.type);
            if (both)
                placeholder.inferred = *both;
            else
                placeholder.contradictions.push_back(i);
            hasCertain = true;
        }
        // What only looks like something makes a general type more special, never another one.
        for (const Use& use : placeholder.uses) {
            const auto both =
                use.isCertain ? std::nullopt : together(placeholder.inferred, use.type);
            if (both)
                placeholder.inferred = *both;
            else if (!use.isCertain && !hasCertain && placeholder.inferred == PlaceholderType::Text)
                placeholder.inferred = use.type;
        }
    }

    const asl::Model& m_model;
    const syntax::SyntaxTree& m_tree;
    const catalogue::Catalogue* m_catalogue;
};

} // namespace

std::vector<Placeholder> placeholdersOf(const asl::Model& model,
                                        const catalogue::Catalogue* catalogue)
{
    return Reader(model, catalogue).read();
}

UseAt useAt(const std::vector<Placeholder>& placeholders, std::uint32_t offset)
{
    for (const Placeholder& placeholder : placeholders) {
        for (const Use& use : placeholder.uses) {
            if (use.range.touches(offset))
                return {&placeholder, &use};
        }
    }
    return {};
}

PlaceholderType typeOf(const Placeholder& placeholder, const asl::KnownPlaceholders& known)
{
    const asl::KnownPlaceholder* found = known.find(placeholder.name);
    return found != nullptr && found->declared ? *found->declared : placeholder.inferred;
}

} // namespace stepglass::placeholders
