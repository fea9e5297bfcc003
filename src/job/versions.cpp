#include "job/versions.hpp"

#include "backend/version.hpp"
#include "gdal/version.hpp"
#include "geom/version.hpp"
#include "projection/version.hpp"
#include "text/versions.hpp"

namespace conflictmap::job {

std::map<std::string, std::string> linked_versions() {
    auto versions = text::versions();
    versions["conflictmap"] = CONFLICTMAP_VERSION;
    versions["geos"] = geom::geos_version();
    versions["libdeflate"] = backend::libdeflate_version();
    versions["libimagequant"] = backend::imagequant_version();
    versions["libwebp"] = backend::webp_version();
    versions["proj"] = projection::proj_version();
    return versions;
}

std::map<std::string, std::string> all_versions() {
    auto versions = linked_versions();
    versions["gdal"] = gdal::version();
    return versions;
}

} // namespace conflictmap::job
