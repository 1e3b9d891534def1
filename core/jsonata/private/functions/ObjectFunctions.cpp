// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/Evaluator.h"
#include "core/jsonata/private/PlaceTable.h"

#include <array>

namespace stepglass::jsonata {

namespace {

void collectKeys(const Item& item, List& found, PlaceTable& known, Pulse& pulse)
{
    pulse.beat();
    if (item.isArray()) {
        for (std::size_t index = 0; index < item.size(); ++index)
            collectKeys(item.at(index), found, known, pulse);
        return;
    }
    if (!item.isObject())
        return;
    forEachMember(item, [&](const value::Key& name, const Item&) {
        pulse.beat();
        const std::size_t next = found.items.size();
        const std::size_t place = known.placeOf(name.hash(), next, [&](std::size_t other) {
            return found.items[other].text() == name.text();
        });
        if (place == next)
            found.items.emplace_back(Value(name));
    });
}

Item keys(Evaluator& evaluator, const Call& call)
{
    Ref<List> found = makeSequence();
    PlaceTable known(0, evaluator);
    collectKeys(call[0], *found, known, evaluator);
    return found;
}

Item lookup(Evaluator& evaluator, const Call& call)
{
    return lookUp(call[0], value::Key(call.has(1) ? call[1].text() : "undefined"), evaluator);
}

Item objectOf(const value::Key& name, const Item& item)
{
    return makeObject({{name, item}});
}

void spreadInto(const Item& item, List& out, Pulse& pulse)
{
    pulse.beat();
    if (item.isArray()) {
        for (std::size_t index = 0; index < item.size(); ++index)
            spreadInto(item.at(index), out, pulse);
    } else if (item.isObject()) {
        forEachMember(item, [&](const value::Key& name, const Item& content) {
            pulse.beat();
            out.items.push_back(objectOf(name, content));
        });
    } else if (!item.isUndefined()) {
        out.items.push_back(item);
    }
}

Item spread(Evaluator& evaluator, const Call& call)
{
    if (!call[0].isArray() && !call[0].isObject())
        return call[0];
    // Adding to a sequence makes a plain list of it, as concatenation does.
    const auto parts = makeRef<List>();
    spreadInto(call[0], *parts, evaluator);
    if (call[0].isArray() && !parts->items.empty())
        return makeArray(parts, &evaluator);
    parts->isSequence = true;
    return parts;
}

Item merge(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    std::vector<value::Member> members;
    bool isJson = true;
    for (std::size_t index = 0; isJson && index < call[0].size(); ++index) {
        evaluator.beat();
        const Item part = call[0].at(index);
        isJson = part.isJson() && part.origin() == 0;
        if (isJson)
            for (const value::Member& member : part.json().members()) {
                evaluator.beat();
                members.push_back(member);
            }
    }
    if (isJson)
        return Value::object(std::move(members));
    auto record = makeRef<Record>();
    for (std::size_t index = 0; index < call[0].size(); ++index) {
        const Item part = call[0].at(index);
        if (part.isObject())
            forEachMember(part, [&](const value::Key& name, const Item& content) {
                // Each name is searched for among all that are there.
                evaluator.look();
                record->set(name, content);
            });
    }
    return makeObject(std::move(record->members));
}

Item clone(Evaluator& evaluator, const Call& call)
{
    return toJson(call[0], &evaluator);
}

} // namespace

std::span<const BuiltinDefinition> objectFunctions()
{
    static constexpr std::array functions{
        BuiltinDefinition{"keys", "<x-:a<s>>", 1, keys},
        BuiltinDefinition{"lookup", "<x-s:x>", 2, lookup},
        BuiltinDefinition{"spread", "<x-:a<o>>", 1, spread},
        BuiltinDefinition{"merge", "<a<o>:o>", 1, merge},
        BuiltinDefinition{"clone", "<(oa)-:o>", 1, clone},
    };
    return functions;
}

} // namespace stepglass::jsonata
