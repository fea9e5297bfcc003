#include <random>

#include <catch2/catch.hpp>

#include "geodata/sets.hpp"
#include "projection/sample.hpp"

using namespace conflictmap;
using namespace conflictmap::projection;
using geom::Line;
using geom::Lonlat;
using projection_tests::rectangle;
using projection_tests::world;

namespace {

struct ViewCase {
    const char* definition;
    LonlatBox view;
};

// Cuts at 180 degrees and elsewhere, globes and their horizons, a pole, the 180th meridian, another datum.
const std::vector<ViewCase> view_cases{{"auto", {{22, 44}, {41, 53}}},
                                       {"EPSG:32636", {{30, 46}, {36, 50}}},
                                       {"EPSG:28406", {{30, 46}, {36, 50}}},
                                       {"auto", {{170, 55}, {195, 70}}},
                                       {"auto", {{-20, 30}, {80, 75}}},
                                       {"+proj=laea +lat_0=48 +lon_0=170", {{140, 20}, {200, 70}}},
                                       {"+proj=robin +lon_0=35", world},
                                       {"+proj=eqc +lon_0=-100", world},
                                       {"+proj=ortho +lat_0=30 +lon_0=35", world},
                                       {"+proj=aeqd +lat_0=90 +lon_0=-150", world},
                                       {"+proj=laea +lat_0=-90", {{-180, -90}, {180, -60}}}};

struct OnSheet {
    PageFit fit;
    PageBox box;
    LonlatBox extent; ///< visible
};

/// How a view looks in windows of several sizes, the widest first.
struct Fitted {
    Projection projection;
    std::vector<OnSheet> sheets;
    LonlatBox extent; ///< for all of them

    explicit Fitted(const ViewCase& view_case)
        : projection(projection_tests::make(view_case.definition, view_case.view)) {
        const auto plane = plane_bounds(projection, rectangle(view_case.view));
        for (const PageBox& sheet_box : {PageBox{{0, 0}, {200, 150}}, PageBox{{5, 20}, {195, 130}},
                                         PageBox{{5, 31.7}, {97, 120.3}}, PageBox{{0, 0}, {30, 40}}}) {
            const auto page = fit(plane, sheet_box, 0.03);
            sheets.push_back({page, sheet_box, visible_extent(projection, page, sheet_box)});
        }
        extent = visible_extent(projection, sheets[0].fit, sheets[0].box.grown(40));
    }
};

/// The number of fits that drew something; checks that all give the same bits as projecting again.
int check_same(const Fitted& fitted, const geom::Geometry<Lonlat>& geometry) {
    const auto once = projected(geometry, fitted.projection, fitted.extent);
    int drawn = 0;
    bool same = true;
    for (const OnSheet& on : fitted.sheets) {
        const auto anew = to_page(geometry, fitted.projection, on.fit, on.extent, on.box, 5, 0.02);
        same = same && to_page(once, fitted.projection, on.fit, on.extent, on.box, 5, 0.02) == anew;
        drawn += std::holds_alternative<std::monostate>(anew) ? 0 : 1;
    }
    CHECK(same);
    return drawn;
}

class RandomGeometry {
public:
    explicit RandomGeometry(unsigned seed) : random_(seed) {}
    geom::Geometry<Lonlat> next() {
        switch (random_() % 3) {
        case 0:
            return geom::Points<Lonlat>{line()};
        case 1:
            return geom::Lines<Lonlat>{{line(), line()}};
        default:
            return geom::Polygons<Lonlat>{{{ring(), {ring()}}, {ring(), {}}}};
        }
    }

private:
    double between(double from, double to) {
        return from + (to - from) * (static_cast<double>(random_()) / 4294967296.0);
    }
    /// Short or long steps; it may continue past 180 degrees.
    Line<Lonlat> line() {
        const double step = random_() % 2 == 0 ? 1.5 : 40;
        Line<Lonlat> result{{between(-180, 180), between(-90, 90)}};
        while (result.size() < 30) {
            const auto& last = result.back();
            result.push_back({last.x + between(-step, step), std::clamp(last.y + between(-step, step), -90.0, 90.0)});
        }
        return result;
    }
    Line<Lonlat> ring() {
        auto result = line();
        result.push_back(result.front());
        return result;
    }
    std::mt19937 random_;
};

} // namespace

TEST_CASE("projecting many points at once gives the same bits as one by one", "[projection]") {
    for (const ViewCase& view_case : view_cases) {
        INFO(view_case.definition);
        const Fitted fitted(view_case);
        Line<Lonlat> points;
        for (double lat = -90; lat <= 90; lat += 7.3) {
            for (double lon = -180; lon <= 180; lon += 11.1) {
                points.push_back({lon, lat});
                points.push_back({30 + lon / 40, 48 + lat / 40});
            }
        }
        const auto all = fitted.projection.forward_all(points);
        bool same = true;
        for (std::size_t i = 0; i < points.size(); ++i) {
            same = same && fitted.projection.forward_all({points[i]})[0] == all[i];
        }
        CHECK(same);
    }
}

TEST_CASE("geometries projected in advance look the same on the page: the shipped data", "[projection]") {
    for (const ViewCase& view_case : view_cases) {
        INFO(view_case.definition);
        const Fitted fitted(view_case);
        int drawn = 0;
        for (const auto& file : geodata_tests::files(".shp")) {
            INFO(file);
            for (const auto& row : geodata_tests::rows_of(file).features) {
                drawn += check_same(fitted, row.geometry);
            }
        }
        CHECK(drawn > 0);
    }
}

TEST_CASE("geometries projected in advance look the same on the page: random data", "[projection]") {
    for (const ViewCase& view_case : view_cases) {
        INFO(view_case.definition);
        const Fitted fitted(view_case);
        RandomGeometry random(20250318);
        int drawn = 0;
        for (int i = 0; i < 100; ++i) {
            INFO(i);
            drawn += check_same(fitted, random.next());
        }
        CHECK(drawn > 0);
        CHECK(check_same(fitted, {}) == 0);
        check_same(fitted, geom::Points<Lonlat>{{{std::nan(""), 50}, {200, 50}, {-180, 90}}});
    }
}

TEST_CASE("only points that the extent may show are projected", "[projection]") {
    const Fitted fitted(view_cases[0]);
    const auto once =
        projected(geom::Points<Lonlat>{{{30, 50}, {120, -30}, {390, 50}}}, fitted.projection, fitted.extent);
    const auto& points = std::get<geom::Points<geom::Projected>>(once).points;
    const auto plane = fitted.projection.forward_all({{30, 50}})[0];
    CHECK(points[0].plane == plane);
    CHECK(std::isnan(points[1].plane.x));
    CHECK(points[2].plane == plane);
}
