// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/library/Regex.h"
#include "core/jsonata/private/BuiltinTable.h"
#include "core/jsonata/private/Item.h"
#include "core/jsonata/private/Node.h"
#include "core/value/Disposal.h"

#include <memory>
#include <string>
#include <vector>

namespace stepglass::jsonata {

/// A place in the list of an evaluation's frames.
struct FrameLink {
    FrameLink* next = nullptr;
    FrameLink* previous = nullptr;
};

/// Variables of a block, a call or a tuple. All frames of an evaluation are in one list, so that
/// cycles (a function bound in the frame that it remembers) can be broken at its end.
class Frame final : public Shared, private FrameLink {
public:
    Frame(FrameLink& list, Frame* parent)
        : m_parent(parent)
    {
        next = list.next;
        previous = &list;
        if (next != nullptr)
            next->previous = this;
        list.next = this;
    }
    ~Frame() override { unlink(); }

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

private:
    friend class FrameList;

    void unlink()
    {
        if (previous == nullptr)
            return;
        previous->next = next;
        if (next != nullptr)
            next->previous = previous;
        previous = nullptr;
    }

    Ref<Frame> m_parent;
    std::vector<std::pair<NameId, Item>> m_bindings;
};

/// The frames of an evaluation that are alive. At its end their bindings are dropped, so that none
/// holds itself.
class FrameList final : public value::Remains {
public:
    FrameList() = default;
    FrameList(FrameList&& other) noexcept
        : m_link{std::exchange(other.m_link.next, nullptr), nullptr}
    {
        if (m_link.next != nullptr)
            m_link.next->previous = &m_link;
    }
    ~FrameList() override
    {
        if (!dropBindings())
            value::DisposalScope::leave(std::make_unique<FrameList>(std::move(*this)));
    }

    [[nodiscard]] FrameLink& link() { return m_link; }

private:
    /// Whether all are dropped; not where what is dropped is to be left to the scope.
    [[nodiscard]] bool dropBindings()
    {
        constexpr unsigned fewFrames = 64;
        for (unsigned count = 1; m_link.next != nullptr; ++count) {
            if (count % fewFrames == 0 && value::DisposalScope::isOver())
                return false;
            const Ref<Frame> frame(static_cast<Frame*>(m_link.next));
            frame->unlink();
            frame->m_bindings.clear();
        }
        return true;
    }

    FrameLink m_link;
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
        token = what.name;
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
