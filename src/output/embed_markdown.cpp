// <map>.md: a figure for pandoc and Quarto.
#include <fmt/format.h>

#include "base/units.hpp"
#include "output/embeds.hpp"

namespace conflictmap::output {
namespace {

/// One line: a blank one would end the figure.
std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
    return out;
}

/// In double quotes, where a backslash takes the meaning from the sign after it.
std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : one_line(text)) {
        out += c == '"' || c == '\\' ? "\\" : "";
        out += c;
    }
    return out + '"';
}

} // namespace

std::string markdown_escaped(std::string_view text) {
    // Pandoc takes a backslash before any ASCII sign for that sign itself.
    constexpr std::string_view signs = "\\`*_{}[]()<>#+!|~$^'\"@&:";
    std::string out;
    for (const char c : one_line(text)) {
        out += signs.find(c) != std::string_view::npos ? "\\" : "";
        out += c;
    }
    return out;
}

std::string figure_markdown(const Figure& figure) {
    // Pixels go into every document; Word shows no PDF.
    const Output* shown = picture_in(figure.outputs, "png", true);
    for (const std::string_view format : {"svg", "pdf", "webp"}) {
        shown = shown == nullptr ? picture_in(figure.outputs, format) : shown;
    }
    const std::string credit = credit_of(figure);
    std::string caption = fmt::format("**{}**", markdown_escaped(figure.title.empty() ? figure.map : figure.title));
    caption += figure.subtitle.empty() ? "" : " " + markdown_escaped(figure.subtitle) + ".";
    caption += credit.empty() ? "" : " " + markdown_escaped(credit);
    const std::string alt = in_quotes(figure.alt);
    // Quarto reads fig-alt; pandoc's HTML reads alt, and its Word documents take the title for a description.
    return fmt::format("![{}](<{}> {}){{#{} fig-alt={} alt={} width={}mm}}\n", caption, shown->path, alt,
                       reference_of(figure), alt, alt, format_number(figure.width, 2));
}

} // namespace conflictmap::output
