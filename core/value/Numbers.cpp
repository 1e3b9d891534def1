// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/Numbers.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <string_view>

namespace stepglass::value {

namespace {

/// The text of a number, on the stack.
struct NumberText {
    std::array<char, 40> bytes;
    std::size_t length = 0;

    void append(std::string_view text)
    {
        std::memcpy(bytes.data() + length, text.data(), text.size());
        length += text.size();
    }
    void append(char character) { bytes[length++] = character; }
    [[nodiscard]] std::string_view view() const { return {bytes.data(), length}; }
};

NumberText javaText(double number)
{
    NumberText text;
    if (std::isnan(number)) {
        text.append("\"NaN\"");
        return text;
    }
    if (std::isinf(number)) {
        text.append(number < 0 ? "\"-Infinity\"" : "\"Infinity\"");
        return text;
    }
    if (std::signbit(number))
        text.append('-');
    number = std::fabs(number);
    if (number == 0) {
        text.append("0.0");
        return text;
    }

    // d.ddde+xx with the shortest digits; taken apart and laid out as Java does.
    std::array<char, 32> scientific;
    const auto written = std::to_chars(scientific.data(), scientific.data() + scientific.size(),
                                       number, std::chars_format::scientific);
    std::string_view all(scientific.data(),
                         static_cast<std::size_t>(written.ptr - scientific.data()));
    const std::size_t mark = all.find('e');
    int exponent = 0;
    const std::size_t digitsOfExponent = all[mark + 1] == '+' ? mark + 2 : mark + 1;
    std::from_chars(all.data() + digitsOfExponent, all.data() + all.size(), exponent);
    std::array<char, 24> digitBytes;
    std::size_t count = 0;
    for (char character : all.substr(0, mark)) {
        if (character != '.')
            digitBytes[count++] = character;
    }
    const std::string_view digits(digitBytes.data(), count);

    constexpr int firstScientific = 7; // Java writes plain numbers in [0.001, 10,000,000)
    constexpr int lastPlainNegative = -3;
    if (exponent >= firstScientific || exponent < lastPlainNegative) {
        text.append(digits.substr(0, 1));
        text.append('.');
        text.append(digits.size() > 1 ? digits.substr(1) : std::string_view("0"));
        text.append('E');
        std::array<char, 8> exponentBytes;
        const auto end = std::to_chars(exponentBytes.data(), exponentBytes.data() + 8, exponent);
        text.append(std::string_view(exponentBytes.data(),
                                     static_cast<std::size_t>(end.ptr - exponentBytes.data())));
    } else if (exponent < 0) {
        text.append("0.");
        for (int zero = -1; zero > exponent; --zero)
            text.append('0');
        text.append(digits);
    } else {
        const auto whole = static_cast<std::size_t>(exponent) + 1;
        text.append(digits.substr(0, whole));
        for (std::size_t place = digits.size(); place < whole; ++place)
            text.append('0');
        text.append('.');
        text.append(digits.size() > whole ? digits.substr(whole) : std::string_view("0"));
    }
    return text;
}

} // namespace

void appendDouble(std::string& out, double number)
{
    out += javaText(number).view();
}

void appendInteger(std::string& out, std::int64_t number)
{
    std::array<char, 24> bytes;
    const auto end = std::to_chars(bytes.data(), bytes.data() + bytes.size(), number);
    out.append(bytes.data(), end.ptr);
}

std::size_t doubleTextSize(double number)
{
    return javaText(number).length;
}

std::size_t integerTextSize(std::int64_t number) noexcept
{
    std::size_t size = number < 0 ? 2 : 1;
    for (std::int64_t rest = number / 10; rest != 0; rest /= 10)
        ++size;
    return size;
}

} // namespace stepglass::value
