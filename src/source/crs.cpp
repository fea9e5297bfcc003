#include "source/crs.hpp"

#include <cmath>
#include <string_view>
#include <type_traits>
#include <vector>

#include <fmt/format.h>

#include "crs/proj_files.hpp"
#include "crs/text.hpp"
#include "gdal/functions.hpp"
#include "gdal/session.hpp"

namespace conflictmap::source {
namespace {

using Crs = std::unique_ptr<std::remove_pointer_t<OGRSpatialReferenceH>, void (*)(OGRSpatialReferenceH)>;

Crs make_crs() {
    Crs crs(OSRNewSpatialReference(nullptr), [](OGRSpatialReferenceH handle) { OSRRelease(handle); });
    OSRSetAxisMappingStrategy(crs.get(), OAMS_TRADITIONAL_GIS_ORDER);
    return crs;
}

/// Decided from the names, because a look-up in PROJ's database takes tens of milliseconds.
bool is_wgs84(OGRSpatialReferenceH crs) {
    if (OSRIsGeographic(crs) == 0 || OSRIsCompound(crs) != 0) {
        return false;
    }
    const char* datum = OSRGetAttrValue(crs, "DATUM", 0);
    const std::string_view name = datum == nullptr ? "" : datum;
    constexpr double degree = 0.017453292519943295;
    const bool degrees = std::abs(OSRGetAngularUnits(crs, nullptr) - degree) < 1e-12;
    const bool greenwich = OSRGetPrimeMeridian(crs, nullptr) == 0;
    return degrees && greenwich && (name == "WGS_1984" || name == "D_WGS_1984" || name == "World Geodetic System 1984");
}

} // namespace

struct ToWgs84::State {
    struct Destroy {
        void operator()(OGRCoordinateTransformationH handle) const { OCTDestroyCoordinateTransformation(handle); }
    };
    using Handle = std::unique_ptr<std::remove_pointer_t<OGRCoordinateTransformationH>, Destroy>;
    Handle transformation; ///< none: identity
    Handle back;           ///< PROJ returns finite nonsense far out: only points that convert back are accepted
};

ToWgs84::ToWgs84(std::unique_ptr<State> state) : state_(std::move(state)) {}
ToWgs84::ToWgs84(ToWgs84&&) noexcept = default;
ToWgs84& ToWgs84::operator=(ToWgs84&&) noexcept = default;
ToWgs84::~ToWgs84() = default;

bool ToWgs84::is_identity() const {
    return state_->transformation == nullptr;
}

bool ToWgs84::apply(geom::Geometry<geom::Lonlat>& geometry) const {
    if (is_identity()) {
        return true;
    }
    const gdal::Errors errors; // `success` tells about failed points
    bool all = true;
    std::vector<double> x;
    std::vector<double> y;
    std::vector<int> success;
    const auto part = [&](geom::Line<geom::Lonlat>& line) {
        x.resize(line.size());
        y.resize(line.size());
        success.assign(line.size(), 0);
        for (std::size_t i = 0; i < line.size(); ++i) {
            x[i] = line[i].x;
            y[i] = line[i].y;
        }
        OCTTransformEx(state_->transformation.get(), static_cast<int>(line.size()), x.data(), y.data(), nullptr,
                       success.data());
        auto back_x = x;
        auto back_y = y;
        OCTTransformEx(state_->back.get(), static_cast<int>(line.size()), back_x.data(), back_y.data(), nullptr,
                       nullptr);
        for (std::size_t i = 0; i < line.size(); ++i) {
            const double near = 1e-5 * (1 + std::abs(line[i].x) + std::abs(line[i].y));
            const bool returns = std::hypot(back_x[i] - line[i].x, back_y[i] - line[i].y) < near;
            all = all && success[i] != 0 && returns;
            line[i] = {x[i], y[i]};
        }
    };
    if (auto* points = std::get_if<geom::Points<geom::Lonlat>>(&geometry)) {
        part(points->points);
    } else if (auto* lines = std::get_if<geom::Lines<geom::Lonlat>>(&geometry)) {
        for (auto& line : lines->lines) {
            part(line);
        }
    } else if (auto* polygons = std::get_if<geom::Polygons<geom::Lonlat>>(&geometry)) {
        for (auto& polygon : polygons->polygons) {
            part(polygon.outer);
            for (auto& hole : polygon.holes) {
                part(hole);
            }
        }
    }
    return all;
}

std::optional<ToWgs84> to_wgs84(const std::string& definition) {
    gdal::start();
    // Nothing is fetched, and nothing next to the map is read.
    if (crs::fault_of(definition) || crs::is_file_or_address(definition)) {
        return std::nullopt;
    }
    const crs::Refusals refusals;
    const gdal::Errors errors;
    const auto from = make_crs();
    if (OSRSetFromUserInput(from.get(), definition.c_str()) != OGRERR_NONE) {
        return std::nullopt;
    }
    auto state = std::make_unique<ToWgs84::State>();
    if (!is_wgs84(from.get())) {
        const auto to = make_crs();
        if (OSRIsLocal(from.get()) != 0 || OSRSetWellKnownGeogCS(to.get(), "WGS84") != OGRERR_NONE) {
            return std::nullopt;
        }
        OSRSetAxisMappingStrategy(to.get(), OAMS_TRADITIONAL_GIS_ORDER);
        state->transformation.reset(OCTNewCoordinateTransformation(from.get(), to.get()));
        if (!state->transformation) {
            return std::nullopt;
        }
        state->back.reset(OCTGetInverse(state->transformation.get()));
        if (!state->back) {
            return std::nullopt;
        }
    }
    return refusals.names().empty() ? std::optional(ToWgs84(std::move(state))) : std::nullopt;
}

std::optional<ToWgs84> to_wgs84(const Request& request, Diagnostics& diagnostics) {
    auto result = to_wgs84(request.crs);
    if (!result) {
        const auto fault = crs::fault_of(request.crs);
        diagnostics.error(request.place, "unknown-crs",
                          fmt::format("'{}' is not a coordinate system that PROJ can convert to WGS 84{}", request.crs,
                                      fault ? ": " + fault->message : ""),
                          "write a code such as EPSG:4326 or EPSG:32636");
    }
    return result;
}

} // namespace conflictmap::source
