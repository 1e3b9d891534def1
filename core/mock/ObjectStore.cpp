// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mock/ObjectStore.h"

#include "core/mock/private/ResponseReader.h"
#include "core/value/Json.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace stepglass::mock {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view getObject = "arn:aws:states:::s3:getObject";
constexpr std::string_view listObjects = "arn:aws:states:::s3:listObjectsV2";
/// 2026-01-01, when every object was put.
constexpr double lastModified = 1'767'225'600.0;
constexpr std::size_t mostKeptBytes = std::size_t(64) << 20;

std::string textMember(const Value& object, std::string_view name)
{
    const Value* member = object.find(name);
    return member != nullptr && member->isString() ? std::string(member->asString())
                                                   : std::string();
}

engine::TaskAnswer readerFailed(std::string cause)
{
    engine::TaskAnswer answer;
    answer.error = engine::StateError{"States.ItemReaderFailed", std::move(cause)};
    return answer;
}

engine::TaskAnswer listing(const ObjectStore& store, const std::string& bucket,
                           const std::string& prefix)
{
    std::vector<Value> items;
    const std::string start = bucket + '/' + prefix;
    for (const auto& [name, object] : store.objects()) {
        if (!name.starts_with(start))
            continue;
        const std::string& origin = object.file.empty() ? object.text : object.file;
        items.push_back(
            Value::object({{"Etag", fmt::format("\"{:032x}\"", std::hash<std::string>()(origin))},
                           {"Key", name.substr(bucket.size() + 1)},
                           {"LastModified", lastModified},
                           {"Size", static_cast<std::int64_t>(object.size)},
                           {"StorageClass", "STANDARD"}}));
    }
    engine::TaskAnswer answer;
    answer.result = Value::takeArray(items);
    return answer;
}

/// Keeps an object in memory; a large one as its size.
class MemorySink final : public items::ByteSink {
public:
    MemorySink(ObjectStore& store, std::string name)
        : m_store(store)
        , m_name(std::move(name))
    {
    }
    Result<void> write(std::string_view bytes) override
    {
        m_written.size += bytes.size();
        m_written.isForgotten = m_written.size > mostKeptBytes;
        if (m_written.isForgotten)
            m_written.text = {};
        else
            m_written.text += bytes;
        return {};
    }
    Result<void> close() override
    {
        m_store.put(m_name, std::move(m_written));
        return {};
    }

private:
    ObjectStore& m_store;
    std::string m_name;
    ObjectStore::Object m_written;
};

class FileSink final : public items::ByteSink {
public:
    FileSink(std::FILE* file, std::string path, ObjectStore& store, std::string name)
        : m_file(file, std::fclose)
        , m_path(std::move(path))
        , m_store(store)
        , m_name(std::move(name))
    {
    }
    Result<void> write(std::string_view bytes) override
    {
        m_size += bytes.size();
        if (std::fwrite(bytes.data(), 1, bytes.size(), m_file.get()) == bytes.size())
            return {};
        return fail(ErrorCode::CannotWriteFile, m_path, std::strerror(errno));
    }
    Result<void> close() override
    {
        if (std::fclose(m_file.release()) != 0)
            return fail(ErrorCode::CannotWriteFile, m_path, std::strerror(errno));
        m_store.put(m_name, {{}, m_path, m_size, false});
        return {};
    }

private:
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> m_file;
    std::string m_path;
    ObjectStore& m_store;
    std::string m_name;
    std::uint64_t m_size = 0;
};

} // namespace

Result<ObjectStore> ObjectStore::fromJson(std::string_view json, const std::string& folder)
{
    const auto parsed = value::parseJson(json);
    if (!parsed)
        return tl::unexpected<Error>(parsed.error());
    if (!parsed->isObject())
        return invalid("", "the objects must be one object: {\"bucket/key\": \"text\"}");
    ObjectStore store;
    for (const value::Member& member : parsed->members()) {
        const std::string name(member.name.text());
        if (member.value.isString()) {
            store.put(name, std::string(member.value.asString()));
            continue;
        }
        const std::string file = textMember(member.value, "file");
        const std::string below = textMember(member.value, "folder");
        if (file.empty() == below.empty())
            return invalid(mock::below("", name),
                           "an object is its text, {\"file\": \"path\"} or {\"folder\": \"path\"}");
        const std::string path = (fs::path(folder) / (file.empty() ? below : file)).string();
        Result<void> added = file.empty() ? store.addFolder(name, path) : store.addFile(name, path);
        if (!added)
            return tl::unexpected<Error>(std::move(added.error()));
    }
    return store;
}

void ObjectStore::put(std::string bucketAndKey, std::string text)
{
    const std::uint64_t size = text.size();
    put(std::move(bucketAndKey), Object{std::move(text), {}, size, false});
}

void ObjectStore::put(std::string bucketAndKey, Object object)
{
    m_objects.insert_or_assign(std::move(bucketAndKey), std::move(object));
}

Result<void> ObjectStore::addFile(const std::string& name, const std::string& path)
{
    std::error_code fault;
    if (fs::is_directory(path, fault))
        return addFolder(name, path);
    const std::uint64_t size = fs::file_size(path, fault);
    if (fault)
        return fail(ErrorCode::CannotOpenFile, path, fault.message());
    put(name, Object{{}, path, size, false});
    return {};
}

Result<void> ObjectStore::addFolder(const std::string& prefix, const std::string& path)
{
    std::error_code fault;
    fs::recursive_directory_iterator entry(path, fault);
    for (; !fault && entry != fs::recursive_directory_iterator(); entry.increment(fault)) {
        if (!entry->is_regular_file(fault))
            continue;
        const std::string key = fs::path(entry->path()).lexically_relative(path).generic_string();
        const std::string name = prefix.ends_with('/') ? prefix + key : prefix + '/' + key;
        if (Result<void> added = addFile(name, entry->path().string()); !added)
            return added;
    }
    if (fault)
        return fail(ErrorCode::CannotOpenFile, path, fault.message());
    return {};
}

Result<std::unique_ptr<items::ByteStream>> ObjectStore::open(const Object& object)
{
    if (object.isForgotten)
        return fail(ErrorCode::CannotReadFile, "the object",
                    "it was too large to keep; let results be written to a folder");
    if (object.file.empty())
        return items::streamOf(object.text);
    return items::openFile(object.file);
}

Result<std::unique_ptr<items::ByteSink>> ObjectStore::create(const items::Place& place)
{
    const std::string name = place.bucket + '/' + place.key;
    if (m_outputFolder.empty())
        return std::make_unique<MemorySink>(*this, name);
    const fs::path folder(m_outputFolder);
    const fs::path path = (folder / name).lexically_normal();
    const std::string relative = path.lexically_relative(folder.lexically_normal()).string();
    if (relative.empty() || relative.starts_with(".."))
        return fail(ErrorCode::CannotWriteFile, name, "it lies outside the folder of results");
    std::error_code fault;
    fs::create_directories(path.parent_path(), fault);
    std::FILE* file = fault ? nullptr : std::fopen(path.c_str(), "wb");
    if (file == nullptr)
        return fail(ErrorCode::CannotWriteFile, path.string(),
                    fault ? fault.message() : std::strerror(errno));
    return std::make_unique<FileSink>(file, path.string(), *this, name);
}

ObjectStoreProvider::ObjectStoreProvider(ObjectStore store, engine::TaskProvider& tasks)
    : m_store(std::move(store))
    , m_tasks(tasks)
{
}

engine::TaskAnswer ObjectStoreProvider::invoke(const engine::TaskRequest& request)
{
    engine::TaskAnswer answer = m_tasks.invoke(request);
    const bool isReader = request.resource == getObject || request.resource == listObjects;
    if (!isReader || !answer.error || !answer.error->name.starts_with(engine::ownErrorPrefix))
        return answer;
    const std::string bucket = textMember(request.arguments, "Bucket");
    if (request.resource == listObjects)
        return listing(m_store, bucket, textMember(request.arguments, "Prefix"));
    const std::string key = textMember(request.arguments, "Key");
    const auto found = m_store.objects().find(bucket + '/' + key);
    if (found == m_store.objects().end())
        return readerFailed(
            fmt::format("There is no object '{}' in the bucket '{}'.", key, bucket));
    auto bytes = ObjectStore::open(found->second);
    if (!bytes)
        return readerFailed(toEnglish(bytes.error()));
    engine::TaskAnswer read;
    read.data = std::move(*bytes);
    return read;
}

} // namespace stepglass::mock
