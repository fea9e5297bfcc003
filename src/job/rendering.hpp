#pragma once
// One spec drawn and written: what the command and the library's render() share.
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
    std::vector<std::filesystem::path> files;      ///< written, or to be written in a dry run
    std::vector<std::filesystem::path> up_to_date; ///< manifests of what did not have to be drawn
    std::vector<std::string> reasons;              ///< why the others were: "maps/a.yaml: it has not been drawn yet"
    std::vector<std::string> notes;                ///< what was left out of a drawing, and why
    int exit_code = 0;
};

/// The options are taken as checked. `hashes` are of files that do not change while this goes on.
Rendered render_spec(const std::string& file, const RenderOptions& options, const text::Typesetter& typesetter,
                     FileHashes& hashes);

/// What render_spec would say when nothing of the spec has to be drawn; nothing when something has to, or when that
/// cannot be told.
std::optional<Rendered> as_it_stands(const std::string& file, const RenderOptions& options, FileHashes& hashes);

/// The manifests that the spec's variants have, or would have, on disk.
std::vector<std::filesystem::path> manifests_of(const std::string& file, const RenderOptions& options,
                                                Diagnostics& diagnostics);

} // namespace conflictmap::job
