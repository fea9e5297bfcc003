#include <set>

#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "geodata/sets.hpp"

using namespace conflictmap;
using geodata_tests::files;
using Json = nlohmann::json;

namespace {

std::vector<std::pair<std::string, Json>> events() {
    std::vector<std::pair<std::string, Json>> all;
    for (const auto& file : files(".geojson")) {
        Diagnostics diagnostics;
        const auto read = read_file(workbench::root().geodata() / file, diagnostics);
        REQUIRE(read);
        const Json json = Json::parse(*read);
        REQUIRE(json.at("type") == "FeatureCollection");
        REQUIRE_FALSE(json.at("features").empty());
        for (const Json& feature : json.at("features")) {
            all.emplace_back(file, feature);
        }
    }
    return all;
}

std::string name_of(const std::pair<std::string, Json>& event) {
    return event.first + ": " + event.second.at("properties").value("id", "?");
}

} // namespace

TEST_CASE("every event has a source, a title in two languages, and an id of its own", "[geodata]") {
    const auto all = events();
    REQUIRE(all.size() >= 29); // grows with the data; none goes without notice
    std::set<std::string> ids;
    for (const auto& event : all) {
        INFO(name_of(event));
        const Json& properties = event.second.at("properties");
        CHECK(ids.insert(name_of(event)).second);
        REQUIRE(properties.contains("source"));
        REQUIRE(properties["source"].is_object());
        CHECK_FALSE(properties["source"].value("document", "").empty());
        for (const auto* language : {"en", "uk"}) {
            CHECK_FALSE(properties.at("title").value(language, "").empty());
            CHECK_FALSE(properties.at("text").value(language, "").empty());
        }
    }
}

TEST_CASE("no event without a place has a point, and no vague one a sharp pin", "[geodata]") {
    int without = 0;
    for (const auto& event : events()) {
        INFO(name_of(event));
        const Json& properties = event.second.at("properties");
        const std::string precision = properties.value("precision", "");
        // A subject's or a note's point is where its text belongs; an event's is where it happened.
        const bool is_event = event.first == "events/call-2025-03-18.geojson";
        if (precision == "none") {
            ++without;
            CHECK(event.second.at("geometry").is_null());
        }
        if (properties.contains("place") && properties.at("place").is_null()) {
            CHECK(event.second.at("geometry").is_null());
        }
        if (is_event && (precision == "region" || precision == "country")) {
            CHECK((event.second.at("geometry").is_null() ||
                   event.second.at("geometry").at("type").get<std::string>().find("Polygon") != std::string::npos));
        }
    }
    CHECK(without == 3);
}

TEST_CASE("dates, confidence and precision are of the known ones", "[geodata]") {
    const std::set<std::string> confidences{"confirmed", "reported", "claimed", "disputed"};
    const std::set<std::string> precisions{"exact", "settlement", "district", "region", "country", "none"};
    for (const auto& event : events()) {
        INFO(name_of(event));
        const Json& properties = event.second.at("properties");
        CHECK(confidences.contains(properties.value("confidence", "")));
        CHECK(precisions.contains(properties.value("precision", "")));
        if (!properties.at("start").is_null()) {
            const auto start = parse_date(properties.at("start").get<std::string>());
            CHECK(start);
            if (!properties.at("end").is_null()) {
                const auto end = parse_date(properties.at("end").get<std::string>());
                REQUIRE(end);
                CHECK(*start <= *end);
            }
        }
    }
}

TEST_CASE("subjects are numbered from one and name sources that exist", "[geodata]") {
    const auto catalogue = workbench::workspace_on().catalogue.sets;
    std::vector<int> numbers;
    for (const auto& event : events()) {
        if (event.first != "events/subjects-2025-03-18.geojson") {
            continue;
        }
        INFO(name_of(event));
        const Json& properties = event.second.at("properties");
        const Json& number = properties.at("number");
        numbers.push_back(number.is_string() ? std::stoi(number.get<std::string>()) : number.get<int>());
        const std::string area = properties.at("area").is_null() ? "" : properties.at("area").get<std::string>();
        CHECK((area.empty() || catalogue.contains(area)));
        CHECK_FALSE(properties.at("source").value("paragraph", "").empty());
    }
    CHECK(numbers == std::vector<int>{1, 2, 3, 4, 5, 6, 7});
}
