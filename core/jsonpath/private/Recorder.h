// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Provenance.h"
#include "core/value/Value.h"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace stepglass::jsonpath {

/// Notes where an evaluation's matches stand. It follows the evaluator through a value, and stands
/// at one place at any time.
class Recorder {
public:
    Recorder(value::Source root, const value::ProvenanceLimits& limits)
        : m_root(std::move(root))
        , m_limits(&limits)
    {
    }

    /// Goes to a part of the value at its place; gives what `leave` needs to come back.
    [[nodiscard]] std::size_t enter(const Value& model, const Value& part);
    void leave(std::size_t length) { m_pointer.resize(length); }
    /// A recorder of its own at the same place, at the root, or at no place: for a function that
    /// was given what a scan gathered.
    [[nodiscard]] Recorder here() const;
    [[nodiscard]] Recorder atRoot() const { return {m_root, *m_limits}; }
    [[nodiscard]] Recorder nowhere() const;
    [[nodiscard]] bool isNowhere() const { return m_isNowhere; }

    /// The value at its place is a match.
    void addMatch();
    /// Some members of the value at its place are a match, as an object.
    void addTogether(const Value& model, const std::vector<value::Key>& names);
    /// What a function made of the value at its place is a match. `computed` knows its arguments;
    /// `element` says that it is an element as it stands.
    void addComputed(const Recorder& computed, std::optional<std::size_t> element);
    /// What an argument of a function came from.
    void addOperand(const value::Provenance& operand);

    /// Makes `result` of the matches: the only one of a definite path, else an array.
    void finish(bool isDefinite);
    /// Makes `result` of what a function made of all matches.
    void finishComputed(const Recorder& computed, std::optional<std::size_t> element);

    value::Provenance result;

    /// The way of a scan, which goes through a value and all that is below it, depth first.
    class Walk {
    public:
        explicit Walk(Recorder& recorder);
        Walk(const Walk&) = delete;
        Walk& operator=(const Walk&) = delete;
        ~Walk() { m_recorder.m_pointer = m_start; }

        /// Goes to the next value, which is `node`.
        void next(const Value& node);

    private:
        Recorder& m_recorder;
        std::string m_start;
        std::vector<std::string> m_waiting;
    };

private:
    [[nodiscard]] value::Source source() const;
    [[nodiscard]] value::Trace derived(const value::Provenance& model,
                                       const value::Provenance& operands) const;

    value::Source m_root;
    const value::ProvenanceLimits* m_limits;
    std::string m_pointer;
    bool m_isNowhere = false;
    std::vector<value::Provenance> m_matches;
    value::Provenance m_operands;
};

} // namespace stepglass::jsonpath
