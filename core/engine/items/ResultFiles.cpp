// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/items/ResultFiles.h"

#include "core/value/Json.h"

#include <fmt/format.h>

namespace stepglass::items {

namespace {

/// In the order of the manifest.
constexpr std::array<std::string_view, 3> groups{"FAILED", "PENDING", "SUCCEEDED"};

std::size_t groupOf(ChildStatus status)
{
    switch (status) {
    case ChildStatus::Failed:
    case ChildStatus::TimedOut:
    case ChildStatus::Aborted:
        return 0;
    case ChildStatus::Pending:
        return 1;
    case ChildStatus::Succeeded:
        break;
    }
    return 2;
}

} // namespace

std::string_view toString(ChildStatus status)
{
    switch (status) {
    case ChildStatus::Pending:
        return "PENDING";
    case ChildStatus::Succeeded:
        return "SUCCEEDED";
    case ChildStatus::Failed:
        return "FAILED";
    case ChildStatus::TimedOut:
        return "TIMED_OUT";
    case ChildStatus::Aborted:
        break;
    }
    return "ABORTED";
}

Value describe(const ChildResult& child)
{
    static const Value included = Value::object({{"Included", true}});
    std::vector<value::Member> members;
    const auto add = [&](std::string_view name, Value value) {
        members.push_back({name, std::move(value)});
    };
    if (child.cause)
        add("Cause", *child.cause);
    if (child.error)
        add("Error", *child.error);
    add("ExecutionArn", child.executionArn);
    add("Input", value::toJson(child.input));
    add("InputDetails", included);
    add("Name", child.name);
    if (child.output) {
        add("Output", value::toJson(*child.output));
        add("OutputDetails", included);
    }
    add("RedriveCount", child.redriveCount);
    if (child.status == ChildStatus::Succeeded || child.status == ChildStatus::Pending) {
        add("RedriveStatus", "NOT_REDRIVABLE");
        if (child.status == ChildStatus::Succeeded)
            add("RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven");
    } else {
        add("RedriveStatus", child.isExpress ? "REDRIVABLE_BY_MAP_RUN" : "REDRIVABLE");
    }
    if (!child.startDate.empty())
        add("StartDate", child.startDate);
    add("StateMachineArn", child.machineArn);
    add("Status", toString(child.status));
    if (!child.stopDate.empty())
        add("StopDate", child.stopDate);
    return Value::takeObject(members);
}

void appendResult(std::vector<Value>& results, const ChildResult& child,
                  Transformation transformation)
{
    if (transformation == Transformation::None || child.status != ChildStatus::Succeeded ||
        !child.output)
        results.push_back(describe(child));
    else if (transformation == Transformation::Flatten && child.output->isArray())
        results.insert(results.end(), child.output->elements().begin(),
                       child.output->elements().end());
    else
        results.push_back(*child.output);
}

ResultFiles::ResultFiles(ResultStore& store, Place folder, Transformation transformation,
                         OutputType outputType, std::size_t mostBytes)
    : m_store(store)
    , m_folder(std::move(folder))
    , m_transformation(transformation)
    , m_outputType(outputType)
    , m_mostBytes(mostBytes)
{
}

ResultFiles::~ResultFiles() = default;

Result<void> ResultFiles::add(const ChildResult& child)
{
    const std::size_t group = groupOf(child.status);
    m_entries.clear();
    appendResult(m_entries, child, m_transformation);
    for (const Value& entry : m_entries)
        if (Result<void> written = write(m_files[group], groups[group], entry); !written)
            return written;
    return {};
}

std::string ResultFiles::keyOf(const File& file, std::string_view group) const
{
    return fmt::format("{}/{}_{}.{}", m_folder.key, group, file.finished.size(),
                       m_outputType == OutputType::Json ? "json" : "jsonl");
}

Result<void> ResultFiles::put(File& file, std::string_view bytes)
{
    file.bytes += bytes.size();
    return file.sink->write(bytes);
}

Result<void> ResultFiles::write(File& file, std::string_view group, const Value& entry)
{
    const bool isJson = m_outputType == OutputType::Json;
    m_text.clear();
    if (file.sink && file.bytes + entry.textSize() >= m_mostBytes)
        if (Result<void> ended = end(file, group); !ended)
            return ended;
    if (!file.sink) {
        auto sink = m_store.create({m_folder.bucket, keyOf(file, group)});
        if (!sink)
            return tl::unexpected<Error>(std::move(sink.error()));
        file.sink = std::move(*sink);
        if (isJson)
            m_text += '[';
    } else if (isJson) {
        m_text += ',';
    }
    value::appendJson(m_text, entry);
    if (!isJson)
        m_text += '\n';
    return put(file, m_text);
}

Result<void> ResultFiles::end(File& file, std::string_view group)
{
    if (!file.sink)
        return {};
    if (m_outputType == OutputType::Json)
        if (Result<void> written = put(file, "]"); !written)
            return written;
    Result<void> closed = file.sink->close();
    file.finished.push_back(Value::object(
        {{"Key", keyOf(file, group)}, {"Size", static_cast<std::int64_t>(file.bytes)}}));
    file.sink.reset();
    file.bytes = 0;
    return closed;
}

void ResultFiles::reopen()
{
    for (std::size_t group = 0; group < groups.size(); ++group)
        if (group != groupOf(ChildStatus::Succeeded))
            m_files[group] = {};
}

Result<void> ResultFiles::finish(std::string_view mapRunArn)
{
    std::vector<value::Member> lists;
    for (std::size_t group = 0; group < groups.size(); ++group) {
        if (Result<void> ended = end(m_files[group], groups[group]); !ended)
            return ended;
        lists.push_back({groups[group], Value::takeArray(m_files[group].finished)});
    }
    const Value manifest = Value::object({{"DestinationBucket", m_folder.bucket},
                                          {"MapRunArn", mapRunArn},
                                          {"ResultFiles", Value::takeObject(lists)}});
    auto sink = m_store.create({m_folder.bucket, manifestKey()});
    if (!sink)
        return tl::unexpected<Error>(std::move(sink.error()));
    if (Result<void> written = (*sink)->write(value::toJson(manifest)); !written)
        return written;
    return (*sink)->close();
}

} // namespace stepglass::items
