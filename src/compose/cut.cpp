#include "compose/cut.hpp"

#include "base/deadline.hpp"
#include "geom/earth.hpp"
#include "geom/operations.hpp"

namespace conflictmap::compose {

void cut_to(Layer& layer, const Placed<std::string>& name, bool keep_inside, const Workspace& workspace, Reads& reads,
            Diagnostics& diagnostics) {
    const auto mask_table = read_named(name, "", {}, workspace, reads, diagnostics);
    if (!mask_table) {
        return;
    }
    Cut& by = layer.cuts.emplace_back(Cut{geom::united(all_polygons(*mask_table)), keep_inside});
    const geom::Polygons<geom::Lonlat>& mask = by.areas;
    if (mask.polygons.empty()) {
        diagnostics.error(name.place, "no-polygons", fmt::format("'{}' has no polygons to cut with", name.value),
                          "name a source of areas, such as areas/ukraine");
        return;
    }
    for (ClassedFeature& feature : layer.features) {
        check_deadline();
        if (auto* polygons = std::get_if<geom::Polygons<geom::Lonlat>>(&feature.geometry)) {
            *polygons = cut_by(by, *polygons);
        } else if (auto* lines = std::get_if<geom::Lines<geom::Lonlat>>(&feature.geometry)) {
            *lines = keep_inside ? geom::intersection(*lines, mask) : geom::difference(*lines, mask);
        } else if (auto* points = std::get_if<geom::Points<geom::Lonlat>>(&feature.geometry)) {
            std::erase_if(points->points,
                          [&](const auto& point) { return geom::contains(mask, point) != keep_inside; });
        }
    }
    const auto gone = std::erase_if(
        layer.features, [](const ClassedFeature& feature) { return geom::bounds(feature.geometry).empty(); });
    layer.table.ledger.filtered += static_cast<std::int64_t>(gone);
    if (gone > 0) {
        layer.table.ledger.reasons[(keep_inside ? "outside " : "inside ") + name.value] +=
            static_cast<std::int64_t>(gone);
    }
}

geom::Polygons<geom::Lonlat> cut_by(const Cut& cut, const geom::Polygons<geom::Lonlat>& areas) {
    return cut.keep_inside ? geom::intersection(areas, cut.areas) : geom::difference(areas, cut.areas);
}

} // namespace conflictmap::compose
