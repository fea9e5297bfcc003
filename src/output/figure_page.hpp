#pragma once
// The figure page: one HTML file that shows a map and tells what it shows, with nothing outside of it.
#include <string>

#include "output/figure.hpp"

namespace conflictmap::output {

/// The page around `svg`, the map as written by the format svg. With `dark_svg`, the same map in a style for dark
/// grounds, its ids with the prefix `<map>-dark`, readers who prefer dark see that one; empty: they see the same map.
/// The page loads nothing and runs nothing but its own script, by its content security policy.
std::string figure_page(const Figure& figure, const std::string& svg, const std::string& dark_svg);

} // namespace conflictmap::output
