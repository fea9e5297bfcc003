// Some things are done in one place only.
#include <catch2/catch.hpp>

#include "architecture/sources.hpp"

TEST_CASE("files are opened for reading only in base/file", "[architecture]") {
    for (const auto& file : architecture::sources_below({"src"})) {
        if (file.name.starts_with("src/base/file.")) {
            continue;
        }
        INFO(file.name);
        CHECK(std::none_of(file.lines.begin(), file.lines.end(), [](const std::string& line) {
            return line.find("ifstream") != std::string::npos || line.find("<fstream>") != std::string::npos;
        }));
    }
}

TEST_CASE("only the frame of the figure page takes a text as HTML without escaping it", "[architecture]") {
    for (const auto& file : architecture::sources_below({"src"})) {
        if (file.name.starts_with("src/output/markup.") || file.name == "src/output/figure_page.cpp") {
            continue;
        }
        INFO(file.name);
        CHECK(std::none_of(file.lines.begin(), file.lines.end(),
                           [](const std::string& line) { return line.find("::as_is(") != std::string::npos; }));
    }
}
