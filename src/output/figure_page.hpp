#pragma once
// The figure page: one self-contained HTML file with a map, its events, areas and credits.
#include <string>

#include "output/figure.hpp"
#include "output/markup.hpp"

namespace conflictmap::output {

/// The map as written by the format svg, and its version for readers who prefer dark. Without rules or a second SVG,
/// both are the same.
struct Drawing {
    std::string light;
    std::string dark_rules{}; ///< CSS for elements of `light`
    std::string dark{};       ///< an SVG to show instead of `light`; its ids have the prefix `<map>-dark`
};

/// The page around the map. It loads nothing and runs only its own script, which its content security policy enforces.
Html figure_page(const Figure& figure, const Drawing& drawn);

} // namespace conflictmap::output
