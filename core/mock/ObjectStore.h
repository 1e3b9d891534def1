// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/engine/Engine.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace stepglass::mock {

/// Objects that stand in for those of S3, for ItemReader of distributed Maps.
class ObjectStore {
public:
    /// How the text of a named file is had.
    using FileReader = std::function<Result<std::string>(const std::string& path)>;

    /// `{"bucket/key": "text", "bucket/other": {"file": "path"}}`. Fails with InvalidJson,
    /// InvalidMockFile, or what `readFile` says.
    [[nodiscard]] static Result<ObjectStore> fromJson(std::string_view json,
                                                      const FileReader& readFile);

    void put(std::string bucketAndKey, std::string text);
    [[nodiscard]] const std::map<std::string, std::string, std::less<>>& objects() const
    {
        return m_objects;
    }

private:
    std::map<std::string, std::string, std::less<>> m_objects;
};

/// Answers readers of distributed Maps (getObject, listObjectsV2) from an ObjectStore. What `tasks`
/// answers goes first: a mock of the Map state wins. All other requests are for `tasks`, which must
/// outlive this.
class ObjectStoreProvider final : public engine::TaskProvider {
public:
    ObjectStoreProvider(ObjectStore store, engine::TaskProvider& tasks);
    [[nodiscard]] engine::TaskAnswer invoke(const engine::TaskRequest& request) override;

private:
    ObjectStore m_store;
    engine::TaskProvider& m_tasks;
};

} // namespace stepglass::mock
