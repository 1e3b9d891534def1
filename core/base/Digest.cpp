// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Digest.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <openssl/evp.h>
#include <utility>

namespace stepglass {

std::optional<std::string> hexDigest(std::string_view algorithm, std::string_view bytes,
                                     const std::function<bool()>& isOver)
{
    using Entry = std::pair<std::string_view, const EVP_MD* (*)()>;
    static constexpr std::array<Entry, 5> algorithms{{
        {"MD5", EVP_md5},
        {"SHA-1", EVP_sha1},
        {"SHA-256", EVP_sha256},
        {"SHA-384", EVP_sha384},
        {"SHA-512", EVP_sha512},
    }};
    const auto* known = std::find_if(algorithms.begin(), algorithms.end(),
                                     [&](const Entry& entry) { return entry.first == algorithm; });
    if (known == algorithms.end())
        return std::nullopt;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    if (context == nullptr || EVP_DigestInit_ex(context.get(), known->second(), nullptr) != 1)
        return std::nullopt;
    constexpr std::size_t fewBytes = std::size_t(32) << 10;
    for (std::size_t at = 0; at < bytes.size() && !(isOver && isOver()); at += fewBytes) {
        const std::string_view piece = bytes.substr(at, fewBytes);
        if (EVP_DigestUpdate(context.get(), piece.data(), piece.size()) != 1)
            return std::nullopt;
    }
    if (EVP_DigestFinal_ex(context.get(), digest.data(), &length) != 1)
        return std::nullopt;
    static constexpr char hexDigits[] = "0123456789abcdef";
    std::string hex;
    for (unsigned place = 0; place < length; ++place) {
        hex += hexDigits[digest[place] >> 4U];
        hex += hexDigits[digest[place] & 0xFU];
    }
    return hex;
}

std::string toBase64(std::string_view bytes)
{
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t bits = 0;
        for (std::size_t place = 0; place < 3; ++place)
            bits =
                bits << 8U | (place < count ? static_cast<unsigned char>(bytes[at + place]) : 0U);
        for (std::size_t place = 0; place < 4; ++place) {
            const std::size_t digit = bits >> (18U - 6U * place) & 0x3FU;
            text += place <= count ? alphabet[digit] : '=';
        }
    }
    return text;
}

} // namespace stepglass
