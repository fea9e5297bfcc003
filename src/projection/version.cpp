#include "projection/version.hpp"

#include <proj.h>

namespace conflictmap::projection {

std::string proj_version() {
    return proj_info().version;
}

} // namespace conflictmap::projection
