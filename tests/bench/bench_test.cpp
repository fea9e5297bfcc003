// What `./run bench` draws, and what docs/speed.md says of it. No test measures time.
#include <catch2/catch.hpp>

#include <regex>
#include <set>

#include "cli/program.hpp"
#include "docs/documents.hpp"

TEST_CASE("the map of the benchmark is valid", "[docs]") {
    CHECK(cli_tests::run({"check", "tests/bench/map/bench.yaml"}).exit_code == 0);
}

TEST_CASE("docs/speed.md lists the rows of the benchmark", "[docs]") {
    std::set<std::string> rows{"all-maps", "nothing-changed", "growth", "series", "stages"};
    const std::string text = documents::text_of("tests/bench/pictures.py");
    static const std::regex form(R"re(\n    Picture\("([^"]+)")re");
    for (std::sregex_iterator each(text.begin(), text.end(), form), end; each != end; ++each) {
        rows.insert((*each)[1]);
    }
    CHECK(rows.size() > 10);
    std::set<std::string> listed;
    for (const std::string& cell :
         documents::column(documents::table_under(documents::text_of("docs/speed.md"), "The rows", "row"), 0)) {
        std::istringstream names(cell);
        for (std::string name; std::getline(names >> std::ws, name, ',');) {
            listed.insert(name);
        }
    }
    CHECK(listed == rows);
}
