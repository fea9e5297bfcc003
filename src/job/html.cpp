#include "job/html.hpp"

#include "figure/plate.hpp"
#include "output/figure_page.hpp"

namespace conflictmap::job {

const backend::Format& html_format() {
    static const backend::Format format{"html", ".html", "a page of its own: the map with lists, tables and tooltips",
                                        false, nullptr};
    return format;
}

std::string dark_style_of(const std::string& style) {
    return style == "report-light" ? "report-dark" : "";
}

std::string html_of(const ComposedMap& map, output::Figure figure, const text::Typesetter& typesetter,
                    backend::Options how) {
    const backend::Format& svg = *backend::find_format("svg");
    how.scale = 1;
    how.outlines = false;
    how.embed_fonts = false; // the page's policy lets no font in
    figure.plate = figure::plate_of(map.page.scene);
    return output::figure_page(figure, svg.encode(map.page.scene, typesetter, how),
                               map.dark ? svg.encode(map.dark->page.scene, typesetter, how) : std::string());
}

} // namespace conflictmap::job
