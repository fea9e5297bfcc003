#include "compose/places.hpp"

#include <algorithm>

#include "geom/operations.hpp"

namespace conflictmap::compose {
namespace {

constexpr double point_gap = 0.5;     ///< mm between a symbol and its label, the same as in the label engine
constexpr double corner = 0.70710678; ///< cos 45°

std::vector<std::string> names_of(const Layer& layer, const ClassedFeature& feature) {
    std::vector<std::string> names{feature_id(layer, feature), feature.label};
    const source::Feature& row = layer.table.features[feature.row];
    for (const std::string& field : layer.table.fields) {
        if (field == "number" || field == "name" || field == "title" || field.starts_with("name_") ||
            field.starts_with("title_")) {
            names.push_back(source::to_text(source::value_of(layer.table, row, field)));
        }
    }
    std::erase(names, "");
    return names;
}

bool answers_to(const std::vector<std::string>& names, const std::string& wanted) {
    return std::any_of(names.begin(), names.end(), [&](const auto& name) { return slug(name) == slug(wanted); });
}

label::PagePoint middle_of(const LabelPlace& where) {
    struct {
        label::PagePoint operator()(const label::AtPoint& at) const { return at.point; }
        label::PagePoint operator()(const label::Fixed& at) const { return at.centre; }
        label::PagePoint operator()(const label::InArea& in) const {
            const auto pole = geom::pole_of(in.area, 0.2);
            return pole ? pole->point : geom::bounds(geom::Geometry<geom::Page>(in.area)).centre();
        }
        label::PagePoint operator()(const label::AlongLine& along) const {
            const auto longest = std::max_element(along.lines.begin(), along.lines.end(),
                                                  [](auto& a, auto& b) { return geom::length(a) < geom::length(b); });
            return geom::point_along(*longest, geom::length(*longest) / 2).point;
        }
    } const middle;
    return std::visit(middle, where);
}

/// The middle of a label on this side of its point.
label::PagePoint beside(const label::AtPoint& at, const std::string& side, const label::Request& request) {
    double width = 0;
    for (const auto& line : request.forms.front().lines) {
        width = std::max(width, line.width);
    }
    const auto rows = static_cast<double>(request.forms.front().lines.size());
    const double height = request.ascent + request.descent + (rows - 1) * request.leading;
    const auto has = [&](char c) { return side.find(c) != std::string::npos; };
    const double across = (has('e') ? 1 : 0) - (has('w') ? 1 : 0);
    const double down = (has('s') ? 1 : 0) - (has('n') ? 1 : 0);
    const double reach = (at.radius + point_gap) * (across != 0 && down != 0 ? corner : 1.0);
    return {at.point.x + across * (reach + width / 2 + request.halo), at.point.y + down * (reach + height / 2)};
}

} // namespace

std::string feature_id(const Layer& layer, const ClassedFeature& feature) {
    const source::Feature& row = layer.table.features[feature.row];
    std::string id = source::to_text(source::value_of(layer.table, row, "id"));
    return id.empty() ? std::to_string(row.id) : id;
}

const spec::PlaceSpec* place_of(const Layer& layer, const ClassedFeature& feature) {
    const auto& places = layer.spec.places.all;
    if (places.empty()) {
        return nullptr;
    }
    const auto names = names_of(layer, feature);
    const auto found = std::find_if(places.begin(), places.end(),
                                    [&](const auto& place) { return answers_to(names, place.feature.value); });
    return found == places.end() ? nullptr : &*found;
}

void check_places(const Layer& layer, Diagnostics& diagnostics) {
    if (layer.spec.places.all.empty()) {
        return;
    }
    std::vector<std::string> names;
    for (const ClassedFeature& feature : layer.features) {
        const auto own = names_of(layer, feature);
        names.insert(names.end(), own.begin(), own.end());
    }
    for (const spec::PlaceSpec& place : layer.spec.places.all) {
        if (answers_to(names, place.feature.value)) {
            continue;
        }
        const std::string close = nearest(place.feature.value, names);
        diagnostics.warning(
            place.feature.place, "unknown-place",
            fmt::format("layer '{}' has no feature '{}' on this map", layer.spec.id, place.feature.value),
            close.empty() ? "name it by its id, name or number" : fmt::format("did you mean '{}'?", close));
    }
}

LabelPlace set_by_hand(const spec::PlaceSpec& place, const label::Request& request, Diagnostics& diagnostics) {
    if (place.position) {
        return label::Fixed{{place.position->x, place.position->y}, 0};
    }
    const auto* at = std::get_if<label::AtPoint>(&request.where);
    if (at == nullptr && !place.at.empty()) {
        diagnostics.warning(
            place.feature.place, "place-side",
            fmt::format("'{}' is not the label of a point: it has no side '{}'", request.text, place.at),
            "use offset or position");
    }
    if (place.offset) {
        const auto middle =
            at == nullptr ? middle_of(request.where) : beside(*at, place.at.empty() ? "e" : place.at, request);
        return label::Fixed{{middle.x + place.offset->x, middle.y + place.offset->y}, 0};
    }
    if (at == nullptr) {
        return request.where;
    }
    label::AtPoint beside = *at;
    beside.prefer = place.at;
    beside.nowhere_else = true;
    return beside;
}

} // namespace conflictmap::compose
