// The events are made up.
#include <catch2/catch.hpp>

#include "folder.hpp"
#include "parse/placed_json.hpp"
#include "source/event.hpp"
#include "source/event_check.hpp"

using namespace conflictmap;
using namespace conflictmap::source;
using source_tests::Folder;

namespace {

std::vector<std::string> told(const Diagnostics& diagnostics) {
    std::vector<std::string> lines;
    for (const auto& each : diagnostics.all()) {
        lines.push_back(to_text({each.severity, each.fault, each.place, each.code, each.message, ""}));
    }
    return lines;
}

using Lines = std::vector<std::string>;

Lines faults_of(const std::string& name, const std::string& text, Request request = {},
                const std::vector<std::string>& categories = {}) {
    const Folder folder;
    request.path = folder.write(name, text);
    request.shown = name;
    request.place = {"spec.yaml", 7, 3};
    Diagnostics reading;
    const auto table = read(request, reading);
    REQUIRE(table);
    Diagnostics diagnostics;
    check_events(request, *table, categories, diagnostics);
    return told(diagnostics);
}

/// One event at a known place, with these properties.
std::string collection(const std::string& properties) {
    return "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"geometry\":\n"
           "{\"type\": \"Point\", \"coordinates\": [30, 50]}, \"properties\":\n" +
           properties + "}]}";
}

} // namespace

TEST_CASE("the properties of features, with their places", "[source][event]") {
    std::vector<Node> all;
    parse::for_each_feature(
        "{\"crs\": {\"properties\": {\"name\": 1}}, \"features\": [\n"
        "  {\"properties\": {\"я\": \"\\\"x\\\" й\", \"b\" : -1.5e3,\n"
        "    \"c\":[1,true ,null, {\"d\":\"\"}]}, \"geometry\": {\"coordinates\": [[1, 2]]}},\n"
        "  {\"type\": \"Feature\", \"properties\": null}, 7, {}], \"more\": {\"properties\": {\"q\": 1}}}",
        "f", [&](Node node) { all.push_back(std::move(node)); });
    REQUIRE(all.size() == 3);
    const Node& first = all[0];
    REQUIRE(first.is_map());
    CHECK(first.place.line == 2);
    CHECK(first.place.column == 18);
    REQUIRE(first.entries.size() == 3);
    CHECK(first.entries[0].first.name == "я");
    CHECK(first.entries[0].first.place.column == 19);
    CHECK(first.entries[0].second.scalar == "\"x\" й");
    CHECK(first.entries[0].second.quoted);
    CHECK(first.entries[0].second.place.column == 24);
    CHECK(first.entries[1].second.scalar == "-1.5e3");
    CHECK_FALSE(first.entries[1].second.quoted);
    CHECK(first.entries[1].second.place.column == 41);
    const Node& list = first.entries[2].second;
    REQUIRE(list.items.size() == 4);
    CHECK(list.place.column == 9);
    CHECK(list.items[0].place.column == 10);
    CHECK(list.items[1].place.column == 12);
    CHECK(list.items[2].kind == Node::Kind::null);
    CHECK(list.items[3].entries[0].second.place.column == 29);
    CHECK(all[1].kind == Node::Kind::null);
    CHECK(all[1].place.line == 4);
    CHECK(all[2].kind == Node::Kind::null);
}

TEST_CASE("where properties are nested too deeply, the reader says so", "[source][event]") {
    const auto nested = [](std::size_t levels) {
        return "{\"features\": [{\"properties\": {\"x\":\n" + std::string(levels, '[') + std::string(levels, ']') +
               "}}, {\"properties\": {}}]}";
    };
    int taken = 0;
    CHECK_FALSE(parse::for_each_feature(nested(62), "f", [&](const Node&) { ++taken; }));
    CHECK(taken == 2);
    taken = 0;
    const auto deep = parse::for_each_feature(nested(100), "f", [&](const Node&) { ++taken; });
    REQUIRE(deep);
    CHECK(deep->line == 2);
    CHECK(taken == 0);
}

TEST_CASE("events that are valid, with any other fields", "[source][event]") {
    CHECK(faults_of("a.geojson", collection(R"({"id": 7, "start": "2025-03-18T10:00:00Z", "end": null, "place": null,
        "title": {"en": "A", "uk": null}, "source": {"document": "Made up", "paragraph": 3, "url": null},
        "actors": ["B", "C"], "colour": {"of": ["anything"]}, "dates": "some"})"))
              .empty());
    CHECK(
        faults_of("a.geojson", collection(R"({"source": {"url": "https://example.org"}, "actors": "B, C"})")).empty());
    CHECK(faults_of("a.csv", "id,lon,lat,start,title_en,source_url,actors\n1,30,50,2025-03-18,A,https://x.org,\n")
              .empty());
}

TEST_CASE("categories: the known ones, and those of a style", "[source][event]") {
    const std::string text = collection(R"({"id": "a", "category": "protest", "source": "Made up"})");
    CHECK(faults_of("a.geojson", text) == Lines{"a.geojson:3:25: warning: unknown category 'protest'"});
    CHECK(faults_of("a.geojson", text, {}, {"protest"}).empty());
}

TEST_CASE("values in foreign data cannot control a terminal", "[source][event]") {
    const auto told_of = [](const std::string& id) {
        const auto lines =
            faults_of("a.geojson", collection("{\"id\": \"a\", \"source\": \"x\", \"confidence\": \"" + id + "\"}"));
        REQUIRE(lines.size() == 1);
        return lines[0];
    };
    CHECK(told_of("\\u001b[2J\\u009b1m\\n\\u007fй").ends_with("unknown confidence '?[2J?1m??й'"));
    CHECK(told_of(std::string(100000, 'x')).size() < 400);
}

TEST_CASE("of many faults of one kind, ten are reported and the rest counted", "[source][event]") {
    std::string text = "id,lon,lat,start,source\n";
    for (int i = 0; i < 25; ++i) {
        text += std::to_string(i) + ",30,50,2025-03-18,\n";
    }
    const auto lines = faults_of("a.csv", text);
    REQUIRE(lines.size() == 11);
    CHECK(lines[9] == "a.csv:11:1: warning: an event without a source");
    CHECK(lines[10] == "a.csv:12:1: warning: 15 more like this: an event without a source");
}

TEST_CASE("fields under other names", "[source][event]") {
    Request renamed;
    renamed.rename = {{"start", "day"}, {"source", "reporter"}};
    CHECK(faults_of("a.csv", "id,lon,lat,day,reporter,source\na,30,50,18 March,Made up,\n", renamed) ==
          Lines{"a.csv:2:9: error: expected a date such as 2025-03-18, found '18 March'"});
    // Renamed GeoJSON is checked as the table that OGR makes of it.
    CHECK(faults_of("a.geojson", collection(R"({"id": "a", "day": "18 March", "reporter": "Made up"})"), renamed) ==
          Lines{"spec.yaml:7:3: error: row 0, start: expected a date such as 2025-03-18, found '18 March'"});
}

TEST_CASE("a publisher's categories and dates are not checked", "[source][event]") {
    Request request;
    request.profile.emplace();
    request.profile->name = "some";
    request.profile->x = "lon";
    request.profile->y = "lat";
    for (const auto* field : {"id", "start", "category", "source"}) {
        request.profile->fields[field].from.values = {field};
    }
    CHECK(faults_of("a.csv", "id,lon,lat,start,category,source\n1,30,50,one day,Anything,Made up\n2,30,50,,,\n",
                    request) == Lines{"spec.yaml:7:3: warning: row 3: an event without a source"});
}

TEST_CASE("tables with the fields of events", "[source][event]") {
    Table table;
    table.fields = {"id", "name", "source"};
    CHECK_FALSE(has_event_fields(table));
    table.fields.emplace_back("start");
    CHECK(has_event_fields(table));
}
