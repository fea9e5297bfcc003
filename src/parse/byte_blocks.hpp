#pragma once
// A file read from front to back in blocks, without more than a block in memory.
#include <cstdint>
#include <optional>
#include <vector>

#include "base/input_file.hpp"

namespace conflictmap::parse {

class ByteBlocks {
public:
    explicit ByteBlocks(InputFile file) : file_(std::move(file)) {}
    [[nodiscard]] std::uintmax_t size() const { return file_.size(); }
    /// The bytes from `offset` on; null if the file ends before `count` of them or cannot be read. They are valid until
    /// the next call. Fast if offsets only grow. Throws DeadlinePassed.
    const unsigned char* at(std::uintmax_t offset, std::size_t count);

private:
    InputFile file_;
    std::vector<unsigned char> block_;
    std::uintmax_t start_ = 0; ///< of the block in the file
};

/// Integers and numbers as shapefiles have them; `at` may be unaligned.
std::uint32_t big_endian_32(const unsigned char* at);
std::uint32_t little_endian_32(const unsigned char* at);
std::uint16_t little_endian_16(const unsigned char* at);
double little_endian_double(const unsigned char* at);

} // namespace conflictmap::parse
