#pragma once
// RenderOptions of the public header is the only set of options: the command line and the library fill it, and every
// step of a job reads it. This file checks and reads its values.
#include <string>
#include <vector>

#include <conflictmap/conflictmap.hpp>

#include "base/diagnostics.hpp"

namespace conflictmap::job {

/// The languages that maps can be drawn in.
inline const std::vector<std::string> languages{"en", "uk", "ru"};

/// One of the combinations of style and language that the options request.
struct Variant {
    std::string style; ///< "" = the style of the spec
    std::string language = "en";
};

/// The first style and language in the options, for commands that draw one picture.
Variant first_variant(const RenderOptions& options);

/// Whether a text consists of two sides, such as "180mmx135mm" or "1600x1100" (px).
bool is_page_size(const std::string& text);

/// Splits "180mmx135mm", "180 mm x 135 mm" or "1600x1100" (px) into two lengths with units. Any other text gives a
/// result that the check of the page size rejects.
std::vector<std::string> page_sides(std::string size);

/// Reports every option that the command line would reject.
void check_options(const RenderOptions& options, Diagnostics& diagnostics);

} // namespace conflictmap::job
