#pragma once
// Texts that a map lacks in a language.
#include "layout/page.hpp"
#include "spec/map_spec.hpp"
#include "style/style_sheet.hpp"

namespace conflictmap::inspect {

/// Warns of every text of the spec, and of the style's legend and words for what is drawn, that has no form in the
/// language asked for, so that another stands in: at the place in the spec, or for a style at its file. A plain text is
/// taken to be in English. Labels of features are counted by layer (LayerReport::untranslated).
void check_translations(const spec::MapSpec& map, const layout::Page& page, const style::StyleSheet& sheet,
                        const std::string& language, Diagnostics& diagnostics);

} // namespace conflictmap::inspect
