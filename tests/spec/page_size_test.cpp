#include <catch2/catch.hpp>

#include "spec/map_spec.hpp"

using namespace conflictmap;
using namespace conflictmap::spec;

namespace {

std::optional<PageSize> size_of(const std::vector<std::string>& sides, Diagnostics& diagnostics, double dpi = 72) {
    MapSpec map;
    map.dpi = dpi;
    int column = 1;
    for (const auto& side : sides) {
        map.size.push_back({side, {"m.yaml", 3, column++}});
    }
    return page_size(map, diagnostics);
}

PageSize good_size(const std::vector<std::string>& sides, double dpi = 72) {
    Diagnostics diagnostics;
    const auto size = size_of(sides, diagnostics, dpi);
    REQUIRE(size);
    CHECK(diagnostics.all().empty());
    return *size;
}

std::string wrong_size(const std::vector<std::string>& sides, double dpi = 72) {
    Diagnostics diagnostics;
    CHECK_FALSE(size_of(sides, diagnostics, dpi));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "size");
    CHECK(diagnostics.all()[0].place.line == 3);
    return diagnostics.all()[0].message;
}

} // namespace

TEST_CASE("page sizes in mm, pt and px", "[spec]") {
    CHECK(good_size({}).width == 180);
    CHECK(good_size({}).height == 135);
    CHECK(good_size({"180 mm", "72 pt"}).height == Approx(25.4));
    CHECK(good_size({"960px", "96 px"}).width == Approx(254));
}

TEST_CASE("a page side may be 20 mm to 2 m", "[spec]") {
    CHECK(good_size({"20 mm", "2000 mm"}).width == 20);
    CHECK(good_size({"20 mm", "2000 mm"}).height == 2000);
    CHECK(wrong_size({"19.99 mm", "100 mm"}) == "a page side of 19.99 mm is out of range");
    CHECK(wrong_size({"100 mm", "2000.01 mm"}) == "a page side of 2000.01 mm is out of range");
    CHECK(wrong_size({"-100 mm", "100 mm"}) == "a page side of -100 mm is out of range");
}

TEST_CASE("a page has two sides, both lengths", "[spec]") {
    CHECK(wrong_size({"100 mm"}) == "'size' must be a width and a height");
    CHECK(wrong_size({"100 mm", "100 mm", "100 mm"}) == "'size' must be a width and a height");
    CHECK(wrong_size({"100", "100 mm"}) == "'100' is not a length");
    CHECK(wrong_size({"100 mm", "wide"}) == "'wide' is not a length");
}

TEST_CASE("a page has at most 100 megapixels", "[spec]") {
    // 254 mm are 10 inches: 10,000 by 10,000 pixels at 1,000 dpi.
    CHECK(good_size({"254 mm", "254 mm"}, 1000).width == 254);
    CHECK(wrong_size({"254.1 mm", "254 mm"}, 1000) == "the page has 100 megapixels; the limit is 100");
    CHECK(wrong_size({"2000 mm", "2000 mm"}, 300) == "the page has 558 megapixels; the limit is 100");
}

TEST_CASE("variables in texts", "[spec]") {
    const std::map<std::string, std::string> values{{"at", "18 March 2025"}, {"map", "donbas"}, {"loop", "{at}"}};
    CHECK(expand_text("As of {at}.", values) == "As of 18 March 2025.");
    CHECK(expand_text("{map}{map}", values) == "donbasdonbas");
    CHECK(expand_text("{loop}", values) == "{at}"); // replaced only once
    // Anything that is not a variable stays as it is.
    CHECK(expand_text("{nobody} {at", values) == "{nobody} {at");
    CHECK(expand_text("{ {at} }", values) == "{ 18 March 2025 }");
    CHECK(expand_text("{}", values) == "{}");
    CHECK(expand_text("", values).empty());
    CHECK(expand_text("станом на {at}", values) == "станом на 18 March 2025");
}
