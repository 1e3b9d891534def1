// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/items/ItemSource.h"
#include "core/value/Json.h"
#include "tests/fuzz/Entry.h"

using namespace stepglass;

namespace {

/// "csv;", "json /a", "jsonl", "inventory" or "athena": a word, and the delimiter or pointer.
items::ReaderConfig configOf(std::string_view line)
{
    items::ReaderConfig config;
    if (line.starts_with("csv")) {
        config.format = items::Format::Csv;
        config.delimiter = line.size() > 3 ? line[3] : ',';
    } else if (line.starts_with("jsonl")) {
        config.format = items::Format::JsonLines;
    } else if (line.starts_with("json ")) {
        config.itemsPointer = line.substr(5);
    } else if (line.starts_with("inventory")) {
        config.manifest = items::Manifest::Inventory;
    } else if (line.starts_with("athena")) {
        config.manifest = items::Manifest::AthenaData;
        config.format = items::Format::JsonLines;
    }
    return config;
}

/// One byte at a time, so that every end of a buffer is met.
class SlowStream final : public items::ByteStream {
public:
    explicit SlowStream(std::string_view text)
        : m_text(text)
    {
    }
    Result<std::size_t> read(std::span<char> place) override
    {
        if (m_text.empty() || place.empty())
            return std::size_t(0);
        place.front() = m_text.front();
        m_text.remove_prefix(1);
        return std::size_t(1);
    }

private:
    std::string_view m_text;
};

/// The items as one text, or the fault.
std::string readWith(const items::ReaderConfig& config, std::unique_ptr<items::ByteStream> bytes)
{
    const items::OpenObject open =
        [](const items::Place&) -> items::ReadResult<std::unique_ptr<items::ByteStream>> {
        return items::streamOf("1,2\n");
    };
    auto source = items::openItems(config, std::move(bytes), {"b", "k"}, open);
    if (!source) {
        fuzz::require(!source.error().cause.empty(), "a fault has words");
        return source.error().cause;
    }
    auto values = items::readAll(**source);
    const auto after = (*source)->next();
    fuzz::require(!values || (after && !*after), "the end stays the end");
    return values ? value::toJson(Value::array(*values)) : values.error().cause;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto [line, text] = fuzz::firstLineAndRest(fuzz::textOf(data, size));
    const items::ReaderConfig config = configOf(line);
    fuzz::require(readWith(config, items::streamOf(std::string(text))) ==
                      readWith(config, std::make_unique<SlowStream>(text)),
                  "items do not depend on how the bytes come");
    return 0;
}
