#pragma once
// Texts that a map lacks in a language.
#include "app/pipeline.hpp"

namespace conflictmap::app {

/// Warns of every text of the spec, and of the style's legend and words for what is drawn, that has no form in the
/// language asked for, so that another stands in: at the place in the spec, or for a style at its file. A plain text is
/// taken to be in English. Labels of features are counted by layer (LayerReport::untranslated).
void check_translations(const spec::MapSpec& map, const Page& page, const std::string& language,
                        Diagnostics& diagnostics);

} // namespace conflictmap::app
