// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/StateRules.h"
#include "core/syntax/YamlText.h"

#include <algorithm>
#include <array>
#include <unordered_set>

// What the fields of one object demand of each other, beyond the groups of the table: distributed
// Maps, their readers and writers, labels, credentials.

namespace stepglass::lint {

namespace {

using asl::State;
using asl::StateType;
using syntax::NodeId;
using syntax::NodeKind;

constexpr std::size_t longestLabel = 40;
constexpr std::string_view readerResources =
    "arn:aws:states:::s3:getObject, arn:aws:states:::s3:listObjectsV2";
constexpr std::string_view writerResources = "arn:aws:states:::s3:putObject";

bool isLabel(std::string_view label)
{
    constexpr std::string_view refused = "?*<>{}[]\"#%\\^|~`$&,;:/ ";
    std::size_t characters = 0;
    for (std::size_t i = 0; i < label.size(); ++i) {
        const auto byte = static_cast<unsigned char>(label[i]);
        const bool isContinuation = (byte & 0xC0U) == 0x80U;
        characters += isContinuation ? 0 : 1;
        // U+0080 to U+009F are control characters as well.
        const bool isLateControl = byte == 0xC2U && i + 1 < label.size() &&
                                   static_cast<unsigned char>(label[i + 1]) < 0xA0U;
        if (byte < 0x20U || byte == 0x7FU || isLateControl ||
            refused.find(label[i]) != std::string_view::npos)
            return false;
    }
    return characters >= 1 && characters <= longestLabel;
}

/// The resource without its partition, which templates fill in: "states:::s3:getObject".
std::string_view withoutPartition(std::string_view resource)
{
    const std::size_t states = resource.find(":states:::");
    return states == std::string_view::npos ? resource : resource.substr(states + 1);
}

class PlaceRules final : public StateRules {
public:
    explicit PlaceRules(Checker& checker)
        : m_checker(checker)
    {
    }

    void check(const State& state) override
    {
        if (m_checker.node(state.node).kind != NodeKind::Object)
            return;
        if (state.type == StateType::Task)
            checkCredentials(state);
        if (state.type == StateType::Map)
            checkMap(state);
    }

private:
    [[nodiscard]] NodeId member(NodeId object, std::string_view name) const
    {
        return object.isValid() ? m_checker.tree().member(object, name) : NodeId();
    }
    /// The text of a member whose value is known, else nothing.
    [[nodiscard]] std::string knownText(NodeId object, std::string_view name) const
    {
        const NodeId id = member(object, name);
        return id.isValid() && m_checker.isText(id) && !m_checker.isOpaque(id) &&
                       !m_checker.isExpression(id)
                   ? m_checker.tree().string(id)
                   : std::string();
    }
    [[nodiscard]] bool isKnownObject(NodeId id) const
    {
        return id.isValid() && m_checker.node(id).kind == NodeKind::Object &&
               !m_checker.isOpaque(id) && !m_checker.node(id).isBroken;
    }

    /// A task in another account names the role that it takes there.
    void checkCredentials(const State& state)
    {
        const NodeId credentials = member(state.node, "Credentials");
        if (!isKnownObject(credentials))
            return;
        if (m_checker.node(credentials).childCount > 0 &&
            !member(credentials, "RoleArn").isValid() &&
            !member(credentials, "RoleArn.$").isValid())
            m_checker.reportKey(DiagnosticCode::MissingField, credentials, {"RoleArn"});
        if (asl::serviceActionOf(state.resource).isActivity)
            reportUnsuitable(credentials, "an activity");
    }

    void reportUnsuitable(NodeId field, const std::string& contradicted)
    {
        m_checker.reportKey(DiagnosticCode::FieldUnsuitable, field,
                            {m_checker.tree().key(field), contradicted});
        m_checker.addFix(Fix::Kind::RemoveMember, {}, {});
    }

    void checkMap(const State& state)
    {
        checkLabel(state);
        checkMode(state);
        checkOldNames(state);
        checkReader(member(state.node, "ItemReader"));
        const NodeId writer = member(state.node, "ResultWriter");
        if (isKnownObject(writer)) {
            checkResource(writer, writerResources);
            // Developer Guide, "ResultWriter": one of Resource and WriterConfig must be there, and
            // neither can be empty.
            const NodeId configuration = member(writer, "WriterConfig");
            for (const NodeId object : {writer, configuration}) {
                if (isKnownObject(object) && m_checker.node(object).childCount == 0)
                    m_checker.report(DiagnosticCode::ValueEmpty, object);
            }
        }
    }

    void checkLabel(const State& state)
    {
        const NodeId label = member(state.node, "Label");
        if (!label.isValid() || !m_checker.isText(label) || m_checker.isOpaque(label))
            return;
        const std::string text = m_checker.tree().string(label);
        if (!isLabel(text))
            reportLabel(label, text);
    }

    void reportLabel(NodeId label, const std::string& text)
    {
        m_checker.report(DiagnosticCode::InvalidLabel, label, {text});
        // Letter by letter: bytes beyond ASCII belong to the one that is looked at.
        std::string repaired;
        std::size_t characters = 0;
        for (std::size_t i = 0; i < text.size() && characters < longestLabel; ++characters) {
            std::size_t end = i + 1;
            while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
                ++end;
            const std::string_view letter = std::string_view(text).substr(i, end - i);
            repaired += isLabel(letter) ? letter : "-";
            i = end;
        }
        if (isLabel(repaired))
            m_checker.addFix(Fix::Kind::ReplaceValue, {}, syntax::toJsonText(repaired));
    }

    void checkMode(const State& state)
    {
        NodeId processor = member(state.node, "ItemProcessor");
        if (!processor.isValid())
            processor = member(state.node, "Iterator");
        if (!isKnownObject(processor))
            return;
        const NodeId configuration = member(processor, "ProcessorConfig");
        if (configuration.isValid() && !isKnownObject(configuration))
            return;
        const NodeId mode = member(configuration, "Mode");
        if (mode.isValid() && m_checker.isOpaque(mode))
            return;
        if (!state.isDistributedMap) {
            checkInlineFields(state);
            checkInlineConcurrency(state);
        }
    }

    void checkInlineFields(const State& state)
    {
        // AWS was seen to create an inline Map with an ItemReader, whose executions then fail.
        constexpr std::array<std::pair<std::string_view, Severity>, 8> distributedOnly{{
            {"ItemReader", Severity::Warning},
            {"ItemBatcher", Severity::Error},
            {"ResultWriter", Severity::Error},
            {"Label", Severity::Warning},
            {"ToleratedFailureCount", Severity::Warning},
            {"ToleratedFailureCountPath", Severity::Warning},
            {"ToleratedFailurePercentage", Severity::Warning},
            {"ToleratedFailurePercentagePath", Severity::Warning},
        }};
        for (const auto& [name, severity] : distributedOnly) {
            const NodeId field = member(state.node, name);
            if (!field.isValid())
                continue;
            m_checker.reportKey(DiagnosticCode::FieldUnsuitable, field,
                                {std::string(name), "an INLINE Map"});
            m_checker.faults.back().severity = severity;
            m_checker.addFix(Fix::Kind::RemoveMember, {}, {});
        }
    }

    void checkInlineConcurrency(const State& state)
    {
        constexpr std::int64_t most = 40;
        const NodeId field = member(state.node, "MaxConcurrency");
        if (!field.isValid() || m_checker.isOpaque(field))
            return;
        const Value number = asl::toValue(m_checker.tree(), field);
        if (number.isInteger() && number.asInteger() > most)
            reportConcurrency(field, most);
    }

    void reportConcurrency(NodeId field, std::int64_t most)
    {
        m_checker.report(DiagnosticCode::ConcurrencyAboveQuota, field, {std::to_string(most)});
        m_checker.addFix(Fix::Kind::ReplaceValue, {}, std::to_string(most));
    }

    void checkOldNames(const State& state)
    {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 2> renamed{{
            {"Iterator", "ItemProcessor"},
            {"Parameters", "ItemSelector"},
        }};
        for (const auto& [oldName, newName] : renamed) {
            const NodeId field = member(state.node, oldName);
            if (!field.isValid() || member(state.node, newName).isValid())
                continue;
            m_checker.reportKey(DiagnosticCode::OldField, field,
                                {std::string(oldName), std::string(newName)});
            m_checker.addFix(Fix::Kind::RenameKey, {}, std::string(newName));
        }
    }

    void checkResource(NodeId owner, std::string_view allowed)
    {
        const NodeId node = member(owner, "Resource");
        if (!node.isValid() || !m_checker.isText(node) || m_checker.node(node).isBroken)
            return;
        const std::string text = m_checker.tree().string(node);
        const std::string_view wanted = withoutPartition(text);
        if (hasPlaceholder(wanted))
            return;
        std::string_view rest = allowed;
        while (!rest.empty()) {
            const std::size_t comma = rest.find(", ");
            if (withoutPartition(rest.substr(0, comma)) == wanted)
                return;
            rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 2);
        }
        m_checker.report(DiagnosticCode::ValueNotAllowed, node, {std::string(allowed)});
    }

    void checkReader(NodeId reader)
    {
        if (!isKnownObject(reader))
            return;
        checkResource(reader, readerResources);
        const NodeId configuration = member(reader, "ReaderConfig");
        if (!isKnownObject(configuration))
            return;
        const std::string input = knownText(configuration, "InputType");
        const NodeId location = member(configuration, "CSVHeaderLocation");
        const NodeId headers = member(configuration, "CSVHeaders");
        if (input == "CSV" && !location.isValid()) {
            m_checker.reportKey(DiagnosticCode::MissingField, configuration, {"CSVHeaderLocation"});
            m_checker.addFix(Fix::Kind::AddMember, "CSVHeaderLocation", "\"FIRST_ROW\"");
        }
        const bool hasNoHeaders = input == "JSON" || input == "JSONL" || input == "PARQUET";
        for (const NodeId field : {location, headers}) {
            if (hasNoHeaders && field.isValid())
                reportUnsuitable(field, "the InputType " + input);
        }
        const std::string place = knownText(configuration, "CSVHeaderLocation");
        if (place == "GIVEN" && !headers.isValid())
            m_checker.reportKey(DiagnosticCode::MissingField, configuration, {"CSVHeaders"});
        if (place == "FIRST_ROW" && headers.isValid())
            reportUnsuitable(headers, "the CSVHeaderLocation FIRST_ROW");
    }

    Checker& m_checker;
};

} // namespace

void checkLabels(Checker& checker)
{
    std::unordered_set<std::string> labels;
    for (const State* state : checker.model.allStates()) {
        if (state->type != StateType::Map)
            continue;
        const NodeId label = checker.tree().member(state->node, "Label");
        if (!label.isValid() || !checker.isText(label) || checker.isOpaque(label))
            continue;
        const std::string text = checker.tree().string(label);
        if (isLabel(text) && !labels.insert(text).second)
            checker.report(DiagnosticCode::DuplicateLabel, label, {text});
    }
}

std::unique_ptr<StateRules> makePlaceRules(Checker& checker)
{
    return std::make_unique<PlaceRules>(checker);
}

} // namespace stepglass::lint
