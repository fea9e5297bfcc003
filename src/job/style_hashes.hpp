#pragma once
// Hashes of the entries of a style. They show which maps a change of the style affects.
#include <map>
#include <string>

#include "style/lookup.hpp"

namespace conflictmap::job {

/// The entries that were looked up so far, such as "classes.held", each with the first 12 hexadecimal digits of its
/// SHA-256. An entry that the style does not have has the hash "-".
std::map<std::string, std::string> style_hashes(const style::Lookup& lookup);

/// The hash of a single entry.
std::string style_hash(const style::StyleSheet& sheet, const std::string& entry);

} // namespace conflictmap::job
