#pragma once
// What happened to everything on a page, for `explain`. Overlaps and crossings are counted on the finished display
// list, independently of the code that placed the items.
#include <string>
#include <vector>

#include "inspect/placed_items.hpp"
#include "layout/page.hpp"

namespace conflictmap::inspect {

/// A label with its place on the page, mm: `box` is the box of its ink.
struct ExplainedLabel {
    layout::LabelReport report;
    scene::PageBox box;
};

/// A subject with the box of its callout or badge; empty if it has none.
struct ExplainedCallout {
    layout::CalloutReport report;
    std::string form; ///< "callout", "badge", or "key" if it has no place on the map
    scene::PageBox box;
    bool leader = false;
};

struct ExplainedFurniture {
    std::string kind;
    scene::PageBox box;
};

/// Two things that overlap, in words: "label 'Kyiv'", "leader of 'donbas'".
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

/// A stable format for scripts; see docs/scripting.md.
std::string explanation_json(const layout::Page& page, const Explanation& explanation);

/// The same as tables for readers.
std::string explanation_text(const layout::Page& page, const Explanation& explanation);

} // namespace conflictmap::inspect
