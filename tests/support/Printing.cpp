// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Printing.h"

#include "core/value/Json.h"

#include <QTest>

namespace {

char* copied(const std::string& text)
{
    return qstrdup(text.c_str());
}

} // namespace

namespace stepglass {

char* toString(const TextRange& range)
{
    return copied(
        fillTemplate("[{0}, {1})", {std::to_string(range.begin), std::to_string(range.end)}));
}

char* toString(const LineColumn& place)
{
    return copied(fillTemplate("line {0}, column {1}",
                               {std::to_string(place.line), std::to_string(place.column)}));
}

char* toString(const Error& error)
{
    return copied(toEnglish(error));
}

char* toString(const Diagnostic& diagnostic)
{
    return copied(fillTemplate("{0} at '{1}' [{2}, {3}): {4}",
                               {std::string(diagnosticInfo(diagnostic.code).code),
                                diagnostic.pointer, std::to_string(diagnostic.range.begin),
                                std::to_string(diagnostic.range.end), toEnglish(diagnostic)}));
}

char* toString(const ErrorCode& code)
{
    return copied(std::string(englishTemplate(code)));
}

} // namespace stepglass

namespace stepglass::value {

char* toString(const Value& value)
{
    return copied(toJson(value));
}

char* toString(const Kind& kind)
{
    switch (kind) {
    case Kind::Null:
        return copied("null");
    case Kind::Boolean:
        return copied("boolean");
    case Kind::Integer:
        return copied("integer");
    case Kind::Double:
        return copied("double");
    case Kind::String:
        return copied("string");
    case Kind::Array:
        return copied("array");
    case Kind::Object:
        return copied("object");
    }
    return nullptr;
}

} // namespace stepglass::value
