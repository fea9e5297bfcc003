#pragma once
// From a map spec to a finished map: spec -> sources -> projection -> styled features -> page, with the description of
// the page for the files that accompany its pictures.
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/deadline.hpp"
#include "job/options.hpp"
#include "job/roots.hpp"
#include "layout/page.hpp"
#include "output/figure.hpp"
#include "spec/map_spec.hpp"

namespace conflictmap::job {

/// A file that the map was made from.
struct UsedFile {
    std::filesystem::path file;
    std::string role; ///< see output::Input
    std::string licence;
    std::string credit;
    std::string sha256{}; ///< computed when the map is composed, not when its files are written
};

/// How pictures are written.
struct PictureSettings {
    spec::PngSpec png;
    spec::SvgSpec svg;
    double dots_per_inch = 0; ///< of raster formats at scale 1
};

/// A page and its description, ready to be written in any format.
struct ComposedMap {
    layout::Page page;
    PictureSettings settings;
    std::map<std::string, std::string> info; ///< metadata for the files
    output::Figure figure;                   ///< without inputs and outputs, which are added on delivery
    std::vector<UsedFile> files;
    style::StyleSheet sheet;
    std::map<std::string, std::string> style_hashes; ///< of the entries of `sheet` that were looked up
    bool repeatable = true; ///< all sources are files, so a later run can tell whether redrawing is needed
    std::shared_ptr<const ComposedMap> dark; ///< the same map in its dark style, for a figure page; may be null
};

/// Composes the map. Returns nothing if there are errors; a map can have warnings. Starts the deadline of the thread.
/// It also applies to encoding the page, which may throw DeadlinePassed.
std::optional<ComposedMap> compose_map(spec::MapSpec map, const RenderOptions& options, const Variant& variant,
                                       const Root& root, const text::Typesetter& typesetter, Diagnostics& diagnostics);

/// Reports the diagnostic for a map that took too long.
void report_late(const std::string& file, const DeadlinePassed& late, Diagnostics& diagnostics);

} // namespace conflictmap::job
