#include "parse/byte_blocks.hpp"

#include <algorithm>
#include <bit>

#include "base/deadline.hpp"

namespace conflictmap::parse {

const unsigned char* ByteBlocks::at(std::uintmax_t offset, std::size_t count) {
    if (offset > size() || count > size() - offset) {
        return nullptr;
    }
    if (offset < start_ || offset + count > start_ + block_.size()) {
        check_deadline();
        constexpr std::size_t usual = 262'144;
        block_.resize(static_cast<std::size_t>(std::min<std::uintmax_t>(std::max(usual, count), size() - offset)));
        std::size_t filled = 0;
        while (filled < block_.size()) {
            const auto read =
                file_.read_at(offset + filled, reinterpret_cast<char*>(block_.data()) + filled, block_.size() - filled);
            if (read <= 0) {
                block_.clear();
                return nullptr;
            }
            filled += static_cast<std::size_t>(read);
        }
        start_ = offset;
    }
    return block_.data() + (offset - start_);
}

std::uint32_t big_endian_32(const unsigned char* at) {
    return std::uint32_t{at[0]} << 24U | std::uint32_t{at[1]} << 16U | std::uint32_t{at[2]} << 8U | at[3];
}

std::uint32_t little_endian_32(const unsigned char* at) {
    return std::uint32_t{at[3]} << 24U | std::uint32_t{at[2]} << 16U | std::uint32_t{at[1]} << 8U | at[0];
}

std::uint16_t little_endian_16(const unsigned char* at) {
    return static_cast<std::uint16_t>(at[1] << 8U | at[0]);
}

double little_endian_double(const unsigned char* at) {
    return std::bit_cast<double>(std::uint64_t{little_endian_32(at + 4)} << 32U | little_endian_32(at));
}

} // namespace conflictmap::parse
