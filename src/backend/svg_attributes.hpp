#pragma once
// Attributes of SVG elements, each after a space; omitted if the value is SVG's default or set by our root.
#include <string>
#include <string_view>

#include "base/ink.hpp"

namespace conflictmap::backend {

std::string attribute(std::string_view name, std::string_view value);

/// `name` is opacity, fill-opacity or stroke-opacity.
std::string opacity_attribute(std::string_view name, double opacity);

std::string fill_attributes(const Colour& colour);

/// Round caps and joins are omitted, because the root sets them.
std::string stroke_attributes(const Stroke& stroke);

/// Includes families that supply missing letters, so that viewers use the letters that we measured, and ends with a
/// generic family as a fallback. `prefix` puts the embedded fonts before those of the machine.
std::string family_list(const std::vector<std::string>& families, const std::string& prefix);

/// "data-" and the key as an XML name, in lower case because the SVG may be embedded in HTML.
std::string data_name(std::string_view key);

} // namespace conflictmap::backend
