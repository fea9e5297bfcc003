#pragma once
#include <map>
#include <string>

namespace conflictmap::text {

/// Versions of the libraries that set text, by name: "pango", "cairo", "harfbuzz", "fontconfig".
std::map<std::string, std::string> versions();

} // namespace conflictmap::text
