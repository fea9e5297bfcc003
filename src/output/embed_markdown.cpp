// <map>.md: a figure for pandoc and Quarto.
#include <fmt/format.h>

#include "base/units.hpp"
#include "output/embeds.hpp"

namespace conflictmap::output {
namespace {

/// On one line: a blank line would end the figure.
std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
    return out;
}

/// In double quotes. A backslash there escapes the next character.
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
    // In pandoc, a backslash before any ASCII punctuation makes it literal.
    constexpr std::string_view signs = "\\`*_{}[]()<>#+!|~$^'\"@&:";
    std::string out;
    for (const char c : one_line(text)) {
        out += signs.find(c) != std::string_view::npos ? "\\" : "";
        out += c;
    }
    return out;
}

std::string figure_markdown(const Figure& figure) {
    // PNG works in all documents; Word cannot show PDF.
    const Output* shown = picture_in(figure.outputs, "png", true);
    for (const std::string_view format : {"svg", "pdf", "webp"}) {
        shown = shown == nullptr ? picture_in(figure.outputs, format) : shown;
    }
    const std::string credit = credit_of(figure);
    std::string caption = fmt::format("**{}**", markdown_escaped(figure.title.empty() ? figure.map : figure.title));
    caption += figure.subtitle.empty() ? "" : " " + markdown_escaped(figure.subtitle) + ".";
    caption += credit.empty() ? "" : " " + markdown_escaped(credit);
    const std::string alt = in_quotes(figure.alt);
    // Quarto reads fig-alt. Pandoc's HTML reads alt; its Word documents use the title as a description.
    return fmt::format("![{}](<{}> {}){{#{} fig-alt={} alt={} width={}mm}}\n", caption, shown->path, alt,
                       reference_of(figure), alt, alt, format_number(figure.width, 2));
}

} // namespace conflictmap::output
