// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/TextRange.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::syntax {

/// One of libyaml's events, with places in bytes.
struct YamlEvent {
    enum class Kind { DocumentStart, Scalar, SequenceStart, MappingStart, CollectionEnd, Alias };
    Kind kind = Kind::Scalar;
    TextRange range;
    std::string value;  ///< of a scalar, or the name of an alias
    std::string anchor; ///< the name that the node gives itself
    std::string tag;
    bool isPlain = false;
    bool isBlock = false; ///< a block scalar, or a collection without brackets
};

/// Where and why libyaml gave up.
struct YamlFault {
    std::string problem;
    std::string context;
    std::uint32_t problemAt = 0;
    std::uint32_t contextAt = 0;
    bool hasContext = false;
    bool isReader = false; ///< a character that YAML does not allow
};

struct YamlEvents {
    std::vector<YamlEvent> events;
    std::optional<YamlFault> fault;
};

/// All events of a UTF-8 text up to its end or the first fault. libyaml counts characters; the
/// places given are bytes.
[[nodiscard]] YamlEvents readYamlEvents(std::string_view text);

} // namespace stepglass::syntax
