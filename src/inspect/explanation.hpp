#pragma once
// What became of everything on a page, as `explain` tells it. Overlaps and crossings are counted on the finished
// display list, not taken from what placed things there.
#include <string>
#include <vector>

#include "inspect/placed_items.hpp"
#include "layout/page.hpp"

namespace conflictmap::inspect {

/// A label with its place on the page, mm: `box` is that of its ink.
struct ExplainedLabel {
    layout::LabelReport report;
    scene::PageBox box;
};

/// A subject with the box of its callout or badge; empty without one.
struct ExplainedCallout {
    layout::CalloutReport report;
    std::string form; ///< "callout", "badge", or "key" for one that has no place on the map
    scene::PageBox box;
    bool leader = false;
};

struct ExplainedFurniture {
    std::string kind;
    scene::PageBox box;
};

/// Two things that share ground, in words: "label 'Kyiv'", "leader of 'donbas'".
struct Clash {
    std::string a;
    std::string b;
};

struct Explanation {
    std::vector<ExplainedLabel> labels;
    std::vector<ExplainedCallout> callouts;
    std::vector<ExplainedFurniture> furniture;
    std::vector<Clash> label_overlaps;     ///< of labels with anything
    std::vector<Clash> callout_overlaps;   ///< of callouts, badges and leaders with each other and with furniture
    std::vector<Clash> furniture_overlaps; ///< of furniture with furniture
    std::vector<Clash> crossings;          ///< of leaders
};

Explanation explain(const layout::Page& page, const text::Typesetter& typesetter);

/// The shape that scripts may rely on; see docs/scripting.md.
std::string explanation_json(const layout::Page& page, const Explanation& explanation);

/// The same as tables for people.
std::string explanation_text(const layout::Page& page, const Explanation& explanation);

} // namespace conflictmap::inspect
