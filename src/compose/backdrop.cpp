#include "compose/backdrop.hpp"

#include <algorithm>

#include "geom/operations.hpp"

namespace conflictmap::compose {
namespace {

constexpr double lighter = 0.15; ///< share of white that is mixed in on a light map
constexpr double darker = 0.35;  ///< share of black that is mixed in on a dark map

int brightness(const Colour& c) {
    return 2 * c.red + 5 * c.green + c.blue;
}

} // namespace

void Backdrop::add(const geom::Polygons<geom::Page>& area, const Colour& fill) {
    // One entry per polygon: its box saves most point tests.
    for (const auto& polygon : area.polygons) {
        geom::Polygons<geom::Page> single{{polygon}};
        const auto box = geom::bounds(geom::Geometry<geom::Page>(single));
        areas_.push_back({std::move(single), box, fill});
    }
}

Colour Backdrop::at(geom::Point<geom::Page> point) const {
    Colour colour = background_;
    for (const Area& area : areas_) {
        if (area.box.contains(point) && geom::contains(area.polygons, point)) {
            colour = over(area.fill, colour);
        }
    }
    return colour;
}

Colour Backdrop::under(const geom::Box<geom::Page>& box) const {
    std::vector<Colour> samples;
    for (int column = 0; column < 4; ++column) {
        for (int row = 0; row < 2; ++row) {
            samples.push_back(
                at({box.min.x + box.width() * (column + 0.5) / 4, box.min.y + box.height() * (row + 0.5) / 2}));
        }
    }
    std::stable_sort(samples.begin(), samples.end(),
                     [](const Colour& a, const Colour& b) { return brightness(a) > brightness(b); });
    // Letters are dark on a light map and light on a dark map; the halo is the opposite.
    constexpr int middle = 8 * 128;
    return brightness(background_) < middle ? over({0, 0, 0, darker}, samples[samples.size() * 3 / 4])
                                            : over({255, 255, 255, lighter}, samples[samples.size() / 4]);
}

} // namespace conflictmap::compose
