// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/DistributedMap.h"

#include "core/engine/private/FieldReader.h"

namespace stepglass::engine {

namespace {

char delimiterOf(std::string_view name)
{
    if (name == "PIPE")
        return '|';
    if (name == "SEMICOLON")
        return ';';
    if (name == "SPACE")
        return ' ';
    if (name == "TAB")
        return '\t';
    return ',';
}

items::Format formatOf(std::string_view inputType)
{
    if (inputType == "JSONL")
        return items::Format::JsonLines;
    if (inputType == "CSV")
        return items::Format::Csv;
    if (inputType == "PARQUET")
        return items::Format::Parquet;
    return items::Format::Json;
}

ItemReaderProgram compileReader(const FieldReader& fields)
{
    ItemReaderProgram reader;
    reader.resource = fields.text("Resource").value_or("");
    reader.isListing = reader.resource.ends_with(":s3:listObjectsV2");
    reader.parameters = fields.tmpl("Parameters");
    if (!fields.has("ReaderConfig"))
        return reader;
    const FieldReader config = fields.within(fields.node("ReaderConfig"));
    const std::string inputType = config.text("InputType").value_or("");
    reader.config.format = formatOf(inputType);
    // The inventory came first, as an InputType of its own; ManifestType came later.
    if (config.text("ManifestType") == "ATHENA_DATA")
        reader.config.manifest = items::Manifest::AthenaData;
    else if (inputType == "MANIFEST" || config.text("ManifestType") == "S3_INVENTORY")
        reader.config.manifest = items::Manifest::Inventory;
    reader.isFlattened = config.text("Transformation") == "LOAD_AND_FLATTEN";
    reader.config.hasHeaderRow =
        !config.has("CSVHeaderLocation") || config.text("CSVHeaderLocation") == "FIRST_ROW";
    reader.config.headers = config.texts("CSVHeaders");
    if (config.has("CSVDelimiter"))
        reader.config.delimiter = delimiterOf(config.text("CSVDelimiter").value_or(""));
    reader.config.itemsPointer = config.text("ItemsPointer").value_or("");
    reader.maxItems = config.numberSource("MaxItems");
    return reader;
}

ResultWriterProgram compileWriter(const FieldReader& fields)
{
    ResultWriterProgram writer;
    writer.parameters = fields.tmpl("Parameters");
    writer.hasResource = fields.has("Resource");
    if (!fields.has("WriterConfig"))
        return writer;
    const FieldReader config = fields.within(fields.node("WriterConfig"));
    const std::string transformation = config.text("Transformation").value_or("NONE");
    if (transformation == "COMPACT")
        writer.transformation = items::Transformation::Compact;
    else if (transformation == "FLATTEN")
        writer.transformation = items::Transformation::Flatten;
    if (config.text("OutputType") == "JSONL")
        writer.outputType = items::OutputType::JsonLines;
    return writer;
}

bool hasExpressChildren(const FieldReader& fields)
{
    const FieldReader processor =
        fields.within(fields.node(fields.has("ItemProcessor") ? "ItemProcessor" : "Iterator"));
    return processor.has("ProcessorConfig") &&
           processor.within(processor.node("ProcessorConfig")).text("ExecutionType") == "EXPRESS";
}

} // namespace

DistributedFields compileDistributed(FieldReader& fields)
{
    DistributedFields distributed;
    if (fields.has("ItemReader"))
        distributed.reader = compileReader(fields.within(fields.node("ItemReader")));
    if (fields.has("ItemBatcher")) {
        const FieldReader inner = fields.within(fields.node("ItemBatcher"));
        ItemBatcherProgram batcher;
        batcher.maxItems = inner.numberSource("MaxItemsPerBatch");
        batcher.maxBytes = inner.numberSource("MaxInputBytesPerBatch");
        batcher.batchInput = inner.tmpl("BatchInput");
        distributed.batcher = std::move(batcher);
    }
    if (fields.has("ResultWriter"))
        distributed.writer = compileWriter(fields.within(fields.node("ResultWriter")));
    distributed.toleratedCount = fields.numberSource("ToleratedFailureCount");
    distributed.toleratedPercentage = fields.numberSource("ToleratedFailurePercentage");
    distributed.label = fields.text("Label").value_or("");
    distributed.isExpress = hasExpressChildren(fields);
    return distributed;
}

} // namespace stepglass::engine
