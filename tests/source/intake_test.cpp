// The account of rows, which every reader uses.
#include <catch2/catch.hpp>

#include <stdexcept>

#include "source/intake.hpp"

using namespace conflictmap;
using namespace conflictmap::source;

namespace {

Feature at(std::int64_t id, double x, double y) {
    return {id, geom::Points<geom::Lonlat>{{{x, y}}}, {}};
}

} // namespace

TEST_CASE("a declared row that is not accounted for is an error of the program, and is reported", "[source]") {
    for (const std::int64_t lost : {-1, 0, 1}) {
        INFO(lost);
        Request request;
        request.shown = "a.csv";
        request.extent = geom::Box<geom::Lonlat>{{20, 40}, {40, 60}};
        Diagnostics diagnostics;
        Intake intake(request, {}, {}, "row", diagnostics);
        intake.declare(6 + lost);
        intake.take(at(1, 30, 50));
        intake.take(at(2, 0, 0));    // outside
        intake.take(at(3, 300, 50)); // not a longitude
        intake.reject(4, "torn");
        intake.filter(2, "where: x");
        if (lost == 0) {
            const Table table = intake.finish({});
            CHECK(table.features.size() == 1);
            CHECK(table.ledger.outside == 1);
            CHECK(table.ledger.rejected == 2);
            CHECK(table.ledger.filtered == 2);
        } else {
            CHECK_THROWS_AS(intake.finish({}), std::logic_error);
        }
    }
}
