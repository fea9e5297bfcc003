#include "compose/displace.hpp"

#include <algorithm>
#include <cmath>

namespace conflictmap::compose {
namespace {

using Point = geom::Point<geom::Page>;

constexpr int rounds = 400;
constexpr double allowed_overlap = 1.0 / 7; ///< as a share of the smaller radius
constexpr double first_pull = 0.06;         ///< in the first round, as a share of the way home

double distance(const Point& a, const Point& b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

/// The direction from a to b. For discs at the same spot: the direction between their homes, or else one chosen by
/// their number.
Point direction(const Point& a, const Point& b, const Disc& da, const Disc& db, std::size_t number) {
    constexpr double golden_angle = 2.399963; // spreads any number of directions evenly
    if (const double d = distance(a, b); d > 1e-6) {
        return {(b.x - a.x) / d, (b.y - a.y) / d};
    }
    if (const double d = distance(da.home, db.home); d > 1e-6) {
        return {(db.home.x - da.home.x) / d, (db.home.y - da.home.y) / d};
    }
    const double angle = golden_angle * static_cast<double>(number);
    return {std::cos(angle), std::sin(angle)};
}

void push_apart(std::vector<Point>& at, const std::vector<Disc>& discs, std::size_t i, std::size_t j) {
    const double need =
        discs[i].radius + discs[j].radius - allowed_overlap * std::min(discs[i].radius, discs[j].radius);
    const double lack = need - distance(at[i], at[j]);
    if (lack <= 0) {
        return;
    }
    const Point way = direction(at[i], at[j], discs[i], discs[j], i + j);
    const double weight_i = discs[i].most > 0 ? std::pow(discs[i].radius, -3) : 0;
    const double weight_j = discs[j].most > 0 ? std::pow(discs[j].radius, -3) : 0;
    const double share = weight_i + weight_j > 0 ? weight_i / (weight_i + weight_j) : 0;
    const double part_j = weight_i + weight_j > 0 ? 1 - share : 0;
    at[i] = {at[i].x - share * lack * way.x, at[i].y - share * lack * way.y};
    at[j] = {at[j].x + part_j * lack * way.x, at[j].y + part_j * lack * way.y};
}

/// Keeps the disc within its maximum distance, and inside the frame unless its home is outside.
Point held_back(const Point& at, const Disc& disc, const geom::Box<geom::Page>& frame) {
    Point out = at;
    const double right = std::max(frame.max.x - disc.radius, disc.home.x);
    const double bottom = std::max(frame.max.y - disc.radius, disc.home.y);
    out.x = std::clamp(out.x, std::min(frame.min.x + disc.radius, disc.home.x), right);
    out.y = std::clamp(out.y, std::min(frame.min.y + disc.radius, disc.home.y), bottom);
    const double away = distance(disc.home, out);
    if (away <= disc.most) {
        return out;
    }
    const double share = disc.most / away;
    return {disc.home.x + share * (out.x - disc.home.x), disc.home.y + share * (out.y - disc.home.y)};
}

} // namespace

std::vector<Point> set_apart(const std::vector<Disc>& discs, const geom::Box<geom::Page>& frame) {
    std::vector<Point> at;
    at.reserve(discs.size());
    for (const Disc& disc : discs) {
        at.push_back(disc.home);
    }
    for (int round = 0; round < rounds; ++round) {
        const double pull = first_pull * std::max(0.0, 1 - 1.25 * round / rounds);
        for (std::size_t i = 0; i < discs.size(); ++i) {
            at[i].x += pull * (discs[i].home.x - at[i].x);
            at[i].y += pull * (discs[i].home.y - at[i].y);
        }
        for (std::size_t i = 0; i < discs.size(); ++i) {
            for (std::size_t j = i + 1; j < discs.size(); ++j) {
                push_apart(at, discs, i, j);
            }
        }
        for (std::size_t i = 0; i < discs.size(); ++i) {
            at[i] = held_back(at[i], discs[i], frame);
        }
    }
    return at;
}

double displace(std::vector<PlacedLayer>& layers, const geom::Box<geom::Page>& frame) {
    std::vector<Disc> discs;
    std::vector<std::pair<PlacedFeature*, Point*>> moved;
    for (PlacedLayer& layer : layers) {
        if (!layer.layer->spec.displace) {
            continue;
        }
        for (PlacedFeature& feature : layer.features) {
            auto* points = std::get_if<geom::Points<geom::Page>>(&feature.geometry);
            if (points != nullptr && points->points.size() == 1 && feature.marker_radius > 0) {
                discs.push_back({points->points.front(), feature.marker_radius, layer.layer->spec.displace->mm});
                moved.emplace_back(&feature, &points->points.front());
            }
        }
    }
    const std::vector<Point> at = set_apart(discs, frame);
    double greatest = 0;
    for (std::size_t i = 0; i < discs.size(); ++i) {
        const double shift = distance(discs[i].home, at[i]);
        if (shift > 1e-3) {
            moved[i].first->home = discs[i].home;
            *moved[i].second = at[i];
            greatest = std::max(greatest, shift);
        }
    }
    return greatest;
}

scene::Group tie_group(const PlacedLayer& placed, style::Lookup& lookup, const std::vector<bool>& hidden) {
    scene::Group group;
    group.id = placed.layer->spec.id + "-ties";
    group.css_class = "tie";
    const style::ClassStyle look = style::class_style(lookup, "tie").style;
    for (std::size_t i = 0; i < placed.features.size(); ++i) {
        const PlacedFeature& feature = placed.features[i];
        const auto* points = std::get_if<geom::Points<geom::Page>>(&feature.geometry);
        if (!feature.home || points == nullptr || (i < hidden.size() && hidden[i])) {
            continue;
        }
        const Point& at = points->points.front();
        const double shift = distance(*feature.home, at);
        if (shift <= told_shift) {
            continue;
        }
        if (shift > feature.marker_radius && look.stroke) {
            const double share = feature.marker_radius / shift;
            scene::Outline line;
            line.move_to(*feature.home);
            line.line_to({at.x + share * (feature.home->x - at.x), at.y + share * (feature.home->y - at.y)});
            for (std::size_t s = 0; s < look.stroke->size(); ++s) {
                group.items.push_back(scene::Path{line, std::nullopt, style::stroke_of(lookup, (*look.stroke)[s]),
                                                  symbol::stroke_part(s, look.stroke->size())});
            }
        }
        if (look.marker) {
            symbol::draw_marker(group, symbol::marker_of(lookup, *look.marker, std::nullopt), *feature.home);
        }
    }
    return group;
}

} // namespace conflictmap::compose
