// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/items/private/Formats.h"
#include "core/value/Json.h"

#include <fmt/format.h>

#include <algorithm>

namespace stepglass::items {

namespace {

/// What a manifest may be large; the files that it names may be larger.
constexpr std::size_t mostManifestBytes = std::size_t(256) << 20;

/// Puts where they came from to all items of a source.
class PlacedSource final : public ItemSource {
public:
    PlacedSource(std::unique_ptr<ItemSource> source, const Place& place)
        : m_source(std::move(source))
        , m_place(place.uri())
    {
    }
    ReadResult<std::optional<Item>> next() override
    {
        ReadResult<std::optional<Item>> item = m_source->next();
        if (item && *item)
            (*item)->source = m_place;
        return item;
    }

private:
    std::unique_ptr<ItemSource> m_source;
    Value m_place;
};

class FirstItems final : public ItemSource {
public:
    FirstItems(std::unique_ptr<ItemSource> all, std::size_t most)
        : m_all(std::move(all))
        , m_left(most)
    {
    }
    ReadResult<std::optional<Item>> next() override
    {
        if (m_left == 0)
            return std::nullopt;
        --m_left;
        return m_all->next();
    }

private:
    std::unique_ptr<ItemSource> m_all;
    std::size_t m_left;
};

class SeveralSources final : public ItemSource {
public:
    SeveralSources(ReaderConfig config, std::vector<Place> places, OpenObject open)
        : m_config(std::move(config))
        , m_places(std::move(places))
        , m_open(std::move(open))
    {
    }
    ReadResult<std::optional<Item>> next() override
    {
        while (true) {
            if (m_current) {
                ReadResult<std::optional<Item>> item = m_current->next();
                if (!item || *item)
                    return item;
                m_current.reset();
            }
            if (m_next == m_places.size())
                return std::nullopt;
            const Place& place = m_places[m_next++];
            ReadResult<std::unique_ptr<ByteStream>> bytes = m_open(place);
            if (!bytes)
                return stopped(std::move(bytes.error()));
            auto source = openItems(m_config, std::move(*bytes), place, m_open);
            if (!source)
                return stopped(std::move(source.error()));
            m_current = std::move(*source);
        }
    }

private:
    tl::unexpected<ReadFault> stopped(ReadFault fault)
    {
        m_next = m_places.size();
        return tl::unexpected<ReadFault>(std::move(fault));
    }

    ReaderConfig m_config;
    std::vector<Place> m_places;
    OpenObject m_open;
    std::size_t m_next = 0;
    std::unique_ptr<ItemSource> m_current;
};

tl::unexpected<ReadFault> noParquet(std::string_view what)
{
    return tl::unexpected<ReadFault>(ReadFault{
        fmt::format("{} cannot be read here: give the same data as CSV or JSON Lines, or mock the "
                    "Map state with the array of its items.",
                    what),
        ReadFault::Kind::Unsupported,
        {}});
}

std::string_view textMember(const Value& object, std::string_view name)
{
    const Value* member = object.find(name);
    return member != nullptr && member->isString() ? member->asString() : std::string_view();
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n\"");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n\"") - begin + 1);
}

/// The texts between commas, without the blanks around them.
std::vector<std::string> listed(std::string_view text)
{
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = text.find(',');
        parts.emplace_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

ReadResult<std::string> wholeText(std::unique_ptr<ByteStream> bytes)
{
    ByteReader reader(std::move(bytes));
    std::string text;
    for (std::string_view part = reader.available(); !part.empty(); part = reader.available()) {
        text += part;
        reader.skip(part.size());
        if (text.size() > mostManifestBytes)
            return dataSetFault("The manifest is larger than 256 MiB.");
    }
    if (!reader.fault().empty())
        return dataSetFault(reader.fault());
    return text;
}

/// manifest.json of an S3 inventory: the columns of its files, and the files.
ReadResult<std::unique_ptr<ItemSource>> openInventory(const ReaderConfig& config,
                                                      std::string_view text, OpenObject open)
{
    const auto manifest = value::parseJson(text);
    if (!manifest)
        return dataSetFault(
            fmt::format("The manifest is not JSON: {}.", toEnglish(manifest.error())));
    const std::string_view format = textMember(*manifest, "fileFormat");
    if (format == "Parquet" || format == "ORC")
        return noParquet(fmt::format("An inventory in the format {}", format));
    const Value* files = manifest->find(std::string_view("files"));
    const std::string_view schema = textMember(*manifest, "fileSchema");
    if (files == nullptr || !files->isArray() || schema.empty())
        return dataSetFault("The manifest has no fileSchema and files, as one of an S3 inventory.");
    std::string_view bucket = textMember(*manifest, "destinationBucket");
    bucket = bucket.substr(bucket.rfind(':') + 1);
    ReaderConfig reader = config;
    reader.manifest = Manifest::None;
    reader.format = Format::Csv;
    reader.delimiter = ',';
    reader.hasHeaderRow = false;
    reader.headers = listed(schema);
    std::vector<Place> places;
    for (const Value& file : files->elements())
        places.push_back({std::string(bucket), std::string(textMember(file, "key"))});
    return openSeveral(std::move(reader), std::move(places), std::move(open));
}

/// Athena's list of the files that an UNLOAD wrote: one S3 URI a line.
ReadResult<std::unique_ptr<ItemSource>> openAthena(const ReaderConfig& config,
                                                   std::string_view text, OpenObject open)
{
    ReaderConfig reader = config;
    reader.manifest = Manifest::None;
    std::vector<Place> places;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty())
            continue;
        if (!line.starts_with("s3://") && !line.starts_with("S3://"))
            return dataSetFault(fmt::format("The manifest names '{}', which is no S3 URI.", line));
        line.remove_prefix(5);
        const std::size_t slash = std::min(line.find('/'), line.size() - 1);
        places.push_back({std::string(line.substr(0, slash)), std::string(line.substr(slash + 1))});
    }
    return openSeveral(std::move(reader), std::move(places), std::move(open));
}

} // namespace

ReadResult<std::unique_ptr<ItemSource>>
openManifest(const ReaderConfig& config, std::unique_ptr<ByteStream> bytes, OpenObject open)
{
    const ReadResult<std::string> text = wholeText(std::move(bytes));
    if (!text)
        return tl::unexpected<ReadFault>(text.error());
    return config.manifest == Manifest::AthenaData ? openAthena(config, *text, std::move(open))
                                                   : openInventory(config, *text, std::move(open));
}

std::unique_ptr<ItemSource> openSeveral(ReaderConfig config, std::vector<Place> places,
                                        OpenObject open)
{
    return std::make_unique<SeveralSources>(std::move(config), std::move(places), std::move(open));
}

ReadResult<std::unique_ptr<ItemSource>> openItems(const ReaderConfig& config,
                                                  std::unique_ptr<ByteStream> bytes,
                                                  const Place& place, OpenObject open)
{
    bytes = unpacked(std::move(bytes));
    if (config.manifest != Manifest::None)
        return openManifest(config, std::move(bytes), std::move(open));
    ReadResult<std::unique_ptr<ItemSource>> source;
    switch (config.format) {
    case Format::Json:
        source = openJson(config, std::move(bytes));
        break;
    case Format::JsonLines:
        source = openJsonLines(std::move(bytes));
        break;
    case Format::Csv:
        source = openCsv(config, std::move(bytes));
        break;
    case Format::Parquet:
        return noParquet(fmt::format("The Parquet file {}", place.uri()));
    }
    if (!source)
        return source;
    return std::make_unique<PlacedSource>(std::move(*source), place);
}

std::unique_ptr<ItemSource> openListed(const ReaderConfig& config, std::string bucket,
                                       Value listing, OpenObject open)
{
    std::vector<Place> places;
    for (const Value& object : listing.elements()) {
        const std::string_view key = textMember(object, "Key");
        if (!key.ends_with('/'))
            places.push_back({bucket, std::string(key)});
    }
    return openSeveral(config, std::move(places), std::move(open));
}

std::unique_ptr<ItemSource> firstItems(std::unique_ptr<ItemSource> all, std::size_t most)
{
    return std::make_unique<FirstItems>(std::move(all), most);
}

ReadResult<std::vector<Value>> readAll(ItemSource& source)
{
    std::vector<Value> values;
    while (true) {
        ReadResult<std::optional<Item>> item = source.next();
        if (!item)
            return tl::unexpected<ReadFault>(std::move(item.error()));
        if (!*item)
            return values;
        values.push_back(std::move((*item)->value));
    }
}

} // namespace stepglass::items
