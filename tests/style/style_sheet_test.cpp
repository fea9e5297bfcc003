#include <catch2/catch.hpp>

#include "source/folder.hpp"
#include "style/style_sheet.hpp"

using namespace conflictmap;
using namespace conflictmap::style;
using source_tests::Folder;
namespace fs = std::filesystem;

namespace {

struct Read {
    std::optional<StyleSheet> sheet;
    std::vector<Diagnostic> diagnostics;
};

/// Reads <name>.yaml in the folder; `extends: x` means x.yaml in the same folder.
Read read(const Folder& folder, const std::string& name) {
    Diagnostics diagnostics;
    Read out;
    const auto file = [&](const std::string& style) {
        return StyleFile{folder.path / (style + ".yaml"), {folder.path}};
    };
    out.sheet = read_style(file(name), file, diagnostics);
    out.diagnostics = diagnostics.all();
    return out;
}

Read read_text(const std::string& text) {
    const Folder folder;
    folder.write("s.yaml", text);
    return read(folder, "s");
}

StyleSheet good(const std::string& text) {
    Read out = read_text(text);
    for (const auto& d : out.diagnostics) {
        UNSCOPED_INFO(to_text(d));
    }
    REQUIRE(out.sheet);
    return std::move(*out.sheet);
}

/// "code line:column" of the only diagnostic.
std::string wrong(const std::string& text) {
    const Read out = read_text(text);
    CHECK_FALSE(out.sheet);
    INFO(text);
    REQUIRE(out.diagnostics.size() == 1);
    const Place& place = out.diagnostics[0].place;
    return out.diagnostics[0].code + " " + std::to_string(place.line) + ":" + std::to_string(place.column);
}

} // namespace

TEST_CASE("a style is read with its short forms", "[style]") {
    const StyleSheet sheet = good(R"(style: s
palette: { red: "#ff0000" }
classes:
  held: { legend: Held, legend-order: 3, fill: red, stroke: { colour: red, width: 1 mm } }
  line: { stroke: [{ colour: "#00f" }, { colour: red, dash: [1 mm, 2 mm], cap: butt, opacity: 50% }], obstacle: 4 }
  dot:
    swatch: point
    marker: { shape: diamond, size: 2 mm, fill: { colour: red, opacity: 20% }, dot: 1 mm, dot-colour: red, full-value: 9 }
    label: { weight: bold, italic: true, size: 3 mm, place: point }
text: { base: { size: 2 mm, colour: red }, title: { size: 6 mm, family: Noto Serif, spacing: 0.1 mm, weight: semibold } }
spaces: { page-margin: 5 mm }
words: { km: { en: km, uk: км } }
)");
    Lookup lookup(sheet);
    const ClassStyle& held = sheet.classes.at("held");
    CHECK(in_language(held.legend, "en") == "Held");
    CHECK(held.legend_order == 3.0);
    CHECK(held.fill->colour->value == "red");
    REQUIRE(held.stroke->size() == 1);
    const ClassStyle& line = sheet.classes.at("line");
    REQUIRE(line.stroke->size() == 2);
    const Stroke second = stroke_of(lookup, (*line.stroke)[1]);
    CHECK(second.colour == Colour{255, 0, 0, 0.5});
    CHECK(second.dash == std::vector<double>{1, 2});
    CHECK(second.cap == Cap::butt);
    CHECK(stroke_of(lookup, (*line.stroke)[0]).colour == Colour{0, 0, 255, 1});
    CHECK(line.obstacle == 4.0);
    const ClassStyle& dot = sheet.classes.at("dot");
    CHECK(dot.swatch == "point");
    CHECK(dot.marker->shape == "diamond");
    CHECK(dot.marker->fill->opacity->value == Approx(0.2));
    CHECK(dot.marker->full_value == 9.0);
    CHECK(font_of(*dot.label).weight == Weight::bold);
    CHECK(font_of(*dot.label).italic);
    const LabelStyle title = text_style(lookup, "title");
    CHECK(font_of(title).size == 6);
    CHECK(font_of(title).family == "Noto Serif");
    CHECK(font_of(title).weight == Weight::semibold);
    CHECK(font_of(title).spacing == Approx(0.1));
    CHECK(colour_of(lookup, title.colour) == Colour{255, 0, 0, 1}); // from the base
    CHECK(font_of(text_style(lookup, "nobody")).size == 2);
    CHECK(space(lookup, "page-margin", 1) == 5);
    CHECK(space(lookup, "nothing", 1.5) == 1.5);
    CHECK(word(lookup, "km", "uk") == "км");
    CHECK(word(lookup, "verst", "uk") == "verst");
    CHECK(class_names(sheet) == std::vector<std::string>{"dot", "held", "line"});
    CHECK(sheet.files.size() == 1);
}

TEST_CASE("classes inherit along the dots of their names", "[style]") {
    const StyleSheet sheet = good(R"(style: s
classes:
  held: { legend: Held, fill: "#111111", stroke: { colour: "#222222" }, marker: { size: 2 mm, shape: square }, label: { size: 3 mm, italic: true } }
  held.old: { fill: "#333333", marker: { size: 4 mm }, label: { size: 5 mm } }
  held.old.deep: { stroke: [] }
  lone.leaf: { fill: "#444444" }
)");
    Lookup lookup(sheet);
    const Resolved old = class_style(lookup, "held.old");
    CHECK(old.known);
    CHECK(old.style.fill->colour->value == "#333333");
    CHECK(old.style.stroke->size() == 1);
    CHECK(in_language(old.style.legend, "en") == "Held");
    CHECK(old.style.marker->size->mm == 4);
    CHECK(old.style.marker->shape == "square"); // markers and labels merge part by part
    CHECK(old.style.label->size->mm == 5);
    CHECK(old.style.label->italic == true);
    const Resolved deep = class_style(lookup, "held.old.deep");
    CHECK(deep.style.stroke->empty()); // an empty list removes the strokes
    CHECK(deep.style.fill->colour->value == "#333333");
    // A branch that the style does not name has everything from its parent.
    const Resolved other = class_style(lookup, "held.new.er");
    CHECK(other.known);
    CHECK(other.style.fill->colour->value == "#111111");
    CHECK(class_style(lookup, "lone.leaf").known);
    CHECK_FALSE(class_style(lookup, "lone").known);
    CHECK_FALSE(class_style(lookup, "heldx").known);
    CHECK_FALSE(class_style(lookup, "hel").known);
    CHECK_FALSE(class_style(lookup, "").known);
}

TEST_CASE("every field of a class is merged", "[style]") {
    ClassStyle upper;
    upper.legend = plain_text("L");
    upper.legend_order = 1;
    upper.swatch = "line";
    upper.fill = FillStyle{};
    upper.hatch = HatchStyle{};
    upper.stroke = std::vector<StrokeStyle>(2);
    upper.teeth = TeethStyle{};
    upper.marker = MarkerStyle{};
    upper.marker->dot = Length{1};
    upper.label = LabelStyle{};
    upper.label->wrap = Length{30};
    upper.obstacle = 5;
    const ClassStyle onto_nothing = merged({}, upper);
    ClassStyle lower;
    lower.marker = MarkerStyle{};
    lower.marker->shape = "square";
    lower.marker->dot = Length{3};
    lower.marker->full_value = 7;
    upper.marker->shape = "diamond";
    const MarkerStyle marker = *merged(lower, upper).marker;
    CHECK(marker.shape == "diamond");
    CHECK(marker.dot->mm == 1);
    CHECK(marker.full_value == 7.0);
    CHECK(onto_nothing.legend == upper.legend);
    CHECK(onto_nothing.legend_order == 1.0);
    CHECK(onto_nothing.swatch == "line");
    CHECK(onto_nothing.fill);
    CHECK(onto_nothing.hatch);
    CHECK(onto_nothing.stroke->size() == 2);
    CHECK(onto_nothing.teeth);
    CHECK(onto_nothing.marker->dot->mm == 1);
    CHECK(onto_nothing.label->wrap->mm == 30);
    CHECK(onto_nothing.obstacle == 5.0);
    const ClassStyle nothing_over = merged(upper, {});
    CHECK(nothing_over.legend == upper.legend);
    CHECK(nothing_over.swatch == "line");
    CHECK(nothing_over.stroke->size() == 2);
    CHECK(nothing_over.marker->dot->mm == 1);
    CHECK(nothing_over.obstacle == 5.0);
    LabelStyle label;
    label.family = "Noto Serif";
    label.weight = "bold";
    label.capitals = true;
    label.rank = 3;
    label.place = "area";
    label.offset = Length{1};
    label.halo_width = Length{0.5};
    label.spacing = Length{0.2};
    const LabelStyle both = merged(LabelStyle{}, label);
    CHECK(both.family == "Noto Serif");
    CHECK(both.weight == "bold");
    CHECK(both.capitals == true);
    CHECK(both.rank == 3.0);
    CHECK(both.place == "area");
    CHECK(both.offset->mm == 1);
    CHECK(both.halo_width->mm == 0.5);
    CHECK(both.spacing->mm == 0.2);
    CHECK(merged(label, LabelStyle{}).rank == 3.0);
}

TEST_CASE("a style extends another, field by field", "[style]") {
    const Folder folder;
    folder.write("base.yaml", "style: base\npalette: { ink: \"#000000\", red: \"#ff0000\" }\nclasses:\n  held: { fill: "
                              "red, legend: Held }\n  sea: { fill: \"#0000ff\" }\nspaces: { page-margin: 5 mm }\n");
    folder.write("middle.yaml", "style: middle\nextends: base\npalette: { red: \"#aa0000\" }\n");
    folder.write("top.yaml", "style: top\nextends: middle\nclasses:\n  held: { hatch: { gap: 2 mm } }\n  own: { fill: "
                             "ink }\n");
    const Read out = read(folder, "top");
    for (const auto& d : out.diagnostics) {
        UNSCOPED_INFO(to_text(d));
    }
    REQUIRE(out.sheet);
    Lookup lookup(*out.sheet);
    CHECK(out.sheet->style == "top");
    REQUIRE(out.sheet->files.size() == 3);
    CHECK(out.sheet->files[0].filename() == "top.yaml");
    CHECK(out.sheet->files[2].filename() == "base.yaml");
    const ClassStyle held = class_style(lookup, "held").style;
    REQUIRE(held.fill); // the nearer file does not set it
    CHECK(colour_of(lookup, held.fill->colour) == Colour{0xAA, 0, 0, 1});
    REQUIRE(held.hatch);
    CHECK(held.hatch->gap.mm == 2);
    CHECK(in_language(held.legend, "en") == "Held");
    CHECK(class_style(lookup, "sea").known);
    CHECK(colour_of(lookup, class_style(lookup, "own").style.fill->colour) == Colour{0, 0, 0, 1});
    CHECK(space(lookup, "page-margin", 0) == 5);
}

TEST_CASE("styles that extend each other in a circle are refused", "[style]") {
    const Folder folder;
    folder.write("a.yaml", "style: a\nextends: b\n");
    folder.write("b.yaml", "style: b\nextends: a\n");
    folder.write("self.yaml", "style: self\nextends: self\n");
    for (const auto* name : {"a", "self"}) {
        const Read out = read(folder, name);
        CHECK_FALSE(out.sheet);
        REQUIRE(out.diagnostics.size() == 1);
        CHECK(out.diagnostics[0].code == "extends");
    }
    folder.write("orphan.yaml", "style: orphan\nextends: nobody\n");
    const Read orphan = read(folder, "orphan");
    CHECK_FALSE(orphan.sheet);
    REQUIRE(orphan.diagnostics.size() == 1);
    CHECK(orphan.diagnostics[0].code == "style-missing");
}

TEST_CASE("wrong values of a style are reported", "[style]") {
    CHECK(wrong("style: s\npalette: { red: crimson }\n") == "wrong-colour 2:17");
    CHECK(wrong("style: s\nclasses: { a: { fill: reed } }\n") == "unknown-colour 2:23");
    CHECK(wrong("style: s\nclasses: { a: { fill: { colour: reed } } }\n") == "unknown-colour 2:33");
    CHECK(wrong("style: s\nclasses: { a: { stroke: [{ colour: reed }] } }\n") == "unknown-colour 2:36");
    CHECK(wrong("style: s\nclasses: { a: { hatch: { stroke: { colour: reed } } } }\n") == "unknown-colour 2:44");
    CHECK(wrong("style: s\nclasses: { a: { teeth: { colour: reed } } }\n") == "unknown-colour 2:34");
    CHECK(wrong("style: s\nclasses: { a: { marker: { fill: reed } } }\n") == "unknown-colour 2:33");
    CHECK(wrong("style: s\nclasses: { a: { marker: { stroke: { colour: reed } } } }\n") == "unknown-colour 2:45");
    CHECK(wrong("style: s\nclasses: { a: { marker: { dot-colour: reed } } }\n") == "unknown-colour 2:39");
    CHECK(wrong("style: s\nclasses: { a: { label: { colour: reed } } }\n") == "unknown-colour 2:34");
    CHECK(wrong("style: s\nclasses: { a: { label: { halo: reed } } }\n") == "unknown-colour 2:32");
    CHECK(wrong("style: s\ntext: { a: { colour: reed } }\n") == "unknown-colour 2:22");
    CHECK(wrong("style: s\nclasses: { a: { fil: red } }\n") == "unknown-key 2:17");
    CHECK(wrong("style: s\nclasses: { a: { stroke: red } }\n") == "wrong-value 2:25");
    CHECK(wrong("style: s\nclasses: { a: { stroke: { cap: flat } } }\n") == "unknown-value 2:32");
    CHECK(wrong("style: s\nclasses: { a: { marker: { shape: star } } }\n") == "unknown-value 2:34");
    CHECK(wrong("style: s\nspaces: { a: 5 }\n") == "wrong-value 2:14");
    CHECK(wrong("about: x\n") == "missing-key 1:1");
    const Read hint = read_text("style: s\npalette: { red: \"#ff0000\" }\nclasses: { a: { fill: reed } }\n");
    REQUIRE(hint.diagnostics.size() == 1);
    CHECK(hint.diagnostics[0].hint == "did you mean 'red'?");
}

TEST_CASE("colours that do not resolve are black", "[style]") {
    const StyleSheet sheet;
    Lookup lookup(sheet);
    CHECK(colour_of(lookup, std::nullopt) == Colour{});
    CHECK(colour_of(lookup, ColourName{"nobody", {}}) == Colour{});
    CHECK(halo_of(lookup, {}).width == 0);
    CHECK(halo_of(lookup, {}).colour == Colour{255, 255, 255, 1});
    CHECK(stroke_of(lookup, {}).width == Approx(0.2));
}
