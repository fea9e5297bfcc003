#include "backend/svg_path.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace conflictmap;
using namespace conflictmap::scene;
using backend::svg_number;
using backend::svg_path_data;

namespace {

Outline line(const std::vector<PagePoint>& points, bool closed = false) {
    Outline outline;
    for (std::size_t i = 0; i < points.size(); ++i) {
        i == 0 ? outline.move_to(points[i]) : outline.line_to(points[i]);
    }
    if (closed) {
        outline.close();
    }
    return outline;
}

} // namespace

TEST_CASE("numbers are short", "[backend][svg]") {
    CHECK(svg_number(0) == "0");
    CHECK(svg_number(-0.001) == "0");
    CHECK(svg_number(0.5) == ".5");
    CHECK(svg_number(-0.5) == "-.5");
    CHECK(svg_number(12.345) == "12.345");
    CHECK(svg_number(12.3449) == "12.345");
    CHECK(svg_number(0.0049) == ".005");
    CHECK(svg_number(180) == "180");
    CHECK(svg_number(100.05) == "100.05");
}

TEST_CASE("paths are relative and compact", "[backend][svg]") {
    CHECK(svg_path_data(Outline()).empty());
    CHECK(svg_path_data(line({{1, 2}, {4, 6}, {3, 7}})) == "m1 2 3 4-1 1");
    CHECK(svg_path_data(line({{1, 2}, {5, 2}, {5, 9}, {6, 10}, {7, 12}}, true)) == "m1 2h4v7l1 1 1 2z");
    CHECK(svg_path_data(line({{0.5, 0.25}, {1, 0.5}})) == "m.5 .25 .5 .25");
    CHECK(svg_path_data(line({{-1, -2}, {-3, -5}})) == "m-1-2-2-3");
    Outline curve;
    curve.move_to({1, 1});
    curve.curve_to({2, 1}, {3, 2}, {3, 3});
    curve.curve_to({3, 4}, {2, 5}, {1, 5});
    CHECK(svg_path_data(curve) == "m1 1c1 0 2 1 2 2 0 1-1 2-2 2");
}

TEST_CASE("after a close, the next part is relative to the start of the last one", "[backend][svg]") {
    Outline two = line({{1, 1}, {5, 2}, {4, 8}}, true);
    two.move_to({2, 3});
    two.line_to({4, 5});
    CHECK(svg_path_data(two) == "m1 1 4 1-1 6zm1 2 2 2");
    Outline on = line({{1, 1}, {5, 2}}, true);
    on.line_to({3, 4}); // without a move
    CHECK(svg_path_data(on) == "m1 1 4 1zl2 3");
}

TEST_CASE("rounding does not add up", "[backend][svg]") {
    std::vector<PagePoint> points;
    for (int i = 0; i <= 1000; ++i) {
        points.push_back({i * 0.0124, 0});
    }
    const std::string data = svg_path_data(line(points));
    // The steps are .01 and .015; together they come to 12.4.
    double x = 0;
    for (std::size_t at = data.find('h') + 1; at < data.size();) {
        const std::size_t end = data.find(' ', at);
        x += std::stod(data.substr(at, end - at));
        at = end == std::string::npos ? data.size() : end + 1;
    }
    CHECK(x == Approx(12.4).margin(1e-6));
}

TEST_CASE("invisibly small steps are omitted, dots are not", "[backend][svg]") {
    CHECK(svg_path_data(line({{0, 0}, {1, 1}, {1.001, 1.001}, {2, 3}})) == "m0 0 1 1 1 2");
    CHECK(svg_path_data(line({{1, 1}, {1, 1}})) == "m1 1h0"); // a round cap makes a dot of it
}

TEST_CASE("a coordinate that is not a number throws, a distant one is moved closer", "[backend][svg]") {
    CHECK_THROWS_AS(svg_path_data(line({{0, 0}, {std::numeric_limits<double>::quiet_NaN(), 0}})), std::domain_error);
    CHECK_THROWS_AS(svg_path_data(line({{0, 0}, {0, std::numeric_limits<double>::infinity()}})), std::domain_error);
    CHECK(svg_path_data(line({{0, 0}, {1e300, 1}})) == "m0 0 20000 1");
}
