#pragma once
#include <string>

namespace conflictmap::backend {

/// libdeflate's version, "1.14": another one may give other bytes.
std::string libdeflate_version();

/// libimagequant's, likewise.
std::string imagequant_version();

} // namespace conflictmap::backend
