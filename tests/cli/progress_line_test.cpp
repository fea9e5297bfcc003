#include "cli/progress.hpp"

#include <catch2/catch.hpp>

using conflictmap::cli::progress_line;

TEST_CASE("the line shows how far the run is, and the maps being drawn", "[cli-unit]") {
    CHECK(progress_line(3, 9, {"maps/crimea.yaml"}) == "3 of 9 maps, crimea …");
    CHECK(progress_line(4, 9, {"maps/crimea.yaml", "-"}) == "4 of 9 maps, crimea, standard input …");
    CHECK(progress_line(9, 9, {}) == "9 of 9 maps …");
}

TEST_CASE("the line fits a terminal and cannot steer it", "[cli-unit]") {
    CHECK(progress_line(1, 2, {"a\033[2J\r.yaml"}) == "1 of 2 maps, a\\x1b[2J\\x0d …");
    const std::string long_name(200, 'x');
    const std::string line = progress_line(1, 2, {long_name + ".yaml"});
    CHECK(line.size() == 70 + std::string(" …").size());
    std::string cyrillic;
    for (int i = 0; i < 100; ++i) {
        cyrillic += "ж";
    }
    CHECK(progress_line(1, 2, {cyrillic}).ends_with("ж …"));
}
