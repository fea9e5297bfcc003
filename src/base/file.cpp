#include "base/file.hpp"

#include <algorithm>
#include <fstream>

#include "base/yaml.hpp"

namespace conflictmap {

std::string read_stream(std::istream& stream) {
    // One byte more than may be there is enough to know that there are too many: a stream may have no end.
    constexpr std::size_t block = 32768;
    std::string text;
    while (stream && text.size() <= yaml_max_bytes) {
        const std::size_t had = text.size();
        text.resize(std::min(had + block, yaml_max_bytes + 1));
        stream.read(text.data() + had, static_cast<std::streamsize>(text.size() - had));
        text.resize(had + static_cast<std::size_t>(stream.gcount()));
    }
    return text;
}

std::optional<std::string> read_file(const std::filesystem::path& file, Diagnostics& diagnostics) {
    std::error_code failed;
    std::ifstream stream(file, std::ios::binary);
    if (!stream || std::filesystem::is_directory(file, failed)) {
        diagnostics.error({file.string(), 0, 0}, "unreadable", "the file cannot be read",
                          std::filesystem::exists(file, failed) ? "check that it is a file and that you may read it"
                                                                : "there is no such file");
        return std::nullopt;
    }
    return read_stream(stream);
}

} // namespace conflictmap
