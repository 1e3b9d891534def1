// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::value {

/// A place that a value came from.
struct Source {
    enum class Root {
        Input,    ///< the document that an expression or path works on
        Context,  ///< the Context Object
        Variable, ///< a variable, $states among them
    };

    Root root = Root::Input;
    std::string variable; ///< the name without `$`; empty unless the root is a variable
    std::string pointer;  ///< JSON Pointer below the root

    /// "input", "context" or the variable's name.
    [[nodiscard]] std::string_view rootName() const;
    friend auto operator<=>(const Source&, const Source&) = default;
    friend bool operator==(const Source&, const Source&) = default;
};

/// What is known of one part of a result.
struct Trace {
    enum class Kind {
        Copied,  ///< the part is what stands at its one source, whole and unchanged
        Derived, ///< the part was computed, and these are its operands' places
        Decided, ///< a condition chose the part, and these are the places that the condition read
    };

    std::string pointer; ///< JSON Pointer into the result
    Kind kind = Kind::Copied;
    /// Without repetition, in the order in which the expression names them.
    std::vector<Source> sources;
    bool isTruncated = false; ///< there are more sources than were recorded

    friend bool operator==(const Trace&, const Trace&) = default;
};

/// "copied", "derived" or "decided".
[[nodiscard]] std::string_view toString(Trace::Kind kind);

/// How much of a provenance is kept.
struct ProvenanceLimits {
    std::size_t sourcesOfValue = 1000;
    std::size_t sources = 200'000; ///< of all values together
    std::size_t traces = 200'000;
};

/// Where the parts of a result came from, in the order of the result.
///
/// A part that was copied or derived as a whole has one trace and its members have none. What an
/// expression puts together (an object, an array, a sequence) has no trace of its own, but its
/// members have. A literal has none. Beside these a part may have a trace of the kind Decided.
struct Provenance {
    std::vector<Trace> traces;
    bool isTruncated = false; ///< there are more traces than were recorded

    /// What is known of the value at a JSON Pointer into the result: its own trace; below a copied
    /// part the place in its source; below a derived part its trace; and for what was put together
    /// a Derived trace of the sources of all members, as far as `limits` go. Nothing where there is
    /// no source. Traces of the kind Decided are not asked.
    [[nodiscard]] std::optional<Trace> find(std::string_view pointer,
                                            const ProvenanceLimits& limits = {}) const;
    /// One Derived trace of all sources.
    [[nodiscard]] Trace joined(const ProvenanceLimits& limits = {}) const;
    /// What is known of the value at a JSON Pointer into the result, as if it were the result.
    [[nodiscard]] Provenance part(std::string_view pointer) const;
    /// Adds what is known of a part which stands at `pointer` in a larger result.
    void append(const Provenance& part, std::string_view pointer);

    friend bool operator==(const Provenance&, const Provenance&) = default;
};

/// The index of a part among the elements or members of `whole`, in which it stands in memory.
[[nodiscard]] std::size_t placeOf(const Value& part, const Value& whole);

} // namespace stepglass::value
