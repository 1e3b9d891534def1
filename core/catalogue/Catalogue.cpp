// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/Catalogue.h"

#include "core/base/File.h"
#include "core/catalogue/private/CompactJson.h"
#include "core/value/Json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <zlib.h>

// The file: "SGCAT1\n", packed and plain length of the index (4 bytes each, little endian), the
// index, and a piece for each service; index and pieces are JSON packed with zlib.

namespace stepglass::catalogue {

namespace {

constexpr std::string_view magic = "SGCAT1\n";
constexpr std::size_t headSize = magic.size() + 8;
/// No index or service is near this; a damaged length must not ask for more.
constexpr std::size_t largestPiece = std::size_t(64) << 20;

constexpr std::array<std::pair<Pattern, std::string_view>, 4> suffixes{{
    {Pattern::RequestResponse, ""},
    {Pattern::Sync, ".sync"},
    {Pattern::Sync2, ".sync:2"},
    {Pattern::WaitForTaskToken, ".waitForTaskToken"},
}};

std::size_t lengthAt(std::string_view bytes, std::size_t offset)
{
    std::size_t length = 0;
    for (std::size_t place = 4; place-- > 0;)
        length = length << 8 | static_cast<unsigned char>(bytes[offset + place]);
    return length;
}

/// The JSON of a piece, or nothing where it is damaged.
std::optional<Value> unpacked(std::string_view packed, std::size_t size)
{
    if (size > largestPiece)
        return std::nullopt;
    std::string text(size, '\0');
    uLongf length = size;
    const int result = uncompress(reinterpret_cast<Bytef*>(text.data()), &length,
                                  reinterpret_cast<const Bytef*>(packed.data()), packed.size());
    if (result != Z_OK || length != size)
        return std::nullopt;
    if (std::optional<Value> read = readCompactJson(text))
        return read;
    Result<Value> value = value::parseJson(text);
    return value ? std::optional(std::move(*value)) : std::nullopt;
}

std::string_view textAt(const Value& row, std::size_t index)
{
    const Value* const found = row.at(index);
    return found != nullptr && found->isString() ? found->asString() : std::string_view();
}

std::size_t numberAt(const Value& row, std::size_t index)
{
    const Value* const found = row.at(index);
    return found != nullptr && found->isInteger() && found->asInteger() >= 0
               ? static_cast<std::size_t>(found->asInteger())
               : 0;
}

/// Reads "describe.1 invoke": names with the marks that differ from 0.
std::vector<ActionEntry> actionsOf(std::string_view text)
{
    std::vector<ActionEntry> actions;
    actions.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1);
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        ActionEntry entry;
        const std::size_t dot = word.find('.');
        entry.name = word.substr(0, dot);
        if (dot != std::string_view::npos)
            std::from_chars(word.data() + dot + 1, word.data() + word.size(), entry.marks);
        actions.push_back(entry);
    }
    return actions;
}

} // namespace

std::string_view suffix(Pattern pattern)
{
    return suffixes[static_cast<std::size_t>(pattern)].second;
}

std::optional<Pattern> patternOf(std::string_view suffix)
{
    for (const auto& [pattern, text] : suffixes) {
        if (text == suffix)
            return pattern;
    }
    return std::nullopt;
}

bool ActionEntry::supports(Pattern pattern) const
{
    switch (pattern) {
    case Pattern::RequestResponse:
        return true;
    case Pattern::Sync:
        return (marks & 16U) != 0;
    case Pattern::Sync2:
        return (marks & 32U) != 0;
    case Pattern::WaitForTaskToken:
        return (marks & 64U) != 0;
    }
    return false;
}

const ActionEntry* ServiceEntry::find(std::string_view action) const
{
    const auto found = std::find_if(actions.begin(), actions.end(),
                                    [action](const auto& entry) { return entry.name == action; });
    return found != actions.end() ? &*found : nullptr;
}

struct Catalogue::Contents {
    std::string path;
    std::string bytes;
    Value index; ///< the entries' texts are views of its
    std::size_t firstPiece = 0;
    std::vector<ServiceEntry> services;

    std::mutex mutex;
    std::unordered_map<const ServiceEntry*, std::shared_ptr<const Service>> loaded;
};

Catalogue::Catalogue(std::unique_ptr<Contents> contents)
    : m_contents(std::move(contents))
{
}

Catalogue::~Catalogue() = default;

Result<std::shared_ptr<const Catalogue>> Catalogue::open(const std::string& path)
{
    Result<std::string> bytes = readFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto damaged = [&path] {
        return fail(ErrorCode::CannotReadFile, path, "it is no catalogue of actions");
    };
    if (bytes->size() < headSize || !bytes->starts_with(magic))
        return damaged();
    auto contents = std::make_unique<Contents>();
    contents->path = path;
    contents->bytes = std::move(*bytes);
    const std::string_view all = contents->bytes;
    const std::size_t packedSize = lengthAt(all, magic.size());
    if (packedSize > all.size() - headSize)
        return damaged();
    std::optional<Value> index =
        unpacked(all.substr(headSize, packedSize), lengthAt(all, magic.size() + 4));
    const Value* const rows = index ? index->find(std::string_view("services")) : nullptr;
    if (rows == nullptr)
        return damaged();
    contents->firstPiece = headSize + packedSize;
    for (const Value& row : rows->elements()) {
        ServiceEntry entry;
        entry.family = textAt(row, 0) == "o" ? Family::Optimised : Family::Sdk;
        entry.name = textAt(row, 1);
        entry.prefix = textAt(row, 2);
        entry.title = textAt(row, 3);
        entry.isRetired = (numberAt(row, 4) & 1U) != 0;
        entry.isUnlisted = (numberAt(row, 4) & 2U) != 0;
        entry.offset = numberAt(row, 5);
        entry.packedSize = numberAt(row, 6);
        entry.size = numberAt(row, 7);
        entry.actions = actionsOf(textAt(row, 8));
        contents->services.push_back(std::move(entry));
    }
    contents->index = std::move(*index);
    return std::shared_ptr<const Catalogue>(new Catalogue(std::move(contents)));
}

std::string_view Catalogue::source() const
{
    const Value* const found = m_contents->index.find(std::string_view("source"));
    return found != nullptr && found->isString() ? found->asString() : std::string_view();
}

std::span<const ServiceEntry> Catalogue::services() const
{
    return m_contents->services;
}

const ServiceEntry* Catalogue::find(Family family, std::string_view service) const
{
    const auto found = std::lower_bound(m_contents->services.begin(), m_contents->services.end(),
                                        std::pair(family, service),
                                        [](const ServiceEntry& entry, const auto& wanted) {
                                            return std::pair(entry.family, entry.name) < wanted;
                                        });
    const bool isThere =
        found != m_contents->services.end() && found->family == family && found->name == service;
    return isThere ? &*found : nullptr;
}

const ServiceEntry* Catalogue::twin(const ServiceEntry& service) const
{
    if (service.family == Family::Optimised)
        return find(Family::Sdk, service.title);
    for (const ServiceEntry& other : m_contents->services) {
        if (other.family == Family::Optimised && other.title == service.name)
            return &other;
    }
    return nullptr;
}

bool Catalogue::isOnlyInMap(std::string_view service, std::string_view action) const
{
    const Value* const names = m_contents->index.find(std::string_view("onlyInMap"));
    if (names == nullptr)
        return false;
    const std::string wanted = std::string(service) + ":" + std::string(action);
    const auto elements = names->elements();
    return std::any_of(elements.begin(), elements.end(), [&wanted](const Value& name) {
        return name.isString() && name.asString() == wanted;
    });
}

Result<std::shared_ptr<const Service>> Catalogue::load(const ServiceEntry& service) const
{
    Contents& contents = *m_contents;
    const std::lock_guard lock(contents.mutex);
    std::shared_ptr<const Service>& kept = contents.loaded[&service];
    if (kept)
        return kept;
    const std::string_view pieces = std::string_view(contents.bytes).substr(contents.firstPiece);
    std::optional<Value> document;
    if (service.offset <= pieces.size() && service.packedSize <= pieces.size() - service.offset)
        document = unpacked(pieces.substr(service.offset, service.packedSize), service.size);
    if (!document)
        return fail(ErrorCode::CannotReadFile, contents.path,
                    "its part " + std::string(service.name) + " is damaged");
    kept = std::make_shared<const Service>(std::move(*document));
    return kept;
}

std::optional<Action> Catalogue::action(Family family, std::string_view service,
                                        std::string_view action) const
{
    const ServiceEntry* const entry = find(family, service);
    const ActionEntry* const known = entry != nullptr ? entry->find(action) : nullptr;
    if (known == nullptr)
        return std::nullopt;
    const Result<std::shared_ptr<const Service>> loaded = load(*entry);
    if (!loaded)
        return std::nullopt;
    std::optional<Action> found = Service::action(*loaded, action);
    if (found)
        found->isClosed = known->hasClosedArguments();
    return found;
}

} // namespace stepglass::catalogue
