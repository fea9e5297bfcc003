#include "geom/earth.hpp"

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include <geos_c.h>

namespace conflictmap::geom {
namespace {

/// GEOS with its own context, so that calls and threads share no state.
class Engine {
public:
    Engine() : context_(GEOS_init_r()) {
        GEOSContext_setErrorMessageHandler_r(
            context_.get(), [](const char* text, void* where) { *static_cast<std::string*>(where) = text; }, &error_);
    }
    Engine(const Engine&) = delete; // GEOS keeps the address of the message
    Engine& operator=(const Engine&) = delete;
    [[nodiscard]] GEOSContextHandle_t get() const { return context_.get(); }
    [[noreturn]] void fail(const std::string& step) const {
        throw std::runtime_error("GEOS: " + step + ": " + (error_.empty() ? "no reason given" : error_));
    }

private:
    struct Finish {
        void operator()(GEOSContextHandle_t context) const { GEOS_finish_r(context); }
    };
    std::unique_ptr<std::remove_pointer_t<GEOSContextHandle_t>, Finish> context_;
    std::string error_;
};

struct Destroy {
    GEOSContextHandle_t context;
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context, geometry); }
};
using Shape = std::unique_ptr<GEOSGeometry, Destroy>;

Shape own(const Engine& engine, GEOSGeometry* geometry, const char* step) {
    if (geometry == nullptr) {
        engine.fail(step);
    }
    return {geometry, Destroy{engine.get()}};
}

/// x and y alternating, as GEOS expects them.
template <class Space> std::vector<double> flat(const Line<Space>& line) {
    std::vector<double> xy;
    xy.reserve(line.size() * 2 + 2);
    for (const auto& point : line) {
        if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
            throw std::runtime_error("overlay: a coordinate is not finite");
        }
        xy.push_back(point.x);
        xy.push_back(point.y);
    }
    return xy;
}

GEOSCoordSequence* sequence_of(const Engine& engine, const std::vector<double>& xy) {
    auto* sequence = GEOSCoordSeq_copyFromBuffer_r(engine.get(), xy.data(), static_cast<unsigned>(xy.size() / 2), 0, 0);
    if (sequence == nullptr) {
        engine.fail("coordinates");
    }
    return sequence;
}

template <class Space> Shape ring_shape(const Engine& engine, const Line<Space>& ring) {
    std::vector<double> xy = flat(ring);
    if (ring.front() != ring.back()) {
        xy.push_back(ring.front().x);
        xy.push_back(ring.front().y);
    }
    // GEOS takes over the sequence.
    return own(engine, GEOSGeom_createLinearRing_r(engine.get(), sequence_of(engine, xy)), "ring");
}

template <class Space> bool is_ring(const Line<Space>& ring) {
    return ring.size() >= 4 || (ring.size() == 3 && ring.front() != ring.back());
}

template <class Space> Shape polygon_shape(const Engine& engine, const Polygon<Space>& polygon) {
    auto outer = ring_shape(engine, polygon.outer);
    std::vector<Shape> holes;
    for (const auto& hole : polygon.holes) {
        if (is_ring(hole)) {
            holes.push_back(ring_shape(engine, hole));
        }
    }
    std::vector<GEOSGeometry*> raw;
    raw.reserve(holes.size());
    for (auto& hole : holes) {
        raw.push_back(hole.release());
    }
    return own(engine,
               GEOSGeom_createPolygon_r(engine.get(), outer.release(), raw.data(), static_cast<unsigned>(raw.size())),
               "polygon");
}

/// Uses the structure method: the default one becomes extremely slow on star-shaped input.
Shape valid(const Engine& engine, Shape shape) {
    if (GEOSisValid_r(engine.get(), shape.get()) == 1) {
        return shape;
    }
    const auto destroy = [&](GEOSMakeValidParams* p) { GEOSMakeValidParams_destroy_r(engine.get(), p); };
    const std::unique_ptr<GEOSMakeValidParams, decltype(destroy)> params(GEOSMakeValidParams_create_r(engine.get()),
                                                                         destroy);
    GEOSMakeValidParams_setMethod_r(engine.get(), params.get(), GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(engine.get(), params.get(), 0);
    return own(engine, GEOSMakeValidWithParams_r(engine.get(), shape.get(), params.get()), "make valid");
}

Shape collection(const Engine& engine, std::vector<Shape> shapes) {
    std::vector<GEOSGeometry*> raw;
    raw.reserve(shapes.size());
    for (auto& shape : shapes) {
        raw.push_back(shape.release());
    }
    return own(engine,
               GEOSGeom_createCollection_r(engine.get(), GEOS_GEOMETRYCOLLECTION, raw.data(),
                                           static_cast<unsigned>(raw.size())),
               "collection");
}

template <class Space> std::vector<Shape> valid_shapes(const Engine& engine, const Polygons<Space>& polygons) {
    std::vector<Shape> shapes;
    for (const auto& polygon : polygons.polygons) {
        if (is_ring(polygon.outer)) {
            shapes.push_back(valid(engine, polygon_shape(engine, polygon)));
        }
    }
    return shapes;
}

Shape united_shape(const Engine& engine, std::vector<Shape> shapes) {
    const auto all = collection(engine, std::move(shapes));
    return own(engine, GEOSUnaryUnion_r(engine.get(), all.get()), "union");
}

/// All polygons as one geometry, with overlaps dissolved.
template <class Space> Shape shape_of(const Engine& engine, const Polygons<Space>& polygons) {
    return united_shape(engine, valid_shapes(engine, polygons));
}

/// The same, without what is outside a box. GEOS does not cut some shapes; they stay whole.
Shape shape_in(const Engine& engine, const Polygons<Lonlat>& polygons, const Box<Lonlat>& box) {
    Polygons<Lonlat> near;
    for (const auto& polygon : polygons.polygons) {
        Box<Lonlat> own_box;
        for (const auto& point : polygon.outer) {
            own_box.add(point);
        }
        if (own_box.overlaps(box)) {
            near.polygons.push_back(polygon);
        }
    }
    auto shapes = valid_shapes(engine, near);
    for (Shape& shape : shapes) {
        auto* cut = GEOSClipByRect_r(engine.get(), shape.get(), box.min.x, box.min.y, box.max.x, box.max.y);
        if (cut != nullptr) {
            shape = valid(engine, own(engine, cut, "clip"));
        }
    }
    // A valid shape needs no union with itself.
    return shapes.size() == 1 ? std::move(shapes.front()) : united_shape(engine, std::move(shapes));
}

Box<Lonlat> box_of(const Polygons<Lonlat>& polygons) {
    Box<Lonlat> box;
    for (const auto& polygon : polygons.polygons) {
        for (const auto& point : polygon.outer) {
            box.add(point);
        }
    }
    return box;
}

Shape line_shape(const Engine& engine, const Line<Lonlat>& line) {
    return own(engine, GEOSGeom_createLineString_r(engine.get(), sequence_of(engine, flat(line))), "line");
}

template <class Space> Line<Space> ring_of(const Engine& engine, const GEOSGeometry* ring) {
    const auto* sequence = GEOSGeom_getCoordSeq_r(engine.get(), ring);
    unsigned size = 0;
    if (sequence == nullptr || GEOSCoordSeq_getSize_r(engine.get(), sequence, &size) == 0) {
        engine.fail("reading a ring");
    }
    std::vector<double> xy(static_cast<std::size_t>(size) * 2);
    GEOSCoordSeq_copyToBuffer_r(engine.get(), sequence, xy.data(), 0, 0);
    Line<Space> line(size);
    for (std::size_t i = 0; i < line.size(); ++i) {
        line[i] = {xy[2 * i], xy[2 * i + 1]};
    }
    return line;
}

template <class Space> void collect(const Engine& engine, const GEOSGeometry* shape, Polygons<Space>& result) {
    if (GEOSGeomTypeId_r(engine.get(), shape) == GEOS_POLYGON) {
        if (GEOSisEmpty_r(engine.get(), shape) == 1) {
            return;
        }
        Polygon<Space> polygon{ring_of<Space>(engine, GEOSGetExteriorRing_r(engine.get(), shape)), {}};
        const int holes = GEOSGetNumInteriorRings_r(engine.get(), shape);
        for (int i = 0; i < holes; ++i) {
            polygon.holes.push_back(ring_of<Space>(engine, GEOSGetInteriorRingN_r(engine.get(), shape, i)));
        }
        result.polygons.push_back(std::move(polygon));
        return;
    }
    const int type = GEOSGeomTypeId_r(engine.get(), shape);
    if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        // The result may contain lines and points where areas only touch; these are not part of an overlay of areas.
        const int parts = GEOSGetNumGeometries_r(engine.get(), shape);
        for (int i = 0; i < parts; ++i) {
            collect(engine, GEOSGetGeometryN_r(engine.get(), shape, i), result);
        }
    }
}

template <class Space> Polygons<Space> polygons_of(const Engine& engine, const Shape& shape) {
    Polygons<Space> result;
    collect(engine, shape.get(), result);
    return result;
}

using Overlay = GEOSGeometry* (*)(GEOSContextHandle_t, const GEOSGeometry*, const GEOSGeometry*);

Polygons<Lonlat> overlay(const Polygons<Lonlat>& a, const Polygons<Lonlat>& b, Overlay operation, const char* name) {
    const Engine engine;
    const auto left = shape_of(engine, a);
    const auto right = shape_of(engine, b);
    return polygons_of<Lonlat>(engine, own(engine, operation(engine.get(), left.get(), right.get()), name));
}

/// The lines of a result, in GEOS's order, without the points where a line only touches.
void collect_lines(const Engine& engine, const GEOSGeometry* shape, Lines<Lonlat>& result) {
    const int type = GEOSGeomTypeId_r(engine.get(), shape);
    if (type == GEOS_LINESTRING && GEOSisEmpty_r(engine.get(), shape) == 0) {
        result.lines.push_back(ring_of<Lonlat>(engine, shape));
    } else if (type == GEOS_MULTILINESTRING || type == GEOS_GEOMETRYCOLLECTION) {
        const int parts = GEOSGetNumGeometries_r(engine.get(), shape);
        for (int i = 0; i < parts; ++i) {
            collect_lines(engine, GEOSGetGeometryN_r(engine.get(), shape, i), result);
        }
    }
}

/// Overlays line by line, so that each line keeps its direction and its position in the order.
Lines<Lonlat> overlay(const Lines<Lonlat>& a, const Polygons<Lonlat>& b, Overlay operation, const char* name) {
    const Engine engine;
    const auto mask = shape_of(engine, b);
    Lines<Lonlat> result;
    for (const auto& line : a.lines) {
        if (line.size() >= 2) {
            const auto whole = line_shape(engine, line);
            collect_lines(engine, own(engine, operation(engine.get(), whole.get(), mask.get()), name).get(), result);
        }
    }
    return result;
}

} // namespace

Polygons<Lonlat> intersection(const Polygons<Lonlat>& a, const Polygons<Lonlat>& b) {
    return overlay(a, b, GEOSIntersection_r, "intersection");
}

double common_area_km2(const Polygons<Lonlat>& a, const Polygons<Lonlat>& b) {
    constexpr double room = 0.01; // degrees, so that no edge of the box is an edge of the result
    const Box<Lonlat> box_a = box_of(a);
    const Box<Lonlat> box_b = box_of(b);
    if (!box_a.overlaps(box_b)) {
        return 0;
    }
    const Engine engine;
    const auto left = shape_in(engine, a, box_b.grown(room));
    const auto right = shape_in(engine, b, box_a.grown(room));
    auto common = own(engine, GEOSIntersection_r(engine.get(), left.get(), right.get()), "intersection");
    return area_km2(polygons_of<Lonlat>(engine, common));
}

Polygons<Lonlat> united(const Polygons<Lonlat>& all) {
    const Engine engine;
    return polygons_of<Lonlat>(engine, shape_of(engine, all));
}

Polygons<Lonlat> difference(const Polygons<Lonlat>& a, const Polygons<Lonlat>& b) {
    return overlay(a, b, GEOSDifference_r, "difference");
}

Lines<Lonlat> intersection(const Lines<Lonlat>& a, const Polygons<Lonlat>& b) {
    return overlay(a, b, GEOSIntersection_r, "intersection");
}

Lines<Lonlat> difference(const Lines<Lonlat>& a, const Polygons<Lonlat>& b) {
    return overlay(a, b, GEOSDifference_r, "difference");
}

Polygons<Page> grown(const Polygons<Page>& polygons, double by) {
    constexpr int segments_a_quarter = 8;
    const Engine engine;
    const auto shape = shape_of(engine, polygons);
    return polygons_of<Page>(engine,
                             own(engine, GEOSBuffer_r(engine.get(), shape.get(), by, segments_a_quarter), "buffer"));
}

} // namespace conflictmap::geom
