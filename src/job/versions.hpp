#pragma once
#include <map>
#include <string>

namespace conflictmap::job {

/// The versions of the program and its drawing libraries, as in manifests. Omits GDAL, because loading it takes time.
std::map<std::string, std::string> linked_versions();

/// The same including GDAL.
std::map<std::string, std::string> all_versions();

} // namespace conflictmap::job
