#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "backend/svg_attributes.hpp"
#include "backend/svg_page.hpp"
#include "backend/svg_path.hpp"
#include "backend/xml.hpp"
#include "base/units.hpp"
#include "text/curve.hpp"
#include "text/direction.hpp"
#include "text/safe_text.hpp"

namespace conflictmap::backend {

namespace {

/// How the letters look: the attributes that a straight text and the letters on a curve share.
std::string look_of(const SvgPage& page, const std::string& words, const scene::Text& text) {
    const std::string families = family_list(page.typesetter.families(words, text.font), page.font_prefix);
    std::string out = families == root_families(page) ? "" : attribute("font-family", families);
    out += fmt::format(" font-size=\"{}\"", format_number(text.font.size, 3));
    if (text.font.weight != Weight::regular) {
        out += fmt::format(" font-weight=\"{}\"", static_cast<int>(text.font.weight));
    }
    out += text.font.italic ? " font-style=\"italic\"" : "";
    if (!text.language.empty() && text.language != page.scene.language) {
        out += attribute("xml:lang", text.language);
    }
    return out;
}

/// The class attributes of letters and halo; their colours get rules. "place-major label" is the part `label` of the
/// class place-major. A text without a class is the part `text` of its owner.
struct Classes {
    std::string letters;
    std::string halo;
};

Classes classed(SvgPage& page, const scene::Text& text, const Themed& owner) {
    const std::size_t space = text.css_class.rfind(' ');
    const std::string part = text.css_class.substr(space == std::string::npos ? 0 : space + 1);
    const bool own = space != std::string::npos;
    const Themed who = own ? themed(text.css_class.substr(0, space)) : owner;
    const bool tame = themed(part).name == part;
    if (part.empty()) {
        page.theme.paint(who, "text", false, "text", "fill", text.colour);
    } else if (tame) {
        page.theme.paint(who, "." + part, own, part, "fill", text.colour);
    }
    const std::string halo = own ? text.css_class.substr(0, space) + " halo" : "halo";
    if (text.halo.width > 0) {
        page.theme.paint(who, ".halo", own, "halo", "stroke", text.halo.colour);
    }
    return {attribute("class", text.css_class), attribute("class", halo)};
}

Stroke halo_stroke(const scene::Text& text) {
    return {text.halo.colour, 2 * text.halo.width, {}, Cap::round, Join::round};
}

Paints letter_paints(const scene::Text& text) {
    Paints paints;
    add_paints(paints, text.colour);
    return paints;
}

Paints halo_paints(const scene::Text& text) {
    Paints paints;
    add_paints(paints, halo_stroke(text));
    return paints;
}

/// The halo of the element with this name: a use of it below, with a stroke. Not every viewer supports paint-order.
/// xlink:href instead of href, for Inkscape before 1.3 and Illustrator.
std::string halo_of(SvgPage& page, const std::string& name, const Classes& classes, const scene::Text& text) {
    return fmt::format("<use{}{} xlink:href=\"#{}\"{}/>", page.dark_mark(text, halo_paints), classes.halo, name,
                       stroke_attributes(halo_stroke(text)));
}

std::string spacing_of(const scene::Text& text) {
    return text.font.spacing == 0 ? "" : fmt::format(" letter-spacing=\"{}\"", format_number(text.font.spacing, 3));
}

void write_outlines(SvgPage& page, const std::string& words, const scene::Text& text, const Classes& classes) {
    const scene::Outline outline = page.typesetter.outline(text);
    if (outline.empty()) {
        return;
    }
    std::string id;
    if (text.halo.width > 0) {
        const std::string name = page.id("text" + std::to_string(++page.texts));
        id = attribute("id", name);
        page.line(halo_of(page, name, classes, text));
    }
    page.line(fmt::format("<path{}{}{}{}{} d=\"{}\"/>", page.dark_mark(text, letter_paints), id, classes.letters,
                          attribute("aria-label", words), fill_attributes(text.colour), svg_path_data(outline)));
}

void write_straight(SvgPage& page, const std::string& words, const scene::Text& text, const Classes& classes) {
    scene::PagePoint at = text.at;
    scene::Anchor anchor = text.anchor;
    if (text.font.spacing != 0 && anchor != scene::Anchor::start) {
        // Browsers add space after the last letter, too; librsvg does not. Only a text that is anchored at its start
        // looks the same in both.
        const double back = anchor == scene::Anchor::middle ? text.width / 2 : text.width;
        at.x -= back;
        anchor = scene::Anchor::start;
    }
    const bool leftwards = text::reads_right_to_left(words);
    if (leftwards && anchor != scene::Anchor::middle) {
        // SVG's start is where reading starts; ours is on the left.
        anchor = anchor == scene::Anchor::start ? scene::Anchor::end : scene::Anchor::start;
    }
    constexpr std::string_view anchors[] = {"", "middle", "end"};
    std::string id;
    if (text.halo.width > 0) {
        const std::string name = page.id("text" + std::to_string(++page.texts));
        id = attribute("id", name);
        page.line(halo_of(page, name, classes, text));
    }
    std::string out = "<text" + page.dark_mark(text, letter_paints) + id + classes.letters;
    out += fmt::format(" x=\"{}\" y=\"{}\"", svg_number(at.x), svg_number(at.y));
    out += look_of(page, words, text) + spacing_of(text);
    out += attribute("text-anchor", anchors[static_cast<int>(anchor)]);
    out += leftwards ? " direction=\"rtl\"" : "";
    if (text.angle != 0) {
        out += fmt::format(" transform=\"rotate({} {} {})\"", format_number(text.angle, 4), svg_number(text.at.x),
                           svg_number(text.at.y));
    }
    out += fill_attributes(text.colour);
    const bool spaces_count = words.find("  ") != std::string::npos || words.starts_with(' ') || words.ends_with(' ');
    out += spaces_count ? " xml:space=\"preserve\"" : "";
    page.line(out + ">" + xml_escaped(words) + "</text>");
}

/// Live text on a path. Viewers without text on paths (librsvg) do not report the feature named here; for these, each
/// letter is a text of its own.
void write_curved(SvgPage& page, const std::string& words, const scene::Text& text, const Classes& classes) {
    const std::vector<text::Letter> letters = page.typesetter.letters(words, text.font, text.language);
    const std::vector<text::LetterPlace> places = text::letter_places(text.baseline, letters);
    if (places.empty()) {
        return;
    }
    const std::string number = std::to_string(++page.texts);
    const std::string curve = page.id("curve" + number);
    const std::string name = page.id("text" + number);
    page.line(fmt::format("<path id=\"{}\" fill=\"none\" d=\"{}\"/>", curve, svg_path_data(text.baseline)));
    if (text.halo.width > 0) {
        page.line(halo_of(page, name, classes, text));
    }
    page.line(fmt::format("<switch{}{}{}{}{}>", page.dark_mark(text, letter_paints), attribute("id", name),
                          classes.letters, look_of(page, words, text), fill_attributes(text.colour)));
    ++page.depth;
    const double start = (text::length_of(text.baseline) - letters.back().start - letters.back().width) / 2;
    page.line(fmt::format("<text requiredFeatures=\"http://www.w3.org/TR/SVG11/feature#Text\"{}><textPath "
                          "xlink:href=\"#{}\" startOffset=\"{}\">{}</textPath></text>",
                          spacing_of(text), curve, svg_number(start + letters.front().indent), xml_escaped(words)));
    std::string apart = "<g>";
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double turn = places[i].angle * std::numbers::pi / 180;
        const double x = places[i].at.x + letters[i].indent * std::cos(turn);
        const double y = places[i].at.y + letters[i].indent * std::sin(turn);
        if (!letters[i].shape.empty()) {
            apart += fmt::format("<text transform=\"translate({} {}) rotate({})\">{}</text>", svg_number(x),
                                 svg_number(y), format_number(places[i].angle, 3), xml_escaped(letters[i].text));
        }
    }
    page.line(apart + "</g>");
    --page.depth;
    page.line("</switch>");
}

} // namespace

std::string root_families(const SvgPage& page) {
    return family_list({"Noto Sans"}, page.font_prefix);
}

void write_text(SvgPage& page, const scene::Text& text, const Themed& owner) {
    constexpr std::size_t longest = 1024; // as in the typesetter
    const std::string words = text::clean_line(text.text, longest);
    const Classes classes = classed(page, text, owner);
    if (page.options.outlines) {
        write_outlines(page, words, text, classes);
    } else if (text.baseline.empty()) {
        write_straight(page, words, text, classes);
    } else {
        write_curved(page, words, text, classes);
    }
}

} // namespace conflictmap::backend
