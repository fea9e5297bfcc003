#pragma once
// The geometries of a .shp that has points, lines or polygons without Z and M, one after the other, as its index has
// them (ESRI Shapefile Technical Description, July 1998).
#include <cstdint>
#include <optional>

#include "geom/geometry.hpp"
#include "parse/byte_blocks.hpp"

namespace conflictmap::parse {

class ShapeRecords {
public:
    /// Nothing if it is not such a file. Both files passed `audit_shapefile`.
    static std::optional<ShapeRecords> open(InputFile shp, InputFile shx);

    [[nodiscard]] std::int64_t count() const { return count_; }
    /// The next geometry, in the coordinates of the file. Nothing where GDAL would mend or refuse it: a null shape, a
    /// record elsewhere, a part with too few points, an open ring, a hole on the edge of its polygon, a coordinate that
    /// is not finite, or more than `max_vertices`.
    std::optional<geom::Geometry<geom::Lonlat>> next(std::size_t max_vertices);

private:
    ShapeRecords(ByteBlocks shp, ByteBlocks shx, std::uint32_t kind, std::int64_t count)
        : shp_(std::move(shp)), shx_(std::move(shx)), kind_(kind), count_(count) {}
    ByteBlocks shp_;
    ByteBlocks shx_;
    std::uint32_t kind_;
    std::int64_t count_;
    std::int64_t next_ = 0;
    std::uintmax_t offset_ = 100;
};

/// Puts rings together as GDAL does: clockwise rings are polygons, in order, and each other ring is a hole of the
/// smallest of them around it. Nothing if that is not clear. The rings are closed.
std::optional<geom::Polygons<geom::Lonlat>> polygons_of(std::vector<geom::Line<geom::Lonlat>> rings);

} // namespace conflictmap::parse
