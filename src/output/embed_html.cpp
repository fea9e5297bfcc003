// <map>.figure.html: a snippet for a web page or a content management system.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "backend/xml.hpp"
#include "base/units.hpp"
#include "output/embeds.hpp"

namespace conflictmap::output {
namespace {

/// Relative addresses keep their letters; characters that a URL or srcset would misread are percent-encoded.
std::string address(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= 'a' && byte <= 'z') || c == '-' || c == '_' || c == '.' || c == '@' || c == '~';
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return out;
}

/// All widths of a picture in one format; the browser chooses the one that suits its screen.
std::string srcset_of(const std::vector<Output>& outputs, std::string_view format, std::size_t least) {
    std::vector<const Output*> pictures;
    for (const Output& each : outputs) {
        if (each.format == format) {
            pictures.push_back(&each);
        }
    }
    std::stable_sort(pictures.begin(), pictures.end(),
                     [](const auto* a, const auto* b) { return a->width < b->width; });
    std::vector<std::string> entries;
    for (const Output* each : pictures) {
        entries.push_back(fmt::format("{} {}w", address(each->path), each->width));
    }
    return entries.size() < least ? std::string() : fmt::format("{}", fmt::join(entries, ", "));
}

} // namespace

std::string figure_html(const Figure& figure) {
    using backend::xml_escaped;
    const Output* png = picture_in(figure.outputs, "png");
    const Output* svg = picture_in(figure.outputs, "svg");
    const Output* webp = picture_in(figure.outputs, "webp");
    const Output* pixels = png != nullptr ? png : webp;
    const Output* shown = pixels != nullptr ? pixels : svg;
    const auto css_pixels = [](double mm) { return std::lround(mm / mm_per_px); };
    const long width = pixels != nullptr ? pixels->width : css_pixels(figure.width);
    const long height = pixels != nullptr ? pixels->height : css_pixels(figure.height);
    const std::string sizes = fmt::format("sizes=\"(max-width: {0}px) 100vw, {0}px\"", css_pixels(figure.width));
    const std::string srcset = srcset_of(figure.outputs, shown->format, 2);
    const bool choice = png != nullptr && webp != nullptr;
    std::string out =
        fmt::format("<figure id=\"{}\" lang=\"{}\">\n", reference_of(figure), xml_escaped(figure.language));
    if (choice) {
        out += fmt::format("  <picture>\n  <source type=\"image/webp\" srcset=\"{}\"\n       {}>\n",
                           srcset_of(figure.outputs, "webp", 1), sizes);
    }
    out += fmt::format("  <img src=\"{}\"", address(shown->path));
    if (!srcset.empty()) {
        out += fmt::format("\n       srcset=\"{}\"\n       {}", srcset, sizes);
    }
    out += fmt::format("\n       width=\"{}\" height=\"{}\" style=\"max-width: 100%; height: auto\" loading=\"lazy\"\n",
                       width, height);
    out += fmt::format("       alt=\"{}\">\n", xml_escaped(figure.alt));
    out += choice ? "  </picture>\n" : "";
    out += fmt::format("  <figcaption>{}", xml_escaped(caption_of(figure)));
    if (const std::string credit = credit_of(figure); !credit.empty()) {
        out += fmt::format("\n    <small>{}</small>\n  ", xml_escaped(credit));
    }
    return out + "</figcaption>\n</figure>\n";
}

} // namespace conflictmap::output
