#pragma once
// The body of a map: everything inside one frame except furniture.
#include <set>
#include <string>
#include <vector>

#include "compose/draw.hpp"
#include "compose/labels.hpp"
#include "compose/view.hpp"

namespace conflictmap::compose {

struct LayerReport {
    std::string id;
    source::Ledger ledger;
    std::size_t untranslated = 0; ///< labels that the data has in other languages but not in the map's language
};

/// A class on the map, with the first layer that was drawn with it.
struct DrawnClass {
    std::string name;
    const Layer* layer = nullptr;
    style::ClassStyle style;
    std::string kind;     ///< area, line or point
    bool overlay = false; ///< one of the two classes of `split`, added to the look of the layer's own class
};

/// Layers placed in a window, without labels.
struct Body {
    Window window;
    std::vector<PlacedLayer> layers;
    std::vector<LayerReport> reports;
    std::vector<DrawnClass> classes; ///< top layer first
    double displaced = 0;            ///< the longest distance that a symbol was moved, mm
};

/// Fits layers, projected for this view, into the box (mm).
Body make_body(const std::vector<ProjectedLayer>& layers, const View& view, const projection::PageBox& box,
               Styles& styles, Diagnostics& diagnostics);

/// A drawn body. Its group is clipped to the window and begins with the sea as a backdrop.
struct DrawnBody {
    scene::Group group;
    label::Result labels;
    std::vector<label::Request> requests;
    std::vector<label::Drop> hidden;  ///< labels that were never requested
    std::vector<LabelSource> sources; ///< what the keys of labels and drops refer to
    Backdrop backdrop{Colour{255, 255, 255, 1}};
};

/// Draws layers and labels; `reserved` boxes (furniture on the map) and `extra` obstacles stay free of labels.
DrawnBody draw_body(const Body& body, const Workspace& workspace, Styles& styles,
                    const std::vector<projection::PageBox>& reserved, const std::vector<label::Obstacle>& extra,
                    Diagnostics& diagnostics);

} // namespace conflictmap::compose
