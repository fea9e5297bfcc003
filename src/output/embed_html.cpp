// <map>.figure.html: a snippet for a web page or a content management system.
#include <algorithm>
#include <cmath>

#include "base/units.hpp"
#include "output/embeds.hpp"

namespace conflictmap::output {
namespace {

/// All widths of a picture in one format; the browser chooses the one that suits its screen.
Html srcset_of(const std::vector<Output>& outputs, std::string_view format, std::size_t least) {
    std::vector<const Output*> pictures;
    for (const Output& each : outputs) {
        if (each.format == format) {
            pictures.push_back(&each);
        }
    }
    std::stable_sort(pictures.begin(), pictures.end(),
                     [](const auto* a, const auto* b) { return a->width < b->width; });
    Html entries;
    for (const Output* each : pictures) {
        entries += entries.empty() ? Html() : Html::form(", ");
        entries += Html::form("{} {}w", HtmlSyntax::address(each->path), each->width);
    }
    return pictures.size() < least ? Html() : entries;
}

} // namespace

Html figure_html(const Figure& figure) {
    const Output* png = picture_in(figure.outputs, "png");
    const Output* svg = picture_in(figure.outputs, "svg");
    const Output* webp = picture_in(figure.outputs, "webp");
    const Output* pixels = png != nullptr ? png : webp;
    const Output* shown = pixels != nullptr ? pixels : svg;
    const auto css_pixels = [](double mm) { return std::lround(mm / mm_per_px); };
    const long width = pixels != nullptr ? pixels->width : css_pixels(figure.width);
    const long height = pixels != nullptr ? pixels->height : css_pixels(figure.height);
    const Html sizes = Html::form("sizes=\"(max-width: {0}px) 100vw, {0}px\"", css_pixels(figure.width));
    const Html srcset = srcset_of(figure.outputs, shown->format, 2);
    const bool choice = png != nullptr && webp != nullptr;
    Html out = Html::form("<figure id=\"{}\" lang=\"{}\">\n", Html::escaped(reference_of(figure)),
                          Html::escaped(figure.language));
    if (choice) {
        out += Html::form("  <picture>\n  <source type=\"image/webp\" srcset=\"{}\"\n       {}>\n",
                          srcset_of(figure.outputs, "webp", 1), sizes);
    }
    out += Html::form("  <img src=\"{}\"", HtmlSyntax::address(shown->path));
    if (!srcset.empty()) {
        out += Html::form("\n       srcset=\"{}\"\n       {}", srcset, sizes);
    }
    out += Html::form("\n       width=\"{}\" height=\"{}\" style=\"max-width: 100%; height: auto\" loading=\"lazy\"\n",
                      width, height);
    out += Html::form("       alt=\"{}\">\n", Html::escaped(figure.alt));
    out += choice ? Html::form("  </picture>\n") : Html();
    out += Html::form("  <figcaption>{}", Html::escaped(caption_of(figure)));
    if (const std::string credit = credit_of(figure); !credit.empty()) {
        out += Html::form("\n    <small>{}</small>\n  ", Html::escaped(credit));
    }
    return out + Html::form("</figcaption>\n</figure>\n");
}

} // namespace conflictmap::output
