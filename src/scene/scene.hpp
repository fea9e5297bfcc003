#pragma once
// The display list: everything that a backend sees. Page millimetres, y down. All decisions have been made: a backend
// does not project, look up styles or choose fonts.
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ink.hpp"
#include "geom/geometry.hpp"

namespace conflictmap::scene {

using PagePoint = geom::Point<geom::Page>;
using PageBox = geom::Box<geom::Page>;

enum class Verb { move, line, curve, close };

/// A path: verbs with their points (move 1, line 1, cubic curve 3, close 0).
struct Outline {
    std::vector<Verb> verbs;
    std::vector<PagePoint> points;
    [[nodiscard]] bool empty() const { return verbs.empty(); }
    void move_to(PagePoint p);
    void line_to(PagePoint p);
    void curve_to(PagePoint a, PagePoint b, PagePoint p);
    void close();
    bool operator==(const Outline&) const = default;
};

Outline outline_of(const geom::Geometry<geom::Page>& geometry);
Outline rectangle(const PageBox& box);
Outline rounded_rectangle(const PageBox& box, double radius);
Outline circle(PagePoint centre, double radius);
PageBox bounds(const Outline& outline);

/// Filled by the even-odd rule (when `fill` is set), then stroked (when `stroke` is set).
struct Path {
    Outline outline;
    std::optional<Colour> fill;
    std::optional<Stroke> stroke;
    std::string css_class; ///< semantic class, for SVG; may be empty
};

enum class Anchor { start, middle, end };

/// A smooth curve through the points: a cubic curve between each two, by the rule of Catmull and Rom for points at
/// about equal distances. Two points give a straight line.
Outline smooth_through(const std::vector<PagePoint>& points);

/// One line of text, on a straight baseline or on a curve.
struct Text {
    std::string text; ///< UTF-8, one line
    PagePoint at;     ///< baseline point of the anchor; for a text on a curve, the curve's middle
    Anchor anchor = Anchor::start;
    double angle = 0; ///< degrees, clockwise on the page
    Font font;
    Colour colour;
    Halo halo;
    std::string language;  ///< BCP 47, for shaping
    std::string css_class; ///< may be empty
    double width = 0;      ///< measured advance in mm, for layouts and for SVG's textLength
    /// If not empty, the letters follow this single open curve, with the middle of the text halfway along it. It should
    /// be longer than the text. Anchor and angle are then ignored.
    Outline baseline;
    /// For a line of a label: the label's index among those placed in the same map.
    std::optional<std::size_t> label{};
};

struct Group;
struct Marks;
using Item = std::variant<Path, Text, std::unique_ptr<Group>, std::unique_ptr<Marks>>;

/// What a group is, for code that reads a finished page.
enum class Role {
    none, ///< only a part of its parent group
    map,  ///< sea, layers and labels in one frame
    layer,
    feature,  ///< or one pass of its strokes
    labels,   ///< of one layer
    callouts, ///< all callouts, badges and leaders
    callout,
    badge,
    leader,
    map_furniture, ///< all furniture on the map
    furniture,     ///< one item of it
    frame,
};

/// A layer, a feature, or a piece of furniture.
struct Group {
    Role role = Role::none;
    std::string layer;     ///< id of the layer that it shows or belongs to; may be empty
    std::string feature;   ///< the feature's field `id`, or else its row number; may be empty
    std::size_t index = 0; ///< of a feature: its index in the layer, to distinguish rows with the same id
    std::string kind;      ///< of furniture: "scale-bar"

    std::string id;                          ///< without the map's prefix; unique in the scene; may be empty
    std::string css_class;                   ///< may be empty
    std::string label;                       ///< name shown by editors (Inkscape layer name); may be empty
    std::string title;                       ///< tooltip; may be empty
    std::string description;                 ///< may be empty
    std::map<std::string, std::string> data; ///< data-* attributes
    bool is_layer = false;
    std::optional<Outline> clip; ///< even-odd clip of all children
    double opacity = 1;
    std::vector<Item> items;
    Group& add_group();
};

/// A point in millimetres, as exact as a page needs: 0.0001 mm at 1 m.
struct MarkPoint {
    float x = 0;
    float y = 0;
    bool operator==(const MarkPoint&) const = default;
};

/// A few symbols at many points. Later marks are above earlier ones.
struct Marks {
    std::vector<Group> symbols;           ///< each drawn around the point (0, 0), without texts
    std::vector<MarkPoint> at;            ///< where the point (0, 0) of a symbol is
    std::vector<std::uint16_t> symbol_of; ///< the index of the symbol, for each point
};

/// A finished page.
struct Scene {
    std::string name; ///< the map's name; prefix of ids
    std::string title;
    std::string description;
    std::string language;
    double width = 0;  ///< mm
    double height = 0; ///< mm
    Group root;
};

} // namespace conflictmap::scene
