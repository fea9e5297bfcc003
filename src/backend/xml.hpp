#pragma once
#include <string>
#include <string_view>

namespace conflictmap::backend {

/// Text for XML 1.0 content and quoted attributes: valid UTF-8, markup escaped, without characters that XML forbids or
/// that change the direction of text. Tabs and line ends become references, so that attributes keep them too.
std::string xml_escaped(std::string_view text);

/// The nearest XML name: letters, digits, "-", "_" and "." stay, anything else becomes "_". A name that does not start
/// with a letter gets a leading "_". Never empty.
std::string xml_name(std::string_view text);

} // namespace conflictmap::backend
