#include "backend/version.hpp"

#include <libdeflate.h>

namespace conflictmap::backend {

std::string libdeflate_version() {
    return LIBDEFLATE_VERSION_STRING;
}

} // namespace conflictmap::backend
