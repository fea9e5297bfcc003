#pragma once
// The files of output/page/, embedded by CMake.
#include <string_view>

namespace conflictmap::output {

extern const std::string_view page_html; ///< the template: figure_page replaces each {{name}}
extern const std::string_view page_css;
extern const std::string_view page_js;

} // namespace conflictmap::output
