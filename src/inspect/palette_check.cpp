#include "inspect/palette_check.hpp"

#include <algorithm>

#include "base/vision.hpp"
#include "inspect/backdrop_samples.hpp"
#include "symbol/styled.hpp"

namespace conflictmap::inspect {
namespace {

constexpr double mm_per_pt = 25.4 / 72;
constexpr double half_again = 1.5;

double large_from(bool bold) {
    return (bold ? 14 : 18) * mm_per_pt;
}

/// How the author finds the colour: by its name in the palette, or by its value.
std::string named(const style::StyleSheet& sheet, const Colour& colour) {
    std::string hex = to_hex(colour);
    for (const auto& [name, value] : sheet.palette) {
        const auto known = parse_colour(value);
        if (known && to_hex(*known) == hex) {
            return fmt::format("{} ({})", hex, name);
        }
    }
    return hex;
}

Place style_file(const style::StyleSheet& sheet) {
    return {sheet.files.empty() ? sheet.style : sheet.files.front().string(), 0, 0};
}

/// Where the class defines its look, or else the style's file.
Place place_of(const style::StyleSheet& sheet, const style::ClassStyle& look) {
    std::vector<const std::optional<style::ColourName>*> names;
    if (look.marker && look.marker->fill) {
        names.push_back(&look.marker->fill->colour);
    }
    if (look.stroke && !look.stroke->empty()) {
        names.push_back(&look.stroke->back().colour);
    }
    if (look.fill) {
        names.push_back(&look.fill->colour);
    }
    for (const auto* name : names) {
        if (*name && (*name)->place.line > 0) {
            return (*name)->place;
        }
    }
    return style_file(sheet);
}

void check_texts(const style::StyleSheet& sheet, const std::vector<TextSample>& texts, const PaletteLimits& limits,
                 Diagnostics& diagnostics) {
    // Of each colour and part of the page, only the text with the worst contrast is reported.
    std::map<std::pair<std::string, std::string>, const TextSample*> worst;
    for (const TextSample& sample : texts) {
        const bool large = sample.text.font.size >= large_from(sample.text.font.weight >= Weight::bold);
        if (sample.contrast >= (large ? limits.large_text : limits.text)) {
            continue;
        }
        const TextSample*& known = worst[{sample.owner, to_hex(sample.text.colour)}];
        if (known == nullptr || sample.contrast < known->contrast) {
            known = &sample;
        }
    }
    for (const auto& [unused, sample] : worst) {
        diagnostics.warning(style_file(sheet), "text-contrast",
                            fmt::format("{}: '{}' in {} on {} has a contrast of {:.1f}:1; {}:1 is needed",
                                        sample->owner, sample->text.text, named(sheet, sample->text.colour),
                                        to_hex(sample->behind), sample->contrast, limits.text),
                            "change the colour of the text or of its backdrop");
    }
}

void check_symbols(const style::StyleSheet& sheet, const std::vector<layout::ClassReport>& classes,
                   const std::map<std::string, SymbolSample>& symbols, const PaletteLimits& limits,
                   Diagnostics& diagnostics) {
    for (const layout::ClassReport& drawn : classes) {
        std::string css = drawn.name;
        std::replace(css.begin(), css.end(), '.', '-');
        const auto sample = symbols.find(drawn.layer + " " + css);
        if (sample == symbols.end() || drawn.legend.empty() || drawn.kind == "area" ||
            drawn.look.context.value_or(false) || sample->second.contrast >= limits.symbol) {
            continue;
        }
        diagnostics.warning(place_of(sheet, drawn.look), "symbol-contrast",
                            fmt::format("class '{}' in {} on {} has a contrast of {:.1f}:1; {}:1 is needed", drawn.name,
                                        named(sheet, sample->second.colour), to_hex(sample->second.backdrop),
                                        sample->second.contrast, limits.symbol),
                            "change its colour, or set 'context: true' if it need not stand out");
    }
}

std::string lengths(const std::vector<Length>& all) {
    std::string text;
    for (const Length& length : all) {
        text += fmt::format("{:.2f} ", length.mm);
    }
    return text;
}

/// Everything that distinguishes a class from another, except colour and width.
std::string texture_of(const layout::ClassReport& drawn) {
    const style::ClassStyle& look = drawn.look;
    std::string texture;
    if (drawn.kind == "point" && look.marker) {
        return look.marker->shape + (look.marker->symbol ? " " + look.marker->symbol->value : "") +
               (look.marker->dot && look.marker->dot->mm > 0 ? " dotted" : "") +
               (look.marker->hatch ? " hatched" : "") + (look.marker->ring ? " ringed" : "") +
               (look.marker->cross ? " crossed" : "");
    }
    if (drawn.kind == "area" && look.hatch) {
        texture += fmt::format("hatch {} {:.2f} {} {}", look.hatch->angle, look.hatch->gap.mm, look.hatch->cross,
                               lengths(look.hatch->dash));
    }
    if (drawn.kind == "area") {
        texture += look.fill ? " fill" : "";
        texture += look.soft ? " soft" : "";
    }
    // A plain outline does not distinguish one filled area from another; an area without a fill consists of its
    // outline.
    if (look.stroke && !look.stroke->empty() &&
        (drawn.kind == "line" || !look.fill || !look.stroke->back().dash.empty())) {
        texture += " stroke " + lengths(look.stroke->back().dash);
    }
    if (look.teeth && look.teeth->height.mm > 0) {
        texture += " teeth";
    }
    if (drawn.kind == "line" && look.arrow) {
        texture += " heads " + look.arrow->ends;
    }
    return texture;
}

double width_of(const layout::ClassReport& drawn) {
    if (drawn.kind == "point") {
        return 1; // the size of a symbol shows a value
    }
    return drawn.look.stroke && !drawn.look.stroke->empty() ? drawn.look.stroke->back().width.value_or(Length{0}).mm
                                                            : 1;
}

/// The colours that readers see: of an area, its outline and its fill on the land of the map; of a symbol, its fill and
/// rim.
std::vector<Colour> colours_of(style::Lookup& lookup, const layout::ClassReport& drawn) {
    const style::ClassStyle& look = drawn.look;
    const auto land_style = style::class_style(lookup, "land.subject").style;
    const Colour backdrop =
        land_style.fill ? style::colour_of(lookup, land_style.fill->colour) : Colour{255, 255, 255, 1};
    std::vector<Colour> colours;
    if (drawn.kind == "point" && look.marker) {
        if (look.marker->fill) {
            colours.push_back(over(symbol::fill_of(lookup, *look.marker->fill), backdrop));
        }
        if (look.marker->stroke) {
            colours.push_back(over(style::stroke_of(lookup, *look.marker->stroke).colour, backdrop));
        }
        return colours;
    }
    if (drawn.kind == "area" && look.fill) {
        colours.push_back(over(symbol::fill_of(lookup, *look.fill), backdrop));
    }
    if (look.stroke && !look.stroke->empty()) {
        colours.push_back(over(style::stroke_of(lookup, look.stroke->back()).colour, backdrop));
    }
    return colours;
}

/// How different two classes look: compares their colours part by part; the largest difference counts.
double apart(const std::vector<Colour>& a, const std::vector<Colour>& b, Vision vision) {
    double most = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        const Lab x = lab_of(seen(a[i], vision));
        const Lab y = lab_of(seen(b[i], vision));
        most = std::max(most, vision == Vision::grey ? std::abs(x.l - y.l) : difference(x, y));
    }
    return most;
}

void check_pair(style::Lookup& lookup, const layout::ClassReport& a, const layout::ClassReport& b,
                const PaletteLimits& limits, Diagnostics& diagnostics) {
    const double wide = std::max(width_of(a), width_of(b));
    const double narrow = std::min(width_of(a), width_of(b));
    if (a.kind != b.kind || a.overlay != b.overlay || texture_of(a) != texture_of(b) || wide >= half_again * narrow) {
        return;
    }
    for (const Vision vision : visions()) {
        const double found = apart(colours_of(lookup, a), colours_of(lookup, b), vision);
        const double needed = vision == Vision::grey ? limits.lightness : limits.difference;
        if (found < needed) {
            diagnostics.warning(place_of(lookup.sheet, a.look), "classes-alike",
                                fmt::format("classes '{}' and '{}' look alike in {}: {} {:.1f}, {} is needed", a.name,
                                            b.name, name_of(vision),
                                            vision == Vision::grey ? "a difference in L* of" : "CIEDE2000 of", found,
                                            needed),
                                "use more different colours, or give one a hatch, a dash or another shape");
            return; // one warning per pair is enough
        }
    }
}

} // namespace

void check_palette(layout::Page page, const style::StyleSheet& sheet, const text::Typesetter& typesetter,
                   Diagnostics& diagnostics, const PaletteLimits& limits) {
    style::Lookup lookup(sheet);
    std::vector<const layout::ClassReport*> speaking;
    for (const layout::LegendReport& row : page.account.legend) {
        const auto drawn = std::find_if(
            page.account.classes.begin(), page.account.classes.end(),
            [&](const layout::ClassReport& each) { return each.name == row.style_class && each.legend == row.text; });
        if (drawn != page.account.classes.end()) {
            speaking.push_back(&*drawn);
        }
    }
    for (std::size_t i = 0; i < speaking.size(); ++i) {
        for (std::size_t j = i + 1; j < speaking.size(); ++j) {
            check_pair(lookup, *speaking[i], *speaking[j], limits, diagnostics);
        }
    }
    const Samples samples = sample_backdrops(page.scene, typesetter);
    check_texts(sheet, samples.texts, limits, diagnostics);
    check_symbols(sheet, page.account.classes, samples.symbols, limits, diagnostics);
}

} // namespace conflictmap::inspect
