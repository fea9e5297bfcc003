#include "job/html.hpp"

#include "backend/svg_dark.hpp"
#include "figure/plate.hpp"
#include "output/figure_page.hpp"

namespace conflictmap::job {

const backend::Format& html_format() {
    static const backend::Format format{"html", ".html", "a web page: the map with lists, tables and tooltips", false,
                                        nullptr};
    return format;
}

std::string dark_style_of(const std::string& style) {
    return style == "report-light" ? "report-dark" : "";
}

std::string html_of(const ComposedMap& map, output::Figure figure, const text::Typesetter& typesetter,
                    backend::Options how) {
    const auto svg_of = [&](const scene::Scene& scene) {
        return backend::find_format("svg")->encode(scene, typesetter, how);
    };
    how.scale = 1;
    how.outlines = false;
    how.embed_fonts = false; // the page's policy lets no font in
    figure.plate = figure::plate_of(map.page.scene);
    const scene::Scene& light = map.page.scene;
    if (!map.dark) {
        return output::figure_page(figure, {svg_of(light)});
    }
    const scene::Scene& dark = map.dark->page.scene;
    if (const auto both = backend::svg_with_dark(light, dark, typesetter, how)) {
        return output::figure_page(figure, {both->svg, both->rules});
    }
    return output::figure_page(figure, {svg_of(light), "", svg_of(dark)});
}

} // namespace conflictmap::job
