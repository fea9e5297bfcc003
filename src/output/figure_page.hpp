#pragma once
// The figure page: one self-contained HTML file with a map, its events, areas and credits.
#include <string>

#include "output/figure.hpp"

namespace conflictmap::output {

/// The page around `svg`, the map as written by the format svg. With `dark_svg`, the same map in a style for dark
/// grounds, its ids with the prefix `<map>-dark`, readers who prefer dark see that one; empty: they see the same map.
/// The page loads nothing and runs only its own script; its content security policy allows nothing else.
std::string figure_page(const Figure& figure, const std::string& svg, const std::string& dark_svg);

} // namespace conflictmap::output
