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

std::vector<scene::Path> marker_paths(const Marker& marker, scene::PagePoint centre) {
    std::vector<scene::Path> paths;
    const scene::Outline outline = marker_outline(marker.shape, centre, marker.size);
    if (marker.stroke) {
        // Under the fill, twice as wide: the outline grows outwards and never eats the symbol.
        Stroke rim = *marker.stroke;
        if (marker.shape != "cross" && marker.fill && marker.fill->opacity >= 1) {
            rim.width *= 2;
        }
        paths.push_back({outline, std::nullopt, rim, {}});
    }
    if (marker.fill && marker.shape != "cross") {
        paths.push_back({outline, marker.fill, std::nullopt, {}});
    }
    if (marker.dot > 0) {
        paths.push_back({scene::circle(centre, marker.dot / 2), marker.dot_colour, std::nullopt, {}});
    }
    return paths;
}

double marker_radius(const Marker& marker) {
    const scene::PageBox box = scene::bounds(marker_outline(marker.shape, {0, 0}, marker.size));
    const double reach = std::max({-box.min.x, -box.min.y, box.max.x, box.max.y});
    return reach + (marker.stroke ? marker.stroke->width : 0);
}

} // namespace conflictmap::symbol
