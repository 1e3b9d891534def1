// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/library/Regex.h"
#include "core/jsonata/private/BuiltinTable.h"
#include "core/jsonata/private/Item.h"
#include "core/jsonata/private/Node.h"

#include <string>
#include <vector>

namespace stepglass::jsonata {

/// Variables of a block, a call or a tuple. All frames of an evaluation are in one list, so that
/// cycles (a function bound in the frame that it remembers) can be broken at its end.
class Frame final : public Shared {
public:
    Frame(Frame*& list, Frame* parent)
        : m_parent(parent)
        , m_list(&list)
        , m_next(list)
    {
        if (m_next != nullptr)
            m_next->m_previous = this;
        list = this;
    }
    ~Frame() override
    {
        (m_previous != nullptr ? m_previous->m_next : *m_list) = m_next;
        if (m_next != nullptr)
            m_next->m_previous = m_previous;
    }

    void reserve(std::size_t count) { m_bindings.reserve(count); }
    void bind(NameId name, Item item)
    {
        for (auto& [bound, old] : m_bindings)
            if (bound == name) {
                old = std::move(item);
                return;
            }
        m_bindings.emplace_back(name, std::move(item));
    }
    /// What a name is bound to here or further out, or nothing. Bound to undefined is bound.
    [[nodiscard]] const Item* find(NameId name) const
    {
        for (const Frame* frame = this; frame != nullptr; frame = frame->m_parent.get())
            for (const auto& [bound, item] : frame->m_bindings)
                if (bound == name)
                    return &item;
        return nullptr;
    }
    [[nodiscard]] Frame* next() const { return m_next; }
    /// Gives its bindings away.
    [[nodiscard]] std::vector<std::pair<NameId, Item>> takeBindings()
    {
        return std::exchange(m_bindings, {});
    }

private:
    Ref<Frame> m_parent;
    std::vector<std::pair<NameId, Item>> m_bindings;
    Frame** m_list;
    Frame* m_next;
    Frame* m_previous = nullptr;
};

struct Function : Shared {
    enum class Kind : std::uint8_t { Lambda, Builtin, Regex, NextMatch, Transform, Chain };

    explicit Function(Kind what)
        : kind(what)
    {
    }

    Kind kind;
    /// By what name and where it was called last: what errors say.
    std::optional<Value> token;
    std::uint32_t position = 0;
};

struct Lambda final : Function {
    Lambda(const Node& definition, Item context, Frame& environment)
        : Function(Kind::Lambda)
        , node(definition)
        , input(std::move(context))
        , frame(&environment)
        , parameters(definition.parameters)
        , signature(definition.signature.get())
    {
    }

    const Node& node;
    Item input;
    Ref<Frame> frame;
    std::vector<NameId> parameters; ///< those that are still open
    const Signature* signature;
};

struct BuiltinFunction final : Function {
    explicit BuiltinFunction(const Builtin& what)
        : Function(Kind::Builtin)
        , builtin(what)
    {
        token = Value(what.definition.name);
    }

    const Builtin& builtin;
    /// Arguments given in advance; nothing where one is open. Empty where none are.
    std::vector<std::optional<Item>> given;
};

struct RegexFunction final : Function {
    explicit RegexFunction(const Node& literal)
        : Function(Kind::Regex)
        , node(literal)
    {
    }
    [[nodiscard]] const Regex& regex() const { return *node.regex; }

    const Node& node;
};

/// The `next` of a match.
struct NextMatchFunction final : Function {
    NextMatchFunction(const Node& literal, Item text, RegexMatch match)
        : Function(Kind::NextMatch)
        , node(literal)
        , subject(std::move(text))
        , previous(std::move(match))
    {
    }

    const Node& node;
    Item subject;
    RegexMatch previous; ///< views into `subject`
};

struct TransformFunction final : Function {
    TransformFunction(const Node& definition, Frame& environment)
        : Function(Kind::Transform)
        , node(definition)
        , frame(&environment)
    {
    }

    const Node& node;
    Ref<Frame> frame;
};

/// `$f ~> $g`: first one, then the other.
struct ChainFunction final : Function {
    ChainFunction(Item one, Item other)
        : Function(Kind::Chain)
        , first(std::move(one))
        , second(std::move(other))
    {
    }

    Item first;
    Item second;
};

inline Function& Item::function() const noexcept
{
    return static_cast<Function&>(*m_shared);
}

} // namespace stepglass::jsonata
