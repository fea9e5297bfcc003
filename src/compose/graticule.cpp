#include "compose/graticule.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/units.hpp"
#include "spec/map_spec.hpp"

namespace conflictmap::compose {
namespace {

using LonlatPoint = geom::Point<geom::Lonlat>;

constexpr double least_step = 0.01;
constexpr double max_step = 90;
/// The extent that a view is read for is about twice as large as its visible part.
constexpr double seen_share = 0.55;

std::string degrees_text(double value, const char* positive, const char* negative, const Workspace& workspace,
                         style::Lookup& lookup) {
    const std::string figure =
        format_quantity(std::abs(value), std::abs(value - std::round(value)) < 1e-9 ? 0 : 2, workspace.language);
    const std::string word = value > 0 ? positive : value < 0 ? negative : "degrees";
    return spec::expand_text(style::word(lookup, word, workspace.language), {{"value", figure}});
}

double wrapped(double longitude) {
    const double turned = std::remainder(longitude, 360);
    return turned == -180 ? 180 : turned;
}

void add(Layer& layer, geom::Line<geom::Lonlat> line, std::string label, std::string edge) {
    source::Feature row;
    row.id = static_cast<std::int64_t>(layer.features.size());
    ClassedFeature feature;
    feature.geometry = geom::Lines<geom::Lonlat>{{std::move(line)}};
    feature.row = layer.features.size();
    feature.style_class = layer.spec.style_class.value;
    feature.label = std::move(label);
    feature.label_edge = std::move(edge);
    layer.table.features.push_back(std::move(row));
    layer.features.push_back(std::move(feature));
}

} // namespace

double graticule_step(double degrees) {
    constexpr double max_lines = 7;
    constexpr std::array steps{0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0};
    for (const double step : steps) {
        if (degrees / step <= max_lines) {
            return step;
        }
    }
    return 30;
}

std::optional<Layer> make_graticule(const spec::LayerSpec& spec, const Workspace& workspace, style::Lookup& lookup,
                                    const std::optional<geom::Box<geom::Lonlat>>& extent, Diagnostics& diagnostics) {
    const geom::Box<geom::Lonlat> world{{-180, -90}, {180, 90}};
    const auto box = extent.value_or(world);
    const std::vector<double>& step = spec.graticule->step;
    const bool wrong = step.size() > 2 || std::any_of(step.begin(), step.end(), [](double degrees) {
                           return !(degrees >= least_step && degrees <= max_step);
                       });
    if (wrong) {
        diagnostics.error(spec.place, "graticule",
                          "a graticule's 'step' is one or two numbers of degrees from 0.01 to 90",
                          "for example graticule: { step: [10, 5] }, meridians first");
        return std::nullopt;
    }
    const double width = std::min(box.width(), 360.0);
    const double south = std::max(box.min.y, -90.0);
    const double north = std::min(box.max.y, 90.0);
    const double dx = step.empty() ? graticule_step(width * seen_share) : step.front();
    const double dy = step.empty() ? graticule_step((north - south) * seen_share) : step.back();
    Layer layer;
    layer.spec = spec;
    for (double i = std::ceil(box.min.x / dx); i * dx < box.min.x + width; ++i) {
        add(layer, {LonlatPoint{i * dx, south}, {i * dx, north}},
            degrees_text(wrapped(i * dx), "degrees-east", "degrees-west", workspace, lookup), "bottom");
    }
    for (double i = std::ceil(south / dy); i * dy <= north; ++i) {
        if (std::abs(i * dy) < 90) { // at a pole, a parallel is not a line
            add(layer, {LonlatPoint{box.min.x, i * dy}, {box.min.x + width, i * dy}},
                degrees_text(i * dy, "degrees-north", "degrees-south", workspace, lookup), "left");
        }
    }
    layer.table.ledger.declared = static_cast<std::int64_t>(layer.features.size());
    return layer;
}

} // namespace conflictmap::compose
