#include <catch2/catch.hpp>

#include "geom/earth.hpp"
#include "projection/projection.hpp"

using namespace conflictmap;
using namespace conflictmap::projection;

namespace {

const LonlatBox ukraine{{22, 44}, {41, 53}};

std::optional<Projection> make(const std::string& definition, const LonlatBox& extent = ukraine) {
    Diagnostics diagnostics;
    return make_projection(definition, extent, {}, diagnostics);
}

Diagnostic refusal(const std::string& definition, const LonlatBox& extent = ukraine) {
    Diagnostics diagnostics;
    const auto projection = make_projection(definition, extent, {"a.yaml", 3, 5}, diagnostics);
    CHECK_FALSE(projection);
    REQUIRE(diagnostics.all().size() == 1);
    return diagnostics.all()[0];
}

} // namespace

TEST_CASE("auto chooses by the extent", "[projection]") {
    CHECK(make("auto")->definition() == "+proj=lcc +lat_1=45.5 +lat_2=51.5 +lat_0=48.5 +lon_0=31.5 +ellps=WGS84");
    CHECK(make("auto", {{34.4, 47.4}, {34.8, 47.6}})->definition() ==
          "+proj=tmerc +lat_0=47.5 +lon_0=34.6 +ellps=WGS84");
    CHECK(make("auto", {{36.5, 47}, {40.3, 50}})->title() == "transverse Mercator");
    CHECK(make("auto", {{30, 20}, {40, 60}})->title() == "transverse Mercator"); // tall
    CHECK(make("auto", {{-30, 0}, {90, 70}})->title() == "Lambert azimuthal equal-area");
    CHECK(make("auto", {{10, -15}, {50, 15}})->title() == "Lambert azimuthal equal-area"); // no cone at the equator
    CHECK(make("auto", {{-180, 60}, {180, 90}})->definition() == "+proj=laea +lat_0=90 +lon_0=0 +ellps=WGS84");
    CHECK(make("auto", {{165, 50}, {205, 72}})->cut_longitude() == Approx(5)); // about 175°W
}

TEST_CASE("definitions of every form", "[projection]") {
    for (const auto* definition : {"EPSG:32636", "EPSG:3857", "ESRI:54030", "+proj=laea +lat_0=48 +lon_0=35",
                                   "+proj=lcc +lat_1=45 +lat_2=52 +lon_0=32 +units=km", "EPSG:28406",
                                   "+proj=ortho +lat_0=48 +lon_0=35", "EPSG:2263"}) {
        INFO(definition);
        const auto projection = make(definition);
        REQUIRE(projection);
        const auto plane = projection->forward({35, 48});
        REQUIRE(plane);
        const auto back = projection->inverse(*plane);
        REQUIRE(back);
        CHECK(back->x == Approx(35).margin(1e-6));
        CHECK(back->y == Approx(48).margin(1e-6));
        CHECK_FALSE(projection->title().empty());
    }
    CHECK(make("EPSG:32636")->title() == "UTM zone 36N");
    CHECK(make("EPSG:3035")->title() == "Lambert azimuthal equal-area");
}

TEST_CASE("the plane is in metres, for any units of the definition", "[projection]") {
    const auto metres = make("+proj=lcc +lat_1=45 +lat_2=52 +lon_0=32")->forward({35, 48});
    const auto kilometres = make("+proj=lcc +lat_1=45 +lat_2=52 +lon_0=32 +units=km")->forward({35, 48});
    CHECK(metres->x == Approx(kilometres->x).margin(0.01));
    CHECK(metres->x == Approx(223'000).epsilon(0.02));
    const auto utm = make("EPSG:32636")->forward({33, 0.0});
    CHECK(utm->x == Approx(500'000));
}

TEST_CASE("definitions that are not projections are refused with a remedy", "[projection]") {
    CHECK(refusal("EPSG:4326").code == "geographic-projection");
    CHECK(refusal("EPSG:4326").hint.find("+proj=eqc") != std::string::npos);
    CHECK(refusal("+proj=longlat").code == "geographic-projection");
    CHECK(refusal("lambert").code == "unknown-projection");
    CHECK(refusal("+proj=nothing").code == "unknown-projection");
    CHECK(refusal("EPSG:999999").code == "unknown-projection");
    CHECK(refusal("+proj=lcc +lat_1=45 +lat_2=-45").code == "unknown-projection");
    CHECK(refusal("EPSG:5773").code == "geographic-projection"); // heights only
    const auto diagnostic = refusal("lambert");
    CHECK(diagnostic.place.line == 3);
    CHECK(diagnostic.fault == Fault::spec);
    CHECK_FALSE(diagnostic.hint.empty());
    Diagnostics diagnostics;
    CHECK_FALSE(make_projection("auto", LonlatBox{}, {}, diagnostics));
    CHECK(diagnostics.all()[0].code == "no-extent");
}

TEST_CASE("a view outside the projection's domain is refused", "[projection]") {
    CHECK(refusal("+proj=merc", {{-180, -90}, {180, 90}}).code == "outside-domain");
    CHECK(make("+proj=merc", {{-180, -80}, {180, 85}}));
    CHECK(refusal("+proj=ortho +lat_0=-48 +lon_0=-145").code == "outside-domain");
    CHECK(refusal("EPSG:32636", {{-130, 30}, {-70, 50}}).code == "outside-domain");
    CHECK(make("+proj=ortho +lat_0=30 +lon_0=35", {{-180, -90}, {180, 90}})); // a globe is half of the Earth
    CHECK(make("+proj=robin", {{-180, -90}, {180, 90}}));
}

TEST_CASE("forward and inverse return nothing outside the domain", "[projection]") {
    const auto globe = make("+proj=ortho +lat_0=48 +lon_0=35");
    CHECK_FALSE(globe->forward({-145, -48}));
    CHECK_FALSE(globe->inverse({1e8, 0}));
    const auto mercator = make("+proj=merc");
    CHECK_FALSE(mercator->forward({0, 91}));
    CHECK_FALSE(mercator->forward({0, std::nan("")}));
    CHECK_FALSE(mercator->inverse({3e7, 0})); // one more turn around the Earth
    const auto many = mercator->forward_all({{0, 0}, {std::nan(""), 0}, {10, 95}});
    REQUIRE(many.size() == 3);
    CHECK(std::isfinite(many[0].x));
    CHECK_FALSE(std::isfinite(many[1].x));
    CHECK_FALSE(std::isfinite(many[2].x));
    CHECK(mercator->forward_all({}).empty());
}

TEST_CASE("scale is that of a horizontal bar, north follows the meridians", "[projection]") {
    const auto mercator = make("+proj=merc");
    CHECK(*mercator->scale_at({35, 0}) == Approx(1).epsilon(1e-4));
    CHECK(*mercator->scale_at({35, 60}) == Approx(1.995).epsilon(1e-3)); // sec 60° on the ellipsoid
    CHECK(*mercator->north_angle_at({35, 48}) == Approx(0).margin(1e-6));
    const auto cone = make("auto");
    CHECK(*cone->scale_at({31.5, 45.5}) == Approx(1).epsilon(1e-4)); // a standard parallel
    CHECK(*cone->north_angle_at({31.5, 48}) == Approx(0).margin(1e-6));
    CHECK(*cone->north_angle_at({24, 48}) > 3); // west of the centre north leans to the right
    CHECK(*cone->north_angle_at({39, 48}) < -3);
    CHECK(make("+proj=laea +lat_0=90")->north_angle_at({0, 90}).has_value());
}

TEST_CASE("a projection can be moved", "[projection]") {
    auto first = make("auto");
    Projection second = std::move(*first);
    CHECK(second.forward({31.5, 48.5})->x == Approx(0).margin(1e-3));
}
