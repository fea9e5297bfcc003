#pragma once
// The figure page's own words.
#include <string_view>

#include "output/markup.hpp"

namespace conflictmap::output {

/// The word of this name in the language ("uk", "uk-UA"), or else in English. Throws if the name is not in the table.
std::string_view page_word(std::string_view name, std::string_view language);

/// The same as HTML.
Html html_word(std::string_view name, std::string_view language);

} // namespace conflictmap::output
