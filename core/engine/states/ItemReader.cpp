// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/ItemReader.h"

#include "core/engine/private/Simulation.h"

#include <utility>

namespace stepglass::engine {

namespace {

constexpr std::string_view getObject = "arn:aws:states:::s3:getObject";

std::string textMember(const Value& object, std::string_view name)
{
    const Value* member = object.find(name);
    return member != nullptr && member->isString() ? std::string(member->asString())
                                                   : std::string();
}

/// A stream that the answer of a service shares.
class SharedStream final : public items::ByteStream {
public:
    explicit SharedStream(std::shared_ptr<items::ByteStream> bytes)
        : m_bytes(std::move(bytes))
    {
    }
    Result<std::size_t> read(std::span<char> place) override { return m_bytes->read(place); }

private:
    std::shared_ptr<items::ByteStream> m_bytes;
};

/// The bytes of an answer; null where it holds a value.
std::unique_ptr<items::ByteStream> bytesOf(const TaskAnswer& answer)
{
    if (answer.data)
        return std::make_unique<SharedStream>(answer.data);
    if (answer.result && answer.result->isString())
        return items::streamOf(std::string(answer.result->asString()));
    return nullptr;
}

/// How a manifest's or a listing's objects are had: as the first one, each by a request.
items::OpenObject openerOf(Simulation& simulation, const TaskRequest& first)
{
    return [&simulation, first](
               const items::Place& place) -> items::ReadResult<std::unique_ptr<items::ByteStream>> {
        TaskRequest request = first;
        request.resource = getObject;
        request.arguments = Value::object({{"Bucket", place.bucket}, {"Key", place.key}});
        const TaskAnswer answer = simulation.tasks().invoke(request);
        if (answer.error)
            return tl::unexpected<items::ReadFault>(
                items::ReadFault{answer.error->cause.value_or(""), items::ReadFault::Kind::Service,
                                 answer.error->name});
        std::unique_ptr<items::ByteStream> bytes = bytesOf(answer);
        if (bytes)
            return bytes;
        return tl::unexpected<items::ReadFault>(items::ReadFault{
            "The object " + place.uri() + " has no text.", items::ReadFault::Kind::DataSet, {}});
    };
}

Failure readerFailure(std::string cause)
{
    return {{"States.ItemReaderFailed", std::move(cause)}, false, false};
}

} // namespace

Failure failureOf(items::ReadFault fault)
{
    switch (fault.kind) {
    case items::ReadFault::Kind::DataSet:
        return readerFailure(std::move(fault.cause));
    case items::ReadFault::Kind::Unsupported:
        return {{std::string(ownErrorPrefix) + "UnknownInputType", std::move(fault.cause)},
                false,
                false};
    case items::ReadFault::Kind::Service:
        break;
    }
    return {{std::move(fault.error), std::move(fault.cause)}, false, false};
}

Outcome<TaskRequest> readerRequest(Simulation& simulation, Strand& strand,
                                   const ItemReaderProgram& reader, const Scope& scope)
{
    TaskRequest request;
    request.machine = simulation.settings().machineName;
    request.state = simulation.stateOf(strand).path;
    request.stateName = simulation.stateOf(strand).name;
    request.context = [&simulation, &strand] { return simulation.contextOf(strand); };
    request.attempt = static_cast<int>(strand.retryCount);
    request.invocation = simulation.countInvocation(strand.state);
    request.resource = reader.resource;
    if (reader.parameters) {
        Outcome<Value> parameters = reader.parameters->evaluate(scope);
        if (!parameters)
            return tl::unexpected<Failure>(std::move(parameters.error()));
        request.arguments = std::move(*parameters);
    }
    return request;
}

Outcome<std::unique_ptr<items::ItemSource>> openReader(Simulation& simulation,
                                                       const TaskRequest& request,
                                                       const ItemReaderProgram& reader,
                                                       std::optional<std::int64_t> mostItems)
{
    const TaskAnswer answer = simulation.tasks().invoke(request);
    if (answer.error)
        return tl::unexpected<Failure>(Failure{*answer.error, false, false});
    if (mostItems && *mostItems < 0)
        return tl::unexpected<Failure>(readerFailure("field MaxItems must be positive"));
    const std::string bucket = textMember(request.arguments, "Bucket");
    const items::OpenObject open = openerOf(simulation, request);
    items::ReadResult<std::unique_ptr<items::ItemSource>> source;
    if (std::unique_ptr<items::ByteStream> bytes = bytesOf(answer))
        source = items::openItems(reader.config, std::move(bytes),
                                  {bucket, textMember(request.arguments, "Key")}, open);
    else if (reader.isListing && reader.isFlattened)
        source = items::openListed(reader.config, bucket, answer.result.value_or(Value()), open);
    else
        source = items::itemsOfValue(
            answer.result.value_or(Value()),
            reader.isListing
                ? Value("S3://" + bucket)
                : Value("S3://" + bucket + '/' + textMember(request.arguments, "Key")));
    if (!source)
        return tl::unexpected<Failure>(failureOf(std::move(source.error())));
    if (mostItems && *mostItems > 0)
        return items::firstItems(std::move(*source), static_cast<std::size_t>(*mostItems));
    return std::move(*source);
}

} // namespace stepglass::engine
