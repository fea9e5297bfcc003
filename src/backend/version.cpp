#include "backend/version.hpp"

#include <libdeflate.h>
#include <libimagequant.h>
#include <webp/encode.h>

#include <fmt/format.h>

namespace conflictmap::backend {

std::string libdeflate_version() {
    return LIBDEFLATE_VERSION_STRING;
}

std::string imagequant_version() {
    const int version = liq_version(); // 21700
    return fmt::format("{}.{}.{}", version / 10000, version / 100 % 100, version % 100);
}

std::string webp_version() {
    const auto version = static_cast<unsigned>(WebPGetEncoderVersion()); // 0x010204
    return fmt::format("{}.{}.{}", version >> 16U, version >> 8U & 0xFFU, version & 0xFFU);
}

} // namespace conflictmap::backend
