// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/Encoding.h"
#include "core/jsonata/library/Text.h"
#include "core/jsonata/private/Evaluator.h"
#include "core/jsonata/private/JsonText.h"

#include <array>

namespace stepglass::jsonata {

namespace {

Item string(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    const bool isIndented = call.has(1) && call[1].json().asBoolean();
    const std::string text =
        textOfItem(call[0], evaluator.textDigits(),
                   isIndented ? JsonLayout::Indented : JsonLayout::Compact, &evaluator);
    evaluator.checkSize(text.size());
    return Value(text);
}

Item substringOf(Evaluator& /*evaluator*/, const Call& call)
{
    if (!call.has(0))
        return {};
    const double start = call.has(1) ? call[1].number() : 0;
    const auto length = call.has(2) ? std::optional<double>(call[2].number()) : std::nullopt;
    return Value(substring(call[0].text(), start, length));
}

template <std::string_view (*cut)(std::string_view, std::string_view)>
Item cutAt(Evaluator& /*evaluator*/, const Call& call)
{
    if (!call.has(0))
        return {};
    // 2.0.6 searches for the word where the mark is missing.
    return Value(cut(call[0].text(), call.has(1) ? call[1].text() : "undefined"));
}

template <std::string (*change)(std::string_view, const Watch&)>
Item changed(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    const std::string text = change(call[0].text(), evaluator.watch());
    evaluator.look();
    return Value(text);
}

Item length(Evaluator& /*evaluator*/, const Call& call)
{
    if (!call.has(0))
        return {};
    return Value(static_cast<std::int64_t>(characterCount(call[0].text())));
}

Item padded(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0) || !call.has(1))
        return call[0];
    return Value(evaluator.unwrapWatched(pad(call[0].text(), call[1].number(),
                                             call.has(2) ? call[2].text() : std::string_view(" "),
                                             evaluator.mostBytes(), evaluator.watch())));
}

Item join(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    const std::string_view separator = call.has(1) ? call[1].text() : std::string_view();
    std::string text;
    for (std::size_t index = 0; index < call[0].size(); ++index) {
        if (index > 0)
            text += separator;
        evaluator.beat();
        const Item part = call[0].at(index);
        text += part.text();
        evaluator.checkSize(text.size());
    }
    return Value(text);
}

template <LibraryResult<std::string> (*convert)(std::string_view, const Watch&)>
Item converted(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    const LibraryResult<std::string> text = convert(call[0].text(), evaluator.watch());
    evaluator.look();
    return Value(unwrap(text));
}

Item fromBase64(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    // AWS fails on such a text without a code of JSONata.
    if (evaluator.dialect() == Dialect::StepFunctions &&
        !isStrictBase64(call[0].text(), evaluator.watch())) {
        Fault fault{"InternalError"};
        fault.message = "The text is no Base64";
        raise(std::move(fault));
    }
    const std::string text = decodeBase64(call[0].text(), evaluator.watch());
    evaluator.look();
    return Value(text);
}

} // namespace

std::span<const BuiltinDefinition> textFunctions()
{
    static constexpr std::array functions{
        BuiltinDefinition{"string", "<x-b?:s>", 1, string},
        BuiltinDefinition{"substring", "<s-nn?:s>", 3, substringOf},
        BuiltinDefinition{"substringBefore", "<s-s:s>", 2, cutAt<substringBefore>},
        BuiltinDefinition{"substringAfter", "<s-s:s>", 2, cutAt<substringAfter>},
        BuiltinDefinition{"lowercase", "<s-:s>", 1, changed<lowercase>},
        BuiltinDefinition{"uppercase", "<s-:s>", 1, changed<uppercase>},
        BuiltinDefinition{"length", "<s-:n>", 1, length},
        BuiltinDefinition{"trim", "<s-:s>", 1, changed<trim>},
        BuiltinDefinition{"pad", "<s-ns?:s>", 3, padded},
        BuiltinDefinition{"join", "<a<s>s?:s>", 2, join},
        BuiltinDefinition{"base64encode", "<s-:s>", 1, changed<encodeBase64>},
        BuiltinDefinition{"base64decode", "<s-:s>", 1, fromBase64},
        BuiltinDefinition{"encodeUrl", "<s-:s>", 1, converted<encodeUrl>},
        BuiltinDefinition{"encodeUrlComponent", "<s-:s>", 1, converted<encodeUrlComponent>},
        BuiltinDefinition{"decodeUrl", "<s-:s>", 1, converted<decodeUrl>},
        BuiltinDefinition{"decodeUrlComponent", "<s-:s>", 1, converted<decodeUrlComponent>},
    };
    return functions;
}

} // namespace stepglass::jsonata
