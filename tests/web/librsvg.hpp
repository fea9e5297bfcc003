#pragma once
// An SVG as librsvg measures and draws it, in a process of its own: it uses the fonts of the machine, like
// rsvg-convert, not those that our typesetter sets up for this process.
#include <map>
#include <string>
#include <vector>

#include "backend/raster.hpp"
#include "cli/program.hpp"
#include "scene/scene.hpp"

namespace web {

/// `drawn`: measured on its pixels instead of librsvg's geometry, which is inaccurate for rotated letters.
struct Element {
    std::string id;
    bool drawn = false;
};

struct Measured {
    conflictmap::backend::Raster picture;
    std::map<std::string, conflictmap::scene::PageBox> ink; ///< of the requested elements, in pixels
};

/// A page of this size in mm, drawn at this number of pixels per mm. Throws std::runtime_error with librsvg's message.
Measured by_librsvg(const std::string& svg, double width, double height, double pixels,
                    const std::vector<Element>& elements, const cli_tests::Folder& folder);

} // namespace web
