#pragma once
// Attributes of SVG elements, each with a space before it; left out if SVG's or our root's default is the same.
#include <string>
#include <string_view>

#include "base/ink.hpp"

namespace conflictmap::backend {

std::string attribute(std::string_view name, std::string_view value);

/// `name` is opacity, fill-opacity or stroke-opacity.
std::string opacity_attribute(std::string_view name, double opacity);

std::string fill_attributes(const Colour& colour);

/// Round caps and joins are the root's and left out.
std::string stroke_attributes(const Stroke& stroke);

/// Lenders are named too, so that viewers take the letters we measured; a generic family stands in where none is
/// installed. `prefix` puts the fonts in the file before those of the machine.
std::string family_list(const std::vector<std::string>& families, const std::string& prefix);

/// "data-" and the key as an XML name in lower case, as in HTML, which may embed the SVG.
std::string data_name(std::string_view key);

} // namespace conflictmap::backend
