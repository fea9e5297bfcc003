#include "output/figure_page.hpp"

#include <map>
#include <stdexcept>

#include <fmt/format.h>

#include "backend/xml.hpp"
#include "output/digest.hpp"
#include "output/inline_svg.hpp"
#include "output/page_files.hpp"
#include "output/page_parts.hpp"
#include "output/page_words.hpp"

namespace conflictmap::output {
namespace {

using backend::xml_escaped;

struct Inlined {
    std::string svg;
    std::string rules;
};

Inlined inlined(const Figure& figure, const Drawing& drawing) {
    if (drawing.dark.empty()) {
        return {inline_svg(drawing.light, figure.plate),
                drawing.dark_rules.empty()
                    ? std::string()
                    : fmt::format("@media screen and (prefers-color-scheme:dark){{\n{}}}\n", drawing.dark_rules)};
    }
    return {fmt::format("<div class=\"in-light\">{}</div>\n<div class=\"in-dark\">{}</div>\n",
                        inline_svg(drawing.light, figure.plate), inline_svg(drawing.dark, figure.plate)),
            "@media screen and (prefers-color-scheme:dark){.in-light{display:none}.in-dark{display:block}}\n"};
}

/// Nothing may be loaded from anywhere. The page's own styles and script are allowed by their hashes; fonts and
/// pictures only as data within the SVG, and only if the SVG has any.
std::string policy_of(const std::vector<std::string>& styles, std::string_view script, std::string_view svg) {
    std::string out = "default-src 'none'; style-src";
    for (const std::string& style : styles) {
        out += fmt::format(" '{}'", policy_hash(style));
    }
    out += fmt::format("; script-src '{}'", policy_hash(script));
    out += svg.find("url(data:font/") != std::string_view::npos ? "; font-src data:" : "";
    out += svg.find("href=\"data:image/") != std::string_view::npos ? "; img-src data:" : "";
    return out + "; base-uri 'none'; form-action 'none'";
}

using Values = std::map<std::string, std::string, std::less<>>;

/// The template with each {{name}} replaced once; the inserted text is not searched again.
std::string filled(std::string_view form, const Values& values, const std::string& language) {
    constexpr std::string_view word = "word:";
    std::string out;
    for (std::size_t at = 0; at < form.size();) {
        const std::size_t open = form.find("{{", at);
        out += form.substr(at, open - at);
        if (open == std::string_view::npos) {
            break;
        }
        const std::size_t close = form.find("}}", open);
        const std::string_view name = form.substr(open + 2, close - open - 2);
        if (name.starts_with(word)) {
            out += xml_escaped(page_word(name.substr(word.size()), language));
        } else if (const auto value = values.find(name); value != values.end()) {
            out += value->second;
        } else {
            throw std::logic_error(fmt::format("page.html names '{}', which figure_page does not give", name));
        }
        at = close + 2;
    }
    return out;
}

std::string as_of_paragraph(const Figure& figure) {
    if (figure.as_of.empty()) {
        return {};
    }
    return fmt::format("<p class=\"as-of\">{} <time datetime=\"{}\">{}</time></p>\n",
                       page_word("as-of", figure.language), xml_escaped(figure.at), xml_escaped(figure.as_of));
}

} // namespace

std::string figure_page(const Figure& figure, const Drawing& drawn) {
    const std::string& language = figure.language;
    const Inlined drawing = inlined(figure, drawn);
    const Timeline timeline = timeline_section(figure);
    const std::string events = events_section(figure);
    const std::string areas = areas_section(figure);
    const bool told = !events.empty() || !areas.empty();
    std::string rules = timeline.rules + drawing.rules;
    // The map is no higher than the window beside the lists; 7rem are for the headline and the line below the map.
    const double width = figure.plate ? figure.plate->width : figure.width;
    const double height = figure.plate ? figure.plate->height : figure.height;
    if (width > 0 && height > 0) {
        rules += fmt::format("@media screen and (min-width:48rem){{.sheet{{max-width:max(40rem,calc((100vh - 7rem)*"
                             "{:.4f}))}}}}\n",
                             width / height);
    }
    std::vector<std::string> styles{std::string(page_css), rules};
    for (std::string& style : styles_in(drawing.svg)) {
        styles.push_back(std::move(style));
    }
    const std::string title = xml_escaped(figure.title.empty() ? figure.map : figure.title);
    const Values values{
        {"language", xml_escaped(language.empty() ? "en" : language)},
        {"policy", policy_of(styles, page_js, drawing.svg)},
        {"alt", xml_escaped(figure.alt)},
        {"title", title},
        {"css", std::string(page_css)},
        {"rules", rules},
        {"skip", told ? fmt::format("<a class=\"skip\" href=\"#{}\">{}</a>\n", events.empty() ? "_areas" : "_events",
                                    page_word("skip", language))
                      : ""},
        {"subtitle", text_element("p class=\"subtitle\"", figure.subtitle)},
        {"columns", events.empty() ? "" : " two"},
        {"map", xml_escaped(figure.map)},
        {"svg", drawing.svg},
        {"as_of", as_of_paragraph(figure)},
        {"credits", credits_paragraph(figure)},
        {"description", description_details(figure)},
        {"downloads", downloads_list(figure)},
        {"told", told ? fmt::format("<div class=\"told\">\n{}{}{}</div>\n", timeline.html, events, areas) : ""},
        {"data", data_details(figure)},
        {"js", std::string(page_js)},
    };
    return filled(page_html, values, language);
}

} // namespace conflictmap::output
