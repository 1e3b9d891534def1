// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/items/ItemSource.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::items {

/// Takes the bytes of one object.
class ByteSink {
public:
    virtual ~ByteSink() = default;
    [[nodiscard]] virtual Result<void> write(std::string_view bytes) = 0;
    /// The object is complete; only now others see it.
    [[nodiscard]] virtual Result<void> close() = 0;
};

/// Where the files of ResultWriters go. A port.
class ResultStore {
public:
    virtual ~ResultStore() = default;
    /// Begins an object, which replaces the one that is at the place.
    [[nodiscard]] virtual Result<std::unique_ptr<ByteSink>> create(const Place& place) = 0;
};

enum class ChildStatus : std::uint8_t { Pending, Succeeded, Failed, TimedOut, Aborted };
[[nodiscard]] std::string_view toString(ChildStatus status); ///< "PENDING", "SUCCEEDED", ...

/// A child execution of a Map Run as DescribeExecution tells of it.
struct ChildResult {
    ChildStatus status = ChildStatus::Pending;
    std::string executionArn;
    std::string machineArn;
    std::string name;
    bool isExpress = false;
    std::int64_t redriveCount = 0;
    Value input;
    std::optional<Value> output;
    std::optional<std::string> error;
    std::optional<std::string> cause;
    std::string startDate; ///< empty while pending
    std::string stopDate;
};
/// What AWS writes of a child execution: its data with what DescribeExecution tells.
[[nodiscard]] Value describe(const ChildResult& child);

enum class Transformation { None, Compact, Flatten };
enum class OutputType { Json, JsonLines };

/// What a child execution adds to a list of results: its description (NONE), its output (COMPACT),
/// or the elements of an output that is an array (FLATTEN). One that failed is always described.
void appendResult(std::vector<Value>& results, const ChildResult& child,
                  Transformation transformation);

/// The files of one Map Run as AWS lays them out below PREFIX/UUID: SUCCEEDED_n, FAILED_n,
/// PENDING_n and manifest.json. Results are written as they come; nothing is held.
class ResultFiles {
public:
    /// Objects larger than `mostBytes` are continued in the next one.
    ResultFiles(ResultStore& store, Place folder, Transformation transformation,
                OutputType outputType, std::size_t mostBytes = std::size_t(5) << 30);
    ~ResultFiles();
    ResultFiles(const ResultFiles&) = delete;
    ResultFiles& operator=(const ResultFiles&) = delete;

    [[nodiscard]] Result<void> add(const ChildResult& child);
    /// Ends all files and writes the manifest.
    [[nodiscard]] Result<void> finish(std::string_view mapRunArn);
    /// After `finish`: the Map Run goes on. What succeeded stays, and further files join it; the
    /// lists of what failed and of what is pending begin anew.
    void reopen();
    /// The key of the manifest.
    [[nodiscard]] std::string manifestKey() const { return m_folder.key + "/manifest.json"; }

private:
    struct File {
        std::unique_ptr<ByteSink> sink; ///< null where none is open
        std::size_t bytes = 0;
        std::vector<Value> finished; ///< {"Key", "Size"} of each
    };
    [[nodiscard]] Result<void> write(File& file, std::string_view group, const Value& entry);
    [[nodiscard]] Result<void> put(File& file, std::string_view bytes);
    [[nodiscard]] Result<void> end(File& file, std::string_view group);
    [[nodiscard]] std::string keyOf(const File& file, std::string_view group) const;

    ResultStore& m_store;
    Place m_folder;
    Transformation m_transformation;
    OutputType m_outputType;
    std::size_t m_mostBytes;
    std::array<File, 3> m_files; ///< in the order of the manifest
    std::vector<Value> m_entries;
    std::string m_text;
};

} // namespace stepglass::items
