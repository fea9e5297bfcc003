#pragma once
// Layers with their features read, clipped to the requested area and with their classes.
#include <string>
#include <vector>

#include "compose/label_text.hpp"
#include "compose/workspace.hpp"
#include "style/lookup.hpp"

namespace conflictmap::compose {

struct ClassedFeature {
    geom::Geometry<geom::Lonlat> geometry;
    std::size_t row = 0;                             ///< index into the table's features
    std::string style_class;                         ///< "held.before-2022"
    std::string overlay;                             ///< class added by `split`; may be empty
    std::optional<bool> inside;                      ///< of the areas of `split`
    std::string label;                               ///< the text in the map's language; may be empty
    std::string detail;                              ///< the label's further lines; may be empty
    std::vector<geom::Point<geom::Lonlat>> label_at; ///< where the label may be, best first, for rings
    bool untranslated = false;                       ///< the data has the label only in other languages
    std::string label_edge; ///< "left" or "bottom": the label is where the line meets this edge, for graticules
};

/// An area outside the extent that the layer was read for, not cut by `clip` and `erase` yet.
struct OutsideArea {
    geom::Polygons<geom::Lonlat> geometry;
    std::size_t before = 0; ///< it came before the row with this index
    std::string style_class;
};

/// A cut of a layer: to what lies inside of areas, or outside of them.
struct Cut {
    geom::Polygons<geom::Lonlat> areas;
    bool keep_inside = true;
};

struct Layer {
    spec::LayerSpec spec;
    source::Table table;
    std::vector<ClassedFeature> features;
    std::vector<OutsideArea> outside; ///< of layers that the legend may explain
    std::vector<Cut> cuts;            ///< what the features have been cut by, in this order
    std::string licence;
    std::string credit; ///< in the map's language; may be empty
    std::string source_name;
};

/// Reads every layer's source within `extent` (nothing = everywhere). Layers that cannot be read leave diagnostics and
/// are left out.
std::vector<Layer> load_layers(const std::vector<spec::LayerSpec>& specs, const Workspace& workspace,
                               style::Lookup& lookup, const std::optional<geom::Box<geom::Lonlat>>& extent,
                               Reads& reads, Diagnostics& diagnostics);

/// "Since 2022" and "since_2022" both refine a class as "since-2022".
std::string slug(const std::string& text);

} // namespace conflictmap::compose
