#pragma once
// The whole way of a map: spec -> sources -> projection -> groups -> labels and furniture -> display list.
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/roots.hpp"
#include "compose/annotations.hpp"
#include "compose/body.hpp"
#include "scene/scene.hpp"
#include "spec/map_spec.hpp"

namespace conflictmap::app {

/// What the command line overrides.
struct Overrides {
    std::string style;
    std::string worldview;
    std::string language = "en";
    std::optional<Date> at;
    std::vector<std::string> size; ///< width and height
    std::map<std::string, std::string> variables;
};

struct LabelReport {
    std::string layer;
    std::string text;
    std::string reason; ///< empty when placed
};

/// A finished page with all that is to be told of it.
struct Page {
    scene::Scene scene;
    double dots_per_inch = 0; ///< of raster outputs at scale 1
    std::vector<compose::LayerReport> layers;
    std::vector<LabelReport> dropped_labels;
    std::size_t placed_labels = 0;
    std::vector<std::string> legend;         ///< texts, as drawn
    std::vector<std::string> classes;        ///< drawn classes, top layer first
    std::map<std::string, std::string> info; ///< metadata for the files
};

/// Composes the page. Nothing when there are errors; warnings stand beside a page.
std::optional<Page> compose_page(spec::MapSpec map, const Overrides& overrides, const Root& root,
                                 const text::Typesetter& typesetter, Diagnostics& diagnostics);

} // namespace conflictmap::app
