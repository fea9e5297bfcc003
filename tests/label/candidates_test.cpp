#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "callout_sample.hpp"
#include "geom/operations.hpp"
#include "label/candidates.hpp"
#include "sample.hpp"

using namespace conflictmap::label;
using sample::frame;

namespace {

Request area_label(const conflictmap::geom::Polygons<conflictmap::geom::Page>& area, std::vector<Form> forms) {
    Request request = sample::town(1, "AREA", {0, 0}, 1);
    request.forms = std::move(forms);
    request.where = InArea{area};
    return request;
}

Request line_label(PageLine line, double offset, double width = 12) {
    Request request = sample::town(1, "river", {0, 0}, 1);
    request.forms = {{{{"river", width}}}};
    request.where = AlongLine{{std::move(line)}, offset};
    return request;
}

/// Ink, without the halo.
PageBox ink(const Request& request, const Candidate& candidate) {
    return bounds(grown(candidate.box, -request.halo));
}

} // namespace

TEST_CASE("a label's first place is to the right, level with its dot, half a millimetre off") {
    const Request request = sample::town(1, "Kyiv", {50, 60}, 1);
    const auto all = candidates_of(request, frame).all;
    REQUIRE(all.size() == 44);
    const Candidate& first = all.front();
    CHECK(ink(request, first).min.x == Approx(50 + 0.5 + 0.5));
    // The dot's height is between the middle of the small letters and that of the capitals.
    CHECK(first.baseline.y - 60 > 0.35 * request.ascent);
    CHECK(first.baseline.y - 60 <= 0.5 * request.ascent);
    CHECK(first.cost == 0);
}

TEST_CASE("no place at a point covers the symbol") {
    for (const double radius : {0.2, 0.5, 2.0, 6.0}) {
        Request request = sample::town(1, "Zaporizhzhia", {90, 60}, 1);
        request.where = AtPoint{{90, 60}, radius, ""};
        for (const auto& candidate : candidates_of(request, frame).all) {
            const Quad letters = grown(candidate.box, -request.halo);
            INFO("radius " << radius << " cost " << candidate.cost);
            CHECK(distance(letters, PagePoint{90, 60}) >= radius + 0.25);
        }
    }
}

TEST_CASE("the preferred side comes first") {
    for (const std::string side : {"e", "w", "n", "s", "ne", "nw", "se", "sw"}) {
        Request request = sample::town(1, "Kyiv", {90, 60}, 1);
        request.where = AtPoint{{90, 60}, 0.5, side};
        const PagePoint centre = candidates_of(request, frame).all.front().box.centre;
        INFO(side);
        CHECK((side.find('e') != std::string::npos) == (centre.x > 91));
        CHECK((side.find('w') != std::string::npos) == (centre.x < 89));
        CHECK((side.find('n') != std::string::npos) == (centre.y < 59));
        CHECK((side.find('s') != std::string::npos) == (centre.y > 61));
    }
}

TEST_CASE("lines of a name are aligned at the symbol") {
    Request request = sample::town(1, "Velyka Novosilka", {90, 60}, 1);
    request.forms = {{{{"Velyka", 8}, {"Novosilka", 12}}}};
    const Candidate first = candidates_of(request, frame).all.front();
    const auto lines = lines_of(request, first);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].baseline_middle.x - 4 == Approx(lines[1].baseline_middle.x - 6)); // left-aligned
    CHECK(lines[1].baseline_middle.y - lines[0].baseline_middle.y == Approx(request.leading));
    request.where = AtPoint{{90, 60}, 0.5, "w"};
    const auto left = lines_of(request, candidates_of(request, frame).all.front());
    CHECK(left[0].baseline_middle.x + 4 == Approx(left[1].baseline_middle.x + 6));
}

TEST_CASE("requests that cannot be placed have a reason") {
    Request outside = sample::town(1, "Moscow", {500, 60}, 1);
    CHECK(candidates_of(outside, frame).why == "outside the frame");
    Request empty = sample::town(1, "", {50, 60}, 1);
    empty.forms.clear();
    CHECK(candidates_of(empty, frame).why == "there is no text");
    Request broken = sample::town(1, "x", {50, 60}, 1);
    broken.forms[0].lines[0].width = std::nan("");
    CHECK(candidates_of(broken, frame).why == "its text could not be measured");
    Request nowhere = sample::town(1, "x", {std::nan(""), 60}, 1);
    CHECK(candidates_of(nowhere, frame).why == "outside the frame");
}

TEST_CASE("an area's label is in its middle, completely inside") {
    const auto area = sample::polygon({{20, 20}, {80, 20}, {80, 60}, {20, 60}});
    const Request request = area_label(area, {{{{"OBLAST", 20}}}});
    const auto all = candidates_of(request, frame).all;
    REQUIRE(all.size() == 250);
    CHECK(all.front().box.centre.x == Approx(50).margin(1));
    CHECK(all.front().box.centre.y == Approx(40).margin(2));
    for (const auto& candidate : all) {
        CHECK(inside(bounds(candidate.box), {{20, 20}, {80, 60}}));
    }
}

TEST_CASE("an area's label avoids bays, holes and slanting sides") {
    auto area = sample::polygon({{20, 20}, {90, 20}, {90, 70}, {60, 70}, {58, 35}, {52, 35}, {45, 70}, {30, 70}});
    area.polygons[0].holes.push_back({{70, 40}, {80, 40}, {80, 50}, {70, 50}, {70, 40}});
    const Request request = area_label(area, {{{{"OBLAST", 16}}}});
    const auto all = candidates_of(request, frame).all;
    REQUIRE_FALSE(all.empty());
    for (const auto& candidate : all) {
        const PageBox box = bounds(candidate.box);
        for (double x = box.min.x + 0.01; x < box.max.x; x += 0.4) {
            for (const double y : {box.min.y + 0.01, box.centre().y, box.max.y - 0.01}) {
                REQUIRE(conflictmap::geom::contains(area, PagePoint{x, y}));
            }
        }
    }
}

TEST_CASE("a narrow area uses the two-line form") {
    const auto area = sample::polygon({{20, 20}, {38, 20}, {38, 60}, {20, 60}});
    const Request request = area_label(area, {{{{"LUHANSK OBLAST", 26}}}, {{{"LUHANSK", 13}, {"OBLAST", 12}}}});
    const auto all = candidates_of(request, frame).all;
    REQUIRE_FALSE(all.empty());
    CHECK(all.front().form == 1);
    CHECK(lines_of(request, all.front()).size() == 2);
}

TEST_CASE("a label that is slightly too wide may overlap the edge, one that is far too wide is refused") {
    const auto area = sample::polygon({{20, 20}, {38, 20}, {38, 30}, {20, 30}});
    const Request over = area_label(area, {{{{"SLOVAKIA", 19}}}});
    const auto all = candidates_of(over, frame).all;
    REQUIRE_FALSE(all.empty());
    for (const auto& candidate : all) {
        CHECK(conflictmap::geom::contains(area, candidate.box.centre));
        CHECK(candidate.cost >= 4);
    }
    const Request refused = area_label(area, {{{{"LIECHTENSTEIN", 40}}}});
    CHECK(candidates_of(refused, frame).all.empty());
    CHECK(candidates_of(refused, frame).why == "the area is too small");
}

TEST_CASE("areas beyond the frame or without points are outside") {
    CHECK(candidates_of(area_label({}, {{{{"X", 4}}}}), frame).why == "outside the frame");
    const auto far = sample::polygon({{500, 500}, {600, 500}, {600, 600}});
    CHECK(candidates_of(area_label(far, {{{{"X", 4}}}}), frame).why == "outside the frame");
    const auto flat = sample::polygon({{20, 20}, {60, 20}, {40, 20}});
    CHECK(candidates_of(area_label(flat, {{{{"X", 4}}}}), frame).why == "the area is too small");
}

TEST_CASE("text along a line is upright in any direction of the line") {
    for (double degrees = -180; degrees <= 180; degrees += 15) {
        const double t = degrees * 3.14159265358979 / 180;
        const Request request = line_label(
            {{90 - 25 * std::cos(t), 62 - 25 * std::sin(t)}, {90 + 25 * std::cos(t), 62 + 25 * std::sin(t)}}, 0.8);
        const auto all = candidates_of(request, frame).all;
        REQUIRE_FALSE(all.empty());
        for (const auto& candidate : all) {
            CHECK(candidate.angle >= -90);
            CHECK(candidate.angle <= 90);
        }
        // The first place is above the line (left of it if the line is vertical), at the distance of the offset.
        const PagePoint centre = all.front().box.centre;
        const double off = -(centre.x - 90) * std::sin(t) + (centre.y - 62) * std::cos(t);
        CHECK(std::abs(off) > 0.8);
        CHECK((centre.y < 62 - 1e-6 || std::abs(std::abs(degrees) - 90) < 1 || std::abs(off) > 0.8));
        CHECK(all.front().baseline.y - 1e-9 < centre.y + 2);
    }
}

TEST_CASE("text with an offset does not touch a bent line, text without one is on it") {
    PageLine line;
    for (int i = 0; i <= 60; ++i) {
        line.push_back({30.0 + i, 60 + 1.2 * std::sin(i * 0.12)});
    }
    const Request beside = line_label(line, 0.6);
    const auto all_beside = candidates_of(beside, frame).all;
    REQUIRE_FALSE(all_beside.empty());
    for (const auto& candidate : all_beside) {
        const Quad letters = grown(candidate.box, -beside.halo - 0.15);
        for (std::size_t i = 1; i < line.size(); ++i) {
            CHECK(length_inside(letters, {line[i - 1], line[i]}) < 0);
        }
    }
    const Request on = line_label(line, 0);
    const auto all_on = candidates_of(on, frame).all;
    REQUIRE_FALSE(all_on.empty());
    for (const auto& candidate : all_on) {
        CHECK(std::abs(candidate.box.centre.y - 60) < 2);
    }
}

TEST_CASE("text uses a straight stretch, or none if all are crooked or short") {
    PageLine line{{10, 20}};
    for (int i = 0; i < 30; ++i) {
        line.push_back({10.0 + i, i % 2 == 0 ? 24.0 : 16.0});
    }
    line.push_back({90, 20});
    const auto all = candidates_of(line_label(line, 0.5), frame).all;
    REQUIRE_FALSE(all.empty());
    for (const auto& candidate : all) {
        CHECK(candidate.box.centre.x > 40);
    }
    line.pop_back();
    CHECK(candidates_of(line_label(line, 0.5), frame).why == "no stretch of the line is long and straight enough");
    CHECK(candidates_of(line_label({{10, 10}, {14, 10}}, 0.5), frame).why ==
          "no stretch of the line is long and straight enough");
    CHECK(candidates_of(line_label({{500, 10}, {600, 10}}, 0.5), frame).why == "outside the frame");
    CHECK(candidates_of(line_label({}, 0.5), frame).why == "outside the frame");
}
