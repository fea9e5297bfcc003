#pragma once
// The figure page's own words.
#include <string_view>

namespace conflictmap::output {

/// The word of this name in the language ("uk", "uk-UA"), else in English; a name that is not in the table throws.
std::string_view page_word(std::string_view name, std::string_view language);

} // namespace conflictmap::output
