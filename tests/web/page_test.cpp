// The SVG in an HTML page: nothing in it runs, two maps do not interfere with each other, a page can recolour a class,
// and embedded fonts are used.
#include <catch2/catch.hpp>

#include "backend/backend.hpp"
#include "web/chromium.hpp"
#include "workbench.hpp"

using namespace conflictmap;

namespace {

std::string svg_of(const std::string& map, const backend::Options& how = {}) {
    const auto& made = workbench::composed(map);
    REQUIRE(made.page);
    return backend::find_format("svg")->encode(made.page->scene, workbench::typesetter(), how);
}

web::Json ask(const std::string& html, const std::string& question) {
    const cli_tests::Folder folder;
    const auto seen = web::look({{folder.write("page.html", html), 900, 700, question, ""}}, folder).at(0);
    INFO(seen.dump());
    CHECK(seen["dialogs"].empty());
    CHECK(seen["errors"].empty());
    CHECK(seen["requests"].size() == 1);
    return seen["value"];
}

constexpr const char* hostile = R"json({"type":"FeatureCollection","features":[
  {"type":"Feature","geometry":{"type":"Point","coordinates":[31,49]},"properties":{"id":"a\" onload=\"alert(2)",
   "number":"1","title":"<script>alert(1)</script> & \"x\"","text":"</desc><img src=x onerror=alert(3)>",
   "category":"\"><script>alert(4)</script>"}},
  {"type":"Feature","geometry":{"type":"Point","coordinates":[36,48]},"properties":{"id":"b","number":"2",
   "title":"وقف إطلاق النار","text":"نص"}}]})json";

} // namespace

TEST_CASE("events titled with markup or in Arabic are text everywhere, and nothing runs", "[web]") {
    const cli_tests::Folder folder;
    folder.write("events.geojson", hostile);
    folder.write("hostile.yaml", "map: hostile\nview: { around: areas/ukraine }\nlayers:\n  - { use: ground }\n"
                                 "  - { id: e, source: events.geojson, class: event, annotate: callout }\n"
                                 "outputs: [svg]\n");
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"render", "hostile.yaml", "-o", "out"};
    const auto result = cli_tests::run(call);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    const std::string svg = cli_tests::bytes_of(folder.path() / "out/hostile/hostile.svg");
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(svg.find("<img") == std::string::npos);
    const auto value = ask(web::inlined({svg}), R"js(({
      scripts: document.querySelectorAll("script, img").length,
      loud: Array.from(document.querySelectorAll("*")).filter((e) => e.getAttributeNames().some((n) => n.startsWith("on"))).length,
      titles: Array.from(document.querySelectorAll("#hostile-svg g > title")).map((t) => t.textContent),
      category: document.querySelector("[data-category]").dataset.category,
      letters: Array.from(document.querySelectorAll("text")).map((t) => t.textContent).join(" "),
    }))js");
    INFO(value.dump());
    CHECK(value["scripts"] == 0);
    CHECK(value["loud"] == 0);
    const auto titles = value["titles"].get<std::vector<std::string>>();
    CHECK(std::count(titles.begin(), titles.end(), "<script>alert(1)</script> & \"x\"") >= 1);
    CHECK(std::count(titles.begin(), titles.end(), "وقف إطلاق النار") >= 1);
    CHECK(value["category"] == "\"><script>alert(4)</script>");
    CHECK(value["letters"].get<std::string>().find("<script>alert(1)</script>") != std::string::npos);
    CHECK(value["letters"].get<std::string>().find("وقف") != std::string::npos);
}

TEST_CASE("two maps can be in one page without a clash", "[web]") {
    backend::Options embed;
    embed.embed_fonts = true;
    const auto value = ask(web::inlined({svg_of("overview", embed), svg_of("donbas", embed)},
                                        "#overview-svg{--cm-held-since-2022-fill:#0000ff}"),
                           R"js((() => {
      const all = Array.from(document.querySelectorAll("[id]"));
      const target = (ref) => document.getElementById(ref);
      const astray = [];
      for (const svg of document.querySelectorAll("svg")) {
        for (const e of svg.querySelectorAll("*")) {
          const refs = [e.getAttribute("xlink:href"), e.getAttribute("clip-path")];
          for (const ref of refs) {
            const name = ref && ref.replace(/^url\(|\)$/g, "").slice(1);
            if (name && target(name)?.closest("svg") !== svg) astray.push(name);
          }
        }
      }
      const fill = (map) => getComputedStyle(document.querySelector(`#${map}-control .held-since-2022 .fill`)).fill;
      const legend = getComputedStyle(document.querySelector("#overview-svg .legend-row .held-since-2022 .fill")).fill;
      return { ids: all.length, different: new Set(all.map((e) => e.id)).size, astray,
        recoloured: fill("overview"), legend, other: fill("donbas"),
        fonts: Array.from(document.fonts).map((f) => f.family + " " + f.status) };
    })())js");
    INFO(value.dump());
    CHECK(value["ids"].get<int>() > 500);
    CHECK(value["ids"] == value["different"]);
    CHECK(value["astray"].empty());
    CHECK(value["recoloured"] == "rgb(0, 0, 255)");
    CHECK(value["legend"] == "rgb(0, 0, 255)");
    CHECK(value["other"] == "rgb(212, 99, 75)");
    CHECK(value["fonts"].size() >= 6);
    for (const auto& font : value["fonts"]) {
        INFO(font);
        CHECK(font.get<std::string>().ends_with(" loaded"));
        CHECK(font.get<std::string>().find(font.get<std::string>().find("overview") == std::string::npos
                                               ? "donbas"
                                               : "overview") != std::string::npos);
    }
}

TEST_CASE("outlines are not text, and keep their words", "[web]") {
    backend::Options outlines;
    outlines.outlines = true;
    const std::string svg = svg_of("donbas", outlines);
    CHECK(svg.find("<text") == std::string::npos);
    CHECK(svg.find("aria-label=\"Kramatorsk\"") != std::string::npos);
    CHECK(svg.find("@font-face") == std::string::npos);
}
