// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/JavaText.h"

#include "core/value/Json.h"

#include <vector>

namespace stepglass::value {

namespace {

void appendScalar(std::string& out, const Value& value)
{
    if (value.isString())
        out += value.asString();
    else
        appendJson(out, value);
}

struct Open {
    const Value* container;
    std::size_t next = 0;
};

} // namespace

std::string toJavaText(const Value& value)
{
    std::string out;
    std::vector<Open> open;
    const auto add = [&](const Value& part) {
        if (part.size() == 0) {
            appendScalar(out, part);
            return;
        }
        out += part.isArray() ? '[' : '{';
        open.push_back({&part});
    };
    add(value);
    while (!open.empty()) {
        Open& innermost = open.back();
        const Value& container = *innermost.container;
        if (innermost.next == container.size()) {
            out += container.isArray() ? ']' : '}';
            open.pop_back();
            continue;
        }
        if (innermost.next != 0)
            out += ", ";
        const std::size_t index = innermost.next++;
        if (container.isArray()) {
            add(container.elements()[index]);
        } else {
            const Member& member = container.members()[index];
            out += member.name.text();
            out += '=';
            add(member.value);
        }
    }
    return out;
}

} // namespace stepglass::value
