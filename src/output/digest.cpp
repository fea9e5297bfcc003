#include "output/digest.hpp"

#include <algorithm>
#include <array>

#include "output/hash.hpp"

namespace conflictmap::output {
namespace {

unsigned value_of(char digit) {
    return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

} // namespace

std::string base64_of_hex(std::string_view hex) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < hex.size(); i += 6) { // three bytes, four letters
        std::array<unsigned, 6> digits{};
        const std::size_t there = std::min<std::size_t>(6, hex.size() - i);
        for (std::size_t k = 0; k < there; ++k) {
            digits[k] = value_of(hex[i + k]);
        }
        out += letters[digits[0] << 2U | digits[1] >> 2U];
        out += letters[(digits[1] & 3U) << 4U | digits[2]];
        out += there > 2 ? letters[digits[3] << 2U | digits[4] >> 2U] : '=';
        out += there > 4 ? letters[(digits[4] & 3U) << 4U | digits[5]] : '=';
    }
    return out;
}

std::string policy_hash(std::string_view bytes) {
    return "sha256-" + base64_of_hex(sha256(bytes));
}

} // namespace conflictmap::output
