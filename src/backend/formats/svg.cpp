// SVG 1.1 for browsers, librsvg, Inkscape and Illustrator: named groups, live text, millimetres.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "backend/svg_attributes.hpp"
#include "backend/svg_fonts.hpp"
#include "backend/svg_page.hpp"
#include "backend/svg_path.hpp"
#include "backend/xml.hpp"
#include "base/deadline.hpp"
#include "base/units.hpp"

namespace conflictmap::backend {

const Format& svg_format();

void SvgPage::element(std::string_view name, std::string_view text) {
    if (!text.empty()) {
        line(fmt::format("<{0}>{1}</{0}>", name, xml_escaped(text)));
    }
}

std::string SvgPage::id(std::string_view name) {
    const std::string wanted = xml_name(scene.name + "-" + std::string(name));
    std::string free = wanted;
    for (int n = 2; !ids.insert(free).second; ++n) {
        free = wanted + "-" + std::to_string(n);
    }
    return free;
}

namespace {

void write_items(SvgPage& page, const scene::Group& group, const Themed& owner);

/// The owner of a group's paths and texts: the group's own class, or for a piece of furniture its id, because all
/// pieces have the same class; otherwise the owner of the parent group.
Themed owner_in(const scene::Group& group, const std::string& id, const Themed& outer) {
    if (group.css_class == "furniture" && !id.empty()) {
        return {"#" + id, xml_name(group.id)};
    }
    return group.css_class.empty() ? outer : themed(group.css_class);
}

std::string data_attributes(const scene::Group& group) {
    std::string out;
    std::set<std::string> names; // two keys may give the same name
    for (const auto& [key, value] : group.data) {
        std::string name = data_name(key);
        while (!names.insert(name).second) {
            name += '_';
        }
        out += fmt::format(" {}=\"{}\"", name, xml_escaped(value));
    }
    return out;
}

Paints opacity_of(const scene::Group& group) {
    Paints paints;
    paints.opacity = group.opacity >= 1 ? "1" : format_number(std::fmax(0, group.opacity), 3);
    return paints;
}

Paints paints_of(const scene::Path& path) {
    Paints paints;
    add_paints(paints, path);
    return paints;
}

void write_group(SvgPage& page, const scene::Group& group, const Themed& outer) {
    const bool bare = group.id.empty() && group.css_class.empty() && group.label.empty() && group.title.empty() &&
                      group.description.empty() && group.data.empty() && !group.is_layer && !group.clip &&
                      group.opacity >= 1;
    if (bare) {
        write_items(page, group, outer);
        return;
    }
    const std::string id = group.id.empty() ? "" : page.id(group.id);
    const std::string& label = group.label.empty() && group.is_layer ? group.id : group.label;
    std::string open = "<g" + page.dark_mark(group, opacity_of) + attribute("id", id) +
                       attribute("class", group.css_class) + data_attributes(group);
    open += attribute("inkscape:groupmode", group.is_layer ? "layer" : "");
    open += attribute("inkscape:label", label);
    open += opacity_attribute("opacity", std::fmax(0, group.opacity));
    if (group.clip) {
        const std::string clip = page.id("clip" + std::to_string(++page.clips));
        page.line(fmt::format("<clipPath id=\"{}\"><path clip-rule=\"evenodd\" d=\"{}\"/></clipPath>", clip,
                              svg_path_data(*group.clip)));
        open += fmt::format(" clip-path=\"url(#{})\"", clip);
    }
    page.line(open + ">");
    ++page.depth;
    page.element("title", group.title);
    page.element("desc", group.description);
    write_items(page, group, owner_in(group, id, outer));
    --page.depth;
    page.line("</g>");
}

/// With a single ring, both rules give the same result unless it crosses itself.
bool needs_rule(const scene::Outline& outline) {
    return std::count(outline.verbs.begin(), outline.verbs.end(), scene::Verb::move) > 1;
}

/// The last word of a path's class is its part. The word before it is its class; without one, the class is its owner's.
void theme_path(SvgPage& page, const scene::Path& path, const Themed& owner) {
    const std::size_t space = path.css_class.rfind(' ');
    const bool own = space != std::string::npos;
    const std::string part = path.css_class.substr(own ? space + 1 : 0);
    if (themed(part).name != part) {
        return;
    }
    const Themed who = own ? themed(path.css_class.substr(0, space)) : owner;
    if (path.fill) {
        page.theme.paint(who, "." + part, own, part, "fill", *path.fill);
    }
    if (path.stroke) {
        page.theme.paint(who, "." + part, own, path.fill ? part + "-stroke" : part, "stroke", path.stroke->colour);
    }
}

bool is_drawn(const scene::Path& path) {
    return !path.outline.empty() && (path.fill || path.stroke);
}

/// Whether a line is so long that a reference is shorter than a second copy of it.
bool is_long_line(const scene::Path& path) {
    constexpr std::size_t many = 40;
    return !path.fill && path.stroke && path.stroke->width > 0 && path.outline.points.size() >= many;
}

void count_strokes(SvgPage& page, const scene::Group& group) {
    for (const scene::Item& item : group.items) {
        if (const auto* child = std::get_if<std::unique_ptr<scene::Group>>(&item)) {
            count_strokes(page, **child);
        } else if (const auto* path = std::get_if<scene::Path>(&item); path != nullptr && is_long_line(*path)) {
            ++page.strokes[svg_path_data(path->outline)];
        }
    }
}

/// Writes a line that is drawn several times with different strokes: first as a path in a group that has the stroke,
/// then as uses of that path, each with its own stroke. False when the line is drawn only once.
bool write_shared(SvgPage& page, const scene::Path& path, const std::string& data) {
    const auto count = page.strokes.find(data);
    if (!is_long_line(path) || count == page.strokes.end() || count->second < 2) {
        return false;
    }
    const std::string look =
        page.dark_mark(path, paints_of) + attribute("class", path.css_class) + stroke_attributes(*path.stroke);
    const auto [known, is_new] = page.shared.try_emplace(data);
    if (is_new) {
        known->second = page.id("line" + std::to_string(page.shared.size()));
        page.line(fmt::format("<g{}><path id=\"{}\" fill=\"none\" d=\"{}\"/></g>", look, known->second, data));
    } else {
        page.line(fmt::format("<use{} xlink:href=\"#{}\"/>", look, known->second));
    }
    return true;
}

void write_path(SvgPage& page, const scene::Path& path, const Themed& owner) {
    theme_path(page, path, owner);
    const std::string data = svg_path_data(path.outline);
    if (write_shared(page, path, data)) {
        return;
    }
    std::string out = "<path" + page.dark_mark(path, paints_of) + attribute("class", path.css_class);
    out += path.fill ? fill_attributes(*path.fill) : " fill=\"none\"";
    out += path.fill && needs_rule(path.outline) ? " fill-rule=\"evenodd\"" : "";
    out += path.stroke && path.stroke->width > 0 ? stroke_attributes(*path.stroke) : "";
    page.line(fmt::format("{} d=\"{}\"/>", out, data));
}

/// The class of a fill and a stroke with the same outline that are written as one path.
std::string joined(const std::string& fill, const std::string& stroke) {
    if (fill.empty() || stroke.empty()) {
        return fill + stroke;
    }
    const std::size_t space = fill.rfind(' ');
    const std::size_t own = space == std::string::npos ? 0 : space + 1;
    return stroke.starts_with(fill.substr(0, own)) ? fill + " " + stroke.substr(own) : "";
}

/// Writes a fill and the stroke after it as one path, if they have the same outline, which saves half of the bytes.
/// False when they have not.
bool write_both(SvgPage& page, const scene::Path& fill, const scene::Item& next, const Themed& owner) {
    const auto* stroke = std::get_if<scene::Path>(&next);
    if (stroke == nullptr || !is_drawn(fill) || fill.stroke || stroke->fill || !stroke->stroke ||
        stroke->stroke->width <= 0 || fill.outline != stroke->outline) {
        return false;
    }
    std::string css_class = joined(fill.css_class, stroke->css_class);
    if (css_class.empty() && !fill.css_class.empty()) {
        return false;
    }
    theme_path(page, fill, owner);
    theme_path(page, *stroke, owner);
    const auto both = [](const scene::Path& lower, const scene::Path& upper) {
        Paints paints = paints_of(lower);
        add_paints(paints, upper);
        return paints;
    };
    const std::string mark =
        page.dark == nullptr
            ? ""
            : page.dark->mark(both(fill, *stroke), both(page.dark->other(fill), page.dark->other(*stroke)));
    page.line(fmt::format("<path{}{}{}{}{} d=\"{}\"/>", mark, attribute("class", css_class),
                          fill_attributes(*fill.fill), needs_rule(fill.outline) ? " fill-rule=\"evenodd\"" : "",
                          stroke_attributes(*stroke->stroke), svg_path_data(fill.outline)));
    return true;
}

/// Each symbol once, then its uses.
void write_marks(SvgPage& page, const scene::Marks& marks, const Themed& owner) {
    std::vector<std::string> uses;
    page.line("<defs>");
    ++page.depth;
    for (const scene::Group& symbol : marks.symbols) {
        const std::string id = page.id("symbol" + std::to_string(uses.size() + 1));
        page.line(fmt::format("<g{}>", attribute("id", id)));
        ++page.depth;
        write_group(page, symbol, owner);
        --page.depth;
        page.line("</g>");
        uses.push_back(fmt::format("<use xlink:href=\"#{}\" x=\"", id));
    }
    --page.depth;
    page.line("</defs>");
    const std::string indent(page.depth, ' ');
    for (std::size_t i = 0; i < marks.at.size(); ++i) {
        check_deadline();
        page.body += indent;
        page.body += uses[marks.symbol_of[i]];
        append_svg_number(page.body, marks.at[i].x);
        page.body += "\" y=\"";
        append_svg_number(page.body, marks.at[i].y);
        page.body += "\"/>\n";
    }
}

void write_items(SvgPage& page, const scene::Group& group, const Themed& owner) {
    for (std::size_t i = 0; i < group.items.size(); ++i) {
        check_deadline();
        const scene::Item& item = group.items[i];
        if (const auto* child = std::get_if<std::unique_ptr<scene::Group>>(&item)) {
            write_group(page, **child, owner);
        } else if (const auto* text = std::get_if<scene::Text>(&item)) {
            write_text(page, *text, owner);
        } else if (const auto* marks = std::get_if<std::unique_ptr<scene::Marks>>(&item)) {
            write_marks(page, **marks, owner);
        } else if (const auto& path = std::get<scene::Path>(item); is_drawn(path)) {
            if (i + 1 < group.items.size() && write_both(page, path, group.items[i + 1], owner)) {
                ++i;
            } else {
                write_path(page, path, owner);
            }
        }
    }
}

/// Protects the texts from styles of the page that contains the SVG, then adds fonts and colours.
std::string style_of(const SvgPage& page, const std::string& root_id) {
    std::string css = fmt::format("#{}{{font-weight:400;font-style:normal;letter-spacing:normal;word-spacing:normal;"
                                  "text-transform:none;direction:ltr}}\n",
                                  root_id);
    if (!page.font_prefix.empty()) {
        css += embedded_fonts(page.scene, page.typesetter, page.font_prefix);
    }
    return "<style>\n" + css + page.theme.rules(root_id) + "</style>\n";
}

std::string encode_svg(const scene::Scene& scene, const text::Typesetter& typesetter, const Options& options,
                       DarkLook* dark) {
    const bool embed = options.embed_fonts && !options.outlines;
    SvgPage page{scene, typesetter, options, embed ? xml_name(scene.name) + " " : ""};
    page.dark = dark;
    const std::string root_id = page.id("svg");
    const std::string title_id = page.id("title");
    const std::string description_id = page.id("desc");
    const bool titled = !scene.title.empty();
    const bool described = !scene.description.empty();
    std::string named_by = titled ? title_id : "";
    named_by += described ? (titled ? " " : "") + description_id : "";
    const std::string width = svg_number(scene.width);
    const std::string height = svg_number(scene.height);
    count_strokes(page, scene.root);
    write_group(page, scene.root, {});
    // No text-rendering="geometricPrecision": with it, Chromium measures letters of 2 mm as if they were 2 px.
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                       "xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" id=\"{2}\" "
                       "width=\"{0}mm\" height=\"{1}mm\" viewBox=\"0 0 {0} {1}\" role=\"img\"{3}{4} "
                       "font-family=\"{5}\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n",
                       width, height, root_id, attribute("aria-labelledby", named_by),
                       attribute("xml:lang", scene.language), xml_escaped(root_families(page)));
    if (titled) {
        out += fmt::format(" <title id=\"{}\">{}</title>\n", title_id, xml_escaped(scene.title));
    }
    if (described) {
        out += fmt::format(" <desc id=\"{}\">{}</desc>\n", description_id, xml_escaped(scene.description));
    }
    out += style_of(page, root_id);
    // The PNG is also opaque.
    out += fmt::format(" <rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>\n", width, height);
    return out + page.body + "</svg>\n";
}

} // namespace

std::optional<DarkSvg> svg_with_dark(const scene::Scene& light, const scene::Scene& dark,
                                     const text::Typesetter& typesetter, const Options& options) {
    auto look = DarkLook::of(light, dark);
    if (!look) {
        return std::nullopt;
    }
    std::string svg = encode_svg(light, typesetter, options, &*look);
    return DarkSvg{std::move(svg), look->rules()};
}

const Format& svg_format() {
    static const Format format{"svg", ".svg", "vectors with named groups and live text", false,
                               [](const scene::Scene& scene, const text::Typesetter& typesetter,
                                  const Options& options) { return encode_svg(scene, typesetter, options, nullptr); }};
    return format;
}

} // namespace conflictmap::backend
