// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::catalogue {

class Service;
struct ShapeMember;

enum class ShapeKind {
    Structure,
    Union, ///< a structure of which one member is given
    List,
    Map,
    Enumeration,
    Text,
    Integer,
    Long,
    Boolean,
    Double,
    Float,
    Timestamp,
    Blob,
    Json,  ///< any value
    Token, ///< a text that AWS's SDKs make up where it is left out
};

/// The type of an argument or of an answer: a view of a few bytes, valid while its Service lives.
/// Shapes may lead back to themselves, so walk them along a value, never to their end.
class Shape {
public:
    [[nodiscard]] ShapeKind kind() const;
    /// Members of a structure or union, those that are required first; 0 for anything else.
    [[nodiscard]] std::size_t memberCount() const;
    /// Needs an index below memberCount().
    [[nodiscard]] ShapeMember member(std::size_t index) const;
    /// The member of exactly this name.
    [[nodiscard]] std::optional<ShapeMember> findMember(std::string_view name) const;
    /// What a list holds, or what a map's names lead to; Json for anything else.
    [[nodiscard]] Shape element() const;
    /// The texts that an enumeration allows.
    [[nodiscard]] std::vector<std::string_view> values() const;
    /// Bounds of a number's value or a text's length, both included.
    [[nodiscard]] std::optional<double> minimum() const;
    [[nodiscard]] std::optional<double> maximum() const;
    /// The regular expression (Java's) that a text matches; empty where there is none.
    [[nodiscard]] std::string_view pattern() const;

private:
    friend class Service;
    Shape(const Service& service, std::int64_t number)
        : m_service(&service)
        , m_number(number)
    {
    }
    [[nodiscard]] const Value* row() const;
    [[nodiscard]] std::optional<double> limit(std::string_view name) const;

    const Service* m_service;
    std::int64_t m_number; ///< a row of the service, or negative: a type without one
};

struct ShapeMember {
    std::string_view name; ///< as Step Functions spells it for this family of integrations
    Shape shape;
    bool isRequired = false;
};

/// What one action takes and gives. Texts and shapes live as long as `owner`.
struct Action {
    std::shared_ptr<const Service> owner;
    std::string_view name;
    std::optional<Shape> arguments; ///< nothing for an action without any
    std::optional<Shape> result;    ///< nothing for an action that answers with {}
    /// What a state with the pattern .sync or .sync:2 answers; nothing for actions without them.
    std::optional<Shape> jobResult;
    /// Members of `jobResult` that are JSON with .sync:2, and JSON as text with .sync.
    std::vector<std::string_view> parsedMembers;
    /// Of each of these lists, one argument at least must be given.
    std::vector<std::vector<std::string_view>> needsOneOf;
    /// Of each of these lists, one argument at most may be given.
    std::vector<std::vector<std::string_view>> exclusive;
    /// Names that this action is known to fail with, as ErrorEquals takes them. Those that every
    /// action of the service can give come last.
    std::vector<std::string> errors;
    /// Whether the list of arguments is known to be complete: AWS refuses any other name.
    bool isClosed = false;
};

/// The actions of one service with all their shapes. Immutable.
class Service {
public:
    /// Reads what scripts/make-catalogue wrote for one service.
    explicit Service(Value document);

    [[nodiscard]] std::string_view errorPrefix() const { return text("prefix"); }
    /// The service's name in ARNs of its own things; empty where it is not known.
    [[nodiscard]] std::string_view signingName() const { return text("signing"); }
    /// The number-th action's description. Needs the service itself, so that it can live on.
    [[nodiscard]] static std::optional<Action> action(const std::shared_ptr<const Service>& service,
                                                      std::string_view name);

private:
    friend class Shape;
    [[nodiscard]] std::string_view text(std::string_view name) const;
    [[nodiscard]] std::optional<Shape> shape(const Value* number) const;
    [[nodiscard]] const Value* row(std::int64_t number) const;

    Value m_document;
    const Value* m_rows = nullptr;
};

} // namespace stepglass::catalogue
