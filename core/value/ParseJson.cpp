// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/TextRange.h"
#include "core/value/ArrayBuilder.h"
#include "core/value/Disposal.h"
#include "core/value/Json.h"
#include "core/value/TextNode.h"

#include <array>
#include <nlohmann/json.hpp>

namespace stepglass::value {

namespace {

/// Receives nlohmann's events and builds the value bottom-up: the parts of all open containers
/// stand in two common stacks, and a container that ends takes its own off the top.
class Builder {
public:
    Builder(const Limits& limits, const CancelToken* cancel, std::size_t bytes)
        : m_limits(limits)
        , m_cancel(cancel)
    {
        // Moving many values takes longer than somebody wants to wait who cancels. What is not
        // used of the room is never touched.
        constexpr std::size_t manyBytes = std::size_t(256) << 10;
        if (cancel != nullptr && bytes > manyBytes)
            m_values.reserve(bytes / 2);
    }
    Builder(const Builder&) = delete;
    Builder& operator=(const Builder&) = delete;
    ~Builder()
    {
        leaveIfOver(m_values);
        leaveIfOver(m_members);
    }

    [[nodiscard]] Value takeResult() { return std::move(m_values.front()); }
    [[nodiscard]] const std::optional<Error>& limitError() const { return m_limitError; }
    [[nodiscard]] std::size_t faultOffset() const { return m_faultOffset; }
    [[nodiscard]] const std::string& faultText() const { return m_faultText; }

    // The interface that nlohmann asks for, hence the names.
    bool null() { return add(Value()); }
    bool boolean(bool value) { return add(Value(value)); }
    bool number_integer(std::int64_t value) { return add(Value(value)); }
    bool number_unsigned(std::uint64_t value)
    {
        // Beyond 64 signed bits only a double is left.
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return add(Value(static_cast<double>(value)));
        return add(Value(static_cast<std::int64_t>(value)));
    }
    bool number_float(double value, const std::string&) { return add(Value(value)); }
    bool string(const std::string& text) { return add(Value(std::string_view(text))); }
    bool binary(const std::vector<std::uint8_t>&) { return false; }
    bool start_object(std::size_t) { return open(Kind::Object); }
    bool start_array(std::size_t) { return open(Kind::Array); }
    bool key(const std::string& name)
    {
        m_members.push_back({shared(name), Value()});
        return true;
    }
    bool end_object()
    {
        const std::size_t first = m_open.back().first;
        m_open.pop_back();
        Value made = Value::takeObject(std::span(m_members).subspan(first));
        m_members.resize(first);
        return add(std::move(made));
    }
    bool end_array()
    {
        const std::size_t first = m_open.back().first;
        m_open.pop_back();
        const std::span<Value> elements = std::span(m_values).subspan(first);
        constexpr std::size_t many = 1024;
        Value made = elements.size() < many ? Value::takeArray(elements) : longArray(elements);
        m_values.resize(first);
        return add(std::move(made));
    }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& fault)
    {
        // The position counts the bytes read, the offending one included.
        m_faultOffset = position == 0 ? 0 : position - 1;
        m_faultText = fault.what();
        return false;
    }

private:
    struct OpenContainer {
        Kind kind;
        std::size_t first; ///< of its parts in the stack of its kind
    };

    bool open(Kind kind)
    {
        if (m_open.size() >= m_limits.depth) {
            m_limitError = Error{
                ErrorCode::LimitExceeded, {"nested levels", std::to_string(m_limits.depth)}, {}};
            return false;
        }
        m_open.push_back({kind, kind == Kind::Array ? m_values.size() : m_members.size()});
        return true;
    }
    /// An array of elements; of some of them where the work is cancelled.
    Value longArray(std::span<Value> elements)
    {
        ArrayBuilder array(elements.size());
        for (Value& element : elements) {
            if (isCancelled())
                break;
            array.add(std::move(element));
        }
        return array.take();
    }
    bool add(Value value)
    {
        if (isCancelled() || m_limitError)
            return false;
        if (++m_count > m_limits.nodes) {
            m_limitError =
                Error{ErrorCode::LimitExceeded, {"values", std::to_string(m_limits.nodes)}, {}};
            return false;
        }
        if (!m_open.empty() && m_open.back().kind == Kind::Object)
            m_members.back().value = std::move(value);
        else
            m_values.push_back(std::move(value));
        return true;
    }
    /// Whether to stop, with the reason noted.
    bool isCancelled()
    {
        constexpr unsigned fewValues = 256;
        if (m_cancel == nullptr || ++m_steps % fewValues != 0 || !m_cancel->isCancelled())
            return false;
        m_limitError = Error{ErrorCode::Cancelled, {}, {}};
        return true;
    }
    /// The Key of a name, the same one where it was met lately.
    Key shared(const std::string& name)
    {
        Key& slot = m_recentNames[hashOfText(name) % m_recentNames.size()];
        if (slot.text() != name)
            slot = Key(name);
        return slot;
    }

    const Limits& m_limits;
    const CancelToken* m_cancel;
    unsigned m_steps = 0;
    std::vector<OpenContainer> m_open;
    std::vector<Value> m_values;
    std::vector<Member> m_members;
    std::array<Key, 256> m_recentNames;
    std::size_t m_count = 0;
    std::optional<Error> m_limitError;
    std::size_t m_faultOffset = 0;
    std::string m_faultText;
};

/// What is wrong, without the library's own prefix of class, code, line and column.
std::string reasonOf(std::string_view message)
{
    const auto dropThrough = [&](std::string_view mark, std::size_t from) {
        const std::size_t at = message.find(mark, from);
        if (at != std::string_view::npos)
            message.remove_prefix(at + mark.size());
    };
    dropThrough("] ", 0);
    if (const std::size_t column = message.find("column "); column != std::string_view::npos)
        dropThrough(": ", column);
    return std::string(message);
}

} // namespace

Result<Value> parseJson(std::string_view text, const Limits& limits, const CancelToken* cancel)
{
    if (text.size() > limits.bytes)
        return fail(ErrorCode::LimitExceeded, "bytes", std::to_string(limits.bytes));
    Builder builder(limits, cancel, text.size());
    if (nlohmann::json::sax_parse(text.begin(), text.end(), &builder))
        return builder.takeResult();
    if (builder.limitError())
        return tl::unexpected<Error>(*builder.limitError());
    const LineIndex lines(text);
    const auto offset = static_cast<std::uint32_t>(std::min(builder.faultOffset(), text.size()));
    const LineColumn place = lines.position(offset);
    return fail(ErrorCode::InvalidJson, reasonOf(builder.faultText()), std::to_string(place.line),
                std::to_string(place.column));
}

} // namespace stepglass::value
