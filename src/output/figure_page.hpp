#pragma once
// The figure page: one self-contained HTML file with a map, its events, areas and credits.
#include <string>

#include "output/figure.hpp"

namespace conflictmap::output {

/// The map as written by the format svg, and what readers who prefer dark see: without rules or a second SVG the same.
struct Drawing {
    std::string light;
    std::string dark_rules{}; ///< CSS for elements of `light`
    std::string dark{};       ///< an SVG instead of `light`, its ids with the prefix `<map>-dark`
};

/// The page around the map. It loads nothing and runs only its own script; its content security policy allows nothing
/// else.
std::string figure_page(const Figure& figure, const Drawing& drawn);

} // namespace conflictmap::output
