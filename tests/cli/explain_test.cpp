// explain: its output for scripts and for people.
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace {

nlohmann::json explained(const std::vector<std::string>& arguments) {
    std::vector<std::string> all{"explain", "--json"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const auto result = cli_tests::run(all);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    CHECK(result.err.empty());
    return nlohmann::json::parse(result.out);
}

} // namespace

TEST_CASE("explain --json: the overview has no overlaps and no crossings, and each drop has a reason", "[cli]") {
    for (const std::string language : {"en", "uk"}) {
        INFO(language);
        const auto json = explained({"maps/overview.yaml", "--lang", language});
        CHECK(json.at("map") == "overview");
        CHECK(json.at("language") == language);
        CHECK(json.at("labels").at("placed") > 30);
        CHECK(json.at("labels").at("overlaps") == 0);
        CHECK(json.at("callouts").at("placed") == 7);
        CHECK(json.at("callouts").at("crossings") == 0);
        CHECK(json.at("callouts").at("overlaps") == 0);
        CHECK(json.at("furniture").at("overlaps") == 0);
        CHECK(json.at("clashes").empty());
        CHECK(json.at("labels").at("dropped").size() > 3);
        for (const auto& drop : json.at("labels").at("dropped")) {
            INFO(drop.dump());
            for (const auto* key : {"layer", "feature", "text", "reason"}) {
                CHECK(drop.at(key).get<std::string>().size() > 0);
            }
        }
        for (const auto& layer : json.at("layers")) {
            INFO(layer.dump());
            const auto count = [&](const char* key) { return layer.at(key).get<long>(); };
            CHECK(count("declared") == count("drawn") + count("outside") + count("filtered") + count("rejected"));
            long booked = 0;
            for (const auto& [reason, rows] : layer.at("reasons").items()) {
                booked += rows.get<long>();
            }
            CHECK(booked == count("filtered") + count("rejected"));
        }
        for (const auto& row : json.at("legend")) {
            CHECK(row.at("text").get<std::string>().size() > 2);
            const auto& drawn = json.at("classes_drawn");
            CHECK(std::find(drawn.begin(), drawn.end(), row.at("class")) != drawn.end());
        }
    }
}

TEST_CASE("explain takes the options that change the picture", "[cli]") {
    const auto json = explained({"maps/overview.yaml", "--size", "90mmx210mm", "--at", "2024-12-01", "--worldview",
                                 "de-facto", "--set", "map=mine"});
    CHECK(json.at("page").at("width") == 90);
    CHECK(json.at("page").at("height") == 210);
    CHECK(json.at("at") == "2024-12-01");
    CHECK(json.at("worldview") == "de-facto");
    CHECK(json.at("callouts").at("in_key") == 7);
    CHECK(json.at("clashes").empty());
}

TEST_CASE("explain as text has the same contents", "[cli]") {
    const auto result = cli_tests::run({"explain", "maps/crimea.yaml"});
    CHECK(result.exit_code == 0);
    CHECK(result.err.empty());
    for (const auto* part : {"crimea: ", "\nLayers", "\nLabels: ", "\nSubjects: ", "\nFurniture: ", "\nClasses"}) {
        INFO(part);
        CHECK(("\n" + result.out).find(part) != std::string::npos);
    }
}

TEST_CASE("explain of a wrong spec reports the error, and nothing else", "[cli]") {
    const cli_tests::Folder folder;
    folder.write("bad.yaml", cli_tests::small_spec("bad", "colour: red\n"));
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"explain", "bad.yaml"};
    const auto wrong = cli_tests::run(call);
    CHECK(wrong.exit_code == 3);
    CHECK(wrong.out.empty());
    CHECK(wrong.err.find("unknown key 'colour'") != std::string::npos);
    call.arguments = {"explain", "--json", "bad.yaml"};
    CHECK(nlohmann::json::parse(cli_tests::run(call).err).at("code") == "unknown-key");
    call.arguments = {"explain", "-", "--json"};
    call.input = cli_tests::small_spec();
    const auto piped = cli_tests::run(call);
    CHECK(piped.exit_code == 0);
    CHECK(nlohmann::json::parse(piped.out).at("map") == "small");
}
