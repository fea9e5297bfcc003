#include <catch2/catch.hpp>

#include "projection/domain.hpp"

using namespace conflictmap::projection;

TEST_CASE("parameters are read from PROJ strings", "[projection]") {
    CHECK(parameter("+proj=lcc +lat_1=45", "lat_1") == "45");
    CHECK(parameter("+proj=lcc +lat_1=45", "lat_2").empty());
    CHECK(parameter("+proj=lcc +xlat_1=45", "lat_1").empty());
    CHECK(parameter("", "proj").empty());
}

TEST_CASE("centres and limits by kind", "[projection]") {
    CHECK(domain_of("+proj=utm +zone=36").centre.x == 33);
    CHECK(domain_of("+proj=laea +lat_0=48 +lon_0=35d30E").centre.x == Approx(35.5));
    CHECK(domain_of("+proj=laea +lon_0=100W").centre.x == Approx(-100));
    CHECK(domain_of("+proj=ortho").azimuthal);
    CHECK(domain_of("+proj=ortho").reach < 90);
    CHECK_FALSE(domain_of("+proj=robin").azimuthal);
    CHECK(domain_of("+proj=merc").lat_max < 90);
    CHECK(domain_of("+proj=lcc +lat_1=45 +lat_2=50").lat_min > -90);
    CHECK(domain_of("+proj=lcc +lat_1=-45 +lat_2=-50").lat_max < 90);
    CHECK(domain_of("+proj=lcc +lat_1=-45 +lat_2=-50").lat_min == -90);
    CHECK(domain_of("+proj=tmerc +lon_0=35").lon_reach < 90);
    // acos(R / (R + h)) for a geostationary satellite is 81.3°.
    CHECK(domain_of("+proj=geos +h=35785831").reach == Approx(81.1).margin(0.2));
    CHECK(domain_of("").kind.empty());
}

TEST_CASE("titles are the projections' common names", "[projection]") {
    CHECK(title_of("+proj=lcc") == "Lambert conformal conic");
    CHECK(title_of("+proj=utm +zone=36 +south") == "UTM zone 36S");
    CHECK(title_of("+proj=unheard").empty());
    CHECK(title_of("").empty());
}
