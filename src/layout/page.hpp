#pragma once
// A finished page, with a report on everything on it.
#include <string>
#include <vector>

#include "compose/body.hpp"
#include "scene/scene.hpp"

namespace conflictmap::layout {

struct LabelReport {
    std::string layer;
    std::string feature; ///< the feature's field `id`, or else its row number
    std::string text;
    std::string reason; ///< why it was left out; empty if it was placed
};

/// A subject with a callout or badge.
struct CalloutReport {
    std::string layer;
    std::string feature;
    std::string number; ///< may be empty
    std::string title;
    bool in_key = false; ///< its text is in the key, and there is a badge at its place
    std::string reason;  ///< why it is in the key although a callout was requested
};

struct LegendReport {
    std::string style_class;
    std::string text; ///< as drawn
};

/// A drawn class and the rules that define its look.
struct ClassReport {
    std::string name;
    std::string layer;
    std::string kind;               ///< area, line or point
    std::vector<std::string> rules; ///< the style's classes that it inherits from, the closest last
    bool own_look = false;          ///< the layer's `look` was applied on top
    style::ClassStyle look;         ///< as drawn
    std::string legend;             ///< its text for the legend; empty if it has none
    bool overlay = false;           ///< shows the sides of a layer's `split`, on top of its other classes
};

/// What happened to each layer, label, callout and class.
struct PageAccount {
    std::vector<compose::LayerReport> layers;
    std::vector<LabelReport> placed_labels; ///< in the order of scene::Text::label
    std::vector<LabelReport> dropped_labels;
    std::vector<CalloutReport> callouts; ///< in the order of their numbers
    std::vector<LegendReport> legend;
    std::vector<ClassReport> classes; ///< drawn classes, top layer first
};

/// The facts about a page that its descriptions need.
struct PageFacts {
    std::string style;
    std::string worldview;
    std::string at; ///< ISO date; empty if there is none
    std::string projection;
    double mm_per_km = 0; ///< at the middle of the map
    std::string subtitle;
    std::string as_of; ///< the date in the map's language; empty if there is none
    std::vector<std::string> credits;
};

struct Page {
    scene::Scene scene;
    PageAccount account;
    PageFacts facts;
};

} // namespace conflictmap::layout
