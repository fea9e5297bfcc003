#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/reporting.hpp"

using namespace conflictmap;
using namespace conflictmap::cli;

TEST_CASE("a diagnostic as JSON is one line with all its parts", "[cli-unit]") {
    const std::string line = to_json_line({Severity::warning,
                                           Fault::data,
                                           {"maps/\"a\"\n.yaml", 14, 12},
                                           "unknown-key",
                                           "unknown key 'Київ'",
                                           "did you mean 'x'?"});
    CHECK(line.find('\n') == std::string::npos);
    const auto json = nlohmann::json::parse(line);
    CHECK(json.size() == 7);
    CHECK(json["severity"] == "warning");
    CHECK(json["file"] == "maps/\"a\"\\x0a.yaml");
    CHECK(json["line"] == 14);
    CHECK(json["column"] == 12);
    CHECK(json["code"] == "unknown-key");
    CHECK(json["message"] == "unknown key 'Київ'");
    CHECK(json["hint"] == "did you mean 'x'?");
}

TEST_CASE("bytes that are not UTF-8 do not break the JSON", "[cli-unit]") {
    const auto json =
        nlohmann::json::parse(to_json_line({Severity::error, Fault::data, {}, "c", "bad \xFF\xD0 text", ""}));
    CHECK(json["message"].get<std::string>().starts_with("bad "));
    CHECK(json["line"] == 0);
    CHECK(json["hint"] == "");
}
