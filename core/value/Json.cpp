// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/Json.h"

#include "core/value/Numbers.h"

#include <vector>

namespace stepglass::value {

namespace {

void appendQuoted(std::string& out, std::string_view text)
{
    static constexpr char hexDigits[] = "0123456789ABCDEF";
    out += '"';
    std::size_t plainFrom = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20U && byte != '"' && byte != '\\') [[likely]]
            continue;
        out += text.substr(plainFrom, at - plainFrom);
        plainFrom = at + 1;
        out += '\\';
        switch (byte) {
        case '\b':
            out += 'b';
            break;
        case '\t':
            out += 't';
            break;
        case '\n':
            out += 'n';
            break;
        case '\f':
            out += 'f';
            break;
        case '\r':
            out += 'r';
            break;
        case '"':
        case '\\':
            out += text[at];
            break;
        default:
            out += "u00";
            out += hexDigits[byte >> 4U];
            out += hexDigits[byte & 0xFU];
        }
    }
    out += text.substr(plainFrom);
    out += '"';
}

void appendScalar(std::string& out, const Value& value)
{
    switch (value.kind()) {
    case Kind::Null:
        out += "null";
        break;
    case Kind::Boolean:
        out += value.asBoolean() ? "true" : "false";
        break;
    case Kind::Integer:
        appendInteger(out, value.asInteger());
        break;
    case Kind::Double:
        appendDouble(out, value.asDouble());
        break;
    case Kind::String:
        appendQuoted(out, value.asString());
        break;
    case Kind::Array:
        out += "[]";
        break;
    case Kind::Object:
        out += "{}";
        break;
    }
}

/// A container that is being written, and how many of its parts are.
struct Open {
    const Value* container;
    std::size_t next = 0;
};

/// Writes without recursion. `indent` 0 means compact.
void append(std::string& out, const Value& root, std::size_t indent)
{
    if (root.size() == 0) {
        appendScalar(out, root);
        return;
    }
    std::vector<Open> open;
    const auto newLine = [&] {
        if (indent != 0) {
            out += '\n';
            out.append(open.size() * indent, ' ');
        }
    };
    const auto enter = [&](const Value& container) {
        out += container.isArray() ? '[' : '{';
        open.push_back({&container});
    };
    enter(root);
    while (!open.empty()) {
        Open& innermost = open.back();
        const Value& container = *innermost.container;
        if (innermost.next == container.size()) {
            open.pop_back();
            newLine();
            out += container.isArray() ? ']' : '}';
            continue;
        }
        if (innermost.next != 0)
            out += ',';
        newLine();
        const std::size_t index = innermost.next++;
        const Value* part = nullptr;
        if (container.isArray()) {
            part = &container.elements()[index];
        } else {
            const Member& member = container.members()[index];
            appendQuoted(out, member.name.text());
            out += indent == 0 ? ":" : ": ";
            part = &member.value;
        }
        if (part->size() == 0)
            appendScalar(out, *part);
        else
            enter(*part);
    }
}

} // namespace

std::string toJson(const Value& value)
{
    std::string out;
    out.reserve(value.textSize());
    append(out, value, 0);
    return out;
}

std::string toPrettyJson(const Value& value, int indent)
{
    std::string out;
    append(out, value, indent < 0 ? 0 : static_cast<std::size_t>(indent));
    return out;
}

void appendJson(std::string& out, const Value& value)
{
    append(out, value, 0);
}

std::string quoted(std::string_view text)
{
    std::string out;
    appendQuoted(out, text);
    return out;
}

} // namespace stepglass::value
