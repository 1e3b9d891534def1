// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/engine/Engine.h"
#include "core/engine/items/ResultFiles.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace stepglass::mock {

/// Objects that stand in for those of S3: what ItemReaders of distributed Maps read, and what
/// ResultWriters write. What was written can be read by a later state.
class ObjectStore final : public items::ResultStore {
public:
    /// An object: its text, or the file that holds it.
    struct Object {
        std::string text;
        std::string file; ///< empty where the text counts
        std::uint64_t size = 0;
        bool isForgotten = false; ///< it was written, and too large to keep
    };

    /// `{"bucket/key": "text", "bucket/other": {"file": "path"}, "bucket/prefix": {"folder":
    /// "path"}}`: all files below a folder become objects. Paths are relative to `folder`. Fails
    /// with InvalidJson, InvalidMockFile, or CannotOpenFile for a file that is not there. Files are
    /// opened when they are read, and never held whole.
    [[nodiscard]] static Result<ObjectStore> fromJson(std::string_view json,
                                                      const std::string& folder);

    void put(std::string bucketAndKey, std::string text);
    void put(std::string bucketAndKey, Object object);
    /// Writes objects as files FOLDER/BUCKET/KEY. Without a folder they stay in memory, those above
    /// 64 MiB as their size alone.
    void setOutputFolder(std::string folder) { m_outputFolder = std::move(folder); }
    [[nodiscard]] const std::map<std::string, Object, std::less<>>& objects() const
    {
        return m_objects;
    }
    /// The bytes of an object. Fails with CannotOpenFile or CannotReadFile.
    [[nodiscard]] static Result<std::unique_ptr<items::ByteStream>> open(const Object& object);

    [[nodiscard]] Result<std::unique_ptr<items::ByteSink>>
    create(const items::Place& place) override;

private:
    [[nodiscard]] Result<void> addFile(const std::string& name, const std::string& path);
    [[nodiscard]] Result<void> addFolder(const std::string& prefix, const std::string& path);

    std::map<std::string, Object, std::less<>> m_objects;
    std::string m_outputFolder;
};

/// Answers readers of distributed Maps (getObject, listObjectsV2) from an ObjectStore. What `tasks`
/// answers goes first: a mock of the Map state wins. All other requests are for `tasks`, which must
/// outlive this.
class ObjectStoreProvider final : public engine::TaskProvider {
public:
    ObjectStoreProvider(ObjectStore store, engine::TaskProvider& tasks);
    [[nodiscard]] engine::TaskAnswer invoke(const engine::TaskRequest& request) override;
    /// Where ResultWriters may write.
    [[nodiscard]] ObjectStore& store() { return m_store; }

private:
    ObjectStore m_store;
    engine::TaskProvider& m_tasks;
};

} // namespace stepglass::mock
