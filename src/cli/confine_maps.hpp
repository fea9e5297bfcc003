#pragma once
// The second wall of the commands that read strangers' specs.
#include <conflictmap/conflictmap.hpp>

namespace conflictmap::cli {

/// Finds the root, if the options name none, and puts it into them. Then confines the process to what the maps of
/// these specs need: it can read the specs' folders, the root, the fonts and what the options allow, and write below
/// `written`. "-" is a spec in the working folder.
void confine_to_maps(const std::vector<std::string>& specs, RenderOptions& options,
                     const std::vector<std::filesystem::path>& written = {});

} // namespace conflictmap::cli
