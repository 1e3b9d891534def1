// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mock/ObjectStore.h"

#include "core/mock/private/ResponseReader.h"
#include "core/value/Json.h"

#include <fmt/format.h>

namespace stepglass::mock {

namespace {

constexpr std::string_view getObject = "arn:aws:states:::s3:getObject";
constexpr std::string_view listObjects = "arn:aws:states:::s3:listObjectsV2";
/// 2026-01-01, when every object was put.
constexpr double lastModified = 1'767'225'600.0;

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
    for (const auto& [name, text] : store.objects()) {
        if (!name.starts_with(start))
            continue;
        items.push_back(
            Value::object({{"Etag", fmt::format("\"{:032x}\"", std::hash<std::string>()(text))},
                           {"Key", name.substr(bucket.size() + 1)},
                           {"LastModified", lastModified},
                           {"Size", static_cast<std::int64_t>(text.size())},
                           {"StorageClass", "STANDARD"}}));
    }
    engine::TaskAnswer answer;
    answer.result = Value::takeArray(items);
    return answer;
}

} // namespace

Result<ObjectStore> ObjectStore::fromJson(std::string_view json, const FileReader& readFile)
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
        const std::string path = textMember(member.value, "file");
        if (path.empty())
            return invalid(below("", name), "an object is its text, or {\"file\": \"path\"}");
        auto text = readFile(path);
        if (!text)
            return tl::unexpected<Error>(std::move(text.error()));
        store.put(name, std::move(*text));
    }
    return store;
}

void ObjectStore::put(std::string bucketAndKey, std::string text)
{
    m_objects.insert_or_assign(std::move(bucketAndKey), std::move(text));
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
    engine::TaskAnswer read;
    read.result = Value(found->second);
    return read;
}

} // namespace stepglass::mock
