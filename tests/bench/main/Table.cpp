// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/main/Table.h"

#include "core/value/Json.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>
#include <string>

namespace stepglass::bench {

namespace {

std::string cell(const Value* value)
{
    if (value == nullptr || value->isNull())
        return "-";
    if (value->isString())
        return std::string(value->asString());
    if (value->isBoolean())
        return value->asBoolean() ? "yes" : "no";
    if (value->isDouble()) {
        const double number = value->asDouble();
        return fmt::format("{:.{}f}", number, number >= 100 ? 0 : number >= 1 ? 1 : 3);
    }
    return value::toJson(*value);
}

} // namespace

void printTable(std::ostream& out, std::string_view title, const std::vector<Value>& rows)
{
    out << '\n' << title << '\n';
    if (rows.empty()) {
        out << "  nothing measured\n";
        return;
    }
    std::vector<std::size_t> widths;
    for (const value::Member& member : rows.front().members()) {
        std::size_t width = member.name.text().size();
        for (const Value& row : rows)
            width = std::max(width, cell(row.find(member.name)).size());
        widths.push_back(width);
    }
    const auto print = [&](auto&& textOf) {
        std::size_t column = 0;
        for (const value::Member& member : rows.front().members()) {
            const std::string text = textOf(member);
            const std::size_t width = widths[column++];
            out << (member.value.isString() ? fmt::format("  {:<{}}", text, width)
                                            : fmt::format("  {:>{}}", text, width));
        }
        out << '\n';
    };
    print([](const value::Member& member) { return std::string(member.name.text()); });
    for (const Value& row : rows)
        print([&](const value::Member& member) { return cell(row.find(member.name)); });
}

} // namespace stepglass::bench
