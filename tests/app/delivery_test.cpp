#include "app/delivery.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "app/html.hpp"
#include "app/inputs.hpp"
#include "backend/chunks.hpp"
#include "backend/png_writer.hpp"
#include "cli/program.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::app;
using Catch::Matchers::Contains;

namespace {

Page page_of(const std::string& map, const std::string& language = "en") {
    Overrides overrides;
    overrides.language = language;
    Diagnostics diagnostics;
    auto page =
        compose_page(workbench::map_spec(map), overrides, workbench::root(), workbench::typesetter(), diagnostics);
    INFO(workbench::told(diagnostics));
    REQUIRE(page);
    describe(*page);
    page->dots_per_inch = 60;
    return std::move(*page);
}

std::vector<std::string> names_of(const std::vector<std::filesystem::path>& files) {
    std::vector<std::string> names;
    for (const auto& file : files) {
        names.push_back(file.filename().string());
    }
    return names;
}

/// A page of 12 colours a channel, each 23 from the next: too many and too far apart for a palette.
Page colourful() {
    Page page;
    page.scene.name = "many";
    page.scene.width = 144;
    page.scene.height = 12;
    page.dots_per_inch = 25.4;
    for (int i = 0; i < 12 * 12 * 12; ++i) {
        scene::Path path;
        const double x = i / 12;
        const double y = i % 12;
        path.outline = scene::rectangle({{x, y}, {x + 1, y + 1}});
        path.fill = Colour{static_cast<std::uint8_t>(i / 144 * 23), static_cast<std::uint8_t>(i / 12 % 12 * 23),
                           static_cast<std::uint8_t>(i % 12 * 23), 1};
        page.scene.root.items.emplace_back(std::move(path));
    }
    return page;
}

} // namespace

TEST_CASE("the files are those that were planned, the manifest last", "[app]") {
    const cli::Folder folder;
    const Page page = page_of("donbas");
    const Delivery delivery{folder.path() / "donbas",
                            "donbas",
                            {backend::find_format("png"), backend::find_format("webp"), backend::find_format("svg"),
                             backend::find_format("png"), &html_format()},
                            {1, 2, 1},
                            {}};
    const std::vector<std::string> expected{"donbas.png", "donbas@2x.png", "donbas.webp",        "donbas@2x.webp",
                                            "donbas.svg", "donbas.html",   "donbas.figure.html", "donbas.md",
                                            "donbas.tex", "donbas.json"};
    CHECK(names_of(planned(delivery)) == expected);
    CHECK(cli::files_below(folder.path()).empty()); // nothing is drawn by planning
    Diagnostics diagnostics;
    const auto files = deliver(delivery, page, workbench::root(), workbench::typesetter(), diagnostics);
    INFO(workbench::told(diagnostics));
    CHECK(diagnostics.all().empty());
    CHECK(files == planned(delivery));
    const auto manifest = nlohmann::json::parse(cli::bytes_of(files.back()));
    REQUIRE(manifest.at("outputs").size() == expected.size() - 1);
    const auto& webp = manifest.at("outputs").at(3);
    CHECK(webp.at("path") == "donbas@2x.webp");
    CHECK(webp.at("format") == "webp");
    CHECK(webp.at("scale") == 2);
    CHECK(webp.at("width") == 850); // 180 mm at 120 dots an inch
    const std::string html = cli::bytes_of(folder.path() / "donbas" / "donbas.figure.html");
    CHECK_THAT(html, Contains("<source type=\"image/webp\" srcset=\"donbas.webp 425w, donbas@2x.webp 850w\""));
    CHECK_THAT(html, Contains("<img src=\"donbas.png\""));
    CHECK_THAT(cli::bytes_of(folder.path() / "donbas" / "donbas.html"), Contains("download>WebP ("));
}

TEST_CASE("pictures carry the licences of their data", "[app][png]") {
    const Page page = page_of("zaporizhzhia-plant");
    Diagnostics diagnostics;
    const auto chunks = backend::chunks_of(
        encoded(page, page.figure, *backend::find_format("png"), 1, workbench::typesetter(), diagnostics));
    const std::string licences = backend::text_in(chunks, "Copyright");
    CHECK(licences == page.info.at("licence"));
    CHECK_THAT(licences, Contains("ODbL-1.0: plant site © OpenStreetMap contributors (ODbL)."));
    CHECK_THAT(licences, Contains("CC-BY-4.0: "));
    for (const UsedFile& file : page.files) {
        if (file.role == "data") {
            CHECK_THAT(licences, Contains(file.licence));
            CHECK_THAT(licences, Contains(file.credit));
        }
    }
    CHECK(backend::text_in(chunks, "Description") == page.figure.description);
}

TEST_CASE("licences are named once, with each credit once", "[app]") {
    CHECK(licences_of({}).empty());
    CHECK(licences_of({{"a", "data", "MIT", ""},
                       {"b", "data", "CC-BY-4.0", "B"},
                       {"c", "data", "CC-BY-4.0", "A"},
                       {"d", "data", "CC-BY-4.0", "B"},
                       {"e", "data", "", "unknown"},
                       {"f", "font", "OFL-1.1", ""}}) == "CC-BY-4.0: B; A. MIT.");
}

TEST_CASE("a palette that cannot keep its bound is left out, with a note", "[app][png]") {
    Page page = colourful();
    const backend::Format& png = *backend::find_format("png");
    Diagnostics diagnostics;
    const auto full = encoded(page, {}, png, 1, workbench::typesetter(), diagnostics);
    CHECK(diagnostics.all().empty());
    page.png.palette = true;
    CHECK((encoded(page, {}, png, 1, workbench::typesetter(), diagnostics) == full));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].severity == Severity::note);
    CHECK(diagnostics.all()[0].code == "no-palette");
    CHECK_FALSE(diagnostics.has_errors());
    CHECK(encoded(page, {}, *backend::find_format("svg"), 1, workbench::typesetter(), diagnostics).find("</svg>") !=
          std::string::npos);
    CHECK(diagnostics.all().size() == 1); // SVG has no palette to want
}

TEST_CASE("a folder that cannot be written leaves a diagnostic and no manifest", "[app]") {
    const cli::Folder folder;
    folder.write("taken", "a file where the folder should be");
    const Page page = page_of("donbas");
    Diagnostics diagnostics;
    const Delivery delivery{folder.path() / "taken", "donbas", {backend::find_format("svg")}, {1}, {}};
    CHECK(deliver(delivery, page, workbench::root(), workbench::typesetter(), diagnostics).empty());
    CHECK(diagnostics.has_errors(Fault::output));
}
