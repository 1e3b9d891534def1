// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/Disposal.h"

#include "core/value/Storage.h"

#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>

namespace stepglass::value {

namespace {

using AllRemains = std::vector<std::unique_ptr<Remains>>;

/// The thread that frees what others left. It begins with the first work and ends with the program,
/// when all is freed.
class Cleaner {
public:
    Cleaner()
        : m_thread([this] { work(); })
    {
    }
    Cleaner(const Cleaner&) = delete;
    Cleaner& operator=(const Cleaner&) = delete;
    ~Cleaner()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isEnding = true;
        }
        m_hasChanged.notify_one();
        m_thread.join();
    }

    void take(AllRemains remains)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back(std::move(remains));
        }
        m_hasChanged.notify_one();
    }

private:
    void work()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_hasChanged.wait(lock, [this] { return m_isEnding || !m_waiting.empty(); });
            if (m_waiting.empty())
                return;
            std::vector<AllRemains> taken = std::exchange(m_waiting, {});
            lock.unlock();
            // In the order they were left: what came later may be needed by what came first.
            for (AllRemains& all : taken)
                for (std::unique_ptr<Remains>& remains : all)
                    remains.reset();
            lock.lock();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_hasChanged;
    std::vector<AllRemains> m_waiting;
    bool m_isEnding = false;
    std::thread m_thread;
};

/// Parts or containers between two looks at the token.
constexpr unsigned fewParts = 256;

} // namespace

/// Containers that nobody holds any more. They are chained through their nodes instead of dropped
/// in a nested call: a value may be nested deeper than the stack.
class Value::Dying {
public:
    Dying(Kind kind, Node* node) { add(kind, node); }

    /// Frees them with all that only they held. Stops when what is dropped is to be left to the
    /// scope: whether all is gone.
    [[nodiscard]] bool freeAll() noexcept
    {
        while (m_arrays != nullptr || m_objects != nullptr) {
            if (isTimeToStop())
                return false;
            const Kind kind = m_arrays != nullptr ? Kind::Array : Kind::Object;
            Node*& chain = chainOf(kind);
            Node* node = chain;
            chain = node->nextDying;
            if (!freeParts(kind, *node)) {
                add(kind, node);
                return false;
            }
            node->~Node();
            ::operator delete(node);
        }
        return true;
    }

private:
    [[nodiscard]] Node*& chainOf(Kind kind) { return kind == Kind::Array ? m_arrays : m_objects; }
    void add(Kind kind, Node* node)
    {
        Node*& chain = chainOf(kind);
        node->nextDying = chain;
        chain = node;
    }
    [[nodiscard]] bool isTimeToStop() noexcept
    {
        return (++m_steps % fewParts) == 0 && DisposalScope::isOver();
    }

    void freePart(Value& part) noexcept
    {
        if (part.m_kind == Kind::String)
            Key::Data::release(part.m_text);
        else if (part.isContainer() && part.m_node != nullptr &&
                 part.m_node->references.fetch_sub(1, std::memory_order_acq_rel) == 1)
            add(part.m_kind, part.m_node);
    }
    void freePart(Kind kind, void* parts, std::size_t index) noexcept
    {
        if (kind == Kind::Array) {
            freePart(static_cast<Value*>(parts)[index]);
        } else {
            Member& member = static_cast<Member*>(parts)[index];
            std::destroy_at(&member.name);
            freePart(member.value);
        }
    }

    /// Whether all of a node's parts are gone; it can be called again where they are not.
    [[nodiscard]] bool freeParts(Kind kind, Node& node) noexcept
    {
        if (node.storage == nullptr) {
            for (std::size_t index = 0; index < node.count; ++index)
                freePart(kind, node.parts, index);
            return true;
        }
        if (!node.storage->dropReference())
            return true;
        while (node.storage->used() > 0) {
            freePart(kind, node.parts, node.storage->dropLast());
            if (isTimeToStop()) {
                node.storage->addReference();
                return false;
            }
        }
        Storage::free(node.storage);
        return true;
    }

    Node* m_arrays = nullptr;
    Node* m_objects = nullptr;
    unsigned m_steps = 0;
};

void Value::destroy(Kind kind, Node* node) noexcept
{
    struct DyingValues final : Remains {
        explicit DyingValues(Dying what)
            : dying(what)
        {
        }
        ~DyingValues() override { static_cast<void>(dying.freeAll()); }

        Dying dying;
    };
    Dying dying(kind, node);
    if (!dying.freeAll())
        DisposalScope::leave(std::make_unique<DyingValues>(dying));
}

thread_local constinit DisposalScope* DisposalScope::current = nullptr;

DisposalScope::DisposalScope(const CancelToken* cancel) noexcept
    : m_cancel(cancel)
{
    if (current == nullptr && cancel != nullptr)
        current = this;
}

DisposalScope::~DisposalScope()
{
    if (current != this)
        return;
    current = nullptr;
    if (m_remains.empty())
        return;
    try {
        static Cleaner cleaner;
        cleaner.take(std::move(m_remains));
    } catch (const std::system_error&) {
        // Without a thread for it, they are freed here.
    }
}

void DisposalScope::leave(std::unique_ptr<Remains> remains)
{
    current->m_remains.push_back(std::move(remains));
}

} // namespace stepglass::value
