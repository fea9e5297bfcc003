#pragma once
// Turns features and their style into groups of the display list.
#include <map>
#include <string>
#include <vector>

#include "compose/backdrop.hpp"
#include "compose/projected_layers.hpp"
#include "projection/projection.hpp"
#include "scene/scene.hpp"
#include "symbol/styled.hpp"

namespace conflictmap::compose {

/// The window on the page that the body of a map is drawn into.
struct Window {
    const projection::Projection* projection = nullptr;
    projection::PageFit fit;
    projection::LonlatBox extent; ///< the visible part of the Earth
    projection::PageBox box;      ///< mm
};

/// A feature on the page.
struct PlacedFeature {
    const ClassedFeature* feature = nullptr;
    geom::Geometry<geom::Page> geometry;
    const style::ClassStyle* style = nullptr;
    double marker_radius = 0;                    ///< mm; 0 without a marker
    std::optional<geom::Point<geom::Page>> home; ///< its true place, if the symbol was moved
};

/// The marks of a layer in a window.
struct PlacedMarks {
    const LayerMarks* layer = nullptr;
    const ProjectedMarks* projected = nullptr;
    projection::PageFit fit;
    projection::PageBox box;                      ///< marks with their centre in it are drawn
    std::vector<std::size_t> counts;              ///< of drawn marks, by style class
    std::vector<const style::ClassStyle*> styles; ///< by style class; null: it has no symbol
    double radius = 0;                            ///< mm, of the largest symbol
    [[nodiscard]] bool empty() const { return layer == nullptr; }
};

struct PlacedLayer {
    const Layer* layer = nullptr;
    const ProjectedLayer* projected = nullptr;
    std::vector<PlacedFeature> features; ///< inside the window, in drawing order
    PlacedMarks marks;                   ///< below the features
    /// Whether anything of it is in the window.
    [[nodiscard]] bool empty() const { return features.empty() && marks.empty(); }
};

/// The class styles in use, each resolved once, with the layer's own look applied.
class Styles {
public:
    explicit Styles(const style::StyleSheet& sheet) : lookup_(sheet) {}
    /// Reports a class that is missing from the style, once, at the layer's class. The look of `overlay` is added to
    /// the look of the class.
    const style::ClassStyle& of(const Layer& layer, const std::string& style_class, Diagnostics& diagnostics,
                                const std::string& overlay = "");
    style::Lookup& lookup() { return lookup_; }

private:
    style::Lookup lookup_;
    std::map<std::string, style::ClassStyle> known_;
};

/// The features of each layer, fitted into the window.
using FittedLayers = std::vector<std::vector<geom::Geometry<geom::Page>>>;
FittedLayers fit_layers(const std::vector<ProjectedLayer>& layers, const Window& window);

/// Styles a layer whose features were fitted into the window, and counts every row in `ledger` (drawn or outside).
PlacedLayer place_layer(const ProjectedLayer& projected, std::vector<geom::Geometry<geom::Page>> fitted,
                        const Window& window, Styles& styles, source::Ledger& ledger, Diagnostics& diagnostics);

/// The layer's group: fills, hatches, strokes pass by pass (casings below lines), teeth, markers. `hidden` marks the
/// features (by index into placed.features) whose marker is not drawn. The groups of a feature carry its data, see
/// feature_data.hpp. The class of a path is its part: fill, soft, hatch, casing, stroke, teeth, arrow, ring, rim,
/// marker, cross, symbol, dot.
scene::Group draw_layer(const PlacedLayer& placed, style::Lookup& lookup, const std::vector<bool>& hidden,
                        const std::string& language, Backdrop& backdrop);

} // namespace conflictmap::compose
