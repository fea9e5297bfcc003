#pragma once
// RenderOptions of the public header is the one set of options: the command line and the library fill it, and every
// step of a job reads it. This file checks and reads its values.
#include <string>
#include <vector>

#include <conflictmap/conflictmap.hpp>

#include "base/diagnostics.hpp"

namespace conflictmap::job {

/// The languages that maps can be drawn in.
inline const std::vector<std::string> languages{"en", "uk", "ru"};

/// One style and one language of the several that options may ask for.
struct Variant {
    std::string style; ///< "" = the spec's own
    std::string language = "en";
};

/// The first style and language that the options name, for commands that draw one picture.
Variant first_variant(const RenderOptions& options);

/// Whether a text is two sides such as "180mmx135mm" or "1600x1100" (px).
bool is_page_size(const std::string& text);

/// "180mmx135mm", "180 mm x 135 mm" or "1600x1100" (px) as two lengths with units. Any other text gives something that
/// the check of the page size refuses.
std::vector<std::string> page_sides(std::string size);

/// Reports every option that the command line would have refused.
void check_options(const RenderOptions& options, Diagnostics& diagnostics);

} // namespace conflictmap::job
