// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>
#include <vector>

namespace stepglass::ui::editor {

/// How a byte of the text looks; the numbers are Scintilla's styles.
enum class Style : char {
    Default,
    Punctuation,
    Key,
    Field,     ///< a key that the language knows
    StateName, ///< where a state is defined or named as a target
    String,
    Path,       ///< JSONPath
    Expression, ///< intrinsic functions and JSONata
    Number,
    Literal,
    Placeholder,
    Comment,
    Broken, ///< a string without an end
};

/// What an object or array is to the language.
enum class Role : std::uint8_t {
    Machine, ///< has StartAt and States
    States,
    State,
    Rule,     ///< of a Choice
    Handler,  ///< a Retrier or Catcher
    Settings, ///< ProcessorConfig, ItemReader and the like
    Payload,  ///< the user's own keys
};

/// What a value is to the language, as its key tells.
enum class ValueKind : std::uint8_t { Plain, StateName, Path };

struct FieldMeaning {
    bool isField = false;
    Role inside = Role::Payload; ///< of an object (or of an array's objects) that is the value
    ValueKind value = ValueKind::Plain;
};
/// What a key means in an object of that role.
[[nodiscard]] FieldMeaning meaningOf(Role role, std::string_view key);

/// One open object or array, and what is awaited in it.
struct Frame {
    Role role = Role::Machine; ///< of the object; for an array, of its elements
    bool isArray = false;
    bool isFlow = true;       ///< JSON, or YAML in brackets; else an indented block
    bool awaitsValue = false; ///< a key was read, its value was not
    FieldMeaning meaning;     ///< of that value
    std::int16_t indent = -1; ///< of a block
    /// Any strict order will do: frames are looked up.
    friend bool operator<(const Frame& a, const Frame& b)
    {
        const auto key = [](const Frame& frame) {
            return std::tuple(frame.role, frame.isArray, frame.isFlow, frame.awaitsValue,
                              frame.meaning.isField, frame.meaning.inside, frame.meaning.value,
                              frame.indent);
        };
        return key(a) < key(b);
    }
};

/// What goes on from one line to the next besides the frames.
enum class Carry : std::uint8_t { None, Comment, SingleQuoted, DoubleQuoted, BlockScalar };

/// The state of a lexer between two lines, as a small number: equal states have equal numbers, so
/// that Scintilla can keep one with each line and the rest of the text need not be read again.
class LexContexts {
public:
    using Id = int;
    /// The beginning of a text.
    static constexpr Id start = 0;

    LexContexts();

    /// Frames beyond this are counted only: nobody reads colours there, but closing brackets must
    /// match.
    static constexpr std::size_t maximumDepth = 256;

    struct State {
        std::vector<Frame> frames;
        std::int32_t overflow = 0; ///< frames beyond the maximum
        Carry carry = Carry::None;
        std::int16_t carryIndent = 0; ///< of the line that began a block scalar
        ValueKind carryKind = ValueKind::Plain;

        void push(const Frame& frame)
        {
            if (frames.size() < maximumDepth)
                frames.push_back(frame);
            else
                ++overflow;
        }
        void pop()
        {
            if (overflow > 0)
                --overflow;
            else if (!frames.empty())
                frames.pop_back();
        }
        [[nodiscard]] int depth() const { return static_cast<int>(frames.size()) + overflow; }
    };
    /// An unknown number gives the beginning.
    [[nodiscard]] State state(Id id) const;
    [[nodiscard]] Id id(const State& state);

private:
    struct Stack {
        int parent = -1;
        Frame frame;
        std::uint32_t depth = 0;
    };
    struct Entry {
        int stack = -1;
        std::int32_t overflow = 0;
        Carry carry = Carry::None;
        std::int16_t carryIndent = 0;
        ValueKind carryKind = ValueKind::Plain;
    };
    std::vector<Stack> m_stacks;
    std::map<std::pair<int, Frame>, int> m_stackIds;
    std::vector<Entry> m_entries;
    std::map<std::tuple<int, std::int32_t, Carry, std::int16_t, ValueKind>, Id> m_entryIds;
};

} // namespace stepglass::ui::editor
