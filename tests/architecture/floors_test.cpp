// Which room may include which: rooms are built on lower floors, and each library is used by few rooms.
#include <catch2/catch.hpp>

#include <map>
#include <optional>
#include <regex>
#include <set>

#include "architecture/sources.hpp"
#include "project.hpp"

using architecture::SourceFile;

namespace {

/// A room includes only rooms on lower floors and itself.
const std::map<std::string, int> floors{{"base", 0},    {"geom", 1},       {"crs", 1},     //
                                        {"spec", 2},    {"style", 2},      {"scene", 2},   //
                                        {"parse", 2},   {"gdal", 2},                       //
                                        {"source", 3},  {"projection", 3}, {"text", 3},    //
                                        {"symbol", 4},  {"label", 4},      {"backend", 4}, //
                                        {"compose", 5}, {"furniture", 6},  {"output", 6},  //
                                        {"layout", 7},  {"inspect", 8},    {"figure", 8},  //
                                        {"job", 9},     {"cli", 10}};

struct Library {
    std::string name;
    std::regex header;
    std::set<std::string> rooms;
    bool handles;     ///< its headers declare C handles, which stay inside one .cpp
    std::string by{}; ///< the only file that includes them for the rest of the room; may be empty
};

const std::vector<Library>& libraries() {
    static const std::vector<Library> all{
        {"GDAL", std::regex("(gdal|ogr|cpl).*\\.h"), {"gdal"}, true, "src/gdal/functions.hpp"},
        {"the loader", std::regex("dlfcn\\.h"), {"base"}, true},
        {"PROJ", std::regex("proj\\.h"), {"crs"}, true, "src/crs/proj_functions.hpp"},
        {"PROJ's geodesics", std::regex("geodesic\\.h"), {"geom"}, true},
        {"GEOS", std::regex("geos.*\\.h"), {"geom"}, true},
        {"Cairo", std::regex("cairo.*\\.h"), {"text", "backend"}, true},
        {"Pango", std::regex("(pango/.*|glib.*)\\.h"), {"text"}, true},
        {"fontconfig", std::regex("fontconfig/.*\\.h"), {"text", "backend"}, true},
        {"woff2", std::regex("woff2/.*\\.h"), {"text"}, true},
        {"HarfBuzz", std::regex("harfbuzz/.*\\.h"), {"text"}, true},
        {"FriBidi", std::regex("fribidi.*\\.h"), {"text"}, true},
        {"libdeflate", std::regex("libdeflate\\.h"), {"backend"}, true},
        {"libimagequant", std::regex("libimagequant\\.h"), {"backend"}, true},
        {"libwebp", std::regex("webp/.*\\.h"), {"backend"}, true},
        {"libgcrypt", std::regex("gcrypt\\.h"), {"output"}, true},
        {"SQLite", std::regex("sqlite3\\.h"), {"gdal"}, true},
        {"libseccomp", std::regex("seccomp\\.h"), {"cli"}, true},
        {"libzip", std::regex("zip\\.h"), {"parse"}, true},
        {"libyaml", std::regex("yaml\\.h"), {"base"}, true},
        {"nlohmann-json", std::regex("nlohmann/.*"), {"base", "parse", "source", "output", "inspect", "cli"}, false},
        {"Boost.Geometry", std::regex("boost/geometry.*"), {"label"}, false},
        {"SVG++", std::regex("(svgpp|rapidxml_ns)/.*"), {"style"}, true},
        {"the public header", std::regex("conflictmap/.*\\.hpp"), {"job", "cli"}, false},
        {"CLI11", std::regex("CLI/.*"), {"cli"}, false},
        {"POSIX",
         std::regex("(unistd|fcntl|linux/(landlock|seccomp)|pwd|sched|sys/"
                    "(stat|file|mman|prctl|resource|syscall|types|wait))\\.h"),
         {"base", "parse", "gdal", "output", "cli"},
         true},
    };
    return all;
}

/// Headers of the language, such as <vector> and <cmath>; fmt counts as one of them.
bool is_language(const std::string& header) {
    return header == "fmt/format.h" || std::all_of(header.begin(), header.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
           });
}

std::optional<std::string> fault_of_room(const std::string& here, const std::string& there) {
    const auto from = floors.find(here);
    const auto to = floors.find(there);
    if (from == floors.end() || to == floors.end()) {
        return "room '" + (from == floors.end() ? here : there) + "' stands on no floor";
    }
    if (here != there && to->second >= from->second) {
        return here + " (floor " + std::to_string(from->second) + ") may not include " + there + " (floor " +
               std::to_string(to->second) + ")";
    }
    return std::nullopt;
}

std::optional<std::string> fault_of_header(const std::string& here, const std::string& header,
                                           const std::string& file) {
    if (is_language(header)) {
        return std::nullopt;
    }
    for (const Library& library : libraries()) {
        if (!std::regex_match(header, library.header)) {
            continue;
        }
        if (!library.rooms.contains(here)) {
            return here + " may not know " + library.name;
        }
        if (!library.by.empty()) {
            return file == library.by ? std::nullopt : std::optional(library.name + " is included by " + library.by);
        }
        if (file.ends_with(".hpp") && library.handles) {
            return library.name + " belongs into .cpp files";
        }
        return std::nullopt;
    }
    return "<" + header + "> belongs to no library of the table";
}

/// "src/base/a.cpp:3: what is wrong", one line per fault.
std::vector<std::string> faults_of(const SourceFile& file) {
    static const std::regex own(R"(^\s*#\s*include\s*"(.*)\".*)");
    static const std::regex foreign(R"(^\s*#\s*include\s*<(.*)>.*)");
    const std::string below = file.name.substr(file.name.find('/') + 1);
    const std::string here = below.substr(0, below.find('/'));
    std::vector<std::string> faults;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        std::smatch match;
        std::optional<std::string> fault;
        if (std::regex_match(file.lines[i], match, own)) {
            const std::string path = match[1];
            fault = path.find('/') == std::string::npos ? "'" + path + "' names no room"
                                                        : fault_of_room(here, path.substr(0, path.find('/')));
        } else if (std::regex_match(file.lines[i], match, foreign)) {
            fault = fault_of_header(here, match[1], file.name);
        }
        if (fault) {
            faults.push_back(file.name + ":" + std::to_string(i + 1) + ": " + *fault);
        }
    }
    return faults;
}

std::vector<std::string> faults_of(const std::string& name, const std::string& line) {
    return faults_of(SourceFile{name, {"// first", line}});
}

} // namespace

TEST_CASE("rooms include only lower floors and the libraries that they may use", "[architecture]") {
    const auto files = architecture::sources_below({"src"});
    CHECK(files.size() > 100); // the number changes daily; this guards against reading none
    std::set<std::string> rooms;
    std::size_t includes = 0;
    for (const SourceFile& file : files) {
        for (const std::string& fault : faults_of(file)) {
            FAIL_CHECK(fault);
        }
        rooms.insert(file.name.substr(4, file.name.find('/', 4) - 4));
        includes += static_cast<std::size_t>(std::count_if(
            file.lines.begin(), file.lines.end(), [](const auto& line) { return line.starts_with("#include \""); }));
    }
    CHECK(includes > 300);
    CHECK(rooms.size() == floors.size()); // no room is missing from the table, and none in it is gone
}

TEST_CASE("the check of the floors finds all faults", "[architecture]") {
    const auto fault = [](const std::string& name, const std::string& line) {
        const auto faults = faults_of(name, line);
        return faults.empty() ? std::string() : faults.front();
    };
    CHECK(fault("src/base/a.cpp", "#include \"geom/clip.hpp\"") ==
          "src/base/a.cpp:2: base (floor 0) may not include geom (floor 1)");
    CHECK(fault("src/style/a.hpp", "#include \"spec/map_spec.hpp\"") ==
          "src/style/a.hpp:2: style (floor 2) may not include spec (floor 2)");
    CHECK(fault("src/layout/a.cpp", "  #  include \"cellar/a.hpp\"") ==
          "src/layout/a.cpp:2: room 'cellar' stands on no floor");
    CHECK(fault("src/layout/a.cpp", "#include \"pipeline.hpp\"") == "src/layout/a.cpp:2: 'pipeline.hpp' names no room");
    CHECK(fault("src/compose/a.cpp", "#include <gdal_priv.h>") == "src/compose/a.cpp:2: compose may not know GDAL");
    CHECK(fault("src/gdal/a.cpp", "#include <gdal.h>") ==
          "src/gdal/a.cpp:2: GDAL is included by src/gdal/functions.hpp");
    CHECK(fault("src/gdal/functions.hpp", "#include <gdal.h>").empty());
    CHECK(fault("src/style/a.cpp", "#include <yaml.h>") == "src/style/a.cpp:2: style may not know libyaml");
    CHECK(fault("src/text/a.hpp", "#include <pango/pango.h>") == "src/text/a.hpp:2: Pango belongs into .cpp files");
    CHECK(fault("src/base/a.cpp", "#include <curl/curl.h>") ==
          "src/base/a.cpp:2: <curl/curl.h> belongs to no library of the table");
    CHECK(fault("src/base/a.cpp", "#include <stdio.h> // C's own")
              .ends_with("<stdio.h> belongs to no library of the table"));
    CHECK(fault("src/text/a.cpp", "#include <pango/pangocairo.h>").empty());
    CHECK(fault("src/cli/commands/a.cpp", "#include \"job/compose_map.hpp\"").empty());
    CHECK(fault("src/geom/a.cpp", "#include \"base/units.hpp\"").empty());
    CHECK(fault("src/base/a.hpp", "#include <string_view>").empty());
}

TEST_CASE("files are small", "[architecture]") {
    constexpr std::size_t max_lines = 500;
    for (const SourceFile& file : architecture::sources_below({"src", "tests"})) {
        INFO(file.name);
        CHECK(file.lines.size() <= max_lines);
    }
    CHECK(architecture::lines_of(project::root() + "/run").size() <= max_lines);
}

TEST_CASE("no room is crowded", "[architecture]") {
    constexpr std::size_t max_files = 60;
    std::map<std::string, std::size_t> files;
    for (const SourceFile& file : architecture::sources_below({"src"})) {
        ++files[file.name.substr(4, file.name.find('/', 4) - 4)];
    }
    CHECK(files.size() == floors.size());
    for (const auto& [room, count] : files) {
        INFO(room << ": " << count << " files. Give some of them a room of their own.");
        CHECK(count <= max_files);
    }
}

TEST_CASE("every header is included once", "[architecture]") {
    for (const SourceFile& file : architecture::sources_below({"src", "tests"})) {
        if (file.name.ends_with(".hpp")) {
            INFO(file.name);
            CHECK(std::count(file.lines.begin(), file.lines.end(), "#pragma once") == 1);
        }
    }
}
