// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/Service.h"

#include "core/base/Assert.h"

#include <algorithm>
#include <array>
#include <utility>

// A row is ["o", required count, name, number, name, number, ...] (a structure; "u" a union),
// ["l", number], ["m", key's number, number], ["e", text, ...] or [number, {min, max, pattern}].
// A number is a row's, or negative: a type that needs no more said.

namespace stepglass::catalogue {

namespace {

constexpr std::int64_t noShape = -100;
constexpr std::int64_t jsonNumber = -9;
constexpr std::size_t firstMember = 2;

ShapeKind plainKind(std::int64_t number)
{
    using enum ShapeKind;
    // In the order of -1, -2, ...
    constexpr std::array kinds{Text,  Integer,   Long, Boolean, Double,
                               Float, Timestamp, Blob, Json,    Token};
    const auto place = static_cast<std::size_t>(-(number + 1));
    return place < kinds.size() ? kinds[place] : Json;
}

/// An integer of a row, or `otherwise` where there is none.
std::int64_t integerAt(const Value& row, std::size_t index, std::int64_t otherwise)
{
    const Value* found = row.at(index);
    return found != nullptr && found->isInteger() ? found->asInteger() : otherwise;
}

std::string_view textOf(const Value& value)
{
    return value.isString() ? value.asString() : std::string_view();
}

std::vector<std::string_view> textsOf(const Value* list)
{
    std::vector<std::string_view> texts;
    if (list != nullptr) {
        for (const Value& element : list->elements())
            texts.push_back(textOf(element));
    }
    return texts;
}

std::vector<std::vector<std::string_view>> groupsOf(const Value* list)
{
    std::vector<std::vector<std::string_view>> groups;
    if (list != nullptr) {
        for (const Value& group : list->elements())
            groups.push_back(textsOf(&group));
    }
    return groups;
}

} // namespace

const Value* Shape::row() const
{
    return m_service->row(m_number);
}

ShapeKind Shape::kind() const
{
    if (m_number < 0)
        return plainKind(m_number);
    const Value* const found = row();
    if (found == nullptr || found->size() == 0)
        return ShapeKind::Json;
    const Value& first = *found->at(0);
    if (first.isInteger())
        return plainKind(first.asInteger());
    const std::string_view letter = textOf(first);
    if (letter == "o")
        return ShapeKind::Structure;
    if (letter == "u")
        return ShapeKind::Union;
    if (letter == "l")
        return ShapeKind::List;
    if (letter == "m")
        return ShapeKind::Map;
    return letter == "e" ? ShapeKind::Enumeration : ShapeKind::Json;
}

std::size_t Shape::memberCount() const
{
    const ShapeKind own = kind();
    if (own != ShapeKind::Structure && own != ShapeKind::Union)
        return 0;
    return (row()->size() - std::min(row()->size(), firstMember)) / 2;
}

ShapeMember Shape::member(std::size_t index) const
{
    STEPGLASS_ASSERT(index < memberCount());
    const std::size_t at = firstMember + 2 * index;
    return {textOf(*row()->at(at)), Shape(*m_service, integerAt(*row(), at + 1, jsonNumber)),
            static_cast<std::int64_t>(index) < integerAt(*row(), 1, 0)};
}

std::optional<ShapeMember> Shape::findMember(std::string_view name) const
{
    for (std::size_t index = 0; index < memberCount(); ++index) {
        if (const ShapeMember found = member(index); found.name == name)
            return found;
    }
    return std::nullopt;
}

Shape Shape::element() const
{
    const ShapeKind own = kind();
    if (own == ShapeKind::List)
        return Shape(*m_service, integerAt(*row(), 1, jsonNumber));
    if (own == ShapeKind::Map)
        return Shape(*m_service, integerAt(*row(), 2, jsonNumber));
    return Shape(*m_service, jsonNumber);
}

std::vector<std::string_view> Shape::values() const
{
    if (kind() != ShapeKind::Enumeration)
        return {};
    std::vector<std::string_view> texts = textsOf(row());
    texts.erase(texts.begin());
    return texts;
}

std::optional<double> Shape::limit(std::string_view name) const
{
    if (m_number < 0 || row() == nullptr || row()->size() < 2)
        return std::nullopt;
    const Value* const found = row()->at(1)->find(name);
    return found != nullptr && found->isNumber() ? std::optional(found->asDouble()) : std::nullopt;
}

std::optional<double> Shape::minimum() const
{
    return limit("min");
}

std::optional<double> Shape::maximum() const
{
    return limit("max");
}

std::string_view Shape::pattern() const
{
    if (m_number < 0 || row() == nullptr || row()->size() < 2)
        return {};
    const Value* const found = row()->at(1)->find(std::string_view("pattern"));
    return found != nullptr ? textOf(*found) : std::string_view();
}

Service::Service(Value document)
    : m_document(std::move(document))
    , m_rows(m_document.find(std::string_view("shapes")))
{
}

std::string_view Service::text(std::string_view name) const
{
    const Value* const found = m_document.find(name);
    return found != nullptr ? textOf(*found) : std::string_view();
}

const Value* Service::row(std::int64_t number) const
{
    return m_rows != nullptr && number >= 0 ? m_rows->at(static_cast<std::size_t>(number))
                                            : nullptr;
}

std::optional<Shape> Service::shape(const Value* number) const
{
    if (number == nullptr || !number->isInteger() || number->asInteger() == noShape)
        return std::nullopt;
    return Shape(*this, number->asInteger());
}

std::optional<Action> Service::action(const std::shared_ptr<const Service>& service,
                                      std::string_view name)
{
    const Value& document = service->m_document;
    const Value* const actions = document.find(std::string_view("actions"));
    const Value* const names = document.find(std::string_view("errors"));
    if (actions == nullptr || names == nullptr)
        return std::nullopt;
    for (const Value& row : actions->elements()) {
        if (row.size() < 4 || textOf(*row.at(0)) != name)
            continue;
        Action action;
        action.owner = service;
        action.name = textOf(*row.at(0));
        action.arguments = service->shape(row.at(1));
        action.result = service->shape(row.at(2));
        for (const Value& number : row.at(3)->elements()) {
            const Value* const error = number.isInteger()
                                           ? names->at(static_cast<std::size_t>(number.asInteger()))
                                           : nullptr;
            if (error != nullptr)
                action.errors.emplace_back(textOf(*error));
        }
        if (const Value* const more = row.at(4); more != nullptr) {
            action.jobResult = service->shape(more->find(std::string_view("job")));
            action.parsedMembers = textsOf(more->find(std::string_view("parsed")));
            action.needsOneOf = groupsOf(more->find(std::string_view("needsOneOf")));
            action.exclusive = groupsOf(more->find(std::string_view("exclusive")));
        }
        // What the model does not list has the name of the service, trouble on the way another.
        const std::string prefix(service->errorPrefix());
        const auto add = [&action](std::string error) {
            if (std::find(action.errors.begin(), action.errors.end(), error) == action.errors.end())
                action.errors.push_back(std::move(error));
        };
        if (const std::string_view base = service->text("base"); !base.empty()) {
            add(prefix + "." + std::string(base));
            add(prefix + ".SdkClientException");
        }
        return action;
    }
    return std::nullopt;
}

} // namespace stepglass::catalogue
