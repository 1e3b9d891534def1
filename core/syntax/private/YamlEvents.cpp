// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syntax/private/YamlEvents.h"

#include <algorithm>
#include <memory>
#include <yaml.h>

namespace stepglass::syntax {

namespace {

/// Translates counts of characters into offsets of bytes, from a checkpoint at every so many
/// characters.
class CharacterIndex {
public:
    explicit CharacterIndex(std::string_view text)
        : m_text(text)
    {
        m_isAscii = std::none_of(text.begin(), text.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0x80U) != 0;
        });
        if (m_isAscii)
            return;
        std::size_t count = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (isContinuation(text[at]))
                continue;
            if (count++ % spacing == 0)
                m_checkpoints.push_back(at);
        }
    }

    [[nodiscard]] std::uint32_t byteOf(std::size_t character) const
    {
        if (m_isAscii)
            return static_cast<std::uint32_t>(std::min(character, m_text.size()));
        const std::size_t checkpoint = character / spacing;
        if (checkpoint >= m_checkpoints.size())
            return static_cast<std::uint32_t>(m_text.size());
        std::size_t at = m_checkpoints[checkpoint];
        for (std::size_t left = character % spacing; left > 0 && at < m_text.size(); --left) {
            ++at;
            while (at < m_text.size() && isContinuation(m_text[at]))
                ++at;
        }
        return static_cast<std::uint32_t>(at);
    }

private:
    static constexpr std::size_t spacing = 256;
    static bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

    std::string_view m_text;
    bool m_isAscii = true;
    std::vector<std::size_t> m_checkpoints;
};

std::string textOf(const yaml_char_t* text)
{
    return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

/// Nothing for events that say nothing of the content.
std::optional<YamlEvent> converted(const yaml_event_t& event)
{
    YamlEvent result;
    switch (event.type) {
    case YAML_DOCUMENT_START_EVENT:
        result.kind = YamlEvent::Kind::DocumentStart;
        return result;
    case YAML_SCALAR_EVENT: {
        const auto& scalar = event.data.scalar;
        result.kind = YamlEvent::Kind::Scalar;
        result.value.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
        result.anchor = textOf(scalar.anchor);
        result.tag = textOf(scalar.tag);
        result.isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
        result.isBlock =
            scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE;
        return result;
    }
    case YAML_SEQUENCE_START_EVENT:
        result.kind = YamlEvent::Kind::SequenceStart;
        result.anchor = textOf(event.data.sequence_start.anchor);
        result.tag = textOf(event.data.sequence_start.tag);
        result.isBlock = event.data.sequence_start.style == YAML_BLOCK_SEQUENCE_STYLE;
        return result;
    case YAML_MAPPING_START_EVENT:
        result.kind = YamlEvent::Kind::MappingStart;
        result.anchor = textOf(event.data.mapping_start.anchor);
        result.tag = textOf(event.data.mapping_start.tag);
        result.isBlock = event.data.mapping_start.style == YAML_BLOCK_MAPPING_STYLE;
        return result;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        result.kind = YamlEvent::Kind::CollectionEnd;
        return result;
    case YAML_ALIAS_EVENT:
        result.kind = YamlEvent::Kind::Alias;
        result.value = textOf(event.data.alias.anchor);
        return result;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    }
    return std::nullopt;
}

} // namespace

YamlEvents readYamlEvents(std::string_view text)
{
    YamlEvents result;
    yaml_parser_t parser;
    if (yaml_parser_initialize(&parser) == 0) {
        result.fault = YamlFault{.problem = "out of memory", .context = {}};
        return result;
    }
    const std::unique_ptr<yaml_parser_t, void (*)(yaml_parser_t*)> owner(&parser,
                                                                         yaml_parser_delete);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    // With the encoding set, libyaml leaves a byte order mark to us.
    const std::size_t mark = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::string_view body = text.substr(mark);
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(body.data()),
                                 body.size());
    const CharacterIndex index(body);
    const auto place = [&](const yaml_mark_t& at) {
        return static_cast<std::uint32_t>(index.byteOf(at.index) + mark);
    };

    bool isDone = false;
    while (!isDone) {
        yaml_event_t event;
        if (yaml_parser_parse(&parser, &event) == 0) {
            YamlFault fault;
            fault.problem = parser.problem != nullptr ? parser.problem : "the text cannot be read";
            fault.context = parser.context != nullptr ? parser.context : "";
            fault.isReader = parser.error == YAML_READER_ERROR;
            fault.problemAt = fault.isReader ? static_cast<std::uint32_t>(std::min(
                                                   parser.problem_offset + mark, text.size()))
                                             : place(parser.problem_mark);
            fault.hasContext = parser.context != nullptr;
            fault.contextAt = fault.hasContext ? place(parser.context_mark) : fault.problemAt;
            result.fault = std::move(fault);
            break;
        }
        isDone = event.type == YAML_STREAM_END_EVENT;
        if (std::optional<YamlEvent> next = converted(event)) {
            next->range = {place(event.start_mark), place(event.end_mark)};
            result.events.push_back(std::move(*next));
        }
        yaml_event_delete(&event);
    }
    return result;
}

} // namespace stepglass::syntax
