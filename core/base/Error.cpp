// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"

#include "core/base/Assert.h"

#include <charconv>

namespace stepglass {

std::string_view englishTemplate(ErrorCode code)
{
    switch (code) {
    case ErrorCode::CannotOpenFile:
        return "Cannot open {0}: {1}";
    case ErrorCode::CannotReadFile:
        return "Cannot read {0}: {1}";
    case ErrorCode::CannotWriteFile:
        return "Cannot write {0}: {1}";
    case ErrorCode::FileTooLarge:
        return "{0} has {1}; the limit is {2}";
    case ErrorCode::NotText:
        return "{0} is not UTF-8 text: byte {1} belongs to no character";
    case ErrorCode::InvalidJson:
        return "Invalid JSON at line {1}, column {2}: {0}";
    case ErrorCode::InvalidMockFile:
        return "Invalid mock file at {0}: {1}";
    case ErrorCode::UnknownTestCase:
        return "There is no test case {0}; there are: {1}";
    case ErrorCode::LimitExceeded:
        return "The limit of {1} {0} is exceeded";
    case ErrorCode::Cancelled:
        return "Cancelled";
    case ErrorCode::LayoutFailed:
        return "The graph cannot be laid out: {0}";
    case ErrorCode::EditNotPossible:
        return "This edit is not possible: {0}";
    case ErrorCode::InvalidDefinition:
        return "The state machine definition is invalid: {0}";
    case ErrorCode::Usage:
        return "{0}";
    }
    STEPGLASS_ASSERT(!"a code of the enumeration");
    return "Unknown error";
}

std::string fillTemplate(std::string_view text, const std::vector<std::string>& arguments)
{
    std::string filled;
    filled.reserve(text.size());
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        filled += text.substr(0, open);
        if (open == std::string_view::npos)
            break;
        text.remove_prefix(open);
        std::size_t index = 0;
        const char* end = text.data() + text.size();
        const auto [stop, fault] = std::from_chars(text.data() + 1, end, index);
        if (fault == std::errc() && stop != end && *stop == '}' && index < arguments.size()) {
            filled += arguments[index];
            text.remove_prefix(static_cast<std::size_t>(stop - text.data()) + 1);
        } else {
            filled += '{';
            text.remove_prefix(1);
        }
    }
    return filled;
}

std::string toEnglish(const Error& error)
{
    std::string sentence = fillTemplate(englishTemplate(error.code), error.arguments);
    if (!error.context.empty())
        sentence += " (" + error.context + ")";
    return sentence;
}

} // namespace stepglass
