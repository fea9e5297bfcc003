#pragma once
#include <string>

namespace conflictmap::backend {

/// libdeflate's version, "1.14": another one may give other bytes.
std::string libdeflate_version();

/// libimagequant's and libwebp's, likewise.
std::string imagequant_version();
std::string webp_version();

} // namespace conflictmap::backend
