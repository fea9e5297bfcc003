#pragma once
// Font subsets that are small enough to embed in a map.
#include <filesystem>
#include <set>
#include <string>

namespace conflictmap::text {

/// A subset of the font file with these characters (and the glyphs that shaping makes of them: ligatures, joined
/// forms), without hinting, as WOFF2 (w3.org/TR/WOFF2). The same file and characters always give the same bytes. Throws
/// std::runtime_error when the file cannot be read or reduced.
std::string woff2_subset(const std::filesystem::path& file, const std::set<char32_t>& characters);

} // namespace conflictmap::text
