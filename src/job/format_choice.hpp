#pragma once
// Chooses the formats of a map.
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "job/format.hpp"
#include "spec/map_spec.hpp"

namespace conflictmap::job {

std::vector<std::string> format_names();

/// The formats in `wanted` (from the command line), or else the spec's outputs, or else PNG and SVG. Reports each
/// unknown format as an error.
std::vector<const Format*> formats_of(const spec::MapSpec& map, const std::vector<std::string>& wanted,
                                      Diagnostics& diagnostics);

} // namespace conflictmap::job
