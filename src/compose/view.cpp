#include "compose/view.hpp"

#include <algorithm>
#include <cmath>

#include "base/units.hpp"
#include "compose/used_fields.hpp"
#include "geom/earth.hpp"

namespace conflictmap::compose {
namespace {

using LonlatLine = geom::Line<geom::Lonlat>;
using LonlatPolygons = geom::Polygons<geom::Lonlat>;

geom::Geometry<geom::Lonlat> box_polygon(double west, double south, double east, double north) {
    geom::Polygon<geom::Lonlat> polygon;
    polygon.outer = {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
    return geom::Polygons<geom::Lonlat>{{polygon}};
}

/// All features of a table as one geometry: their polygons, or, if there are other geometries as well, all vertices.
geom::Geometry<geom::Lonlat> whole(const source::Table& table) {
    LonlatPolygons polygons = all_polygons(table);
    const bool alone = std::all_of(table.features.begin(), table.features.end(), [](const source::Feature& feature) {
        return std::holds_alternative<LonlatPolygons>(feature.geometry) ||
               std::holds_alternative<std::monostate>(feature.geometry);
    });
    if (alone && !polygons.polygons.empty()) {
        return polygons;
    }
    geom::Points<geom::Lonlat> points;
    for (const source::Feature& feature : table.features) {
        geom::for_each_part(feature.geometry, [&](const LonlatLine& part) {
            points.points.insert(points.points.end(), part.begin(), part.end());
        });
    }
    if (points.points.empty()) {
        return {};
    }
    return points;
}

std::optional<double> kilometres(const Placed<std::string>& width, Diagnostics& diagnostics) {
    const std::string& text = width.value;
    const auto unit = text.rfind("km");
    std::string number = unit == std::string::npos ? "" : text.substr(0, unit);
    while (!number.empty() && number.back() == ' ') {
        number.pop_back();
    }
    const auto value = parse_number(number);
    if (!value || *value <= 0 || *value > 40000 || unit + 2 != text.size()) {
        diagnostics.error(width.place, "view-width", fmt::format("'{}' is not the width of a view", text),
                          "write kilometres, for example 600 km");
        return std::nullopt;
    }
    return value;
}

struct Subject {
    geom::Geometry<geom::Lonlat> geometry;
    source::Table rows; ///< empty for a view by coordinates
};

std::optional<Subject> subject_of(const spec::ViewSpec& view, const Workspace& workspace, Reads& reads,
                                  Diagnostics& diagnostics) {
    if (view.around) {
        auto table = read_named(*view.around, view.where.value_or(""), fields_of_units(workspace.language), workspace,
                                reads, diagnostics);
        if (!table) {
            return std::nullopt;
        }
        auto subject = whole(*table);
        if (geom::bounds(subject).empty()) {
            diagnostics.data_error(view.around->place, "empty-view",
                                   fmt::format("'{}' has nothing to show", view.around->value),
                                   "check the 'where' of the view, or choose another source");
            return std::nullopt;
        }
        return Subject{std::move(subject), std::move(*table)};
    }
    if (!view.bbox.empty()) {
        return Subject{box_polygon(view.bbox[0], view.bbox[1], view.bbox[2], view.bbox[3]), {}};
    }
    if (view.centre.size() == 2 && view.width) {
        const auto km = kilometres(*view.width, diagnostics);
        if (!km) {
            return std::nullopt;
        }
        // The width decides: a line from west to east through the centre.
        const geom::Point<geom::Lonlat> centre{view.centre[0], view.centre[1]};
        return Subject{geom::Points<geom::Lonlat>{
                           {geom::destination(centre, 270, *km / 2), geom::destination(centre, 90, *km / 2)}},
                       {}};
    }
    return std::nullopt;
}

} // namespace

std::optional<View> make_view(const spec::ViewSpec& view, const Placed<std::string>& projection_spec,
                              const Workspace& workspace, Reads& reads, Diagnostics& diagnostics) {
    auto subject = subject_of(view, workspace, reads, diagnostics);
    if (!subject) {
        return std::nullopt;
    }
    auto extent = geom::bounds(subject->geometry);
    if (extent.width() == 0 && extent.height() == 0) {
        extent = extent.grown(0.05); // A single point still needs an area around it.
        subject->geometry = box_polygon(extent.min.x, extent.min.y, extent.max.x, extent.max.y);
    }
    const Place place = projection_spec.place.line > 0 ? projection_spec.place : view.place;
    auto projection = projection::make_projection(projection_spec.value, extent, place, diagnostics);
    if (!projection) {
        return std::nullopt;
    }
    projection::PlaneBox box = projection::plane_bounds(*projection, subject->geometry);
    if (box.empty() || !(box.width() > 0 || box.height() > 0)) {
        diagnostics.error(view.place, "view-outside", "the view lies outside the projection's domain",
                          "choose another view, or projection: auto");
        return std::nullopt;
    }
    auto seen = projection::projected(subject->geometry, *projection, extent);
    return View{std::move(*projection),
                std::move(seen),
                std::move(subject->rows),
                box,
                view.margin.value,
                view.shift.empty() ? 0 : view.shift[0].value,
                view.shift.size() < 2 ? 0 : view.shift[1].value};
}

projection::PageFit fit_view(const View& view, const projection::PageBox& window) {
    projection::PageFit fit = projection::fit(view.extent, window, view.margin);
    fit.window_centre.x += view.shift_x * window.width();
    fit.window_centre.y += view.shift_y * window.height();
    return fit;
}

std::optional<projection::LonlatBox> generous_extent(const View& view, double width, double height) {
    // The final height of the window is not known yet: a square of the longer side covers every result.
    const double side = std::max(width, height);
    const projection::PageBox window{{0, 0}, {width, height}};
    const projection::PageFit fit = fit_view(view, window);
    const geom::Point<geom::Page> centre = window.centre();
    const projection::PageBox square{{centre.x - side, centre.y - side}, {centre.x + side, centre.y + side}};
    const auto box = projection::visible_extent(view.projection, fit, square);
    if (box.empty()) {
        return std::nullopt;
    }
    return projection::LonlatBox{{box.min.x - 0.5, std::max(-90.0, box.min.y - 0.5)},
                                 {box.max.x + 0.5, std::min(90.0, box.max.y + 0.5)}};
}

} // namespace conflictmap::compose
