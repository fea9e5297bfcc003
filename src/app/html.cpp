#include "app/html.hpp"

#include "app/plate.hpp"
#include "output/figure_page.hpp"

namespace conflictmap::app {

const backend::Format& html_format() {
    static const backend::Format format{"html", ".html", "a page of its own: the map with lists, tables and tooltips",
                                        false, nullptr};
    return format;
}

std::string dark_style_of(const std::string& style) {
    return style == "report-light" ? "report-dark" : "";
}

std::string html_of(const Page& page, output::Figure figure, const text::Typesetter& typesetter, backend::Options how) {
    const backend::Format& svg = *backend::find_format("svg");
    how.scale = 1;
    how.outlines = false;
    how.embed_fonts = false; // the page's policy lets no font in
    figure.plate = plate_of(page.scene);
    return output::figure_page(figure, svg.encode(page.scene, typesetter, how),
                               page.dark ? svg.encode(page.dark->scene, typesetter, how) : std::string());
}

} // namespace conflictmap::app
