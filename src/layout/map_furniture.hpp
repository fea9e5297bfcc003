#pragma once
// Furniture that stands on the map itself.
#include <vector>

#include "compose/annotations.hpp"
#include "layout/work.hpp"

namespace conflictmap::layout {

struct OnMap {
    scene::Group group;
    std::vector<scene::PageBox> reserved;             ///< what the furniture covers
    std::vector<geom::Line<geom::Page>> lines;        ///< of wedges: neither labels nor callouts lie on them
    std::vector<spec::FurnitureSpec*> misfits;        ///< panels that hide too much of the map: they stand below it
    std::vector<const spec::FurnitureSpec*> left_out; ///< what else finds no room on the map
};

/// Places every piece that stands on the map: where the spec wants it, else where it hides least of the subject, the
/// places and what annotations point at.
OnMap set_on_map(Work& work, const geom::Geometry<geom::Page>& subject,
                 const std::vector<compose::Annotation>& annotations);

} // namespace conflictmap::layout
