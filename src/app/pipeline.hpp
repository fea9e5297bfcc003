#pragma once
// The whole way of a map: spec -> sources -> projection -> groups -> labels and furniture -> display list.
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/roots.hpp"
#include "base/deadline.hpp"
#include "compose/annotations.hpp"
#include "compose/body.hpp"
#include "output/figure.hpp"
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
    compose::Permissions permissions;
    double deadline = 120; ///< seconds that the map may take, reading and drawing; 0: no end
};

struct LabelReport {
    std::string layer;
    std::string feature; ///< the feature's field `id`, else the number of its row
    std::string text;
    std::string reason;     ///< why it was left out; empty when placed
    std::size_t pieces = 0; ///< texts of the display list that it is drawn with
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
    bool overlay = false;           ///< tells the sides of a layer's `split`, laid over its other classes
};

/// A file that the map was made from.
struct UsedFile {
    std::filesystem::path file;
    std::string role; ///< as output::Input has it
    std::string licence;
    std::string credit;
    std::string sha256{}; ///< taken when the map was composed, not when its files are written
};

/// A finished page with all that is to be told of it.
struct Page {
    scene::Scene scene;
    spec::PngSpec png;        ///< how its PNG is written
    spec::SvgSpec svg;        ///< how its SVG is written
    double dots_per_inch = 0; ///< of raster outputs at scale 1
    std::vector<compose::LayerReport> layers;
    std::vector<LabelReport> placed_labels; ///< those of a layer in the order of its drawing
    std::vector<LabelReport> dropped_labels;
    std::vector<CalloutReport> callouts; ///< in the order of their numbers
    std::vector<LegendReport> legend;
    std::vector<ClassReport> classes;        ///< drawn classes, top layer first
    std::map<std::string, std::string> info; ///< metadata for the files
    std::string style;
    style::StyleSheet sheet;
    bool repeatable = true; ///< read from files alone, so that drawing again can be told to be needless
    std::string worldview;
    std::string at; ///< ISO; empty without a day
    std::string projection;
    double mm_per_km = 0;  ///< at the middle of the map
    output::Figure figure; ///< without inputs and outputs, which delivery adds
    std::vector<UsedFile> files;
    std::shared_ptr<const Page> dark; ///< the same map in its dark style, for a figure page; may be null
};

/// Composes the page. Nothing when there are errors; warnings stand beside a page. The thread's deadline starts here
/// and goes on for what encodes the page, which may throw DeadlinePassed.
std::optional<Page> compose_page(spec::MapSpec map, const Overrides& overrides, const Root& root,
                                 const text::Typesetter& typesetter, Diagnostics& diagnostics);

/// The diagnostic of a map that took too long.
void report_late(const std::string& file, const DeadlinePassed& late, Diagnostics& diagnostics);

} // namespace conflictmap::app
