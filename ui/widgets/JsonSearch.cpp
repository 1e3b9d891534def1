// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/JsonSearch.h"

#include "core/value/Json.h"

namespace stepglass::ui::widgets {

namespace {

bool contains(std::string_view where, const QString& text)
{
    return QString::fromUtf8(where.data(), static_cast<qsizetype>(where.size()))
        .contains(text, Qt::CaseInsensitive);
}

bool matches(const Value& value, const QString& text)
{
    if (value.isString())
        return contains(value.asString(), text);
    if (value.isArray() || value.isObject())
        return false;
    return contains(value::toJson(value), text);
}

} // namespace

std::vector<JsonRows> findInJson(const Value& root, const QString& text, std::size_t limit)
{
    std::vector<JsonRows> found;
    if (text.isEmpty())
        return found;
    if (matches(root, text))
        found.push_back({});

    struct Level {
        const Value* container;
        std::uint32_t next;
    };
    std::vector<Level> levels{{&root, 0}};
    JsonRows rows;
    while (!levels.empty() && found.size() < limit) {
        Level& level = levels.back();
        if (level.next >= level.container->size()) {
            levels.pop_back();
            if (!rows.empty())
                rows.pop_back();
            continue;
        }
        const std::uint32_t row = level.next++;
        const bool isArray = level.container->isArray();
        const Value& value =
            isArray ? level.container->elements()[row] : level.container->members()[row].value;
        rows.push_back(row);
        if ((!isArray && contains(level.container->members()[row].name.text(), text)) ||
            matches(value, text))
            found.push_back(rows);
        if (value.size() > 0)
            levels.push_back({&value, 0});
        else
            rows.pop_back();
    }
    return found;
}

} // namespace stepglass::ui::widgets
