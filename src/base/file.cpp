#include "base/file.hpp"

#include <algorithm>

namespace conflictmap {
namespace {

/// Reads in blocks, because a stream has no known size and may be endless.
std::string first_of(std::istream& stream, std::size_t most) {
    constexpr std::size_t block = 32768;
    std::string bytes;
    while (stream && bytes.size() < most) {
        const std::size_t had = bytes.size();
        bytes.resize(had + std::min(block, most - had));
        stream.read(bytes.data() + had, static_cast<std::streamsize>(bytes.size() - had));
        bytes.resize(had + static_cast<std::size_t>(stream.gcount()));
    }
    return bytes;
}

} // namespace

std::ifstream open_file(const std::filesystem::path& file) {
    return std::ifstream(file, std::ios::binary);
}

std::optional<std::string> read_bytes(const std::filesystem::path& file, std::size_t most) {
    std::ifstream stream = open_file(file);
    if (!stream) {
        return std::nullopt;
    }
    std::string bytes = first_of(stream, most);
    return stream.bad() ? std::nullopt : std::optional(std::move(bytes));
}

std::optional<std::string> read_file(const std::filesystem::path& file, Diagnostics& diagnostics, std::size_t limit) {
    auto text = read_bytes(file, limit + 1);
    if (!text) {
        std::error_code failed;
        diagnostics.error({file.string(), 0, 0}, "unreadable", "the file cannot be read",
                          std::filesystem::exists(file, failed) ? "check that it is a file and that you may read it"
                                                                : "there is no such file");
    }
    return text;
}

std::string read_stream(std::istream& stream, std::size_t limit) {
    return first_of(stream, limit + 1);
}

} // namespace conflictmap
