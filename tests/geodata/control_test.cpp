#include <set>

#include "geodata/sets.hpp"
#include "geom/earth.hpp"

using namespace conflictmap;
using geodata_tests::number_in;
using geodata_tests::rows_of;
using geodata_tests::text_in;
using Polygons = geom::Polygons<geom::Lonlat>;

namespace {

const std::string held_file = "control/held.shp";

/// Land held on a day, by class.
std::map<std::string, Polygons> held_on(const std::string& day) {
    std::map<std::string, Polygons> held;
    const auto& all = rows_of(held_file);
    for (const auto& row : all.features) {
        if (text_in(all, row, "from") <= day && day < text_in(all, row, "to")) {
            auto& polygons = held[text_in(all, row, "class")].polygons;
            const auto& own = std::get<Polygons>(row.geometry).polygons;
            polygons.insert(polygons.end(), own.begin(), own.end());
        }
    }
    return held;
}

/// The place of this name in this oblast, from base/places.
geom::Point<geom::Lonlat> place(const std::string& name, const std::string& oblast) {
    const auto& places = rows_of("base/places.shp");
    for (const auto& row : places.features) {
        if (text_in(places, row, "name_en") == name && text_in(places, row, "oblast") == oblast) {
            return std::get<geom::Points<geom::Lonlat>>(row.geometry).points.at(0);
        }
    }
    FAIL("no place " << name << " in " << oblast);
    return {};
}

std::set<std::string> days() {
    std::set<std::string> all;
    const auto& held = rows_of(held_file);
    for (const auto& row : held.features) {
        all.insert(text_in(held, row, "from"));
    }
    return all;
}

} // namespace

TEST_CASE("how much was held on 18 March 2025", "[geodata]") {
    auto held = held_on("2025-03-18");
    REQUIRE(held.size() == 2);
    const double since = geom::area_km2(held.at("since-2022"));
    const double before = geom::area_km2(held.at("before-2022"));
    CHECK(since + before > 108'000);
    CHECK(since + before < 116'000);
    CHECK(since > 60'000);
    CHECK(since < 75'000);
    CHECK(before > 40'000);
    CHECK(before < 47'000);
}

TEST_CASE("which towns were held on 18 March 2025", "[geodata]") {
    auto held = held_on("2025-03-18");
    const auto inside = [&](const std::string& style_class, const std::string& name, const std::string& oblast) {
        return geom::contains(held.at(style_class), place(name, oblast));
    };
    for (const auto& [name, oblast, since] :
         {std::tuple{"Enerhodar", "UA-23", "since-2022"}, std::tuple{"Melitopol", "UA-23", "since-2022"},
          std::tuple{"Mariupol", "UA-14", "since-2022"}, std::tuple{"Bakhmut", "UA-14", "since-2022"},
          std::tuple{"Donetsk", "UA-14", "before-2022"}, std::tuple{"Luhansk", "UA-09", "before-2022"},
          std::tuple{"Simferopol", "UA-43", "before-2022"}, std::tuple{"Sevastopol", "UA-40", "before-2022"}}) {
        INFO(name);
        CHECK(inside(since, name, oblast));
        CHECK_FALSE(inside(std::string(since) == "since-2022" ? "before-2022" : "since-2022", name, oblast));
    }
    for (const auto& [name, oblast] :
         {std::pair{"Kherson", "UA-65"}, std::pair{"Zaporizhzhia", "UA-23"}, std::pair{"Pokrovsk", "UA-14"},
          std::pair{"Kramatorsk", "UA-14"}, std::pair{"Kharkiv", "UA-63"}, std::pair{"Kyiv", "UA-30"},
          std::pair{"Kupiansk", "UA-63"}, std::pair{"Mykolaiv", "UA-48"}, std::pair{"Dnipro", "UA-12"},
          std::pair{"Odesa", "UA-51"}}) {
        INFO(name);
        CHECK_FALSE(inside("since-2022", name, oblast));
        CHECK_FALSE(inside("before-2022", name, oblast));
    }
}

TEST_CASE("the nuclear plant lies in held land", "[geodata]") {
    auto held = held_on("2025-03-18");
    const auto& plant = rows_of("areas/zaporizhzhia-plant.shp");
    for (const auto& row : plant.features) {
        INFO(text_in(plant, row, "name_en"));
        const auto& site = std::get<Polygons>(row.geometry);
        CHECK(geom::area_km2(geom::difference(site, held.at("since-2022"))) < 0.01);
    }
}

TEST_CASE("on every day there is one row of either class, and they do not overlap", "[geodata]") {
    const auto all = days();
    REQUIRE(all.size() >= 28); // grows with the data; none goes without notice
    CHECK(*all.begin() == "2024-07-08");
    for (const auto& day : all) {
        INFO(day);
        auto held = held_on(day);
        REQUIRE(held.size() == 2);
        const double since = geom::area_km2(held.at("since-2022"));
        CHECK(since > 60'000);
        CHECK(since < 80'000);
        CHECK(geom::area_km2(geom::intersection(held.at("since-2022"), held.at("before-2022"))) < 0.5);
    }
}

TEST_CASE("spans of one class follow each other without gap or overlap", "[geodata]") {
    for (const std::string file : {"control/held.shp", "control/line.shp"}) {
        const auto& rows = rows_of(file);
        const std::string kind = file == "control/held.shp" ? "class" : "kind";
        std::map<std::string, std::map<std::string, std::string>> spans;
        for (const auto& row : rows.features) {
            const std::string from = text_in(rows, row, "from");
            const std::string to = text_in(rows, row, "to");
            INFO(file << " " << from << " to " << to);
            CHECK(parse_date(from));
            CHECK(parse_date(to));
            CHECK(from < to);
            const auto known = spans[text_in(rows, row, kind)].emplace(from, to);
            CHECK(known.first->second == to); // parts of one span end together
        }
        REQUIRE(spans.size() == 2);
        for (const auto& [name, all] : spans) {
            INFO(file << " " << name);
            CHECK(all.begin()->first == "2024-07-08");
            CHECK(all.rbegin()->second == "9999-12-31");
            for (auto next = std::next(all.begin()); next != all.end(); ++next) {
                CHECK(std::prev(next)->second == next->first);
            }
        }
    }
}

TEST_CASE("areas in the table are those of the shapes", "[geodata]") {
    const auto& held = rows_of(held_file);
    for (const auto& row : held.features) {
        INFO(text_in(held, row, "class") << " from " << text_in(held, row, "from"));
        CHECK(geom::area_km2(std::get<Polygons>(row.geometry)) == Approx(number_in(held, row, "km2")).margin(2));
        CHECK(text_in(held, row, "holder") == "russia");
        CHECK(text_in(held, row, "since") == (text_in(held, row, "class") == "before-2022" ? "2014" : "2022"));
    }
}

TEST_CASE("held land lies in Ukraine", "[geodata]") {
    const auto ukraine = compose::all_polygons(rows_of("areas/ukraine.shp"));
    for (const auto& [name, land] : held_on("2025-03-18")) {
        INFO(name);
        CHECK(geom::area_km2(geom::difference(land, ukraine)) < 5);
    }
}

TEST_CASE("the held side is on the left of the line of contact", "[geodata]") {
    auto held = held_on("2025-03-18");
    const auto& lines = rows_of("control/line.shp");
    int left_held = 0;
    int right_held = 0;
    for (const auto& row : lines.features) {
        if (text_in(lines, row, "kind") != "contact" || text_in(lines, row, "from") > "2025-03-18" ||
            text_in(lines, row, "to") <= "2025-03-18") {
            continue;
        }
        for (const auto& line : std::get<geom::Lines<geom::Lonlat>>(row.geometry).lines) {
            for (std::size_t i = 1; i < line.size(); ++i) {
                const auto& a = line[i - 1];
                const auto& b = line[i];
                const double length = std::hypot(b.x - a.x, b.y - a.y);
                if (length <= 0) {
                    continue;
                }
                const double step = 0.02 / length; // about two kilometres aside
                const geom::Point<geom::Lonlat> middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
                const geom::Point<geom::Lonlat> left{middle.x - step * (b.y - a.y), middle.y + step * (b.x - a.x)};
                const geom::Point<geom::Lonlat> right{middle.x + step * (b.y - a.y), middle.y - step * (b.x - a.x)};
                left_held += geom::contains(held.at("since-2022"), left) ? 1 : 0;
                right_held += geom::contains(held.at("since-2022"), right) ? 1 : 0;
            }
        }
    }
    REQUIRE(left_held > 300);
    CHECK(right_held < left_held / 20); // sharp bends and the estuary
}
