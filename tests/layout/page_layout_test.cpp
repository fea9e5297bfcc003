// Callouts without room become badges with a key.
#include "inspect/explanation.hpp"
#include "layout/page_layout.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::layout;
using namespace conflictmap::inspect;

namespace {

Page overview_on(const std::string& size, const std::string& language, Diagnostics& diagnostics) {
    RenderOptions options;
    options.size = size;
    auto page = workbench::page_of(workbench::map_spec("overview"), diagnostics, {"", language}, options);
    INFO(workbench::told(diagnostics));
    REQUIRE(page);
    return std::move(*page);
}

Page page_of(const std::string& text, Diagnostics& diagnostics) {
    auto page = workbench::page_of(workbench::spec_from(text), diagnostics);
    INFO(workbench::told(diagnostics));
    REQUIRE(page);
    return std::move(*page);
}

void check_clean(const Explanation& explanation) {
    CHECK(explanation.crossings.empty());
    CHECK(explanation.callout_overlaps.empty());
    CHECK(explanation.label_overlaps.empty());
    CHECK(explanation.furniture_overlaps.empty());
}

const std::string subjects = "map: t\nat: 2025-03-18\nview: { around: areas/ukraine, margin: 10% }\nlayers:\n"
                             "  - { use: ground }\n"
                             "  - { id: subjects, source: events/subjects-2025-03-18, class: annotated, annotate: ";

} // namespace

TEST_CASE("on a narrow page all seven subjects stay, each with its full text in the key", "[layout]") {
    for (const std::string language : {"en", "uk"}) {
        INFO(language);
        Diagnostics diagnostics;
        const Page page = overview_on("90 mm x 210 mm", language, diagnostics);
        CHECK(workbench::told(diagnostics) == "");
        const Explanation explanation = explain(page, workbench::typesetter());
        check_clean(explanation);
        REQUIRE(explanation.callouts.size() == 7);
        const auto* key = workbench::find_group(page.scene.root, "key");
        REQUIRE(key != nullptr);
        const std::string said = workbench::joined_texts(*key);
        // The same words as on the full page, in order of the numbers.
        std::size_t last = 0;
        for (const auto& callout : explanation.callouts) {
            INFO(callout.report.title);
            CHECK(callout.report.in_key);
            CHECK_FALSE(callout.report.reason.empty());
            const auto at = said.find(callout.report.number + " " + callout.report.title);
            REQUIRE(at != std::string::npos);
            CHECK(at >= last);
            last = at;
            // One of them has no place on the map, and so no badge.
            CHECK(callout.form == (callout.report.feature == "oil-russia" ? "key" : "badge"));
        }
        const auto& full = workbench::composed("overview", language);
        for (const auto& callout : full.page->account.callouts) {
            const auto* block = workbench::find_group(full.page->scene.root, "callout-" + callout.feature);
            REQUIRE(block != nullptr);
            CHECK(said.find(workbench::joined_texts(*block)) != std::string::npos);
        }
    }
}

TEST_CASE("events listed by a timeline need no key, others do", "[layout]") {
    const auto& made = workbench::composed("timeline");
    REQUIRE(made.page);
    CHECK(workbench::find_group(made.page->scene.root, "key") == nullptr);
    CHECK(workbench::find_group(made.page->scene.root, "badge-witkoff-moscow") != nullptr);
    Diagnostics diagnostics;
    const Page page = page_of(subjects + "badge }\n  - { id: events, source: events/call-2025-03-18, class: annotated, "
                                         "annotate: badge }\nsize: [180 mm, 200 mm]\n"
                                         "furniture: [{ timeline: { of: events } }]\n",
                              diagnostics);
    const auto* key = workbench::find_group(page.scene.root, "key");
    REQUIRE(key != nullptr);
    const std::string said = workbench::joined_texts(*key);
    CHECK(said.find("Land held since 2022") != std::string::npos);
    CHECK(said.find("Envoy meets Putin") == std::string::npos);
}

TEST_CASE("a map with room has no key", "[layout]") {
    const auto& made = workbench::composed("overview");
    REQUIRE(made.page);
    CHECK(workbench::find_group(made.page->scene.root, "key") == nullptr);
    for (const auto& callout : made.page->account.callouts) {
        CHECK_FALSE(callout.in_key);
    }
}

TEST_CASE("badges set by hand get a key without a request", "[layout]") {
    Diagnostics diagnostics;
    const Page page = page_of(subjects + "badge }\nfurniture: [title]\n", diagnostics);
    CHECK(workbench::told(diagnostics) == "");
    const Explanation explanation = explain(page, workbench::typesetter());
    check_clean(explanation);
    REQUIRE(explanation.callouts.size() == 7);
    int badges = 0;
    for (const auto& callout : explanation.callouts) {
        CHECK(callout.report.in_key);
        CHECK(callout.report.reason.empty()); // set by the author
        badges += callout.form == "badge" ? 1 : 0;
    }
    CHECK(badges == 6);
    CHECK(workbench::find_group(page.scene.root, "key") != nullptr);
}

TEST_CASE("subjects without numbers are numbered for the key in reading order", "[layout]") {
    Diagnostics diagnostics;
    const Page page =
        page_of("map: t\nat: 2025-03-18\nsize: [90 mm, 120 mm]\nview: { around: areas/ukraine }\nlayers:\n"
                "  - { use: ground }\n"
                "  - { id: plants, source: energy/plants, where: \"mw >= 1600\", class: annotated, "
                "annotate: callout, fields: { title: name_en, text: full_en } }\n",
                diagnostics);
    const Explanation explanation = explain(page, workbench::typesetter());
    check_clean(explanation);
    REQUIRE(explanation.callouts.size() == 12);
    double last = 0;
    for (int number = 1; number <= 12; ++number) {
        INFO(number);
        const auto found = std::find_if(explanation.callouts.begin(), explanation.callouts.end(),
                                        [&](const auto& each) { return each.report.number == std::to_string(number); });
        REQUIRE(found != explanation.callouts.end());
        CHECK(found->form == "badge");
        CHECK(found->box.min.y > last - 25); // rows from the top down; discs may be moved a little
        last = std::max(last, found->box.min.y);
    }
}

TEST_CASE("a panel that would hide the map is below it", "[layout]") {
    Diagnostics diagnostics;
    const Page wide = overview_on("180 mm x 148 mm", "en", diagnostics);
    const Page narrow = overview_on("90 mm x 210 mm", "en", diagnostics);
    const auto legend_top = [](const Page& page) {
        const auto* legend = workbench::find_group(page.scene.root, "legend");
        REQUIRE(legend != nullptr);
        return workbench::texts_of(*legend).front().at.y;
    };
    const auto frame_bottom = [](const Page& page) {
        const auto* frame = workbench::find_group(page.scene.root, "frame");
        REQUIRE(frame != nullptr);
        return scene::bounds(workbench::paths_of(*frame).front()->outline).max.y;
    };
    CHECK(legend_top(wide) < frame_bottom(wide));
    CHECK(legend_top(narrow) > frame_bottom(narrow));
}

TEST_CASE("a callout is at the place set by hand, or the author is told why not", "[layout]") {
    Diagnostics diagnostics;
    const Page page = page_of(subjects + "callout, places: { donbas: { position: [140 mm, 20 mm], side: bottom }, "
                                         "oil-russia: { hide: true } } }\n",
                              diagnostics);
    CHECK(workbench::told(diagnostics) == "");
    const Explanation explanation = explain(page, workbench::typesetter());
    check_clean(explanation);
    CHECK(explanation.callouts.size() == 6); // one is hidden
    const auto donbas = std::find_if(explanation.callouts.begin(), explanation.callouts.end(),
                                     [](const auto& each) { return each.report.feature == "donbas"; });
    REQUIRE(donbas != explanation.callouts.end());
    CHECK(donbas->form == "callout");
    CHECK(donbas->box.min.x == Approx(140).margin(0.5));
    CHECK(donbas->box.min.y == Approx(20).margin(0.7));
    const auto* leader = workbench::find_group(page.scene.root, "leader-donbas");
    REQUIRE(leader != nullptr);
    CHECK(workbench::paths_of(*leader).front()->outline.points.front().y >= donbas->box.max.y - 0.5);

    Diagnostics refused;
    const Page other = page_of(subjects + "callout, places: { donbas: { position: [90 mm, 60 mm] } } }\n", refused);
    REQUIRE(refused.all().size() == 1);
    CHECK(refused.all()[0].code == "place-refused");
    CHECK(refused.all()[0].place.line == 6);
    CHECK(refused.all()[0].message.find("the subject") != std::string::npos);
    check_clean(explain(other, workbench::typesetter()));
    CHECK(other.account.callouts.size() == 7);
}

namespace {

/// The content of a map and the objects that its rounds need, kept together: the content refers to the map and the
/// workspace.
struct Prepared {
    spec::MapSpec map;
    compose::Workspace workspace;
    compose::Styles styles;
    std::optional<MapContent> content;

    explicit Prepared(spec::MapSpec of)
        : map(std::move(of)), workspace(workbench::workspace_of(map)), styles(workspace.style) {
        Diagnostics diagnostics;
        const auto size = spec::page_size(map, diagnostics);
        REQUIRE(size);
        workspace.layers = spec::expand_groups(map.layers, workbench::groups(), diagnostics);
        provide_key(map, workspace.layers);
        compose::Reads reads;
        auto read = read_content(map, workspace, workbench::groups(), *size, styles, reads, diagnostics);
        INFO(workbench::told(diagnostics));
        REQUIRE(read);
        content.emplace(std::move(*read));
        project_content(*content);
    }
};

std::string dump_of(const Round& round) {
    scene::Scene scene;
    for (const auto* strip : {&round.layout->framed.header, &round.layout->framed.footer}) {
        for (const auto& [spec, block] : strip->blocks) {
            scene.description += fmt::format("{} {} x {}\n", spec->kind, block.width, block.height);
        }
    }
    return scene.description + fmt::format("{}", round.layout->framed.body.window.box.height());
}

int count(const Diagnostics& diagnostics, const std::string& code) {
    return static_cast<int>(std::ranges::count(diagnostics.all(), code, &Diagnostic::code));
}

} // namespace

TEST_CASE("a warning of a round is reported once, for any number of rounds", "[layout]") {
    // The class 'held' is for areas; each round finds that it draws nothing of points.
    const std::string text = "map: t\nat: 2025-03-18\nview: { around: areas/ukraine }\nlayers:\n"
                             "  - { id: towns, source: base/places, class: held, class-by: none }\n"
                             "furniture: [title, legend, credits]\n";
    Diagnostics diagnostics;
    const auto page = workbench::page_of(workbench::spec_from(text), diagnostics);
    REQUIRE(page);
    INFO(workbench::told(diagnostics));
    CHECK(count(diagnostics, "nothing-drawn") == 1);
    CHECK(diagnostics.all().size() == 1);
}

TEST_CASE("a layout that must stop before it has settled reports so, and still gives a page", "[layout]") {
    Prepared overview(workbench::map_spec("overview"));
    Diagnostics diagnostics;
    const auto cut_short = lay_out_page(*overview.content, overview.styles, diagnostics, 1);
    REQUIRE(cut_short);
    CHECK(count(diagnostics, "layout-unsettled") == 0); // callouts of the overview all fit at once
    Prepared narrow([] {
        auto map = workbench::map_spec("overview");
        map.size = {{"90 mm", {}}, {"210 mm", {}}};
        return map;
    }());
    const auto unsettled = lay_out_page(*narrow.content, narrow.styles, diagnostics, 1);
    REQUIRE(unsettled);
    CHECK(count(diagnostics, "layout-unsettled") == 1);
    CHECK_FALSE(unsettled->callouts.unplaced.empty());
    Diagnostics settled;
    REQUIRE(lay_out_page(*narrow.content, narrow.styles, settled));
    CHECK(workbench::told(settled) == "");
}

TEST_CASE("a round does not change the spec and its state, and gives the same result again", "[layout]") {
    // A legend that would hide most of the map must go below it.
    auto map = workbench::map_spec("overview");
    map.size = {{"90 mm", {}}, {"210 mm", {}}};
    for (spec::FurnitureSpec& furniture : map.furniture) {
        furniture.at = furniture.kind == "legend" ? "top-left" : furniture.at;
    }
    Prepared narrow(std::move(map));
    const auto places = [&] {
        std::string all;
        for (const spec::FurnitureSpec& furniture : narrow.map.furniture) {
            all += furniture.kind + "=" + furniture.at + " ";
        }
        return all;
    };
    const std::string before = places();
    const LayoutState start;
    const Round once = lay_out_round(*narrow.content, start, {}, narrow.styles);
    CHECK_FALSE(once.settled);
    CHECK(start.legend.empty());
    CHECK(start.moved_below.empty());
    Round last = lay_out_round(*narrow.content, start, {}, narrow.styles);
    int rounds = 1;
    while (!last.settled && rounds < 17) {
        last = lay_out_round(*narrow.content, LayoutState(last.next), {rounds >= 6, false}, narrow.styles);
        ++rounds;
    }
    REQUIRE(last.settled);
    REQUIRE(last.layout);
    CHECK(rounds > 2);
    CHECK_FALSE(last.next.moved_below.empty());
    CHECK(places() == before);
    // From the settled state, a round gives the same page.
    const Round again = lay_out_round(*narrow.content, last.next, {}, narrow.styles);
    REQUIRE(again.layout);
    CHECK(again.settled);
    CHECK(dump_of(again) == dump_of(last));
}
