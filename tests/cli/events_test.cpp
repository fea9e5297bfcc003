// Which layers count as events, from the user's point of view. Errors in events: tests/bad/event-*.yaml.
#include <catch2/catch.hpp>

#include "cli/program.hpp"

namespace {

std::string spec_of(const std::string& layer) {
    return "map: events\nsize: [60 mm, 45 mm]\nview: { around: areas/ukraine }\nlayers:\n  - { id: e, " + layer +
           " }\n";
}

cli_tests::Result check(const std::string& layer, const std::string& name, const std::string& data) {
    const cli_tests::Folder folder;
    folder.write("map.yaml", spec_of(layer));
    std::filesystem::create_directories(folder.path() / "events");
    folder.write(name, data);
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"check", "--strict", "map.yaml"};
    return cli_tests::run(call);
}

const std::string bad_rows = "id,lon,lat,name,category,source\na,30,50,A,shops,\na,31,50,B,markets,\n";

} // namespace

TEST_CASE("a layer is an event layer by its class or its folder", "[cli]") {
    const auto by_class = check("source: rows.csv, class: event", "rows.csv", bad_rows);
    CHECK(by_class.exit_code == 3);
    CHECK(by_class.err.find("rows.csv:3:1: error: duplicate event 'a'") != std::string::npos);
    CHECK(check("source: rows.csv, class: event.strike", "rows.csv", bad_rows).exit_code == 3);
    CHECK(check("source: events/rows.csv, class: point", "events/rows.csv", bad_rows).exit_code == 3);
}

TEST_CASE("rows that are not events are ignored", "[cli]") {
    CHECK(check("source: rows.csv, class: point", "rows.csv", bad_rows).err.empty());
    // Without a field of events, the class alone does not make an event layer.
    const auto plain = check("source: rows.csv, class: event", "rows.csv", "id,lon,lat,name\na,30,50,A\na,31,50,B\n");
    CHECK(plain.err.empty());
    CHECK(plain.exit_code == 0);
}

TEST_CASE("an event without a source is drawn, except under --strict", "[cli]") {
    const cli_tests::Folder folder;
    folder.write("map.yaml", spec_of("source: rows.csv, class: event"));
    folder.write("rows.csv", "id,lon,lat,start,title\na,30,50,2025-03-18,A\n");
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"render", "map.yaml", "-f", "svg"};
    const auto drawn = cli_tests::run(call);
    CHECK(drawn.exit_code == 0);
    CHECK(drawn.err.find("rows.csv:2:1: warning: an event without a source") != std::string::npos);
    CHECK(std::filesystem::exists(folder.path() / "out/events/events.svg"));
    call.arguments.emplace_back("--strict");
    CHECK(cli_tests::run(call).exit_code == 3);
    // A source that several layers read is checked once.
    folder.write("map.yaml", spec_of("source: rows.csv, class: event") +
                                 "  - { id: f, source: rows.csv, class: event, where: \"id = 'a'\" }\n");
    const auto twice = cli_tests::run(call);
    CHECK(cli_tests::lines_of(twice.err).size() == 1);
}
