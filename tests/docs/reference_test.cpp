// docs/spec.md and docs/styles.md list exactly the keys that the program reads, and their examples are valid.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "backend/backend.hpp"
#include "docs/documents.hpp"
#include "furniture/furniture.hpp"
#include "project.hpp"
#include "shared.hpp"
#include "source/catalogue.hpp"
#include "source/event.hpp"
#include "source/profile.hpp"
#include "source/reader.hpp"
#include "spec/map_spec.hpp"
#include "style/style_sheet.hpp"

using namespace conflictmap;
using shared::told;

namespace {

std::vector<std::string> keys_of(const Schema& schema) {
    std::vector<std::string> keys;
    for (const auto& [key, property] : schema.properties) {
        keys.push_back(key);
    }
    return keys;
}

std::vector<std::string> needed_in(const documents::Table& table) {
    std::vector<std::string> keys;
    for (std::size_t row = 1; row < table.size(); ++row) {
        if (table[row].at(1).find(", needed") != std::string::npos) {
            keys.push_back(documents::plain(table[row][0]));
        }
    }
    return keys;
}

/// Checks the keys, their order, which are required, and that each example is for its key.
void check_section(const std::string& document, const std::string& heading, const Schema& schema) {
    INFO(document << ", " << heading);
    const auto table = documents::table_under(documents::text_of(document), heading, "key");
    CHECK(documents::column(table, 0) == keys_of(schema));
    CHECK(needed_in(table) == schema.required);
    for (std::size_t row = 1; row < table.size(); ++row) {
        INFO(table[row][0]);
        REQUIRE(table[row].size() == 4);
        CHECK(documents::plain(table[row][3]).starts_with(documents::plain(table[row][0]) + ": "));
        // All choices are named.
        for (const std::string& choice : schema.properties[row - 1].second.choices) {
            CHECK(table[row][2].find("`" + choice + "`") != std::string::npos);
        }
    }
}

/// Every example of a section, inserted into its context by `frame`, is read without diagnostics.
template <class Frame, class Read>
void read_examples(const std::string& document, const std::string& heading, Frame frame, Read read) {
    const auto table = documents::table_under(documents::text_of(document), heading, "key");
    REQUIRE(table.size() > 1);
    for (std::size_t row = 1; row < table.size(); ++row) {
        const std::string yaml = frame(documents::plain(table[row][0]), documents::plain(table[row].at(3)));
        INFO(yaml);
        Diagnostics diagnostics;
        CHECK(read(yaml, diagnostics));
        CHECK(told(diagnostics).empty());
    }
}

bool read_map(const std::string& yaml, Diagnostics& diagnostics) {
    return spec::read_map_spec(yaml, "example", diagnostics).has_value();
}

/// A style in a document: only its own text is read, not the styles that it extends.
bool read_sheet(const std::string& yaml, Diagnostics& diagnostics) {
    const auto root = parse_yaml(yaml, "example", diagnostics);
    style::StyleSheet sheet;
    if (root) {
        style::StyleSheet::record().read(*root, sheet, diagnostics);
    }
    return root.has_value();
}

std::string map_with(const std::string& line) {
    const auto has = [&](const std::string& key) { return line.starts_with(key + ":"); };
    return fmt::format("{}{}{}{}\n", has("map") ? "" : "map: m\n", has("view") ? "" : "view: { around: a }\n",
                       has("layers") ? "" : "layers: []\n", line);
}

const std::string spec_page = "docs/spec.md";
const std::string styles_page = "docs/styles.md";

} // namespace

TEST_CASE("docs/data.md lists the fields of events and their values", "[docs]") {
    const auto table = documents::table_under(documents::text_of("docs/data.md"), "Event layers", "field");
    CHECK(documents::column(table, 0) == source::Event::record().names());
    const auto words_stand_in = [&](std::size_t row, const std::vector<std::string>& words) {
        for (const std::string& word : words) {
            INFO(word);
            CHECK(table.at(row).at(1).find("`" + word + "`") != std::string::npos);
        }
    };
    words_stand_in(5, source::event_categories);
    words_stand_in(9, source::event_confidences);
    words_stand_in(10, source::event_precisions);
}

TEST_CASE("docs/spec.md lists the keys of the map spec", "[docs]") {
    check_section(spec_page, "The map", spec::MapSpec::record().schema());
    check_section(spec_page, "png", spec::PngSpec::record().schema());
    check_section(spec_page, "view", spec::ViewSpec::record().schema());
    check_section(spec_page, "layers", spec::LayerSpec::record().schema());
    check_section(spec_page, "places", spec::PlaceSpec::record().schema());
    check_section(spec_page, "rings", spec::RingsSpec::record().schema());
    check_section(spec_page, "split", spec::SplitSpec::record().schema());
    check_section(spec_page, "graticule", spec::GraticuleSpec::record().schema());
    check_section(spec_page, "furniture", spec::FurnitureSpec::record().schema());
    check_section("docs/svg.md", "Text", spec::SvgSpec::record().schema());
}

TEST_CASE("docs/styles.md lists the keys of a style", "[docs]") {
    check_section(styles_page, "The style", style::StyleSheet::record().schema());
    check_section(styles_page, "class", style::ClassStyle::record().schema());
    check_section(styles_page, "fill", style::FillStyle::record().schema());
    check_section(styles_page, "stroke", style::StrokeStyle::record().schema());
    check_section(styles_page, "hatch", style::HatchStyle::record().schema());
    check_section(styles_page, "teeth", style::TeethStyle::record().schema());
    check_section(styles_page, "arrow", style::ArrowStyle::record().schema());
    check_section(styles_page, "soft", style::SoftStyle::record().schema());
    check_section(styles_page, "marker", style::MarkerStyle::record().schema());
    check_section(styles_page, "label", style::LabelStyle::record().schema());
}

TEST_CASE("the examples of docs/spec.md are valid", "[docs]") {
    const auto in_map = [](const std::string&, const std::string& example) { return map_with(example); };
    const auto in_view = [](const std::string& key, const std::string& example) {
        const std::string rest = key == "centre"                    ? ", width: 600 km"
                                 : key == "width"                   ? ", centre: [31, 48]"
                                 : key == "around" || key == "bbox" ? ""
                                                                    : ", around: areas/donbas";
        return map_with("view: { " + example + rest + " }");
    };
    const auto in_layer = [](const std::string& key, const std::string& example) {
        const std::string rest = key == "use"                           ? ""
                                 : key == "source"                      ? ", class: c"
                                 : key == "class"                       ? ", source: s"
                                 : key == "rings" || key == "graticule" ? ", class: c"
                                 : key == "places"                      ? ", source: s, class: c, label: name"
                                                                        : ", source: s, class: c";
        return map_with("layers: [{ " + example + rest + " }]");
    };
    const auto in_rings = [](const std::string& key, const std::string& example) {
        return map_with("layers: [{ class: c, rings: { " + example + (key == "km" ? "" : ", km: [5]") + " } }]");
    };
    const auto in_place = [](const std::string& key, const std::string& example) {
        const std::string layer = key == "side" ? "annotate: callout" : "label: name";
        return map_with("layers: [{ source: s, class: c, " + layer + ", places: { x: { " + example + " } } }]");
    };
    const auto in_graticule = [](const std::string&, const std::string& example) {
        return map_with("layers: [{ class: c, graticule: { " + example + " } }]");
    };
    const auto in_split = [](const std::string& key, const std::string& example) {
        std::string rest;
        for (const std::string other : {"by", "inside", "outside"}) {
            rest += other == key ? "" : ", " + other + ": x";
        }
        return map_with("layers: [{ source: s, class: c, split: { " + example + rest + " } }]");
    };
    const auto in_furniture = [](const std::string&, const std::string& example) {
        return map_with("furniture: [{ inset: { " + example + " } }]");
    };
    read_examples(spec_page, "The map", in_map, read_map);
    read_examples(spec_page, "view", in_view, read_map);
    read_examples(spec_page, "layers", in_layer, read_map);
    read_examples(spec_page, "places", in_place, read_map);
    read_examples(spec_page, "rings", in_rings, read_map);
    read_examples(spec_page, "graticule", in_graticule, read_map);
    read_examples(spec_page, "split", in_split, read_map);
    read_examples(spec_page, "furniture", in_furniture, read_map);
    for (const auto& fence : documents::fences_of(documents::text_of(spec_page))) {
        if (fence.language == "yaml") {
            INFO(fence.text);
            Diagnostics diagnostics;
            CHECK(read_map(fence.text, diagnostics));
            CHECK(told(diagnostics).empty());
        }
    }
}

TEST_CASE("the examples of docs/styles.md are valid", "[docs]") {
    const auto in_sheet = [](const std::string& key, const std::string& example) {
        return (key == "style" ? "" : "style: s\n") + example;
    };
    const auto in_class = [](const std::string&, const std::string& example) {
        return "style: s\nclasses: { c: { " + example + " } }";
    };
    read_examples(styles_page, "The style", in_sheet, read_sheet);
    read_examples(styles_page, "class", in_class, read_sheet);
    for (const std::string part : {"fill", "stroke", "hatch", "teeth", "arrow", "soft", "marker", "label"}) {
        read_examples(
            styles_page, part,
            [&](const std::string&, const std::string& example) {
                return "style: s\nclasses: { c: { " + part + ": { " + example + " } } }";
            },
            read_sheet);
    }
    for (const auto& fence : documents::fences_of(documents::text_of(styles_page))) {
        INFO(fence.text);
        Diagnostics diagnostics;
        CHECK(read_sheet(fence.text, diagnostics));
        CHECK(told(diagnostics).empty());
    }
}

TEST_CASE("the examples of docs/data.md are valid, and it names every file extension and every profile", "[docs]") {
    const std::string text = documents::text_of("docs/data.md");
    std::size_t maps = 0;
    for (const auto& fence : documents::fences_of(text)) {
        if (fence.language == "yaml") {
            INFO(fence.text);
            Diagnostics diagnostics;
            CHECK(read_map(fence.text, diagnostics));
            CHECK(told(diagnostics).empty());
            ++maps;
        }
    }
    CHECK(maps >= 4);
    for (const auto& ending : source::readable_formats()) {
        INFO(ending);
        CHECK(text.find("`" + ending + "`") != std::string::npos);
        CHECK(documents::text_of(spec_page).find("`" + ending + "`") != std::string::npos);
    }
    Diagnostics diagnostics;
    const auto profiles = source::read_profiles(project::root() + "/geodata/profiles.yaml", diagnostics);
    REQUIRE(profiles);
    std::vector<std::string> names;
    for (const auto& [name, profile] : *profiles) {
        names.push_back(name);
    }
    auto shown = documents::column(documents::table_under(text, "Published event data", "profile"), 0);
    std::sort(shown.begin(), shown.end());
    CHECK(shown == names);
}

TEST_CASE("docs/spec.md names all furniture and all groups of layers", "[docs]") {
    const std::string text = documents::text_of(spec_page);
    auto named = documents::column(documents::table_under(text, "furniture", "name"), 0);
    std::sort(named.begin(), named.end());
    std::vector<std::string> kinds;
    for (const auto& kind : furniture::kinds()) {
        kinds.emplace_back(kind.name);
    }
    CHECK(named == kinds);
    Diagnostics diagnostics;
    const auto groups = spec::read_layer_groups(documents::text_of("geodata/layers.yaml"), "layers.yaml", diagnostics);
    REQUIRE(groups);
    std::vector<std::string> names;
    for (const auto& [name, unused] : *groups) {
        names.push_back(name);
    }
    auto shown = documents::column(documents::table_under(text, "Groups of layers", "group"), 0);
    std::sort(shown.begin(), shown.end());
    CHECK(shown == names);
}

TEST_CASE("docs/styles.md names classes that the default style has", "[docs]") {
    Diagnostics diagnostics;
    const auto sheet = style::read_style(
        {project::root() + "/styles/report-light/style.yaml", {}},
        [](const std::string&) { return style::StyleFile(); }, diagnostics);
    REQUIRE(sheet);
    for (const std::string& cell :
         documents::column(documents::table_under(documents::text_of(styles_page), "Classes", "for"), 1)) {
        std::istringstream names(cell);
        for (std::string name; std::getline(names >> std::ws, name, ',');) {
            INFO(name);
            CHECK(sheet->classes.contains(name));
        }
    }
}

TEST_CASE("geodata/README.md has a row with the licence of every set", "[docs]") {
    Diagnostics diagnostics;
    const auto catalogue = source::read_catalogue(project::root() + "/geodata/catalogue.yaml", diagnostics);
    REQUIRE(catalogue);
    std::map<std::string, std::string> expected;
    for (const auto& [name, entry] : catalogue->sets) {
        expected[name] = entry.licence;
    }
    const auto table = documents::table_under(documents::text_of("geodata/README.md"), "Sets and licences", "set");
    std::map<std::string, std::string> shown;
    for (std::size_t row = 1; row < table.size(); ++row) {
        shown[documents::plain(table[row].at(0))] = table[row].at(2);
    }
    CHECK(shown == expected);
}
