#include "scene/scene.hpp"

#include <algorithm>

namespace conflictmap::scene {

namespace {

/// With control points at this share of the radius, a quarter circle is exact to 0.03 % (from 4/3 tan(pi/8)).
constexpr double quarter = 0.5522847498307936;

void add_ring(Outline& outline, const geom::Line<geom::Page>& ring) {
    const bool closed = ring.size() > 1 && ring.front() == ring.back();
    const std::size_t count = closed ? ring.size() - 1 : ring.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (i == 0) {
            outline.move_to(ring[i]);
        } else {
            outline.line_to(ring[i]);
        }
    }
    if (count > 0) {
        outline.close();
    }
}

void add_line(Outline& outline, const geom::Line<geom::Page>& line) {
    if (line.size() > 3 && line.front() == line.back()) {
        add_ring(outline, line); // closed, so that the ends are joined, not capped
        return;
    }
    if (line.size() < 2) {
        return;
    }
    outline.move_to(line.front());
    for (std::size_t i = 1; i < line.size(); ++i) {
        outline.line_to(line[i]);
    }
}

} // namespace

void Outline::move_to(PagePoint p) {
    verbs.push_back(Verb::move);
    points.push_back(p);
}

void Outline::line_to(PagePoint p) {
    verbs.push_back(Verb::line);
    points.push_back(p);
}

void Outline::curve_to(PagePoint a, PagePoint b, PagePoint p) {
    verbs.push_back(Verb::curve);
    points.insert(points.end(), {a, b, p});
}

void Outline::close() {
    verbs.push_back(Verb::close);
}

Outline outline_of(const geom::Geometry<geom::Page>& geometry) {
    Outline outline;
    if (const auto* lines = std::get_if<geom::Lines<geom::Page>>(&geometry)) {
        for (const auto& line : lines->lines) {
            add_line(outline, line);
        }
    } else if (const auto* polygons = std::get_if<geom::Polygons<geom::Page>>(&geometry)) {
        for (const auto& polygon : polygons->polygons) {
            add_ring(outline, polygon.outer);
            for (const auto& hole : polygon.holes) {
                add_ring(outline, hole);
            }
        }
    }
    return outline;
}

Outline rectangle(const PageBox& box) {
    Outline outline;
    if (box.empty()) {
        return outline;
    }
    outline.move_to(box.min);
    outline.line_to({box.max.x, box.min.y});
    outline.line_to(box.max);
    outline.line_to({box.min.x, box.max.y});
    outline.close();
    return outline;
}

Outline rounded_rectangle(const PageBox& box, double radius) {
    const double r = std::fmin(radius, std::fmin(box.width(), box.height()) / 2);
    if (box.empty() || !(r > 0)) {
        return rectangle(box);
    }
    const double k = r * (1 - quarter);
    const auto [left, top] = box.min;
    const auto [right, bottom] = box.max;
    Outline outline;
    outline.move_to({left + r, top});
    outline.line_to({right - r, top});
    outline.curve_to({right - k, top}, {right, top + k}, {right, top + r});
    outline.line_to({right, bottom - r});
    outline.curve_to({right, bottom - k}, {right - k, bottom}, {right - r, bottom});
    outline.line_to({left + r, bottom});
    outline.curve_to({left + k, bottom}, {left, bottom - k}, {left, bottom - r});
    outline.line_to({left, top + r});
    outline.curve_to({left, top + k}, {left + k, top}, {left + r, top});
    outline.close();
    return outline;
}

Outline circle(PagePoint centre, double radius) {
    const auto [x, y] = centre;
    const double r = radius;
    const double k = r * quarter;
    Outline outline;
    outline.move_to({x + r, y});
    outline.curve_to({x + r, y + k}, {x + k, y + r}, {x, y + r});
    outline.curve_to({x - k, y + r}, {x - r, y + k}, {x - r, y});
    outline.curve_to({x - r, y - k}, {x - k, y - r}, {x, y - r});
    outline.curve_to({x + k, y - r}, {x + r, y - k}, {x + r, y});
    outline.close();
    return outline;
}

Outline smooth_through(const std::vector<PagePoint>& points) {
    Outline outline;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const PagePoint& here = points[i];
        if (i == 0) {
            outline.move_to(here);
            continue;
        }
        if (points.size() == 2) {
            outline.line_to(here);
            continue;
        }
        const PagePoint& last = points[i - 1];
        const PagePoint& before = points[i < 2 ? 0 : i - 2];
        const PagePoint& after = points[std::min(i + 1, points.size() - 1)];
        constexpr double share = 1.0 / 6;
        outline.curve_to({last.x + (here.x - before.x) * share, last.y + (here.y - before.y) * share},
                         {here.x - (after.x - last.x) * share, here.y - (after.y - last.y) * share}, here);
    }
    return outline;
}

PageBox bounds(const Outline& outline) {
    PageBox box;
    for (const PagePoint& point : outline.points) {
        box.add(point);
    }
    return box;
}

Group& Group::add_group() {
    items.emplace_back(std::make_unique<Group>());
    return *std::get<std::unique_ptr<Group>>(items.back());
}

} // namespace conflictmap::scene
