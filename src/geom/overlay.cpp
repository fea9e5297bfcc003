#include "geom/earth.hpp"

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include <geos_c.h>

namespace conflictmap::geom {
namespace {

/// GEOS with a context of its own: no state is shared between calls or threads.
class Engine {
public:
    Engine() : context_(GEOS_init_r()) {
        GEOSContext_setErrorMessageHandler_r(
            context_.get(), [](const char* text, void* where) { *static_cast<std::string*>(where) = text; }, &error_);
    }
    Engine(const Engine&) = delete; // GEOS holds the address of the message
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

Shape ring_shape(const Engine& engine, const Line<Lonlat>& ring) {
    std::vector<double> xy;
    xy.reserve(ring.size() * 2 + 2);
    for (const auto& point : ring) {
        if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
            throw std::runtime_error("overlay: a coordinate is not finite");
        }
        xy.push_back(point.x);
        xy.push_back(point.y);
    }
    if (ring.front() != ring.back()) {
        xy.push_back(ring.front().x);
        xy.push_back(ring.front().y);
    }
    auto* sequence = GEOSCoordSeq_copyFromBuffer_r(engine.get(), xy.data(), static_cast<unsigned>(xy.size() / 2), 0, 0);
    if (sequence == nullptr) {
        engine.fail("ring");
    }
    return own(engine, GEOSGeom_createLinearRing_r(engine.get(), sequence), "ring"); // takes the sequence
}

bool is_ring(const Line<Lonlat>& ring) {
    return ring.size() >= 4 || (ring.size() == 3 && ring.front() != ring.back());
}

Shape polygon_shape(const Engine& engine, const Polygon<Lonlat>& polygon) {
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

/// The structure method: time grows gently where the default one explodes on star-like input.
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

/// One geometry of all polygons, overlaps dissolved.
Shape shape_of(const Engine& engine, const Polygons<Lonlat>& polygons) {
    std::vector<Shape> shapes;
    for (const auto& polygon : polygons.polygons) {
        if (is_ring(polygon.outer)) {
            shapes.push_back(valid(engine, polygon_shape(engine, polygon)));
        }
    }
    std::vector<GEOSGeometry*> raw;
    raw.reserve(shapes.size());
    for (auto& shape : shapes) {
        raw.push_back(shape.release());
    }
    const auto all = own(engine,
                         GEOSGeom_createCollection_r(engine.get(), GEOS_GEOMETRYCOLLECTION, raw.data(),
                                                     static_cast<unsigned>(raw.size())),
                         "collection");
    return own(engine, GEOSUnaryUnion_r(engine.get(), all.get()), "union");
}

Line<Lonlat> ring_of(const Engine& engine, const GEOSGeometry* ring) {
    const auto* sequence = GEOSGeom_getCoordSeq_r(engine.get(), ring);
    unsigned size = 0;
    if (sequence == nullptr || GEOSCoordSeq_getSize_r(engine.get(), sequence, &size) == 0) {
        engine.fail("reading a ring");
    }
    std::vector<double> xy(static_cast<std::size_t>(size) * 2);
    GEOSCoordSeq_copyToBuffer_r(engine.get(), sequence, xy.data(), 0, 0);
    Line<Lonlat> line(size);
    for (std::size_t i = 0; i < line.size(); ++i) {
        line[i] = {xy[2 * i], xy[2 * i + 1]};
    }
    return line;
}

void collect(const Engine& engine, const GEOSGeometry* shape, Polygons<Lonlat>& result) {
    if (GEOSGeomTypeId_r(engine.get(), shape) == GEOS_POLYGON) {
        if (GEOSisEmpty_r(engine.get(), shape) == 1) {
            return;
        }
        Polygon<Lonlat> polygon{ring_of(engine, GEOSGetExteriorRing_r(engine.get(), shape)), {}};
        const int holes = GEOSGetNumInteriorRings_r(engine.get(), shape);
        for (int i = 0; i < holes; ++i) {
            polygon.holes.push_back(ring_of(engine, GEOSGetInteriorRingN_r(engine.get(), shape, i)));
        }
        result.polygons.push_back(std::move(polygon));
        return;
    }
    const int type = GEOSGeomTypeId_r(engine.get(), shape);
    if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        // Lines and points where areas merely touch are no overlay of areas.
        const int parts = GEOSGetNumGeometries_r(engine.get(), shape);
        for (int i = 0; i < parts; ++i) {
            collect(engine, GEOSGetGeometryN_r(engine.get(), shape, i), result);
        }
    }
}

Polygons<Lonlat> polygons_of(const Engine& engine, const Shape& shape) {
    Polygons<Lonlat> result;
    collect(engine, shape.get(), result);
    return result;
}

using Overlay = GEOSGeometry* (*)(GEOSContextHandle_t, const GEOSGeometry*, const GEOSGeometry*);

Polygons<Lonlat> overlay(const Polygons<Lonlat>& a, const Polygons<Lonlat>& b, Overlay operation, const char* name) {
    const Engine engine;
    const auto left = shape_of(engine, a);
    const auto right = shape_of(engine, b);
    return polygons_of(engine, own(engine, operation(engine.get(), left.get(), right.get()), name));
}

} // namespace

Polygons<Lonlat> intersection(const Polygons<Lonlat>& a, const Polygons<Lonlat>& b) {
    return overlay(a, b, GEOSIntersection_r, "intersection");
}

Polygons<Lonlat> united(const Polygons<Lonlat>& all) {
    const Engine engine;
    return polygons_of(engine, shape_of(engine, all));
}

Polygons<Lonlat> difference(const Polygons<Lonlat>& a, const Polygons<Lonlat>& b) {
    return overlay(a, b, GEOSDifference_r, "difference");
}

} // namespace conflictmap::geom
