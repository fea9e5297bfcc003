// print-mono distinguishes by hatch, dash, shape or tone what other styles distinguish by colour.
#include <cmath>

#include "base/file.hpp"
#include "workbench.hpp"

using namespace conflictmap;

namespace {

/// L* of a grey or colour (CIE 1976, from the relative luminance of IEC 61966-2-1).
double lightness(const Colour& colour) {
    const auto linear = [](int channel) {
        const double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    const double y = 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
    return y > 216.0 / 24389 ? 116 * std::cbrt(y) - 16 : 24389.0 / 27 * y;
}

struct Look {
    std::string texture; ///< hatch, dash, shape, heads, teeth
    double tone = 100;   ///< L* on white paper
};

std::string lengths(const std::vector<Length>& all) {
    std::string text;
    for (const Length& length : all) {
        text += fmt::format("{:.2f},", length.mm);
    }
    return text;
}

double tone_of(style::Lookup& lookup, const style::FillStyle& fill) {
    Colour colour = style::colour_of(lookup, fill.colour);
    colour.opacity *= fill.opacity.value_or(Share{1}).value;
    return lightness(over(colour, {255, 255, 255, 1}));
}

Look look_of(style::Lookup& lookup, const style::ClassStyle& look, const std::string& kind) {
    Look out;
    if (kind == "point") {
        REQUIRE(look.marker);
        const bool hollow = look.marker->fill && style::colour_of(lookup, look.marker->fill->colour) ==
                                                     style::colour_of(lookup, style::ColourName{"paper", {}});
        out.texture = look.marker->shape + (hollow ? " hollow" : "") + (look.marker->dot ? " dotted" : "") +
                      (look.marker->hatch ? " hatched" : "") + (look.marker->ring ? " ringed" : "") +
                      (look.marker->cross ? " crossed" : "");
        out.tone = look.marker->fill ? tone_of(lookup, *look.marker->fill) : 0;
        return out;
    }
    if (kind == "area" && look.hatch) {
        out.texture += fmt::format("hatch {} {:.2f} {} {}", look.hatch->angle, look.hatch->gap.mm, look.hatch->cross,
                                   lengths(look.hatch->dash));
    }
    if (kind == "area" && look.fill) {
        out.tone = tone_of(lookup, *look.fill);
    }
    if (look.stroke && !look.stroke->empty()) {
        out.texture += " dash " + lengths(look.stroke->back().dash);
        if (kind == "line") {
            out.tone = lightness(style::colour_of(lookup, look.stroke->back().colour));
        }
    }
    if (look.teeth && look.teeth->height.mm > 0) {
        out.texture += " teeth";
    }
    if (look.arrow) {
        out.texture += " heads " + look.arrow->ends;
    }
    return out;
}

} // namespace

TEST_CASE("neighbouring classes in print-mono differ by hatch, dash, shape or 20 L*", "[style]") {
    int pairs = 0;
    for (const auto& name : workbench::map_names()) {
        auto map = workbench::map_spec(name);
        map.style.value = "print-mono";
        const auto sheet = workbench::workspace_of(map).style;
        style::Lookup lookup(sheet);
        const auto& made = workbench::composed(name, "en", "print-mono");
        REQUIRE(made.page);
        std::map<std::string, layout::ClassReport> kinds;
        for (const auto& drawn : made.page->account.classes) {
            kinds.emplace(drawn.name, drawn);
        }
        for (const auto& a : made.page->account.legend) {
            for (const auto& b : made.page->account.legend) {
                if (&a >= &b || !kinds.contains(a.style_class) || !kinds.contains(b.style_class)) {
                    continue; // only in an inset
                }
                const auto& first = kinds.at(a.style_class);
                const auto& second = kinds.at(b.style_class);
                if (first.overlay != second.overlay || first.kind != second.kind || first.own_look || second.own_look) {
                    continue;
                }
                ++pairs;
                const Look one = look_of(lookup, first.look, first.kind);
                const Look other = look_of(lookup, second.look, second.kind);
                INFO(name << ": " << a.style_class << " (" << one.texture << ", L* " << one.tone << ") and "
                          << b.style_class << " (" << other.texture << ", L* " << other.tone << ")");
                CHECK((one.texture != other.texture || std::fabs(one.tone - other.tone) >= 20));
            }
        }
    }
    CHECK(pairs >= 40);
}

TEST_CASE("print-mono has only greys", "[style]") {
    auto map = workbench::spec_from("map: t\nstyle: print-mono\nview: { around: areas/ukraine }\nlayers: []\n");
    const auto sheet = workbench::workspace_of(map).style;
    REQUIRE(sheet.palette.size() > 30);
    for (const auto& [name, value] : sheet.palette) {
        INFO(name << " " << value);
        const auto colour = parse_colour(value);
        REQUIRE(colour);
        CHECK(colour->red == colour->green);
        CHECK(colour->green == colour->blue);
    }
}

TEST_CASE("the other styles redefine every colour of report-light", "[style]") {
    // A colour left over from the light style would be too bright on a dark map, or would not be grey.
    const auto palette = [](const std::string& name) {
        Diagnostics diagnostics;
        const std::string file = (workbench::root().styles() / name / "style.yaml").string();
        const auto text = read_file(file, diagnostics);
        REQUIRE(text);
        const auto root = parse_yaml(*text, name, diagnostics);
        REQUIRE(root);
        std::vector<std::string> names;
        for (const auto& [key, value] : root->find("palette")->entries) {
            names.push_back(key.name);
        }
        std::sort(names.begin(), names.end());
        return names;
    };
    for (const auto& name : workbench::style_names()) {
        INFO(name);
        CHECK(palette(name) == palette("report-light"));
    }
}
