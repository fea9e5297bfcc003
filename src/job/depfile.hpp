#pragma once
// What maps were made from, in the form that make and ninja read.
#include <string>
#include <vector>

#include <conflictmap/conflictmap.hpp>

#include "base/diagnostics.hpp"

namespace conflictmap::job {

/// Writes `file` with a rule for each manifest: its outputs, and itself first, depend on its inputs. Paths below the
/// working folder are relative to it, others absolute. The manifests of the specs have just been written.
/// A name that in_rule refuses is an error of the output, and then nothing is written.
void write_depfile(const std::string& file, const std::vector<std::string>& specs, const RenderOptions& options,
                   Diagnostics& diagnostics);

} // namespace conflictmap::job
