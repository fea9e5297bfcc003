#pragma once
// A map's SVG as a part of an HTML document.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "output/figure.hpp"

namespace conflictmap::output {

/// Without the XML declaration and the size in millimetres; showing only `plate`, if given.
std::string inline_svg(std::string_view svg, const std::optional<Plate>& plate);

/// The texts of the SVG's style elements as an HTML parser gives them, for the hashes of a content security policy.
std::vector<std::string> styles_in(std::string_view svg);

struct DarkSvg {
    std::string svg;   ///< the light SVG, its elements that look otherwise in the dark marked `data-dark="1"` and so on
    std::string rules; ///< CSS: what they look like in the dark
};

/// One SVG for light and dark: two drawings that differ only in colours, opacities and widths of strokes are kept
/// once. Ids of the dark one may have the prefix `<map>-dark` where the light one's is `<map>`. Nothing when they
/// differ in more, for example if a style has other sizes.
std::optional<DarkSvg> merged_dark(std::string_view light, std::string_view dark, std::string_view map);

} // namespace conflictmap::output
