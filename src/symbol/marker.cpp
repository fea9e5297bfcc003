#include "symbol/marker.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace conflictmap::symbol {
namespace {

scene::Outline polygon(std::initializer_list<scene::PagePoint> corners) {
    scene::Outline outline;
    for (const auto& corner : corners) {
        if (outline.empty()) {
            outline.move_to(corner);
        } else {
            outline.line_to(corner);
        }
    }
    outline.close();
    return outline;
}

} // namespace

const std::vector<std::string>& marker_shapes() {
    static const std::vector<std::string> shapes{"circle", "square", "diamond", "triangle", "triangle-down", "cross"};
    return shapes;
}

scene::Outline marker_outline(const std::string& shape, scene::PagePoint c, double size) {
    const double area = std::numbers::pi * size * size / 4;
    if (shape == "square") {
        const double h = std::sqrt(area) / 2;
        return scene::rectangle({{c.x - h, c.y - h}, {c.x + h, c.y + h}});
    }
    if (shape == "diamond") {
        const double h = std::sqrt(area / 2);
        return polygon({{c.x, c.y - h}, {c.x + h, c.y}, {c.x, c.y + h}, {c.x - h, c.y}});
    }
    if (shape == "triangle" || shape == "triangle-down") {
        // Equilateral, centred on its centroid.
        const double side = std::sqrt(4 * area / std::numbers::sqrt3);
        const double up = (shape == "triangle" ? -1 : 1) * side / std::numbers::sqrt3;
        return polygon({{c.x, c.y + up}, {c.x + side / 2, c.y - up / 2}, {c.x - side / 2, c.y - up / 2}});
    }
    if (shape == "cross") {
        const double h = size / 2;
        scene::Outline outline;
        outline.move_to({c.x - h, c.y - h});
        outline.line_to({c.x + h, c.y + h});
        outline.move_to({c.x + h, c.y - h});
        outline.line_to({c.x - h, c.y + h});
        return outline;
    }
    return scene::circle(c, size / 2);
}

namespace {

/// The square of the pictogram as a share of the shape's size, so that it stays inside a circle.
constexpr double picture_share = 0.66;

} // namespace

scene::Outline outline_of(const style::PicturePart& part, scene::PagePoint corner, double side) {
    using Verb = style::PictureStep::Verb;
    scene::Outline outline;
    const auto at = [&](double u, double v) { return scene::PagePoint{corner.x + u * side, corner.y + v * side}; };
    for (const style::PictureStep& step : part.steps) {
        const auto& p = step.xy;
        if (step.verb == Verb::move) {
            outline.move_to(at(p[0], p[1]));
        } else if (step.verb == Verb::line) {
            outline.line_to(at(p[0], p[1]));
        } else if (step.verb == Verb::curve) {
            outline.curve_to(at(p[0], p[1]), at(p[2], p[3]), at(p[4], p[5]));
        } else {
            outline.close();
        }
    }
    return outline;
}

namespace {

/// How far the outline's own stroke reaches beyond the outline.
double rim_of(const Marker& marker) {
    return marker.stroke ? marker.stroke->width : 0;
}

/// The parts below the hatch: ring, rim and fill.
std::vector<scene::Path> body_of(const Marker& marker, const scene::Outline& outline) {
    std::vector<scene::Path> paths;
    // Each one below the next, twice as wide as its visible part: rims grow outwards and never cover the symbol.
    if (marker.ring) {
        Stroke ring = *marker.ring;
        ring.width = 2 * (ring.width + rim_of(marker));
        ring.join = Join::miter;
        paths.push_back({outline, std::nullopt, ring, "ring"});
    }
    if (marker.stroke) {
        Stroke rim = *marker.stroke;
        if (marker.shape != "cross" && marker.fill && marker.fill->opacity >= 1) {
            rim.width *= 2;
        }
        paths.push_back({outline, std::nullopt, rim, "rim"});
    }
    if (marker.fill && marker.shape != "cross") {
        paths.push_back({outline, marker.fill, std::nullopt, "marker"});
    }
    return paths;
}

/// The parts above the hatch.
std::vector<scene::Path> middle_of(const Marker& marker, scene::PagePoint centre) {
    std::vector<scene::Path> paths;
    if (marker.cross) {
        paths.push_back({marker_outline("cross", centre, cross_share * marker.size / std::numbers::sqrt2), std::nullopt,
                         marker.cross, "cross"});
    }
    if (marker.picture) {
        const double side = picture_share * marker.size;
        const Colour hole = marker.fill.value_or(Colour{255, 255, 255, 1});
        for (const style::PicturePart& part : marker.picture->parts) {
            paths.push_back({outline_of(part, {centre.x - side / 2, centre.y - side / 2}, side),
                             part.hole ? hole : marker.dot_colour, std::nullopt, part.hole ? "marker" : "symbol"});
        }
    }
    if (marker.dot > 0) {
        paths.push_back({scene::circle(centre, marker.dot / 2), marker.dot_colour, std::nullopt, "dot"});
    }
    return paths;
}

} // namespace

std::vector<scene::Path> marker_paths(const Marker& marker, scene::PagePoint centre) {
    std::vector<scene::Path> paths = body_of(marker, marker_outline(marker.shape, centre, marker.size));
    for (scene::Path& path : middle_of(marker, centre)) {
        paths.push_back(std::move(path));
    }
    return paths;
}

void draw_marker(scene::Group& group, const Marker& marker, scene::PagePoint centre) {
    const scene::Outline outline = marker_outline(marker.shape, centre, marker.size);
    for (scene::Path& path : body_of(marker, outline)) {
        group.items.emplace_back(std::move(path));
    }
    if (marker.hatch) {
        group.items.push_back(std::make_unique<scene::Group>(hatch_group(*marker.hatch, outline)));
    }
    for (scene::Path& path : middle_of(marker, centre)) {
        group.items.emplace_back(std::move(path));
    }
}

double marker_radius(const Marker& marker) {
    const scene::PageBox box = scene::bounds(marker_outline(marker.shape, {0, 0}, marker.size));
    const double reach = std::max({-box.min.x, -box.min.y, box.max.x, box.max.y});
    return reach + rim_of(marker) + (marker.ring ? marker.ring->width : 0);
}

} // namespace conflictmap::symbol
