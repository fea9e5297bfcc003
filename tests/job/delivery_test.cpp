#include "job/delivery.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "backend/chunks.hpp"
#include "backend/png_writer.hpp"
#include "cli/program.hpp"
#include "job/inputs.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::job;
using Catch::Matchers::Contains;

namespace {

ComposedMap map_of(const std::string& name, const std::string& language = "en") {
    Diagnostics diagnostics;
    auto map = workbench::compose(workbench::map_spec(name), diagnostics, {"", language});
    INFO(workbench::told(diagnostics));
    REQUIRE(map);
    map->settings.dots_per_inch = 60;
    return std::move(*map);
}

std::vector<std::string> names_of(const std::vector<std::filesystem::path>& files) {
    std::vector<std::string> names;
    for (const auto& file : files) {
        names.push_back(file.filename().string());
    }
    return names;
}

/// A page with 12 values per channel, 23 apart: too many colours, too far apart for a palette.
ComposedMap colourful() {
    ComposedMap map;
    layout::Page& page = map.page;
    page.scene.name = "many";
    page.scene.width = 144;
    page.scene.height = 12;
    map.settings.dots_per_inch = 25.4;
    for (int i = 0; i < 12 * 12 * 12; ++i) {
        scene::Path path;
        const double x = i / 12;
        const double y = i % 12;
        path.outline = scene::rectangle({{x, y}, {x + 1, y + 1}});
        path.fill = Colour{static_cast<std::uint8_t>(i / 144 * 23), static_cast<std::uint8_t>(i / 12 % 12 * 23),
                           static_cast<std::uint8_t>(i % 12 * 23), 1};
        page.scene.root.items.emplace_back(std::move(path));
    }
    return map;
}

} // namespace

TEST_CASE("the written files are the planned ones, the manifest last", "[job]") {
    const cli_tests::Folder folder;
    const ComposedMap map = map_of("donbas");
    const Delivery delivery{
        folder.path() / "donbas",
        FileStem(*Name::from("donbas")),
        {find_format("png"), find_format("webp"), find_format("svg"), find_format("png"), find_format("html")},
        {1, 2, 1},
        {}};
    const std::vector<std::string> expected{"donbas.png", "donbas@2x.png", "donbas.webp",        "donbas@2x.webp",
                                            "donbas.svg", "donbas.html",   "donbas.figure.html", "donbas.md",
                                            "donbas.tex", "donbas.json"};
    CHECK(names_of(planned(delivery)) == expected);
    CHECK(cli_tests::files_below(folder.path()).empty()); // planning draws nothing
    Diagnostics diagnostics;
    const auto files = deliver(delivery, map, workbench::root(), workbench::typesetter(), diagnostics);
    INFO(workbench::told(diagnostics));
    CHECK(diagnostics.all().empty());
    CHECK(files == planned(delivery));
    const auto manifest = nlohmann::json::parse(cli_tests::bytes_of(files.back()));
    REQUIRE(manifest.at("outputs").size() == expected.size() - 1);
    const auto& webp = manifest.at("outputs").at(3);
    CHECK(webp.at("path") == "donbas@2x.webp");
    CHECK(webp.at("format") == "webp");
    CHECK(webp.at("scale") == 2);
    CHECK(webp.at("width") == 850); // 180 mm at 120 dots per inch
    const std::string html = cli_tests::bytes_of(folder.path() / "donbas" / "donbas.figure.html");
    CHECK_THAT(html, Contains("<source type=\"image/webp\" srcset=\"donbas.webp 425w, donbas@2x.webp 850w\""));
    CHECK_THAT(html, Contains("<img src=\"donbas.png\""));
    CHECK_THAT(cli_tests::bytes_of(folder.path() / "donbas" / "donbas.html"), Contains("download>WebP ("));
}

TEST_CASE("pictures carry the licences of their data", "[job][png]") {
    const ComposedMap map = map_of("zaporizhzhia-plant");
    Diagnostics diagnostics;
    const auto chunks =
        backend::chunks_of(encoded(map, map.figure, *find_format("png"), 1, workbench::typesetter(), diagnostics));
    const std::string licences = backend::text_in(chunks, "Copyright");
    CHECK(licences == map.info.at("licence"));
    CHECK_THAT(licences, Contains("ODbL-1.0: plant site © OpenStreetMap contributors (ODbL)."));
    CHECK_THAT(licences, Contains("CC-BY-4.0: "));
    for (const UsedFile& file : map.files) {
        if (file.role == "data") {
            CHECK_THAT(licences, Contains(file.licence));
            CHECK_THAT(licences, Contains(file.credit));
        }
    }
    CHECK(backend::text_in(chunks, "Description") == map.figure.description);
}

TEST_CASE("licences are named once, with each credit once", "[job]") {
    CHECK(licences_of({}).empty());
    CHECK(licences_of({{"a", "data", "MIT", ""},
                       {"b", "data", "CC-BY-4.0", "B"},
                       {"c", "data", "CC-BY-4.0", "A"},
                       {"d", "data", "CC-BY-4.0", "B"},
                       {"e", "data", "", "unknown"},
                       {"f", "font", "OFL-1.1", ""}}) == "CC-BY-4.0: B; A. MIT.");
}

TEST_CASE("a palette that cannot stay within its tolerance is left out, with a note", "[job][png]") {
    ComposedMap map = colourful();
    const Format& png = *find_format("png");
    Diagnostics diagnostics;
    const auto full = encoded(map, {}, png, 1, workbench::typesetter(), diagnostics);
    CHECK(diagnostics.all().empty());
    map.settings.png.palette = true;
    CHECK((encoded(map, {}, png, 1, workbench::typesetter(), diagnostics) == full));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].severity == Severity::note);
    CHECK(diagnostics.all()[0].code == "no-palette");
    CHECK_FALSE(diagnostics.has_errors());
    CHECK(encoded(map, {}, *find_format("svg"), 1, workbench::typesetter(), diagnostics).find("</svg>") !=
          std::string::npos);
    CHECK(diagnostics.all().size() == 1); // a palette does not apply to SVG
}

TEST_CASE("a folder that cannot be written gives a diagnostic and no manifest", "[job]") {
    const cli_tests::Folder folder;
    folder.write("taken", "a file where the folder should be");
    const ComposedMap map = map_of("donbas");
    Diagnostics diagnostics;
    const Delivery delivery{folder.path() / "taken", FileStem(*Name::from("donbas")), {find_format("svg")}, {1}, {}};
    CHECK(deliver(delivery, map, workbench::root(), workbench::typesetter(), diagnostics).empty());
    CHECK(diagnostics.has_errors(Fault::output));
}
