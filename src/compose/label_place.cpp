#include "compose/label_place.hpp"

#include <algorithm>
#include <cmath>

#include "geom/operations.hpp"

namespace conflictmap::compose {
namespace {

std::string placing(const style::LabelStyle& style, const geom::Geometry<geom::Page>& geometry) {
    if (!style.place.empty()) {
        return style.place;
    }
    return std::holds_alternative<geom::Points<geom::Page>>(geometry)  ? "point"
           : std::holds_alternative<geom::Lines<geom::Page>>(geometry) ? "line"
                                                                       : "area";
}

/// The geometry cut to the window, so that its label is in the visible part.
template <class Part> std::optional<Part> seen(const geom::Geometry<geom::Page>& geometry, const Window& window) {
    const auto cut = geom::clip(geometry, window.box.grown(-0.5));
    const auto* part = std::get_if<Part>(&cut);
    return part == nullptr ? std::nullopt : std::optional(*part);
}

/// A label may extend beyond the ends of a line by this share of its chord: room for the wide names of small seas.
constexpr double spare = 0.35;

/// The straight line between the ends of the line, extended on both sides.
geom::Line<geom::Page> chord_of(const geom::Line<geom::Page>& line, const Window& window) {
    const auto& a = line.front();
    const auto& b = line.back();
    const geom::Point<geom::Page> reach{spare * (b.x - a.x), spare * (b.y - a.y)};
    const geom::Line<geom::Page> chord{{a.x - reach.x, a.y - reach.y}, {b.x + reach.x, b.y + reach.y}};
    const auto inside = geom::clip_line(chord, window.box);
    return inside.empty() ? chord : inside.front();
}

/// The straight line between the ends of each part; the label takes one that has room. Bent labels follow the part
/// itself, as an arc.
label::AlongLine chord_place(const geom::Lines<geom::Page>& lines, const style::LabelStyle& style,
                             const Window& window) {
    label::AlongLine where;
    for (geom::Line<geom::Page> line : lines.lines) {
        where.lines.push_back(chord_of(line, window));
        if (!style.curve.value_or(false) || line.size() <= 2) {
            continue;
        }
        const auto beyond = [&](const geom::Point<geom::Page>& end, const geom::Point<geom::Page>& before) {
            const double way = std::hypot(end.x - before.x, end.y - before.y);
            const double share = way > 0 ? spare * geom::length(line) / way : 0;
            return geom::Point<geom::Page>{end.x + share * (end.x - before.x), end.y + share * (end.y - before.y)};
        };
        const auto first = beyond(line[0], line[1]);
        const auto last = beyond(line[line.size() - 1], line[line.size() - 2]);
        line.insert(line.begin(), first);
        line.push_back(last);
        where.lines.push_back(std::move(line));
        where.bend = label::Bend::arc;
    }
    return where;
}

geom::Point<geom::Page> centre_of(const geom::Geometry<geom::Page>& geometry) {
    if (const auto* polygons = std::get_if<geom::Polygons<geom::Page>>(&geometry)) {
        if (const auto pole = geom::pole_of(*polygons, 0.2)) {
            return pole->point;
        }
    }
    if (const auto* points = std::get_if<geom::Points<geom::Page>>(&geometry); points && !points->points.empty()) {
        return points->points.front();
    }
    return geom::bounds(geometry).centre();
}

/// Where a line meets the left or bottom edge of the window. The label is then inside, next to the line.
std::optional<label::AtPoint> at_edge(const PlacedFeature& feature, const Window& window) {
    const auto* lines = std::get_if<geom::Lines<geom::Page>>(&feature.geometry);
    const bool left = feature.feature->label_edge == "left";
    const double edge = left ? window.box.min.x : window.box.max.y;
    for (const auto& line : lines == nullptr ? std::vector<geom::Line<geom::Page>>{} : lines->lines) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            const auto& a = line[i - 1];
            const auto& b = line[i];
            const double from = (left ? a.x : a.y) - edge;
            const double to = (left ? b.x : b.y) - edge;
            if (from * to > 0 || from == to) {
                continue;
            }
            const double t = from / (from - to);
            const geom::Point<geom::Page> at{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
            if (window.box.grown(1e-6).contains(at)) {
                return label::AtPoint{at, 0, "ne"};
            }
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<LabelPlace> label_place(const PlacedFeature& feature, const style::LabelStyle& style,
                                      const Window& window) {
    if (!feature.feature->label_at.empty()) {
        const auto at = projection::to_page(geom::Points<geom::Lonlat>{feature.feature->label_at}, *window.projection,
                                            window.fit, window.extent, window.box, 0, 0);
        const auto* points = std::get_if<geom::Points<geom::Page>>(&at);
        if (points == nullptr || points->points.empty()) {
            return std::nullopt;
        }
        return label::Fixed{points->points.front(), 0, {points->points.begin() + 1, points->points.end()}};
    }
    if (!feature.feature->label_edge.empty()) {
        const auto at = at_edge(feature, window);
        return at ? std::optional<LabelPlace>(*at) : std::nullopt;
    }
    const std::string how = placing(style, feature.geometry);
    if (how == "point") {
        const auto box = geom::bounds(feature.geometry);
        const bool area = std::holds_alternative<geom::Polygons<geom::Page>>(feature.geometry);
        return label::AtPoint{area ? box.centre() : centre_of(feature.geometry),
                              area ? std::max(box.width(), box.height()) / 2 : feature.marker_radius, ""};
    }
    if (how == "line") {
        const auto lines = seen<geom::Lines<geom::Page>>(feature.geometry, window);
        return lines ? std::optional<LabelPlace>(
                           label::AlongLine{lines->lines, style.offset.value_or(Length{0}).mm,
                                            style.curve.value_or(true) ? label::Bend::winding : label::Bend::none,
                                            style.repeat.value_or(Length{0}).mm})
                     : std::nullopt;
    }
    if (how == "chord") {
        const auto lines = seen<geom::Lines<geom::Page>>(feature.geometry, window);
        return lines ? std::optional<LabelPlace>(chord_place(*lines, style, window)) : std::nullopt;
    }
    if (how == "centre") {
        const auto at = centre_of(feature.geometry);
        return window.box.contains(at) ? std::optional<LabelPlace>(label::Fixed{at, 0}) : std::nullopt;
    }
    const auto area = seen<geom::Polygons<geom::Page>>(feature.geometry, window);
    return area ? std::optional<LabelPlace>(
                      label::InArea{*area, style.curve.value_or(false), style.offset.value_or(Length{0}).mm})
                : std::nullopt;
}

bool fills_window(const LabelPlace& where, const Window& window) {
    constexpr double most = 0.8; ///< share of the window
    const auto* in = std::get_if<label::InArea>(&where);
    double area = 0;
    for (const auto& polygon : in == nullptr ? std::vector<geom::Polygon<geom::Page>>{} : in->area.polygons) {
        area += std::abs(geom::signed_area(polygon.outer));
    }
    return area > most * window.box.width() * window.box.height();
}

} // namespace conflictmap::compose
