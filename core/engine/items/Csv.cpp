// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/items/private/Formats.h"

#include <algorithm>

namespace stepglass::items {

namespace {

/// AWS's limit for the names of the columns.
constexpr std::size_t mostHeaderBytes = std::size_t(10) << 10;

/// The rows of a text with delimiters.
class Rows {
public:
    Rows(std::unique_ptr<ByteStream> bytes, char delimiter)
        : m_bytes(std::move(bytes))
        , m_delimiter(delimiter)
    {
    }

    /// Whether there was a row.
    bool next(std::vector<std::string>& cells)
    {
        cells.clear();
        if (m_bytes.peek() == ByteReader::atEnd)
            return false;
        while (true) {
            cells.push_back(cell());
            const int end = m_bytes.peek();
            if (end == ByteReader::atEnd)
                return true;
            m_bytes.skip();
            if (end == m_delimiter)
                continue;
            if (end == '\r' && m_bytes.peek() == '\n')
                m_bytes.skip();
            return true;
        }
    }
    [[nodiscard]] const std::string& fault() const { return m_bytes.fault(); }

private:
    std::string cell()
    {
        std::string text;
        bool isQuoted = m_bytes.peek() == '"';
        if (isQuoted)
            m_bytes.skip();
        for (int byte = m_bytes.peek(); byte != ByteReader::atEnd; byte = m_bytes.peek()) {
            if (isQuoted && byte == '"') {
                m_bytes.skip();
                if (m_bytes.peek() != '"') {
                    isQuoted = false;
                    continue;
                }
            } else if (!isQuoted && (byte == m_delimiter || byte == '\n' || byte == '\r')) {
                break;
            }
            text += static_cast<char>(byte);
            m_bytes.skip();
        }
        return text;
    }

    ByteReader m_bytes;
    char m_delimiter;
};

bool isBlank(const std::vector<std::string>& cells)
{
    return cells.size() == 1 && cells.front().find_first_not_of(" \t") == std::string::npos;
}

class CsvSource final : public ItemSource {
public:
    CsvSource(Rows rows, const std::vector<std::string>& headers)
        : m_rows(std::move(rows))
        , m_names(headers.begin(), headers.end())
    {
    }

    ReadResult<std::optional<Item>> next() override
    {
        do {
            if (!m_rows.next(m_cells)) {
                if (!m_rows.fault().empty())
                    return dataSetFault(m_rows.fault());
                return std::nullopt;
            }
        } while (isBlank(m_cells));
        m_members.clear();
        for (std::size_t column = 0; column < m_names.size(); ++column)
            m_members.push_back(
                {m_names[column], column < m_cells.size() ? Value(m_cells[column]) : Value("")});
        return Item{Value::takeObject(m_members), {}, {}};
    }

private:
    Rows m_rows;
    std::vector<value::Key> m_names;
    std::vector<std::string> m_cells;
    std::vector<value::Member> m_members;
};

} // namespace

ReadResult<std::unique_ptr<ItemSource>> openCsv(const ReaderConfig& config,
                                                std::unique_ptr<ByteStream> bytes)
{
    Rows rows(std::move(bytes), config.delimiter);
    std::vector<std::string> headers = config.headers;
    if (config.hasHeaderRow)
        (void)rows.next(headers);
    if (!rows.fault().empty())
        return dataSetFault(rows.fault());
    std::size_t headerBytes = 0;
    for (const std::string& header : headers)
        headerBytes += header.size() + 1;
    if (headerBytes > mostHeaderBytes)
        return dataSetFault("The CSV headers are larger than 10 KiB.");
    std::vector<std::string> sorted = headers;
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
        return dataSetFault("CSV headers cannot contain duplicates.");
    return std::make_unique<CsvSource>(std::move(rows), headers);
}

} // namespace stepglass::items
