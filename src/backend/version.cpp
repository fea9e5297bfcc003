#include "backend/version.hpp"

#include <libdeflate.h>
#include <libimagequant.h>

#include <fmt/format.h>

namespace conflictmap::backend {

std::string libdeflate_version() {
    return LIBDEFLATE_VERSION_STRING;
}

std::string imagequant_version() {
    const int version = liq_version(); // 21700
    return fmt::format("{}.{}.{}", version / 10000, version / 100 % 100, version % 100);
}

} // namespace conflictmap::backend
