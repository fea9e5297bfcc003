#include "style/picture.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <optional>
#include <sstream>

#include <rapidxml_ns/rapidxml_ns.hpp>
#include <svgpp/policy/xml/rapidxml_ns.hpp>
#include <svgpp/svgpp.hpp>

#include "base/file.hpp"
#include "base/path.hpp"
#include "style/xml_structure.hpp"

namespace conflictmap::style {
namespace {

constexpr std::size_t max_bytes = 1'000'000;
constexpr std::size_t max_steps = 20'000; ///< per pictogram, which may be drawn at thousands of places
constexpr int deepest = 8;                ///< groups in groups
constexpr std::size_t deepest_element = 64;
constexpr std::size_t most_attributes = 64; ///< of one element; each name in it is looked up among them

using XmlNode = rapidxml_ns::xml_node<>;

/// What is wrong, and the remedy.
struct Fault {
    std::string message;
    std::string hint;
};

struct Square {
    double x = 0;
    double y = 0;
    double side = 1;
};

/// Paths of straight lines, cubic curves and arcs. Arcs are converted to curves here, because SVG++ divides by their
/// radii, which may be zero.
struct WithArcs : svgpp::policy::path::minimal {
    static const bool arc_as_cubic_bezier = false;
};

/// SVG++ calls these for every shape; circles, rectangles and polygons arrive as paths.
class Recorder {
public:
    explicit Recorder(const Square& square) : square_(square) {}
    std::vector<PictureStep> steps; // NOLINT(misc-non-private-member-variables-in-classes)

    // NOLINTBEGIN(readability-convert-member-functions-to-static, readability-identifier-naming)
    void on_enter_element(svgpp::tag::element::any) {}
    void on_exit_element() {}
    void path_exit() {}
    void path_move_to(double x, double y, svgpp::tag::coordinate::absolute) {
        steps.push_back({PictureStep::Verb::move, {u(x), v(y)}});
        start_ = at_ = {x, y};
    }
    void path_line_to(double x, double y, svgpp::tag::coordinate::absolute) {
        steps.push_back({PictureStep::Verb::line, {u(x), v(y)}});
        at_ = {x, y};
    }
    void path_cubic_bezier_to(double x1, double y1, double x2, double y2, double x, double y,
                              svgpp::tag::coordinate::absolute) {
        steps.push_back({PictureStep::Verb::curve, {u(x1), v(y1), u(x2), v(y2), u(x), v(y)}});
        at_ = {x, y};
    }
    /// As in SVG 1.1, F.6: without radii it is a line; to its own start it is nothing.
    void path_elliptical_arc_to(double rx, double ry, double rotation, bool large, bool sweep, double x, double y,
                                svgpp::tag::coordinate::absolute tag) {
        const double least = 1e-9 * square_.side;
        if (std::hypot(x - at_.x, y - at_.y) < least) {
            return;
        }
        if (rx < least || ry < least) {
            path_line_to(x, y, tag);
            return;
        }
        constexpr double degree = std::numbers::pi / 180;
        constexpr double turn = 2 * std::numbers::pi;
        double cx = 0;
        double cy = 0;
        double from = 0;
        double to = 0;
        svgpp::arc_endpoint_to_center(at_.x, at_.y, x, y, rx, ry, rotation * degree, large, sweep, cx, cy, from, to);
        if (!std::isfinite(cx) || !std::isfinite(cy) || !std::isfinite(from) || !std::isfinite(to)) {
            throw Fault{"an arc is too large", "check the numbers of the path"};
        }
        if (sweep && to < from) {
            to += turn;
        } else if (!sweep && to > from) {
            to -= turn;
        }
        using Curves = svgpp::arc_to_bezier<double>;
        const Curves curves(cx, cy, rx, ry, rotation * degree, Curves::circle_angle_tag(), from, to,
                            Curves::max_angle_tag(), turn / 4);
        for (Curves::iterator each(curves); !each.eof(); each.advance()) {
            path_cubic_bezier_to(each.p1x(), each.p1y(), each.p2x(), each.p2y(), each.p3x(), each.p3y(), tag);
        }
        at_ = {x, y};
    }
    void path_close_subpath() {
        steps.push_back({PictureStep::Verb::close, {}});
        at_ = start_;
    }
    // NOLINTEND(readability-convert-member-functions-to-static, readability-identifier-naming)

private:
    struct Point {
        double x = 0;
        double y = 0;
    };
    Square square_;
    Point start_; ///< of the part of the path
    Point at_;    ///< current point, in the file's units
    [[nodiscard]] double u(double x) const { return (x - square_.x) / square_.side; }
    [[nodiscard]] double v(double y) const { return (y - square_.y) / square_.side; }
};

using Traversal = svgpp::document_traversal<svgpp::processed_elements<svgpp::traits::shape_elements>,
                                            svgpp::processed_attributes<svgpp::traits::shapes_attributes_by_element>,
                                            svgpp::path_policy<WithArcs>>;

std::string name_of(const XmlNode& node) {
    return {node.local_name(), node.local_name_size()};
}

std::optional<std::string> attribute(const XmlNode& node, const char* name) {
    const auto* found = node.first_attribute(name);
    return found == nullptr ? std::nullopt : std::optional(std::string(found->value(), found->value_size()));
}

enum class Kind { pictogram, logo };

/// How a shape is filled: a logo in its own colour, a pictogram as ink or hole.
struct Fill {
    bool hole = false;
    bool none = false;
    std::optional<Colour> colour;
};

/// For a pictogram, whether the fill is white; for a logo, its colour. The default is black.
Fill fill_of(const XmlNode& node, const Fill& inherited, Kind kind) {
    const auto fill = attribute(node, "fill");
    if (!fill) {
        return inherited;
    }
    if (kind == Kind::logo) {
        const std::string hex = *fill == "white" ? "#ffffff" : *fill == "black" ? "#000000" : *fill;
        const auto colour = parse_colour(hex);
        if (!colour && *fill != "none") {
            throw Fault{fmt::format("a logo may not be filled with \"{}\"", *fill), "write the colour as #rrggbb"};
        }
        return {false, !colour, colour};
    }
    if (*fill == "#ffffff" || *fill == "#fff" || *fill == "white") {
        return {true, false, std::nullopt};
    }
    if (*fill == "#000000" || *fill == "#000" || *fill == "black" || *fill == "currentColor") {
        return {};
    }
    throw Fault{fmt::format("a pictogram may not set its own colour: fill=\"{}\"", *fill),
                "fill with black or white; the style gives the colours"};
}

void refuse_attributes(const XmlNode& node) {
    for (const char* name : {"transform", "stroke", "style", "class", "opacity", "clip-path", "mask", "filter"}) {
        if (attribute(node, name)) {
            throw Fault{fmt::format("a pictogram may not have the attribute '{}'", name),
                        "draw it with plain filled shapes"};
        }
    }
}

bool load_shape(const XmlNode& node, Recorder& recorder) {
    const XmlNode* element = &node;
    const std::string name = name_of(node);
    namespace element_tag = svgpp::tag::element;
    return name == "path"      ? Traversal::load_expected_element(element, recorder, element_tag::path())
           : name == "circle"  ? Traversal::load_expected_element(element, recorder, element_tag::circle())
           : name == "ellipse" ? Traversal::load_expected_element(element, recorder, element_tag::ellipse())
           : name == "rect"    ? Traversal::load_expected_element(element, recorder, element_tag::rect())
           : name == "polygon" ? Traversal::load_expected_element(element, recorder, element_tag::polygon())
                               : throw Fault{fmt::format("a pictogram may not have the element '{}'", name),
                                             "use path, circle, ellipse, rect, polygon and g"};
}

void collect(const XmlNode& parent, const Square& square, const Fill& fill, Kind kind, int depth, Picture& picture) {
    if (depth > deepest) {
        throw Fault{"groups are nested too deeply", "draw it with plain filled shapes"};
    }
    for (const XmlNode* node = parent.first_node(); node != nullptr; node = node->next_sibling()) {
        const std::string name = name_of(*node);
        if (node->type() != rapidxml_ns::node_element || name == "title" || name == "desc" || name == "metadata") {
            continue;
        }
        refuse_attributes(*node);
        const Fill own = fill_of(*node, fill, kind);
        if (name == "g") {
            collect(*node, square, own, kind, depth + 1, picture);
            continue;
        }
        Recorder recorder(square);
        load_shape(*node, recorder);
        if (!recorder.steps.empty() && !own.none) {
            picture.parts.push_back({own.hole, std::move(recorder.steps), own.colour});
        }
    }
}

void check_steps(const Picture& picture) {
    std::size_t steps = 0;
    for (const auto& part : picture.parts) {
        steps += part.steps.size();
        for (const auto& step : part.steps) {
            if (!std::all_of(step.xy.begin(), step.xy.end(), [](double v) { return std::abs(v) < 1000; })) {
                throw Fault{"a pictogram has a number that is far outside its square", "check its paths"};
            }
        }
    }
    if (steps > max_steps) {
        throw Fault{fmt::format("a pictogram may have at most {} steps", max_steps), "draw it more simply"};
    }
}

/// The viewBox, which is square for a pictogram. `height` is in units of its width.
Square square_of(const XmlNode& root, Kind kind, double& height) {
    std::istringstream words(attribute(root, "viewBox").value_or(""));
    words.imbue(std::locale::classic());
    Square square;
    const bool read = static_cast<bool>(words >> square.x >> square.y >> square.side >> height);
    if (kind == Kind::pictogram && (!read || square.side <= 0 || height != square.side)) {
        throw Fault{"a pictogram needs a square viewBox", "for example viewBox=\"0 0 24 24\""};
    }
    constexpr double longest = 20; // times the other side
    if (!read || square.side <= 0 || height <= 0 || height > longest * square.side || square.side > longest * height) {
        throw Fault{"a logo needs a viewBox with a width and a height", "for example viewBox=\"0 0 80 24\""};
    }
    height /= square.side;
    return square;
}

Picture parsed(std::string svg, Kind kind) {
    if (svg.size() > max_bytes) {
        throw Fault{"a pictogram may have at most 1 MB", "draw it more simply"};
    }
    // The parser calls itself for each level, so the levels are counted first.
    if (auto fault = fault_of_xml(svg, deepest_element, most_attributes)) {
        throw *std::move(fault);
    }
    rapidxml_ns::xml_document<> document;
    document.parse<rapidxml_ns::parse_no_entity_translation>(svg.data());
    const XmlNode* root = document.first_node();
    if (root == nullptr || name_of(*root) != "svg") {
        throw Fault{"not an SVG", "the file must have the root element 'svg'"};
    }
    Picture picture;
    const Square square = square_of(*root, kind, picture.height);
    const Fill black{false, false, kind == Kind::logo ? std::optional(Colour{}) : std::nullopt};
    collect(*root, square, fill_of(*root, black, kind), kind, 0, picture);
    check_steps(picture);
    if (picture.parts.empty()) {
        throw Fault{"a pictogram without shapes", "draw it with plain filled shapes"};
    }
    return picture;
}

std::optional<Picture> read(const std::string& svg, const std::string& file, Kind kind, Diagnostics& diagnostics) {
    const Place place{file, 0, 0};
    try {
        return parsed(svg, kind);
    } catch (const XmlFault& fault) {
        diagnostics.error({file, fault.line, fault.column}, "symbol", fault.message, fault.hint);
    } catch (const Fault& fault) {
        diagnostics.error(place, "symbol", fault.message, fault.hint);
    } catch (const rapidxml_ns::parse_error& error) {
        diagnostics.error(place, "symbol", fmt::format("not well-formed: {}", error.what()), "correct the XML");
    } catch (const std::exception&) {
        diagnostics.error(place, "symbol", "a shape of the pictogram cannot be read", "check its numbers and its path");
    }
    return std::nullopt;
}

} // namespace

std::optional<Picture> read_picture(const std::string& svg, const std::string& file, Diagnostics& diagnostics) {
    return read(svg, file, Kind::pictogram, diagnostics);
}

std::optional<Picture> read_logo(const std::string& svg, const std::string& file, Diagnostics& diagnostics) {
    return read(svg, file, Kind::logo, diagnostics);
}

std::map<std::string, Picture> read_pictures(const std::filesystem::path& folder, const Roots& roots,
                                             Diagnostics& diagnostics) {
    std::map<std::string, Picture> pictures;
    std::error_code missing;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
        if (entry.path().extension() == ".svg") {
            files.push_back(entry.path());
        }
    }
    if (missing && missing != std::errc::no_such_file_or_directory) {
        const bool inside = roots.empty() || is_below_one_of(folder, roots);
        const Refusal refusal = inside ? Refusal::unreadable : Refusal::outside;
        diagnostics.error({folder.string(), 0, 0}, inside ? "unreadable" : "path-outside",
                          "the folder of pictograms cannot be read: " + message_for(refusal), remedy_for(refusal));
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        const auto svg = read_file(file, diagnostics, max_bytes, roots);
        auto picture = svg ? read_picture(*svg, file.string(), diagnostics) : std::nullopt;
        if (picture) {
            pictures.emplace(file.stem().string(), std::move(*picture));
        }
    }
    return pictures;
}

} // namespace conflictmap::style
