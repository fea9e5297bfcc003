#pragma once
// A PNG's chunks, for tests.
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <libdeflate.h>

namespace conflictmap::backend {

struct Chunk {
    std::string type;
    std::string data;
};

inline std::uint32_t number_at(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value = value << 8U | static_cast<unsigned char>(bytes.at(at + i));
    }
    return value;
}

/// All chunks; checks their checksums and that there is nothing after them.
inline std::vector<Chunk> chunks_of(const std::string& png) {
    REQUIRE(png.substr(0, 8) == "\x89PNG\r\n\x1a\n");
    std::vector<Chunk> chunks;
    std::size_t at = 8;
    while (at < png.size()) {
        const std::size_t length = number_at(png, at);
        chunks.push_back({png.substr(at + 4, 4), png.substr(at + 8, length)});
        CHECK(number_at(png, at + 8 + length) == libdeflate_crc32(0, png.data() + at + 4, length + 4));
        at += 12 + length;
    }
    CHECK(at == png.size());
    return chunks;
}

inline std::vector<std::string> types_of(const std::vector<Chunk>& chunks) {
    std::vector<std::string> types;
    for (const Chunk& chunk : chunks) {
        types.push_back(chunk.type);
    }
    return types;
}

/// The text of an iTXt chunk with this keyword; empty without one.
inline std::string text_in(const std::vector<Chunk>& chunks, const std::string& keyword) {
    const std::string start = keyword + std::string(5, '\0');
    for (const Chunk& chunk : chunks) {
        if (chunk.type == "iTXt" && chunk.data.starts_with(start)) {
            return chunk.data.substr(start.size());
        }
    }
    return {};
}

} // namespace conflictmap::backend
