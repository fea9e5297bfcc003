// Files are opened in one place.
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
