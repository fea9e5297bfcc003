#include "parse/shape_records.hpp"

#include <algorithm>
#include <cmath>

#include "base/deadline.hpp"
#include "geom/operations.hpp"

namespace conflictmap::parse {
namespace {

using geom::Lonlat;
using Line = geom::Line<Lonlat>;

constexpr std::uint32_t point_kind = 1;
constexpr std::uint32_t line_kind = 3;
constexpr std::uint32_t polygon_kind = 5;
constexpr std::uintmax_t shape_header_bytes = 100;

/// The points of a record with parts: 4 bytes kind, 32 box, 4 number of parts, 4 number of points, the start of each
/// part, the points.
std::optional<std::vector<Line>> parts_of(const unsigned char* record, std::size_t bytes, std::size_t max_vertices) {
    constexpr std::size_t before_parts = 44;
    if (bytes < before_parts) {
        return std::nullopt;
    }
    const std::size_t parts = little_endian_32(record + 36);
    const std::size_t points = little_endian_32(record + 40);
    if (parts == 0 || points > max_vertices || parts > points || before_parts + 4 * parts + 16 * points != bytes) {
        return std::nullopt;
    }
    const unsigned char* starts = record + before_parts;
    const unsigned char* at = starts + 4 * parts;
    std::vector<Line> lines(parts);
    for (std::size_t i = 0; i < parts; ++i) {
        const std::size_t first = little_endian_32(starts + 4 * i);
        const std::size_t end = i + 1 < parts ? little_endian_32(starts + 4 * (i + 1)) : points;
        if ((i == 0 && first != 0) || first >= end || end > points) {
            return std::nullopt;
        }
        lines[i].reserve(end - first);
        for (std::size_t k = first; k < end; ++k, at += 16) {
            lines[i].push_back({little_endian_double(at), little_endian_double(at + 8)});
            if (!std::isfinite(lines[i].back().x) || !std::isfinite(lines[i].back().y)) {
                return std::nullopt;
            }
        }
    }
    return lines;
}

struct Ring {
    std::size_t index = 0; ///< in the file
    double area = 0;       ///< signed; negative: clockwise
    geom::Box<Lonlat> box;
};

bool encloses(const geom::Box<Lonlat>& outer, const geom::Box<Lonlat>& inner) {
    return outer.min.x <= inner.min.x && outer.min.y <= inner.min.y && inner.max.x <= outer.max.x &&
           inner.max.y <= outer.max.y;
}

enum class Side { inside, outside, edge };

Side side_of(const Line& ring, const geom::Point<Lonlat>& p) {
    bool inside = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const auto& a = ring[i - 1];
        const auto& b = ring[i];
        const double turn = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
        const bool within = std::fmin(a.x, b.x) <= p.x && p.x <= std::fmax(a.x, b.x) && std::fmin(a.y, b.y) <= p.y &&
                            p.y <= std::fmax(a.y, b.y);
        const double length = std::fabs(b.x - a.x) + std::fabs(b.y - a.y);
        if (within && std::fabs(turn) <= 1e-12 * length) {
            return Side::edge;
        }
        if ((a.y <= p.y) != (b.y <= p.y) && (turn > 0) == (b.y > a.y)) {
            inside = !inside;
        }
    }
    return inside ? Side::inside : Side::outside;
}

/// The polygon (by index into `outer`, sorted from large to small) that a hole belongs to; nothing if it is not clear.
std::optional<std::size_t> polygon_around(const std::vector<Line>& rings, const std::vector<Ring>& outer,
                                          const Ring& hole) {
    for (std::size_t j = outer.size(); j-- > 0;) {
        if (-outer[j].area <= hole.area || !encloses(outer[j].box, hole.box)) {
            continue;
        }
        const Side side = side_of(rings[outer[j].index], rings[hole.index].front());
        if (side == Side::edge) {
            return std::nullopt;
        }
        if (side == Side::inside) {
            return j;
        }
    }
    return std::nullopt;
}

std::optional<geom::Geometry<Lonlat>> geometry_of(std::uint32_t kind, std::vector<Line> parts) {
    if (kind == line_kind) {
        const bool usable = std::ranges::all_of(parts, [](const Line& line) { return line.size() > 1; });
        return usable ? std::optional<geom::Geometry<Lonlat>>(geom::Lines<Lonlat>{std::move(parts)}) : std::nullopt;
    }
    const bool usable =
        std::ranges::all_of(parts, [](const Line& ring) { return ring.size() > 3 && ring.front() == ring.back(); });
    auto polygons = usable ? polygons_of(std::move(parts)) : std::nullopt;
    return polygons ? std::optional<geom::Geometry<Lonlat>>(std::move(*polygons)) : std::nullopt;
}

} // namespace

std::optional<geom::Polygons<Lonlat>> polygons_of(std::vector<Line> rings) {
    if (rings.size() == 1) { // whichever way it turns
        return geom::Polygons<Lonlat>{{{std::move(rings[0]), {}}}};
    }
    std::vector<Ring> outer;
    std::vector<Ring> holes;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        check_deadline();
        Ring ring{i, geom::signed_area(rings[i]), {}};
        for (const auto& point : rings[i]) {
            ring.box.add(point);
        }
        if (ring.area == 0) {
            return std::nullopt;
        }
        (ring.area < 0 ? outer : holes).push_back(ring);
    }
    if (outer.empty()) {
        return std::nullopt;
    }
    std::ranges::stable_sort(outer, [](const Ring& a, const Ring& b) { return -a.area > -b.area; });
    std::vector<std::vector<std::size_t>> holes_of(outer.size());
    for (const Ring& hole : holes) {
        check_deadline();
        // With one polygon, GDAL does not look.
        const auto around = outer.size() == 1 ? std::optional<std::size_t>(0) : polygon_around(rings, outer, hole);
        if (!around) {
            return std::nullopt;
        }
        holes_of[*around].push_back(hole.index);
    }
    std::vector<std::size_t> order(outer.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return outer[a].index < outer[b].index; });
    geom::Polygons<Lonlat> polygons;
    polygons.polygons.reserve(outer.size());
    for (const std::size_t i : order) {
        auto& polygon = polygons.polygons.emplace_back();
        polygon.outer = std::move(rings[outer[i].index]);
        for (const std::size_t hole : holes_of[i]) {
            polygon.holes.push_back(std::move(rings[hole]));
        }
    }
    return polygons;
}

std::optional<ShapeRecords> ShapeRecords::open(InputFile shp, InputFile shx) {
    ByteBlocks shapes(std::move(shp));
    ByteBlocks index(std::move(shx));
    const unsigned char* shape_header = shapes.at(0, shape_header_bytes);
    const unsigned char* index_header = index.at(0, shape_header_bytes);
    if (shape_header == nullptr || index_header == nullptr) {
        return std::nullopt;
    }
    const std::uint32_t kind = little_endian_32(shape_header + 32);
    const std::uintmax_t index_bytes = 2 * std::uintmax_t{big_endian_32(index_header + 24)};
    if ((kind != point_kind && kind != line_kind && kind != polygon_kind) || index_bytes < shape_header_bytes) {
        return std::nullopt;
    }
    return ShapeRecords(std::move(shapes), std::move(index), kind,
                        static_cast<std::int64_t>((index_bytes - shape_header_bytes) / 8));
}

std::optional<geom::Geometry<Lonlat>> ShapeRecords::next(std::size_t max_vertices) {
    constexpr std::size_t record_header = 8;
    const unsigned char* entry = shx_.at(shape_header_bytes + 8 * static_cast<std::uintmax_t>(next_), 8);
    if (entry == nullptr || 2 * std::uintmax_t{big_endian_32(entry)} != offset_) {
        return std::nullopt;
    }
    const std::size_t bytes = 2 * std::size_t{big_endian_32(entry + 4)};
    const unsigned char* record = shp_.at(offset_, record_header + bytes);
    if (record == nullptr || bytes < 4 || 2 * std::size_t{big_endian_32(record + 4)} != bytes ||
        little_endian_32(record + record_header) != kind_) {
        return std::nullopt;
    }
    record += record_header;
    ++next_;
    offset_ += record_header + bytes;
    if (kind_ == point_kind) {
        constexpr std::size_t point_bytes = 20;
        const geom::Point<Lonlat> point{bytes == point_bytes ? little_endian_double(record + 4) : NAN,
                                        bytes == point_bytes ? little_endian_double(record + 12) : NAN};
        const bool usable = std::isfinite(point.x) && std::isfinite(point.y);
        return usable ? std::optional<geom::Geometry<Lonlat>>(geom::Points<Lonlat>{{point}}) : std::nullopt;
    }
    auto parts = parts_of(record, bytes, max_vertices);
    return parts ? geometry_of(kind_, std::move(*parts)) : std::nullopt;
}

} // namespace conflictmap::parse
