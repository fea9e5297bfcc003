#pragma once
// Which formats a map is written in.
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "job/format.hpp"
#include "spec/map_spec.hpp"

namespace conflictmap::job {

std::vector<std::string> format_names();

/// `wanted` (from the command line), else the spec's outputs, else PNG and SVG. Each that is unknown is an error.
std::vector<const Format*> formats_of(const spec::MapSpec& map, const std::vector<std::string>& wanted,
                                      Diagnostics& diagnostics);

} // namespace conflictmap::job
