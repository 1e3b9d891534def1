// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/DistributedMap.h"

#include "core/engine/private/FieldReader.h"
#include "core/value/Json.h"
#include "core/value/Pointer.h"

#include <fmt/format.h>

#include <algorithm>

namespace stepglass::engine {

namespace {

using value::Member;

constexpr std::string_view readerFailed = "States.ItemReaderFailed";

tl::unexpected<Failure> readerFailure(std::string cause)
{
    return tl::unexpected<Failure>(
        Failure{{std::string(readerFailed), std::move(cause)}, false, false});
}

char delimiterOf(std::string_view name)
{
    if (name == "PIPE")
        return '|';
    if (name == "SEMICOLON")
        return ';';
    if (name == "SPACE")
        return ' ';
    if (name == "TAB")
        return '\t';
    return ',';
}

ItemReaderProgram compileReader(const FieldReader& fields)
{
    ItemReaderProgram reader;
    reader.resource = fields.text("Resource").value_or("");
    reader.parameters = fields.tmpl("Parameters");
    const FieldReader config = fields.within(fields.node("ReaderConfig"));
    if (!fields.has("ReaderConfig"))
        return reader;
    reader.formatText = config.text("InputType").value_or("");
    if (reader.formatText == "JSONL")
        reader.format = ItemReaderProgram::Format::JsonLines;
    else if (reader.formatText == "CSV")
        reader.format = ItemReaderProgram::Format::Csv;
    else
        reader.isSupported = reader.formatText.empty() || reader.formatText == "JSON";
    reader.hasHeaderRow =
        !config.has("CSVHeaderLocation") || config.text("CSVHeaderLocation") == "FIRST_ROW";
    reader.headers = config.texts("CSVHeaders");
    if (config.has("CSVDelimiter"))
        reader.delimiter = delimiterOf(config.text("CSVDelimiter").value_or(""));
    if (config.has("ItemsPointer"))
        reader.itemsPointer = config.text("ItemsPointer");
    reader.maxItems = config.numberSource("MaxItems");
    return reader;
}

/// Reads the rows of a CSV text one by one (RFC 4180: quotes double, and may hold line ends).
class CsvReader {
public:
    CsvReader(std::string_view text, char delimiter)
        : m_rest(text)
        , m_delimiter(delimiter)
    {
    }

    /// Whether there was a row.
    bool next(std::vector<std::string>& cells)
    {
        cells.clear();
        if (m_rest.empty())
            return false;
        while (true) {
            cells.push_back(cell());
            if (m_rest.empty())
                return true;
            const char end = m_rest.front();
            m_rest.remove_prefix(1);
            if (end == m_delimiter)
                continue;
            if (end == '\r' && !m_rest.empty() && m_rest.front() == '\n')
                m_rest.remove_prefix(1);
            return true;
        }
    }

private:
    std::string cell()
    {
        std::string text;
        bool isQuoted = !m_rest.empty() && m_rest.front() == '"';
        if (isQuoted)
            m_rest.remove_prefix(1);
        while (!m_rest.empty()) {
            const char character = m_rest.front();
            if (isQuoted && character == '"') {
                m_rest.remove_prefix(1);
                if (m_rest.empty() || m_rest.front() != '"') {
                    isQuoted = false;
                    continue;
                }
            } else if (!isQuoted &&
                       (character == m_delimiter || character == '\n' || character == '\r')) {
                break;
            }
            text += character;
            m_rest.remove_prefix(1);
        }
        return text;
    }

    std::string_view m_rest;
    char m_delimiter;
};

bool isBlank(const std::vector<std::string>& cells)
{
    return cells.size() == 1 && cells.front().find_first_not_of(" \t") == std::string::npos;
}

Outcome<std::vector<Value>> readCsv(const ItemReaderProgram& reader, std::string_view text,
                                    std::optional<std::size_t> most)
{
    CsvReader rows(text, reader.delimiter);
    std::vector<std::string> headers = reader.headers;
    if (reader.hasHeaderRow && !rows.next(headers))
        return std::vector<Value>();
    std::vector<std::string> sorted = headers;
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
        return readerFailure("CSV headers cannot contain duplicates.");
    const std::vector<value::Key> names(headers.begin(), headers.end());
    std::vector<Value> items;
    std::vector<std::string> cells;
    while ((!most || items.size() < *most) && rows.next(cells)) {
        if (isBlank(cells))
            continue;
        std::vector<Member> members;
        for (std::size_t column = 0; column < names.size(); ++column)
            members.push_back(
                {names[column], column < cells.size() ? Value(cells[column]) : Value("")});
        items.push_back(Value::takeObject(members));
    }
    return items;
}

Outcome<std::vector<Value>> readLines(std::string_view text, std::optional<std::size_t> most)
{
    std::vector<Value> items;
    while (!text.empty() && (!most || items.size() < *most)) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        auto item = value::parseJson(line);
        if (!item)
            return readerFailure(fmt::format("Line {} of the data set is not JSON: {}",
                                             items.size() + 1, toEnglish(item.error())));
        items.push_back(std::move(*item));
    }
    return items;
}

} // namespace

DistributedFields compileDistributed(FieldReader& fields)
{
    DistributedFields distributed;
    if (fields.has("ItemReader"))
        distributed.reader = compileReader(fields.within(fields.node("ItemReader")));
    if (fields.has("ItemBatcher")) {
        const FieldReader inner = fields.within(fields.node("ItemBatcher"));
        ItemBatcherProgram batcher;
        batcher.maxItems = inner.numberSource("MaxItemsPerBatch");
        batcher.maxBytes = inner.numberSource("MaxInputBytesPerBatch");
        batcher.batchInput = inner.tmpl("BatchInput");
        distributed.batcher = std::move(batcher);
    }
    if (fields.has("ResultWriter")) {
        const FieldReader inner = fields.within(fields.node("ResultWriter"));
        distributed.writer = ResultWriterProgram{inner.tmpl("Parameters"), inner.has("Resource")};
    }
    distributed.toleratedCount = fields.numberSource("ToleratedFailureCount");
    distributed.toleratedPercentage = fields.numberSource("ToleratedFailurePercentage");
    distributed.label = fields.text("Label").value_or("");
    return distributed;
}

Outcome<std::vector<Value>> itemsOf(const Value& dataSet, std::optional<std::size_t> most)
{
    std::vector<Value> items;
    if (dataSet.isArray()) {
        items.assign(dataSet.elements().begin(), dataSet.elements().end());
    } else if (dataSet.isObject()) {
        for (const Member& member : dataSet.members())
            items.push_back(Value::object({{"Key", Value(member.name)}, {"Value", member.value}}));
    } else {
        return readerFailure("Attempting to map over non-iterable node.");
    }
    if (most && items.size() > *most)
        items.resize(*most);
    return items;
}

Outcome<std::vector<Value>> readItems(const ItemReaderProgram& reader, std::string_view text,
                                      std::optional<std::size_t> most)
{
    if (!reader.isSupported)
        return tl::unexpected<Failure>(
            Failure{{std::string(ownErrorPrefix) + "UnknownInputType",
                     fmt::format("Data sets of the InputType {} cannot be read yet: mock the Map "
                                 "state with the array "
                                 "of its items.",
                                 reader.formatText)},
                    false,
                    false});
    switch (reader.format) {
    case ItemReaderProgram::Format::Csv:
        return readCsv(reader, text, most);
    case ItemReaderProgram::Format::JsonLines:
        return readLines(text, most);
    case ItemReaderProgram::Format::Json:
        break;
    }
    const auto whole = value::parseJson(text);
    if (!whole)
        return readerFailure(fmt::format("The data set is not JSON: {}", toEnglish(whole.error())));
    const Value* dataSet = &*whole;
    if (reader.itemsPointer)
        dataSet = value::resolve(*whole, *reader.itemsPointer);
    if (dataSet == nullptr)
        return readerFailure(fmt::format("The ItemsPointer {} finds nothing in the data set.",
                                         *reader.itemsPointer));
    return itemsOf(*dataSet, most);
}

std::vector<Value> batchItems(std::vector<Value> items, std::optional<std::int64_t> mostItems,
                              std::optional<std::int64_t> mostBytes,
                              const std::optional<Value>& batchInput)
{
    const auto made = [&](std::span<Value> part) {
        std::vector<Member> members;
        if (batchInput)
            members.push_back({"BatchInput", *batchInput});
        members.push_back({"Items", Value::takeArray(part)});
        return Value::takeObject(members);
    };
    const std::size_t fixedBytes = made({}).textSize();
    std::vector<Value> batches;
    std::size_t first = 0;
    while (first < items.size()) {
        std::size_t end = first;
        std::size_t bytes = fixedBytes;
        while (end < items.size() &&
               (!mostItems || static_cast<std::int64_t>(end - first) < *mostItems)) {
            const std::size_t more = items[end].textSize() + 1;
            if (mostBytes && end > first && static_cast<std::int64_t>(bytes + more) > *mostBytes)
                break;
            bytes += more;
            ++end;
        }
        end = std::max(end, first + 1);
        batches.push_back(made(std::span(items).subspan(first, end - first)));
        first = end;
    }
    return batches;
}

} // namespace stepglass::engine
