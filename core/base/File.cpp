// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/File.h"

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace stepglass {

namespace {

/// An open file that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }

    [[nodiscard]] int number() const { return m_number; }
    /// Closes now, so that a fault of the delayed write shows.
    [[nodiscard]] bool close()
    {
        const int number = m_number;
        m_number = -1;
        return ::close(number) == 0;
    }

private:
    int m_number;
};

std::string systemReason(int number)
{
    return std::strerror(number);
}

bool writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// The file that a chain of links ends at, which need not exist.
std::string followLinks(std::string path)
{
    constexpr int longestChain = 40;
    std::error_code fault;
    for (int links = 0; links < longestChain; ++links) {
        const std::filesystem::path target = std::filesystem::read_symlink(path, fault);
        if (fault)
            break;
        path = (std::filesystem::path(path).parent_path() / target).string();
    }
    return path;
}

/// "640 bytes" or "95.4 MiB": what a person compares at a glance.
std::string sizeText(std::size_t bytes)
{
    constexpr double mebibyte = 1024.0 * 1024.0;
    if (bytes < static_cast<std::size_t>(mebibyte))
        return std::to_string(bytes) + " bytes";
    std::string text = std::to_string(static_cast<double>(bytes) / mebibyte);
    text.resize(text.find('.') + 2);
    return text + " MiB";
}

} // namespace

Result<std::string> readFile(const std::string& path, std::size_t limit)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0)
        return fail(ErrorCode::CannotOpenFile, path, systemReason(errno));
    struct stat facts {};
    if (::fstat(file.number(), &facts) != 0)
        return fail(ErrorCode::CannotReadFile, path, systemReason(errno));
    if (S_ISDIR(facts.st_mode))
        return fail(ErrorCode::CannotReadFile, path, systemReason(EISDIR));
    const auto size = static_cast<std::size_t>(facts.st_size);
    if (size > limit)
        return fail(ErrorCode::FileTooLarge, path, sizeText(size), sizeText(limit));

    // The size is only a hint: pipes have none, and a file may grow while it is read.
    std::string bytes;
    std::size_t filled = 0;
    bytes.resize(size + 1);
    for (;;) {
        if (filled == bytes.size())
            bytes.resize(bytes.size() + bytes.size() / 2 + 65536);
        const ssize_t got = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(ErrorCode::CannotReadFile, path, systemReason(errno));
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
        if (filled > limit)
            return fail(ErrorCode::FileTooLarge, path, sizeText(filled), sizeText(limit));
    }
    bytes.resize(filled);
    return bytes;
}

Result<void> writeFileAtomically(const std::string& path, std::string_view bytes)
{
    const std::string target = followLinks(path);
    std::string temporary = target + ".XXXXXX";
    Descriptor file(::mkstemp(temporary.data()));
    if (file.number() < 0)
        return fail(ErrorCode::CannotWriteFile, path, systemReason(errno));

    const auto giveUp = [&](int reason) {
        ::unlink(temporary.c_str());
        return fail(ErrorCode::CannotWriteFile, path, systemReason(reason));
    };

    struct stat old {};
    if (::stat(target.c_str(), &old) == 0) {
        // A replaced directory or device would be lost; a read-only file is meant to stay.
        if (!S_ISREG(old.st_mode))
            return giveUp(S_ISDIR(old.st_mode) ? EISDIR : EINVAL);
        if (::access(target.c_str(), W_OK) != 0)
            return giveUp(errno);
        if (::fchmod(file.number(), old.st_mode & 07777U) != 0)
            return giveUp(errno);
    } else {
        const mode_t mask = ::umask(0);
        ::umask(mask);
        if (::fchmod(file.number(), 0666U & ~mask) != 0)
            return giveUp(errno);
    }
    if (!writeAll(file.number(), bytes) || ::fsync(file.number()) != 0)
        return giveUp(errno);
    if (!file.close())
        return giveUp(errno);
    if (::rename(temporary.c_str(), target.c_str()) != 0)
        return giveUp(errno);
    return {};
}

namespace {

/// The next byte that is zero or no ASCII character, or the end. Eight bytes at once: nearly all of
/// a definition is ASCII.
std::size_t skipAscii(std::string_view bytes, std::size_t at)
{
    constexpr std::uint64_t ones = 0x0101010101010101ULL;
    constexpr std::uint64_t highs = 0x8080808080808080ULL;
    while (at + 8 <= bytes.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, sizeof word);
        if (((word | (word - ones)) & highs) != 0)
            break;
        at += 8;
    }
    while (at < bytes.size() && static_cast<signed char>(bytes[at]) > 0)
        ++at;
    return at;
}

} // namespace

std::size_t firstInvalidUtf8(std::string_view bytes)
{
    const auto byteAt = [&](std::size_t index) -> unsigned {
        return index < bytes.size() ? static_cast<unsigned char>(bytes[index]) : 0U;
    };
    const auto isTail = [&](std::size_t index) { return (byteAt(index) & 0xC0U) == 0x80U; };

    // The Unicode standard, table 3-7: which second byte each lead byte allows.
    std::size_t at = 0;
    while (at < bytes.size()) {
        at = skipAscii(bytes, at);
        if (at == bytes.size())
            break;
        const unsigned lead = byteAt(at);
        const unsigned second = byteAt(at + 1);
        if (lead >= 0xC2U && lead <= 0xDFU && isTail(at + 1)) {
            at += 2;
        } else if (lead >= 0xE0U && lead <= 0xEFU && isTail(at + 1) && isTail(at + 2) &&
                   !(lead == 0xE0U && second < 0xA0U) && !(lead == 0xEDU && second > 0x9FU)) {
            at += 3;
        } else if (lead >= 0xF0U && lead <= 0xF4U && isTail(at + 1) && isTail(at + 2) &&
                   isTail(at + 3) && !(lead == 0xF0U && second < 0x90U) &&
                   !(lead == 0xF4U && second > 0x8FU)) {
            at += 4;
        } else {
            return at;
        }
    }
    return std::string_view::npos;
}

} // namespace stepglass
