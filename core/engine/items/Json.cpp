// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/Json.h"
#include "core/engine/items/private/Formats.h"
#include "core/value/Pointer.h"

#include <fmt/format.h>

#include <cctype>

namespace stepglass::items {

namespace {

constexpr std::string_view notIterable = "Attempting to map over non-iterable node.";

/// Walks over a JSON text without keeping it.
class JsonText {
public:
    explicit JsonText(std::unique_ptr<ByteStream> bytes)
        : m_bytes(std::move(bytes))
    {
    }

    /// The next byte that is no white space, not taken.
    int peek()
    {
        int byte = m_bytes.peek();
        while (byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t') {
            m_bytes.skip();
            byte = m_bytes.peek();
        }
        return byte;
    }
    bool take(char expected)
    {
        if (peek() != expected)
            return false;
        m_bytes.skip();
        return true;
    }
    /// Appends the text of one value to `kept`, if given. What it holds is looked at only as far
    /// as its end needs.
    void skipValue(std::string* kept)
    {
        std::size_t depth = 0;
        int byte = peek();
        do {
            if (byte == ByteReader::atEnd)
                return;
            if (byte == '"') {
                skipString(kept);
            } else if (byte == '{' || byte == '[') {
                ++depth;
                keep(kept, byte);
            } else if (byte == '}' || byte == ']') {
                if (depth == 0)
                    return;
                --depth;
                keep(kept, byte);
            } else if (depth == 0) {
                skipScalar(kept);
            } else {
                keep(kept, byte);
            }
            byte = m_bytes.peek();
        } while (depth > 0);
    }
    /// The name before a member's colon, which is taken too.
    ReadResult<std::string> takeName()
    {
        std::string text;
        if (peek() != '"')
            return fault("a member's name is missing");
        skipString(&text);
        const auto name = value::parseJson(text);
        if (!name || !take(':'))
            return fault("a member's name or colon is missing");
        return std::string(name->asString());
    }
    [[nodiscard]] tl::unexpected<ReadFault> fault(std::string_view what) const
    {
        return dataSetFault(m_bytes.fault().empty()
                                ? fmt::format("The data set is not JSON: {}.", what)
                                : m_bytes.fault());
    }

private:
    void keep(std::string* kept, int byte)
    {
        if (kept != nullptr)
            *kept += static_cast<char>(byte);
        m_bytes.skip();
    }
    void skipString(std::string* kept)
    {
        keep(kept, '"');
        for (int byte = m_bytes.peek(); byte != ByteReader::atEnd; byte = m_bytes.peek()) {
            keep(kept, byte);
            if (byte == '"')
                return;
            if (byte == '\\' && m_bytes.peek() != ByteReader::atEnd)
                keep(kept, m_bytes.peek());
        }
    }
    /// A number, true, false, null, or something that is none of them.
    void skipScalar(std::string* kept)
    {
        static constexpr std::string_view ends = " \n\r\t,:]}[{\"";
        int byte = m_bytes.peek();
        do {
            keep(kept, byte);
            byte = m_bytes.peek();
        } while (byte != ByteReader::atEnd &&
                 ends.find(static_cast<char>(byte)) == std::string_view::npos);
    }

    ByteReader m_bytes;
};

class JsonSource final : public ItemSource {
public:
    JsonSource(JsonText text, bool isWhole)
        : m_text(std::move(text))
        , m_isObject(m_text.peek() == '{')
        , m_isWhole(isWhole)
    {
        (void)m_text.take(m_isObject ? '{' : '[');
    }

    ReadResult<std::optional<Item>> next() override
    {
        if (m_isOver)
            return std::nullopt;
        const char close = m_isObject ? '}' : ']';
        if (m_isFirst ? m_text.take(close) : !m_text.take(',')) {
            m_isOver = true;
            if (!m_isFirst && !m_text.take(close))
                return m_text.fault("an item is followed by neither a comma nor the end");
            if (m_isWhole && m_text.peek() != ByteReader::atEnd)
                return m_text.fault("something follows its end");
            return std::nullopt;
        }
        m_isFirst = false;
        std::string name;
        if (m_isObject) {
            ReadResult<std::string> taken = m_text.takeName();
            if (!taken)
                return stopped(std::move(taken.error()));
            name = std::move(*taken);
        }
        m_item.clear();
        m_text.skipValue(&m_item);
        auto item = value::parseJson(m_item);
        if (!item)
            return stopped(m_text
                               .fault(fmt::format("item {}: {}", m_count,
                                                  item.error().arguments.empty()
                                                      ? toEnglish(item.error())
                                                      : item.error().arguments.front()))
                               .value());
        ++m_count;
        return m_isObject ? memberItem(name, std::move(*item)) : Item{std::move(*item), {}, {}};
    }

private:
    tl::unexpected<ReadFault> stopped(ReadFault fault)
    {
        m_isOver = true;
        return tl::unexpected<ReadFault>(std::move(fault));
    }

    JsonText m_text;
    std::string m_item;
    std::size_t m_count = 0;
    bool m_isObject;
    bool m_isWhole; ///< nothing may follow the items
    bool m_isFirst = true;
    bool m_isOver = false;
};

/// Walks to the child that a token of the pointer names.
ReadResult<void> descend(JsonText& text, const std::string& token, const std::string& pointer)
{
    const auto missing = [&] {
        return dataSetFault(
            fmt::format("The ItemsPointer '{}' finds nothing in the data set.", pointer));
    };
    const bool isObject = text.peek() == '{';
    if (!text.take('{') && !text.take('['))
        return missing();
    if (text.take(isObject ? '}' : ']'))
        return missing();
    for (std::size_t index = 0;; ++index) {
        std::string name = std::to_string(index);
        if (isObject) {
            ReadResult<std::string> taken = text.takeName();
            if (!taken)
                return tl::unexpected<ReadFault>(std::move(taken.error()));
            name = std::move(*taken);
        }
        if (name == token)
            return {};
        text.skipValue(nullptr);
        if (!text.take(','))
            return text.take(isObject ? '}' : ']')
                       ? ReadResult<void>(missing())
                       : text.fault("a value is followed by neither a comma nor the end");
    }
}

class JsonLinesSource final : public ItemSource {
public:
    explicit JsonLinesSource(std::unique_ptr<ByteStream> bytes)
        : m_bytes(std::move(bytes))
    {
    }

    ReadResult<std::optional<Item>> next() override
    {
        while (nextLine()) {
            ++m_count;
            if (m_line.find_first_not_of(" \t\r") == std::string::npos)
                continue;
            auto item = value::parseJson(m_line);
            if (!item)
                return dataSetFault(fmt::format("Line {} of the data set is not JSON: {}.", m_count,
                                                toEnglish(item.error())));
            return Item{std::move(*item), {}, {}};
        }
        if (!m_bytes.fault().empty())
            return dataSetFault(m_bytes.fault());
        return std::nullopt;
    }

private:
    bool nextLine()
    {
        m_line.clear();
        std::string_view part = m_bytes.available();
        if (part.empty())
            return false;
        while (!part.empty()) {
            const std::size_t end = part.find('\n');
            m_line += part.substr(0, end);
            m_bytes.skip(end == std::string_view::npos ? part.size() : end + 1);
            if (end != std::string_view::npos)
                return true;
            part = m_bytes.available();
        }
        return true;
    }

    ByteReader m_bytes;
    std::string m_line;
    std::size_t m_count = 0;
};

} // namespace

std::unique_ptr<ItemSource> openJsonLines(std::unique_ptr<ByteStream> bytes)
{
    return std::make_unique<JsonLinesSource>(std::move(bytes));
}

ReadResult<std::unique_ptr<ItemSource>> openJson(const ReaderConfig& config,
                                                 std::unique_ptr<ByteStream> bytes)
{
    JsonText text(std::move(bytes));
    const auto tokens = value::splitPointer(config.itemsPointer);
    if (!tokens)
        return dataSetFault(
            fmt::format("The ItemsPointer '{}' is not a JSON Pointer.", config.itemsPointer));
    for (const std::string& token : *tokens)
        if (auto found = descend(text, token, config.itemsPointer); !found)
            return tl::unexpected<ReadFault>(std::move(found.error()));
    if (text.peek() == ByteReader::atEnd)
        return text.fault("it is empty");
    if (text.peek() != '[' && text.peek() != '{') {
        std::string other;
        text.skipValue(&other);
        return value::parseJson(other) ? dataSetFault(std::string(notIterable))
                                       : text.fault("it begins with no value");
    }
    return std::make_unique<JsonSource>(std::move(text), tokens->empty());
}

ReadResult<std::unique_ptr<ItemSource>> itemsOfValue(Value dataSet, Value source)
{
    class ValueSource final : public ItemSource {
    public:
        ValueSource(Value all, Value origin)
            : m_dataSet(std::move(all))
            , m_source(std::move(origin))
        {
        }
        ReadResult<std::optional<Item>> next() override
        {
            if (m_next >= m_dataSet.size())
                return std::nullopt;
            const std::size_t place = m_next++;
            Item item;
            if (m_dataSet.isArray())
                item.value = m_dataSet.elements()[place];
            else
                item =
                    memberItem(m_dataSet.members()[place].name, m_dataSet.members()[place].value);
            item.source = m_source;
            return item;
        }

    private:
        Value m_dataSet;
        Value m_source;
        std::size_t m_next = 0;
    };
    if (!dataSet.isArray() && !dataSet.isObject())
        return dataSetFault(std::string(notIterable));
    return std::make_unique<ValueSource>(std::move(dataSet), std::move(source));
}

Item memberItem(const value::Key& name, Value value)
{
    static const value::Key key("Key"), valueName("Value");
    const Value keyText(name);
    return {Value::object({{key, keyText}, {valueName, std::move(value)}}), keyText, {}};
}

} // namespace stepglass::items
