// SVG 1.1 for browsers, librsvg, Inkscape and Illustrator: named groups, live text, millimetres.
#include <fmt/format.h>

#include <cmath>
#include <numbers>
#include <set>

#include "backend/backend.hpp"
#include "backend/svg_path.hpp"
#include "backend/xml.hpp"
#include "base/deadline.hpp"
#include "base/units.hpp"
#include "text/curve.hpp"
#include "text/direction.hpp"
#include "text/utf8.hpp"

namespace conflictmap::backend {

const Format& svg_format();

namespace {

std::string attribute(std::string_view name, std::string_view value) {
    return value.empty() ? std::string() : fmt::format(" {}=\"{}\"", name, xml_escaped(value));
}

std::string opacity_of(std::string_view name, double opacity) {
    return opacity >= 1 ? std::string() : fmt::format(" {}=\"{}\"", name, format_number(opacity, 3));
}

std::string fill_of(const Colour& colour) {
    return fmt::format(" fill=\"{}\"{}", to_hex(colour), opacity_of("fill-opacity", colour.opacity));
}

/// SVG's defaults (butt caps, miter joins at a limit of 4) are left out.
std::string stroke_of(const Stroke& stroke) {
    constexpr std::string_view caps[] = {"", "round", "square"};
    constexpr std::string_view joins[] = {"", "round", "bevel"};
    std::string out = fmt::format(" stroke=\"{}\"{} stroke-width=\"{}\"", to_hex(stroke.colour),
                                  opacity_of("stroke-opacity", stroke.colour.opacity), format_number(stroke.width, 4));
    out += attribute("stroke-linecap", caps[static_cast<int>(stroke.cap)]);
    out += attribute("stroke-linejoin", joins[static_cast<int>(stroke.join)]);
    for (std::size_t i = 0; i < stroke.dash.size(); ++i) {
        out += (i == 0 ? " stroke-dasharray=\"" : " ") + format_number(stroke.dash[i], 4);
    }
    return stroke.dash.empty() ? out : out + '"';
}

/// Lenders are named too, so that viewers take the letters we measured; a generic family stands in where none is
/// installed.
std::string family_of(const std::vector<std::string>& families) {
    std::string out;
    for (const std::string& family : families) {
        out += fmt::format("'{}', ", family);
    }
    return out + (families.front().find("Serif") != std::string::npos ? "serif" : "sans-serif");
}

/// data-* attributes are lower-case in HTML, where the SVG may be embedded.
std::string data_name(std::string_view key) {
    std::string name = xml_name(key);
    for (char& c : name) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return "data-" + name;
}

class Writer {
public:
    Writer(const scene::Scene& scene, const text::Typesetter& typesetter) : scene_(&scene), typesetter_(&typesetter) {}

    std::string page();

    void operator()(const scene::Path& path);
    void operator()(const scene::Text& text);
    void operator()(const std::unique_ptr<scene::Group>& group) { add_group(*group); }

private:
    void add_group(const scene::Group& group);
    void add_curved(const std::string& words, const scene::Text& text);
    [[nodiscard]] std::string look_of(const std::string& words, const scene::Text& text) const;
    void add_items(const scene::Group& group);
    void line(std::string_view content) { out_.append(depth_, ' ').append(content) += '\n'; }
    void element(std::string_view name, std::string_view text) {
        if (!text.empty()) {
            line(fmt::format("<{0}>{1}</{0}>", name, xml_escaped(text)));
        }
    }
    /// Free in this file: prefixed, and numbered when taken.
    std::string id(std::string_view name) {
        const std::string wanted = xml_name(scene_->name + "-" + std::string(name));
        std::string free = wanted;
        for (int n = 2; !ids_.insert(free).second; ++n) {
            free = wanted + "-" + std::to_string(n);
        }
        return free;
    }

    const scene::Scene* scene_;
    const text::Typesetter* typesetter_;
    std::string out_;
    std::size_t depth_ = 0;
    std::set<std::string> ids_;
    int clips_ = 0;
    int texts_ = 0;
};

std::string Writer::page() {
    const std::string title_id = id("title");
    const std::string description_id = id("desc");
    const bool titled = !scene_->title.empty();
    const bool described = !scene_->description.empty();
    std::string named_by = titled ? title_id : "";
    named_by += described ? (titled ? " " : "") + description_id : "";
    const std::string width = svg_number(scene_->width);
    const std::string height = svg_number(scene_->height);
    line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    line(fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                     "xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" width=\"{0}mm\" height=\"{1}mm\" "
                     "viewBox=\"0 0 {0} {1}\" role=\"img\" text-rendering=\"geometricPrecision\"{2}{3}>",
                     width, height, attribute("aria-labelledby", named_by), attribute("xml:lang", scene_->language)));
    ++depth_;
    if (titled) {
        line(fmt::format("<title id=\"{}\">{}</title>", title_id, xml_escaped(scene_->title)));
    }
    if (described) {
        line(fmt::format("<desc id=\"{}\">{}</desc>", description_id, xml_escaped(scene_->description)));
    }
    // The PNG is opaque as well.
    line(fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>", width, height));
    add_group(scene_->root);
    --depth_;
    line("</svg>");
    return std::move(out_);
}

void Writer::add_group(const scene::Group& group) {
    const bool bare = group.id.empty() && group.css_class.empty() && group.label.empty() && group.title.empty() &&
                      group.description.empty() && group.data.empty() && !group.is_layer && !group.clip &&
                      group.opacity >= 1;
    if (bare) {
        add_items(group);
        return;
    }
    std::string open = "<g";
    if (!group.id.empty()) {
        open += attribute("id", id(group.id));
    }
    open += attribute("class", group.css_class);
    std::set<std::string> names; // two keys may come to the same name
    for (const auto& [key, value] : group.data) {
        std::string name = data_name(key);
        while (!names.insert(name).second) {
            name += '_';
        }
        open += fmt::format(" {}=\"{}\"", name, xml_escaped(value));
    }
    const std::string& label = group.label.empty() && group.is_layer ? group.id : group.label;
    open += attribute("inkscape:groupmode", group.is_layer ? "layer" : "");
    open += attribute("inkscape:label", label);
    open += opacity_of("opacity", std::fmax(0, group.opacity));
    if (group.clip) {
        const std::string clip = id("clip" + std::to_string(++clips_));
        line(fmt::format("<clipPath id=\"{}\"><path clip-rule=\"evenodd\" d=\"{}\"/></clipPath>", clip,
                         svg_path_data(*group.clip)));
        open += fmt::format(" clip-path=\"url(#{})\"", clip);
    }
    line(open + ">");
    ++depth_;
    element("title", group.title);
    element("desc", group.description);
    add_items(group);
    --depth_;
    line("</g>");
}

void Writer::add_items(const scene::Group& group) {
    for (const scene::Item& item : group.items) {
        check_deadline();
        std::visit(*this, item);
    }
}

void Writer::operator()(const scene::Path& path) {
    if (path.outline.empty() || !(path.fill || path.stroke)) {
        return;
    }
    std::string out = "<path" + attribute("class", path.css_class);
    out += path.fill ? fill_of(*path.fill) + " fill-rule=\"evenodd\"" : " fill=\"none\"";
    out += path.stroke && path.stroke->width > 0 ? stroke_of(*path.stroke) : "";
    line(fmt::format("{} d=\"{}\"/>", out, svg_path_data(path.outline)));
}

/// How the letters look: what a text and its letters on a curve have in common.
std::string Writer::look_of(const std::string& words, const scene::Text& text) const {
    std::string out = attribute("font-family", family_of(typesetter_->families(words, text.font)));
    out += fmt::format(" font-size=\"{}\"", format_number(text.font.size, 4));
    if (text.font.weight != Weight::regular) {
        out += fmt::format(" font-weight=\"{}\"", static_cast<int>(text.font.weight));
    }
    out += text.font.italic ? " font-style=\"italic\"" : "";
    if (!text.language.empty() && text.language != scene_->language) {
        out += attribute("xml:lang", text.language);
    }
    return out;
}

/// The halo of what has the name: the same thing beneath, which takes the stroke of its use. paint-order is not known
/// everywhere. xlink:href rather than href, for Inkscape before 1.3 and Illustrator.
std::string halo_of(const std::string& name, const Halo& halo) {
    const Stroke stroke{halo.colour, 2 * halo.width, {}, Cap::butt, Join::round};
    return fmt::format("<use xlink:href=\"#{}\"{}/>", name, stroke_of(stroke));
}

void Writer::operator()(const scene::Text& text) {
    constexpr std::size_t longest = 1024; // as the typesetter
    const std::string words = text::clean_line(text.text, longest);
    if (!text.baseline.empty()) {
        add_curved(words, text);
        return;
    }
    scene::PagePoint at = text.at;
    scene::Anchor anchor = text.anchor;
    if (text.font.spacing != 0 && anchor != scene::Anchor::start) {
        // Browsers space the last letter too, librsvg does not: only a text that starts at its place is the same in
        // both.
        const double back = anchor == scene::Anchor::middle ? text.width / 2 : text.width;
        at.x -= back;
        anchor = scene::Anchor::start;
    }
    const bool leftwards = text::reads_right_to_left(words);
    if (leftwards && anchor != scene::Anchor::middle) {
        // SVG's start is where reading starts; ours is the left.
        anchor = anchor == scene::Anchor::start ? scene::Anchor::end : scene::Anchor::start;
    }
    constexpr std::string_view anchors[] = {"", "middle", "end"};
    std::string out = "<text";
    if (text.halo.width > 0) {
        const std::string name = id("text" + std::to_string(++texts_));
        out += attribute("id", name);
        line(halo_of(name, text.halo));
    }
    out += attribute("class", text.css_class);
    out += fmt::format(" x=\"{}\" y=\"{}\"", svg_number(at.x), svg_number(at.y));
    out += look_of(words, text);
    if (text.font.spacing != 0) {
        out += fmt::format(" letter-spacing=\"{}\"", format_number(text.font.spacing, 4));
    }
    out += attribute("text-anchor", anchors[static_cast<int>(anchor)]);
    out += leftwards ? " direction=\"rtl\"" : "";
    if (text.angle != 0) {
        out += fmt::format(" transform=\"rotate({} {} {})\"", format_number(text.angle, 4), svg_number(text.at.x),
                           svg_number(text.at.y));
    }
    out += fill_of(text.colour);
    const bool spaces_count = words.find("  ") != std::string::npos || words.starts_with(' ') || words.ends_with(' ');
    out += spaces_count ? " xml:space=\"preserve\"" : "";
    line(out + ">" + xml_escaped(words) + "</text>");
}

/// Live text on a path; for viewers that know no text on paths (librsvg), which then lack the feature named, each
/// letter by itself.
void Writer::add_curved(const std::string& words, const scene::Text& text) {
    const std::vector<text::Letter> letters = typesetter_->letters(words, text.font, text.language);
    const std::vector<text::Stand> stands = text::stands_on(text.baseline, letters);
    if (stands.empty()) {
        return;
    }
    const std::string number = std::to_string(++texts_);
    const std::string curve = id("curve" + number);
    const std::string name = id("text" + number);
    line(fmt::format("<path id=\"{}\" fill=\"none\" d=\"{}\"/>", curve, svg_path_data(text.baseline)));
    if (text.halo.width > 0) {
        line(halo_of(name, text.halo));
    }
    line(fmt::format("<switch{}{}{}{}>", attribute("id", name), attribute("class", text.css_class),
                     look_of(words, text), fill_of(text.colour)));
    ++depth_;
    const double start = (text::length_of(text.baseline) - letters.back().start - letters.back().width) / 2;
    line(fmt::format("<text requiredFeatures=\"http://www.w3.org/TR/SVG11/feature#Text\"{}><textPath "
                     "xlink:href=\"#{}\" startOffset=\"{}\">{}</textPath></text>",
                     text.font.spacing != 0 ? fmt::format(" letter-spacing=\"{}\"", format_number(text.font.spacing, 4))
                                            : "",
                     curve, svg_number(start + letters.front().indent), xml_escaped(words)));
    std::string apart = "<g>";
    for (std::size_t i = 0; i < stands.size(); ++i) {
        const double turn = stands[i].angle * std::numbers::pi / 180;
        const double x = stands[i].at.x + letters[i].indent * std::cos(turn);
        const double y = stands[i].at.y + letters[i].indent * std::sin(turn);
        if (!letters[i].shape.empty()) {
            apart += fmt::format("<text transform=\"translate({} {}) rotate({})\">{}</text>", svg_number(x),
                                 svg_number(y), format_number(stands[i].angle, 3), xml_escaped(letters[i].text));
        }
    }
    line(apart + "</g>");
    --depth_;
    line("</switch>");
}

std::string encode(const scene::Scene& scene, const text::Typesetter& typesetter, const Options&) {
    return Writer(scene, typesetter).page();
}

} // namespace

const Format& svg_format() {
    static const Format format{"svg", ".svg", "vectors with named groups and live text", false, &encode};
    return format;
}

} // namespace conflictmap::backend
