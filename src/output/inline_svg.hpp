#pragma once
// The SVG of a map as a part of an HTML document.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "output/figure.hpp"

namespace conflictmap::output {

/// Removes the XML declaration and the size in millimetres; shows only `plate`, if given.
std::string inline_svg(std::string_view svg, const std::optional<Plate>& plate);

/// The texts of the SVG's style elements as an HTML parser reads them, for the hashes of a content security policy.
std::vector<std::string> styles_in(std::string_view svg);

} // namespace conflictmap::output
