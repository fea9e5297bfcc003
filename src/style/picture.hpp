#pragma once
// Small SVG files, read as outlines: pictograms, drawn in the style's colours, and logos, drawn in their own.
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/colour.hpp"
#include "base/diagnostics.hpp"
#include "base/input_file.hpp"

namespace conflictmap::style {

/// A step of an outline. For a pictogram, the square from (0, 0), top left, to (1, 1); for a logo, units of its width.
struct PictureStep {
    enum class Verb { move, line, curve, close };
    Verb verb = Verb::close;
    std::array<double, 6> xy{}; ///< move and line: the point; curve: two control points and the end
};

/// The parts in drawing order. Black parts have the colour of the symbol's ink; white ones are holes that show what is
/// behind the pictogram.
struct PicturePart {
    bool hole = false;
    std::vector<PictureStep> steps; ///< filled, even-odd
    std::optional<Colour> colour{}; ///< only for logos
};
struct Picture {
    std::vector<PicturePart> parts;
    double height = 1; ///< in units of its width
};

/// Reads an SVG with a square `viewBox` that contains path, circle, ellipse, rect, polygon and groups of them, filled
/// black (the default) or white. Everything else, files above 1 MB, more than 20,000 steps, and document types are
/// errors at `file`.
std::optional<Picture> read_picture(const std::string& svg, const std::string& file, Diagnostics& diagnostics);

/// The same for a logo: any `viewBox`; filled black, white, `none` or with "#rgb" and "#rrggbb".
std::optional<Picture> read_logo(const std::string& svg, const std::string& file, Diagnostics& diagnostics);

/// All *.svg in a folder, by stem; nothing if the folder does not exist. Links that lead outside the folder are errors.
std::map<std::string, Picture> read_pictures(const std::filesystem::path& folder, const Roots& roots,
                                             Diagnostics& diagnostics);

} // namespace conflictmap::style
