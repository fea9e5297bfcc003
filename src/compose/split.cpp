#include "compose/split.hpp"

#include <algorithm>

#include "geom/earth.hpp"
#include "geom/operations.hpp"

namespace conflictmap::compose {
namespace {

using LonlatPoints = geom::Points<geom::Lonlat>;

const LonlatPoints* points_of(const ClassedFeature& feature) {
    const auto* points = std::get_if<LonlatPoints>(&feature.geometry);
    return points == nullptr || points->points.empty() ? nullptr : points;
}

} // namespace

void split(Layer& layer, const Workspace& workspace, Reads& reads, Diagnostics& diagnostics) {
    const spec::SplitSpec& split = *layer.spec.split;
    const auto table = read_named(*split.by, "", {}, workspace, reads, diagnostics);
    if (!table) {
        return;
    }
    const auto areas = geom::united(all_polygons(*table));
    if (areas.polygons.empty()) {
        diagnostics.error(split.by->place, "no-polygons", fmt::format("'{}' has no polygons", split.by->value),
                          "name a source of areas, such as areas/ukraine");
        return;
    }
    const bool other = std::any_of(layer.features.begin(), layer.features.end(), [](const ClassedFeature& feature) {
        return points_of(feature) == nullptr && !std::holds_alternative<std::monostate>(feature.geometry);
    });
    if (other) {
        diagnostics.error(
            split.by->place, "split-points",
            fmt::format("layer '{}' has features that are not points; 'split' works only on points", layer.spec.id),
            "use 'clip' and 'erase' in two layers instead");
        return;
    }
    for (ClassedFeature& feature : layer.features) {
        if (const auto* points = points_of(feature)) {
            feature.inside = geom::contains(areas, points->points.front());
            feature.overlay = *feature.inside ? split.inside.value : split.outside.value;
        }
    }
}

std::vector<ClassSum> sums_of(const Layer& layer, const std::string& field) {
    std::vector<ClassSum> sums;
    for (const ClassedFeature& feature : layer.features) {
        const source::Feature& row = layer.table.features[feature.row];
        const double value = source::to_number(source::value_of(layer.table, row, field)).value_or(0);
        auto known = std::find_if(sums.begin(), sums.end(),
                                  [&](const ClassSum& sum) { return sum.style_class == feature.style_class; });
        if (known == sums.end()) {
            known = sums.insert(sums.end(), ClassSum{feature.style_class});
        }
        const bool inside = feature.inside.value_or(false);
        known->all += value;
        known->inside += inside ? value : 0;
        ++known->count;
        known->count_inside += inside ? 1 : 0;
    }
    return sums;
}

ClassSum total_of(const std::vector<ClassSum>& sums) {
    ClassSum total;
    for (const ClassSum& sum : sums) {
        total.all += sum.all;
        total.inside += sum.inside;
        total.count += sum.count;
        total.count_inside += sum.count_inside;
    }
    return total;
}

std::map<std::string, std::string> said_of(const Layer& layer, const std::string& language) {
    const ClassSum total = total_of(sums_of(layer, layer.spec.size_by));
    const std::string& id = layer.spec.id;
    std::map<std::string, std::string> said{{id + ".count", format_quantity(total.count, 0, language)},
                                            {id + ".inside", format_quantity(total.count_inside, 0, language)}};
    if (!layer.spec.size_by.empty() && total.all > 0) {
        said.emplace(id + ".share", fmt::format("{:.0f}%", 100 * total.inside / total.all));
    }
    return said;
}

} // namespace conflictmap::compose
