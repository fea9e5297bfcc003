#pragma once
// A finished page, and the account of what became of everything on it.
#include <string>
#include <vector>

#include "compose/body.hpp"
#include "scene/scene.hpp"

namespace conflictmap::layout {

struct LabelReport {
    std::string layer;
    std::string feature; ///< the feature's field `id`, else the number of its row
    std::string text;
    std::string reason; ///< why it was left out; empty when placed
};

/// A subject that is called out, and how.
struct CalloutReport {
    std::string layer;
    std::string feature;
    std::string number; ///< may be empty
    std::string title;
    bool in_key = false; ///< its text is in the key, and at its place there is a badge
    std::string reason;  ///< why it is in the key though a callout was asked for
};

struct LegendReport {
    std::string style_class;
    std::string text; ///< as drawn
};

/// A drawn class and the rules that it is drawn by.
struct ClassReport {
    std::string name;
    std::string layer;
    std::string kind;               ///< area, line or point
    std::vector<std::string> rules; ///< the style's classes that it inherits from, the nearest last
    bool own_look = false;          ///< the layer's `look` is laid over them
    style::ClassStyle look;         ///< as drawn
    std::string legend;             ///< its text for the legend; empty without one
    bool overlay = false;           ///< shows the sides of a layer's `split`, laid over its other classes
};

/// What became of each layer, label, callout and class.
struct PageAccount {
    std::vector<compose::LayerReport> layers;
    std::vector<LabelReport> placed_labels; ///< in the order of scene::Text::label
    std::vector<LabelReport> dropped_labels;
    std::vector<CalloutReport> callouts; ///< in the order of their numbers
    std::vector<LegendReport> legend;
    std::vector<ClassReport> classes; ///< drawn classes, top layer first
};

/// What the page was drawn with, for those who describe it.
struct PageFacts {
    std::string style;
    std::string worldview;
    std::string at; ///< ISO date; empty without one
    std::string projection;
    double mm_per_km = 0; ///< at the middle of the map
    std::string subtitle;
    std::string as_of; ///< the date in the map's language; empty without one
    std::vector<std::string> credits;
};

struct Page {
    scene::Scene scene;
    PageAccount account;
    PageFacts facts;
};

} // namespace conflictmap::layout
