#pragma once
// The files of output/page/, embedded by CMake.
#include <string_view>

namespace conflictmap::output {

extern const std::string_view page_html; ///< the template: {{name}} stands for what figure_page puts there
extern const std::string_view page_css;
extern const std::string_view page_js;

} // namespace conflictmap::output
