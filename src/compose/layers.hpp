#pragma once
// Layers: their features are read, clipped to the requested area and given their classes.
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
    std::optional<bool> inside;                      ///< whether it is inside the areas of `split`
    std::string label;                               ///< the text in the map's language; may be empty
    std::string detail;                              ///< the other lines of the label; may be empty
    std::vector<geom::Point<geom::Lonlat>> label_at; ///< for rings: where the label may be, best first
    bool untranslated = false;                       ///< the data has the label only in other languages
    std::string label_edge; ///< for graticules: "left" or "bottom", the edge where the line meets its label
};

/// An area outside the extent that the layer was read for, before `clip` and `erase`.
struct OutsideArea {
    geom::Polygons<geom::Lonlat> geometry;
    std::size_t before = 0; ///< it precedes the row with this index
    std::string style_class;
};

/// A cut of a layer to the inside or the outside of areas.
struct Cut {
    geom::Polygons<geom::Lonlat> areas;
    bool keep_inside = true;
};

/// The points of a layer that are marks, see marks.hpp.
struct LayerMarks {
    source::Marks points;
    std::vector<std::string> style_classes; ///< of each of points.classes
};

struct Layer {
    spec::LayerSpec spec;
    source::Table table;
    std::vector<ClassedFeature> features;
    LayerMarks marks;
    std::vector<OutsideArea> outside; ///< for layers that the legend may explain
    std::vector<Cut> cuts;            ///< the cuts of the features, in order
    std::string licence;
    std::string credit; ///< in the map's language; may be empty
    std::string source_name;
};

/// Reads every layer's source within `extent` (nothing = everywhere). Layers that cannot be read are left out and
/// reported as diagnostics.
std::vector<Layer> load_layers(const std::vector<spec::LayerSpec>& specs, const Workspace& workspace,
                               style::Lookup& lookup, const std::optional<geom::Box<geom::Lonlat>>& extent,
                               Reads& reads, Diagnostics& diagnostics);

/// "Since 2022" and "since_2022" both become "since-2022" as part of a class name.
std::string slug(const std::string& text);

} // namespace conflictmap::compose
