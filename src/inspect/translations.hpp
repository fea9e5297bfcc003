#pragma once
// Finds texts of a map that are missing in a language.
#include "layout/page.hpp"
#include "spec/map_spec.hpp"
#include "style/style_sheet.hpp"

namespace conflictmap::inspect {

/// Warns of every text of the spec, and of every legend text and word of the style that is drawn, that does not exist
/// in the requested language, so that another language is used. Warnings are at the place in the spec, or at the file
/// of the style. A plain text counts as English. Labels of features are counted by layer (LayerReport::untranslated).
void check_translations(const spec::MapSpec& map, const layout::Page& page, const style::StyleSheet& sheet,
                        const std::string& language, Diagnostics& diagnostics);

} // namespace conflictmap::inspect
