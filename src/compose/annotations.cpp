#include "compose/annotations.hpp"

#include <algorithm>

#include "compose/feature_data.hpp"
#include "compose/places.hpp"
#include "geom/operations.hpp"

namespace conflictmap::compose {
namespace {

std::optional<geom::Point<geom::Page>> anchor_on(const projection::ProjectedGeometry& geometry, const Window& window) {
    const auto page = projection::to_page(geometry, *window.projection, window.fit, window.extent, window.box, 0, 0.05);
    std::optional<geom::Point<geom::Page>> anchor;
    if (const auto* points = std::get_if<geom::Points<geom::Page>>(&page); points && !points->points.empty()) {
        anchor = points->points.front();
    } else if (const auto* lines = std::get_if<geom::Lines<geom::Page>>(&page); lines && !lines->lines.empty()) {
        anchor = geom::point_along(lines->lines.front(), geom::length(lines->lines.front()) / 2).point;
    } else if (const auto* polygons = std::get_if<geom::Polygons<geom::Page>>(&page)) {
        if (const auto pole = geom::pole_of(*polygons, 0.2)) {
            anchor = pole->point;
        }
    }
    return anchor && window.box.contains(*anchor) ? anchor : std::nullopt;
}

} // namespace

std::vector<Annotation> annotations_of(const Body& body, const std::string& language) {
    std::vector<Annotation> annotations;
    for (const PlacedLayer& placed : body.layers) {
        const Layer& layer = *placed.layer;
        if (layer.spec.annotate.empty()) {
            continue;
        }
        for (std::size_t i = 0; i < layer.features.size(); ++i) {
            const ClassedFeature& feature = layer.features[i];
            const source::Feature& row = layer.table.features[feature.row];
            const auto field = [&](const std::string& name) {
                return source::to_text(source::value_of(layer.table, row, name));
            };
            Annotation annotation;
            annotation.layer = layer.spec.id;
            annotation.id = feature_id(layer, feature);
            annotation.data = feature_data(layer, feature, language);
            annotation.number = field("number");
            if (annotation.number.empty() && layer.spec.annotate == "badge") {
                annotation.number = std::to_string(annotations.size() + 1);
            }
            annotation.title = local_field(layer.table, row, "title", language);
            annotation.text = local_field(layer.table, row, "text", language);
            if (const std::string paragraph = field("source_paragraph"); !paragraph.empty()) {
                annotation.reference = "¶\u00a0" + paragraph;
            }
            const std::string leader = field("leader");
            annotation.leader = leader != "0" && leader != "false";
            const std::string precision = field("precision");
            annotation.vague = std::holds_alternative<geom::Polygons<geom::Lonlat>>(feature.geometry) &&
                               (precision == "region" || precision == "country");
            annotation.mode = layer.spec.annotate;
            annotation.place = place_of(layer, feature);
            if (annotation.place != nullptr && annotation.place->hide) {
                continue;
            }
            annotation.anchor = anchor_on(placed.projected->features[i], body.window);
            annotations.push_back(std::move(annotation));
        }
    }
    std::stable_sort(annotations.begin(), annotations.end(), [](const Annotation& a, const Annotation& b) {
        return source::to_number(source::Value(a.number)).value_or(1e9) <
               source::to_number(source::Value(b.number)).value_or(1e9);
    });
    return annotations;
}

} // namespace conflictmap::compose
