#pragma once
// What maps were made from, in the form that make and ninja read.
#include <string>
#include <vector>

#include <conflictmap/conflictmap.hpp>

#include "base/diagnostics.hpp"

namespace conflictmap::job {

/// Writes `file` with a rule for each manifest: its outputs, and itself first, depend on its inputs. Paths below the
/// working folder are relative to it, others absolute. The manifests of the specs have just been written.
void write_depfile(const std::string& file, const std::vector<std::string>& specs, const RenderOptions& options,
                   Diagnostics& diagnostics);

/// A path as a rule spells it: spaces, "#" and "$" escaped as GNU make and ninja both read them.
std::string in_rule(const std::string& path);

} // namespace conflictmap::job
