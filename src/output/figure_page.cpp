#include "output/figure_page.hpp"

#include <map>
#include <stdexcept>

#include <fmt/format.h>

#include "output/digest.hpp"
#include "output/inline_svg.hpp"
#include "output/page_files.hpp"
#include "output/page_parts.hpp"
#include "output/page_words.hpp"

namespace conflictmap::output {
namespace {

struct Inlined {
    Html svg;
    Css rules;
};

Inlined inlined(const Figure& figure, const Drawing& drawing) {
    const auto inlined_svg = [&](const std::string& svg) { return HtmlSyntax::as_is(inline_svg(svg, figure.plate)); };
    if (drawing.dark.empty()) {
        return {inlined_svg(drawing.light), drawing.dark_rules.empty()
                                                ? Css()
                                                : Css::form("@media screen and (prefers-color-scheme:dark){{\n{}}}\n",
                                                            CssSyntax::as_is(drawing.dark_rules))};
    }
    return {
        Html::form("<div class=\"in-light\">{}</div>\n<div class=\"in-dark\">{}</div>\n", inlined_svg(drawing.light),
                   inlined_svg(drawing.dark)),
        Css::form(
            "@media screen and (prefers-color-scheme:dark){{.in-light{{display:none}}.in-dark{{display:block}}}}\n")};
}

/// Nothing may be loaded from anywhere. The page's own styles and script are allowed by their hashes; fonts and
/// pictures only as data within the SVG, and only if the SVG has any.
Html policy_of(const std::vector<std::string>& styles, std::string_view script, std::string_view svg) {
    Html out = Html::form("default-src 'none'; style-src");
    for (const std::string& style : styles) {
        out += Html::form(" '{}'", Html::escaped(policy_hash(style)));
    }
    out += Html::form("; script-src '{}'", Html::escaped(policy_hash(script)));
    out += svg.find("url(data:font/") != std::string_view::npos ? Html::form("; font-src data:") : Html();
    out += svg.find("href=\"data:image/") != std::string_view::npos ? Html::form("; img-src data:") : Html();
    return out + Html::form("; base-uri 'none'; form-action 'none'");
}

using Values = std::map<std::string, Html, std::less<>>;

/// The template with each {{name}} replaced once; the inserted text is not searched again.
Html filled(std::string_view form, const Values& values, const std::string& language) {
    constexpr std::string_view word = "word:";
    Html out;
    for (std::size_t at = 0; at < form.size();) {
        const std::size_t open = form.find("{{", at);
        out += HtmlSyntax::as_is(form.substr(at, open - at));
        if (open == std::string_view::npos) {
            break;
        }
        const std::size_t close = form.find("}}", open);
        const std::string_view name = form.substr(open + 2, close - open - 2);
        if (name.starts_with(word)) {
            out += html_word(name.substr(word.size()), language);
        } else if (const auto value = values.find(name); value != values.end()) {
            out += value->second;
        } else {
            throw std::logic_error(fmt::format("page.html names '{}', which figure_page does not give", name));
        }
        at = close + 2;
    }
    return out;
}

Html as_of_paragraph(const Figure& figure) {
    if (figure.as_of.empty()) {
        return {};
    }
    return Html::form("<p class=\"as-of\">{} <time datetime=\"{}\">{}</time></p>\n",
                      html_word("as-of", figure.language), Html::escaped(figure.at), Html::escaped(figure.as_of));
}

} // namespace

Html figure_page(const Figure& figure, const Drawing& drawn) {
    const std::string& language = figure.language;
    const Inlined drawing = inlined(figure, drawn);
    const Timeline timeline = timeline_section(figure);
    const Html events = events_section(figure);
    const Html areas = areas_section(figure);
    const bool told = !events.empty() || !areas.empty();
    Css rules = timeline.rules + drawing.rules;
    // The map is no higher than the window beside the lists; 7rem are for the headline and the line below the map.
    const double width = figure.plate ? figure.plate->width : figure.width;
    const double height = figure.plate ? figure.plate->height : figure.height;
    if (width > 0 && height > 0) {
        rules += Css::form("@media screen and (min-width:48rem){{.sheet{{max-width:max(40rem,calc((100vh - 7rem)*"
                           "{:.4f}))}}}}\n",
                           width / height);
    }
    std::vector<std::string> styles{std::string(page_css), rules.text()};
    for (std::string& style : styles_in(drawing.svg.text())) {
        styles.push_back(std::move(style));
    }
    const Html title = Html::escaped(figure.title.empty() ? figure.map : figure.title);
    const Values values{
        {"language", Html::escaped(language.empty() ? "en" : language)},
        {"policy", policy_of(styles, page_js, drawing.svg.text())},
        {"alt", Html::escaped(figure.alt)},
        {"title", title},
        {"css", HtmlSyntax::as_is(page_css)},
        {"rules", HtmlSyntax::style(rules)},
        {"skip",
         told ? Html::form("<a class=\"skip\" href=\"#{}\">{}</a>\n",
                           events.empty() ? Html::form("_areas") : Html::form("_events"), html_word("skip", language))
              : Html()},
        {"subtitle", text_element("<p class=\"subtitle\" dir=\"auto\">{}</p>\n", figure.subtitle)},
        {"columns", events.empty() ? Html() : Html::form(" two")},
        {"map", Html::escaped(figure.map)},
        {"svg", drawing.svg},
        {"as_of", as_of_paragraph(figure)},
        {"credits", credits_paragraph(figure)},
        {"description", description_details(figure)},
        {"downloads", downloads_list(figure)},
        {"told", told ? Html::form("<div class=\"told\">\n{}{}{}</div>\n", timeline.html, events, areas) : Html()},
        {"data", data_details(figure)},
        {"js", HtmlSyntax::as_is(page_js)},
    };
    return filled(page_html, values, language);
}

} // namespace conflictmap::output
