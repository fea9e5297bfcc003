#pragma once
// Zip files, read without unpacking them to the disk. No libzip header here.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

#include "base/input_file.hpp"

namespace conflictmap::parse {

struct Member {
    std::string name;
    std::uint64_t index = 0;
    std::uint64_t size = 0; ///< after unpacking, as declared in the archive
    bool encrypted = false;
};

class Archive {
public:
    /// Nothing when it is no archive.
    static std::optional<Archive> open(const std::filesystem::path& file, const Roots& roots);

    [[nodiscard]] std::int64_t count() const;
    /// Those that state their name and size.
    [[nodiscard]] std::vector<Member> members() const;
    /// The member's bytes; nothing when they do not match the archive's declaration (libzip checks the checksum).
    [[nodiscard]] std::optional<std::string> unpacked(const Member& listed) const;

private:
    using Handle = std::unique_ptr<void, void (*)(void*)>;
    explicit Archive(Handle handle) : handle_(std::move(handle)) {}
    Handle handle_; ///< a zip_t
};

/// Bytes that a stream reads and seeks in, without a copy. They must outlive it.
class BytesBuffer : public std::streambuf {
public:
    explicit BytesBuffer(std::string_view bytes);

private:
    pos_type seekoff(off_type offset, std::ios_base::seekdir from, std::ios_base::openmode which) override;
    pos_type seekpos(pos_type to, std::ios_base::openmode which) override;
};

} // namespace conflictmap::parse
