// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/private/Glyphs.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stepglass::exchange {

namespace {

constexpr std::string_view orange = "#e8710a";
constexpr std::string_view blue = "#3f51d6";
constexpr std::string_view green = "#2e8540";
constexpr std::string_view pink = "#d6197f";
constexpr std::string_view red = "#c6283c";
constexpr std::string_view violet = "#7b55d0";
constexpr std::string_view slate = "#566173";
constexpr std::string_view teal = "#0b7f86";

// Families of services share a colour: computing, data, storage, messages.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> serviceColors = {{
    {"lambda", orange}, {"ecs", orange},
    {"eks", orange},    {"batch", orange},
    {"ec2", orange},    {"apprunner", orange},
    {"dynamodb", blue}, {"rds", blue},
    {"rdsdata", blue},  {"redshiftdata", blue},
    {"athena", violet}, {"glue", violet},
    {"emr", violet},    {"elasticmapreduce", violet},
    {"s3", green},      {"efs", green},
    {"sns", pink},      {"sqs", pink},
    {"events", pink},   {"states", pink},
    {"sfn", pink},      {"ses", red},
    {"sesv2", red},     {"bedrock", teal},
}};

Glyph serviceGlyph(const asl::State& state)
{
    const asl::ServiceAction action = asl::serviceActionOf(state.resource);
    if (action.service == "lambda")
        return {orange, {}, "\xCE\xBB", 20};
    if (action.isActivity)
        return {teal, "M12 7.5a2.5 2.5 0 1 0 0-.01M6.5 19c0-4 2.5-6 5.5-6s5.5 2 5.5 6", {}, 0};
    if (action.service.empty())
        return {slate, "M6 7h12v10H6zM9 11h6M9 14h4", {}, 0};
    const auto* known =
        std::find_if(serviceColors.begin(), serviceColors.end(),
                     [&](const auto& entry) { return entry.first == action.service; });
    const std::string title = asl::serviceTitle(action.service);
    std::string letters;
    for (const char letter : title) {
        const bool isCapital = letter >= 'A' && letter <= 'Z';
        if (isCapital && letters.empty())
            letters += letter;
    }
    if (letters.empty() && !title.empty() && static_cast<unsigned char>(title[0]) < 0x80U)
        letters = title.substr(0, 1);
    return {known == serviceColors.end() ? slate : known->second,
            {},
            letters.empty() ? "?" : letters,
            18};
}

} // namespace

Glyph glyphOf(const asl::State& state)
{
    switch (state.type) {
    case asl::StateType::Task:
        return serviceGlyph(state);
    case asl::StateType::Pass:
        return {slate, "M5 12h13M13 7l5 5-5 5", {}, 0};
    case asl::StateType::Choice:
        return {violet, "M12 4.5l7.5 7.5-7.5 7.5L4.5 12z", {}, 0};
    case asl::StateType::Wait:
        return {teal, "M12 4.5a7.5 7.5 0 1 0 .01 0M12 8v4.5l3 2", {}, 0};
    case asl::StateType::Succeed:
        return {green, "M5.5 12.5l4.5 4.5 8.5-10", {}, 0};
    case asl::StateType::Fail:
        return {red, "M6.5 6.5l11 11M17.5 6.5l-11 11", {}, 0};
    case asl::StateType::Parallel:
        return {slate, "M12 4v4M5.5 20v-8.5h13V20M12 8v12", {}, 0};
    case asl::StateType::Map:
        return {slate, "M8 5h12v10H8zM5 8.5V18.5h11.5", {}, 0};
    case asl::StateType::Unknown:
        return {slate, "M9 9.5a3 3 0 1 1 4.2 2.7c-.8.4-1.2 1-1.2 1.8v.5M12 17.5v.5", {}, 0};
    }
    return {slate, {}, "?", 18};
}

} // namespace stepglass::exchange
