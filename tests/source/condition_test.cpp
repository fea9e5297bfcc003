#include <catch2/catch.hpp>

#include "source/condition.hpp"

using namespace conflictmap;
using namespace conflictmap::source;

namespace {

Diagnostic report(const std::string& where, const std::string& reason, const std::vector<std::string>& fields) {
    Diagnostics diagnostics;
    Request request;
    request.where = where;
    request.shown = "a.shp";
    request.where_place = {"m.yaml", 2, 3};
    report_condition(request, reason, fields, diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    return diagnostics.all()[0];
}

} // namespace

TEST_CASE("a refused condition names the fields and the nearest one", "[source]") {
    const auto d =
        report("populaton > 5 AND kind = 'populaton'", "\"populaton\" not recognised\nmore", {"population", "kind"});
    CHECK(d.hint.find("did you mean population?") == 0);
    CHECK(d.hint.find("kind") != std::string::npos);
    CHECK(d.message.find("more") == std::string::npos);
    CHECK(d.place.line == 2);
}

TEST_CASE("words in quotes, keywords, numbers and right names are not suspected", "[source]") {
    CHECK(report("KIND = 'kimd' and 5 > 4", "syntax error", {"kind"}).hint.find("did you mean") == std::string::npos);
    CHECK(report("", "", {}).message.find("OGR gives no reason") != std::string::npos);
    CHECK(report("назви = 'x'", "", {"назва"}).hint.find("did you mean назва?") == 0);
}

TEST_CASE("SQL that the author did not write is not shown", "[source]") {
    const auto d = report("plaice = 1", "failed to prepare SQL: SELECT m.\"fid\"", {"place"});
    CHECK(d.message.find("SELECT") == std::string::npos);
    CHECK(d.hint.find("did you mean place?") == 0);
}
