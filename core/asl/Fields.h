// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace stepglass::asl {

/// An object of a definition that has fields of its own.
enum class Place : std::uint8_t {
    None, ///< no object, or one whose members are the user's
    Machine,
    Task,
    Pass,
    Choice,
    Wait,
    Succeed,
    Fail,
    Parallel,
    Map,
    Branch,
    ItemProcessor, ///< and Iterator
    ProcessorConfig,
    Retrier,
    Catcher,
    ChoiceRule, ///< an element of Choices
    Condition,  ///< a rule below And, Or or Not
    ItemReader,
    ReaderConfig,
    ItemBatcher,
    ResultWriter,
    WriterConfig,
    Credentials,
};
constexpr Place lastPlace = Place::Credentials;

/// What a field's value must be. In JSONata states, an expression may stand for any number or list.
enum class FieldType : std::uint8_t {
    Any,
    Text,
    Boolean,
    Integer,
    Number,
    Object,
    List,
    ObjectList,
    TextList,
    StateName,     ///< names a state of the same scope
    Path,          ///< a JSONPath
    BarePath,      ///< a JSONPath whose `$` may be left out
    PathOrNull,    ///< and null, which gives nothing
    ReferencePath, ///< a JSONPath that names one value of the input
    ReferencePathOrNull,
    PathOrCall,     ///< a JSONPath or an intrinsic function
    ObjectTemplate, ///< an object in which names ending in .$ have paths or calls as values
    Template,       ///< the same, of any JSON type
    Timestamp,
    Resource,
};

enum class FieldLanguage : std::uint8_t { Both, JsonPath, Jsonata };

/// One field of one or several places.
struct Field {
    std::uint32_t places = 0; ///< a bit for each Place
    std::string_view name{};
    FieldType type = FieldType::Any;
    FieldLanguage language = FieldLanguage::Both;
    bool isRequired = false;
    std::optional<double> minimum{};
    std::optional<double> maximum{};
    std::string_view allowed{}; ///< the values allowed, with ", " between them; empty for any
    Place inner = Place::None;  ///< what the value, or each element of it, is
    bool mayBeEmpty = true;     ///< of texts, lists and objects
    /// Year and month in which AWS brought it, as "2022-12"; empty for what was there from the
    /// beginning, in 2016.
    std::string_view since{};

    [[nodiscard]] constexpr Field from(std::string_view month) const
    {
        Field field = *this;
        field.since = month;
        return field;
    }
    [[nodiscard]] constexpr bool isIn(Place place) const
    {
        return (places & (1U << static_cast<unsigned>(place))) != 0;
    }
};

/// Fields of which one at most may be given.
struct FieldGroup {
    std::uint32_t places = 0;
    std::span<const std::string_view> names;
    bool needsOne = false;

    [[nodiscard]] constexpr bool isIn(Place place) const
    {
        return (places & (1U << static_cast<unsigned>(place))) != 0;
    }
};

/// The one table of fields, for lint, completion and forms.
[[nodiscard]] std::span<const Field> allFields();
[[nodiscard]] std::span<const FieldGroup> fieldGroups();
/// The field of a place by name, or nothing.
[[nodiscard]] const Field* findField(Place place, std::string_view name);
/// The fields of a place in the order in which people write them.
[[nodiscard]] std::vector<const Field*> fieldsOf(Place place);
/// The place that a state of a type is; None for Unknown.
[[nodiscard]] Place placeOf(StateType type);
/// The operators of Choice rules that compare (StringEquals, IsPresent, ...), without And, Or and
/// Not.
[[nodiscard]] std::span<const std::string_view> comparisonOperators();

} // namespace stepglass::asl
