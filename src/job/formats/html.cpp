// The figure page: the map with its lists, tables and tooltips.
#include "backend/svg_dark.hpp"
#include "figure/plate.hpp"
#include "job/format.hpp"
#include "output/figure_page.hpp"

namespace conflictmap::job {
namespace {

std::string dark_style_of(const std::string& style) {
    return style == "report-light" ? "report-dark" : "";
}

std::string encode(const FormatInput& input, backend::Options how) {
    const auto svg_of = [&](const scene::Scene& scene) {
        return backend::find_format("svg")->encode(scene, input.typesetter, how);
    };
    how.scale = 1;
    how.outlines = false;
    how.embed_fonts = false; // the content security policy of the page allows no fonts
    output::Figure figure = input.figure;
    const scene::Scene& light = input.map.page.scene;
    figure.plate = figure::plate_of(light);
    if (!input.map.dark) {
        return output::figure_page(figure, {svg_of(light)}).text();
    }
    const scene::Scene& dark = input.map.dark->page.scene;
    if (const auto both = backend::svg_with_dark(light, dark, input.typesetter, how)) {
        return output::figure_page(figure, {both->svg, both->rules}).text();
    }
    return output::figure_page(figure, {svg_of(light), "", svg_of(dark)}).text();
}

} // namespace

const Format& html_format() {
    static const Format format = [] {
        Format html;
        html.name = "html";
        html.extension = ".html";
        html.about = "a web page: the map with lists, tables and tooltips";
        html.links = true;
        html.dark_style = dark_style_of;
        html.encode = encode;
        return html;
    }();
    return format;
}

} // namespace conflictmap::job
