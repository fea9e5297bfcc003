#pragma once
#include <string>
#include <string_view>

namespace conflictmap::backend {

/// Text for XML 1.0 content and quoted attributes: valid UTF-8, markup escaped, characters that XML forbids, or
/// that change the direction of text, left out.
/// Tabs and line ends are kept as references, so that attributes keep them too.
std::string xml_escaped(std::string_view text);

/// The nearest XML name: letters, digits, "-", "_" and "." stay, anything else becomes "_"; a name that starts with
/// none of the letters gets "_" in front. Never empty.
std::string xml_name(std::string_view text);

} // namespace conflictmap::backend
