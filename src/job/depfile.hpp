#pragma once
// Writes the inputs of maps in the format that make and ninja read.
#include <string>
#include <vector>

#include <conflictmap/conflictmap.hpp>

#include "base/diagnostics.hpp"

namespace conflictmap::job {

/// Writes `file` with a rule for each manifest: the manifest and its outputs depend on its inputs. Paths below the
/// working folder are relative to it; others are absolute. The manifests of the specs must just have been written.
/// A name that in_rule refuses is an output error, and then nothing is written.
void write_depfile(const std::string& file, const std::vector<std::string>& specs, const RenderOptions& options,
                   Diagnostics& diagnostics);

} // namespace conflictmap::job
