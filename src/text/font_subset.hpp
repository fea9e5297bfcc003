#pragma once
// Font subsets that are small enough to embed in a map.
#include <filesystem>
#include <set>
#include <string>

namespace conflictmap::text {

/// The font file cut down to these characters (and what shaping makes of them: ligatures, joined forms), without
/// hinting, as WOFF2 (w3.org/TR/WOFF2). The same bytes for the same file and characters. Throws std::runtime_error when
/// the file cannot be read or cut.
std::string woff2_subset(const std::filesystem::path& file, const std::set<char32_t>& characters);

} // namespace conflictmap::text
