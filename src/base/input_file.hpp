#pragma once
// A regular file, opened to be read. Where it is, is checked on the open handle, so that neither a link nor ".." nor a
// change between check and use leads elsewhere.
#include <cstdint>
#include <filesystem>
#include <istream>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace conflictmap {

/// Folders that files may lie in, as absolute or relative paths; their own links are followed. Empty: anywhere.
using Roots = std::vector<std::filesystem::path>;

/// Why a file was not opened.
enum class Refusal {
    missing,     ///< there is nothing of this name
    folder,      ///< it is a folder
    not_regular, ///< a pipe, a device or a socket, which may have no end
    unreadable,  ///< the system does not let this process read it
    outside,     ///< links resolved, it is in none of the roots
};

class InputFile {
public:
    /// Never waits, as opening a pipe would.
    static std::variant<InputFile, Refusal> open(const std::filesystem::path& file, const Roots& roots = {});

    InputFile(InputFile&& other) noexcept;
    InputFile& operator=(InputFile&& other) noexcept;
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;
    ~InputFile();

    /// In bytes, when it was opened.
    [[nodiscard]] std::uintmax_t size() const { return size_; }
    /// The open descriptor, for a library that reads and closes it.
    [[nodiscard]] int release() &&;
    /// Reads up to `count` bytes at `offset` into `to`; the number read, which is 0 at the end, or -1 on a failure.
    std::int64_t read_at(std::uintmax_t offset, char* to, std::size_t count) const;

private:
    InputFile(int descriptor, std::uintmax_t size) : descriptor_(descriptor), size_(size) {}
    int descriptor_ = -1;
    std::uintmax_t size_ = 0;
};

/// The file as a stream that can seek; its `fail()` is set from the start when the file was not opened, `bad()` when
/// reading failed.
std::unique_ptr<std::istream> stream_of(std::variant<InputFile, Refusal> file);

/// For messages: "the file is outside the folders that may be read" and so on, and what to do about it.
std::string message_for(Refusal refusal);
std::string remedy_for(Refusal refusal);

} // namespace conflictmap
