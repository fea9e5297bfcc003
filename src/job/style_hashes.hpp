#pragma once
#include <map>
#include <string>

#include "style/style_sheet.hpp"

namespace conflictmap::job {

/// Sums (the start of a SHA-256) over the entries that were looked up in the sheet so far, as "classes.held"; an entry
/// that the style does not have has the sum "-".
std::map<std::string, std::string> style_sums(const style::StyleSheet& sheet);

/// The same of named entries.
std::string style_sum(const style::StyleSheet& sheet, const std::string& entry);

} // namespace conflictmap::job
