#include "output/hash.hpp"

#include <array>
#include <memory>
#include <mutex>
#include <stdexcept>

#include <fmt/format.h>
#include <gcrypt.h>

#include "base/deadline.hpp"
#include "base/file.hpp"

namespace conflictmap::output {
namespace {

class Sha256 {
public:
    Sha256() {
        // The library must be told that its initialization is finished, before threads use it.
        static std::once_flag once;
        std::call_once(once, [] {
            gcry_check_version(nullptr);
            gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
        });
        gcry_md_hd_t handle = nullptr;
        if (gcry_md_open(&handle, GCRY_MD_SHA256, 0) != 0) {
            throw std::runtime_error("libgcrypt has no SHA-256");
        }
        handle_.reset(handle);
    }
    void add(std::string_view bytes) { gcry_md_write(handle_.get(), bytes.data(), bytes.size()); }
    std::string digest() {
        constexpr std::size_t length = 32;
        return {reinterpret_cast<const char*>(gcry_md_read(handle_.get(), GCRY_MD_SHA256)), length};
    }

private:
    struct Close {
        void operator()(gcry_md_hd_t handle) const { gcry_md_close(handle); }
    };
    std::unique_ptr<gcry_md_handle, Close> handle_;
};

std::string in_hexadecimal(std::string_view bytes) {
    std::string out;
    for (const char byte : bytes) {
        out += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    }
    return out;
}

} // namespace

std::string sha256_bytes(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.digest();
}

std::string sha256(std::string_view bytes) {
    return in_hexadecimal(sha256_bytes(bytes));
}

std::optional<std::string> sha256_of_file(const std::filesystem::path& file, const Roots& roots) {
    const auto stream = open_file(file, roots);
    if (stream->fail()) {
        return std::nullopt;
    }
    Sha256 hash;
    std::array<char, 65536> block{};
    while (stream->read(block.data(), block.size()) || stream->gcount() > 0) {
        check_deadline();
        hash.add({block.data(), static_cast<std::size_t>(stream->gcount())});
    }
    return stream->bad() ? std::nullopt : std::optional(in_hexadecimal(hash.digest()));
}

} // namespace conflictmap::output
