// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace stepglass {

/// Where the functions of the expression languages get their chance from.
class RandomSource {
public:
    virtual ~RandomSource() = default;
    /// 64 bits, evenly spread.
    [[nodiscard]] virtual std::uint64_t next() = 0;
    /// A UUID of version 4, in lower case.
    [[nodiscard]] virtual std::string uuid() = 0;
};

/// The same seed gives the same numbers and UUIDs, on every machine.
class SeededRandom final : public RandomSource {
public:
    explicit SeededRandom(std::uint64_t seed)
        : m_state(seed)
    {
    }

    [[nodiscard]] std::uint64_t next() override;
    [[nodiscard]] std::string uuid() override;

private:
    std::uint64_t m_state;
};

/// The generator of java.util.Random, as far as AWS lets users see it: States.MathRandom and
/// $random with a seed.
class JavaRandom {
public:
    explicit JavaRandom(std::int64_t seed);
    /// At least 0 and below `bound`, which is positive.
    [[nodiscard]] std::int32_t nextInt(std::int32_t bound);
    /// At least 0 and below 1.
    [[nodiscard]] double nextDouble();

private:
    [[nodiscard]] std::int32_t nextBits(int count);

    std::uint64_t m_state;
};

} // namespace stepglass
