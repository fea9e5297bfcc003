#pragma once
// The frame, the furniture on the map and the callouts, in agreement with each other: all but layers and labels.
#include <optional>

#include "layout/callouts.hpp"
#include "layout/header_footer.hpp"
#include "layout/map_furniture.hpp"

namespace conflictmap::layout {

struct Stage {
    Bands bands;
    std::vector<compose::Annotation> annotations;
    InKey in_key;
    OnMap on_map;
    DrawnCallouts callouts;
};

/// Gives a map with annotated layers a key, if it has none. Without entries it is not drawn.
void provide_key(spec::MapSpec& map, const std::vector<spec::LayerSpec>& layers);

/// Sets the stage. Callouts without room beside the map become badges, and the key says what they would have said: all
/// of them when it is more than a third, so that nobody has to look in two places; else those alone. A key without a
/// place of its own stands on the map where it hides next to nothing, else below the map; in full, or, when that leaves
/// no room for a map, with titles only and a warning. Nothing with diagnostics when the page is too small.
std::optional<Stage> set_stage(Work& work, const spec::PageSize& page, Diagnostics& diagnostics);

} // namespace conflictmap::layout
