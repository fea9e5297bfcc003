#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "geom/operations.hpp"
#include "label/bow.hpp"
#include "label/collision.hpp"
#include "sample.hpp"

using namespace conflictmap::label;
using sample::frame;

namespace {

Form lettered(std::size_t letters, double advance) {
    LineSize line{std::string(letters, 'x'), static_cast<double>(letters) * advance};
    line.advances.assign(letters, advance);
    return {{line}};
}

Request river(std::size_t key, std::vector<PageLine> lines, double offset, double repeat, std::size_t letters = 9) {
    Request request = sample::town(key, "river " + std::to_string(key), {0, 0}, 2);
    request.forms = {lettered(letters, 1.3)};
    request.where = AlongLine{std::move(lines), offset, Bend::winding, repeat};
    return request;
}

/// From `from` to `to` degrees (clockwise on the page, 0 = right) about the centre.
PageLine arc(PagePoint centre, double radius, double from, double to) {
    PageLine line;
    for (int i = 0; i <= 80; ++i) {
        const double angle = (from + (to - from) * i / 80) * std::acos(-1.0) / 180;
        line.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
    return line;
}

/// A river that winds randomly; it may be rough at the scale of letters.
PageLine winding(sample::Rng& rng) {
    PagePoint at{rng.between(5, 175), rng.between(5, 120)};
    double heading = rng.between(-3, 3);
    PageLine line{at};
    for (int i = rng.whole(20, 200); i > 0; --i) {
        heading += rng.between(-0.45, 0.45);
        at = {at.x + 1.2 * std::cos(heading), at.y + 1.2 * std::sin(heading)};
        line.push_back(at);
    }
    return line;
}

double turn_between(double a, double b) {
    return std::abs(std::remainder(a - b, 360.0));
}

/// The curve's directions, in degrees.
std::vector<double> directions(const PageLine& curve) {
    std::vector<double> out;
    for (std::size_t i = 1; i < curve.size(); ++i) {
        out.push_back(std::atan2(curve[i].y - curve[i - 1].y, curve[i].x - curve[i - 1].x) * 180 / std::acos(-1.0));
    }
    return out;
}

conflictmap::geom::Polygons<conflictmap::geom::Page> band(const PageLine& upper, PageLine lower) {
    PageLine ring = upper;
    std::reverse(lower.begin(), lower.end());
    ring.insert(ring.end(), lower.begin(), lower.end());
    ring.push_back(ring.front());
    return {{{ring, {}}}};
}

} // namespace

TEST_CASE("a name follows a bend, above it and at one distance") {
    const PagePoint centre{90, 100};
    const Request request = river(1, {arc(centre, 20, -150, -30)}, 0.5, 0);
    const auto all = candidates_of(request, frame).all;
    const auto bent = std::find_if(all.begin(), all.end(), [](const Candidate& c) { return !c.curve.empty(); });
    REQUIRE(bent != all.end());
    for (const PagePoint& point : bent->curve) {
        const double off = std::hypot(point.x - centre.x, point.y - centre.y) - 20;
        CHECK(off > 0.5);
        CHECK(off < 1.6);
    }
    CHECK(all.front().curve == bent->curve); // no straight place is as good
}

TEST_CASE("names on curves are upright, rotate little from letter to letter, and stay in the frame") {
    sample::Rng rng(7);
    std::size_t seen = 0;
    for (int round = 0; round < 60; ++round) {
        const Request request = river(1, {winding(rng)}, rng.between(0, 1), 0);
        const double height = request.ascent + request.descent;
        for (const Candidate& candidate : candidates_of(request, frame).all) {
            if (candidate.curve.empty()) {
                continue;
            }
            ++seen;
            const auto ways = directions(candidate.curve);
            const double step =
                std::hypot(candidate.curve[1].x - candidate.curve[0].x, candidate.curve[1].y - candidate.curve[0].y);
            for (std::size_t i = 0; i < ways.size(); ++i) {
                REQUIRE(std::abs(ways[i]) <= lean_limit + 1);
                const double radius_turn = step / (radius_least * height) * 180 / std::acos(-1.0);
                const double turn = i == 0 ? 0 : turn_between(ways[i], ways[i - 1]);
                REQUIRE(turn <= radius_turn + 4); // the curve's chords do not start where letters do
            }
            REQUIRE(turn_between(ways.front(), ways.back()) <= whole_turn + 5);
            // The parts cover the letters: both ends of every advance, from foot to head.
            for (const Quad& part : candidate.parts) {
                REQUIRE(overlap(part, candidate.box, 0));
                REQUIRE(part.half_height >= height / 2 + request.halo - 1e-9);
            }
        }
    }
    CHECK(seen > 300);
}

TEST_CASE("a bend that is narrower than the letters has no name") {
    // A circle of 3 mm: letters of 2.2 mm would lie across each other.
    const auto all = candidates_of(river(1, {arc({90, 60}, 3, -180, 180)}, 0, 0), frame).all;
    CHECK(std::none_of(all.begin(), all.end(), [](const Candidate& c) { return !c.curve.empty(); }));
}

TEST_CASE("without measured letters, or if not allowed, nothing is bent") {
    Request plain = river(1, {arc({90, 100}, 20, -150, -30)}, 0.5, 0);
    plain.forms[0].lines[0].advances.clear();
    Request stiff = river(1, {arc({90, 100}, 20, -150, -30)}, 0.5, 0);
    std::get<AlongLine>(stiff.where).bend = Bend::none;
    for (const Request& request : {plain, stiff}) {
        for (const Candidate& candidate : candidates_of(request, frame).all) {
            CHECK(candidate.curve.empty());
        }
    }
}

TEST_CASE("names on curves never overlap, for any rivers") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        sample::Rng rng(seed);
        sample::Case made = sample::towns(seed, 25, true);
        for (std::size_t key = 100; key < 112; ++key) {
            made.requests.push_back(river(key, {winding(rng)}, 0.5, 60));
        }
        const Result result = place(made.requests, made.obstacles, frame);
        std::vector<Candidate> covered;
        for (const Placement& placed : result.placed) {
            Candidate candidate;
            candidate.box = placed.box;
            candidate.parts = placed.parts;
            CHECK(inside(bounds(placed.box), frame));
            covered.push_back(candidate);
        }
        for (std::size_t i = 0; i < covered.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                INFO("seed " << seed << ": " << result.placed[i].key << " and " << result.placed[j].key);
                REQUIRE_FALSE(overlap(covered[i], covered[j]));
            }
        }
    }
}

TEST_CASE("a long river's name is repeated, well apart") {
    PageLine line;
    for (int x = 2; x <= 178; ++x) {
        line.push_back({static_cast<double>(x), 60 + 4 * std::sin(x / 20.0)});
    }
    const Result once = place({river(1, {line}, 0.5, 0)}, {}, frame);
    CHECK(once.placed.size() == 1);
    const Result often = place({river(1, {line}, 0.5, 60)}, {}, frame);
    REQUIRE(often.placed.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const PagePoint gap = gaps(bounds(often.placed[i].box), bounds(often.placed[j].box));
            CHECK(std::hypot(gap.x, gap.y) >= 30);
        }
    }
    CHECK(often.dropped.empty());
}

TEST_CASE("a repetition gives way to every other name, and is not reported as dropped") {
    // The line has room for two names; a later name needs the second place.
    const PageLine line{{10, 60}, {70, 60}};
    Request other = sample::town(2, "other", {0, 0}, 90);
    other.forms = {{{{"other", 12}}}};
    other.where = Fixed{{18, 58}, 0};
    const std::vector<Obstacle> obstacles{{Quad{{40, 60}, 15, 30, 0}, 0, hard, std::nullopt, "a panel"}};
    const Result result = place({river(1, {line}, 0.5, 30), other}, obstacles, frame);
    CHECK(result.dropped.empty());
    CHECK(std::count_if(result.placed.begin(), result.placed.end(),
                        [](const Placement& placed) { return placed.key == 2; }) == 1);
    CHECK(std::count_if(result.placed.begin(), result.placed.end(),
                        [](const Placement& placed) { return placed.key == 1; }) >= 1);
}

TEST_CASE("the name of a bent area follows it, completely inside") {
    const PagePoint centre{90, 130};
    const auto area = band(arc(centre, 80, -150, -30), arc(centre, 72, -150, -30));
    Request request = sample::town(1, "RESERVOIR", {0, 0}, 1);
    request.forms = {lettered(30, 1.5)};
    request.where = InArea{area, true};
    const Candidate best = candidates_of(request, frame).all.front();
    REQUIRE_FALSE(best.curve.empty());
    for (const Quad& part : best.parts) {
        for (const PagePoint& corner : corners(part)) {
            CHECK(conflictmap::geom::contains(area, corner));
        }
    }
    request.where = InArea{area, false};
    for (const Candidate& candidate : candidates_of(request, frame).all) {
        CHECK(candidate.curve.empty());
    }
}

TEST_CASE("the name of a round area stays level although it may bend") {
    PageLine ring = arc({90, 60}, 30, 0, 360);
    ring.back() = ring.front();
    Request request = sample::town(1, "LAKE", {0, 0}, 1);
    request.forms = {lettered(8, 1.5)};
    request.where = InArea{{{{ring, {}}}}, true};
    CHECK(candidates_of(request, frame).all.front().curve.empty());
}

TEST_CASE("the name of an area that is too narrow for it is next to the area") {
    const PagePoint centre{90, 130};
    const auto area = band(arc(centre, 80, -130, -50), arc(centre, 79, -130, -50));
    Request request = sample::town(1, "RIVER", {0, 0}, 1);
    request.forms = {lettered(10, 1.5)};
    request.where = InArea{area, true, 0};
    CHECK(candidates_of(request, frame).why == "the area is too small");
    request.where = InArea{area, true, 0.5};
    const auto all = candidates_of(request, frame).all;
    REQUIRE_FALSE(all.empty());
    for (const Quad& part : all.front().parts) {
        CHECK_FALSE(conflictmap::geom::contains(area, part.centre));
        CHECK(std::hypot(part.centre.x - centre.x, part.centre.y - centre.y) < 84);
    }
}
