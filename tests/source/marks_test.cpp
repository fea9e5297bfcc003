#include "source/marks.hpp"

#include <catch2/catch.hpp>

#include <cmath>

#include "source/folder.hpp"
#include "source/reader.hpp"

using namespace conflictmap;
using namespace conflictmap::source;
using source_tests::Folder;

namespace {

/// A CSV with so many points, of classes a and b in turn.
std::string points(int count) {
    std::string csv = "lon,lat,kind,note\n";
    for (int i = 0; i < count; ++i) {
        csv += std::to_string(30 + i) + ",50," + (i % 2 == 0 ? "a" : "b") + ",text\n";
    }
    return csv;
}

Table read(const Folder& folder, const std::string& csv, const std::optional<MarksRequest>& marks) {
    folder.write("points.csv", csv);
    Request request;
    request.path = folder.path / "points.csv";
    request.shown = "points.csv";
    request.marks = marks;
    Diagnostics diagnostics;
    auto table = source::read(request, diagnostics);
    REQUIRE(table);
    return std::move(*table);
}

MarksRequest from(std::size_t count) {
    return {"kind", count, {}};
}

} // namespace

TEST_CASE("a place is kept to a centimetre", "[source][marks]") {
    for (const double x : {-180.0, -77.123456789, 0.0, 31.00000005, 180.0}) {
        const auto back = degrees_of(fine_place({x, x / 2}));
        CHECK(std::fabs(back.x - x) < 5.1e-8);
        CHECK(std::fabs(back.y - x / 2) < 5.1e-8);
    }
}

TEST_CASE("there is room for 65,535 classes", "[source][marks]") {
    Marks marks;
    for (int i = 0; i < 65'535; ++i) {
        REQUIRE(marks.add({0, 0}, std::to_string(i)));
    }
    CHECK(marks.add({0, 0}, "7"));
    CHECK_FALSE(marks.add({0, 0}, "one more"));
    CHECK(marks.size() == 65'536);
    CHECK(marks.class_of.back() == 7);
}

TEST_CASE("points become marks from the number that the request names", "[source][marks]") {
    const Folder folder;
    CHECK(read(folder, points(9), std::nullopt).features.size() == 9);
    CHECK(read(folder, points(9), from(10)).features.size() == 9);
    for (const int count : {10, 11, 25}) {
        CAPTURE(count);
        const Table table = read(folder, points(count), from(10));
        CHECK(table.features.empty());
        REQUIRE(table.marks.size() == static_cast<std::size_t>(count));
        CHECK(table.ledger.declared == count);
        CHECK(table.marks.classes == std::vector<std::string>{"a", "b"});
        for (int i = 0; i < count; ++i) { // in the order of the file
            CHECK(degrees_of(table.marks.at[static_cast<std::size_t>(i)]).x == Approx(30 + i));
            CHECK(table.marks.class_of[static_cast<std::size_t>(i)] == i % 2);
        }
    }
}

TEST_CASE("what is not a single point stays a row, and rows outside are counted", "[source][marks]") {
    const Folder folder;
    std::string csv = "wkt,kind\n";
    for (int i = 0; i < 12; ++i) {
        csv += "POINT (30 50),a\n";
    }
    csv += "\"LINESTRING (30 50, 31 51)\",a\n\"MULTIPOINT (30 50, 31 51)\",a\nPOINT (300 50),a\n";
    const Table table = read(folder, csv, from(10));
    CHECK(table.marks.size() == 12);
    CHECK(table.features.size() == 2);
    CHECK(table.ledger.rejected == 1);
    CHECK(table.ledger.declared == 15);
}

TEST_CASE("a source with a field that needs its rows keeps them", "[source][marks]") {
    const Folder folder;
    MarksRequest request = from(10);
    request.not_with = {"note"};
    CHECK(read(folder, points(20), request).features.size() == 20);
    request.not_with = {"start"};
    CHECK(read(folder, points(20), request).marks.size() == 20);
}
