#include "compose/figures.hpp"

#include <map>

#include "geom/earth.hpp"

namespace conflictmap::compose {

std::vector<MeasuredUnit> measure(const Layer& measured, const source::Table& units, const std::string& language) {
    using Polygons = geom::Polygons<geom::Lonlat>;
    std::map<std::string, Polygons> by_class;
    for (const ClassedFeature& feature : measured.features) {
        if (const auto* polygons = std::get_if<Polygons>(&feature.geometry)) {
            auto& all = by_class[feature.style_class].polygons;
            all.insert(all.end(), polygons->polygons.begin(), polygons->polygons.end());
        }
    }
    std::vector<MeasuredUnit> figures;
    for (const source::Feature& unit : units.features) {
        const auto* polygons = std::get_if<Polygons>(&unit.geometry);
        if (polygons == nullptr) {
            continue;
        }
        MeasuredUnit figure;
        figure.name = local_field(units, unit, "full", language);
        if (figure.name.empty()) {
            figure.name = local_field(units, unit, "name", language);
        }
        figure.km2 = geom::area_km2(*polygons);
        for (const auto& [name, area] : by_class) {
            const double km2 = geom::area_km2(geom::intersection(area, *polygons));
            if (km2 > 0) {
                figure.classes.push_back({name, km2});
            }
        }
        figures.push_back(std::move(figure));
    }
    return figures;
}

} // namespace conflictmap::compose
