#include <set>

#include "layout/contents.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::layout;

namespace {

/// A body with only classes, the part that legend_rows() reads.
struct Classes {
    std::vector<std::unique_ptr<compose::Layer>> layers;
    compose::Body body;
    void add(const std::string& name, LocalText legend, std::optional<double> order, LocalText of_layer = {},
             bool in_legend = true) {
        auto layer = std::make_unique<compose::Layer>();
        layer->spec.id = "layer-" + std::to_string(layers.size());
        layer->spec.legend = std::move(of_layer);
        layer->spec.in_legend = in_legend;
        style::ClassStyle style;
        style.legend = std::move(legend);
        style.legend_order = order;
        body.classes.push_back({name, layer.get(), style, "area"});
        layers.push_back(std::move(layer));
    }
};

std::vector<std::string> texts(const std::vector<furniture::LegendRow>& rows) {
    std::vector<std::string> out;
    for (const auto& row : rows) {
        out.push_back(row.text);
    }
    return out;
}

/// The rows of the legend, without its headings and sizes.
std::vector<const scene::Group*> rows_of(const scene::Group& group) {
    std::vector<const scene::Group*> rows;
    for (const auto& item : group.items) {
        if (const auto* child = std::get_if<std::unique_ptr<scene::Group>>(&item)) {
            if ((*child)->css_class == "legend-row") {
                rows.push_back(child->get());
            } else {
                const auto below = rows_of(**child);
                rows.insert(rows.end(), below.begin(), below.end());
            }
        }
    }
    return rows;
}

LocalText both(const std::string& en, const std::string& uk) {
    return {{{"en", en}, {"uk", uk}}};
}

} // namespace

TEST_CASE("legend rows are in the style's order, then from the top layer down, one per text", "[layout]") {
    const auto workspace = workbench::workspace_on("2025-03-18", "uk");
    Classes main;
    main.add("place", {}, std::nullopt); // a class without a text has no row
    main.add("line", both("Line", "Лінія"), 20);
    main.add("coal", both("Thermal", "Теплова"), 50);
    main.add("gas", both("Thermal", "Теплова"), 50);
    main.add("held", both("Held", "Зайняте"), 10);
    main.add("free", both("Unordered", "Без порядку"), std::nullopt);
    main.add("late", both("Other", "Інше"), 20);
    main.add("hidden", both("Hidden", "Приховане"), 1, {}, false);
    main.add("own", both("Style", "Стиль"), 30, both("Layer as of {at}", "Шар на {at}"));
    Classes inset;
    inset.add("held", both("Held", "Зайняте"), 10);
    inset.add("inset", both("Inset only", "Лише врізка"), 5);
    const auto rows = legend_rows({&main.body, &inset.body}, workspace, workbench::lookup());
    CHECK(texts(rows) == std::vector<std::string>{"Лише врізка", "Зайняте", "Лінія", "Інше",
                                                  "Шар на 18 березня 2025 року", "Теплова", "Без порядку"});
    CHECK(rows[5].style_class == "coal"); // the first one with this text
    CHECK(rows[1].kind == "area");
    CHECK(rows[1].order == 10);
    CHECK(legend_rows({}, workspace, workbench::lookup()).empty());
}

TEST_CASE("the legend of every standard map in every style has a row for each drawn class that has a text",
          "[layout]") {
    for (const auto& name : workbench::map_names()) {
        for (const auto& style : workbench::style_names()) {
            INFO(name << " " << style);
            const auto& made = workbench::composed(name, "en", style);
            REQUIRE(made.page);
            const auto* legend = workbench::find_group(made.page->scene.root, "legend");
            REQUIRE(legend != nullptr);
            std::vector<std::string> shown;
            for (const auto* row : rows_of(*legend)) {
                shown.push_back(workbench::joined_texts(*row));
            }
            std::vector<std::string> told;
            for (const auto& row : made.page->account.legend) {
                told.push_back(row.text);
            }
            CHECK(shown == told);
            CHECK(std::set<std::string>(shown.begin(), shown.end()).size() == shown.size());
            // The reverse, by the display list alone: everything drawn that has a legend text is in the legend.
            auto map = workbench::map_spec(name);
            map.style.value = style;
            const auto sheet = workbench::workspace_of(map).style;
            style::Lookup lookup(sheet);
            Diagnostics diagnostics;
            std::map<std::string, spec::LayerSpec> layers;
            for (const auto& layer : spec::expand_groups(map.layers, workbench::groups(), diagnostics)) {
                layers[layer.id] = layer;
            }
            for (const auto& drawn : made.page->account.classes) {
                INFO(drawn.name << " of " << drawn.layer);
                const auto layer = layers.find(drawn.layer);
                if (layer == layers.end() || !layer->second.in_legend) {
                    continue; // from an inset, which has its own layers
                }
                const LocalText& text = layer->second.legend.empty()
                                            ? style::class_style(lookup, drawn.name).style.legend
                                            : layer->second.legend;
                if (!text.empty()) {
                    CHECK(std::find(shown.begin(), shown.end(), in_language(text, "en")) != shown.end());
                }
            }
        }
    }
}

TEST_CASE("the credits name every licence that requires it", "[layout]") {
    const auto& catalogue = workbench::workspace_on().catalogue.sets;
    for (const auto& name : workbench::map_names()) {
        for (const std::string language : {"en", "uk"}) {
            INFO(name << " " << language);
            const auto& made = workbench::composed(name, language);
            INFO(workbench::told(made.diagnostics));
            REQUIRE(made.page);
            const auto* credits = workbench::find_group(made.page->scene.root, "credits");
            REQUIRE(credits != nullptr);
            const std::string said = workbench::joined_texts(*credits);
            std::set<std::string> drawn;
            for (const auto& report : made.page->account.layers) {
                if (report.ledger.drawn > 0) {
                    drawn.insert(report.id);
                }
            }
            Diagnostics diagnostics;
            int owed = 0;
            for (const auto& layer :
                 spec::expand_groups(workbench::map_spec(name).layers, workbench::groups(), diagnostics)) {
                if (!layer.source || !drawn.contains(layer.id)) {
                    continue;
                }
                const auto entry = catalogue.find(layer.source->value);
                if (entry == catalogue.end() || entry->second.credit.empty() || !layer.credit.empty()) {
                    continue;
                }
                INFO(layer.id << " from " << entry->first);
                // Lines are broken only at spaces, so the joined text is complete again.
                CHECK(said.find(in_language(entry->second.credit, language)) != std::string::npos);
                ++owed;
            }
            CHECK(owed >= 2); // Natural Earth and GeoNames, and the map's own sources
            CHECK(made.map->info.at("source").find("Natural Earth") != std::string::npos);
        }
    }
}

TEST_CASE("a map has the disclaimers that its view, its classes and its worldview require", "[layout]") {
    const auto said = [](const std::string& view, const std::string& worldview, const std::string& layer) {
        Diagnostics diagnostics;
        const auto page = workbench::page_of(
            workbench::spec_from("map: w\nat: 2025-03-18\nworldview: " + worldview + "\nview: { bbox: " + view +
                                 " }\nlayers:\n  - { source: " + layer + " }\nfurniture: [credits]\n"),
            diagnostics);
        INFO(workbench::told(diagnostics));
        REQUIRE(page);
        const std::string credits = workbench::joined_texts(*workbench::find_group(page->scene.root, "credits"));
        std::string owed;
        for (const auto& [start, name] : {std::pair{"Control is", "control "},
                                          {"Crimea and", "un "},
                                          {"Lines of", "de-facto "},
                                          {"Outlines", "claims "},
                                          {"Boundaries and", "boundaries "}}) {
            owed += credits.find(start) != std::string::npos ? name : "";
        }
        return owed;
    };
    const std::string land = "base/oblasts, class: land";
    const std::string west = "[23, 49, 26, 51]";
    const std::string crimea = "[32, 44, 37, 47]";
    CHECK(said(west, "un", land) == "boundaries ");
    CHECK(said(crimea, "un", land) == "un boundaries ");
    CHECK(said(crimea, "un", "control, class: held") == "control un boundaries ");
    CHECK(said("[37, 47.5, 39, 49]", "un", "control, part: line, class: front-line") == "control boundaries ");
    CHECK(said(west, "de-facto", land) == "de-facto boundaries ");
    CHECK(said(crimea, "claims", land) == "claims boundaries ");
}

TEST_CASE("a source that is not on the map is not credited", "[layout]") {
    const auto map = workbench::spec_from(
        "map: w\nat: 2025-03-18\nview: { around: base/oblasts, where: \"iso = 'UA-46'\" }\nlayers:\n"
        "  - { source: base/oblasts, class: land }\n  - { source: control, class: held }\n"
        "note: \"Rough on {at}\"\nfurniture: [credits]\n");
    Diagnostics diagnostics;
    const auto page = workbench::page_of(map, diagnostics);
    INFO(workbench::told(diagnostics));
    REQUIRE(page);
    const std::string said = workbench::joined_texts(*workbench::find_group(page->scene.root, "credits"));
    CHECK(said.starts_with("Rough on 18 March 2025 "));
    CHECK(said.find("Natural Earth") != std::string::npos);
    CHECK(said.find("DeepStateMap") == std::string::npos);
    CHECK(said.find("Projection: ") != std::string::npos);
}
