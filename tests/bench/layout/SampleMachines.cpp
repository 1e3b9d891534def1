// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/layout/SampleMachines.h"

#include <algorithm>
#include <fmt/format.h>
#include <random>

namespace stepglass::bench {

namespace {

std::string nameOf(int number)
{
    return fmt::format("Step {}", number);
}

/// Joins members of "States" into a whole definition.
class Writer {
public:
    void add(const std::string& name, const std::string& members)
    {
        m_states +=
            fmt::format("{}\n    \"{}\": {{ {} }}", m_states.empty() ? "" : ",", name, members);
    }

    [[nodiscard]] std::string machine(const std::string& start) const
    {
        return fmt::format("{{\n  \"StartAt\": \"{}\",\n  \"States\": {{{}\n  }}\n}}\n", start,
                           m_states);
    }

private:
    std::string m_states;
};

std::string next(int number)
{
    return fmt::format("\"Next\": \"{}\"", nameOf(number));
}

std::string rule(int value, const std::string& target)
{
    return fmt::format("{{ \"Variable\": \"$.kind\", \"NumericEquals\": {}, \"Next\": \"{}\" }}",
                       value, target);
}

} // namespace

std::string rowMachine(int states)
{
    Writer writer;
    for (int i = 1; i < states; ++i)
        writer.add(nameOf(i), "\"Type\": \"Pass\", " + next(i + 1));
    writer.add(nameOf(states), "\"Type\": \"Pass\", \"End\": true");
    return writer.machine(nameOf(1));
}

std::string fanMachine(int rules)
{
    Writer writer;
    std::string choices;
    for (int i = 1; i <= rules; ++i) {
        choices += (i > 1 ? ", " : "") + rule(i, nameOf(i));
        writer.add(nameOf(i), "\"Type\": \"Pass\", \"Next\": \"Collect\"");
    }
    writer.add(
        "Decide",
        fmt::format("\"Type\": \"Choice\", \"Choices\": [{}], \"Default\": \"Collect\"", choices));
    writer.add("Collect", "\"Type\": \"Succeed\"");
    return writer.machine("Decide");
}

std::string loopMachine(int states, int longest)
{
    Writer writer;
    int back = 0;
    for (int i = 1; i < states; ++i) {
        if (i % 3 != 0) {
            writer.add(nameOf(i), "\"Type\": \"Pass\", " + next(i + 1));
            continue;
        }
        back = back % longest + 1;
        writer.add(nameOf(i),
                   fmt::format("\"Type\": \"Choice\", \"Choices\": [{}], \"Default\": \"{}\"",
                               rule(back, nameOf(std::max(1, i - back))), nameOf(i + 1)));
    }
    writer.add(nameOf(states), "\"Type\": \"Succeed\"");
    return writer.machine(nameOf(1));
}

std::string sharedHandlerMachine(int tasks)
{
    Writer writer;
    for (int i = 1; i <= tasks; ++i) {
        const std::string after = i < tasks ? next(i + 1) : "\"End\": true";
        writer.add(
            nameOf(i),
            "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", " + after +
                ", \"Catch\": [{ \"ErrorEquals\": [\"States.ALL\"], \"Next\": \"Handle\" }]");
    }
    writer.add("Handle", "\"Type\": \"Fail\"");
    return writer.machine(nameOf(1));
}

std::string nestedMachine(int depth)
{
    std::string inner = rowMachine(2);
    for (int i = 0; i < depth; ++i) {
        Writer writer;
        writer.add("Before", "\"Type\": \"Pass\", \"Next\": \"Both\"");
        writer.add("Both",
                   fmt::format("\"Type\": \"Parallel\", \"Branches\": [{}, {}], \"End\": true",
                               inner, rowMachine(1)));
        inner = writer.machine("Before");
    }
    return inner;
}

std::string tangledMachine(int states, std::uint32_t seed)
{
    std::mt19937 random(seed);
    const auto draw = [&](int below) {
        return static_cast<int>(random() % static_cast<std::uint32_t>(below));
    };
    Writer writer;
    for (int i = 1; i <= states; ++i) {
        const int first = 1 + draw(states);
        const int second = 1 + draw(states);
        const int third = 1 + draw(states);
        switch (draw(5)) {
        case 0:
            writer.add(
                nameOf(i),
                fmt::format("\"Type\": \"Choice\", \"Choices\": [{}, {}], \"Default\": \"{}\"",
                            rule(1, nameOf(first)), rule(2, nameOf(second)), nameOf(third)));
            break;
        case 1:
            writer.add(
                nameOf(i),
                fmt::format(
                    "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", {}, "
                    "\"Catch\": [{{ \"ErrorEquals\": [\"Late\"], \"Next\": \"{}\" }}, {{ "
                    "\"ErrorEquals\": "
                    "[\"States.ALL\"], \"Next\": \"{}\" }}]",
                    next(first), nameOf(second), nameOf(third)));
            break;
        case 2:
            writer.add(nameOf(i), fmt::format("\"Type\": \"Map\", \"ItemProcessor\": {}, {}",
                                              rowMachine(1 + draw(3)), next(first)));
            break;
        case 3:
            writer.add(nameOf(i), "\"Type\": \"Fail\"");
            break;
        default:
            writer.add(nameOf(i), "\"Type\": \"Pass\", " + next(first));
        }
    }
    return writer.machine(nameOf(1));
}

} // namespace stepglass::bench
