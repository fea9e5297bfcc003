#pragma once
// Coordinate systems of sources, converted to WGS 84 longitude and latitude. Private to this room.
#include <memory>
#include <optional>
#include <string>

#include "geom/geometry.hpp"
#include "source/reader.hpp"

namespace conflictmap::source {

class ToWgs84 {
public:
    struct State;
    explicit ToWgs84(std::unique_ptr<State> state);
    ToWgs84(ToWgs84&&) noexcept;
    ToWgs84& operator=(ToWgs84&&) noexcept;
    ~ToWgs84();

    /// True when coordinates are WGS 84 degrees already.
    [[nodiscard]] bool is_identity() const;
    /// Transforms in place; false when a point cannot be transformed.
    bool apply(geom::Geometry<geom::Lonlat>& geometry) const;

private:
    std::unique_ptr<State> state_;
};

/// From any definition that PROJ knows (code, PROJ string, WKT). x is east and y is north, whatever the authority's
/// axis order. Nothing when the definition is unknown, cannot be converted to WGS 84, or is one that crs::fault_of
/// refuses.
std::optional<ToWgs84> to_wgs84(const std::string& definition);

/// From the request's own `crs`; nothing, with the diagnostic "unknown-crs", when it cannot be used.
std::optional<ToWgs84> to_wgs84(const Request& request, Diagnostics& diagnostics);

} // namespace conflictmap::source
