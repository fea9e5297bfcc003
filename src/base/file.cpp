#include "base/file.hpp"

#include <algorithm>

#include "base/deadline.hpp"

namespace conflictmap {
namespace {

constexpr std::size_t block = 65536;

/// Nothing on a failure.
std::optional<std::string> first_of(const InputFile& file, std::size_t most) {
    std::string bytes;
    while (bytes.size() < most) {
        check_deadline();
        const std::size_t had = bytes.size();
        const std::size_t left = file.size() > had ? static_cast<std::size_t>(file.size()) - had + 1 : block;
        bytes.resize(had + std::min(left, most - had));
        const std::int64_t got = file.read_at(had, bytes.data() + had, bytes.size() - had);
        if (got < 0) {
            return std::nullopt;
        }
        bytes.resize(had + static_cast<std::size_t>(got));
        if (got == 0) {
            break;
        }
    }
    return bytes;
}

} // namespace

std::unique_ptr<std::istream> open_file(const std::filesystem::path& file, const Roots& roots) {
    return stream_of(InputFile::open(file, roots));
}

std::optional<std::string> read_bytes(const std::filesystem::path& file, std::size_t most, const Roots& roots) {
    const auto opened = InputFile::open(file, roots);
    const auto* found = std::get_if<InputFile>(&opened);
    return found != nullptr ? first_of(*found, most) : std::nullopt;
}

std::optional<std::string> read_file(const std::filesystem::path& file, Diagnostics& diagnostics, std::size_t limit,
                                     const Roots& roots) {
    const auto opened = InputFile::open(file, roots);
    Refusal refusal = Refusal::unreadable;
    if (const auto* found = std::get_if<InputFile>(&opened)) {
        if (auto text = first_of(*found, limit + 1)) {
            return text;
        }
    } else {
        refusal = std::get<Refusal>(opened);
    }
    diagnostics.error({file.string(), 0, 0}, refusal == Refusal::outside ? "path-outside" : "unreadable",
                      "the file cannot be read: " + message_for(refusal), remedy_for(refusal));
    return std::nullopt;
}

std::string read_stream(std::istream& stream, std::size_t limit) {
    std::string bytes;
    while (stream && bytes.size() <= limit) {
        check_deadline();
        const std::size_t had = bytes.size();
        bytes.resize(had + std::min(block, limit + 1 - had));
        stream.read(bytes.data() + had, static_cast<std::streamsize>(bytes.size() - had));
        bytes.resize(had + static_cast<std::size_t>(stream.gcount()));
    }
    return bytes;
}

} // namespace conflictmap
