#pragma once
#include <string>

namespace conflictmap::backend {

/// libdeflate's version, "1.14": another version may give other bytes.
std::string libdeflate_version();

/// The versions of libimagequant and libwebp; the same applies to them.
std::string imagequant_version();
std::string webp_version();

} // namespace conflictmap::backend
