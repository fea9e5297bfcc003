#include "output/hash.hpp"

#include <array>
#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <gcrypt.h>

#include "base/file.hpp"

namespace conflictmap::output {
namespace {

class Sha256 {
public:
    Sha256() {
        // The library asks to be told that its set-up is over; it does no harm to say so twice.
        gcry_check_version(nullptr);
        gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
        gcry_md_hd_t handle = nullptr;
        if (gcry_md_open(&handle, GCRY_MD_SHA256, 0) != 0) {
            throw std::runtime_error("libgcrypt has no SHA-256");
        }
        handle_.reset(handle);
    }
    void add(std::string_view bytes) { gcry_md_write(handle_.get(), bytes.data(), bytes.size()); }
    std::string digest() {
        constexpr int length = 32;
        const unsigned char* bytes = gcry_md_read(handle_.get(), GCRY_MD_SHA256);
        std::string out;
        for (int i = 0; i < length; ++i) {
            out += fmt::format("{:02x}", bytes[i]);
        }
        return out;
    }

private:
    struct Close {
        void operator()(gcry_md_hd_t handle) const { gcry_md_close(handle); }
    };
    std::unique_ptr<gcry_md_handle, Close> handle_;
};

} // namespace

std::string sha256(std::string_view bytes) {
    Sha256 sum;
    sum.add(bytes);
    return sum.digest();
}

std::optional<std::string> sha256_of_file(const std::filesystem::path& file) {
    std::error_code failed;
    if (!std::filesystem::is_regular_file(file, failed)) {
        return std::nullopt;
    }
    auto stream = open_file(file);
    if (!stream) {
        return std::nullopt;
    }
    Sha256 sum;
    std::array<char, 65536> block{};
    while (stream.read(block.data(), block.size()) || stream.gcount() > 0) {
        sum.add({block.data(), static_cast<std::size_t>(stream.gcount())});
    }
    return stream.bad() ? std::nullopt : std::optional(sum.digest());
}

} // namespace conflictmap::output
