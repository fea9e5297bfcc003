#include "symbol/arrow.hpp"

#include <algorithm>
#include <cmath>

#include "geom/operations.hpp"

namespace conflictmap::symbol {
namespace {

using PageLine = geom::Line<geom::Page>;
using PageLines = geom::Lines<geom::Page>;

/// Shafts and bows have a corner every so many mm.
constexpr double fine = 0.6;

/// The head's length on a line of this length: at most half of it.
double head_on(double length, const Arrow& arrow) {
    const int heads = (arrow.at_start ? 1 : 0) + (arrow.at_end ? 1 : 0);
    return heads == 0 ? 0 : std::min(arrow.head, length / (2 * heads));
}

scene::PagePoint beside(const geom::Along<geom::Page>& along, double by) {
    // Left as seen on the page, where y runs down.
    return {along.point.x + std::sin(along.direction) * by, along.point.y - std::cos(along.direction) * by};
}

/// Adds a triangle from its foot at `foot` mm to its tip at `tip` mm along the line.
void add_head(scene::Outline& outline, const PageLine& line, double foot, double tip, double width) {
    const auto point = geom::point_along(line, tip).point;
    auto base = geom::point_along(line, foot);
    // The head points from its foot to its tip, even if the line bends in between.
    base.direction = std::atan2(point.y - base.point.y, point.x - base.point.x);
    outline.move_to(beside(base, width / 2));
    outline.line_to(point);
    outline.line_to(beside(base, -width / 2));
    outline.close();
}

void add_shaft(scene::Outline& outline, const PageLine& line, double from, double to, const Arrow& arrow) {
    const int steps = std::max(2, static_cast<int>(std::ceil((to - from) / fine)));
    std::vector<scene::PagePoint> left;
    std::vector<scene::PagePoint> right;
    for (int i = 0; i <= steps; ++i) {
        const double share = static_cast<double>(i) / steps;
        const auto along = geom::point_along(line, from + share * (to - from));
        const double half = (arrow.tail + share * (arrow.width - arrow.tail)) / 2;
        left.push_back(beside(along, half));
        right.push_back(beside(along, -half));
    }
    outline.move_to(left.front());
    for (std::size_t i = 1; i < left.size(); ++i) {
        outline.line_to(left[i]);
    }
    for (auto p = right.rbegin(); p != right.rend(); ++p) {
        outline.line_to(*p);
    }
    outline.close();
}

} // namespace

PageLines trimmed(const PageLines& lines, double gap) {
    PageLines kept;
    for (const PageLine& line : lines.lines) {
        PageLine part = geom::stretch_of(line, gap, geom::length(line) - gap);
        if (part.size() < 2) {
            part = line;
        }
        kept.lines.push_back(std::move(part));
    }
    return kept;
}

PageLines bowed(const PageLines& lines, double share) {
    PageLines bows;
    for (const PageLine& line : lines.lines) {
        const double length = geom::length(line);
        const double dx = line.back().x - line.front().x;
        const double dy = line.back().y - line.front().y;
        const double chord = std::hypot(dx, dy);
        if (chord <= 0) {
            bows.lines.push_back(line);
            continue;
        }
        const int steps = std::max(2, static_cast<int>(std::ceil(length / fine)));
        PageLine bow;
        for (int i = 0; i <= steps; ++i) {
            const double t = static_cast<double>(i) / steps;
            const auto point = geom::point_along(line, t * length).point;
            const double by = 4 * t * (1 - t) * share * length / chord;
            bow.push_back({point.x + dy * by, point.y - dx * by});
        }
        bows.lines.push_back(std::move(bow));
    }
    return bows;
}

PageLines shafts_of(const PageLines& lines, const Arrow& arrow) {
    constexpr double covered = 0.7; // of a head: the line ends inside the head, behind its point
    PageLines shafts;
    for (const PageLine& line : lines.lines) {
        const double length = geom::length(line);
        const double head = covered * head_on(length, arrow);
        shafts.lines.push_back(
            geom::stretch_of(line, arrow.at_start ? head : 0, arrow.at_end ? length - head : length));
    }
    return shafts;
}

scene::Outline arrows_along(const PageLines& lines, const Arrow& arrow) {
    scene::Outline outline;
    for (const PageLine& line : lines.lines) {
        const double length = geom::length(line);
        if (line.size() < 2 || length <= 0) {
            continue;
        }
        const double head = head_on(length, arrow);
        if (arrow.at_start) {
            add_head(outline, line, head, 0, arrow.head_width);
        }
        if (arrow.at_end) {
            add_head(outline, line, length - head, length, arrow.head_width);
        }
        if (arrow.width > 0) {
            add_shaft(outline, line, arrow.at_start ? head : 0, arrow.at_end ? length - head : length, arrow);
        }
    }
    return outline;
}

} // namespace conflictmap::symbol
