#pragma once
// Writes all files of one variant of a map: pictures, embeds, and, when all of these stand, the manifest.
#include <filesystem>
#include <vector>

#include "job/format.hpp"

namespace conflictmap::job {

struct Delivery {
    std::filesystem::path folder; ///< the map's own
    FileStem stem;
    std::vector<const Format*> formats;
    std::vector<double> scales{1};
    output::Build build; ///< without the styles' entries, which the page knows
};

/// The map in one format; a document shows `figure` and links to its outputs. A note says what the bytes lack of what
/// was asked for.
std::string encoded(const ComposedMap& map, const output::Figure& figure, const Format& format, double scale,
                    const text::Typesetter& typesetter, Diagnostics& diagnostics);

/// Names of all files, in the order of writing; nothing is drawn.
std::vector<std::filesystem::path> planned(const Delivery& delivery);

/// Writes them; gives those that were written, in that order. After a picture that failed, which leaves a
/// diagnostic, neither embeds nor a manifest are written: these speak for complete sets alone.
std::vector<std::filesystem::path> deliver(const Delivery& delivery, const ComposedMap& map, const Root& root,
                                           const text::Typesetter& typesetter, Diagnostics& diagnostics);

/// Writes the manifest with other inputs. False when it could not be: then the map is to be drawn, which says why.
bool restate(const Delivery& delivery, const std::vector<output::Input>& inputs);

} // namespace conflictmap::job
