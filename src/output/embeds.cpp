#include "output/embeds.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace conflictmap::output {
namespace {

template <auto figure_in> std::string file_of(const Figure& figure) {
    return figure_in(figure).text();
}

} // namespace

std::vector<Embed> embeds_for(const std::vector<Output>& pictures) {
    const auto has = [&](std::string_view format) { return picture_in(pictures, format) != nullptr; };
    std::vector<Embed> embeds;
    if (has("png") || has("svg") || has("webp")) {
        embeds.push_back({".figure.html", &file_of<&figure_html>});
        embeds.push_back({".md", &file_of<&figure_markdown>});
    } else if (has("pdf")) {
        embeds.push_back({".md", &file_of<&figure_markdown>});
    }
    if (has("png") || has("pdf")) {
        embeds.push_back({".tex", &file_of<&figure_latex>});
    }
    return embeds;
}

const Output* picture_in(const std::vector<Output>& outputs, std::string_view format, bool largest) {
    const Output* found = nullptr;
    for (const Output& each : outputs) {
        if (each.format == format && (found == nullptr || (each.scale > found->scale) == largest)) {
            found = &each;
        }
    }
    return found;
}

std::string reference_of(const Figure& figure) {
    std::string out = "fig-";
    for (const char c : figure.stem.text()) {
        const bool plain = is_ascii_letter(c) || is_ascii_digit(c);
        out += plain ? c : '-';
    }
    return out;
}

std::string caption_of(const Figure& figure) {
    return figure.title + (figure.subtitle.empty() || figure.title.empty() ? "" : ". ") + figure.subtitle;
}

std::string credit_of(const Figure& figure) {
    return fmt::format("{}", fmt::join(figure.credits, " "));
}

} // namespace conflictmap::output
