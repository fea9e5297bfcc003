#pragma once
// What the fuzz targets share.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "source/table.hpp"

namespace fuzz {

inline std::string text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// A broken guarantee is a finding, like a crash.
inline void require(bool holds, const char* promise) {
    if (!holds) {
        std::fprintf(stderr, "broken guarantee: %s\n", promise);
        std::abort();
    }
}

/// The project's folder.
inline std::filesystem::path root() {
    return CONFLICTMAP_ROOT;
}

inline void write(const std::filesystem::path& file, const std::uint8_t* data, std::size_t size) {
    std::ofstream stream(file, std::ios::binary);
    stream.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    require(static_cast<bool>(stream.flush()), "the target cannot write its own file");
}

/// A folder of this process, below TMPDIR.
class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "conflictmap-fuzz-XXXXXX").string();
        require(::mkdtemp(name.data()) != nullptr, "the target cannot make its own folder");
        path_ = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// No row is lost silently. `kept`: rows of a source that have not been drawn yet.
inline void check_ledger(const conflictmap::source::Ledger& ledger, std::size_t kept = 0) {
    require(ledger.declared ==
                ledger.drawn + ledger.outside + ledger.filtered + ledger.rejected + static_cast<std::int64_t>(kept),
            "declared is not drawn + outside + filtered + rejected");
}

} // namespace fuzz
