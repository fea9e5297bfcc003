#pragma once
// Writes all files of one variant of a map: pictures, embeds, and, once all of these are written, the manifest.
#include <filesystem>
#include <vector>

#include "job/format.hpp"

namespace conflictmap::job {

struct Delivery {
    std::filesystem::path folder; ///< the folder of the map
    FileStem stem;
    std::vector<const Format*> formats;
    std::vector<double> scales{1};
    output::Build build; ///< without the hashes of the styles, which are taken from the page
};

/// The map in one format. A document shows `figure` and links to its outputs. A note reports anything that the options
/// ask for and the format cannot hold.
std::string encoded(const ComposedMap& map, const output::Figure& figure, const Format& format, double scale,
                    const text::Typesetter& typesetter, Diagnostics& diagnostics);

/// The names of all files, in the order of writing, without drawing anything.
std::vector<std::filesystem::path> planned(const Delivery& delivery);

/// Writes the files; returns the ones that were written, in order. If a picture fails, it reports a diagnostic and
/// writes neither embeds nor a manifest, because these describe complete sets.
std::vector<std::filesystem::path> deliver(const Delivery& delivery, const ComposedMap& map, const Root& root,
                                           const text::Typesetter& typesetter, Diagnostics& diagnostics);

/// Writes the manifest with other inputs. Returns false if that fails; then the map must be drawn, which reports the
/// reason.
bool restate(const Delivery& delivery, const std::vector<output::Input>& inputs);

} // namespace conflictmap::job
