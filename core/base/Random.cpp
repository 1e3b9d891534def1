// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Random.h"

namespace stepglass {

// SplitMix64 (Steele, Lea, Flood 2014): small, fast, and any seed is a good one.
std::uint64_t SeededRandom::next()
{
    m_state += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
}

std::string SeededRandom::uuid()
{
    // RFC 9562, section 5.4: version 4 in bits 48 to 51, variant 2 in bits 64 and 65.
    const std::uint64_t high = (next() & ~0xF000ULL) | 0x4000ULL;
    const std::uint64_t low = (next() & ~(0b11ULL << 62U)) | (0b10ULL << 62U);
    static constexpr char hexDigits[] = "0123456789abcdef";
    std::string text;
    for (unsigned place = 0; place < 32; ++place) {
        if (place == 8 || place == 12 || place == 16 || place == 20)
            text += '-';
        const std::uint64_t half = place < 16 ? high : low;
        text += hexDigits[(half >> ((15U - place % 16U) * 4U)) & 0xFU];
    }
    return text;
}

namespace {

constexpr std::uint64_t javaMultiplier = 0x5DEECE66DU;
constexpr std::uint64_t javaIncrement = 0xBU;
constexpr unsigned javaStateBits = 48;
constexpr std::uint64_t javaMask = (1ULL << javaStateBits) - 1;

} // namespace

JavaRandom::JavaRandom(std::int64_t seed)
    : m_state((static_cast<std::uint64_t>(seed) ^ javaMultiplier) & javaMask)
{
}

std::int32_t JavaRandom::nextBits(int count)
{
    m_state = (m_state * javaMultiplier + javaIncrement) & javaMask;
    return static_cast<std::int32_t>(
        static_cast<std::uint32_t>(m_state >> (javaStateBits - static_cast<unsigned>(count))));
}

double JavaRandom::nextDouble()
{
    // java.util.Random.nextDouble: 26 bits, then 27, as one fraction of 53 bits.
    constexpr int highBits = 26;
    constexpr int lowBits = 27;
    const std::int64_t high = nextBits(highBits);
    const std::int64_t low = nextBits(lowBits);
    constexpr double unit = 0x1.0p-53;
    return static_cast<double>((high << lowBits) + low) * unit;
}

std::int32_t JavaRandom::nextInt(std::int32_t bound)
{
    // The contract of java.util.Random.nextInt(int): powers of two take the high bits, others are
    // drawn again where the last, incomplete block of multiples is hit.
    constexpr int positiveBits = 31;
    if ((bound & (bound - 1)) == 0)
        return static_cast<std::int32_t>(
            (static_cast<std::int64_t>(bound) * nextBits(positiveBits)) >> positiveBits);
    for (;;) {
        const std::int64_t bits = nextBits(positiveBits);
        const std::int64_t value = bits % bound;
        if (bits - value + (bound - 1) <= INT32_MAX)
            return static_cast<std::int32_t>(value);
    }
}

} // namespace stepglass
