// Characters that turn text around or steer a terminal: they reach neither files nor terminals.
#include <array>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "hostile/calls.hpp"
#include "shared.hpp"

namespace fs = std::filesystem;
using namespace conflictmap;
using hostile::in;
using shared::has;

namespace {

constexpr std::array<char32_t, 12> direction_controls{0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C,
                                                      0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069};

bool holds_direction_control(const std::string& bytes) {
    const auto all = code_points(bytes);
    return std::any_of(all.begin(), all.end(), is_direction_control);
}

/// Every text that an author or the data can give, with `mark` in it.
void write_all(const cli_tests::Folder& folder, const std::string& mark, const std::string& escape) {
    fs::create_directory(folder.path() / "look");
    folder.write("look/style.yaml", "style: look\nextends: report-light\nwords: { scale: { en: \"Sc" + mark +
                                        "ale\" }, as-of: { en: \"As" + escape + " of\" } }\n");
    folder.write("towns.csv", "lon,lat,name,kind\n30,50,Ky" + mark + "iv,a" + mark + "b\n");
    folder.write("events.geojson",
                 R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"e)" + mark +
                     R"(1","title":{"en":"Ti)" + mark + R"(tle \)" + escape.substr(1) + R"(x"},"text":"Te)" + mark +
                     R"(xt","start":"2025-03-01","place":"Pl)" + mark + R"(ace","actors":["Ac)" + mark +
                     R"(tor"]},"geometry":{"type":"Point","coordinates":[32,49]}}]})");
    folder.write("m.yaml", "map: m\ntitle: \"T" + mark + "itle\"\nsubtitle: \"S" + escape + "ub\"\nalt: \"A" + escape +
                               "lt\"\ndescription: \"D" + mark + "esc\"\nauthor: \"Au" + mark + "thor\"\nnote: \"N" +
                               escape +
                               "ote\"\nat: 2025-03-18\nsize: [120 mm, 90 mm]\nview: { bbox: [25, 45, 40, 53] "
                               "}\nlayers:\n  - { id: towns, source: towns.csv, class: place, label: name, legend: "
                               "\"L" +
                               mark +
                               "egend\", data: [kind] }\n  - { id: events, source: events.geojson, "
                               "class: event, annotate: callout }\nfurniture: [title, legend, as-of, key, credits]\n"
                               "style: ./look\noutputs: [svg, html, pdf]\n");
}

} // namespace

TEST_CASE("characters that change the direction of text reach no file", "[hostile]") {
    for (const char32_t c : direction_controls) {
        std::string mark;
        append_utf8(mark, c);
        const std::string escape = fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        INFO(escape);
        const cli_tests::Folder folder;
        write_all(folder, mark, escape);
        const auto result = in(folder, project::program(), {"render", "m.yaml", "--set", "x=" + mark});
        INFO(result.err);
        REQUIRE(result.exit_code == 0);
        std::size_t files = 0;
        for (const auto& [file, bytes] : cli_tests::files_below(folder.path() / "out")) {
            INFO(file);
            ++files;
            CHECK((file.ends_with(".pdf") || !holds_direction_control(bytes)));
            CHECK_FALSE(has(bytes, escape)); // as JSON may have it
            CHECK_FALSE(has(bytes, fmt::format("&#x{:x};", static_cast<unsigned>(c))));
        }
        CHECK(files == 7);
        const auto page = cli_tests::bytes_of(folder.path() / "out/m/m.html");
        for (const auto* text : {"Title", "Kyiv", "Legend", "Text", "Place", "Actor"}) {
            CHECK(has(page, text));
        }
        for (const auto* what : {"explain", "check"}) {
            const auto told = in(folder, project::program(), {what, "m.yaml", "--json"});
            CHECK_FALSE(holds_direction_control(told.out + told.err));
            CHECK_FALSE(has(told.out, escape));
        }
    }
}

TEST_CASE("no control character of a spec reaches the terminal", "[hostile]") {
    const std::vector<std::pair<std::string, std::string>> controls{
        {"\\e[2J", "\\x1b[2J"},   {"\\a", "\\x07"},       {"\\e]0;owned\\a", "\\x1b]0;owned\\x07"},
        {"\\b", "\\x08"},         {"\\r", "\\x0d"},       {"\\n", "\\x0a"},
        {"\\t", "\\x09"},         {"\\0", "\\x00"},       {"\\x7f", "\\x7f"},
        {"\\x9b2J", "\\u009b2J"}, {"\\N", "\\u0085"},     {"\\L", "\\u2028"},
        {"\\P", "\\u2029"},       {"\\e[8m", "\\x1b[8m"}, {"\\x0e", "\\x0e"}};
    const cli_tests::Folder folder;
    for (const auto& [written, shown] : controls) {
        INFO(shown);
        const std::string text = "\"k" + written + "x\"";
        folder.write("m.yaml", "map: m\n" + text + ": 1\nstyle: " + text +
                                   "\nview: { bbox: [20, 40, 45, 55] }\nlayers:\n"
                                   "  - { id: l, class: " +
                                   text + ", source: " + text + ", where: " + text + " }\n");
        folder.write("n.yaml", "map: m\nview: { bbox: [20, 40, 45, 55] }\nlayers:\n  - { id: l, class: " + text +
                                   ", source: " + text + " }\n");
        for (const auto* spec : {"m.yaml", "n.yaml"}) {
            const auto plain = in(folder, project::program(), {"render", spec});
            INFO(plain.err);
            CHECK(plain.exit_code >= 3);
            CHECK(has(plain.err, "k" + shown + "x"));
            for (const char32_t c : code_points(plain.err)) {
                CHECK(
                    (c == '\n' || (c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0) && c != 0x2028 && c != 0x2029)));
            }
            const auto json = in(folder, project::program(), {"check", spec, "--json"});
            for (const auto& line : cli_tests::lines_of(json.err)) {
                const auto told = nlohmann::json::parse(line);
                for (const auto* part : {"message", "hint", "file"}) {
                    for (const char32_t c : code_points(told.at(part).get<std::string>())) {
                        CHECK((c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0)));
                    }
                }
            }
        }
    }
}

TEST_CASE("names of files and broken texts are printed as letters", "[hostile]") {
    const cli_tests::Folder folder;
    for (const std::string name :
         {"a\x1B[2J.yaml", "a\a.yaml", "a\nb.yaml", "a\u202Eb.yaml", "a\u2066.yaml", "a\xFF.yaml", "a\x9B.yaml",
          "a\u009B.yaml", "a\x7F.yaml", "a\r.yaml", "a\u061C.yaml"}) {
        folder.write(name, "map: m\nk: 1\n");
        const auto result = in(folder, project::program(), {"check", name});
        INFO(result.err);
        CHECK(result.exit_code == 3);
        CHECK(is_utf8(result.err));
        CHECK_FALSE(holds_direction_control(result.err));
        for (const char32_t c : code_points(result.err)) {
            CHECK((c == '\n' || (c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0))));
        }
        CHECK(has(result.err, ".yaml:2:1: error: unknown key 'k'"));
    }
    CHECK(printable("a\x1B[2J\u202E\xFFя\\") == "a\\x1b[2J\\u202e\\xffя\\");
}

TEST_CASE("names of files and folders are printed as letters when all is well, too", "[hostile]") {
    const std::vector<std::pair<std::string, std::string>> marks{
        {"\x1B[2J", "\\x1b[2J"}, {"\a", "\\x07"}, {"\n", "\\x0a"}, {"\u202E", "\\u202e"}, {"\u009B", "\\u009b"}};
    for (const auto& [mark, shown] : marks) {
        INFO(shown);
        const cli_tests::Folder folder;
        const std::string name = "я" + mark;
        for (const auto* below : {"root/geodata", "root/styles", "root/maps"}) {
            fs::create_directories(folder.path() / below);
        }
        fs::create_directory(folder.path() / name);
        folder.write(name + "/small.yaml", cli_tests::small_spec());
        folder.write("root/geodata/catalogue.yaml", "");
        folder.write("root/maps/" + name + ".yaml", "map: m\ntitle: T\n");
        const std::vector<std::pair<std::vector<std::string>, int>> calls{
            {{"check", name + "/small.yaml"}, 0},
            {{"render", name + "/small.yaml", "-f", "svg", "-o", name}, 0},
            {{"render", name + "/small.yaml", "-f", "svg", "-o", name}, 0}, // up to date
            {{"verify", name + "/small/small.json"}, 0},
            {{"list", "maps", "--root", "root"}, -1},
            {{"check", "m.yaml", "--root", name + "/none"}, 2}};
        for (const auto& [arguments, code] : calls) {
            const auto result = in(folder, project::program(), arguments);
            INFO(arguments[0] << ": " << result.out << result.err);
            CHECK((code < 0 || result.exit_code == code));
            const std::string told = result.out + result.err;
            CHECK(has(told, "я" + shown));
            CHECK_FALSE(has(told, name));
            for (const char32_t c : code_points(told)) {
                CHECK((c == '\n' || (c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0) && !is_direction_control(c))));
            }
        }
    }
}
