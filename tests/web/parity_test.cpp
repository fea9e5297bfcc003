// The nine maps' SVG as drawn by librsvg and Chromium, compared with our own picture of the same display list: every
// label is in its place, no item is missing, and the difference is small. Prints the table.
#include <catch2/catch.hpp>

#include <cmath>
#include <cstdio>
#include <numbers>
#include <regex>

#include "backend/backend.hpp"
#include "backend/decode_png.hpp"
#include "backend/raster.hpp"
#include "base/units.hpp"
#include "text/curve.hpp"
#include "web/chromium.hpp"
#include "web/items.hpp"
#include "web/librsvg.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using scene::PageBox;
using scene::PagePoint;

namespace {

constexpr double widest_off = 1;        ///< px of the picture, maximum error of the edge of a label
constexpr double mean_of_librsvg = 0.6; ///< of 255, over all channels
constexpr double mean_of_chromium = 2.5;

PagePoint turned(PagePoint p, PagePoint about, double degrees) {
    const double turn = degrees * std::numbers::pi / 180;
    const double x = p.x - about.x;
    const double y = p.y - about.y;
    return {about.x + x * std::cos(turn) - y * std::sin(turn), about.y + x * std::sin(turn) + y * std::cos(turn)};
}

void add_turned(PageBox& all, const PageBox& box, PagePoint about, double degrees) {
    for (const PagePoint corner :
         {box.min, box.max, PagePoint{box.min.x, box.max.y}, PagePoint{box.max.x, box.min.y}}) {
        all.add(turned(corner, about, degrees));
    }
}

/// The box of the letters' ink.
PageBox ink_of(const scene::Text& text) {
    return scene::bounds(workbench::typesetter().outline(text));
}

bool is_turned(const scene::Text& text) {
    return text.angle != 0 || !text.baseline.empty();
}

/// The box of the letters' advances between the font's ascent and descent, including ink that reaches beyond them,
/// before the text is rotated: getBBox. Browsers count the space after the last letter of a spaced text.
PageBox advance_of(const scene::Text& text) {
    const auto& typesetter = workbench::typesetter();
    const auto measured = typesetter.measure(text.text, text.font, text.language);
    PageBox all;
    if (text.baseline.empty()) {
        const double left = text.anchor == scene::Anchor::start    ? text.at.x
                            : text.anchor == scene::Anchor::middle ? text.at.x - measured.width / 2
                                                                   : text.at.x - measured.width;
        all = {{left, text.at.y - measured.ascent},
               {left + measured.width + text.font.spacing, text.at.y + measured.descent}};
        scene::Text level = text;
        level.angle = 0;
        const PageBox ink = ink_of(level);
        all.add(ink.min);
        all.add(ink.max);
        return all;
    }
    const auto letters = typesetter.letters(text.text, text.font, text.language);
    const auto places = text::letter_places(text.baseline, letters);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const PagePoint at = places[i].at;
        const double left = at.x + letters[i].indent;
        const double right = at.x + letters[i].width + (i + 1 == places.size() ? text.font.spacing : 0);
        add_turned(all, {{left, at.y - measured.ascent}, {right, at.y + measured.descent}}, at, places[i].angle);
    }
    return all;
}

double off(const PageBox& a, const PageBox& b) {
    return std::max({std::abs(a.min.x - b.min.x), std::abs(a.min.y - b.min.y), std::abs(a.max.x - b.max.x),
                     std::abs(a.max.y - b.max.y)});
}

double mean_difference(const backend::Raster& a, const backend::Raster& b) {
    REQUIRE(a.width == b.width);
    REQUIRE(a.height == b.height);
    double sum = 0;
    for (std::size_t i = 0; i < a.rgb.size(); ++i) {
        sum += std::abs(a.rgb[i] - b.rgb[i]);
    }
    return sum / static_cast<double>(a.rgb.size());
}

/// The ids of the texts in the order of the display list; texts without an id are given one. A text on a curve is
/// represented by its switch.
std::vector<std::string> name_texts(std::string& svg) {
    static const std::regex element("<(text|switch)(?=[ >])( id=\"([^\"]*)\")?([^>]*)>");
    std::vector<std::string> ids;
    std::string out;
    auto rest = svg.cbegin();
    bool inside = false; // of a switch
    for (std::sregex_iterator match(svg.begin(), svg.end(), element), end; match != end; ++match) {
        const auto& found = *match;
        out.append(rest, found[0].first);
        rest = found[0].second;
        const bool letter = found[4].str().starts_with(" transform=\"translate(");
        inside = found[1] == "switch" || (inside && (letter || found[4].str().starts_with(" requiredFeatures")));
        if (inside && found[1] == "text") {
            out += found[0].str();
            continue;
        }
        ids.push_back(found[2].matched ? found[3].str() : "parity-" + std::to_string(ids.size()));
        out += fmt::format("<{} id=\"{}\"{}>", found[1].str(), ids.back(), found[4].str());
    }
    svg = out.append(rest, svg.cend());
    return ids;
}

constexpr const char* measure_page = R"js((() => {
  const count = (selector) => document.querySelectorAll(selector).length;
  const texts = Array.from(document.querySelectorAll("text")).filter((text) => !text.closest("switch > g"));
  const box = (text) => { const b = text.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height]; };
  return {
    boxes: texts.map(box),
    words: texts.map((text) => text.textContent),
    fills: count("path[fill]:not([fill=none])"),
    strokes: count("path[stroke], g[stroke], use[stroke]:not(.halo)"),
    halos: count("use.halo"),
  };
})())js";

struct Row {
    std::string map;
    std::string viewer;
    std::size_t labels = 0;
    double off = 0; ///< px
    int items = 0;
    double mean = 0;
    std::string worst; ///< the label with the largest error
};

struct Page {
    std::string name;
    const scene::Scene* scene;
    std::vector<scene::Text> texts;
    std::string svg;
    backend::Raster picture;
    double pixels = 0; ///< per mm
};

std::vector<Page> pages() {
    std::vector<Page> all;
    for (const std::string& name : workbench::map_names()) {
        const auto& made = workbench::composed(name);
        REQUIRE(made.page);
        Page page{name,
                  &made.page->scene,
                  workbench::texts_of(made.page->scene.root),
                  {},
                  {},
                  made.map->settings.dots_per_inch / mm_per_inch};
        page.svg = backend::find_format("svg")->encode(*page.scene, workbench::typesetter(), {});
        page.picture = backend::rasterise(*page.scene, workbench::typesetter(), page.pixels);
        all.push_back(std::move(page));
    }
    return all;
}

void note_off(Row& row, double pixels, const std::string& label) {
    if (pixels > row.off) {
        row.off = pixels;
        row.worst = label;
    }
}

Row check_librsvg(const Page& page, const cli_tests::Folder& folder) {
    std::string svg = page.svg;
    const auto ids = name_texts(svg);
    REQUIRE(ids.size() == page.texts.size());
    std::vector<web::Element> elements;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        elements.push_back({ids[i], is_turned(page.texts[i])});
    }
    const auto seen = web::by_librsvg(svg, page.scene->width, page.scene->height, page.pixels, elements, folder);
    Row row{page.name,
            "librsvg",
            ids.size(),
            0,
            web::items_of(*page.scene).all(),
            mean_difference(seen.picture, page.picture),
            ""};
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const PageBox ink = ink_of(page.texts[i]);
        const PageBox& box = seen.ink.at(ids[i]);
        const PageBox mm{{box.min.x / page.pixels, box.min.y / page.pixels},
                         {box.max.x / page.pixels, box.max.y / page.pixels}};
        note_off(row, off(ink, mm) * page.pixels,
                 fmt::format("{} ({:.3f} {:.3f} {:.3f} {:.3f}, not {:.3f} {:.3f} {:.3f} {:.3f})", page.texts[i].text,
                             mm.min.x, mm.min.y, mm.max.x, mm.max.y, ink.min.x, ink.min.y, ink.max.x, ink.max.y));
    }
    return row;
}

Row check_chromium(const Page& page, const web::Json& seen, const std::string& picture) {
    INFO(seen["errors"].dump());
    CHECK(seen["errors"].empty());
    CHECK(seen["dialogs"].empty());
    CHECK(seen["requests"].size() == 1); // the page itself
    const web::Json& value = seen["value"];
    const web::Items counted{value["fills"], value["strokes"], static_cast<int>(value["boxes"].size()), value["halos"]};
    const web::Items items = web::items_of(*page.scene);
    CHECK(counted.fills == items.fills);
    CHECK(counted.strokes == items.strokes);
    CHECK(counted.texts == items.texts);
    CHECK(counted.halos == items.halos);
    REQUIRE(value["boxes"].size() == page.texts.size());
    Row row{page.name, "Chromium",    page.texts.size(),
            0,         counted.all(), mean_difference(backend::decode_png(cli_tests::bytes_of(picture)), page.picture),
            ""};
    for (std::size_t i = 0; i < page.texts.size(); ++i) {
        const auto box = value["boxes"][i].get<std::vector<double>>();
        const PageBox mine = advance_of(page.texts[i]);
        note_off(row, off(mine, {{box[0], box[1]}, {box[2], box[3]}}) * page.pixels,
                 fmt::format("{} ({:.3f} {:.3f} {:.3f} {:.3f}, not {:.3f} {:.3f} {:.3f} {:.3f})", page.texts[i].text,
                             box[0], box[1], box[2], box[3], mine.min.x, mine.min.y, mine.max.x, mine.max.y));
    }
    return row;
}

} // namespace

TEST_CASE("librsvg and Chromium draw the maps' SVG like our PNG", "[web]") {
    const cli_tests::Folder folder;
    const auto all = pages();
    std::vector<web::Job> jobs;
    for (const Page& page : all) {
        const auto css = fmt::format("svg{{width:{}px;height:{}px}}body{{overflow:hidden}}",
                                     page.scene->width * page.pixels, page.scene->height * page.pixels);
        const auto file = folder.write(page.name + ".html", web::inlined({page.svg}, css));
        jobs.push_back({file, page.picture.width, page.picture.height, measure_page,
                        (folder.path() / (page.name + ".png")).string()});
    }
    const web::Json seen = web::look(jobs, folder);
    REQUIRE(seen.size() == all.size());
    std::string table = fmt::format("{:<24}{:<10}{:>7}{:>12}{:>7}{:>7}  {}\n", "map", "viewer", "labels", "off by, px",
                                    "items", "mean", "most off");
    std::vector<Row> rows;
    for (std::size_t i = 0; i < all.size(); ++i) {
        INFO(all[i].name);
        rows.push_back(check_librsvg(all[i], folder));
        rows.push_back(check_chromium(all[i], seen[i], jobs[i].picture));
    }
    for (const Row& row : rows) {
        table += fmt::format("{:<24}{:<10}{:>7}{:>12.2f}{:>7}{:>7.2f}  {}\n", row.map, row.viewer, row.labels, row.off,
                             row.items, row.mean, row.worst);
    }
    std::fputs(table.c_str(), stdout);
    for (const Row& row : rows) {
        INFO(row.map << " " << row.viewer << " " << row.worst);
        CHECK(row.labels > 0);
        CHECK(row.off <= widest_off);
        CHECK(row.mean <= (row.viewer == "librsvg" ? mean_of_librsvg : mean_of_chromium));
    }
}
