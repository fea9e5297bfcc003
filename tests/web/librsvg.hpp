#pragma once
// An SVG as librsvg measures and draws it, in a process of its own: fonts are the machine's there, as with
// rsvg-convert, not those that our typesetter lets this process see.
#include <map>
#include <string>
#include <vector>

#include "backend/raster.hpp"
#include "cli/program.hpp"
#include "scene/scene.hpp"

namespace web {

/// `drawn`: measured on its pixels rather than by librsvg's geometry, which is wide of turned letters.
struct Element {
    std::string id;
    bool drawn = false;
};

struct Measured {
    conflictmap::backend::Raster picture;
    std::map<std::string, conflictmap::scene::PageBox> ink; ///< of the elements asked for, in pixels
};

/// A page of this size in mm, in a picture with so many pixels a mm. Throws std::runtime_error with librsvg's words.
Measured by_librsvg(const std::string& svg, double width, double height, double pixels,
                    const std::vector<Element>& elements, const cli_tests::Folder& folder);

} // namespace web
