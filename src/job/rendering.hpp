#pragma once
// Draws and writes one spec: the part that the command and the library's render() share.
#include <optional>
#include <string>
#include <vector>

#include <conflictmap/conflictmap.hpp>

#include "base/diagnostics.hpp"
#include "job/file_hashes.hpp"
#include "text/typesetter.hpp"

namespace conflictmap::job {

struct Rendered {
    Diagnostics diagnostics;
    std::vector<std::filesystem::path> files;      ///< written, or, in a dry run, to be written
    std::vector<std::filesystem::path> up_to_date; ///< manifests of maps that did not have to be drawn
    std::vector<std::string> reasons;              ///< why the others were: "maps/a.yaml: a: it has not been drawn yet"
    std::vector<std::string> notes;                ///< what was left out of the drawings, and why
    int exit_code = 0;
};

/// Requires checked options. `hashes` are of files that must not change during the run.
Rendered render_spec(const std::string& file, const RenderOptions& options, const text::Typesetter& typesetter,
                     FileHashes& hashes);

/// The result of render_spec if nothing of the spec has to be drawn. Returns nothing if something has to be drawn, or
/// if that is unknown.
std::optional<Rendered> as_it_stands(const std::string& file, const RenderOptions& options, FileHashes& hashes);

/// The manifests that the spec's variants have on disk, or would have.
std::vector<std::filesystem::path> manifests_of(const std::string& file, const RenderOptions& options,
                                                Diagnostics& diagnostics);

} // namespace conflictmap::job
