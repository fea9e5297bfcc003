#include "compose/figures.hpp"

#include "base/deadline.hpp"
#include "base/threads.hpp"
#include "compose/cut.hpp"
#include "geom/earth.hpp"

namespace conflictmap::compose {

using Polygons = geom::Polygons<geom::Lonlat>;

AreasByClass areas_by_class(const Layer& layer, bool everywhere) {
    AreasByClass areas;
    const auto add = [&](const std::string& style_class, const Polygons& more) {
        auto& all = areas[style_class].polygons;
        all.insert(all.end(), more.polygons.begin(), more.polygons.end());
    };
    auto next = everywhere ? layer.outside.begin() : layer.outside.end();
    const auto add_outside = [&](std::size_t row) {
        for (; next != layer.outside.end() && next->before <= row; ++next) {
            check_deadline();
            Polygons left = next->geometry;
            for (const Cut& cut : layer.cuts) {
                left = cut_by(cut, left);
            }
            add(next->style_class, left);
        }
    };
    for (const ClassedFeature& feature : layer.features) {
        add_outside(feature.row);
        if (const auto* polygons = std::get_if<Polygons>(&feature.geometry)) {
            add(feature.style_class, *polygons);
        }
    }
    add_outside(layer.table.features.size());
    return areas;
}

std::map<std::string, double> measure_inside(const AreasByClass& areas, const source::Table& units) {
    std::map<std::string, double> sums;
    for (const source::Feature& unit : units.features) {
        const auto* polygons = std::get_if<Polygons>(&unit.geometry);
        for (const auto& [name, area] : areas) {
            check_deadline();
            const double km2 = polygons == nullptr ? 0 : geom::common_area_km2(area, *polygons);
            if (km2 > 0) {
                sums[name] += km2;
            }
        }
    }
    return sums;
}

std::vector<MeasuredUnit> measure(const Layer& measured, const source::Table& units, const std::string& language) {
    const AreasByClass areas = areas_by_class(measured, false);
    std::vector<MeasuredUnit> figures(units.features.size());
    std::vector<char> is_area(units.features.size(), 0);
    in_threads(units.features.size(), [&](std::size_t i) {
        const source::Feature& unit = units.features[i];
        const auto* polygons = std::get_if<Polygons>(&unit.geometry);
        if (polygons == nullptr) {
            return;
        }
        is_area[i] = 1;
        MeasuredUnit& figure = figures[i];
        figure.name = local_field(units, unit, "full", language);
        if (figure.name.empty()) {
            figure.name = local_field(units, unit, "name", language);
        }
        figure.km2 = geom::area_km2(*polygons);
        for (const auto& [name, area] : areas) {
            check_deadline();
            const double km2 = geom::common_area_km2(area, *polygons);
            if (km2 > 0) {
                figure.classes.push_back({name, km2});
            }
        }
    });
    std::size_t i = 0;
    std::erase_if(figures, [&](const MeasuredUnit&) { return is_area[i++] == 0; });
    return figures;
}

} // namespace conflictmap::compose
