// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/items/ByteStream.h"

#include <zlib.h>
#include <zstd.h>

#include <array>
#include <limits>

namespace stepglass::items {

namespace {

constexpr std::string_view gzipMark = "\x1F\x8B";
constexpr std::string_view zstdMark = "\x28\xB5\x2F\xFD";
constexpr std::size_t longestMark = 4;

/// Packed bytes, as much as is at hand.
class PackedBytes {
public:
    explicit PackedBytes(std::unique_ptr<ByteStream> bytes)
        : m_bytes(std::move(bytes))
    {
    }
    /// The first bytes, without taking them.
    Result<std::string_view> first(std::size_t count)
    {
        while (m_end < count) {
            const Result<std::size_t> more =
                m_bytes->read(std::span(m_buffer).subspan(m_end, count - m_end));
            if (!more)
                return tl::unexpected<Error>(more.error());
            if (*more == 0)
                break;
            m_end += *more;
        }
        return std::string_view(m_buffer.data(), m_end);
    }
    /// What is at hand; nothing at the end.
    Result<std::span<char>> rest()
    {
        if (m_next == m_end) {
            const Result<std::size_t> more = m_bytes->read(m_buffer);
            if (!more)
                return tl::unexpected<Error>(more.error());
            m_next = 0;
            m_end = *more;
        }
        return std::span(m_buffer).subspan(m_next, m_end - m_next);
    }
    void take(std::size_t count) { m_next += count; }

private:
    std::unique_ptr<ByteStream> m_bytes;
    std::array<char, std::size_t(64) << 10> m_buffer{};
    std::size_t m_next = 0;
    std::size_t m_end = 0;
};

class PlainStream final : public ByteStream {
public:
    explicit PlainStream(std::unique_ptr<PackedBytes> bytes)
        : m_bytes(std::move(bytes))
    {
    }
    Result<std::size_t> read(std::span<char> place) override
    {
        const Result<std::span<char>> rest = m_bytes->rest();
        if (!rest)
            return tl::unexpected<Error>(rest.error());
        const std::size_t count = std::min(rest->size(), place.size());
        std::copy_n(rest->data(), count, place.data());
        m_bytes->take(count);
        return count;
    }

private:
    std::unique_ptr<PackedBytes> m_bytes;
};

/// RFC 1952; several members follow each other as one text.
class GzipStream final : public ByteStream {
public:
    explicit GzipStream(std::unique_ptr<PackedBytes> bytes)
        : m_bytes(std::move(bytes))
    {
        constexpr int gzipWindow = 15 + 16;
        m_isReady = inflateInit2(&m_state, gzipWindow) == Z_OK;
    }
    ~GzipStream() override { inflateEnd(&m_state); }
    GzipStream(const GzipStream&) = delete;
    GzipStream& operator=(const GzipStream&) = delete;

    Result<std::size_t> read(std::span<char> place) override
    {
        while (!m_isDamaged) {
            const Result<std::span<char>> rest = m_bytes->rest();
            if (!rest)
                return tl::unexpected<Error>(rest.error());
            if (rest->empty() && m_isBetween)
                return std::size_t(0);
            if (!m_isReady || rest->empty())
                return fail(ErrorCode::CannotReadFile, "the gzip data", "it ends too early");
            if (m_isBetween && inflateReset(&m_state) != Z_OK)
                return fail(ErrorCode::CannotReadFile, "the gzip data", "it is damaged");
            m_isBetween = false;
            m_state.next_in = reinterpret_cast<Bytef*>(rest->data());
            m_state.avail_in = static_cast<uInt>(rest->size());
            m_state.next_out = reinterpret_cast<Bytef*>(place.data());
            m_state.avail_out = static_cast<uInt>(
                std::min<std::size_t>(place.size(), std::numeric_limits<uInt>::max()));
            const uInt room = m_state.avail_out;
            const int answer = inflate(&m_state, Z_NO_FLUSH);
            m_bytes->take(rest->size() - m_state.avail_in);
            m_isBetween = answer == Z_STREAM_END;
            m_isDamaged = answer != Z_OK && !m_isBetween;
            // What came before the damage is good, however the bytes come.
            if (room != m_state.avail_out)
                return static_cast<std::size_t>(room - m_state.avail_out);
        }
        return fail(ErrorCode::CannotReadFile, "the gzip data", "it is damaged");
    }

private:
    std::unique_ptr<PackedBytes> m_bytes;
    z_stream m_state{};
    bool m_isReady = false;
    bool m_isBetween = false; ///< one member is over, and perhaps another one follows
    bool m_isDamaged = false;
};

/// RFC 8878; several frames follow each other as one text.
class ZstdStream final : public ByteStream {
public:
    explicit ZstdStream(std::unique_ptr<PackedBytes> bytes)
        : m_bytes(std::move(bytes))
        , m_state(ZSTD_createDStream(), ZSTD_freeDStream)
    {
    }
    Result<std::size_t> read(std::span<char> place) override
    {
        ZSTD_outBuffer out{place.data(), place.size(), 0};
        while (out.pos == 0) {
            const Result<std::span<char>> rest = m_bytes->rest();
            if (!rest)
                return tl::unexpected<Error>(rest.error());
            if (rest->empty() && m_isBetween)
                return std::size_t(0);
            ZSTD_inBuffer in{rest->data(), rest->size(), 0};
            const std::size_t answer = ZSTD_decompressStream(m_state.get(), &out, &in);
            if (ZSTD_isError(answer) != 0U)
                return fail(ErrorCode::CannotReadFile, "the zstd data", ZSTD_getErrorName(answer));
            if (rest->empty() && out.pos == 0)
                return fail(ErrorCode::CannotReadFile, "the zstd data", "it ends too early");
            m_bytes->take(in.pos);
            m_isBetween = answer == 0;
        }
        return out.pos;
    }

private:
    std::unique_ptr<PackedBytes> m_bytes;
    std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> m_state;
    bool m_isBetween = false;
};

/// Says on reading why nothing can be read.
class FaultyStream final : public ByteStream {
public:
    explicit FaultyStream(Error error)
        : m_error(std::move(error))
    {
    }
    Result<std::size_t> read(std::span<char>) override { return tl::unexpected<Error>(m_error); }

private:
    Error m_error;
};

} // namespace

std::unique_ptr<ByteStream> unpacked(std::unique_ptr<ByteStream> bytes)
{
    auto packed = std::make_unique<PackedBytes>(std::move(bytes));
    const Result<std::string_view> mark = packed->first(longestMark);
    if (!mark)
        return std::make_unique<FaultyStream>(mark.error());
    if (mark->starts_with(gzipMark))
        return std::make_unique<GzipStream>(std::move(packed));
    if (mark->starts_with(zstdMark))
        return std::make_unique<ZstdStream>(std::move(packed));
    return std::make_unique<PlainStream>(std::move(packed));
}

} // namespace stepglass::items
