// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/Layout.h"

#include <cstdint>

namespace stepglass::layout {

namespace {

// Advances of ordinary sans-serif fonts in thousandths of the size, from the space on. They lie on
// the wide side, so that text set in most fonts fits where it was measured.
constexpr std::array<std::uint16_t, 95> advances = {
    300, 300, 380, 620, 620, 840, 690, 220, 350, 350, 450, 620, 300, 370, 300, 340, // space to /
    620, 620, 620, 620, 620, 620, 620, 620, 620, 620,                               // 0 to 9
    310, 310, 620, 620, 620, 530, 930,                                              // : to @
    680, 660, 700, 720, 610, 580, 730, 740, 290, 520, 660, 560, 870, 750, 750, 640, // A to P
    760, 650, 640, 640, 730, 680, 970, 670, 650, 630,                               // Q to Z
    350, 340, 350, 620, 500, 400, // [ to the grave accent
    570, 600, 560, 600, 580, 350, 600, 590, 260, 270, 550, 260, 880, 590, 600, 600, // a to p
    600, 390, 530, 360, 590, 560, 790, 560, 560, 530,                               // q to z
    380, 310, 380, 620,                                                             // { to ~
};

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

} // namespace

double TextMetrics::width(std::string_view utf8) const
{
    double sum = 0;
    for (const char byte : utf8) {
        const auto code = static_cast<unsigned char>(byte);
        if (code < 128)
            sum += static_cast<double>(advance[code]);
        else if (!isContinuation(byte))
            sum += static_cast<double>(otherAdvance);
    }
    return sum;
}

std::string TextMetrics::elided(const std::string& utf8, double width) const
{
    if (this->width(utf8) <= width)
        return utf8;
    static constexpr std::string_view ellipsis = "\xE2\x80\xA6";
    const double room = width - this->width(ellipsis);
    double used = 0;
    std::size_t end = 0;
    while (end < utf8.size()) {
        std::size_t next = end + 1;
        while (next < utf8.size() && isContinuation(utf8[next]))
            ++next;
        used += this->width(std::string_view(utf8).substr(end, next - end));
        if (used > room)
            break;
        end = next;
    }
    while (end > 0 && utf8[end - 1] == ' ')
        --end;
    return utf8.substr(0, end) + std::string(ellipsis);
}

TextMetrics TextMetrics::sansSerif(double pixelSize, bool bold)
{
    const double scale = pixelSize / 1000.0 * (bold ? 1.07 : 1.0);
    TextMetrics metrics;
    metrics.advance.fill(static_cast<float>(620 * scale));
    for (std::size_t i = 0; i < advances.size(); ++i)
        metrics.advance[' ' + i] = static_cast<float>(advances[i] * scale);
    metrics.otherAdvance = static_cast<float>(900 * scale);
    metrics.height = static_cast<float>(pixelSize * 1.25);
    return metrics;
}

} // namespace stepglass::layout
