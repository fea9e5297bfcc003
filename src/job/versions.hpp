#pragma once
#include <map>
#include <string>

namespace conflictmap::job {

/// Of the program and the libraries that draw, as manifests name them; of all but GDAL, which it costs time to ask.
std::map<std::string, std::string> linked_versions();

/// The same with GDAL.
std::map<std::string, std::string> all_versions();

} // namespace conflictmap::job
